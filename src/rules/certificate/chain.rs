//! The certificates of a chain in the order that servers send them (RFC 8446 4.4.2): the server's first, then each
//! certificate that signed the one before.

use serde::{Deserialize, Serialize};

use super::read::Certificate;
use crate::rules::csr::armour::wrap;
use crate::rules::pem::blocks;

/// The reason why a text is no chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChainProblem {
    /// The text has no certificate.
    Empty,
    /// This certificate of the text, counted from 1, cannot be read.
    Unreadable(usize),
}

/// A chain in its order.
#[derive(Debug, Clone)]
pub struct Chain {
    /// The certificate of the server.
    pub leaf: Certificate,
    /// The certificates of the CAs. Each one signed the certificate before it.
    pub authorities: Vec<Certificate>,
}

/// The files of a chain in PEM. A file is empty if no certificate belongs in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainFiles {
    /// The certificate of the server alone.
    pub leaf: String,
    /// The intermediate certificates, without a root: every client has the root already.
    pub intermediates: String,
    /// Both, the server's first.
    pub full: String,
}

impl Chain {
    /// Reads a PEM text and puts its certificates in order. A certificate twice in the text counts once, and one that
    /// belongs to no other is left out.
    pub fn read(pem: &str) -> Result<Self, ChainProblem> {
        let mut found: Vec<Certificate> = Vec::new();
        let certificates = blocks(pem.as_bytes()).into_iter().filter(|block| block.label.ends_with("CERTIFICATE"));
        for (number, block) in (1..).zip(certificates) {
            let certificate = block.der.as_deref().and_then(|der| Certificate::read(der));
            let certificate = certificate.ok_or(ChainProblem::Unreadable(number))?;
            if !found.contains(&certificate) {
                found.push(certificate);
            }
        }
        if found.is_empty() {
            return Err(ChainProblem::Empty);
        }
        let leaf = found.remove(found.iter().position(|one| !one.is_authority).unwrap_or_default());
        let mut authorities: Vec<Certificate> = Vec::new();
        loop {
            let last = authorities.last().unwrap_or(&leaf);
            let issuer = found.iter().position(|other| last.may_be_issued_by(other));
            let Some(at) = issuer.filter(|_| !last.is_self_issued()) else { break };
            authorities.push(found.remove(at));
        }
        Ok(Self { leaf, authorities })
    }

    /// The files that servers read.
    pub fn files(&self) -> ChainFiles {
        let pem = |certificate: &Certificate| wrap("CERTIFICATE", &certificate.der);
        let leaf = pem(&self.leaf);
        let intermediates: String = self.authorities.iter().filter(|one| !one.is_self_issued()).map(pem).collect();
        let full = [leaf.as_str(), &intermediates].concat();
        ChainFiles { leaf, intermediates, full }
    }
}
