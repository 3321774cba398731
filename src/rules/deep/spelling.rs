//! Takes a typed phone number apart: the digits, whether they start with a country code, and the extension.
//!
//! Authority: RFC 3966 (`tel:`), ITU-T E.123. The spellings of an extension follow libphonenumber.

use crate::rules::domain_name::{is_blank, narrow};
use crate::rules::invisible::is_invisible;
use crate::rules::phone::{EXTENSION_DIGITS_MOST, PhoneProblem, digit};

/// Words before an extension, in lower case. If one word ends like another, the longer one comes first.
const EXTENSION_WORDS: [&str; 22] = [
    "extension",
    "extensión",
    "extensio\u{301}n",
    "xtension",
    "xtensión",
    "xtensio\u{301}n",
    "xtensio",
    "extn",
    "xtn",
    "ext",
    "xt",
    "anexo",
    "int",
    "доб",
    "分机号",
    "分机",
    "分機",
    "转接",
    "转",
    "轉",
    "内线",
    "内線",
];
/// The most digits of an extension after a mark that may mean something else: `x`, `#`, `~`, `,`, `;`.
pub(super) const MARKED_EXTENSION_DIGITS: usize = 9;
/// The number of letters that make a vanity number, as in libphonenumber.
pub(super) const VANITY_LETTERS: usize = 3;

/// The parts of a number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Spelling {
    /// The digits in ASCII.
    pub(crate) digits: String,
    /// True if the digits start with a country code.
    pub(crate) has_plus: bool,
    /// The digits of the extension in ASCII; empty if there is none.
    pub(crate) extension: String,
    /// The plain text of the digits, without a word before it and without the extension.
    pub(crate) number: String,
}

/// Converts a text with [`plain`] and removes the blanks around it.
pub(super) fn plain_text(input: &str) -> String {
    let typed: String = input.chars().map(plain).collect();
    typed.trim().to_owned()
}

/// Takes a number apart.
pub(crate) fn read(input: &str) -> Result<Spelling, PhoneProblem> {
    let typed = plain_text(input);
    let (mut typed, context) = parameters(&typed);
    if let Some(context) = context {
        typed.insert_str(0, &context);
    }
    // A word before the number, such as "Tel:", is no part of it.
    let start = typed.find(|character: char| character == '+' || character.is_ascii_digit());
    let Some(start) = start else { return Err(PhoneProblem::TooShort { digits: 0 }) };
    let start = typed.get(..start).and_then(|before| before.rfind('(')).filter(|at| start - at <= 2).unwrap_or(start);
    let number = first_number(typed.get(start..).unwrap_or_default());
    let (number, extension) = split_extension(number);
    let number = number.trim_end_matches(|character: char| !character.is_alphanumeric() && character != '*');
    let letters = number.chars().filter(char::is_ascii_alphabetic).count();
    let is_vanity = letters >= VANITY_LETTERS;
    let has_plus = number.trim_start_matches(['(', ' ']).starts_with('+');
    let mut spelling = Spelling { has_plus, extension, number: number.to_owned(), ..Spelling::default() };
    for character in number.chars() {
        match character {
            '0'..='9' => spelling.digits.push(character),
            'a'..='z' if is_vanity => spelling.digits.push(keypad(character)),
            'a'..='z' => {}
            _ if is_mark(character) => {}
            _ => return Err(PhoneProblem::Character { character }),
        }
    }
    Ok(spelling)
}

/// Returns the ASCII twin of a character, in lower case: digits of all scripts, full-width marks, dashes and blanks.
pub(super) fn plain(character: char) -> char {
    if let Some(value) = digit(character) {
        return char::from(b'0' + value);
    }
    match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' | '\u{ff0d}' | '\u{ad}' => '-',
        '\u{2053}' | '\u{223c}' => '~',
        '×' => 'x',
        '。' | '·' | '•' => '.',
        '【' | '〔' => '(',
        '】' | '〕' => ')',
        _ if is_blank(character) || is_invisible(character) => ' ',
        _ => {
            let narrow = narrow(character);
            if narrow.is_ascii() { narrow.to_ascii_lowercase() } else { narrow.to_lowercase().next().unwrap_or(narrow) }
        }
    }
}

fn is_mark(character: char) -> bool {
    matches!(character, ' ' | '-' | '(' | ')' | '[' | ']' | '.' | '/' | '\\' | '~' | '*' | '+' | ',' | '\'' | ':')
}

/// The digit on whose key a letter is (ITU-T E.161).
fn keypad(letter: char) -> char {
    match letter {
        'a'..='c' => '2',
        'd'..='f' => '3',
        'g'..='i' => '4',
        'j'..='l' => '5',
        'm'..='o' => '6',
        'p'..='s' => '7',
        't'..='v' => '8',
        _ => '9',
    }
}

/// Splits a `tel:` address. Returns the number without its parameters except `ext`, and the country code of its
/// `phone-context`.
fn parameters(typed: &str) -> (String, Option<String>) {
    let typed = typed.strip_prefix("tel:").unwrap_or(typed);
    let mut parts = typed.split(';');
    let mut number = parts.next().unwrap_or_default().to_owned();
    let mut context = None;
    for part in parts {
        match part.split_once('=') {
            Some(("phone-context", value)) => {
                let digits = value.trim_matches(|character: char| !character.is_ascii_digit());
                context = (value.starts_with('+') && !digits.is_empty()).then(|| ["+", digits, " "].concat());
            }
            Some(("ext", value)) => {
                number.push_str(" ext ");
                number.push_str(value);
            }
            Some(_) => {}
            None => {
                number.push(';');
                number.push_str(part);
            }
        }
    }
    (number, context)
}

/// Returns the text before a second number, as in `508/x1234`.
fn first_number(typed: &str) -> &str {
    for (at, _) in typed.match_indices(['/', '\\']) {
        if typed.get(at + 1..).is_some_and(|rest| rest.trim_start().starts_with('x')) {
            return typed.get(..at).unwrap_or(typed);
        }
    }
    typed
}

/// Returns the number and its extension, which may be empty.
fn split_extension(typed: &str) -> (&str, String) {
    let whole = typed.trim_end();
    let without_hash = whole.trim_end_matches('#');
    let head = without_hash.trim_end_matches(|character: char| character.is_ascii_digit());
    let extension = without_hash.get(head.len()..).unwrap_or_default();
    let no_extension = (typed, String::new());
    if extension.is_empty() {
        return no_extension;
    }
    let before = head.trim_end_matches([' ', ':', '.', ',', '-', '号']);
    let word = EXTENSION_WORDS.iter().find_map(|word| before.strip_suffix(word));
    let (number, most) = match (word, head.trim_end_matches([' ', '.', ':'])) {
        (Some(number), _) => (number, EXTENSION_DIGITS_MOST),
        (None, marked) if marked.ends_with(['x', '#', '~', ',', ';']) => {
            (marked.trim_end_matches(['x', '#', '~', ',', ';']), MARKED_EXTENSION_DIGITS)
        }
        (None, marked) if marked.ends_with('-') && whole.ends_with('#') => (marked, MARKED_EXTENSION_DIGITS),
        _ => return no_extension,
    };
    let digits = number.chars().filter(char::is_ascii_digit).count();
    // If there are at most two digits before the mark, it is no extension: `0~0 1800 …` is one number.
    let is_extension = extension.len() <= most && digits > 2;
    if is_extension { (number.trim_end_matches([' ', ',', ';', '-']), extension.to_owned()) } else { no_extension }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(input: &str, digits: &str, has_plus: bool, extension: &str) {
        let spelling = read(input).unwrap_or_default();
        assert_eq!(
            (&*spelling.digits, spelling.has_plus, &*spelling.extension),
            (digits, has_plus, extension),
            "{input}"
        );
    }

    #[test]
    fn every_spelling_gives_its_digits() {
        check("(020) 7031-3000", "02070313000", false, "");
        check("＋８６　１０　６５５５", "86106555", true, "");
        check("tel:+64-3-331-6005;isub=12345", "6433316005", true, "");
        check("tel:331-6005;phone-context=+64-3", "643331 6005".replace(' ', "").as_str(), true, "");
        check("电话：010-65551234", "01065551234", false, "");
        check("1-800-FLOWERS", "18003569377", false, "");
        check("(+86) 10 1234 5678", "861012345678", true, "");
        check("0~0 1800 7493 5247", "00180074935247", false, "");
        check("(0xx) 1187654321", "01187654321", false, "");
    }

    #[test]
    fn extensions_are_found_behind_words_and_marks() {
        for marked in [
            "x3456",
            " ext. 3456",
            ";ext=3456",
            " #3456",
            ", доб. 3456",
            "转3456",
            " 分机：3456",
            ",3456",
            "-3456#",
            " int.3456",
        ] {
            check(&["03 331 6005", marked].concat(), "033316005", false, "3456");
        }
        check("(212)123-1234 x508/x1234", "2121231234", false, "508");
    }
}
