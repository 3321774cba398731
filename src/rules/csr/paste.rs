//! Recognises what was pasted, dropped or chosen for a CSR by its outer form. There is no ASN.1 reader here, so this is
//! small enough for the first load.
//!
//! This guards the field. A private key must be found at once, before any part of it is kept, in whatever format. So
//! the search for marks ignores blanks, dashes, case and escapes, and every stretch of Base64 is decoded.

use super::jwk::jwk;
use super::plain::{plain, undressed};
use super::shape::inside;

/// The largest paste or file that is examined, in bytes. A CSR of 64 KiB and the e-mail around it fit well.
pub const INPUT_BYTES: usize = 256 * 1024;

/// The kind of a paste or a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pasted {
    /// Nothing, or only blanks.
    Empty,
    /// A private key is in it, alone or with other things. It must leave the field at once, and nothing of it may be
    /// kept.
    PrivateKey,
    /// It looks like a certificate request. The worker reads it.
    Request,
    /// A certificate or a chain of them.
    Certificate,
    /// A public key: PKCS#1, SPKI, a JSON Web Key.
    PublicKey,
    /// A public key of SSH: `OpenSSH`'s one line, RFC 4716, or `PuTTY`.
    SshPublicKey,
    /// A PKCS#7 bundle (`.p7b`).
    Pkcs7,
    /// A request in an envelope (CMC, RFC 5272), as `certreq` writes it with `RequestType = CMC`.
    Cmc,
    /// A list of revoked certificates.
    Crl,
    /// A Netscape SPKAC.
    Spkac,
    /// A PGP message or key.
    Pgp,
    /// A web page.
    Html,
    /// A picture, such as a screenshot, or a PDF.
    Image,
    /// A compressed archive or an office document.
    Archive,
    /// More than [`INPUT_BYTES`]. The number is its size in bytes.
    TooLarge(usize),
    /// Anything else.
    Other,
}

impl Pasted {
    /// The stable code of this kind, as corpora and tests name it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::PrivateKey => "private-key-pasted",
            Self::Request => "ok",
            Self::Certificate => "certificate-pasted",
            Self::PublicKey | Self::SshPublicKey => "public-key-pasted",
            Self::TooLarge(_) => "too-large",
            Self::Pkcs7
            | Self::Cmc
            | Self::Crl
            | Self::Spkac
            | Self::Pgp
            | Self::Html
            | Self::Image
            | Self::Archive
            | Self::Other => "not-a-csr",
        }
    }

    /// Returns true if it must leave the field at once: a private key, or a text that is too long to be searched for
    /// one.
    pub fn must_go(self) -> bool {
        matches!(self, Self::PrivateKey | Self::TooLarge(_))
    }
}

/// Recognises a pasted text or the contents of a file.
pub fn recognise(bytes: &[u8]) -> Pasted {
    if bytes.len() > INPUT_BYTES {
        return Pasted::TooLarge(bytes.len());
    }
    match bytes {
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'R', b'I', b'F', b'F', ..]
        | [b'B', b'M', _, _, _, _, 0, 0, ..]
        | [b'I', b'I', b'*', 0, ..]
        | [b'M', b'M', 0, b'*', ..]
        | [_, _, _, 0, b'f', b't', b'y', b'p', ..]
        | [b'%', b'P', b'D', b'F', ..] => return Pasted::Image,
        // ZIP and the formats based on it, gzip, 7z, RAR, and the office documents from before 2007.
        [b'P', b'K', 3, 4, ..]
        | [0x1f, 0x8b, ..]
        | [b'7', b'z', 0xbc, 0xaf, ..]
        | [b'R', b'a', b'r', b'!', 0x1a, ..]
        | [0xd0, 0xcf, 0x11, 0xe0, ..] => return Pasted::Archive,
        _ => {}
    }
    inside(bytes).or_else(|| inside_text(bytes, &mut { UNWRAPS })).unwrap_or(Pasted::Other)
}

/// Recognises the contents of a text. A key may also be in the formatting, for example in a hidden group of rich text,
/// so the text is examined with and without it.
fn inside_text(bytes: &[u8], unwraps: &mut u8) -> Option<Pasted> {
    let dressed = inside_plain(&plain(bytes).bytes, unwraps);
    let is_done = matches!(dressed, Some(Pasted::PrivateKey | Pasted::Empty));
    let Some(text) = undressed(bytes).filter(|_| !is_done) else { return dressed };
    let bare = inside_plain(&text.bytes, unwraps);
    let is_better = matches!(bare, Some(Pasted::PrivateKey | Pasted::Request)) || dressed.is_none();
    if is_better { bare } else { dressed }
}

fn inside_plain(text: &[u8], unwraps: &mut u8) -> Option<Pasted> {
    let words = squeeze(text);
    if words.is_empty() && text.iter().all(u8::is_ascii_whitespace) {
        return Some(Pasted::Empty);
    }
    let jwk = jwk(text);
    if names_private_key(&words) || jwk == Some(Pasted::PrivateKey) {
        return Some(Pasted::PrivateKey);
    }
    let bodies = bodies(text, unwraps);
    // A private key comes first: a key beside a request counts as a key.
    for kind in [Pasted::PrivateKey, Pasted::Request] {
        if bodies.contains(&kind) {
            return Some(kind);
        }
    }
    let announced = |mark: &&[u8]| has(&words, mark);
    if REQUEST_MARKS.iter().any(announced) {
        return Some(Pasted::Request);
    }
    if has(&words, b"BEGINPGP") {
        return Some(Pasted::Pgp);
    }
    if has(&words, b"BEGINPKCS7") || has(&words, b"BEGINCMS") {
        return Some(Pasted::Pkcs7);
    }
    if has(&words, b"BEGINX509CRL") {
        return Some(Pasted::Crl);
    }
    if let Some(kind) = bodies.first().copied().or(jwk) {
        return Some(kind);
    }
    let starts = |mark: &&[u8]| words.starts_with(mark);
    if SSH_MARKS.iter().any(starts) || has(&words, b"SSH2PUBLICKEY") {
        return Some(Pasted::SshPublicKey);
    }
    if has(&words, b"PUBLICKEY") {
        return Some(Pasted::PublicKey);
    }
    if has(&words, b"CERTIFICATE") && has(&words, b"BEGIN") {
        return Some(Pasted::Certificate);
    }
    if starts(&b"SPKAC".as_slice()) {
        return Some(Pasted::Spkac);
    }
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    (first == Some(&b'<')).then_some(Pasted::Html)
}

/// Keeps only letters and digits, in upper case: `-----BEGIN RSA PRIVATE KEY-----` becomes `BEGINRSAPRIVATEKEY`.
fn squeeze(text: &[u8]) -> Vec<u8> {
    text.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_uppercase).collect()
}

fn has(words: &[u8], mark: &[u8]) -> bool {
    find(words, mark).is_some()
}

fn find(words: &[u8], mark: &[u8]) -> Option<usize> {
    words.windows(mark.len()).position(|window| window == mark)
}

/// The squeezed labels of a request.
const REQUEST_MARKS: [&[u8]; 4] =
    [b"BEGINCERTIFICATEREQUEST", b"ENDCERTIFICATEREQUEST", b"BEGINNEWCERTIFICATEREQUEST", b"ENDNEWCERTIFICATEREQUEST"];

/// The squeezed beginnings of an `OpenSSH` public key: `ssh-rsa` and others, and the `sk-` of a hardware token.
const SSH_MARKS: [&[u8]; 6] = [b"SSHRSA", b"SSHED25519", b"SSHDSS", b"ECDSASHA2", b"SKSSHED", b"SKECDSA"];

/// The most letters before `PRIVATE KEY` that are searched for `BEGIN` or `END`: `SSH2 ENCRYPTED` has thirteen.
const LABEL_LETTERS: usize = 20;

/// Squeezed marks that occur only in private keys: PEM headers of encrypted keys, `PuTTY`, the output of
/// `openssl rsa -text` and `openssl ec -text`, .NET, age, older PGP.
const PRIVATE_MARKS: [&[u8]; 8] = [
    b"PUTTYUSERKEYFILE",
    b"PROCTYPE4ENCRYPTED",
    b"DEKINFO",
    b"PRIVATELINES",
    b"PRIVATEEXPONENT",
    b"AGESECRETKEY1",
    b"BEGINPGPSECRETKEY",
    b"INVERSEQ",
];

/// Returns true if a line announces a private key. A lone `END` line counts, because the lower half of a key is secret
/// too.
fn names_private_key(words: &[u8]) -> bool {
    if PRIVATE_MARKS.iter().any(|mark| has(words, mark)) {
        return true;
    }
    let mut from = 0;
    while let Some(at) = find(&words[from..], b"PRIVATEKEY") {
        let at = from + at;
        let label = &words[at.saturating_sub(LABEL_LETTERS)..at];
        let after = &words[at + 10..];
        let bits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if has(label, b"BEGIN") || has(label, b"END") || (bits > 0 && after[bits..].starts_with(b"BIT")) {
            return true;
        }
        from = at + 10;
    }
    false
}

/// The number of Base64 characters of a body that are decoded: enough for the first fields of every object.
const BODY_CHARS: usize = 128;

/// The most times that a text is unwrapped, so that no input takes long.
pub(super) const UNWRAPS: u8 = 8;

/// The first letter of each object in Base64: DER; `OpenSSH`; PEM and the output of `openssl pkcs12`, wrapped once
/// more; Java's two key stores; old and new PGP; Windows' two files.
const BEGINNINGS: [u8; 10] = *b"MbLQ/zlxHB";

/// The kind of each stretch of Base64, in order. Unknown ones are left out.
fn bodies(text: &[u8], unwraps: &mut u8) -> Vec<Pasted> {
    starts(text)
        .into_iter()
        .filter(|&at| BEGINNINGS.contains(&text[at]))
        .filter_map(|at| body(&text[at..], unwraps))
        .collect()
}

/// Finds the places where stretches of Base64 start. The mark of a diff or a line number may come directly before one,
/// and both are Base64 characters too.
pub(super) fn starts(text: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut before, mut is_beside) = (b'\n', true);
    for (at, &byte) in text.iter().enumerate() {
        if !is_base64(before) || is_beside {
            found.push(at);
        }
        is_beside = matches!(byte, b'\n' | b'\r') || is_beside && (byte == b'+' || !byte.is_ascii_alphabetic());
        before = byte;
    }
    found
}

/// Recognises the Base64 at the start of a text. PEM that was wrapped once more, as in Kubernetes, is decoded
/// completely, because a key may come after a certificate or after its parameters. This is done at most `unwraps`
/// times.
pub(super) fn body(text: &[u8], unwraps: &mut u8) -> Option<Pasted> {
    let bytes = decode(text, BODY_CHARS);
    let is_wrapped = [b"-----BEGIN".as_slice(), b"Bag Attributes"].iter().any(|start| bytes.starts_with(start));
    if is_wrapped && *unwraps > 0 {
        *unwraps -= 1;
        return inside_text(&decode(text, INPUT_BYTES), unwraps);
    }
    inside(&bytes)
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// Decodes Base64 up to `limit` characters or the first foreign character. Blanks and the quoting marks of e-mail
/// programs are skipped. Bits that are left over at the end are dropped.
pub(super) fn decode(text: &[u8], limit: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(limit / 4 * 3 + 3);
    let (mut bits, mut held) = (0u32, 0u8);
    for &byte in text.iter().take(limit * 2) {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'>' | b'"' | b'\'' | b',' | b'|' | b'#' | b'*' => continue,
            _ if byte.is_ascii_whitespace() => continue,
            _ => break,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xff) as u8);
            bits &= (1 << held) - 1;
        }
    }
    out
}
