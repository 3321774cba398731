//! An applicant's CSR (PKCS #10, RFC 2986): read, its own signature checked, its key and common name taken out.

use rcgen::SubjectPublicKeyInfo;
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::pem::parse_x509_pem;
use x509_parser::prelude::FromDer;

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

/// Reads a CSR.
pub(crate) fn parse(pem: &str) -> Result<Csr, CsrError> {
    let (_, block) = parse_x509_pem(pem.trim().as_bytes()).map_err(|_| CsrError::Pem)?;
    if !matches!(block.label.as_str(), "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST") {
        return Err(CsrError::Pem);
    }
    let (rest, request) = X509CertificationRequest::from_der(&block.contents).map_err(|_| CsrError::Der)?;
    if !rest.is_empty() {
        return Err(CsrError::Der);
    }
    request.verify_signature().map_err(|_| CsrError::Signature)?;
    let information = &request.certification_request_info;
    let key = SubjectPublicKeyInfo::from_der(information.subject_pki.raw).map_err(|_| CsrError::Key)?;
    let common_name = information.subject.iter_common_name().next().and_then(|name| name.as_str().ok());
    Ok(Csr { key, common_name: common_name.map(str::to_owned) })
}
