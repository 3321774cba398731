//! Labels that look like others: letters of several scripts in one label, or foreign letters that all look like Latin
//! ones.
//!
//! Authority: UTS 39, sections 4 and 5.2 ("highly restrictive"). Scripts are recognised by block, which is enough for a
//! warning.

use crate::rules::domain_name::DomainNameWarning;

const LATIN: u8 = 1;
pub(crate) const HAN: u8 = 2;
pub(crate) const GREEK: u8 = 3;
pub(crate) const HEBREW: u8 = 6;
/// Hiragana and katakana.
pub(crate) const KANA: u8 = 42;
const BOPOMOFO: u8 = 43;
const HANGUL: u8 = 44;
/// Scripts that are written together, and with Latin: Chinese, Japanese and Korean.
const TOGETHER: [u64; 3] = [1 << HAN | 1 << BOPOMOFO, 1 << HAN | 1 << KANA, 1 << HAN | 1 << HANGUL];

/// The first code point of each range and its script. Letters and marks that belong to every script have 0.
const SCRIPTS: [(u32, u8); 74] = [
    (0x00, 0),
    (0x61, LATIN),
    (0x7b, 0),
    (0xaa, LATIN),
    (0xab, 0),
    (0xba, LATIN),
    (0xbb, 0),
    (0xc0, LATIN),
    (0x2b0, 0),
    (0x370, GREEK),
    (0x400, 4),
    (0x530, 5),
    (0x590, HEBREW),
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
    (0x1100, HANGUL),
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
    (0x1f00, GREEK),
    (0x2000, 0),
    (0x2c60, LATIN),
    (0x2c80, 34),
    (0x2d00, 25),
    (0x2d30, 35),
    (0x2d80, 26),
    (0x2de0, 4),
    (0x2e00, 0),
    (0x3005, HAN),
    (0x3040, KANA),
    // The middle dot is used with Chinese, Japanese and Korean.
    (0x30fb, HAN),
    (0x30fc, KANA),
    (0x3100, BOPOMOFO),
    (0x3130, HANGUL),
    (0x3190, HAN),
    (0x31a0, BOPOMOFO),
    (0x31c0, HAN),
    (0x31f0, KANA),
    (0x3200, HAN),
    (0xa000, 36),
    (0xa640, 4),
    (0xa6a0, 37),
    (0xa720, LATIN),
];
/// The ranges after those of [`SCRIPTS`]. They are coarse, because a full table would be long.
const LATER_SCRIPTS: [(u32, u8); 11] = [
    (0xa800, 38),
    (0xab30, LATIN),
    (0xab70, 27),
    (0xabc0, 39),
    (0xac00, HANGUL),
    (0xf900, HAN),
    (0xfb00, 40),
    (0x10000, 41),
    // Emoji belong to no script.
    (0x1f000, 0),
    (0x20000, HAN),
    (0x40000, 0),
];

/// The script of a letter, by its block; 0 for characters that go with every script.
pub(crate) fn script(character: char) -> u8 {
    let code = u32::from(character);
    let table: &[(u32, u8)] = if code < LATER_SCRIPTS[0].0 { &SCRIPTS } else { &LATER_SCRIPTS };
    let next = table.partition_point(|(start, _)| *start <= code);
    next.checked_sub(1).map_or(0, |at| table[at].1)
}

/// Letters that most typefaces draw like a Latin letter, a hyphen, a slash or an apostrophe, each followed by its twin.
const TWINS: &str = "аaсcԁdеeһhіiјjӏlоoрpԛqѕsԝwхxуyѵvүyҽeαaεeιiνvοoρpυuχxγyωwοoօoոnսuհhցgզqգqռnյjɑaɡgıiʟlⅼlɩiʏyƒfʋuɣyꮯcꮪsꭺa〇o丅tー-一-ㅡ-ㄧ-丨lノ/丿/ʼ'ʻ'ꞌ'";

/// Returns the Latin letter or sign that most typefaces draw like this one; an ASCII character is its own twin.
pub(super) fn twin(character: char) -> Option<char> {
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

/// Returns the warning about the look of one label, which is in Unicode. Under a top-level domain in another script,
/// people read a label in that script, so nothing looks Latin there.
pub(crate) fn warning(label: &str, has_latin_ending: bool) -> Option<DomainNameWarning> {
    if label.is_ascii() {
        return None;
    }
    if has_latin_ending
        && let Some(latin) = label.chars().map(twin).collect::<Option<String>>()
        // The character `一` alone is a word, and `ノ` is one of an address only between two names.
        && !latin.starts_with(['-', '/'])
        && !latin.ends_with(['-', '/'])
    {
        return Some(DomainNameWarning::LooksLike { latin });
    }
    if let Some(latin) = with_stray_strokes(label) {
        return Some(DomainNameWarning::LooksLike { latin });
    }
    let scripts = label.chars().map(script).filter(|script| *script != 0).fold(0, |set, script| set | 1 << script);
    let is_customary = |together: u64| scripts & !(together | 1 << LATIN) == 0;
    let is_mixed = scripts.count_ones() > 1 && !TOGETHER.into_iter().any(is_customary);
    is_mixed.then(|| DomainNameWarning::MixedScripts { label: label.to_owned() })
}

/// Returns the label with a hyphen in place of each `ー` that lengthens no kana; none if there is no such mark. The mark
/// has a sound only after kana, so elsewhere it looks like a hyphen or like `一`.
fn with_stray_strokes(label: &str) -> Option<String> {
    const STROKE: char = 'ー';
    let mut before = None;
    let read: String = label
        .chars()
        .map(|character| {
            let is_stray = character == STROKE && before.is_none_or(|it| script(it) != KANA);
            before = Some(character);
            if is_stray { '-' } else { character }
        })
        .collect();
    (read != label).then_some(read)
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

    /// UTS 39 has Chinese, Japanese and Korean as three separate mixes. An earlier version had one mix for all of them.
    #[test]
    fn kana_hangul_and_bopomofo_are_not_written_together() {
        for label in ["漢字かなabc", "漢字ㄅㄆabc", "漢字한글abc", "カタカナひらがな", "한・글"]
        {
            check(label, None);
        }
        for label in ["かな한글", "カナㄅ", "한글ㄅ", "漢字かな한글"] {
            check(label, Some("mixed-scripts"));
        }
    }

    /// UTS 39 lists these letters as confusable with one Latin letter. An earlier version did not have them.
    #[test]
    fn rare_letters_that_look_like_ascii_are_warned_of() {
        for label in ["g〇〇gle", "ƒacebook", "ʋber", "pɣ", "ҽхо", "үахоо", "գռ"] {
            check(label, Some("look-alike"));
        }
    }

    /// Kana, Han and Hangul go with Latin letters, so an earlier version did not warn of their strokes, which look like
    /// hyphens.
    #[test]
    fn a_stroke_between_latin_letters_looks_like_a_hyphen() {
        for label in ["blueーlagoon", "blue一lagoon", "blueㅡlagoon", "blueㄧlagoon", "a1ー2b", "app丨e"] {
            check(label, Some("look-alike"));
        }
        for label in ["一", "blueラグーン", "ブルーlagoon", "第一", "東京タワー", "统一", "a一"] {
            check(label, None);
        }
    }

    /// `ー` lengthens a kana. Behind anything else it has no sound, and it looks like a hyphen or like `一`.
    #[test]
    fn a_stroke_that_lengthens_no_kana_looks_like_a_hyphen() {
        for label in ["北京ー茶", "ー", "第ー", "한ー글"] {
            check(label, Some("look-alike"));
        }
        for label in ["ラーメン", "らーめん", "スーパー茶", "ワーー"] {
            check(label, None);
        }
    }

    /// Browsers show such a name as if it had a path: `example.comノlogin.example.net`.
    #[test]
    fn a_stroke_that_looks_like_a_slash_is_warned_of() {
        for label in ["comノlogin", "com丿login", "shopʼs"] {
            check(label, Some("look-alike"));
        }
        for label in ["ノート", "ノ", "茶ノ湯", "丿"] {
            check(label, None);
        }
    }

    /// An earlier version took `ł` for an `l`, so it warned of Polish words with no other accent.
    #[test]
    fn a_polish_word_is_not_warned_of() {
        check("biały", None);
        check("złoto", None);
    }
}
