//! Compares our reading of requests with that of the crate `x509-cert`.
//!
//! The comparison covers all that both read: the names, the organisation, the key, the signed part and the signature.
//! The crate does not judge whether a CA would accept the request.

use std::net::IpAddr;

use der::asn1::Ia5StringRef;
use der::{Decode, Encode};
use proptest::test_runner::TestCaseResult;
use signet::rules::csr::armour::{to_pem, unwrap};
use signet::rules::csr::names::AlternativeName;
use signet::rules::csr::problem::CsrProblem;
use signet::rules::csr::read;
use signet::rules::csr::signature::SignatureState;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::ext::pkix::SubjectAltName;
use x509_cert::ext::pkix::name::{DirectoryString, GeneralName};
use x509_cert::request::{CertReq, ExtensionReq};

use crate::ledger::{Allowed, Ledger};
use crate::requests::{Der, bends, full, plain, requests};

/// The facts that a request states.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Facts {
    common_names: Vec<String>,
    /// O, OU, L, ST, C and the e-mail address; the first of each.
    organisation: [Option<String>; 6],
    names: Vec<String>,
    /// The signed part and the key, if this kind of key allows the question for a verifier.
    signed: Option<[Der; 2]>,
}

/// The placeholder for a text of the subject that the crate does not read.
const UNREAD: &str = "not read by the crate";

impl Facts {
    /// Our facts without the texts that the crate does not read.
    fn but_for_unread(&self, theirs: &Self) -> Self {
        let mut left = self.clone();
        for (ours, theirs) in left.common_names.iter_mut().zip(&theirs.common_names) {
            if theirs == UNREAD {
                ours.clone_from(theirs);
            }
        }
        for (ours, theirs) in left.organisation.iter_mut().zip(&theirs.organisation) {
            if ours.is_some() && theirs.as_deref() == Some(UNREAD) {
                ours.clone_from(theirs);
            }
        }
        left
    }
}

/// A request that one reader accepts and the other refuses, or in which they find different facts.
#[derive(Debug)]
struct Case {
    pem: String,
    ours: Result<Facts, CsrProblem>,
    theirs: Result<Facts, String>,
}

impl Case {
    fn der(&self) -> Vec<u8> {
        unwrap(self.pem.as_bytes()).map(|unwrapped| unwrapped.der).unwrap_or_default()
    }
}

const ALLOWED: &[Allowed<Case>] = &[
    Allowed {
        why: "we refuse a written `critical: FALSE`, which DER leaves out (X.690 11.5), as strict CAs do",
        covers: |case| {
            case.ours == Err(CsrProblem::BadExtensions) && case.der().windows(3).any(|bytes| bytes == [1, 1, 0])
        },
    },
    Allowed {
        why: "we refuse the same extension twice (RFC 5280 4.2)",
        covers: |case| matches!(case.ours, Err(CsrProblem::DuplicateExtension(_))) && case.theirs.is_ok(),
    },
    Allowed {
        why: "we refuse a key or a signature with unused bits in its last byte: no real key or signature has them",
        covers: |case| {
            let request = CertReq::from_der(&case.der());
            let bits =
                request.map(|it| (it.info.public_key.subject_public_key.unused_bits(), it.signature.unused_bits()));
            case.ours == Err(CsrProblem::MalformedDer) && bits.is_ok_and(|bits| bits != (0, 0))
        },
    },
    Allowed {
        why: "we read other charsets in place of ASCII, as old programs write them, and half surrogate pairs; the rest is equal",
        covers: |case| match (&case.ours, &case.theirs) {
            (Ok(ours), Ok(theirs)) => ours.but_for_unread(theirs) == *theirs,
            _ => false,
        },
    },
    Allowed {
        why: "we refuse a request if an attribute of the subject is no text; the crate refuses only that attribute",
        covers: |case| {
            let is_unread =
                |der: Vec<u8>| CertReq::from_der(&der).is_ok_and(|it| it.info.subject.iter().any(is_no_text));
            matches!(case.ours, Err(CsrProblem::MalformedDer | CsrProblem::BadText(_))) && is_unread(case.der())
        },
    },
    Allowed {
        why: "we read UniversalString (RFC 5280 4.1.2.4), whose tag the crate does not know",
        covers: |case| {
            case.ours.is_ok()
                && case.theirs.as_ref().is_err_and(|error| error.contains("unknown") && error.contains("1c"))
        },
    },
    Allowed {
        why: "we read alternative names beyond ASCII, so that the refusal can show the name",
        covers: |case| {
            let is_told = |facts: &Facts| facts.names.iter().any(|name| !name.is_ascii());
            case.ours.as_ref().is_ok_and(is_told)
                && case.theirs.as_ref().is_err_and(|error| error.contains("IA5String"))
        },
    },
    Allowed {
        why: "we do not read alternative names of other kinds: a request with one is refused for its kind",
        covers: |case| {
            case.theirs.is_err() && case.ours.as_ref().is_ok_and(|facts| facts.names.iter().any(|it| it == "other"))
        },
    },
];

fn ours(pem: &str) -> Result<Facts, CsrProblem> {
    let reading = read(pem.as_bytes());
    let signed = reading.question().map(|question| [Der(question.message.clone()), Der(question.spki.clone())]);
    let judgement = reading.finish(SignatureState::NotChecked);
    let is_unread = |problem: &&CsrProblem| {
        matches!(
            problem,
            CsrProblem::BadExtensions
                | CsrProblem::BadText(_)
                | CsrProblem::DuplicateExtension(_)
                | CsrProblem::MalformedDer
        )
    };
    if let Some(problem) = judgement.problems.iter().find(is_unread) {
        return Err(problem.clone());
    }
    let Some(facts) = judgement.facts else { return Err(judgement.problems[0].clone()) };
    let names = facts.alternative_names.iter().map(|name| match name {
        AlternativeName::Dns(name) => format!("dns {name}"),
        AlternativeName::Ip(name) => format!("ip {name}"),
        AlternativeName::Email(name) => format!("email {name}"),
        AlternativeName::Uri(name) => format!("uri {name}"),
        AlternativeName::User(_) | AlternativeName::Directory(_) | AlternativeName::Other(_) => "other".to_owned(),
    });
    let names = names.collect();
    let own = facts.organisation;
    let organisation = [own.name, own.unit, own.city, own.province, own.country, own.email];
    Ok(Facts { common_names: facts.common_names, organisation, names, signed })
}

fn theirs(der: &[u8]) -> der::Result<Facts> {
    let request = CertReq::from_der(der)?;
    let mut found = Vec::new();
    for attribute in request.info.subject.iter() {
        let text = text(attribute).unwrap_or_else(|_| UNREAD.to_owned());
        found.push((attribute.oid.to_string(), text));
    }
    let all = |oid: &str| found.iter().filter(|it| it.0 == oid).map(|it| it.1.clone()).collect::<Vec<_>>();
    let first = |oid: &str| all(oid).into_iter().next();
    let organisation = ["2.5.4.10", "2.5.4.11", "2.5.4.7", "2.5.4.8", "2.5.4.6", "1.2.840.113549.1.9.1"].map(first);
    let mut names = Vec::new();
    for attribute in request.info.attributes.iter().filter(|it| it.oid.to_string() == "1.2.840.113549.1.9.14") {
        for value in attribute.values.iter() {
            for extension in ExtensionReq::from_der(&value.to_der()?)?.0 {
                if extension.extn_id.to_string() == "2.5.29.17" {
                    names.extend(SubjectAltName::from_der(extension.extn_value.as_bytes())?.0.iter().map(name));
                }
            }
        }
    }
    let signed = [Der(request.info.to_der()?), Der(request.info.public_key.to_der()?)];
    Ok(Facts { common_names: all("2.5.4.3"), organisation, names, signed: Some(signed) })
}

fn text(attribute: &AttributeTypeAndValue) -> der::Result<String> {
    let value = attribute.value.to_der()?;
    let text = DirectoryString::from_der(&value).map(|text| text.value().into_owned());
    text.or_else(|_| Ia5StringRef::from_der(&value).map(|text| text.as_str().to_owned()))
}

fn is_no_text(attribute: &AttributeTypeAndValue) -> bool {
    text(attribute).is_err()
}

fn name(name: &GeneralName) -> String {
    match name {
        GeneralName::DnsName(name) => format!("dns {name}"),
        GeneralName::Rfc822Name(name) => format!("email {name}"),
        GeneralName::UniformResourceIdentifier(name) => format!("uri {name}"),
        GeneralName::IpAddress(bytes) => {
            let four = <[u8; 4]>::try_from(bytes.as_bytes()).map(IpAddr::from);
            let address = four.or_else(|_| <[u8; 16]>::try_from(bytes.as_bytes()).map(IpAddr::from));
            address.map_or("other".to_owned(), |address| format!("ip {address}"))
        }
        _ => "other".to_owned(),
    }
}

fn compare(ledger: &Ledger<Case>, der: &[u8]) -> TestCaseResult {
    let pem = to_pem(der);
    let (ours, mut theirs) = (ours(&pem), theirs(der).map_err(|error| error.to_string()));
    if let (Ok(Facts { signed: None, .. }), Ok(theirs)) = (&ours, &mut theirs) {
        theirs.signed = None;
    }
    if ours.as_ref().ok() == theirs.as_ref().ok() {
        ledger.same();
        return Ok(());
    }
    ledger.differ(&Case { pem, ours, theirs })
}

#[test]
fn requests_are_read_as_the_crate_reads_them() {
    let ledger = Ledger::new("requests", ALLOWED);
    each_byte_bent(&ledger);
    ledger.compare((requests(), bends(0..4)), 2_000, |(Der(mut der), bends)| {
        for bend in bends {
            bend.apply(&mut der);
        }
        compare(&ledger, &der)
    });
    ledger.close(0);
}

/// Changes every byte of two requests in turn: to its neighbours, in its highest bit, and to the largest value.
fn each_byte_bent(ledger: &Ledger<Case>) {
    for der in [full(), plain()] {
        for at in 0..der.len() {
            let byte = der[at];
            let others = [byte.wrapping_add(1), byte.wrapping_sub(1), byte ^ 0x80, 0xff];
            for other in others.into_iter().filter(|other| *other != byte) {
                let mut bent = der.clone();
                bent[at] = other;
                compare(ledger, &bent).unwrap_or_else(|failure| panic!("byte {at}: {failure}"));
            }
        }
    }
}
