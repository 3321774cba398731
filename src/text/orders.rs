//! Words of the order list and of the statuses.

use super::Sentence;
use crate::contract::{OrderStatus, ValidationLevel};

super::sentences! {
    TITLE: "Your certificates", "您的证书";
    INTRO: "Certificates you have bought. To get one issued, give the details the certificate authority (CA) needs.", "您已购买的证书。填写申请信息后，CA（证书颁发机构）才能签发。";
    NONE: "You have no certificates yet. A certificate appears here as soon as it is paid for.", "您还没有证书。购买并付款后，证书会显示在此处。";
    LIST: "Certificates", "证书列表";

    FIND: "Find a certificate", "查找证书";
    FIND_HINT: "Type a domain name, an order number or a product.", "请输入域名、订单号或产品名称。";
    FOUND_NONE: "No certificate matches these words.", "没有符合条件的证书。";
    LEVEL_DV: "domain check", "验证域名";
    LEVEL_OV: "domain and company check", "验证域名和企业";
    LEVEL_EV: "extended company check", "扩展验证企业身份";
    SHOW_MORE: "Show more ({0} left)", "显示更多（还有 {0} 个）";
    UNREADABLE: "One certificate cannot be shown because this page does not understand its data.", "有一张证书无法显示：此页面无法识别它的数据。";

    PAYED: "To apply", "待申请";
    CHECKING: "Verifying", "审核中";
    FAILED: "Failed", "审核未通过";
    ISSUED: "Issued", "已签发";
    WILL_EXPIRE: "Expires soon", "即将过期";
    EXPIRED: "Expired", "已过期";
    NOT_ACTIVATED: "Not active", "未激活";
    REVOKED: "Revoked", "已吊销";
    OTHER: "In progress", "处理中";
    OTHER_MORE: "In progress. This page does not know this status yet.", "处理中，此页面暂时无法识别该状态。";

    APPLY: "Apply", "申请";
    CONTINUE: "Continue", "继续申请";
    MODIFY: "Modify and re-apply", "修改并重新申请";
    VIEW: "View status", "查看状态";
    DOWNLOAD: "Download certificate", "下载证书";
    FOR: "{0}, {1}", "{0}，{1}";

    NAMES: "{0} domain name|{0} domain names", "{0}个域名";
    WILDCARDS: "{0} wildcard domain name|{0} wildcard domain names", "{0}个通配符域名";
    UP_TO: "up to {0}", "最多{0}";
    AND_MORE: "{0} and {1} more", "{0} 等 {2} 个域名";
    BOUGHT: "bought {0}", "购买于 {0}";

    DO_APPLY: "About 10 minutes. You need your company's registration details, a printer, the company seal and a phone camera.", "大约需要 10 分钟。请准备公司登记信息、打印机、公章和可拍照的手机。";
    DO_APPLY_DV: "About 3 minutes. You need access to the domain name's email or DNS.", "大约需要 3 分钟。需要能管理域名的邮箱或 DNS 解析。";
    DO_CONTINUE: "Your answers are saved. Continue where you stopped.", "您填写的内容已保存，可继续填写。";
    DO_MODIFY: "Everything you entered is still here.", "您填写的内容均已保留。";
    DO_WAIT: "The CA is reviewing your application. View the status to see how far it is.", "CA 正在审核，可查看当前进展。";
    DO_WAIT_UNTIL: "The CA is reviewing your application. It expects to issue the certificate by {0}.", "CA 正在审核，预计 {0}前签发。";
    DO_EXPECT: "Expected by {0}.", "预计 {0}前签发。";
    DO_DOWNLOAD: "Your certificate has been issued. You can download it.", "证书已签发，可以下载。";
    DO_RENEW: "Buy a new certificate to replace it.", "请购买新证书进行更换。";
    DO_NOTHING: "You do not need to do anything.", "您无需操作。";
    YOUR_TURN: "Your turn", "待您处理";
    CA_TURN: "The CA's turn", "CA 处理中";
    ORDER: "order {0}", "订单 {0}";
    DOWNLOADING: "Downloading the certificate…", "正在下载证书…";
    DOWNLOADED: "The certificate was saved as {0}.", "证书已保存为 {0}。";
    CA_SAYS: "The CA says:", "CA 的审核意见：";
}

/// The words for what the CA checks at a validation level, if the level is known.
pub fn level(level: &ValidationLevel) -> Option<Sentence> {
    match level {
        ValidationLevel::Dv => Some(LEVEL_DV),
        ValidationLevel::Ov => Some(LEVEL_OV),
        ValidationLevel::Ev => Some(LEVEL_EV),
        ValidationLevel::Other(_) => None,
    }
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
