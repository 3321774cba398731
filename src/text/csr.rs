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
    MEND_UTF16: "The file was UTF-16. It is plain text now", "文件为 UTF-16 编码，已转换为纯文本";
    MEND_INVISIBLE: "Characters that cannot be seen were taken out", "已删除看不见的字符";
    MEND_BYTE_ORDER_MARK: "The mark that an editor put before the text was taken out", "已删除编辑器加在开头的标记";
    MEND_DASHES: "Long dashes or wide letters were turned into plain ones", "已将长破折号或全角字符改为普通字符";
    MEND_ESCAPES: "Characters that were written as codes, such as \\n, %2B or =20, were turned back", "已还原写成代码的字符，例如 \\n、%2B 或 =20";
    MEND_MARKUP: "The tags of a web page between the lines were taken out", "已删除夹在各行之间的网页标签";
    MEND_RICH_TEXT: "The file was a rich text document (RTF). It is plain text now", "文件为富文本（RTF）文档，已转换为纯文本";
    MEND_LINE_MARKS: "The line numbers or signs beside the lines were taken out", "已删除各行旁边的行号或符号";
    MEND_CODE: "The program code around the lines was taken out", "已删除各行周围的程序代码";
    MEND_EMPTY_BYTES: "The empty bytes after the end of the CSR were left out", "已去掉 CSR 结尾之后的空字节";
    MEND_QUOTED: "The quotation marks before the lines were taken out", "已删除每行开头的引用符号";
    MEND_HEADER_DASHES: "The dashes of the BEGIN and END lines were put right", "已更正 BEGIN 和 END 行的短横线";
    MEND_HEADER_CASE: "The BEGIN and END lines were put in capitals", "已将 BEGIN 和 END 行改为大写";
    MEND_NO_ARMOUR: "The missing BEGIN and END lines were added", "已补上缺少的 BEGIN 和 END 行";
    MEND_END_LINE: "The missing or different END line was put right", "已更正缺少或不一致的 END 行";
    MEND_LABEL: "The BEGIN line named something else. It says CERTIFICATE REQUEST now", "BEGIN 行写的是其他内容，已改为 CERTIFICATE REQUEST";
    MEND_BINARY: "The binary file was turned into text", "已将二进制文件转换为文本";
    MEND_DOUBLE: "The text was encoded twice. One layer was taken off", "文本被编码了两次，已去掉一层";
    MEND_WHITESPACE: "Blanks and line ends were put right", "已更正空格和换行";
    MEND_SURROUNDING: "The text around the CSR was left out", "已去掉 CSR 前后的文字";

    EMPTY: "Paste your CSR, or choose its file", "请粘贴您的 CSR，或选择 CSR 文件";
    PRIVATE_KEY: "That was a private key, so it was taken out of the field. It has not left this page: nothing was sent or saved. Paste the CSR instead, which begins -----BEGIN CERTIFICATE REQUEST-----", "您粘贴的是私钥，已从输入框中移除。私钥没有离开此页面：未发送，也未保存。请改为粘贴 CSR，它以 -----BEGIN CERTIFICATE REQUEST----- 开头";
    CERTIFICATE: "That is a certificate. Paste the CSR, which begins -----BEGIN CERTIFICATE REQUEST-----", "这是证书。请粘贴 CSR，它以 -----BEGIN CERTIFICATE REQUEST----- 开头";
    PUBLIC_KEY: "That is a public key alone. Paste the CSR, which holds the key and the names", "这只是公钥。请粘贴 CSR，其中包含公钥和域名";
    SSH_PUBLIC_KEY: "That is a public key of SSH. Paste the CSR, which begins -----BEGIN CERTIFICATE REQUEST-----", "这是 SSH 公钥。请粘贴 CSR，它以 -----BEGIN CERTIFICATE REQUEST----- 开头";
    CRL: "That is a list of revoked certificates (CRL). Paste the CSR", "这是证书吊销列表（CRL）。请粘贴 CSR";
    PKCS7: "That is a bundle of certificates (PKCS#7). Paste the CSR", "这是证书包（PKCS#7）。请粘贴 CSR";
    CMC: "That is a CSR in an envelope (CMC). Make one with RequestType = PKCS10 in the settings of certreq, and paste that", "这是装在信封（CMC）中的 CSR。请在 certreq 的设置中使用 RequestType = PKCS10 重新生成后粘贴";
    SPKAC: "That is a SPKAC of an old browser. Make a CSR and paste that", "这是旧浏览器生成的 SPKAC。请生成 CSR 后粘贴";
    PGP: "That is PGP. Paste the CSR, which begins -----BEGIN CERTIFICATE REQUEST-----", "这是 PGP 内容。请粘贴 CSR，它以 -----BEGIN CERTIFICATE REQUEST----- 开头";
    HTML: "That is a web page. Paste the CSR itself", "这是网页。请粘贴 CSR 本身";
    IMAGE: "That is a picture or a PDF. Paste the CSR as text, or choose its file (.csr, .pem, .der)", "这是图片或 PDF。请以文本形式粘贴 CSR，或选择 CSR 文件（.csr、.pem、.der）";
    ARCHIVE: "That is a compressed or office file. Unpack it and choose the CSR inside", "这是压缩文件或办公文档。请解压后选择其中的 CSR";
    OTHER: "That is not a CSR. Paste the text from -----BEGIN CERTIFICATE REQUEST----- to the END line", "这不是 CSR。请粘贴从 -----BEGIN CERTIFICATE REQUEST----- 到 END 行的文本";
    INPUT_TOO_LARGE: "Choose a smaller file: this one has {0} KB, and a CSR has {1} KB at most", "请选择更小的文件：此文件为 {0} KB，CSR 不超过 {1} KB";
    EMPTY_BODY: "Nothing stands between the BEGIN and END lines. Copy the whole CSR again", "BEGIN 行和 END 行之间没有内容。请重新复制整个 CSR";
    MULTIPLE: "Paste one CSR. There are {0}", "请只粘贴一个 CSR。现在有 {0} 个";
    NO_BASE64: "Between the BEGIN and END lines there is text, and no line of a CSR in it. Copy the whole CSR again from its file", "BEGIN 行和 END 行之间有文字，但没有 CSR 的内容。请从文件重新复制整个 CSR";
    FOREIGN_SIGN: "Line {0} of the CSR holds the sign {1}, which does not belong there. Copy the CSR again from its file", "CSR 第 {0} 行含有不应出现的字符 {1}。请从文件重新复制";
    FOREIGN_LETTER: "Line {0} of the CSR holds a sign that is no English letter or digit. Copy the CSR again from its file", "CSR 第 {0} 行含有英文字母和数字以外的字符。请从文件重新复制";
    BAD_BASE64: "Some characters of the CSR were lost or changed: what is there is too long or too short by a few. Copy it again from its file", "CSR 中有字符丢失或被更改：长度多出或缺少几个字符。请从文件重新复制";
    TRUNCATED: "The end of the CSR is missing: {0} of {1} bytes are there. Copy it again, down to the END line", "CSR 缺少结尾：共 {1} 字节，只有 {0} 字节。请重新复制到 END 行为止";
    MALFORMED: "The CSR is damaged and cannot be read. Copy it again from its file, or make a new one", "CSR 已损坏，无法读取。请从文件重新复制，或重新生成";
    TRAILING: "{0} bytes follow the end of the CSR. Copy it again from its file, or make a new one", "CSR 结尾之后还有 {0} 个字节。请从文件重新复制，或重新生成";
    BAD_VERSION: "The CSR says version {0}, and only version 1 exists. Make a new one with another program", "CSR 的版本为 {0}，但只有版本 1。请用其他程序重新生成";
    TOO_LARGE: "Make a CSR of {1} KB at most. This one has {0} KB", "CSR 不能超过 {1} KB，现有 {0} KB";
    UNSUPPORTED_KEY: "Make a CSR with an RSA or ECDSA key. No public CA signs a key of the kind {0}", "请使用 RSA 或 ECDSA 密钥生成 CSR。公共 CA 不签发 {0} 类型的密钥";
    EXPLICIT: "Make a CSR whose key names its curve, P-256 or P-384. This one spells the curve out, and CAs refuse that", "请使用以名称指定曲线（P-256 或 P-384）的密钥生成 CSR。此 CSR 逐项写出曲线参数，CA 会拒绝";
    CURVE: "Make a CSR with the curve P-256 or P-384. No public CA signs {0}", "请使用 P-256 或 P-384 曲线生成 CSR。公共 CA 不签发 {0}";
    BAD_POINT: "Make a new CSR: the key in this one is not written in the form that CAs read", "请重新生成 CSR：此 CSR 中密钥的写法 CA 无法读取";
    CURVE_NOT_NAMED: "Make a new CSR: the key in this one does not name its curve. A CA takes P-256 or P-384, by name", "请重新生成 CSR：此 CSR 中的密钥没有写明曲线名称。CA 只接受写明名称的曲线，例如 P-256 或 P-384";
    RSA_WITHOUT_NULL: "Make a new CSR with another program: in this one an empty value (NULL) is missing behind the name of the RSA key, and CAs refuse that. The key itself can stay", "请用其他程序重新生成 CSR：此 CSR 的 RSA 密钥类型后缺少空值（NULL），CA 会拒绝。密钥本身可以保留";
    RSA_PARAMETERS: "Make a new CSR with another program: in this one the RSA key carries parameters, where CAs accept an empty value (NULL) alone. The key itself can stay", "请用其他程序重新生成 CSR：此 CSR 的 RSA 密钥带有参数，而 CA 只接受空值（NULL）。密钥本身可以保留";
    BAD_KEY: "Make a new key and CSR with another program: the numbers of the RSA key in this one are written in a form that CAs cannot read", "请用其他程序重新生成密钥和 CSR：此 CSR 中 RSA 密钥的数值写法 CA 无法读取";
    WEAK_KEY: "Make a CSR with an RSA key of {1} bits or more. This one has {0}", "请使用 {1} 位或更长的 RSA 密钥生成 CSR。现为 {0} 位";
    KEY_SIZE: "Make a CSR with an RSA key of 2048, 3072 or 4096 bits. This one has {0}, and CAs refuse that", "请使用 2048、3072 或 4096 位的 RSA 密钥生成 CSR。现为 {0} 位，CA 会拒绝";
    BAD_EXPONENT: "Make a new key: the public exponent of this one is not safe. 65537 is the usual one", "请重新生成密钥：此密钥的公钥指数不安全。通常为 65537";
    BAD_EXTENSIONS: "The requests in this CSR cannot be read. Make a new one", "无法读取此 CSR 中的扩展请求。请重新生成";
    DUPLICATE_EXTENSION: "The CSR asks for the same thing twice ({0}). Make a new one", "CSR 重复请求了同一扩展（{0}）。请重新生成";
    WEAK_SIGNATURE: "Make a CSR signed with SHA-256. This one is signed with {0}, which is broken", "请使用 SHA-256 签名生成 CSR。此 CSR 使用 {0} 签名，该算法已被攻破";
    UNSUPPORTED_SIGNATURE: "Make a CSR signed with SHA-256. CAs cannot read the signature {0}", "请使用 SHA-256 签名生成 CSR。CA 无法读取签名算法 {0}";
    ROCA: "Make a new key with another program: this one comes from a chip whose keys can be broken (ROCA)", "请用其他程序重新生成密钥：此密钥来自存在缺陷的芯片，可被破解（ROCA）";
    FERMAT: "Make a new key with another program: the primes of this one are so close that it can be broken at once", "请用其他程序重新生成密钥：此密钥的两个素数过于接近，可被立即破解";
    SMALL_FACTOR: "Make a new key with another program: this one can be divided by {0} and is broken", "请用其他程序重新生成密钥：此密钥可被 {0} 整除，已不安全";
    COMPROMISED: "Make a new key: the private half of this one has been published", "请重新生成密钥：此密钥的私钥已被公开";
    BAD_SIGNATURE: "The signature does not match: the CSR was changed or damaged after it was made. Copy it again, or make a new one", "签名不匹配：CSR 生成后被更改或损坏。请重新复制，或重新生成";
    NO_NAMES: "The CSR holds no domain name. Make one with the domain name as its common name", "CSR 中没有域名。请以域名作为通用名称重新生成";
    BAD_NAME: "Make a CSR without the name “{0}”: it is not a domain name that a certificate can hold", "请重新生成不含“{0}”的 CSR：证书不支持此域名";
    INTERNAL_NAME: "Make a CSR without the name {0}: it exists inside a network alone, and no public CA may sign it", "请重新生成不含 {0} 的 CSR：该名称仅在内部网络中存在，公共 CA 不能签发";
    EMAIL_NAME: "Make a CSR without the e-mail address {0}: a website's certificate cannot hold it", "请重新生成不含邮箱地址 {0} 的 CSR：网站证书不支持邮箱地址";
    URI_NAME: "Make a CSR without the address {0}: a website's certificate holds domain names alone", "请重新生成不含网址 {0} 的 CSR：网站证书只支持域名";
    USER_NAME: "Make a CSR without the Windows user name {0}: a website's certificate holds domain names alone", "请重新生成不含 Windows 用户名 {0} 的 CSR：网站证书只支持域名";
    DIRECTORY_NAME: "Make a CSR without the directory name “{0}” among its alternative names: a website's certificate holds domain names alone", "请重新生成备用名称中不含目录名称“{0}”的 CSR：网站证书只支持域名";
    OTHER_NAME: "Make a CSR with domain names alone. This one also holds the name {0}, which is of another kind", "请重新生成只含域名的 CSR。此 CSR 还包含其他类型的名称 {0}";
    UNREAD_NAME: "Make a CSR with domain names alone. One of the alternative names in this one cannot be read", "请重新生成只含域名的 CSR。此 CSR 中有一个备用名称无法读取";
    BAD_TEXT: "Make a CSR in UTF-8: “{0}” is said to be UTF-8 in this one and is written in another encoding, and CAs refuse that", "请以 UTF-8 编码重新生成 CSR：此 CSR 将“{0}”标为 UTF-8，实际使用了其他编码，CA 会拒绝";

    CURVE_WARNING: "Some CAs refuse the curve {0}. P-256 and P-384 are taken everywhere", "部分 CA 拒绝 {0} 曲线。P-256 和 P-384 均可通用";
    EXPONENT_WARNING: "The public exponent is {0}. Some CAs refuse all but 65537", "公钥指数为 {0}。部分 CA 只接受 65537";
    EXPONENT_HUGE: "very large", "非常大";
    SIGNATURE_WARNING: "Many CAs cannot read the signature {0}. SHA-256 with RSA or ECDSA is taken everywhere", "许多 CA 无法读取签名算法 {0}。RSA 或 ECDSA 配合 SHA-256 均可通用";
    LARGE_KEY: "The key has {0} bits. Some CAs take 4096 at most, and it makes every visit slower", "密钥为 {0} 位。部分 CA 最多接受 4096 位，且会降低访问速度";
    NOT_CHECKED: "The signature could not be checked in this browser. The CA will check it", "此浏览器无法验证签名，CA 将进行验证";
    SEVERAL_COMMON_NAMES: "The CSR has {0} common names. CAs read the first or the last one", "CSR 有 {0} 个通用名称。CA 只读取第一个或最后一个";
    CN_NOT_IN_NAMES: "The common name {0} is not among the CSR's alternative names, and belongs to another domain", "通用名称 {0} 不在 CSR 的备用名称中，且属于其他域名";
    SEVERAL_REQUESTS: "The CSR holds {0} lists of what it asks for. Some CAs read the first one alone, so look at the names in the certificate", "CSR 含有 {0} 份扩展请求。部分 CA 只读取第一份，请核对证书中的域名";
    IP_NAME: "The CSR asks for the IP address {0}. This order is for domain names, so it is left out", "CSR 请求了 IP 地址 {0}。此订单仅支持域名，将忽略该地址";
    MUST_STAPLE: "The CSR asks for OCSP Must-Staple. CAs are switching OCSP off, and browsers would then refuse the certificate", "CSR 请求了 OCSP Must-Staple。CA 正在停用 OCSP，届时浏览器会拒绝此证书";
    ASKS_FOR_CA: "The CSR asks to become a CA itself. That is left out", "CSR 请求成为 CA，将忽略该请求";

    CN_ELSEWHERE: "The CSR's common name {0} is not among your domain names. Take the CSR's names over, or make a CSR for the domain names of the form", "CSR 的通用名称 {0} 不在您填写的域名中。请采用 CSR 中的域名，或为表单中的域名重新生成 CSR";
    CN_TOO_LONG: "The CSR's common name has {0} characters, and a certificate holds {1}. Make a CSR with a shorter name first", "CSR 的通用名称有 {0} 个字符，证书最多支持 {1} 个。请以较短的域名作为通用名称重新生成 CSR";
    CN_NOT_FIRST: "The CSR's common name is {0}. The first of your domain names is {1}", "CSR 的通用名称为 {0}，您填写的第一个域名为 {1}";
    ONLY_IN_CSR: "{0} is in the CSR and not among your domain names", "{0} 在 CSR 中，但不在您填写的域名中";
    ONLY_IN_FORM: "{0} is among your domain names and not in the CSR", "{0} 在您填写的域名中，但不在 CSR 中";
    ORGANISATION: "{0}: the CSR says “{1}”, the form says “{2}”. The form's words go into the certificate", "{0}：CSR 为“{1}”，表单为“{2}”。证书以表单为准";

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
