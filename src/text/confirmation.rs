//! Words of the confirmation after a submission, and of what happens next.

super::sentences! {
    SUBMITTED: "Application submitted", "申请已提交";
    IN_REVIEW: "Application in review", "申请审核中";
    NUMBER: "Order number", "订单号";
    COPY_NUMBER: "Copy the order number", "复制订单号";
    HAPPENS: "What happens next", "后续流程";
    WHEN: "When", "预计时间";
    READY: "Keep ready", "请准备";

    DOCUMENTS: "The CA checks the form and the company's public records.", "CA 审核申请表并核对公司的公开记录。";
    CALL: "The CA calls the company and the applicant.", "CA 致电公司和申请人。";
    CALL_EV: "The CA calls the company, the applicant and the manager.", "CA 致电公司、申请人和上级主管。";
    VERIFY: "You verify your domain names: see “Your turn”.", "您验证域名所有权，方法见“待您处理”。";
    VERIFY_CA: "The CA verifies your domain names.", "CA 验证域名所有权。";
    ISSUE: "The CA issues the certificate, and you download it here.", "CA 签发证书，您可在此页面下载。";

    READY_PHONES: "The phones of the company and the applicant, switched on", "公司电话和申请人电话，并保持畅通";
    READY_PHONES_EV: "The phones of the company, the applicant and the manager, switched on", "公司、申请人和上级主管的电话，并保持畅通";
    READY_FORM: "The signed and sealed form on paper, in case the CA asks for it", "签字盖章的申请表原件，以备 CA 查验";
    READY_EMAIL: "The applicant's email, where the CA sends its questions", "申请人邮箱，CA 会通过邮件联系您";
}
