//! Finds the address in a copied text: after a name, `mailto:` or an opening bracket, before a comma or a closing
//! quotation mark.
//!
//! Nothing is removed from the middle of the typed text: if an address has a blank or a comma inside, nobody can tell
//! where it starts.

use super::address::{EmailAddress, is_atom, is_of_domain};
use crate::rules::domain_name::{is_blank, percent_decoded};
use crate::rules::invisible::is_invisible;

/// The characters that may come right before an address that was copied with its surroundings.
const OPENING: &str = "<([{\"“„”‘’'`«‹《〈「『【〔";
/// The characters that may come right after such an address.
const CLOSING: &str = ">)]}\"”“’‘'`»›》〉」』】〕([{《〈「『【〔;,:!?/*、，；：…";

/// Returns the only address in a text, in its normal form. Returns none if there is no address, or if there are
/// several.
pub(super) fn address(typed: &str) -> Option<String> {
    let mut found: Option<String> = None;
    for (at, _) in typed.match_indices('@') {
        let address = around(typed, at)?;
        if found.as_ref().is_some_and(|found| *found != address) {
            return None;
        }
        found = Some(address);
    }
    found
}

/// Returns the address around the `@` at byte `at`, if the text beside it is no part of it.
fn around(typed: &str, at: usize) -> Option<String> {
    let (before, after) = (typed.get(..at)?, typed.get(at + 1..)?);
    let start = before.trim_end_matches(|character| is_atom(character) || character == '.').len();
    let end = after.len() - after.trim_start_matches(is_of_domain).len();
    let (ahead, mut local) = before.split_at_checked(start)?;
    let (domain, behind) = after.split_at_checked(end)?;
    // These marks are allowed within an address, so they are removed only in pairs. Markdown puts stars around bold
    // text.
    for mark in ['\'', '`', '*'] {
        if behind.starts_with(mark) {
            local = local.trim_start_matches(mark);
        }
    }
    let is_foreign = |character: char| !character.is_ascii();
    // A name in another script beside an ASCII address is no part of the address.
    let is_named =
        ahead.ends_with(is_blank) && ahead.trim_end_matches(is_blank).ends_with(is_foreign) && local.is_ascii();
    let is_followed = behind.starts_with(is_blank) && behind.trim_start_matches(is_blank).starts_with(is_foreign);
    if !(opens(ahead) || is_named) || !(closes(behind) || is_followed && domain.is_ascii()) {
        return None;
    }
    // Links escape characters (RFC 6068 2), and some start with `//` like web links.
    let is_link = ends_with_ignoring_case(ahead, "mailto:");
    let local = if is_link { percent_decoded(local.trim_start_matches('/')) } else { local.to_owned() };
    EmailAddress::strict(&[&local, "@", domain.trim_end_matches('.')].concat()).ok().map(|email| email.address)
}

/// Returns true if the text before an address is no part of it.
fn opens(ahead: &str) -> bool {
    let text = ahead.trim_end_matches(is_blank);
    let Some(last) = text.chars().next_back() else { return true };
    // Bullets, brackets and list numbers.
    if !text.contains(|it: char| it.is_alphabetic() || is_invisible(it))
        && (!text.contains(char::is_alphanumeric) || ".)]、".contains(last))
    {
        return true;
    }
    match last {
        ':' => is_label(text.trim_end_matches(':').trim_end_matches(is_blank)) || text.len() < ahead.len(),
        // After an even number of quotation marks, the last one closes a part of the address.
        '"' => text.len() < ahead.len() || text.matches('"').count() % 2 == 1,
        // After a letter these are apostrophes.
        '‘' | '’' | '\'' | '`' => text.trim_end_matches(last).chars().next_back().is_none_or(|it| !is_atom(it)),
        last => OPENING.contains(last),
    }
}

/// Returns true if a word before a colon or an equals sign announces an address: `mailto`, `E-Mail`, the
/// `emailAddress` of a certificate's subject, or a word of another script.
pub(super) fn is_label(word: &str) -> bool {
    const LABELS: [&str; 6] = ["mail", "mailto", "emailaddress", "smtp", "sip", "correo"];
    LABELS.iter().any(|known| ends_with_ignoring_case(word, known))
        || word.eq_ignore_ascii_case("e")
        || word.chars().next_back().is_some_and(|character| !character.is_ascii())
}

fn ends_with_ignoring_case(text: &str, end: &str) -> bool {
    let start = text.len().checked_sub(end.len());
    start.and_then(|start| text.get(start..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// Returns true if the text after an address is no part of it.
fn closes(behind: &str) -> bool {
    let text = behind.trim_start_matches(is_blank);
    // In `lin@example.co,uk` the comma is a mistyped dot.
    let is_dot = behind.len() == ",uk".len() && behind.starts_with(',');
    let is_apart = text.len() < behind.len() && text.starts_with(['(', '<', '[', '-', '|']);
    !behind.contains(['\r', '\n'])
        && !is_dot
        && (text.is_empty() || is_apart || behind.starts_with('<') || text.starts_with(|it| CLOSING.contains(it)))
}
