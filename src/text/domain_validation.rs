//! Words about the ways of domain verification: each way, what it needs from whom, and how long it tends to take.
//!
//! Authority: Baseline Requirements 3.2.2.4.4 (email), 3.2.2.4.7 (DNS) and 3.2.2.4.18 (file, not for wildcard names).

use super::Sentence;
use crate::contract::VerificationMethod;

super::sentences! {
    HINT: "If you do not select a method, the certificate service uses its usual one.", "如不选择，将使用证书服务的默认方式。";
    ONLY: "Domain verification method: {0}.", "域名验证方式：{0}。";

    EMAIL: "Email", "邮件验证";
    EMAIL_NEEDS: "The CA sends an email with a link. The person who receives it opens the link. This usually takes minutes.", "CA 会发送含链接的邮件，由收件人打开链接完成验证，通常需要几分钟。";
    DNS: "DNS record", "DNS 验证";
    DNS_NEEDS: "The person who manages the DNS of each domain name adds a record that the CA gives you. This usually takes minutes, and up to a day until the record is visible everywhere.", "由管理域名解析的人添加 CA 提供的解析记录，通常需要几分钟，全部生效最长约一天。";
    FILE: "File on the web server", "文件验证";
    FILE_NEEDS: "The person who manages the web server of each domain name adds a file that the CA gives you, and the CA opens it from the internet. This usually takes minutes. A file cannot verify wildcard domain names.", "由管理网站服务器的人放置 CA 提供的文件，CA 通过公网访问该文件，通常需要几分钟。通配符域名不能使用文件验证。";
}

/// The ways that the app can explain, in the order of the form: the value on the wire, the name, and what it needs.
pub const METHODS: [(&str, Sentence, Sentence); 3] =
    [("dns", DNS, DNS_NEEDS), ("email", EMAIL, EMAIL_NEEDS), ("file", FILE, FILE_NEEDS)];

/// Returns the name of a way and what it needs, if the app can explain it.
pub fn explained(method: &VerificationMethod) -> Option<(Sentence, Sentence)> {
    METHODS.into_iter().find(|(value, ..)| *value == method.as_str()).map(|(_, name, needs)| (name, needs))
}
