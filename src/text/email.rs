//! Sentences about e-mail addresses: each problem and warning. The caller gives the field's name.

use super::invisible::{invisible_problem, named};
use super::{Language, sentences};
use crate::contract::limits::{EMAIL_CHARS, LABEL_OCTETS};
use crate::rules::email::{EmailProblem, EmailWarning, LOCAL_PART_OCTETS};

sentences! {
    EMPTY: "Enter {0}", "请输入{0}";
    TOO_LONG: "Shorten {0} to {2} characters. It has {1}", "{0}最多 {2} 个字符，现在有 {1} 个";
    NO_AT: "Enter {0} with an @, like name@example.com", "{0}需要包含 @，例如 name@example.com";
    SEVERAL_ATS: "Enter one address only as {0}, with one @", "请只输入一个地址作为{0}，只包含一个 @";
    NO_LOCAL_PART: "Enter the part before the @ in {0}, like name@example.com", "请输入{0}中 @ 之前的部分，例如 name@example.com";
    NO_DOMAIN: "Enter the part after the @ in {0}, like name@example.com", "请输入{0}中 @ 之后的部分，例如 name@example.com";
    LOCAL_PART_TOO_LONG: "Shorten the part before the @ in {0} to {2} characters. It has {1}", "{0}中 @ 之前的部分最多 {2} 个字符，现在有 {1} 个";
    DOTS: "Remove the extra dot from {0}: no part starts or ends with a dot or holds two in a row", "请删除{0}中多余的点：各部分不能以点开头或结尾，也不能有连续的点";
    BLANK: "Enter {0} without spaces, and without a name or anything else beside it", "{0}请只输入地址，不要包含空格、姓名或其他内容";
    CHARACTER: "Remove {1} from {0}", "请从{0}中删除 {1}";
    DISPLAY_NAME: "Enter only the address as {0}, without a name or angle brackets", "{0}请只输入地址，不要包含姓名或尖括号";
    DISPLAY_NAME_OFFER: "Enter only the address as {0}: {1}", "{0}请只输入地址：{1}";
    STAND_IN: "Replace {1} in {0}, so that it is {2}", "请替换{0}中的 {1}，改为 {2}";
    NOT_PUBLIC: "Enter {0} at another domain: .{1} is not a public ending, so mail from the CA does not arrive there", "{0}请使用其他域名的邮箱：.{1} 不是公共域名后缀，收不到 CA 的邮件";
    NOT_PUBLIC_OFFER: "Check the ending of {0}: .{1} is not a public ending. Did you mean {2}?", "请检查{0}的后缀：.{1} 不是公共域名后缀。您要输入的是 {2} 吗？";
    INVISIBLE_OFFER: "{1}. Without it {0} is {2}", "{1}。删除后{0}为 {2}";
    NOT_IDNA: "Check {1} in {0}: no domain name is written like that", "请检查{0}中的 {1}：域名不能这样写";
    SINGLE_LABEL: "Enter the whole name after the @ in {0}, like name@example.com", "请输入{0}中 @ 之后的完整域名，例如 name@example.com";
    LABEL: "Check {1} in {0}: a part between dots has at most {2} characters and does not start or end with a hyphen", "请检查{0}中的 {1}：两个点之间的部分最多 {2} 个字符，且不能以连字符开头或结尾";
    IP_ADDRESS: "Enter {0} with a domain name after the @, not an IP address", "{0}中 @ 之后请使用域名，不要使用 IP 地址";

    TYPO: "Did you mean {0}?", "您要输入的是 {0} 吗？";
    FREE_MAIL: "The CA expects a mailbox of the company, not one at {0}", "CA 要求使用公司邮箱，而不是 {0} 的邮箱";
    LOCAL_PART_NOT_ASCII: "Some mail systems cannot write to this address. Use one with only English letters if you have one", "部分邮件系统无法向此地址发送邮件。如有仅含英文字母的地址，建议使用";
}

/// Describes the problem of an address. `field` is its name within a sentence.
pub fn email_problem(problem: &EmailProblem, field: &str, language: Language) -> String {
    use EmailProblem as Problem;
    let figures = |words, given: &usize, allowed: usize| {
        language.say_with(words, &[field, &given.to_string(), &allowed.to_string()])
    };
    let words = match problem {
        Problem::Empty => EMPTY,
        Problem::TooLong { given } => return figures(TOO_LONG, given, EMAIL_CHARS),
        Problem::NoAt => NO_AT,
        Problem::SeveralAts => SEVERAL_ATS,
        Problem::NoLocalPart => NO_LOCAL_PART,
        Problem::NoDomain => NO_DOMAIN,
        Problem::LocalPartTooLong { given } => return figures(LOCAL_PART_TOO_LONG, given, LOCAL_PART_OCTETS),
        Problem::Dots => DOTS,
        Problem::Blank => BLANK,
        Problem::Character { character } => {
            return language.say_with(CHARACTER, &[field, &named(*character, language)]);
        }
        Problem::DisplayName { address } if address.is_empty() => DISPLAY_NAME,
        Problem::DisplayName { address } | Problem::Copied { address } => {
            return language.say_with(DISPLAY_NAME_OFFER, &[field, address]);
        }
        Problem::Invisible { hidden, address } => {
            let words = invisible_problem(hidden, field, language);
            return if address.is_empty() {
                words
            } else {
                language.say_with(INVISIBLE_OFFER, &[field, &words, address])
            };
        }
        Problem::StandIn { character, address } => {
            return language.say_with(STAND_IN, &[field, &named(*character, language), address]);
        }
        Problem::NotPublic { top_level, suggestion } => {
            let words = if suggestion.is_empty() { NOT_PUBLIC } else { NOT_PUBLIC_OFFER };
            return language.say_with(words, &[field, top_level, suggestion]);
        }
        Problem::NotIdna { label } => return language.say_with(NOT_IDNA, &[field, label]),
        Problem::SingleLabel => SINGLE_LABEL,
        Problem::Label { label } => return language.say_with(LABEL, &[field, label, &LABEL_OCTETS.to_string()]),
        Problem::IpAddress => IP_ADDRESS,
    };
    language.say_with(words, &[field])
}

/// Describes a warning about an address.
pub fn email_warning(warning: &EmailWarning, language: Language) -> String {
    match warning {
        EmailWarning::Typo { suggestion } => language.say_with(TYPO, &[suggestion]),
        EmailWarning::FreeMail { domain } => language.say_with(FREE_MAIL, &[domain]),
        EmailWarning::LocalPartNotAscii => language.say(LOCAL_PART_NOT_ASCII).to_owned(),
    }
}
