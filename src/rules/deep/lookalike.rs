//! Labels that look like another: letters of several scripts in one label, or of one script that all look like Latin ones.
//!
//! Authority: UTS 39, sections 4 and 5.2 ("highly restrictive"). Scripts are told by block, which is enough for a warning.

use crate::rules::domain_name::DomainNameWarning;

const LATIN: u8 = 1;
/// Han, kana, Bopomofo and Hangul, which are written together, and with Latin.
const EAST_ASIAN: u8 = 2;

/// The first code point of each block that starts another script; 0: letters and marks of every script.
const SCRIPTS: [(u32, u8); 64] = [
    (0x00, 0),
    (0x61, LATIN),
    (0x7b, 0),
    (0xaa, LATIN),
    (0xab, 0),
    (0xba, LATIN),
    (0xbb, 0),
    (0xc0, LATIN),
    (0x2b0, 0),
    (0x370, 3),
    (0x400, 4),
    (0x530, 5),
    (0x590, 6),
    (0x600, 7),
    (0x700, 8),
    (0x750, 7),
    (0x780, 9),
    (0x7c0, 10),
    (0x870, 7),
    (0x900, 11),
    (0x980, 12),
    (0xa00, 13),
    (0xa80, 14),
    (0xb00, 15),
    (0xb80, 16),
    (0xc00, 17),
    (0xc80, 18),
    (0xd00, 19),
    (0xd80, 20),
    (0xe00, 21),
    (0xe80, 22),
    (0xf00, 23),
    (0x1000, 24),
    (0x10a0, 25),
    (0x1100, EAST_ASIAN),
    (0x1200, 26),
    (0x13a0, 27),
    (0x1400, 28),
    (0x1680, 29),
    (0x1780, 30),
    (0x1800, 31),
    (0x1900, 32),
    (0x1ab0, 0),
    (0x1b00, 33),
    (0x1c80, 4),
    (0x1c90, 25),
    (0x1cd0, 0),
    (0x1d00, LATIN),
    (0x1dc0, 0),
    (0x1e00, LATIN),
    (0x1f00, 3),
    (0x2000, 0),
    (0x2c60, LATIN),
    (0x2c80, 34),
    (0x2d00, 25),
    (0x2d30, 35),
    (0x2d80, 26),
    (0x2de0, 4),
    (0x2e00, 0),
    (0x3005, EAST_ASIAN),
    (0xa000, 36),
    (0xa640, 4),
    (0xa6a0, 37),
    (0xa720, LATIN),
];
/// The blocks after those, for which the table would get long.
const LATER_SCRIPTS: [(u32, u8); 9] = [
    (0xa800, 38),
    (0xab30, LATIN),
    (0xab70, 27),
    (0xabc0, 39),
    (0xac00, EAST_ASIAN),
    (0xfb00, 40),
    (0x10000, 41),
    (0x20000, EAST_ASIAN),
    (0x40000, 0),
];

fn script(character: char) -> u8 {
    let code = u32::from(character);
    let table: &[(u32, u8)] = if code < LATER_SCRIPTS[0].0 { &SCRIPTS } else { &LATER_SCRIPTS };
    let next = table.partition_point(|(start, _)| *start <= code);
    next.checked_sub(1).map_or(0, |at| table[at].1)
}

/// Letters that most typefaces draw like Latin ones, each before its twin.
const TWINS: &str = "аaсcԁdеeһhіiјjӏlоoрpԛqѕsԝwхxуyѵvαaεeιiνvοoρpυuχxγyωwοoօoոnսuհhցgզqյjɑaɡgıiʟlⅼlłlɩiʏyꮯcꮪsꭺa";

fn twin(character: char) -> Option<char> {
    if character.is_ascii() {
        return Some(character);
    }
    let mut letters = TWINS.chars();
    while let (Some(letter), Some(latin)) = (letters.next(), letters.next()) {
        if letter == character {
            return Some(latin);
        }
    }
    None
}

/// What is worth knowing about the look of one label, in Unicode. Under a top-level domain of its own script a label is read
/// in that script, so that nothing looks Latin there.
pub(crate) fn warning(label: &str, has_latin_ending: bool) -> Option<DomainNameWarning> {
    if label.is_ascii() {
        return None;
    }
    if has_latin_ending && let Some(latin) = label.chars().map(twin).collect::<Option<String>>() {
        return Some(DomainNameWarning::LooksLike { latin });
    }
    let mut found = [0, 0];
    for script in label.chars().map(script).filter(|script| *script != 0) {
        match found {
            [0, _] => found[0] = script,
            [first, 0] if first != script => found[1] = script,
            [first, second] if first != script && second != script => return mixed(label),
            _ => {}
        }
    }
    match found {
        [_, 0] | [LATIN, EAST_ASIAN] | [EAST_ASIAN, LATIN] => None,
        _ => mixed(label),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "it is the answer of `warning`")]
fn mixed(label: &str) -> Option<DomainNameWarning> {
    Some(DomainNameWarning::MixedScripts { label: label.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::warning;

    #[track_caller]
    fn check(label: &str, expected: Option<&str>) {
        assert_eq!(warning(label, true).map(|warning| warning.code()), expected, "{label}");
    }

    #[test]
    fn labels_of_one_script_or_of_a_customary_mix_are_not_warned_of() {
        for label in [
            "example",
            "münchen",
            "例子",
            "例子abc",
            "日本語テスト",
            "пример",
            "παράδειγμα",
            "مثال",
            "한국어",
            "ไทย",
            "ภาษาไทย123",
        ] {
            check(label, None);
        }
    }

    #[test]
    fn look_alikes_and_mixtures_are_warned_of() {
        check("аррӏе", Some("look-alike"));
        check("pаypal", Some("look-alike"));
        check("gооgle", Some("look-alike"));
        check("abcж", Some("mixed-scripts"));
        check("例子ж", Some("mixed-scripts"));
    }
}
