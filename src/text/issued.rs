//! Words about an issued certificate: its contents, and the private key that belongs to it.

use super::{Language, Sentence, sentences};
use crate::rules::private_key::keystore::{PASSPHRASE_MIN_CHARS, PassphraseProblem};
use crate::rules::private_key::{KEY_FILE_BYTES, KeyFileProblem};

sentences! {
    TITLE: "In the certificate", "证书内容";
    READING: "Reading the certificate…", "正在读取证书…";
    NOT_READ: "The certificate could not be read here. You can still download it above.", "无法在此处读取证书。您仍可在上方下载证书。";
    NAMES: "Domain names", "域名";
    COMPANY: "Company", "公司";
    ISSUER: "Issued by", "颁发者";
    DATES: "Dates", "有效期";
    FROM_TO: "{0} to {1}", "{0} 至 {1}";
    KEY: "Key", "密钥";
    KEY_SERVICE: "{0}, created by the certificate service", "{0}，由证书服务生成";
    KEY_CSR: "{0}, the key of your CSR", "{0}，与您的 CSR 一致";
    KEY_OTHER: "{0}, not the key of your CSR", "{0}，与您的 CSR 不一致";
    FINGERPRINT: "Fingerprint (SHA-256)", "指纹（SHA-256）";
    COPY_FINGERPRINT: "Copy the fingerprint", "复制指纹";
    EXACT: "The certificate covers exactly the domain names that you applied for.", "证书包含的域名与您申请的域名完全一致。";
    MISSING: "The certificate does not cover these domain names, although you applied for them: {0}. Contact support before you install it.", "证书未包含您申请的以下域名：{0}。安装前请联系客服。";
    EXTRA: "The certificate also covers {0}, which you did not apply for. Some CAs add the domain name with or without www.", "证书还包含您未申请的 {0}。部分 CA 会附赠带或不带 www 的域名。";
    OTHER_KEY: "The certificate contains another key than your CSR, so it will not work with your private key. Contact support.", "证书中的密钥与您的 CSR 不一致，因此无法与您的私钥配合使用。请联系客服。";

    FIT: "Does my private key fit?", "我的私钥是否匹配？";
    FIT_HINT: "Choose your private key file: .pem, .key or .der. It is checked in this browser. It is not sent and not stored.", "请选择私钥文件：.pem、.key 或 .der。检查在此浏览器中进行，不会发送，也不会保存。";
    CHOOSE: "Private key file", "私钥文件";
    PASSPHRASE: "Passphrase of the key file", "密钥文件的密码";
    CHECK: "Check the key", "检查私钥";
    CHECKING: "Checking the key…", "正在检查私钥…";
    FITS: "This key belongs to the certificate ({0}).", "此私钥与证书匹配（{0}）。";
    OTHER_KIND: "This key does not belong to the certificate: the key is {0}, and the certificate has {1}.", "此私钥与证书不匹配：私钥为 {0}，证书为 {1}。";
    OTHER_SAME_KIND: "This key does not belong to the certificate. Both are {0}, but it is another key.", "此私钥与证书不匹配。两者均为 {0}，但不是同一个密钥。";
    NEEDS_PASSPHRASE: "This key file is encrypted. Enter its passphrase, then check the key.", "此密钥文件已加密。请输入密码后检查私钥。";
    WRONG_PASSPHRASE: "The passphrase does not open this key file. Correct it, then check the key again.", "密码无法打开此密钥文件。请更正后重新检查。";
    NOT_JUDGED: "This browser cannot check this key. Try another browser.", "此浏览器无法检查该私钥。请使用其他浏览器重试。";

    FILE_EMPTY: "The file is empty. Choose your private key file.", "文件为空。请选择私钥文件。";
    FILE_TOO_LARGE: "The file has {0} KB. Private key files have at most {1} KB, so this is another file.", "文件大小为 {0} KB。私钥文件不超过 {1} KB，因此这不是私钥文件。";
    FILE_CERTIFICATE: "This file is a certificate. Choose your private key file.", "这是证书文件。请选择私钥文件。";
    FILE_REQUEST: "This file is a CSR. Choose your private key file.", "这是 CSR 文件。请选择私钥文件。";
    FILE_PUBLIC: "This file is a public key. Choose your private key file.", "这是公钥文件。请选择私钥文件。";
    FILE_KEYSTORE: "This file is a keystore. Export the private key from it as a PEM file first.", "这是密钥库文件。请先从中导出 PEM 格式的私钥。";
    FILE_OPENSSH: "This key is in OpenSSH format. Convert a copy of it first: ssh-keygen -p -m PKCS8 -f COPY", "这是 OpenSSH 格式的私钥。请先转换其副本：ssh-keygen -p -m PKCS8 -f COPY";
    FILE_PUTTY: "This key is in PuTTY format. Export it in PuTTYgen as an OpenSSH key first.", "这是 PuTTY 格式的私钥。请先在 PuTTYgen 中导出为 OpenSSH 格式。";
    FILE_ENCRYPTION: "This key file is encrypted with {0}, which browsers cannot open. Convert it first: openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW", "此密钥文件使用 {0} 加密，浏览器无法打开。请先转换：openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW";
    FILE_ROUNDS: "The passphrase of this key file is hashed {0} times, which takes too long in a browser. Convert it first: openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW", "此密钥文件的密码要进行 {0} 次散列运算，在浏览器中耗时过长。请先转换：openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW";
    FILE_SEVERAL: "This file contains {0} private keys. Choose a file with one key.", "此文件包含 {0} 个私钥。请选择只含一个私钥的文件。";
    FILE_KIND: "This key is of the kind {0}. Public CAs do not certify such keys, so it does not belong to the certificate.", "此私钥的类型为 {0}。公共 CA 不为这类密钥签发证书，因此它与证书不匹配。";
    FILE_DAMAGED: "This key file is damaged or incomplete. Choose another copy of it.", "此密钥文件已损坏或不完整。请选择另一份副本。";
    FILE_OTHER: "This file is not a private key. Choose a file that contains -----BEGIN PRIVATE KEY----- or a similar line.", "这不是私钥文件。请选择包含 -----BEGIN PRIVATE KEY----- 或类似行的文件。";

    STORE_PASSPHRASE: "Passphrase for the new file", "新文件的密码";
    STORE_HINT: "At least {0} characters. You need it when you install the file.", "至少 {0} 个字符。安装该文件时需要输入。";
    STORE_SHORT: "The passphrase must be {1} characters or more. This one has {0}.", "密码至少需要 {1} 个字符，当前为 {0} 个。";
    STORE_SIGNS: "Use only English letters, digits and signs in the passphrase. Programs read other characters differently.", "密码只能使用英文字母、数字和符号。各程序对其他字符的处理方式不同。";
    STORE_MAKING: "Creating the file…", "正在生成文件…";
    STORE_SAVED: "The file was saved as {0}. It contains your private key.", "文件已保存为 {0}，其中包含您的私钥。";
    STORE_FAILED: "The file could not be created in this browser. Try another browser.", "无法在此浏览器中生成文件。请使用其他浏览器重试。";
    STORE_KEY_FIRST: "This file contains your private key. Choose your private key file above first.", "此文件包含您的私钥。请先在上方选择私钥文件。";
}

/// Says what is wrong with a key's file.
pub fn key_file_problem(problem: &KeyFileProblem, language: Language) -> String {
    let say = |sentence: Sentence| language.say(sentence).to_owned();
    let kilobytes = |bytes: usize| bytes.div_ceil(1024).to_string();
    match problem {
        KeyFileProblem::Empty => say(FILE_EMPTY),
        KeyFileProblem::TooLarge(bytes) => {
            language.say_with(FILE_TOO_LARGE, &[&kilobytes(*bytes), &kilobytes(KEY_FILE_BYTES)])
        }
        KeyFileProblem::Certificate => say(FILE_CERTIFICATE),
        KeyFileProblem::Request => say(FILE_REQUEST),
        KeyFileProblem::PublicKey => say(FILE_PUBLIC),
        KeyFileProblem::Keystore => say(FILE_KEYSTORE),
        KeyFileProblem::OpenSsh => say(FILE_OPENSSH),
        KeyFileProblem::Putty => say(FILE_PUTTY),
        KeyFileProblem::LegacyEncryption(method) | KeyFileProblem::Encryption(method) => {
            language.say_with(FILE_ENCRYPTION, &[&super::foreign(method)])
        }
        KeyFileProblem::Rounds(rounds) => language.say_with(FILE_ROUNDS, &[&rounds.to_string()]),
        KeyFileProblem::Several(count) => language.say_with(FILE_SEVERAL, &[&count.to_string()]),
        KeyFileProblem::Kind(kind) => language.say_with(FILE_KIND, &[kind]),
        KeyFileProblem::Damaged => say(FILE_DAMAGED),
        KeyFileProblem::Other => say(FILE_OTHER),
    }
}

/// Says what is wrong with the passphrase of a keystore.
pub fn passphrase_problem(problem: PassphraseProblem, language: Language) -> String {
    match problem {
        PassphraseProblem::TooShort(count) => {
            language.say_with(STORE_SHORT, &[&count.to_string(), &PASSPHRASE_MIN_CHARS.to_string()])
        }
        PassphraseProblem::NotAscii => language.say(STORE_SIGNS).to_owned(),
    }
}
