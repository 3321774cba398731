//! Reads an applicant's CSR (PKCS #10, RFC 2986), checks its signature, and returns its key and common name.

use rcgen::{PKCS_ED25519, PublicKeyData, SubjectPublicKeyInfo};
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::oid_registry::OID_PKCS1_SHA1WITHRSA;
use x509_parser::pem::parse_x509_pem;
use x509_parser::prelude::FromDer;
use x509_parser::public_key::PublicKey;

/// The shortest RSA key in bits (Baseline Requirements 6.1.5).
const RSA_BITS: usize = 2048;

/// The problem of a CSR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CsrError {
    /// There is no PEM block with a request.
    Pem,
    /// The DER in the block is not a request.
    Der,
    /// The signature was made with a different key, or with an untrusted algorithm.
    Signature,
    /// The CA does not certify this kind of key.
    Key,
}

/// The parts of a CSR that the CA needs.
#[derive(Debug)]
pub(crate) struct Csr {
    /// The key to certify.
    pub(crate) key: SubjectPublicKeyInfo,
    /// The common name, if there is one.
    pub(crate) common_name: Option<String>,
}

/// Returns true for 2048 bits or more, in whole bytes (Baseline Requirements 6.1.5).
fn certifiable(bits: usize) -> bool {
    bits >= RSA_BITS && bits.is_multiple_of(8)
}

/// The length of a number in bits, without its leading zeros.
fn bits(number: &[u8]) -> usize {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros).map_or(0, |first| (number.len() - zeros) * 8 - first.leading_zeros() as usize)
}

/// Reads a CSR.
pub(crate) fn parse(pem: &str) -> Result<Csr, CsrError> {
    let (_, block) = parse_x509_pem(pem.trim_start_matches('\u{feff}').trim().as_bytes()).map_err(|_| CsrError::Pem)?;
    if !matches!(block.label.as_str(), "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST") {
        return Err(CsrError::Pem);
    }
    let (rest, request) = X509CertificationRequest::from_der(&block.contents).map_err(|_| CsrError::Der)?;
    if !rest.is_empty() {
        return Err(CsrError::Der);
    }
    let information = &request.certification_request_info;
    let key = SubjectPublicKeyInfo::from_der(information.subject_pki.raw).map_err(|_| CsrError::Key)?;
    if *key.algorithm() == PKCS_ED25519 {
        return Err(CsrError::Key);
    }
    if let Ok(PublicKey::RSA(rsa)) = information.subject_pki.parsed()
        && !certifiable(bits(rsa.modulus))
    {
        return Err(CsrError::Key);
    }
    if request.signature_algorithm.algorithm == OID_PKCS1_SHA1WITHRSA {
        return Err(CsrError::Signature);
    }
    request.verify_signature().map_err(|_| CsrError::Signature)?;
    let common_name = information.subject.iter_common_name().next().and_then(|name| name.as_str().ok());
    Ok(Csr { key, common_name: common_name.map(str::to_owned) })
}
