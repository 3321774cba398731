//! Invisible characters: their kinds, where they can be dropped, and where a script needs them.
//!
//! Authority: `Default_Ignorable_Code_Point` of Unicode (`DerivedCoreProperties`) without the unassigned code points,
//! and the letters that are blank by design. RFC 5892 appendix A defines where the two joiners are a part of writing
//! (`CONTEXTJ`).

use super::domain_name::is_blank;

/// At most this many characters before a hidden one are repeated to the applicant.
const REPEATED_CHARS: usize = 16;

/// The kind of an invisible character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A space without width, or the word joiner, which has no width and forbids a line break.
    ZeroWidthSpace,
    /// The zero width joiner and non-joiner and the combining grapheme joiner.
    Joiner,
    /// A mark, an embedding, an override or an isolate that sets the direction of writing.
    Direction,
    /// A hyphen that shows only at the end of a line.
    SoftHyphen,
    /// A letter or Braille pattern that is blank by design.
    Filler,
    /// A selector for one of the shapes of the character before it.
    Selector,
    /// A character of the deprecated language tags.
    Tag,
    /// A line break.
    LineBreak,
    /// A tab.
    Tab,
    /// A control character of ASCII or Latin-1.
    Control,
    /// Any other character that formats text.
    Format,
}

impl Sign {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::ZeroWidthSpace,
        Self::Joiner,
        Self::Direction,
        Self::SoftHyphen,
        Self::Filler,
        Self::Selector,
        Self::Tag,
        Self::LineBreak,
        Self::Tab,
        Self::Control,
        Self::Format,
    ];

    /// Returns the kind of a character. Returns none for visible characters, and for blanks, because they have a width.
    pub fn of(character: char) -> Option<Self> {
        Some(match character {
            '\t' => Self::Tab,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Self::LineBreak,
            _ if character.is_control() => Self::Control,
            '\u{200b}' | '\u{2060}' | '\u{feff}' => Self::ZeroWidthSpace,
            '\u{200c}' | '\u{200d}' | '\u{34f}' => Self::Joiner,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Self::Direction,
            '\u{ad}' => Self::SoftHyphen,
            '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' => Self::Filler,
            '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
                Self::Selector
            }
            '\u{e0000}'..='\u{e007f}' => Self::Tag,
            '\u{180e}'
            | '\u{2061}'..='\u{2064}'
            | '\u{206a}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffc}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' => Self::Format,
            _ => return None,
        })
    }
}

/// An invisible character within a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// The kind of the character.
    pub sign: Sign,
    /// The end of the visible text before the character, so that the applicant finds the place; empty at the start.
    pub after: String,
}

/// Returns true if a character shows nothing and takes no room. Line breaks, tabs and controls do not count, because
/// they have an effect.
pub(crate) fn is_invisible(character: char) -> bool {
    !matches!(Sign::of(character), None | Some(Sign::LineBreak | Sign::Tab | Sign::Control))
}

/// Drops the invisible characters at the ends of the text and between its words, and the blanks at its ends. Those
/// within a word stay, so that [`find`] reports them.
pub(crate) fn trimmed(text: &str) -> String {
    let is_edge = |character: Option<char>| character.is_none_or(is_between_words);
    let kept = keep(text, |before, after| !is_edge(before) && !is_edge(after));
    kept.trim_matches(is_blank).to_owned()
}

/// Drops every invisible character that its script does not need.
pub(crate) fn without(text: &str) -> String {
    keep(text, |_, _| false)
}

/// Finds the first invisible character that its script does not need.
pub(crate) fn find(text: &str) -> Option<Hidden> {
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        if let Some(sign) = Sign::of(character)
            && !is_at_home(before, character, next)
        {
            return Some(Hidden { sign, after: end_of(text.get(..at).unwrap_or_default()) });
        }
        before = Some(character);
    }
    None
}

/// Drops the invisible characters that no script needs, unless `is_kept` returns true. `is_kept` takes the visible
/// neighbours.
fn keep(text: &str, is_kept: impl Fn(Option<char>, Option<char>) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    // The last visible character. Invisible characters that were kept do not count.
    let mut visible = None;
    while let Some(character) = characters.next() {
        if !is_invisible(character) {
            visible = Some(character);
            out.push(character);
            continue;
        }
        let rest = characters.clone();
        let next = rest.clone().next();
        let next_visible = rest.clone().find(|character| !is_invisible(*character));
        if is_at_home(out.chars().next_back(), character, next) || is_kept(visible, next_visible) {
            out.push(character);
        }
    }
    out
}

/// Returns true if a script needs the character in this place.
///
/// These cases count: ZWNJ and ZWJ after a virama, and ZWNJ between letters that join (RFC 5892 A.1 and A.2). The RFC
/// does not accept a letter as the first one if it joins on one side only, like the Arabic alef; the deep rule of names
/// checks that. Bengali and related scripts put ZWJ before a virama too (The Unicode Standard, 12.2). Mongolian has its
/// own signs. A selector chooses the shape of an ideograph (UTS 37) or of another character beyond ASCII.
fn is_at_home(before: Option<char>, character: char, after: Option<char>) -> bool {
    let is = |neighbour: Option<char>, test: fn(char) -> bool| neighbour.is_some_and(test);
    match character {
        '\u{200c}' => is(before, is_virama) || is(before, joins) && is(after, joins),
        '\u{200d}' => is(before, is_virama) || is(after, is_virama) && !is(before, |it| it.is_ascii()),
        '\u{180b}'..='\u{180f}' => is(before, is_mongolian),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            is(before, |it| !it.is_ascii() && !is_blank(it) && Sign::of(it).is_none())
        }
        _ => false,
    }
}

/// Returns true for blanks and for the punctuation of ASCII, Latin-1, Chinese and Japanese.
fn is_between_words(character: char) -> bool {
    is_blank(character)
        || character.is_ascii_punctuation()
        || matches!(character, '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
            | '\u{3014}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

fn is_mongolian(character: char) -> bool {
    matches!(character, '\u{1800}'..='\u{18af}')
}

/// Returns true for the Unicode blocks of the scripts whose letters join: Arabic, Syriac, N'Ko, Mandaic, Mongolian,
/// Phags-pa, Manichaean, Psalter Pahlavi, Hanifi Rohingya, Sogdian, Adlam.
fn joins(character: char) -> bool {
    is_mongolian(character)
        || matches!(character,
            '\u{600}'..='\u{7ff}' | '\u{840}'..='\u{86f}' | '\u{870}'..='\u{8ff}' | '\u{a840}'..='\u{a87f}'
            | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10ac0}'..='\u{10aff}' | '\u{10b80}'..='\u{10baf}'
            | '\u{10d00}'..='\u{10d3f}' | '\u{10f30}'..='\u{10f6f}' | '\u{1e900}'..='\u{1e95f}')
}

/// Returns true for signs that remove the vowel from a letter: canonical combining class 9.
fn is_virama(character: char) -> bool {
    const VIRAMAS: [u32; 65] = [
        0x94d, 0x9cd, 0xa4d, 0xacd, 0xb4d, 0xbcd, 0xc4d, 0xccd, 0xd3b, 0xd3c, 0xd4d, 0xdca, 0xe3a, 0xeba, 0xf84,
        0x1039, 0x103a, 0x1714, 0x1715, 0x1734, 0x17d2, 0x1a60, 0x1b44, 0x1baa, 0x1bab, 0x1bf2, 0x1bf3, 0x2d7f, 0xa806,
        0xa82c, 0xa8c4, 0xa953, 0xa9c0, 0xaaf6, 0xabed, 0x10a3f, 0x11046, 0x11070, 0x1107f, 0x110b9, 0x11133, 0x11134,
        0x111c0, 0x11235, 0x112ea, 0x1134d, 0x113ce, 0x113cf, 0x113d0, 0x11442, 0x114c2, 0x115bf, 0x1163f, 0x116b6,
        0x1172b, 0x11839, 0x1193d, 0x1193e, 0x119e0, 0x11a34, 0x11a47, 0x11a99, 0x11c3f, 0x11d44, 0x11d45,
    ];
    VIRAMAS.binary_search(&u32::from(character)).is_ok()
        || matches!(character, '\u{11d97}' | '\u{11f41}' | '\u{11f42}' | '\u{1612f}')
}

/// Returns the visible end of the last word of a text, at most [`REPEATED_CHARS`] characters.
fn end_of(text: &str) -> String {
    let word = text.trim_end_matches(is_blank).rsplit(is_blank).next().unwrap_or_default();
    let visible: Vec<char> = word.chars().filter(|character| Sign::of(*character).is_none()).collect();
    visible.get(visible.len().saturating_sub(REPEATED_CHARS)..).unwrap_or_default().iter().collect()
}
