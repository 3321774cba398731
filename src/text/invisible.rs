//! Sentences about invisible characters. The caller gives the field's name.

use super::{Language, Sentence, sentences};
use crate::rules::invisible::{Hidden, Sign};

sentences! {
    AFTER: "Remove the invisible character after “{1}” in {0}: put the cursor there and press Delete. It is {2}", "请删除{0}中“{1}”后面的不可见字符：将光标移到该处并按 Delete 键。它是{2}";
    FIRST: "Remove the invisible character at the start of {0}: put the cursor there and press Delete. It is {2}", "请删除{0}开头的不可见字符：将光标移到该处并按 Delete 键。它是{2}";

    ZERO_WIDTH_SPACE: "a zero-width space", "零宽空格";
    JOINER: "a zero-width joiner", "零宽连接符";
    DIRECTION: "a text direction mark", "书写方向标记";
    SOFT_HYPHEN: "a soft hyphen", "软连字符";
    FILLER: "a blank letter", "空白字母";
    SELECTOR: "a variation selector", "字形选择符";
    TAG: "a tag character", "标签字符";
    LINE_BREAK: "a line break", "换行符";
    TAB: "a tab", "制表符";
    CONTROL: "a control character", "控制字符";
    FORMAT: "a formatting character", "格式字符";
}

/// Describes the problem of a text with an invisible character. `field` is its name within a sentence.
pub fn invisible_problem(hidden: &Hidden, field: &str, language: Language) -> String {
    let words = if hidden.after.is_empty() { FIRST } else { AFTER };
    language.say_with(words, &[field, &hidden.after, language.say(sign(hidden.sign))])
}

/// A character within a sentence: itself if it is visible, otherwise the name of its kind.
pub(super) fn named(character: char, language: Language) -> String {
    Sign::of(character).map_or_else(|| super::shown(character), |it| language.say(sign(it)).to_owned())
}

/// The name of a kind of invisible character.
pub fn sign(sign: Sign) -> Sentence {
    match sign {
        Sign::ZeroWidthSpace => ZERO_WIDTH_SPACE,
        Sign::Joiner => JOINER,
        Sign::Direction => DIRECTION,
        Sign::SoftHyphen => SOFT_HYPHEN,
        Sign::Filler => FILLER,
        Sign::Selector => SELECTOR,
        Sign::Tag => TAG,
        Sign::LineBreak => LINE_BREAK,
        Sign::Tab => TAB,
        Sign::Control => CONTROL,
        Sign::Format => FORMAT,
    }
}
