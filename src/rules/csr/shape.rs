//! Recognises binary bytes by their first members. There is no ASN.1 reader here, so this is small enough for the first
//! load.

use super::paste::Pasted;

/// Splits off one DER element. Returns its tag, the visible part of its contents, and the visible part of the bytes
/// after it.
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
        // The length is indefinite, so the end is unknown.
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
/// 1.3.6.1.5.5.7.12.2, `id-cct-PKIData`: the contents of a full request (RFC 5272 3.2.1).
const PKI_DATA: [u8; 10] = [OBJECT, 8, 0x2b, 6, 1, 5, 5, 7, 12, 2];
/// The first bytes of a `ContentInfo`, which include the kind of its contents.
const HEAD: usize = 96;
/// 1.2.840.113549.1.5, the arc of password-based encryption, PBES2 included.
const PKCS5: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5];
/// 1.2.840.113549.1.12, the arc of PKCS#12 and its older password-based encryption.
const PKCS12: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12];

/// Returns true for a PGP secret key without armour (RFC 9580 5.5): the packet's tag and length, its version, its
/// creation time, and an algorithm.
fn is_pgp_secret(bytes: &[u8]) -> bool {
    let ([0x94, _, body @ ..] | [0x95, _, _, body @ ..] | [0xc5, 0..=191, body @ ..] | [0xc5, 192..=223, _, body @ ..]) =
        bytes
    else {
        return false;
    };
    matches!(body, [4..=6, _, _, _, _, 1..=3 | 16..=19 | 22 | 25..=28, ..])
}

/// Recognises binary bytes by their start.
pub(super) fn inside(bytes: &[u8]) -> Option<Pasted> {
    let is_key = match bytes {
        // These are Java's old and new key stores, Windows' PVK file, and its PRIVATEKEYBLOB of RSA and DSA.
        [0xfe, 0xed, 0xfe, 0xed, ..]
        | [0xce, 0xce, 0xce, 0xce, ..]
        | [0x1e, 0xf1, 0xb5, 0xb0, ..]
        | [7, 2, 0, 0, 0, 0x22 | 0x24 | 0xa4, 0, 0, ..] => true,
        _ => bytes.starts_with(b"openssh-key-v1") || is_pgp_secret(bytes),
    };
    if is_key {
        return Some(Pasted::PrivateKey);
    }
    let (SEQUENCE, object, _) = element(bytes)? else { return None };
    let (tag, first, after) = element(object)?;
    match (tag, first) {
        // This is a ContentInfo.
        (OBJECT, _) => first.starts_with(&PKCS7).then(|| {
            let head = bytes.get(..HEAD).unwrap_or(bytes);
            let is_request = head.windows(PKI_DATA.len()).any(|oid| oid == PKI_DATA);
            if is_request { Pasted::Cmc } else { Pasted::Pkcs7 }
        }),
        // These are PKCS#1 and DSA keys (0 or 1, then a number), PKCS#8 (an algorithm), SEC 1 (octets), PKCS#12 (3,
        // contents).
        (INTEGER, [version]) => match (version, element(after)?) {
            (0 | 1, (INTEGER, ..)) | (1, (OCTETS, ..)) | (3, (SEQUENCE, ..)) => Some(Pasted::PrivateKey),
            (0 | 1, (SEQUENCE, algorithm, key)) => {
                // Explicit curve parameters begin in the same way, but continue with a SEQUENCE.
                let names_algorithm = algorithm.first() == Some(&OBJECT);
                (names_algorithm && matches!(key.first(), None | Some(&OCTETS))).then_some(Pasted::PrivateKey)
            }
            _ => None,
        },
        // This is a PKCS#1 public key, which begins with the modulus.
        (INTEGER, _) => Some(Pasted::PublicKey),
        (SEQUENCE, _) => inside_sequence(first, after),
        _ => None,
    }
}

/// Recognises a SEQUENCE within a SEQUENCE by its start.
fn inside_sequence(first: &[u8], after: &[u8]) -> Option<Pasted> {
    let (tag, content, rest) = element(first)?;
    match tag {
        // This is an algorithm. An encrypted PKCS#8 key continues with octets, and a public key continues with bits.
        OBJECT => {
            let encrypted =
                content.starts_with(&PKCS5) || content.starts_with(&PKCS12) || after.first() == Some(&OCTETS);
            if encrypted {
                return Some(Pasted::PrivateKey);
            }
            (after.first() == Some(&BITS)).then_some(Pasted::PublicKey)
        }
        // This is the version of a certificate.
        0xa0 => Some(Pasted::Certificate),
        INTEGER => {
            let (SEQUENCE, subject, _) = element(rest)? else { return None };
            match subject.first() {
                Some(&OBJECT) => Some(Pasted::Certificate),
                None | Some(&SET) => Some(Pasted::Request),
                Some(_) => None,
            }
        }
        // This is a public key and a challenge.
        SEQUENCE => (element(content)?.0 == OBJECT && rest.first() == Some(&BITS)).then_some(Pasted::Spkac),
        _ => None,
    }
}
