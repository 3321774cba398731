//! Extensions in the spellings of offices, beyond those that libphonenumber reads, and words that are no extension.
//!
//! The only standard for writing an extension is RFC 3966, `;ext=`. So a word or a mark counts only if the number
//! before it is complete without it. The caller checks that.

use super::spelling::{MARKED_EXTENSION_DIGITS, plain, plain_text};
use crate::rules::phone::EXTENSION_DIGITS_MOST;

/// The words before an extension, in lower case: English, German, Dutch, French, Spanish, Portuguese, Italian, the
/// Nordic and Slavic languages, Hungarian, Turkish, Greek, Russian, Hebrew, Arabic, Persian, Thai, Vietnamese, Korean,
/// Japanese, Chinese.
const WORDS: [&str; 85] = [
    "extension",
    "extensión",
    "extensão",
    "extn",
    "exten",
    "exts",
    "ext",
    "xtn",
    "ex",
    "local",
    "loc",
    "durchwahl",
    "dw",
    "apparat",
    "app",
    "nebenstelle",
    "nst",
    "klappe",
    "kl",
    "toestel",
    "tst",
    "poste",
    "anexo",
    "interno",
    "interna",
    "int",
    "ramal",
    "ram",
    "anknytning",
    "ankn",
    "lokal",
    "alanumero",
    "wewnętrzny",
    "wewn",
    "wew",
    "linka",
    "klapka",
    "mellék",
    "mell",
    "dahili",
    "dah",
    "εσωτερικό",
    "εσωτ",
    "добавочный",
    "доб",
    "внутренний",
    "вн",
    "дод",
    "שלוחה",
    "تحويلة",
    "داخلي",
    "داخلی",
    "ต่อ",
    "máy lẻ",
    "nội bộ",
    "내선",
    "内線番号",
    "内線",
    "内线",
    "內線",
    "分机号码",
    "分機號碼",
    "分机号",
    "分機號",
    "分机",
    "分機",
    "转接",
    "轉接",
    "转拨",
    "转",
    "轉",
    "直拨",
    "再拨",
    "拨",
    "撥",
    "按",
    "線",
    "内",
    "內",
    "внутр",
    "внут",
    "samb",
    "sambungan",
    "bp",
    "vnitřní",
];
/// Words that may come between such a word and the digits.
const FILLERS: [&str; 10] = ["number", "num", "nr", "no", "nº", "n°", "№", "号码", "号", "號"];
/// Words that may come between the number and such a word.
const LEADS: [&str; 8] = ["总机", "總機", "请", "請", "后", "後", "再", "or"];
/// The most digits of an extension that only a hyphen or a bracket separates from the number.
const BARE_DIGITS: usize = 6;
/// Words for a number that nobody answers.
const FAX: [&str; 5] = ["fax", "传真", "傳真", "факс", "ファックス"];
/// Words for a number that somebody answers.
const PHONE: [&str; 6] = ["tel", "phone", "电话", "電話", "тел", "call"];

/// Splits a text whose extension follows a word or a mark. Returns the number and the digits of the extension.
pub(super) fn named(typed: &str) -> Option<(String, String)> {
    let typed = plain_text(typed);
    let (head, digits) = parted(&typed)?;
    let joint = head.trim_end_matches(is_joint);
    let mut rest = stripped(joint, &FILLERS).unwrap_or(joint);
    let mut most = None;
    while let Some(shorter) = stripped(rest, &WORDS) {
        most = Some(EXTENSION_DIGITS_MOST);
        rest = shorter;
    }
    if most.is_none() && head.get(joint.len()..)?.contains('#') {
        most = Some(MARKED_EXTENSION_DIGITS);
    }
    if most.is_none() {
        rest = rest.strip_suffix(['x', '~', '*']).map(|rest| rest.trim_end_matches(is_joint))?;
        most = Some(MARKED_EXTENSION_DIGITS);
    }
    while let Some(shorter) = stripped(rest, &LEADS) {
        rest = shorter;
    }
    (Some(digits.len()) <= most).then(|| (rest.to_owned(), digits.to_owned()))
}

/// Splits a text whose extension follows a hyphen or a plus, or is in brackets. Returns the number and the digits of
/// the extension.
pub(super) fn bare(typed: &str) -> Option<(String, String)> {
    let (head, digits) = last_group(typed)?;
    let marked = head.trim_end_matches(' ');
    let is_marked = marked.ends_with(['-', '(', '[', '+']);
    is_marked.then(|| (marked.trim_end_matches('+').trim_end_matches(is_joint).to_owned(), digits))
}

/// Splits the last digits from a text, if they are few enough for an extension. Returns the text before them, and the
/// digits.
pub(super) fn last_group(typed: &str) -> Option<(String, String)> {
    let typed = plain_text(typed);
    // The last digits of a `tel:` address may be those of its country code (RFC 3966 5.1.5).
    if typed.contains("phone-context") {
        return None;
    }
    let (head, digits) = parted(&typed)?;
    (digits.len() <= BARE_DIGITS).then(|| (head, digits.to_owned()))
}

/// Splits a text before the remark after its last digit, such as a person's name. Returns the number and the remark.
pub(super) fn remark(typed: &str) -> Option<(String, String)> {
    let typed = plain_text(typed);
    let end = typed.rfind(|character: char| character.is_ascii_digit())? + 1;
    let (number, behind) = typed.split_at_checked(end)?;
    let remark = behind.trim_matches(|character: char| !character.is_alphabetic());
    (!remark.is_empty()).then(|| (number.to_owned(), remark.to_owned()))
}

/// Returns true if a word announces an extension.
pub(super) fn is_word(word: &str) -> bool {
    stripped(word, &WORDS).is_some()
}

/// Finds the first letter after the digits of a plain number. Returns the text before it and the word that it begins.
pub(super) fn stray(number: &str) -> Option<(&str, &str)> {
    let start = number
        .char_indices()
        .skip_while(|(_, character)| !character.is_ascii_digit())
        .find(|(at, character)| character.is_alphabetic() && !is_carrier(number, *at))
        .map(|(at, _)| at)?;
    let (before, behind) = number.split_at_checked(start)?;
    let word = behind.split(|character: char| character.is_ascii_digit()).next()?;
    Some((before, word.trim_end_matches(|character: char| !character.is_alphabetic())))
}

/// Returns the word before a number if it is more than a label: it says that nobody answers there, or its letters look
/// like digits and probably replace digits, as in `O10-65551234`.
pub(super) fn in_front(typed: &str) -> Option<String> {
    let typed = plain_text(typed);
    let ahead = typed.split(|character: char| character.is_ascii_digit() || character == '+').next()?;
    let word = ahead.rsplit(|character: char| !character.is_alphabetic()).next()?;
    let is_like_digits = !word.is_empty() && word.chars().all(|letter| matches!(letter, 'o' | 'l' | 'i'));
    // The label "Tel./Fax" is both.
    let is_phone = PHONE.iter().any(|word| ahead.contains(word));
    let fax = FAX.into_iter().find(|word| !is_phone && ahead.contains(word));
    fax.map(str::to_owned).or_else(|| is_like_digits.then(|| word.to_owned()))
}

/// Returns a word of the plain text as it was typed.
pub(super) fn as_typed(word: &str, typed: &str) -> String {
    let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    let is_it = |part: &&[char]| part.iter().zip(&word).all(|(character, wanted)| plain(*character) == *wanted);
    typed.windows(word.len().max(1)).find(is_it).map_or(word.iter().collect(), |part| part.iter().collect())
}

/// Returns true if an `x` is a placeholder for the code of a carrier, as in the Brazilian `(0xx11)`.
fn is_carrier(number: &str, at: usize) -> bool {
    let before = number.get(..=at).unwrap_or_default();
    let ahead = before.trim_end_matches('x');
    let is_alone = |ahead: &str| !ahead.ends_with(|character: char| character.is_ascii_digit());
    before.len() > ahead.len() && ahead.strip_suffix('0').is_some_and(is_alone)
}

/// Splits a text before its last digits. A word after the digits, as in `8001分机`, is moved before them.
fn parted(typed: &str) -> Option<(String, &str)> {
    let whole = typed.trim_end_matches(is_end);
    let (whole, word) = match ["分机", "分機", "内線", "內線", "内线"].iter().find(|word| whole.ends_with(**word))
    {
        Some(word) => (whole.get(..whole.len() - word.len())?.trim_end_matches(is_end), *word),
        None => (whole, ""),
    };
    let head = whole.trim_end_matches(|character: char| character.is_ascii_digit());
    let digits = whole.get(head.len()..).filter(|digits| !digits.is_empty())?;
    Some(([head, word].concat(), digits))
}

/// Removes one of the words from the end of a text. In scripts with spaces, it must be a whole word.
fn stripped<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| {
        let rest = text.strip_suffix(word)?;
        // Chinese, Japanese and Thai write no spaces between words.
        let is_apart = word.chars().next().is_some_and(|it| it >= '\u{e00}') || !rest.ends_with(char::is_alphabetic);
        is_apart.then(|| rest.trim_end_matches(is_joint))
    })
}

fn is_joint(character: char) -> bool {
    matches!(character, ' ' | ':' | '.' | ',' | ';' | '-' | '(' | '[' | '/' | '=' | '#' | '、')
}

fn is_end(character: char) -> bool {
    matches!(character, ' ' | ')' | ']' | '#' | '.' | ',' | ';' | '号' | '號' | '番' | '。')
}
