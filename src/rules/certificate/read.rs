//! Reads one certificate with the crate `x509-cert`.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use der::asn1::{Any, ObjectIdentifier};
use der::{Decode, Encode, Tag, Tagged};
use spki::SubjectPublicKeyInfoRef;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, BasicConstraints, SubjectAltName, SubjectKeyIdentifier};
use x509_cert::name::Name;

use super::kind::{KeyKind, encoded};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");

/// A certificate that has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The whole certificate in DER.
    pub der: Vec<u8>,
    /// The subject's name in DER.
    pub(super) subject: Vec<u8>,
    /// The issuer's name in DER.
    pub(super) issuer: Vec<u8>,
    /// The subject key identifier.
    pub(super) key_id: Option<Vec<u8>>,
    /// The key identifier of the issuer.
    pub(super) authority_key_id: Option<Vec<u8>>,
    /// True for a certificate of a CA.
    pub is_authority: bool,
    /// The `SubjectPublicKeyInfo` in DER.
    pub spki: Vec<u8>,
    /// The kind of the key.
    pub key: KeyKind,
    /// The domain names and IP addresses, in lower case.
    pub names: Vec<String>,
    /// The organisation of the subject.
    pub organisation: Option<String>,
    /// The name of the subject for people.
    pub subject_words: String,
    /// The name of the issuer for people.
    pub issuer_words: String,
    /// The start of the validity, in RFC 3339.
    pub not_before: String,
    /// The end of the validity, in RFC 3339.
    pub not_after: String,
}

impl Certificate {
    /// Reads a certificate. Returns `None` if it is not one.
    pub fn read(der: &[u8]) -> Option<Self> {
        let certificate = x509_cert::Certificate::from_der(der).ok()?;
        let tbs = certificate.tbs_certificate();
        let constraints = tbs.get_extension::<BasicConstraints>().ok().flatten();
        let key_id = tbs.get_extension::<SubjectKeyIdentifier>().ok().flatten();
        let authority = tbs.get_extension::<AuthorityKeyIdentifier>().ok().flatten();
        let alternative = tbs.get_extension::<SubjectAltName>().ok().flatten();
        let spki = encoded(tbs.subject_public_key_info())?;
        let key = KeyKind::of(&SubjectPublicKeyInfoRef::from_der(&spki).ok()?);
        let common_name = attribute(tbs.subject(), COMMON_NAME);
        let names = match alternative {
            Some((_, list)) => list.0.iter().filter_map(name).collect(),
            // Certificates of private CAs may have a common name alone.
            None => common_name.iter().map(|name| name.to_ascii_lowercase()).collect(),
        };
        Some(Self {
            der: der.to_vec(),
            subject: tbs.subject().to_der().ok()?,
            issuer: tbs.issuer().to_der().ok()?,
            key_id: key_id.map(|(_, id)| id.0.as_bytes().to_vec()),
            authority_key_id: authority.and_then(|(_, id)| Some(id.key_identifier?.as_bytes().to_vec())),
            is_authority: constraints.is_some_and(|(_, constraints)| constraints.ca),
            spki,
            key,
            names,
            organisation: attribute(tbs.subject(), ORGANISATION),
            subject_words: words(tbs.subject()),
            issuer_words: words(tbs.issuer()),
            not_before: tbs.validity().not_before.to_date_time().to_string(),
            not_after: tbs.validity().not_after.to_date_time().to_string(),
        })
    }

    /// Returns true if the certificate names itself as its issuer, as a root does.
    pub fn is_self_issued(&self) -> bool {
        self.subject == self.issuer
    }

    /// Returns true if `other` may have issued this certificate: its name is the issuer's, and so is its key if both say
    /// which key it was.
    pub(super) fn may_be_issued_by(&self, other: &Self) -> bool {
        let keys = self.authority_key_id.as_ref().zip(other.key_id.as_ref());
        self.issuer == other.subject && keys.is_none_or(|(wanted, key)| wanted == key)
    }
}

fn name(name: &GeneralName) -> Option<String> {
    match name {
        GeneralName::DnsName(name) => Some(name.as_str().to_ascii_lowercase()),
        GeneralName::IpAddress(bytes) => {
            let bytes = bytes.as_bytes();
            let four = <[u8; 4]>::try_from(bytes).map(|four| IpAddr::from(Ipv4Addr::from(four)));
            let sixteen = || <[u8; 16]>::try_from(bytes).map(|sixteen| IpAddr::from(Ipv6Addr::from(sixteen)));
            four.or_else(|_| sixteen()).ok().map(|address| address.to_string())
        }
        _ => None,
    }
}

/// The common name and the organisation of a name, as people say them.
fn words(name: &Name) -> String {
    let parts = [attribute(name, COMMON_NAME), attribute(name, ORGANISATION)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { name.to_string() } else { parts.join(", ") }
}

fn attribute(name: &Name, kind: ObjectIdentifier) -> Option<String> {
    let values = name.iter().filter(|pair| pair.oid == kind);
    values.filter_map(|pair| text(&pair.value)).find(|text| !text.is_empty())
}

/// The text of a `DirectoryString` (RFC 5280 4.1.2.4).
fn text(value: &Any) -> Option<String> {
    let bytes = value.value();
    match value.tag() {
        Tag::BmpString => {
            let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
        }
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String | Tag::TeletexString => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
        _ => None,
    }
}
