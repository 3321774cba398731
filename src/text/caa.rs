//! Words about the records of the DNS that decide whether a CA may issue for a name.
//!
//! Authority: RFC 8659 (CAA), Baseline Requirements 3.2.2.8 (every CA must ask, and must not issue against them).

super::sentences! {
    TITLE: "DNS of your domain names", "域名的 DNS 检查";
    ADVICE: "This is advice. You can submit in any case.", "以下仅为建议，不影响提交。";
    LOOKING: "Looking up your domain names in the DNS…", "正在查询域名的 DNS 记录…";
    FINE: "The DNS has nothing against a certificate for these domain names.", "DNS 中未发现影响签发的记录。";
    MISSING: "{0} is not in the public DNS. Check its spelling. The CA and visitors cannot reach it until somebody adds it.", "公共 DNS 中没有 {0}，请检查拼写。添加解析之前，CA 和访问者都无法访问该域名。";
    FORBIDDEN: "The CAA records of {0} do not allow this CA to issue a certificate for {1}. They allow: {2}", "{0} 的 CAA 记录不允许此 CA 为 {1} 签发证书，仅允许：{2}";
    NOBODY: "The CAA records of {0} do not allow any CA to issue a certificate for {1}.", "{0} 的 CAA 记录不允许任何 CA 为 {1} 签发证书。";
    LIMITED: "The CAA records of {0} decide who may issue a certificate for {1}: {2}. Ask the person who manages the DNS whether this CA is one of them.", "{0} 的 CAA 记录规定了可为 {1} 签发证书的 CA：{2}。请向域名解析管理人员确认其中包含此 CA。";
    CRITICAL: "{0} has a CAA record with the critical tag “{1}”, which CAs do not know. No CA can issue a certificate for {2} until it is removed.", "{0} 的 CAA 记录带有 CA 无法识别的关键标签“{1}”。删除之前，任何 CA 都无法为 {2} 签发证书。";
    ADD: "Before you submit, add this CAA record at {0}, or ask the person who manages its DNS:", "提交前请在 {0} 添加以下 CAA 记录，或联系域名解析管理人员：";
    COPY: "Copy the CAA record for {0}", "复制 {0} 的 CAA 记录";
    UNKNOWN: "These domain names could not be looked up: {0}", "以下域名查询失败：{0}";
    FIRST: "Only the first {0} domain names were looked up.", "仅查询了前 {0} 个域名。";
}
