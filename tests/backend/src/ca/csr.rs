//! An applicant's CSR (PKCS #10, RFC 2986): read, its own signature checked, its key and common name taken out.

use rcgen::{PKCS_ED25519, PublicKeyData, SubjectPublicKeyInfo};
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::oid_registry::OID_PKCS1_SHA1WITHRSA;
use x509_parser::pem::parse_x509_pem;
use x509_parser::prelude::FromDer;
use x509_parser::public_key::PublicKey;

/// The shortest RSA key (Baseline Requirements 6.1.5), in bits.
const RSA_BITS: usize = 2048;

/// What is wrong with a CSR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CsrError {
    /// No PEM block with a request in it.
    Pem,
    /// The DER inside is not a request.
    Der,
    /// Signed by another key than its own, or with an algorithm nobody here trusts.
    Signature,
    /// A kind of key the CA does not certify.
    Key,
}

/// What the CA needs of a CSR.
#[derive(Debug)]
pub(crate) struct Csr {
    /// The key to certify.
    pub(crate) key: SubjectPublicKeyInfo,
    /// The common name, when there is one.
    pub(crate) common_name: Option<String>,
}

/// Baseline Requirements 6.1.5: 2048 bits or more, in whole bytes.
fn certifiable(bits: usize) -> bool {
    bits >= RSA_BITS && bits.is_multiple_of(8)
}

/// The length of a number in bits, its leading zeros not counted.
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
