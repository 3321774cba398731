//! Sentences about a CSR: repairs, problems, warnings, differences and facts.
//!
//! Only the CSR worker and the host use these sentences. The app gets them in a finished
//! [`Report`](super::csr_report::Report).

use super::{Language, Sentence, sentences, shown};
use crate::contract::limits::{COMMON_NAME_OCTETS, CSR_BYTES};
use crate::rules::csr::Mend;
use crate::rules::csr::compare::{Difference, SubjectPart};
use crate::rules::csr::key::RSA_MIN_BITS;
use crate::rules::csr::paste::{INPUT_BYTES, Pasted};
use crate::rules::csr::problem::{CsrProblem, CsrWarning};

sentences! {
    MEND_UTF16: "UTF-16 file converted to plain text", "已将 UTF-16 编码的文件转换为纯文本";
    MEND_INVISIBLE: "Invisible characters removed", "已删除不可见字符";
    MEND_BYTE_ORDER_MARK: "Byte order mark before the text removed", "已删除文本开头的字节顺序标记";
    MEND_DASHES: "Long dashes or full-width letters replaced with plain ones", "已将长破折号或全角字符替换为普通字符";
    MEND_ESCAPES: "Codes such as \n, %2B or =20 converted back to characters", "已将 \n、%2B、=20 等代码还原为字符";
    MEND_MARKUP: "Web page tags between the lines removed", "已删除各行之间的网页标签";
    MEND_RICH_TEXT: "Rich text document (RTF) converted to plain text", "已将富文本（RTF）文档转换为纯文本";
    MEND_LINE_MARKS: "Line numbers or symbols beside the lines removed", "已删除各行旁边的行号或符号";
    MEND_CODE: "Program code around the lines removed", "已删除各行周围的程序代码";
    MEND_EMPTY_BYTES: "Empty bytes after the end of the CSR removed", "已删除 CSR 结尾之后的空字节";
    MEND_QUOTED: "Quotation marks before the lines removed", "已删除每行开头的引用符号";
    MEND_HEADER_DASHES: "Dashes of the BEGIN and END lines corrected", "已更正 BEGIN 和 END 行的短横线";
    MEND_HEADER_CASE: "BEGIN and END lines changed to capital letters", "已将 BEGIN 和 END 行改为大写";
    MEND_NO_ARMOUR: "Missing BEGIN and END lines added", "已补上缺少的 BEGIN 和 END 行";
    MEND_END_LINE: "Missing or different END line corrected", "已更正缺少或不一致的 END 行";
    MEND_LABEL: "BEGIN line changed to CERTIFICATE REQUEST", "已将 BEGIN 行更正为 CERTIFICATE REQUEST";
    MEND_BINARY: "Binary file converted to text", "已将二进制文件转换为文本";
    MEND_DOUBLE: "Text was encoded twice: one layer removed", "文本被编码了两次，已去除一层";
    MEND_WHITESPACE: "Spaces and line breaks corrected", "已更正空格和换行";
    MEND_SURROUNDING: "Text around the CSR removed", "已删除 CSR 前后的文字";

    EMPTY: "Enter your CSR, or choose a CSR file", "请输入 CSR，或选择 CSR 文件";
    PRIVATE_KEY: "This was a private key, so we removed it. It has not left this page: nothing was sent or saved. Paste the CSR instead, which begins -----BEGIN CERTIFICATE REQUEST-----", "您输入的是私钥，已从输入框中删除。私钥没有离开此页面：未发送，也未保存。请改为粘贴 CSR，它以 -----BEGIN CERTIFICATE REQUEST----- 开头";
    CERTIFICATE: "This is a certificate. Paste the CSR, which begins -----BEGIN CERTIFICATE REQUEST-----", "这是证书。请粘贴 CSR，它以 -----BEGIN CERTIFICATE REQUEST----- 开头";
    PUBLIC_KEY: "This is only a public key. Paste the CSR, which contains the key and the domain names", "这只是公钥。请粘贴 CSR，其中包含公钥和域名";
    SSH_PUBLIC_KEY: "This is an SSH public key. Paste the CSR, which begins -----BEGIN CERTIFICATE REQUEST-----", "这是 SSH 公钥。请粘贴 CSR，它以 -----BEGIN CERTIFICATE REQUEST----- 开头";
    CRL: "This is a list of revoked certificates (CRL). Paste the CSR", "这是证书吊销列表（CRL）。请粘贴 CSR";
    PKCS7: "This is a bundle of certificates (PKCS#7). Paste the CSR", "这是证书包（PKCS#7）。请粘贴 CSR";
    CMC: "This is a CSR inside a CMC message. Create one with RequestType = PKCS10 in the certreq settings, and paste that", "这是封装在 CMC 消息中的 CSR。请在 certreq 的设置中使用 RequestType = PKCS10 重新生成后粘贴";
    SPKAC: "This is an SPKAC from an old browser. Create a CSR and paste that", "这是旧浏览器生成的 SPKAC。请生成 CSR 后粘贴";
    PGP: "This is PGP data. Paste the CSR, which begins -----BEGIN CERTIFICATE REQUEST-----", "这是 PGP 数据。请粘贴 CSR，它以 -----BEGIN CERTIFICATE REQUEST----- 开头";
    HTML: "This is a web page. Paste the CSR itself", "这是网页。请粘贴 CSR 本身";
    IMAGE: "This is a picture or a PDF. Paste the CSR as text, or choose a CSR file (.csr, .pem, .der)", "这是图片或 PDF。请以文本形式粘贴 CSR，或选择 CSR 文件（.csr、.pem、.der）";
    ARCHIVE: "This is a compressed file or an office document. Unpack it and select the CSR inside", "这是压缩文件或办公文档。请解压后选择其中的 CSR";
    OTHER: "This is not a CSR. Paste the text from -----BEGIN CERTIFICATE REQUEST----- to the END line", "这不是 CSR。请粘贴从 -----BEGIN CERTIFICATE REQUEST----- 到 END 行的文本";
    INPUT_TOO_LARGE: "The CSR must be {1} KB or smaller. This is {0} KB", "CSR 不能超过 {1} KB，当前为 {0} KB";
    EMPTY_BODY: "There is nothing between the BEGIN and END lines. Copy the whole CSR again", "BEGIN 行和 END 行之间没有内容。请重新复制整个 CSR";
    MULTIPLE: "Enter one CSR only. You entered {0}", "只能输入一个 CSR，您输入了 {0} 个";
    NO_BASE64: "The text between the BEGIN and END lines is not a CSR. Copy the whole CSR again from its file", "BEGIN 行和 END 行之间的文字不是 CSR 的内容。请从文件重新复制整个 CSR";
    FOREIGN_SIGN: "Line {0} of the CSR contains the character {1}, which does not belong there. Copy the CSR again from its file", "CSR 第 {0} 行含有不应出现的字符 {1}。请从文件重新复制";
    FOREIGN_LETTER: "Line {0} of the CSR contains a character that is not an English letter or digit. Copy the CSR again from its file", "CSR 第 {0} 行含有英文字母和数字以外的字符。请从文件重新复制";
    BAD_BASE64: "Some characters of the CSR are missing or were changed: it is a few characters too long or too short. Copy it again from its file", "CSR 中有字符丢失或被更改：长度多出或缺少几个字符。请从文件重新复制";
    TRUNCATED: "The end of the CSR is missing: it has {0} of {1} bytes. Copy it again, including the END line", "CSR 缺少结尾：共 {1} 字节，只有 {0} 字节。请重新复制到 END 行为止";
    MALFORMED: "The CSR is damaged and cannot be read. Copy it again from its file, or create a new one", "CSR 已损坏，无法读取。请从文件重新复制，或重新生成";
    TRAILING: "There is extra data after the end of the CSR (bytes: {0}). Copy it again from its file, or create a new one", "CSR 结尾之后有多余数据（{0} 字节）。请从文件重新复制，或重新生成";
    BAD_VERSION: "The CSR has version {0}, but only version 1 exists. Create a new one with another program", "CSR 的版本为 {0}，但只有版本 1。请用其他程序重新生成";
    TOO_LARGE: "The CSR must be {1} KB or smaller. This one is {0} KB", "CSR 不能超过 {1} KB，当前为 {0} KB";
    UNSUPPORTED_KEY: "Create a CSR with an RSA or ECDSA key. Public CAs do not accept {0} keys", "请使用 RSA 或 ECDSA 密钥生成 CSR。公共 CA 不为 {0} 密钥签发证书";
    EXPLICIT: "Create a CSR with a key that names its curve, P-256 or P-384. This one describes the curve by its parameters, which CAs refuse", "请使用写明曲线名称（P-256 或 P-384）的密钥生成 CSR。此 CSR 逐项写出曲线参数，CA 会拒绝";
    CURVE: "Create a CSR with the curve P-256 or P-384. Public CAs do not accept {0} keys", "请使用 P-256 或 P-384 曲线生成 CSR。公共 CA 不为 {0} 密钥签发证书";
    BAD_POINT: "Create a new CSR: the key in this one is in a form that CAs cannot read", "请重新生成 CSR：CA 无法读取此 CSR 中密钥的格式";
    CURVE_NOT_NAMED: "Create a new CSR: the key in this one does not name its curve. CAs accept P-256 or P-384, given by name", "请重新生成 CSR：此 CSR 中的密钥没有写明曲线名称。CA 只接受写明名称的曲线，例如 P-256 或 P-384";
    RSA_WITHOUT_NULL: "Create a new CSR with another program: in this one, an empty value (NULL) is missing after the RSA key type, and CAs refuse that. You can keep the same key", "请用其他程序重新生成 CSR：此 CSR 的 RSA 密钥类型后缺少空值（NULL），CA 会拒绝。可以继续使用原密钥";
    RSA_PARAMETERS: "Create a new CSR with another program: in this one, the RSA key has parameters, but CAs accept only an empty value (NULL). You can keep the same key", "请用其他程序重新生成 CSR：此 CSR 的 RSA 密钥带有参数，而 CA 只接受空值（NULL）。可以继续使用原密钥";
    BAD_KEY: "Create a new key and CSR with another program: the numbers of the RSA key in this one are in a form that CAs cannot read", "请用其他程序重新生成密钥和 CSR：CA 无法读取此 CSR 中 RSA 密钥的数值格式";
    WEAK_KEY: "Create a CSR with an RSA key of {1} bits or more. This one has {0} bits", "请使用 {1} 位或更长的 RSA 密钥生成 CSR。当前为 {0} 位";
    KEY_SIZE: "Create a CSR with an RSA key of 2048, 3072 or 4096 bits. This one has {0} bits, which CAs refuse", "请使用 2048、3072 或 4096 位的 RSA 密钥生成 CSR。当前为 {0} 位，CA 会拒绝";
    BAD_EXPONENT: "Create a new key: the public exponent of this one is not secure. The usual value is 65537", "请重新生成密钥：此密钥的公钥指数不安全。通常为 65537";
    BAD_EXTENSIONS: "The extension request in this CSR cannot be read. Create a new CSR", "无法读取此 CSR 中的扩展请求。请重新生成";
    DUPLICATE_EXTENSION: "The CSR requests the same extension twice ({0}). Create a new CSR", "CSR 重复请求了同一扩展（{0}）。请重新生成";
    WEAK_SIGNATURE: "Create a CSR signed with SHA-256. This one is signed with {0}, which is no longer secure", "请使用 SHA-256 签名生成 CSR。此 CSR 使用 {0} 签名，该算法已不安全";
    UNSUPPORTED_SIGNATURE: "Create a CSR signed with SHA-256. CAs cannot read the signature algorithm {0}", "请使用 SHA-256 签名生成 CSR。CA 无法识别签名算法 {0}";
    ROCA: "Create a new key with another program: this one comes from a chip whose keys can be broken (ROCA)", "请用其他程序重新生成密钥：此密钥来自存在缺陷的芯片，可被破解（ROCA）";
    FERMAT: "Create a new key with another program: the primes of this one are so close together that it can be broken at once", "请用其他程序重新生成密钥：此密钥的两个素数过于接近，可被立即破解";
    SMALL_FACTOR: "Create a new key with another program: this one can be divided by {0}, so it is not secure", "请用其他程序重新生成密钥：此密钥可被 {0} 整除，不安全";
    COMPROMISED: "Create a new key: the private key of this one has been published", "请重新生成密钥：此密钥的私钥已被公开";
    BAD_SIGNATURE: "The signature does not match: the CSR was changed or damaged after it was created. Copy it again, or create a new one", "签名不匹配：CSR 生成后被更改或损坏。请重新复制，或重新生成";
    NO_NAMES: "The CSR contains no domain name. Create one with your domain name as its common name", "CSR 中没有域名。请以域名作为通用名称（CN）重新生成";
    BAD_NAME: "Create a CSR without “{0}”: a certificate cannot contain this domain name", "请重新生成不含“{0}”的 CSR：证书不支持此域名";
    INTERNAL_NAME: "Create a CSR without {0}: it is an internal name, and public CAs cannot issue a certificate for it", "请重新生成不含 {0} 的 CSR：公共 CA 不能为内网域名签发证书";
    EMAIL_NAME: "Create a CSR without the email address {0}: a website certificate cannot contain one", "请重新生成不含邮箱地址 {0} 的 CSR：网站证书不支持邮箱地址";
    URI_NAME: "Create a CSR without the web address {0}: a website certificate can only contain domain names", "请重新生成不含网址 {0} 的 CSR：网站证书只支持域名";
    USER_NAME: "Create a CSR without the Windows user name {0}: a website certificate can only contain domain names", "请重新生成不含 Windows 用户名 {0} 的 CSR：网站证书只支持域名";
    DIRECTORY_NAME: "Create a CSR without the directory name “{0}” in its alternative names: a website certificate can only contain domain names", "请重新生成备用域名（SAN）中不含目录名称“{0}”的 CSR：网站证书只支持域名";
    OTHER_NAME: "Create a CSR with domain names only. This one also contains a name of another type: {0}", "请重新生成只含域名的 CSR。此 CSR 还包含其他类型的名称：{0}";
    UNREAD_NAME: "Create a CSR with domain names only. One of the alternative names in this one cannot be read", "请重新生成只含域名的 CSR。此 CSR 中有一个备用域名（SAN）无法读取";
    BAD_TEXT: "Create a CSR in UTF-8: “{0}” in this one is marked as UTF-8 but has another encoding, which CAs refuse", "请以 UTF-8 编码重新生成 CSR：此 CSR 将“{0}”标为 UTF-8，实际使用了其他编码，CA 会拒绝";

    CURVE_WARNING: "Some CAs refuse the curve {0}. CAs everywhere accept P-256 and P-384", "部分 CA 拒绝 {0} 曲线。P-256 和 P-384 均可通用";
    EXPONENT_WARNING: "The public exponent is {0}. Some CAs accept only 65537", "公钥指数为 {0}。部分 CA 只接受 65537";
    EXPONENT_HUGE: "very large", "非常大";
    SIGNATURE_WARNING: "Many CAs cannot read the signature algorithm {0}. CAs everywhere accept SHA-256 with RSA or ECDSA", "许多 CA 无法识别签名算法 {0}。RSA 或 ECDSA 配合 SHA-256 均可通用";
    LARGE_KEY: "The key has {0} bits. Some CAs accept 4096 at most, and a long key makes every visit slower", "密钥为 {0} 位。部分 CA 最多接受 4096 位，且会降低访问速度";
    NOT_CHECKED: "This browser could not verify the signature. The CA will verify it", "此浏览器无法验证签名，CA 将进行验证";
    SEVERAL_COMMON_NAMES: "The CSR has {0} common names. CAs read only the first or the last one", "CSR 有 {0} 个通用名称（CN）。CA 只读取第一个或最后一个";
    CN_NOT_IN_NAMES: "The common name {0} is not one of the CSR's alternative names, and belongs to another domain name", "通用名称（CN）{0} 不在 CSR 的备用域名（SAN）中，且属于其他域名";
    SEVERAL_REQUESTS: "The CSR contains {0} extension requests. Some CAs read only the first one, so check the domain names in the certificate", "CSR 含有 {0} 份扩展请求。部分 CA 只读取第一份，请核对证书中的域名";
    IP_NAME: "The CSR requests the IP address {0}. This order is for domain names, so the address will be left out", "CSR 请求了 IP 地址 {0}。此订单仅支持域名，将忽略该地址";
    MUST_STAPLE: "The CSR requests OCSP Must-Staple. CAs are switching OCSP off, and browsers would then refuse the certificate", "CSR 请求了 OCSP Must-Staple。CA 正在停用 OCSP，届时浏览器会拒绝此证书";
    ASKS_FOR_CA: "The CSR requests a CA certificate. This will be left out", "CSR 请求签发 CA 证书，将忽略该请求";

    CN_ELSEWHERE: "The CSR's common name {0} is not one of your domain names. Use the domain names from the CSR, or create a CSR for the domain names in the form", "CSR 的通用名称（CN）{0} 不在您填写的域名中。请使用 CSR 中的域名，或为表单中的域名重新生成 CSR";
    CN_TOO_LONG: "The CSR's common name must be {1} characters or less. It has {0}. Create a CSR with a shorter domain name first", "CSR 的通用名称（CN）最多 {1} 个字符，当前为 {0} 个。请以较短的域名作为通用名称（CN）重新生成 CSR";
    CN_NOT_FIRST: "The CSR's common name is {0}. The first of your domain names is {1}", "CSR 的通用名称（CN）为 {0}，您填写的第一个域名为 {1}";
    ONLY_IN_CSR: "{0} is in the CSR but is not one of your domain names", "{0} 在 CSR 中，但不在您填写的域名中";
    ONLY_IN_FORM: "{0} is one of your domain names but is not in the CSR", "{0} 在您填写的域名中，但不在 CSR 中";
    ORGANISATION: "{0}: the CSR says “{1}”, the form says “{2}”. The certificate will use the form's words", "{0}：CSR 为“{1}”，表单为“{2}”。证书以表单为准";

    FACT_COMPANY: "Company name", "公司名称";
    FACT_CITY: "City", "城市";
    FACT_PROVINCE: "Province or state", "省/州";
    FACT_COUNTRY: "Country or region", "国家/地区";
}

/// Describes a paste or a file that is no CSR.
pub fn pasted_text(pasted: Pasted, language: Language) -> String {
    let kb = |bytes: usize| bytes.div_ceil(1024).to_string();
    language
        .say(match pasted {
            Pasted::Empty => EMPTY,
            Pasted::PrivateKey => PRIVATE_KEY,
            Pasted::Certificate => CERTIFICATE,
            Pasted::PublicKey => PUBLIC_KEY,
            Pasted::SshPublicKey => SSH_PUBLIC_KEY,
            Pasted::Crl => CRL,
            Pasted::Pkcs7 => PKCS7,
            Pasted::Cmc => CMC,
            Pasted::Spkac => SPKAC,
            Pasted::Pgp => PGP,
            Pasted::Html => HTML,
            Pasted::Image => IMAGE,
            Pasted::Archive => ARCHIVE,
            Pasted::Request | Pasted::Other => OTHER,
            Pasted::TooLarge(bytes) => {
                return language.say_with(INPUT_TOO_LARGE, &[&kb(bytes), &kb(INPUT_BYTES.min(CSR_BYTES))]);
            }
        })
        .to_owned()
}

/// Describes a repair.
pub fn mend_sentence(mend: Mend) -> Sentence {
    match mend {
        Mend::Utf16 => MEND_UTF16,
        Mend::InvisibleCharacters => MEND_INVISIBLE,
        Mend::ByteOrderMark => MEND_BYTE_ORDER_MARK,
        Mend::SmartDashes => MEND_DASHES,
        Mend::Escapes => MEND_ESCAPES,
        Mend::Markup => MEND_MARKUP,
        Mend::RichText => MEND_RICH_TEXT,
        Mend::LineMarks => MEND_LINE_MARKS,
        Mend::Code => MEND_CODE,
        Mend::EmptyBytes => MEND_EMPTY_BYTES,
        Mend::Quoted => MEND_QUOTED,
        Mend::HeaderDashes => MEND_HEADER_DASHES,
        Mend::HeaderCase => MEND_HEADER_CASE,
        Mend::NoArmour => MEND_NO_ARMOUR,
        Mend::EndLine => MEND_END_LINE,
        Mend::WrongLabel | Mend::NewLabel => MEND_LABEL,
        Mend::BinaryDer => MEND_BINARY,
        Mend::DoubleBase64 => MEND_DOUBLE,
        Mend::Whitespace => MEND_WHITESPACE,
        Mend::SurroundingText => MEND_SURROUNDING,
    }
}

/// Says why a CA would refuse the CSR, and how to correct that.
pub fn problem_text(problem: &CsrProblem, language: Language) -> String {
    let kb = |bytes: usize| bytes.div_ceil(1024).to_string();
    let one = |sentence: Sentence, value: &str| language.say_with(sentence, &[&visible(value)]);
    match problem {
        CsrProblem::Pasted(pasted) => pasted_text(*pasted, language),
        CsrProblem::MultipleBlocks(count) => one(MULTIPLE, &count.to_string()),
        CsrProblem::Truncated(announced, there) => {
            language.say_with(TRUNCATED, &[&there.to_string(), &announced.to_string()])
        }
        CsrProblem::TrailingData(bytes) => one(TRAILING, &bytes.to_string()),
        CsrProblem::BadVersion(version) => one(BAD_VERSION, &version.to_string()),
        CsrProblem::TooLarge(bytes) => language.say_with(TOO_LARGE, &[&kb(*bytes), &kb(CSR_BYTES)]),
        CsrProblem::UnsupportedKey(name) => one(UNSUPPORTED_KEY, name),
        CsrProblem::CurveNotAllowed(name) => one(CURVE, name),
        CsrProblem::WeakKey(bits) => language.say_with(WEAK_KEY, &[&bits.to_string(), &RSA_MIN_BITS.to_string()]),
        CsrProblem::KeySize(bits) => one(KEY_SIZE, &bits.to_string()),
        CsrProblem::DuplicateExtension(oid) => one(DUPLICATE_EXTENSION, oid),
        CsrProblem::WeakSignatureAlgorithm(name) => one(WEAK_SIGNATURE, name),
        CsrProblem::UnsupportedSignatureAlgorithm(name) => one(UNSUPPORTED_SIGNATURE, name),
        CsrProblem::SmallFactor(factor) => one(SMALL_FACTOR, &factor.to_string()),
        CsrProblem::BadName(name) => one(BAD_NAME, name),
        CsrProblem::InternalName(name) => one(INTERNAL_NAME, name),
        CsrProblem::EmailName(name) => one(EMAIL_NAME, name),
        CsrProblem::UriName(name) => one(URI_NAME, name),
        CsrProblem::EmptyBody => language.say(EMPTY_BODY).to_owned(),
        CsrProblem::BadBase64 => language.say(BAD_BASE64).to_owned(),
        CsrProblem::NoBase64 => language.say(NO_BASE64).to_owned(),
        CsrProblem::ForeignSign(line, sign) if sign.is_ascii_graphic() => {
            language.say_with(FOREIGN_SIGN, &[&line.to_string(), &sign.to_string()])
        }
        CsrProblem::ForeignSign(line, _) => one(FOREIGN_LETTER, &line.to_string()),
        CsrProblem::MalformedDer => language.say(MALFORMED).to_owned(),
        CsrProblem::ExplicitParameters => language.say(EXPLICIT).to_owned(),
        CsrProblem::BadPoint => language.say(BAD_POINT).to_owned(),
        CsrProblem::CurveNotNamed => language.say(CURVE_NOT_NAMED).to_owned(),
        CsrProblem::RsaWithoutNull => language.say(RSA_WITHOUT_NULL).to_owned(),
        CsrProblem::RsaParameters => language.say(RSA_PARAMETERS).to_owned(),
        CsrProblem::BadKey => language.say(BAD_KEY).to_owned(),
        CsrProblem::BadExponent => language.say(BAD_EXPONENT).to_owned(),
        CsrProblem::BadExtensions => language.say(BAD_EXTENSIONS).to_owned(),
        CsrProblem::Roca => language.say(ROCA).to_owned(),
        CsrProblem::Fermat => language.say(FERMAT).to_owned(),
        CsrProblem::KnownCompromised => language.say(COMPROMISED).to_owned(),
        CsrProblem::BadSignature => language.say(BAD_SIGNATURE).to_owned(),
        CsrProblem::NoNames => language.say(NO_NAMES).to_owned(),
        CsrProblem::OtherName(name) if name.is_empty() => language.say(UNREAD_NAME).to_owned(),
        CsrProblem::OtherName(name) => one(OTHER_NAME, name),
        CsrProblem::UserName(name) => one(USER_NAME, name),
        CsrProblem::DirectoryName(name) => one(DIRECTORY_NAME, name),
        CsrProblem::BadText(text) => one(BAD_TEXT, text),
    }
}

/// Says what some CAs refuse or leave out.
pub fn warning_text(warning: &CsrWarning, language: Language) -> String {
    let one = |sentence: Sentence, value: &str| language.say_with(sentence, &[&visible(value)]);
    match warning {
        CsrWarning::CurveOftenRefused(curve) => one(CURVE_WARNING, curve.name()),
        CsrWarning::UnusualExponent(Some(exponent)) => one(EXPONENT_WARNING, &exponent.to_string()),
        CsrWarning::UnusualExponent(None) => one(EXPONENT_WARNING, language.say(EXPONENT_HUGE)),
        CsrWarning::UnusualSignature(name) => one(SIGNATURE_WARNING, name),
        CsrWarning::LargeKey(bits) => one(LARGE_KEY, &bits.to_string()),
        CsrWarning::SignatureNotChecked => language.say(NOT_CHECKED).to_owned(),
        CsrWarning::SeveralCommonNames(count) => one(SEVERAL_COMMON_NAMES, &count.to_string()),
        CsrWarning::CommonNameNotInNames(name) => one(CN_NOT_IN_NAMES, name),
        CsrWarning::SeveralRequests(count) => one(SEVERAL_REQUESTS, &count.to_string()),
        CsrWarning::IpName(address) => one(IP_NAME, address),
        CsrWarning::MustStaple => language.say(MUST_STAPLE).to_owned(),
        CsrWarning::AsksForCa => language.say(ASKS_FOR_CA).to_owned(),
    }
}

/// Describes one difference between the CSR and the form.
pub fn difference_text(difference: &Difference, language: Language) -> String {
    let one = |sentence: Sentence, value: &str| language.say_with(sentence, &[&visible(value)]);
    match difference {
        Difference::CommonNameElsewhere(name) => one(CN_ELSEWHERE, name),
        Difference::CommonNameTooLong(characters) => {
            language.say_with(CN_TOO_LONG, &[&characters.to_string(), &COMMON_NAME_OCTETS.to_string()])
        }
        Difference::CommonNameNotFirst { csr, form } => {
            language.say_with(CN_NOT_FIRST, &[&visible(csr), &visible(form)])
        }
        Difference::OnlyInCsr(name) => one(ONLY_IN_CSR, name),
        Difference::OnlyInForm(name) => one(ONLY_IN_FORM, name),
        Difference::Organisation { part, csr, form } => {
            language.say_with(ORGANISATION, &[language.say(part_label(*part)), &visible(csr), &visible(form)])
        }
    }
}

pub(super) fn part_label(part: SubjectPart) -> Sentence {
    match part {
        SubjectPart::Company => FACT_COMPANY,
        SubjectPart::City => FACT_CITY,
        SubjectPart::Province => FACT_PROVINCE,
        SubjectPart::Country => FACT_COUNTRY,
    }
}

/// The most characters of a text from a CSR that are shown.
const SHOWN_CHARS: usize = 200;

/// Returns a text from a CSR for display. Characters that change the reading direction or are invisible are named, and
/// a long text is clipped.
pub(super) fn visible(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (at, character) in words.chars().enumerate() {
        if at == SHOWN_CHARS {
            out.push('…');
            break;
        }
        if character == ' '
            || !(character.is_control()
                || character.is_whitespace()
                || matches!(u32::from(character), 0x61c | 0x200b..=0x206f | 0xfeff))
        {
            out.push(character);
        } else {
            out.push_str(&shown(character));
        }
    }
    out
}
