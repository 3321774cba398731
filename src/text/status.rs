//! Words of the status page.

use super::Sentence;
use crate::contract::{AttemptOutcome, StageCode, VerificationMethod};

super::sentences! {
    TITLE: "Application status", "申请状态";
    CHECKED_AT: "checked {0}", "更新于 {0}";
    SINCE: "since {0}", "自 {0}";
    STAGES: "Stages", "进度";
    WHO_CA: "CA", "CA";
    WHO_YOU: "You", "您";
    STATE_DONE: "Done", "已完成";
    STATE_CURRENT: "Now", "进行中";
    STATE_WAITING: "Still to come", "未开始";
    STATE_FAILED: "Failed", "失败";

    RECEIVED: "Received", "已收到";
    DOCUMENTS: "Documents read", "审阅文件";
    ORGANIZATION_CALL: "The CA calls", "CA 电话核实";
    DOMAIN_VERIFICATION: "Domain verification", "域名验证";
    ISSUANCE: "Issued", "签发";
    OTHER_STAGE: "Another step of the CA ({0})", "CA 的其他步骤（{0}）";

    NEXT_RECEIVED: "The CA has the application and takes it up.", "CA 已收到申请，即将处理。";
    NEXT_DOCUMENTS: "The CA reads the form and looks the company up in public records.", "CA 正在审阅表格并查询公司的公开记录。";
    NEXT_CALL: "The CA calls the company, the applicant and, for EV, the superior. Keep the phones on.", "CA 将致电公司、申请人及（EV 证书）上级，请保持电话畅通。";
    NEXT_VERIFY: "You prove that you control each name. “Your turn” above says how.", "您需要证明对每个域名的控制权，方法见上方“轮到您”。";
    NEXT_VERIFY_CA: "The CA looks whether you control each name.", "CA 正在核实您对每个域名的控制权。";
    NEXT_ISSUANCE: "The CA signs the certificate. Nothing is left for you to do.", "CA 正在签发证书，您无需操作。";
    EXPECTED: "Expected by {0}", "预计 {0} 前";
    EXPECTED_UNKNOWN: "The CA gives no date yet.", "CA 尚未给出日期。";
    WATCH: "Watch your e-mail and keep your phone on.", "请留意邮件并保持电话畅通。";

    EMAIL: "Sent to {0}. Until you follow its link the application stays “Verifying”. Look into the spam folder too.",
        "邮件已发送至 {0}。在您点击邮件中的链接之前，申请将保持“审核中”。也请查看垃圾邮件箱。";
    EMAIL_NO_ADDRESS: "An e-mail was sent to the domain's contact. Until its link is followed the application stays “Verifying”.", "邮件已发送给域名联系人。在点击链接之前，申请将保持“审核中”。";
    DNS: "Publish these records at your DNS provider. The CA looks for them by itself.", "请在 DNS 服务商处添加以下记录，CA 会自动检测。";
    FILE: "Put these files on the web server of each name. The CA looks for them by itself.", "请在各域名的网站服务器上放置以下文件，CA 会自动检测。";
    OTHER_METHOD: "The CA verifies the names by the method “{0}”.", "CA 使用“{0}”方式验证域名。";
    YOUR_TURN: "Your turn: prove that you control the names", "轮到您：证明对域名的控制权";
    SENT_AT: "Sent {0}.", "发送于 {0}。";
    NAMES_OPEN: "Names to prove", "待验证的域名";
    UNTIL: "It works until {0}.", "有效期至 {0}。";
    RESEND: "Send it again", "重新发送";
    RESENT: "Sent again. It may take some minutes.", "已重新发送，可能需要几分钟。";
    RESEND_WAIT: "It was sent a moment ago. Try again in {0} seconds.", "刚刚已发送，请在 {0} 秒后重试。";
    RECORDS: "Records", "记录";
    RECORD_DOMAIN: "Domain", "域名";
    RECORD_TYPE: "Type", "类型";
    RECORD_NAME: "Name", "名称";
    RECORD_VALUE: "Value", "值";
    RECORD_STATE: "State", "状态";
    COPY_NAME: "Copy the name of the record for {0}", "复制 {0} 的记录名称";
    COPY_VALUE: "Copy the value of the record for {0}", "复制 {0} 的记录值";
    RECORD_PENDING: "Not seen yet", "尚未检测到";
    RECORD_VERIFIED: "Verified", "已验证";

    FAILED: "The CA refused the application", "CA 拒绝了申请";
    FAILED_WHY: "The CA's reason:", "CA 的理由：";
    FAILED_NO_REASON: "The CA gave no reason. Ask support, with the submission number below.", "CA 未说明理由。请联系客服，并提供下方的提交编号。";
    FAILED_FIELDS: "It names:", "涉及：";
    FAILED_OTHER: "something outside this form ({0})", "此表格之外的内容（{0}）";
    MODIFY_MORE: "Everything you entered is still here.", "您填写的内容都还在。";

    ISSUED_TITLE: "The certificate is issued", "证书已签发";
    FACTS: "Certificate", "证书";
    NOT_BEFORE: "Starts", "生效时间";
    NOT_AFTER: "Ends", "到期时间";
    SERIAL: "Serial number", "序列号";

    WITHDRAW: "Withdraw", "撤回申请";
    WITHDRAW_ASK: "Withdraw the application?", "撤回申请？";
    WITHDRAW_MORE: "The CA stops its review. Your answers are kept, and you can submit again.", "CA 将停止审核。您的答案会保留，可再次提交。";
    WITHDRAW_YES: "Withdraw the application", "撤回申请";
    WITHDRAW_NO: "Keep it in review", "继续审核";
    WITHDRAWN: "The application was withdrawn. Your answers are kept.", "申请已撤回，您的答案已保留。";
    TOO_LATE: "It is too late to withdraw: the CA has decided or is about to.", "已无法撤回：CA 已作出或即将作出决定。";

    NO_LONGER: "This certificate has ended. There is nothing to do here.", "该证书已失效，此处无需操作。";
    NOT_SUBMITTED: "Nothing has been submitted yet.", "尚未提交申请。";
    ATTEMPTS: "Earlier attempts", "历次提交";
    ATTEMPT: "Submitted {0}", "提交于 {0}";
    NUMBER: "Submission number", "提交编号";
    ATTEMPTS_TROUBLE: "The earlier attempts could not be fetched.", "未能获取历次提交。";
    OUT_CHECKING: "In review", "审核中";
    OUT_FAILED: "Refused", "被拒绝";
    OUT_ISSUED: "Issued", "已签发";
    OUT_WITHDRAWN: "Withdrawn", "已撤回";
    OUT_OTHER: "In progress, unknown state", "处理中，状态未知";
    DECIDED: "decided {0}", "决定于 {0}";
    TROUBLE: "The status could not be fetched. It was last checked {0}; it is tried again by itself.", "未能获取状态，上次更新于 {0}，将自动重试。";
    TROUBLE_FIRST: "The status could not be fetched. It is tried again by itself.", "未能获取状态，将自动重试。";
    LOOK_NOW: "Look now", "立即查询";
    HOW: "How it goes", "整个流程";
    HOW_LABEL: "You apply, the CA reads the documents, calls the company, verifies the domains, and issues the certificate. If it refuses, you modify and re-apply.",
        "您提交申请，CA 审阅文件、电话核实公司、验证域名，然后签发证书。如被拒绝，可修改后重新申请。";
    HOW_APPLY: "You apply", "您申请";
    HOW_REVIEW: "The CA reviews", "CA 审核";
    HOW_PROVE: "You prove the domains", "您验证域名";
    HOW_ISSUED: "Issued", "签发";
    /// The text of a drawing, divided into lines.
    HOW_AGAIN: "If refused:\nmodify and\nre-apply", "如被拒绝：\n修改后\n重新申请";
}

/// The name of a stage; `None` for one that this version does not know.
pub fn stage(code: &StageCode) -> Option<Sentence> {
    Some(match code {
        StageCode::Received => RECEIVED,
        StageCode::Documents => DOCUMENTS,
        StageCode::OrganizationCall => ORGANIZATION_CALL,
        StageCode::DomainVerification => DOMAIN_VERIFICATION,
        StageCode::Issuance => ISSUANCE,
        StageCode::Other(_) => return None,
    })
}

/// Explains a stage whose name does not explain it.
pub fn stage_more(code: &StageCode) -> Option<Sentence> {
    Some(match code {
        StageCode::Received => NEXT_RECEIVED,
        StageCode::Documents => NEXT_DOCUMENTS,
        StageCode::OrganizationCall => NEXT_CALL,
        StageCode::Issuance => NEXT_ISSUANCE,
        StageCode::DomainVerification | StageCode::Other(_) => return None,
    })
}

/// Says what to do for a method of domain verification that needs records. E-mail has separate sentences.
pub fn method(method: &VerificationMethod) -> Sentence {
    match method {
        VerificationMethod::Email => EMAIL_NO_ADDRESS,
        VerificationMethod::Dns => DNS,
        VerificationMethod::File => FILE,
        VerificationMethod::Other(_) => OTHER_METHOD,
    }
}

/// Names the outcome of a submission.
pub fn outcome(outcome: &AttemptOutcome) -> Sentence {
    match outcome {
        AttemptOutcome::Checking => OUT_CHECKING,
        AttemptOutcome::CheckedFail => OUT_FAILED,
        AttemptOutcome::Issued => OUT_ISSUED,
        AttemptOutcome::Withdrawn => OUT_WITHDRAWN,
        AttemptOutcome::Other(_) => OUT_OTHER,
    }
}
