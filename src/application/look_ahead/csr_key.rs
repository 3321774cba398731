//! The public key of a CSR, to compare it with those of other orders.
//!
//! The rules for CSRs read and judge a request. Here two requests that passed them are compared, so it is enough to find the key.
//!
//! Authority: RFC 2986 4.1 (the request); Baseline Requirements 6.1.1.3 (a key that was compromised must not be used again).

use base64ct::{Base64, Encoding};

/// DER tags.
const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;

/// Returns the `SubjectPublicKeyInfo` of a CSR in PEM, as DER; none if the text is no CSR.
pub fn public_key(pem: &str) -> Option<Vec<u8>> {
    let body: String = pem.lines().map(str::trim).filter(|line| !line.starts_with('-')).collect();
    let der = Base64::decode_vec(&body).ok()?;
    let (request, _) = element(&der, SEQUENCE)?;
    let (info, _) = element(request, SEQUENCE)?;
    let (_, after_version) = element(info, INTEGER)?;
    let (_, after_subject) = element(after_version, SEQUENCE)?;
    let (key, _) = element(after_subject, SEQUENCE)?;
    Some(key.to_vec())
}

/// Splits an element of this tag from the front: its content, and the bytes after it (X.690 8.1).
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&[found, first], rest) = der.split_first_chunk::<2>()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x84 => {
            let (octets, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (octets.iter().fold(0, |length, octet| length << 8 | usize::from(*octet)), rest)
        }
        _ => return None,
    };
    (found == tag).then(|| rest.split_at_checked(length))?
}
