//! Requests that are built element by element, so that a test can change each element. Those on P-256 are signed.

use p256::ecdsa::signature::Signer as _;
use signet::rules::csr::armour::to_pem;

use crate::asn1::{element, oid, sequence};
use crate::build::{key, spki_p256};

/// `extensionRequest` (RFC 2985 5.4.2).
pub(crate) const EXTENSION_REQUEST: &str = "1.2.840.113549.1.9.14";

/// The parts of a request, each in DER.
pub(crate) struct Made {
    /// Relative distinguished names, each a SET.
    pub(crate) subject: Vec<Vec<u8>>,
    pub(crate) spki: Vec<u8>,
    /// Attributes, each a SEQUENCE.
    pub(crate) attributes: Vec<Vec<u8>>,
    pub(crate) signature_algorithm: Vec<u8>,
}

impl Default for Made {
    fn default() -> Self {
        Self {
            subject: vec![attribute("2.5.4.3", &element(12, b"www.example.com"))],
            spki: spki_p256(key().verifying_key().to_sec1_point(false).as_bytes()),
            attributes: Vec::new(),
            signature_algorithm: sequence(&[oid("1.2.840.10045.4.3.2")]),
        }
    }
}

impl Made {
    pub(crate) fn der(&self) -> Vec<u8> {
        let subject = sequence(&self.subject);
        let info = sequence(&[element(2, &[0]), subject, self.spki.clone(), element(0xa0, &self.attributes.concat())]);
        let signature: p256::ecdsa::Signature = key().sign(&info);
        let bits = [&[0], signature.to_der().as_bytes()].concat();
        sequence(&[info, self.signature_algorithm.clone(), element(3, &bits)])
    }

    pub(crate) fn pem(&self) -> String {
        to_pem(&self.der())
    }
}

/// One attribute of a name, alone in its SET. `text` is a whole element.
pub(crate) fn attribute(kind: &str, text: &[u8]) -> Vec<u8> {
    element(0x31, &sequence(&[oid(kind), text.to_vec()]))
}

/// An extension request with these extensions.
pub(crate) fn extension_request(kind: &str, extensions: &[Vec<u8>]) -> Vec<u8> {
    sequence(&[oid(kind), element(0x31, &sequence(extensions))])
}

/// The extension with the alternative names. Each name is an element.
pub(crate) fn alternative_names(names: &[Vec<u8>]) -> Vec<u8> {
    sequence(&[oid("2.5.29.17"), element(4, &sequence(names))])
}
