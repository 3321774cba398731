//! Words of the order list and of the statuses.

use super::Sentence;
use crate::contract::OrderStatus;

super::sentences! {
    TITLE: "Your certificates", "您的证书";
    INTRO: "Bought and paid for. Each one needs the applicant's information before the CA can issue it.",
        "以下证书已付款。填写申请信息后，CA 才能签发。";
    NONE: "There are no certificates here yet. One that you have bought appears here as soon as it is paid.",
        "这里还没有证书。购买并付款后会立即显示。";
    LIST: "Certificates", "证书列表";

    SHOW_MORE: "Show more ({0} left)", "显示更多（还有 {0} 个）";
    UNREADABLE: "One certificate cannot be shown, because the certificate service describes it in a way that this page does not understand.",
        "有一张证书无法显示：此页面无法理解证书服务对它的描述。";

    PAYED: "To apply", "待申请";
    CHECKING: "Verifying", "审核中";
    FAILED: "Failed", "审核失败";
    ISSUED: "Issued", "已签发";
    WILL_EXPIRE: "Expires soon", "即将过期";
    EXPIRED: "Expired", "已过期";
    NOT_ACTIVATED: "Not active", "未生效";
    REVOKED: "Revoked", "已吊销";
    OTHER: "In progress", "处理中";
    OTHER_MORE: "In progress, unknown state", "处理中，状态未知";

    APPLY: "Apply", "申请";
    CONTINUE: "Continue", "继续申请";
    MODIFY: "Modify and re-apply", "修改并重新申请";
    VIEW: "View status", "查看状态";
    DOWNLOAD: "Download certificate", "下载证书";
    FOR: "{0}, {1}", "{0}，{1}";

    ONE_NAME: "1 name", "1 个域名";
    NAMES: "Up to {0} names", "最多 {0} 个域名";
    WILDCARDS: "Up to {0} wildcard names", "最多 {0} 个通配符域名";
    ONE_WILDCARD: "1 wildcard name", "1 个通配符域名";
    MIXED: "Up to {0} names and {1} wildcard names", "最多 {0} 个域名和 {1} 个通配符域名";
    AND_MORE: "{0} + {1} more", "{0} 等 {2} 个";
    BOUGHT: "bought {0}", "购买于 {0}";

    DO_APPLY: "About 10 minutes. You need the company's registration data and a printer.", "大约需要 10 分钟。请准备公司登记信息和打印机。";
    DO_APPLY_DV: "About 3 minutes. You need access to the domain's e-mail or DNS.", "大约需要 3 分钟。需要能管理域名的邮箱或 DNS。";
    DO_CONTINUE: "Your answers are saved. Carry on where you stopped.", "您的答案已保存，可从中断处继续。";
    DO_MODIFY: "Everything you entered is still here.", "您填写的内容都还在。";
    DO_WAIT: "The CA is at work. See what it is waiting for.", "CA 正在处理，可查看当前进展。";
    DO_EXPECT: "Expected by {0}.", "预计 {0} 前完成。";
    DO_DOWNLOAD: "The certificate is ready.", "证书已可使用。";
    DO_RENEW: "Buy a new one in time.", "请及时购买新证书。";
    DO_NOTHING: "There is nothing to do here.", "此处无需操作。";
    YOUR_TURN: "Your turn", "轮到您";
    CA_TURN: "The CA's turn", "CA 处理中";
    ORDER: "order {0}", "订单 {0}";
    DOWNLOADING: "Fetching the certificate…", "正在获取证书…";
    DOWNLOADED: "The certificate was saved as {0}.", "证书已保存为 {0}。";
    CA_SAYS: "The CA says:", "CA 的说明：";
}

/// The name of an order's status.
pub fn status(status: &OrderStatus) -> Sentence {
    match status {
        OrderStatus::Payed => PAYED,
        OrderStatus::Checking => CHECKING,
        OrderStatus::CheckedFail => FAILED,
        OrderStatus::Issued => ISSUED,
        OrderStatus::WillExpire => WILL_EXPIRE,
        OrderStatus::Expired => EXPIRED,
        OrderStatus::NotActivated => NOT_ACTIVATED,
        OrderStatus::Revoked => REVOKED,
        OrderStatus::Other(_) => OTHER,
    }
}
