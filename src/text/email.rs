//! Sentences about email addresses: each problem and warning. The caller gives the field's name.

use super::invisible::{invisible_problem, named};
use super::{Language, sentence_start, sentences};
use crate::contract::limits::{EMAIL_CHARS, LABEL_OCTETS};
use crate::rules::email::{EmailProblem, EmailWarning, LOCAL_PART_OCTETS};

sentences! {
    EMPTY: "Enter {0}", "请输入{0}";
    TOO_LONG: "{0} must be {2} characters or less. You entered {1}", "{0}最多 {2} 个字符，您输入了 {1} 个";
    FORMAT: "Enter {0} in the correct format, like name@example.com", "请输入格式正确的{0}，例如 name@example.com";
    SEVERAL_ATS: "Enter only one email address as {0}, with one @", "{0}只能填写一个邮箱地址，且只能包含一个 @";
    LOCAL_PART_TOO_LONG: "The part before the @ in {0} must be {2} characters or less. You entered {1}", "{0}中 @ 之前的部分最多 {2} 个字符，您输入了 {1} 个";
    DOTS: "Remove the extra dot from {0}: no part can start or end with a dot or have two dots in a row", "请删除{0}中多余的点：各部分不能以点开头或结尾，也不能有连续的点";
    BLANK: "Enter {0} without spaces, names or other text", "{0}只能填写邮箱地址，不要包含空格、姓名或其他内容";
    CHARACTER: "Remove {1} from {0}", "请从{0}中删除 {1}";
    DISPLAY_NAME: "Enter only the address as {0}, without a name or angle brackets", "{0}只能填写邮箱地址，不要包含姓名或尖括号";
    DISPLAY_NAME_OFFER: "Enter only the address as {0}: {1}", "{0}只能填写邮箱地址：{1}";
    STAND_IN: "Replace {1} in {0}. Did you mean {2}?", "请替换{0}中的 {1}。您要输入的是 {2} 吗？";
    NOT_PUBLIC: "Check the ending of {0}: .{1} is not a public ending, so email from the CA cannot arrive there", "请检查{0}的后缀：.{1} 不是公共域名后缀，收不到 CA 的邮件";
    NOT_PUBLIC_OFFER: "Check the ending of {0}: .{1} is not a public ending. Did you mean {2}?", "请检查{0}的后缀：.{1} 不是公共域名后缀。您要输入的是 {2} 吗？";
    INVISIBLE_OFFER: "{1}. Without it, {0} is {2}", "{1}。删除后{0}为 {2}";
    NOT_IDNA: "Check {1} in {0}: a domain name cannot be written like this", "请检查{0}中的 {1}：域名不能这样写";
    LABEL: "Check {1} in {0}: a part between dots must be {2} characters or less and cannot start or end with a hyphen", "请检查{0}中的 {1}：两个点之间的部分最多 {2} 个字符，且不能以连字符开头或结尾";
    IP_ADDRESS: "Enter {0} with a domain name after the @, not an IP address", "{0}中 @ 之后请使用域名，不要使用 IP 地址";

    TYPO: "Did you mean {0}?", "您要输入的是 {0} 吗？";
    FREE_MAIL: "The CA expects a company email address, not one at {0}", "CA 要求使用公司邮箱，而不是 {0} 的邮箱";
    LOCAL_PART_NOT_ASCII: "Some email systems cannot send to this address. Use one with only English letters if you have one", "部分邮件系统无法向此地址发送邮件。如有仅含英文字母的地址，建议使用";
}

/// Describes the problem of an address. `field` is its name within a sentence.
pub fn email_problem(problem: &EmailProblem, field: &str, language: Language) -> String {
    use EmailProblem as Problem;
    let figures = |words, given: &usize, allowed: usize| {
        sentence_start(language.say_with(words, &[field, &given.to_string(), &allowed.to_string()]))
    };
    let words = match problem {
        Problem::Empty => EMPTY,
        Problem::TooLong { given } => return figures(TOO_LONG, given, EMAIL_CHARS),
        Problem::SeveralAts => SEVERAL_ATS,
        Problem::NoAt | Problem::NoLocalPart | Problem::NoDomain | Problem::SingleLabel => FORMAT,
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
