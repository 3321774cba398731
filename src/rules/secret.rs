//! Finds a private key in a field that is for something else. Every text field calls this, so it looks only for the PEM
//! mark; the field for a CSR looks more closely (`csr::paste`).

/// The most letters before `PRIVATE KEY` that are searched for `BEGIN`, as in `BEGIN OPENSSH PRIVATE KEY` (RFC 7468
/// section 10 and similar formats).
const LABEL_LETTERS: usize = 24;

/// Returns true if a text holds the PEM mark of a private key, even if its blanks, dashes or case were changed.
pub fn holds_private_key(text: &str) -> bool {
    // Most texts have no `v`, so they are done after one pass.
    if !text.bytes().any(|byte| byte.eq_ignore_ascii_case(&b'v')) {
        return false;
    }
    // The tags of a web page may split the words of the mark, and an attribute of a tag may hold a key.
    let mut is_tag = false;
    let untagged = text.chars().filter(|&sign| {
        let was_tag = is_tag;
        is_tag = sign == '<' || is_tag && sign != '>';
        !was_tag && !is_tag
    });
    has_mark(text.chars()) || has_mark(untagged)
}

fn has_mark(text: impl Iterator<Item = char>) -> bool {
    let letters: String = text.filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_uppercase()).collect();
    letters.match_indices("PRIVATEKEY").any(|(at, _)| {
        let label = &letters[at.saturating_sub(LABEL_LETTERS)..at];
        label.contains("BEGIN")
    })
}
