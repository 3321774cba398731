//! Words of the status page.

use super::Sentence;
use crate::contract::{AttemptOutcome, StageCode, VerificationMethod};

super::sentences! {
    TITLE: "Application status", "申请状态";
    CHECKED_AT: "checked {0}", "更新于 {0}";
    SINCE: "since {0}", "自 {0} 起";
    STAGES: "Stages", "进度";
    WHO_CA: "CA", "CA";
    WHO_YOU: "You", "您";
    STATE_DONE: "Done", "已完成";
    STATE_CURRENT: "In progress", "进行中";
    STATE_WAITING: "Not started", "未开始";
    STATE_FAILED: "Failed", "审核未通过";

    RECEIVED: "Received", "已收到";
    DOCUMENTS: "Document check", "材料审核";
    ORGANIZATION_CALL: "Phone call from the CA", "CA 电话核实";
    DOMAIN_VERIFICATION: "Domain verification", "域名验证";
    ISSUANCE: "Issued", "签发";
    OTHER_STAGE: "Another step of the CA ({0})", "CA 的其他步骤（{0}）";

    NEXT_RECEIVED: "The CA has received the application and will start its review.", "CA 已收到申请，即将开始审核。";
    NEXT_DOCUMENTS: "The CA is checking the form and the company's public records.", "CA 正在审核申请表并核对公司的公开记录。";
    NEXT_CALL: "The CA will call the company, the applicant and, for EV, the manager. Keep the phones switched on.", "CA 将致电公司、申请人及（EV 证书）上级主管，请保持电话畅通。";
    NEXT_VERIFY: "You need to verify your domain names. “Your turn” above says how.", "请验证域名所有权，方法见上方“待您处理”。";
    NEXT_VERIFY_CA: "The CA is checking that you control each domain name.", "CA 正在验证域名所有权。";
    NEXT_ISSUANCE: "The CA is issuing the certificate. You do not need to do anything.", "CA 正在签发证书，您无需操作。";
    EXPECTED: "Expected by {0}", "预计 {0}前签发";
    EXPECTED_UNKNOWN: "No expected date yet.", "CA 尚未给出预计时间。";
    WATCH: "Check your email and keep your phone switched on.", "请留意邮件并保持电话畅通。";

    EMAIL: "An email was sent to {0}. Until you follow its link, the application stays “Verifying”. Check your spam folder too.", "邮件已发送至 {0}。在您点击邮件中的链接之前，申请将保持“审核中”。也请查看垃圾邮件箱。";
    EMAIL_NO_ADDRESS: "An email was sent to the domain name's contact. Until its link is followed, the application stays “Verifying”.", "邮件已发送给域名联系人。在点击邮件中的链接之前，申请将保持“审核中”。";
    DNS: "Add these records at your DNS provider. The CA checks for them automatically.", "请到域名解析服务商处添加以下解析记录，CA 会自动检测。";
    FILE: "Put these files on the web server of each domain name. The CA checks for them automatically.", "请在各域名的网站服务器上放置以下文件，CA 会自动检测。";
    OTHER_METHOD: "The CA verifies the domain names by the method “{0}”.", "CA 使用“{0}”方式验证域名。";
    YOUR_TURN: "Your turn: verify your domain names", "待您处理：验证域名所有权";
    SENT_AT: "Sent {0}.", "发送于 {0}。";
    SENT_UNTIL: "Sent {0}. The link expires on {1}.", "发送于 {0}，有效期至 {1}。";
    LINK_UNTIL: "The link expires on {0}.", "链接有效期至 {0}。";
    RECORDS_UNTIL: "Complete the verification by {0}.", "请在 {0}前完成验证。";
    NAMES_OPEN: "Domain names to verify", "待验证的域名";
    RESEND: "Send the email again", "重新发送邮件";
    RESENT: "Email sent again. It may take a few minutes to arrive.", "邮件已重新发送，可能需要几分钟才能收到。";
    RESEND_WAIT: "An email was sent a moment ago. Try again in {0}.", "刚刚已发送邮件，请在 {0}后重试。";
    RECORDS: "Records", "记录";
    RECORD_DOMAIN: "Domain name", "域名";
    RECORD_TYPE: "Type", "记录类型";
    RECORD_NAME: "Name", "主机记录";
    RECORD_VALUE: "Value", "记录值";
    FILE_CONTENT: "Content", "文件内容";
    RECORD_STATE: "Status", "状态";
    COPY_NAME: "Copy the name of the record for {0}", "复制 {0} 的主机记录";
    COPY_VALUE: "Copy the value of the record for {0}", "复制 {0} 的记录值";
    COPY_CONTENT: "Copy the content of the file for {0}", "复制 {0} 的文件内容";
    RECORD_PENDING: "Not found yet", "尚未检测到";
    RECORD_VERIFIED: "Verified", "已验证";

    FAILED: "The CA refused the application", "审核未通过";
    FAILED_WHY: "The CA's reason:", "CA 的审核意见：";
    FAILED_NO_REASON: "The CA gave no reason. Contact support and give the submission number below.", "CA 未说明原因。请联系客服，并提供下方的提交编号。";
    FAILED_FIELDS: "Answers to change:", "需要修改的内容：";
    FAILED_OTHER: "Something outside this form ({0})", "此表单之外的内容（{0}）";

    ISSUED_TITLE: "Your certificate has been issued", "证书已签发";
    FACTS: "Certificate", "证书";
    NOT_BEFORE: "Starts", "生效时间";
    NOT_AFTER: "Expires", "到期时间";
    DAYS_LEFT: "Days left", "剩余天数";
    SERIAL: "Serial number", "序列号";
    COPY_SERIAL: "Copy the serial number", "复制序列号";

    WITHDRAW: "Withdraw", "撤回申请";
    WITHDRAW_ASK: "Withdraw the application?", "撤回申请？";
    WITHDRAW_MORE: "The CA will stop its review. Your answers are kept, and you can submit again.", "CA 将停止审核。您填写的内容会保留，可再次提交。";
    WITHDRAW_YES: "Withdraw the application", "撤回申请";
    WITHDRAW_NO: "Do not withdraw", "暂不撤回";
    WITHDRAWN: "The application was withdrawn. Your answers are kept.", "申请已撤回，您填写的内容已保留。";
    TOO_LATE: "You cannot withdraw now: the CA has decided or is about to.", "已无法撤回：CA 已作出或即将作出决定。";

    NO_LONGER: "This certificate can no longer be used. You do not need to do anything here.", "该证书已失效，此处无需操作。";
    NOT_SUBMITTED: "You have not submitted this application yet.", "尚未提交申请。";
    ATTEMPT_NOW: "This submission", "本次提交";
    ATTEMPTS_BEFORE: "Earlier submissions", "以往提交";
    ATTEMPT: "Submitted {0}", "提交于 {0}";
    ATTEMPT_DECIDED: "Submitted {0}, decided {1}", "提交于 {0}，审核完成于 {1}";
    NUMBER: "Submission number: {0}", "提交编号：{0}";
    ATTEMPTS_TROUBLE: "The submissions could not be loaded.", "提交记录加载失败。";
    OUT_CHECKING: "In review", "审核中";
    OUT_FAILED: "Failed", "审核未通过";
    OUT_ISSUED: "Issued", "已签发";
    OUT_WITHDRAWN: "Withdrawn", "已撤回";
    OUT_OTHER: "In progress", "处理中";
    TROUBLE: "The status could not be loaded. It was last checked at {0}. We will try again automatically.", "未能获取状态，上次更新于 {0}，将自动重试。";
    TROUBLE_FIRST: "The status could not be loaded. We will try again automatically.", "未能获取状态，将自动重试。";
    LOOK_NOW: "Check now", "立即查询";
    HOW: "How it works", "办理流程";
    HOW_LABEL: "You apply. The CA checks the documents, calls the company, verifies the domain names and issues the certificate. If it refuses, you can change your answers and apply again.", "您提交申请，CA 审核材料、电话核实公司、验证域名，然后签发证书。如审核未通过，可修改后重新申请。";
    HOW_APPLY: "You apply", "提交申请";
    HOW_REVIEW: "The CA reviews", "CA 审核";
    HOW_PROVE: "Domain verification", "验证域名";
    HOW_ISSUED: "Issued", "签发";
    /// The text of a drawing, divided into lines.
    HOW_AGAIN: "If refused:\nmodify and\nre-apply", "如未通过：\n修改后\n重新申请";
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
