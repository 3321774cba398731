//! Finds the intended name in a pasted text: without the text around it, without invisible characters, and with plain
//! signs in place of similar ones.
//!
//! The result is only suggested, never used silently. A part counts as the name only if the text beside it is known to
//! belong to no name: `DNS:` and `CN=`, quotation marks, brackets, a bullet, a list number, a port or a path. In
//! `exa mple.com` nothing indicates that `mple.com` is the name.

use super::idna2008::disallowed;
use super::stand_ins::{StandIn, stand_in};
use crate::rules::domain_name::{is_blank, is_invisible, lower};

/// Longer texts, in bytes, are not searched: no name and no list of a certificate's names is as long.
const LONGEST: usize = 16 * 1024;
/// Directives of web servers and DNS servers, and commands, whose argument is a name. In lower case.
const DIRECTIVES: [&str; 10] =
    ["domain", "host", "hostname", "servername", "serveralias", "$origin", "ping", "dig", "nslookup", "whois"];
/// Words between two names.
const CONJUNCTIONS: [&str; 4] = ["and", "or", "und", "et"];

/// The names that were found, and the first fault in one of them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// One name, or several names with commas between them.
    pub(crate) names: String,
    pub(crate) fault: Fault,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Only the text around the names.
    Around,
    /// A sign that looks like a plain one.
    StandIn(char),
    /// Only invisible characters; the text is the visible part of the label before the first.
    Invisible(String),
}

/// Searches a text for names. `accepts` returns true if a name can be bound.
pub(crate) fn find(typed: &str, accepts: impl Fn(&str) -> bool) -> Option<Found> {
    if typed.len() > LONGEST {
        return None;
    }
    let text = as_written(typed);
    let mut names: Vec<String> = Vec::new();
    let mut fault = Fault::Around;
    let mut end_before = 0;
    // The name after an `@` counts only if there is no other.
    let mut of_mail = None;
    for (start, end) in words(&text) {
        let word = &text[start..end];
        let Some((name, its_fault)) = name_in(word, &accepts) else { continue };
        let before = &text[end_before..start];
        if before.ends_with('@') {
            of_mail = of_mail.or(Some((name, its_fault, end)));
            continue;
        }
        let is_led = if names.is_empty() { leads(before) } else { follows(before) && leads_on(before) };
        if !is_led {
            return None;
        }
        if fault == Fault::Around {
            fault = its_fault;
        }
        if !names.contains(&name) {
            names.push(name);
        }
        end_before = end;
    }
    if names.is_empty()
        && let Some((name, its_fault, end)) = of_mail
    {
        names.push(name);
        (fault, end_before) = (its_fault, end);
    }
    if names.is_empty() || !follows(&text[end_before..]) {
        return None;
    }
    Some(Found { names: names.join(", "), fault })
}

/// Returns a text in lower case, without spellings that hide a name from programs: `shop[.]example.com`, `&lt;`.
fn as_written(typed: &str) -> String {
    let mut text = lower(typed);
    for (spelling, plain) in
        [("[.]", "."), ("(.)", "."), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " ")]
    {
        text = text.replace(spelling, plain);
    }
    text
}

/// Finds the parts of a text that may be names: runs without blanks, separators, quotation marks and brackets. Returns
/// their start and end, in bytes.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    let mut before = None;
    for (at, character) in text.char_indices() {
        let after = text.get(at + character.len_utf8()..).and_then(|rest| rest.chars().next());
        let is_inside = |beside: Option<char>| beside.is_some_and(char::is_alphanumeric);
        let is_apostrophe = "'’‘′´`".contains(character) && is_inside(before) && is_inside(after) && start.is_some();
        match (is_apostrophe || is_of_name(character), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, at));
                start = None;
            }
            _ => {}
        }
        before = Some(character);
    }
    words.extend(start.map(|from| (from, text.len())));
    words
}

fn is_of_name(character: char) -> bool {
    match character {
        _ if character.is_ascii() => {
            character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | '*' | '_') || is_unseen(character)
        }
        '、' | '､' | '،' | '؛' => false,
        _ => is_unseen(character) || !is_blank(character) && !is_around(character),
    }
}

fn is_around(character: char) -> bool {
    matches!(stand_in(character), Some(StandIn::Quote | StandIn::Bracket)) || "()[]{}<>".contains(character)
}

/// Returns true for characters that leave no trace on paper. Joiners and controls count.
pub(crate) fn is_unseen(character: char) -> bool {
    is_invisible(character) || is_joiner(character) || character.is_control() && !is_blank(character)
}

fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Returns true for signs that no name has and that look like no plain sign: `®`, `✓`.
fn is_symbol(sign: char) -> bool {
    !sign.is_ascii()
        && !sign.is_alphanumeric()
        && stand_in(sign).is_none()
        && disallowed(sign.encode_utf8(&mut [0; 4])).is_some()
}

/// Returns the name in a word, and its fault.
fn name_in(word: &str, accepts: &impl Fn(&str) -> bool) -> Option<(String, Fault)> {
    let is_edge = |it: char| {
        // Word draws its bullets with private characters of one typeface.
        matches!(it, '-' | '.' | '\u{e000}'..='\u{f8ff}')
            || matches!(stand_in(it), Some(StandIn::Hyphen | StandIn::Dot))
            || is_unseen(it)
            || is_symbol(it)
    };
    // Footnotes are marked with raised digits.
    let trimmed = word.trim_matches(is_edge).trim_end_matches(['¹', '²', '³']);
    // Markdown puts stars around bold text.
    let is_bold = trimmed.ends_with('*') || trimmed.starts_with("**");
    let trimmed = if is_bold { trimmed.trim_matches('*') } else { trimmed };
    if !trimmed.contains('.') && !trimmed.contains(|it| stand_in(it) == Some(StandIn::Dot)) {
        return None;
    }
    let without = |is_dropped: fn(char) -> bool| trimmed.replace(is_dropped, "");
    let seen = without(|it| is_unseen(it) && !is_joiner(it));
    let bare = without(is_unseen);
    for text in [&seen, &bare] {
        if accepts(text) {
            let has_joiners = text.contains(is_joiner);
            let dropped = word.find(|it| is_unseen(it) && !(has_joiners && is_joiner(it)));
            let fault = dropped.map_or(Fault::Around, |at| Fault::Invisible(shown_before(word, at)));
            return Some((text.clone(), fault));
        }
    }
    // A bullet between two names separates them. Elsewhere it may be a dot.
    let names: Vec<&str> = bare.split(|it| stand_in(it) == Some(StandIn::Dot)).collect();
    if names.len() > 1 && names.iter().all(|name| accepts(name)) {
        return Some((names.join(", "), Fault::Around));
    }
    let plain = plain(&bare);
    let sign = bare.chars().find(|it| stand_in(*it).is_some())?;
    accepts(&plain).then_some((plain, Fault::StandIn(sign)))
}

/// Returns the visible part of the label before a place.
pub(crate) fn shown_before(text: &str, at: usize) -> String {
    let before: String = text.get(..at).unwrap_or_default().chars().filter(|it| !is_unseen(*it)).collect();
    let end = before.trim_end_matches('.');
    let label = end.rfind('.').map_or(0, |dot| dot + 1);
    before.get(label..).unwrap_or_default().to_owned()
}

/// Replaces signs with the plain signs that they look like. Word processors turn two hyphens into one dash, and Chinese
/// keyboards turn one hyphen into two dashes.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for character in text.chars().chain(['\0']) {
        if character == '-' || stand_in(character) == Some(StandIn::Hyphen) {
            run.push(character);
            continue;
        }
        match &*run {
            "" => {}
            run if run.is_ascii() => out.push_str(run),
            _ if is_start_of_a_label(&out) => out.push_str("--"),
            _ => out.push('-'),
        }
        run.clear();
        match stand_in(character) {
            _ if character == '\0' => {}
            Some(StandIn::Dot) => out.push('.'),
            Some(StandIn::Star) => out.push('*'),
            Some(StandIn::Quote | StandIn::Bracket) => {}
            _ => out.push(character),
        }
    }
    out
}

/// Returns true if the last label is `xn` so far, so that two hyphens follow.
fn is_start_of_a_label(text: &str) -> bool {
    text.strip_suffix("xn").is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// Returns true if the text before the first name belongs to no name.
fn leads(before: &str) -> bool {
    let is_apart = before.ends_with(is_blank);
    // Spreadsheets and tables put a tab between two cells.
    let is_other_cell = before.trim_end_matches(' ').ends_with('\t');
    let before = before.trim_end_matches(|it| is_blank(it) || is_unseen(it));
    let word = before.rsplit(is_blank).next().unwrap_or_default();
    let digits = word.trim_end_matches(['.', ')', '、']);
    // This is the number of a row, or the address of a host in front of its name.
    let is_number = !digits.is_empty() && digits.chars().all(|it| "0123456789.:一二三四五六七八九十".contains(it));
    // A part of an HTML entity may be a letter of the name, and a star may be its wildcard.
    if before.contains("&#") || before.contains('*') {
        return false;
    }
    if is_other_cell {
        return true;
    }
    // In `tea,example.com`, the comma may be a mistyped dot.
    if before.ends_with([',', ';', '、']) && before.contains(char::is_alphanumeric) {
        return is_number;
    }
    !before.contains(char::is_alphanumeric) || ends_a_lead(before) || is_number || is_apart && is_of_another_kind(word)
}

/// Returns true for words that cannot be a piece of a name with a blank in it: a remark in another script, an option,
/// or a directive like `server_name`.
fn is_of_another_kind(word: &str) -> bool {
    !word.is_ascii() || word.starts_with('-') || word.contains('_') || DIRECTIVES.contains(&word)
}

/// Does the same as [`leads`], for the text between two names.
fn leads_on(between: &str) -> bool {
    let is_apart = between.ends_with(is_blank);
    let between = between.trim_end_matches(|it| is_blank(it) || is_unseen(it));
    let word = between.rsplit(is_blank).next().unwrap_or_default();
    let is_between = is_of_another_kind(word) || CONJUNCTIONS.contains(&word) || matches!(word, "&" | "-");
    between.is_empty() || ends_a_lead(between) || is_apart && is_between
}

fn ends_a_lead(before: &str) -> bool {
    let bare = before.trim_end_matches(|it| stand_in(it) == Some(StandIn::Quote));
    // A quotation mark after a letter does not open a quotation.
    let is_quoted = bare.len() < before.len() && !bare.ends_with(char::is_alphanumeric);
    is_quoted || bare.len() == before.len() && bare.ends_with(|it| ":=+>|/".contains(it) || is_mark(it))
}

/// Returns true if the text after a name belongs to no name.
fn follows(behind: &str) -> bool {
    let trimmed = behind.trim_start_matches(|it| is_blank(it) || is_unseen(it));
    let Some(first) = trimmed.chars().next() else { return true };
    if trimmed.len() < behind.len() {
        let word = trimmed.split(is_blank).next().unwrap_or_default();
        let is_new_line = behind.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        // A label such as `DNS Name=` may have a blank.
        let label = if is_new_line { trimmed.split('\n').next().unwrap_or_default() } else { word };
        // A zone file has the lifetime of a record or its class here.
        let is_of_record = word == "in" || word.bytes().all(|byte| byte.is_ascii_digit());
        return !first.is_alphanumeric()
            || behind.trim_start_matches(' ').starts_with('\t')
            || label.contains([':', '='])
            || is_of_record
            || CONJUNCTIONS.contains(&word)
            || is_of_another_kind(word);
    }
    // `certreq` writes `dns=one.example&dns=two.example`.
    let is_parameter = first == '&' && behind.contains('=');
    is_mark(first) || is_parameter || ":/\\?#+>|".contains(first) || !behind.contains(char::is_alphanumeric)
}

/// Returns true for separators, quotation marks and brackets.
fn is_mark(character: char) -> bool {
    matches!(character, ',' | ';' | '、' | '､' | '،' | '؛') || is_around(character)
}
