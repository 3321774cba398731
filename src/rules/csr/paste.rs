//! What was pasted, dropped or chosen for a CSR, told from its outside: no ASN.1 reader, small enough for the first load.
//!
//! This guards the field. A private key must be caught at once, before anything of it is kept, whatever its clothes; so
//! marks are looked for with blanks, dashes, case and escapes undone, and every stretch of Base64 is looked into.

use super::plain::plain;

/// Bytes of a paste or file that are looked into at all; a CSR of 64 KiB with the mail around it fits well.
pub const INPUT_BYTES: usize = 256 * 1024;

/// What a paste or a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pasted {
    /// Nothing, or blanks alone.
    Empty,
    /// A private key is in it, alone or among other things: take it out of the field at once, keep nothing.
    PrivateKey,
    /// It looks like a certificate request: the worker reads it.
    Request,
    /// A certificate or a chain of them.
    Certificate,
    /// A public key: PKCS#1, SPKI or `OpenSSH`.
    PublicKey,
    /// A PKCS#7 bundle (`.p7b`).
    Pkcs7,
    /// A Netscape SPKAC.
    Spkac,
    /// Something of PGP.
    Pgp,
    /// A web page.
    Html,
    /// A picture, as of a screen; a PDF too.
    Image,
    /// A compressed archive or an office document.
    Archive,
    /// More than [`INPUT_BYTES`]; the number is its bytes.
    TooLarge(usize),
    /// Anything else.
    Other,
}

impl Pasted {
    /// The stable code of this answer, as corpora and tests name it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::PrivateKey => "private-key-pasted",
            Self::Request => "ok",
            Self::Certificate => "certificate-pasted",
            Self::PublicKey => "public-key-pasted",
            Self::TooLarge(_) => "too-large",
            Self::Pkcs7 | Self::Spkac | Self::Pgp | Self::Html | Self::Image | Self::Archive | Self::Other => {
                "not-a-csr"
            }
        }
    }

    /// May it stay in the field and in the draft? Nothing but a request may: half a key is not recognised as one.
    pub fn may_be_kept(self) -> bool {
        matches!(self, Self::Empty | Self::Request)
    }
}

/// Tells what `bytes` are: text as it was pasted, or a file's contents.
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
        | [_, _, _, 0, b'f', b't', b'y', b'p', ..]
        | [b'%', b'P', b'D', b'F', ..] => return Pasted::Image,
        [b'P', b'K', 3, 4, ..] | [0x1f, 0x8b, ..] => return Pasted::Archive,
        _ => {}
    }
    inside(bytes).or_else(|| inside_text(bytes)).unwrap_or(Pasted::Other)
}

fn inside_text(bytes: &[u8]) -> Option<Pasted> {
    let text = plain(bytes).bytes;
    let words = squeeze(&text);
    if words.is_empty() && text.iter().all(u8::is_ascii_whitespace) {
        return Some(Pasted::Empty);
    }
    if names_private_key(&words) || is_private_jwk(&text) {
        return Some(Pasted::PrivateKey);
    }
    let bodies = bodies(&text);
    // The worst first: a key beside a request is a key.
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
    if let Some(kind) = bodies.first() {
        return Some(*kind);
    }
    let starts = |mark: &[u8]| words.starts_with(mark);
    if has(&words, b"PUBLICKEY")
        || starts(b"SSHRSA")
        || starts(b"SSHED25519")
        || starts(b"SSHDSS")
        || starts(b"ECDSASHA2")
    {
        return Some(Pasted::PublicKey);
    }
    if has(&words, b"CERTIFICATE") && has(&words, b"BEGIN") {
        return Some(Pasted::Certificate);
    }
    if starts(b"SPKAC") {
        return Some(Pasted::Spkac);
    }
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    (first == Some(&b'<')).then_some(Pasted::Html)
}

/// Letters and digits alone, in upper case: `-----BEGIN RSA PRIVATE KEY-----` is `BEGINRSAPRIVATEKEY`.
fn squeeze(text: &[u8]) -> Vec<u8> {
    text.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_uppercase).collect()
}

fn has(words: &[u8], mark: &[u8]) -> bool {
    find(words, mark).is_some()
}

fn find(words: &[u8], mark: &[u8]) -> Option<usize> {
    words.windows(mark.len()).position(|window| window == mark)
}

/// The labels of a request, squeezed.
const REQUEST_MARKS: [&[u8]; 4] =
    [b"BEGINCERTIFICATEREQUEST", b"ENDCERTIFICATEREQUEST", b"BEGINNEWCERTIFICATEREQUEST", b"ENDNEWCERTIFICATEREQUEST"];

/// Letters between `BEGIN` or `END` and `PRIVATE KEY` at most: `SSH2 ENCRYPTED` has thirteen.
const LABEL_LETTERS: usize = 20;

/// Marks that stand in private keys and nowhere else, squeezed: PEM headers of encrypted keys, `PuTTY`, what `openssl
/// rsa -text` and `openssl ec -text` print, .NET, age, older PGP.
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

/// Does a line announce a private key? A lone `END` line does too: the lower half of a key is a key.
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

/// A JSON Web Key with a private member (RFC 7518 6.2.2 and 6.3.2; `k` is a symmetric key).
fn is_private_jwk(text: &[u8]) -> bool {
    let json: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    has(&json, b"\"kty\":") && (has(&json, b"\"d\":") || has(&json, b"\"k\":"))
}

/// Base64 characters of a body that are looked at: enough for the first fields of every object.
const BODY_CHARS: usize = 128;

/// What each stretch of Base64 starts as, in order, as far as it is anything that we know.
fn bodies(text: &[u8]) -> Vec<Pasted> {
    let mut found = Vec::new();
    let mut before = b'\n';
    for (at, &byte) in text.iter().enumerate() {
        // DER begins `M`; OpenSSH, PEM wrapped once more and Java's key store have beginnings of their own.
        if matches!(byte, b'M' | b'b' | b'L' | b'/') && !is_base64(before) {
            found.extend(body(&text[at..]));
        }
        before = byte;
    }
    found
}

/// What the Base64 at the start of a text starts as.
pub(super) fn body(text: &[u8]) -> Option<Pasted> {
    let bytes = decode(text, BODY_CHARS);
    if bytes.starts_with(b"-----BEGIN") { inside_label(&bytes) } else { inside(&bytes) }
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// Decodes Base64 up to `limit` characters or anything that is none; blanks and what mail programs put before a line
/// are passed over. Bits left over at the end are dropped.
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

/// What the label of PEM that was wrapped in Base64 once more says; Kubernetes keeps keys so.
fn inside_label(label: &[u8]) -> Option<Pasted> {
    let words = squeeze(label);
    if has(&words, b"PRIVATEKEY") {
        return Some(Pasted::PrivateKey);
    }
    has(&words, b"CERTIFICATEREQUEST").then_some(Pasted::Request)
}

/// One DER element's tag, what is visible of its contents, and what follows it, as far as it is visible.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let octets = usize::from(first.saturating_sub(0x80));
    if octets > 4 {
        return None;
    }
    let length = if first < 0x80 {
        usize::from(first)
    } else if octets == 0 {
        // Indefinite: the end is not known.
        usize::MAX
    } else {
        rest.get(..octets)?.iter().fold(0usize, |length, &octet| length << 8 | usize::from(octet))
    };
    let rest = rest.get(octets..)?;
    let (content, after) = rest.split_at(length.min(rest.len()));
    Some((tag, content, after))
}

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 2;
const BITS: u8 = 3;
const OCTETS: u8 = 4;
const OBJECT: u8 = 6;
const SET: u8 = 0x31;
/// 1.2.840.113549.1.7, the arc of PKCS#7.
const PKCS7: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7];
/// 1.2.840.113549.1.5, the arc of password-based encryption, PBES2 included.
const PKCS5: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5];
/// 1.2.840.113549.1.12, the arc of PKCS#12 and its older password-based encryption.
const PKCS12: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12];

/// What binary bytes start as.
fn inside(bytes: &[u8]) -> Option<Pasted> {
    if bytes.starts_with(b"openssh-key-v1")
        || bytes.starts_with(&[0xfe, 0xed, 0xfe, 0xed])
        || bytes.starts_with(&[0xce; 4])
    {
        return Some(Pasted::PrivateKey);
    }
    let (SEQUENCE, object, _) = element(bytes)? else { return None };
    let (tag, first, after) = element(object)?;
    match (tag, first) {
        // ContentInfo.
        (OBJECT, _) => first.starts_with(&PKCS7).then_some(Pasted::Pkcs7),
        // PKCS#1 and DSA keys (0 or 1, then a number), PKCS#8 (an algorithm), SEC 1 (octets), PKCS#12 (3, contents).
        (INTEGER, [version]) => match (version, element(after)?) {
            (0 | 1, (INTEGER, ..)) | (1, (OCTETS, ..)) | (3, (SEQUENCE, ..)) => Some(Pasted::PrivateKey),
            (0 | 1, (SEQUENCE, algorithm, key)) => {
                // Explicit curve parameters begin alike, but go on with a SEQUENCE.
                let names_algorithm = algorithm.first() == Some(&OBJECT);
                (names_algorithm && matches!(key.first(), None | Some(&OCTETS))).then_some(Pasted::PrivateKey)
            }
            _ => None,
        },
        // A PKCS#1 public key: the modulus first.
        (INTEGER, _) => Some(Pasted::PublicKey),
        (SEQUENCE, _) => inside_sequence(first, after),
        _ => None,
    }
}

/// What a SEQUENCE within a SEQUENCE starts as.
fn inside_sequence(first: &[u8], after: &[u8]) -> Option<Pasted> {
    let (tag, content, rest) = element(first)?;
    match tag {
        // An algorithm: an encrypted PKCS#8 key goes on with octets, a public key with bits.
        OBJECT => {
            let encrypted =
                content.starts_with(&PKCS5) || content.starts_with(&PKCS12) || after.first() == Some(&OCTETS);
            if encrypted {
                return Some(Pasted::PrivateKey);
            }
            (after.first() == Some(&BITS)).then_some(Pasted::PublicKey)
        }
        // The version of a certificate.
        0xa0 => Some(Pasted::Certificate),
        INTEGER => {
            let (SEQUENCE, subject, _) = element(rest)? else { return None };
            match subject.first() {
                Some(&OBJECT) => Some(Pasted::Certificate),
                None | Some(&SET) => Some(Pasted::Request),
                Some(_) => None,
            }
        }
        // A public key and a challenge.
        SEQUENCE => (element(content)?.0 == OBJECT && rest.first() == Some(&BITS)).then_some(Pasted::Spkac),
        _ => None,
    }
}
