//! Recognises JSON Web Keys (RFC 7517) by the names of their members.

use super::paste::Pasted;

/// Recognises a JSON Web Key. It is private if it has one of the private members (RFC 7518 6.2.2, 6.3.2 and 6.4.1,
/// where `k` is a symmetric key), and public otherwise. Quotation marks are ignored, because programs write different
/// ones or none and escape them within texts; the quoting marks that e-mail puts before a line are ignored too. A
/// member's name in quotation marks may follow anything, for example a number or a word.
pub(super) fn jwk(text: &[u8]) -> Option<Pasted> {
    let is_filler = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'\\' | b'>' | b'|');
    let json: Vec<u8> = text.iter().copied().filter(|byte| !is_filler(byte)).collect();
    let tight: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'\\').collect();
    let member = |name: &[u8]| {
        let mut names = json.windows(name.len() + 1);
        let mut quoted = tight.windows(name.len() + 2);
        let quote = |byte: u8| matches!(byte, b'"' | b'\'');
        let bare = &name[..name.len() - 1];
        names.any(|at| matches!(at[0], b'{' | b',') && &at[1..] == name)
            || quoted.any(|at| {
                quote(at[0]) && &at[1..=bare.len()] == bare && quote(at[bare.len() + 1]) && at[name.len() + 1] == b':'
            })
    };
    member(b"kty:").then(|| {
        let is_private = [b"d:".as_slice(), b"k:", b"priv:"].into_iter().any(member);
        if is_private { Pasted::PrivateKey } else { Pasted::PublicKey }
    })
}
