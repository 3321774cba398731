//! Sentences about the settings of the site: the end of the footer, the contacts, the agreements, and what is wrong in
//! `config.json`.

use super::Language;
use crate::site::{Problem, ProblemKind};

super::sentences! {
    VERSION: "Version {0}", "版本 {0}";
    PRIVACY: "Privacy notice (opens a new tab)", "隐私声明（在新标签页中打开）";
    TERMS: "Terms of use (opens a new tab)", "使用条款（在新标签页中打开）";
    HELP: "Help:", "帮助：";
    HELP_PAGE: "Help page (opens a new tab)", "帮助页面（在新标签页中打开）";
    STUCK: "Need help? Contact support:", "需要帮助？请联系客服：";

    AGREEMENTS: "Agreements", "协议";
    ACCEPT: "I have read and accept: {0}", "我已阅读并同意：{0}";
    ACCEPT_OPTIONAL: "I have read and accept: {0} (optional)", "我已阅读并同意：{0}（可选）";
    READ: "Read: {0} (opens a new tab)", "查看：{0}（在新标签页中打开）";
    NOT_ACCEPTED: "To submit, accept: {0}", "提交前请先同意：{0}";

    AGREEMENT_LACKS: "You cannot submit yet: this site cannot show an agreement that you may have to accept. Your answers are saved. Tell the site's administrator that config.json has a wrong agreement.", "暂时无法提交：此网站无法显示可能需要您同意的协议。您填写的内容已保存。请联系网站管理员检查 config.json 中的协议。";

    WRONG_CONFIG: "Some settings in this site's config.json cannot be used. For the site's administrator:", "此网站的 config.json 中有无法使用的设置。请网站管理员检查：";
    NOT_JSON: "{0} is not JSON", "{0} 不是 JSON 格式";
    NOT_AN_OBJECT: "{0} must be an object in braces", "{0} 必须是花括号中的对象";
    NOT_A_LIST: "{0} must be a list in square brackets", "{0} 必须是方括号中的列表";
    NOT_A_TEXT: "{0} must be a text in quotation marks", "{0} 必须是引号中的文本";
    NOT_WORDS: "{0} must be a text in quotation marks, or an object with a text for each language, like en and zh-CN", "{0} 必须是引号中的文本，或包含各语言（en、zh-CN）文本的对象";
    NOT_A_BOOLEAN: "{0} must be true or false", "{0} 必须是 true 或 false";
    MISSING: "{0} is missing", "{0} 缺失";
    EMPTY: "{0} is empty", "{0} 为空";
    TOO_LONG: "{0} must be {1} characters or less", "{0} 不能超过 {1} 个字符";
    TOO_MANY: "{0} must have {1} entries or less", "{0} 不能超过 {1} 项";
    NOT_AN_ADDRESS: "{0} must be an address that begins with https:// or http://, or a path on this site like /help", "{0} 必须是以 https:// 或 http:// 开头的地址，或本站路径（例如 /help）";
    NOT_A_BASE: "{0} must be an address that begins with https:// or http://, or a path on this site like /api/v1, without ? or #", "{0} 必须是以 https:// 或 http:// 开头的地址，或本站路径（例如 /api/v1），且不含 ? 或 #";
    NOT_A_PATH: "{0} must be a path on this site like /logo.svg, because files of other sites are never loaded", "{0} 必须是本站路径（例如 /logo.svg），不加载其他网站的文件";
    NOT_A_SERVICE: "{0} must be an address that begins with https://, or a path on this site like /dns-query", "{0} 必须是以 https:// 开头的地址，或本站路径（例如 /dns-query）";
    NOT_A_HOST: "{0} must be a domain name like ca.example.com", "{0} 必须是域名，例如 ca.example.com";
    NOT_A_COLOUR: "{0} must be a colour of six hexadecimal digits, like #0b6b50", "{0} 必须是六位十六进制颜色，例如 #0b6b50";
    LOW_CONTRAST: "{0} must have a contrast of 4.5 or more with {1}. It has {2}", "{0} 与 {1} 的对比度不能低于 4.5，当前为 {2}";
    NOT_A_LANGUAGE: "{0} must be a language that Signet speaks: {1}", "{0} 必须是 Signet 支持的语言：{1}";
    NOT_A_PHONE: "{0} must be a phone number, like +86 10 8888 6666", "{0} 必须是电话号码，例如 +86 10 8888 6666";
    NOT_AN_EMAIL: "{0} must be an email address, like help@example.com", "{0} 必须是邮箱地址，例如 help@example.com";
    REPEATED: "{0} is in the list already", "{0} 在列表中重复";
}

/// Describes a wrong member of `config.json` with its path.
pub fn problem(problem: &Problem, language: Language) -> String {
    let (sentence, values) = match &problem.kind {
        ProblemKind::NotJson => (NOT_JSON, vec![]),
        ProblemKind::NotAnObject => (NOT_AN_OBJECT, vec![]),
        ProblemKind::NotAList => (NOT_A_LIST, vec![]),
        ProblemKind::NotAText => (NOT_A_TEXT, vec![]),
        ProblemKind::NotWords => (NOT_WORDS, vec![]),
        ProblemKind::NotABoolean => (NOT_A_BOOLEAN, vec![]),
        ProblemKind::Missing => (MISSING, vec![]),
        ProblemKind::Empty => (EMPTY, vec![]),
        ProblemKind::TooLong(most) => (TOO_LONG, vec![most.to_string()]),
        ProblemKind::TooMany(most) => (TOO_MANY, vec![most.to_string()]),
        ProblemKind::NotAnAddress => (NOT_AN_ADDRESS, vec![]),
        ProblemKind::NotABase => (NOT_A_BASE, vec![]),
        ProblemKind::NotAPath => (NOT_A_PATH, vec![]),
        ProblemKind::NotAService => (NOT_A_SERVICE, vec![]),
        ProblemKind::NotAHost => (NOT_A_HOST, vec![]),
        ProblemKind::NotAColour => (NOT_A_COLOUR, vec![]),
        ProblemKind::LowContrast { hundredths, against } => (LOW_CONTRAST, vec![against.hex(), decimal(*hundredths)]),
        ProblemKind::NotALanguage => (NOT_A_LANGUAGE, vec![Language::ALL.map(Language::tag).join(", ")]),
        ProblemKind::NotAPhone => (NOT_A_PHONE, vec![]),
        ProblemKind::NotAnEmail => (NOT_AN_EMAIL, vec![]),
        ProblemKind::Repeated => (REPEATED, vec![]),
    };
    let path = if problem.path.is_empty() { "config.json" } else { &problem.path };
    let values: Vec<&str> = std::iter::once(path).chain(values.iter().map(String::as_str)).collect();
    language.say_with(sentence, &values)
}

/// Writes hundredths as a number: 449 is "4.49".
fn decimal(hundredths: u32) -> String {
    [&(hundredths / 100).to_string(), ".", &(hundredths / 10 % 10).to_string(), &(hundredths % 10).to_string()].concat()
}
