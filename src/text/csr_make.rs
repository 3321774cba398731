//! Sentences for a key and a CSR that could not be made in the browser.

use super::{Language, sentences};
use crate::contract::limits::COMMON_NAME_OCTETS;
use crate::rules::csr::build::BuildProblem;

sentences! {
    NO_NAMES: "Enter your domain names first: the CSR contains them", "请先输入域名：CSR 需要包含域名";
    BAD_NAME: "Correct domain name {0} in your list first: the CSR contains it", "请先更正列表中的第 {0} 个域名：CSR 需要包含该域名";
    NAME_TOO_LONG: "Put a domain name of {1} characters or less first in your list. The first one has {0}", "请将不超过 {1} 个字符的域名放在列表首位。当前首位域名有 {0} 个字符";
    REFUSED: "This browser could not create the key. Select another key type, or another way to create the CSR", "此浏览器未能生成密钥。请选择其他密钥类型，或其他 CSR 生成方式";
}

/// Says why no key and no CSR were made. `None` means that the browser refused.
pub fn make_problem(problem: Option<BuildProblem>, language: Language) -> String {
    match problem {
        Some(BuildProblem::NoNames) => language.say(NO_NAMES).to_owned(),
        Some(BuildProblem::BadName(at)) => language.say_with(BAD_NAME, &[&(at + 1).to_string()]),
        Some(BuildProblem::CommonNameTooLong(characters)) => {
            language.say_with(NAME_TOO_LONG, &[&characters.to_string(), &COMMON_NAME_OCTETS.to_string()])
        }
        Some(BuildProblem::BadKey) | None => language.say(REFUSED).to_owned(),
    }
}
