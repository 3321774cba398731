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
    let letters: String =
        text.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_uppercase()).collect();
    letters.match_indices("PRIVATEKEY").any(|(at, _)| {
        let label = &letters[at.saturating_sub(LABEL_LETTERS)..at];
        label.contains("BEGIN")
    })
}
