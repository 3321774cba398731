//! Words about the end of a certificate and its renewal.

super::sentences! {
    TITLE: "Renewal", "续期";
    ENDS: "This certificate ends on {0}. Renew it before that day.", "此证书于 {0}到期，请在此之前续期。";
    ENDED: "This certificate ended on {0}.", "此证书已于 {0}到期。";
    LATER: "This certificate ends on {0}. You can renew it here in the last {1} days.", "此证书于 {0}到期，可在最后 {1} 天内在此续期。";
    RENEW: "Renew", "续期";
    RENEW_WITH: "Renew with order {0}", "使用订单 {0} 续期";
    FILLS: "The form is filled in from this order, with its domain names. You see what was filled in and can undo it.", "系统将用此订单的信息（包括域名）填写申请。您可以查看填入的内容，也可以撤销。";
    DO_RENEW: "Renew it with the new order {0}. The form is filled in for you.", "请使用新订单 {0} 续期，系统会为您填写申请信息。";
    NO_ORDER: "Buy a new certificate of the same product. Then you can renew here, and the form is filled in for you.", "请购买同款新证书。之后即可在此续期，系统会为您填写申请信息。";
    NOT_LOADED: "Your other orders could not be loaded.", "其他订单加载失败。";

    CALENDAR: "Add the end to your calendar", "将到期日添加到日历";
    CALENDAR_SAVED: "The calendar file was saved as {0}. Open it to add the entry with two reminders.", "日历文件已保存为 {0}。打开即可添加日程，含两次提醒。";
    EVENT: "The certificate for {0} ends", "{0} 的证书到期";
    EVENT_DETAILS: "Renew the certificate before this day. Order {0}: {1}", "请在此日之前为证书续期。订单 {0}：{1}";

    REUSE: "Checks that the CA may use again", "CA 可沿用的审核结果";
    REUSE_DOMAINS: "Domain verification of {0}: for certificates issued until {1}.", "{0}的域名验证：可用于 {1}之前（含当日）签发的证书。";
    REUSE_DOMAINS_OVER: "The domain verification of {0} is too old. You will need to verify your domain names again.", "{0}的域名验证已过期，您需要重新验证域名。";
    REUSE_COMPANY: "Company check of {0}: for certificates issued until {1}.", "{0}的企业审核：可用于 {1}之前（含当日）签发的证书。";
    REUSE_COMPANY_OVER: "The company check of {0} is too old. The CA will check the company again.", "{0}的企业审核已过期，CA 将重新审核企业。";
    REUSE_NOTE: "The rules of the CA/Browser Forum allow this for the same domain names and the same company. The CA decides if it does so.", "以上为 CA/浏览器论坛规则所允许的范围，仅适用于相同的域名和公司，是否沿用由 CA 决定。";
    LIFE: "A certificate issued today lasts at most {0} days.", "今天签发的证书最长有效期为 {0} 天。";
    LIFE_NEXT: "A certificate issued today lasts at most {0} days. From {1} on, it is {2} days.", "今天签发的证书最长有效期为 {0} 天，自 {1}起为 {2} 天。";
}
