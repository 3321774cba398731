//! Sentences about the problems of the company's data and of free text. The caller gives the field's name.

use super::invisible::{invisible_problem, named};
use super::{Language, sentence_start, sentences};
use crate::rules::company::{
    CHINESE_POST_CODE_DIGITS, CompanyCodeProblem, CountryCodeProblem, PostCodeProblem, SOCIAL_CREDIT_CODE_CHARS,
};
use crate::rules::plain_text::TextProblem;

sentences! {
    EMPTY: "Enter {0}", "请输入{0}";
    TOO_LONG: "{0} must be {2} characters or less. You entered {1}", "{0}最多 {2} 个字符，您输入了 {1} 个";
    UNPRINTABLE: "Replace {1} in {0} with the character that was lost there", "{0}中的 {1} 无法显示或打印，请改为此处丢失的字符";
    SOCIAL_CREDIT_LENGTH: "The unified social credit code must be {2} characters. You entered {1}", "统一社会信用代码应为 {2} 位，您输入了 {1} 位";
    SOCIAL_CREDIT_CHARACTER: "Check {1} in the unified social credit code: it can only contain digits and capital letters except I, O, S, V and Z", "请检查统一社会信用代码中的 {1}：只能包含数字和除 I、O、S、V、Z 以外的大写字母";
    SOCIAL_CREDIT_CHECK: "Check the unified social credit code: one character is wrong, because the last one does not match the others", "请检查统一社会信用代码：校验码与其他字符不符，可能有字符输入错误";
    SIX_DIGITS: "Enter {0} as {1} digits, like 100000", "请输入 {1} 位数字的{0}，例如 100000";
    COUNTRY_EMPTY: "Select {0}", "请选择{0}";
    COUNTRY_UNKNOWN: "Select {0} from the list", "请从列表中选择{0}";
}

/// Describes the problem of a text. `field` is its name within a sentence.
pub fn text_problem(problem: &TextProblem, field: &str, language: Language) -> String {
    match problem {
        TextProblem::Empty => language.say_with(EMPTY, &[field]),
        TextProblem::TooLong { given, allowed } => {
            sentence_start(language.say_with(TOO_LONG, &[field, &given.to_string(), &allowed.to_string()]))
        }
        TextProblem::Invisible(hidden) => invisible_problem(hidden, field, language),
        TextProblem::Unprintable { character } => {
            language.say_with(UNPRINTABLE, &[field, &named(*character, language)])
        }
    }
}

/// Describes the problem of a registration number.
pub fn company_code_problem(problem: &CompanyCodeProblem, field: &str, language: Language) -> String {
    use CompanyCodeProblem as Problem;
    match problem {
        Problem::Text(problem) => text_problem(problem, field, language),
        Problem::SocialCreditLength { given } => {
            language.say_with(SOCIAL_CREDIT_LENGTH, &[field, &given.to_string(), &SOCIAL_CREDIT_CODE_CHARS.to_string()])
        }
        Problem::SocialCreditCharacter { character } => {
            language.say_with(SOCIAL_CREDIT_CHARACTER, &[field, &named(*character, language)])
        }
        Problem::SocialCreditCheck => language.say(SOCIAL_CREDIT_CHECK).to_owned(),
    }
}

/// Describes the problem of a postal code.
pub fn post_code_problem(problem: &PostCodeProblem, field: &str, language: Language) -> String {
    match problem {
        PostCodeProblem::Text(problem) => text_problem(problem, field, language),
        PostCodeProblem::SixDigits => language.say_with(SIX_DIGITS, &[field, &CHINESE_POST_CODE_DIGITS.to_string()]),
    }
}

/// Describes the problem of a country or region.
pub fn country_code_problem(problem: CountryCodeProblem, field: &str, language: Language) -> String {
    match problem {
        CountryCodeProblem::Empty => language.say_with(COUNTRY_EMPTY, &[field]),
        CountryCodeProblem::Unknown => language.say_with(COUNTRY_UNKNOWN, &[field]),
    }
}
