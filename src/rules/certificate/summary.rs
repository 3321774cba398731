//! Summarises a certificate, and compares it with the application.

use der::Decode;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use x509_cert::request::CertReq;

use super::chain::{Chain, ChainFiles};
use super::kind::{KeyKind, encoded};
use crate::rules::pem::blocks;

/// The part of the application that a certificate repeats.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// The domain names, as A-labels.
    pub domains: Vec<String>,
    /// The CSR in PEM; `None` if the service made the key.
    pub csr: Option<String>,
}

/// The relation of the certificate's key to the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyOrigin {
    /// The service made the key.
    Service,
    /// It is the key of the CSR.
    SameAsCsr,
    /// It is another key than that of the CSR.
    OtherThanCsr,
    /// The CSR cannot be read.
    Unknown,
}

/// The facts about a certificate that people ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The domain names and IP addresses, in the certificate's order.
    pub names: Vec<String>,
    /// The organisation; DV certificates have none.
    pub organisation: Option<String>,
    /// The issuer.
    pub issuer: String,
    /// The start of the validity, in RFC 3339.
    pub not_before: String,
    /// The end of the validity, in RFC 3339.
    pub not_after: String,
    /// The kind of the key.
    pub key: KeyKind,
    /// The SHA-256 digest of the certificate, as pairs of hexadecimal digits with colons.
    pub fingerprint: String,
    /// Names that were applied for and that the certificate lacks.
    pub missing: Vec<String>,
    /// Names that the certificate has and nobody applied for. Some CAs add the name without `www`.
    pub extra: Vec<String>,
    /// The relation of the key to the application.
    pub origin: KeyOrigin,
    /// The files for servers.
    pub files: ChainFiles,
}

impl Summary {
    /// Sums up a chain's first certificate beside what was applied for.
    pub fn of(chain: &Chain, applied: &Applied) -> Self {
        let leaf = &chain.leaf;
        let asked: Vec<String> = applied.domains.iter().map(|name| name.trim().to_ascii_lowercase()).collect();
        let lacking = |wanted: &[String], there: &[String]| -> Vec<String> {
            wanted.iter().filter(|name| !name.is_empty() && !there.contains(name)).cloned().collect()
        };
        let origin = match &applied.csr {
            None => KeyOrigin::Service,
            Some(pem) => match request_key(pem) {
                None => KeyOrigin::Unknown,
                Some(key) if key == leaf.spki => KeyOrigin::SameAsCsr,
                Some(_) => KeyOrigin::OtherThanCsr,
            },
        };
        let pairs: Vec<String> = Sha256::digest(&leaf.der).iter().map(|byte| format!("{byte:02X}")).collect();
        Self {
            names: leaf.names.clone(),
            organisation: leaf.organisation.clone(),
            issuer: leaf.issuer_words.clone(),
            not_before: leaf.not_before.clone(),
            not_after: leaf.not_after.clone(),
            key: leaf.key.clone(),
            fingerprint: pairs.join(":"),
            missing: lacking(&asked, &leaf.names),
            extra: lacking(&leaf.names, &asked),
            origin,
            files: chain.files(),
        }
    }
}

/// The public key in a CSR, in DER.
fn request_key(pem: &str) -> Option<Vec<u8>> {
    let block = blocks(pem.as_bytes()).into_iter().find(|block| block.label.ends_with("CERTIFICATE REQUEST"))?;
    let request = CertReq::from_der(block.der.as_deref()?).ok()?;
    encoded(&request.info.public_key)
}
