//! What binary bytes are, told by their first members: no ASN.1 reader, small enough for the first load.

use super::paste::Pasted;

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
/// 1.3.6.1.5.5.7.12.2, `id-cct-PKIData`: the contents of a full request (RFC 5272 3.2.1).
const PKI_DATA: [u8; 10] = [OBJECT, 8, 0x2b, 6, 1, 5, 5, 7, 12, 2];
/// Bytes of a `ContentInfo` in which the kind of its contents stands.
const HEAD: usize = 96;
/// 1.2.840.113549.1.5, the arc of password-based encryption, PBES2 included.
const PKCS5: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5];
/// 1.2.840.113549.1.12, the arc of PKCS#12 and its older password-based encryption.
const PKCS12: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12];

/// A secret key of PGP without its armour (RFC 9580 5.5): the packet's tag and length, its version, when it was made,
/// and an algorithm.
fn is_pgp_secret(bytes: &[u8]) -> bool {
    let ([0x94, _, body @ ..] | [0x95, _, _, body @ ..] | [0xc5, 0..=191, body @ ..] | [0xc5, 192..=223, _, body @ ..]) =
        bytes
    else {
        return false;
    };
    matches!(body, [4..=6, _, _, _, _, 1..=3 | 16..=19 | 22 | 25..=28, ..])
}

/// What binary bytes start as.
pub(super) fn inside(bytes: &[u8]) -> Option<Pasted> {
    let is_key = match bytes {
        // Java's key stores, the older and the newer; Windows' PVK file and its PRIVATEKEYBLOB of RSA and DSA.
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
        // ContentInfo.
        (OBJECT, _) => first.starts_with(&PKCS7).then(|| {
            let head = bytes.get(..HEAD).unwrap_or(bytes);
            let is_request = head.windows(PKI_DATA.len()).any(|oid| oid == PKI_DATA);
            if is_request { Pasted::Cmc } else { Pasted::Pkcs7 }
        }),
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
