//! A private key in a field that is for something else. Every text field asks, so it is told by its mark alone; the field for
//! a CSR looks closer (`csr::paste`).

/// Letters between `BEGIN` and `PRIVATE KEY` at most, as in `BEGIN OPENSSH PRIVATE KEY` (RFC 7468 section 10 and its kin).
const LABEL_LETTERS: usize = 24;

/// Whether a text holds the mark of a private key in PEM, whatever happened to its blanks, dashes and case.
pub fn holds_private_key(text: &str) -> bool {
    // Nearly every text is done here: what has no such word costs one look.
    if !text.bytes().any(|byte| byte.eq_ignore_ascii_case(&b'v')) {
        return false;
    }
    // A web page's tags may part the words, and a key may stand in one.
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
