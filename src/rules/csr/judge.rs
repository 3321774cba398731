//! Reads and judges a CSR and lists its facts. This is pure: a [`Verifier`] checks the signature.

use der::asn1::ObjectIdentifier;

use super::armour;
use super::compromised;
use super::key::{self, Key};
use super::names::{self, AlternativeName};
use super::plain::Mend;
use super::problem::{CsrProblem, CsrWarning};
use super::request::{self, NameAttribute, Request};
use super::signature::{self, SignatureQuestion, SignatureState, Verifier};
use super::words::Decoder;
use crate::contract::limits::CSR_BYTES;

/// The organisation in a subject: the first attribute of each kind, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organisation {
    /// The name (O).
    pub name: Option<String>,
    /// The unit (OU).
    pub unit: Option<String>,
    /// The city (L).
    pub city: Option<String>,
    /// The province or state (ST).
    pub province: Option<String>,
    /// The country (C), as written; a right one has two letters.
    pub country: Option<String>,
    /// The e-mail address (PKCS#9).
    pub email: Option<String>,
}

/// The facts that a CSR states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsrFacts {
    /// The key.
    pub key: Key,
    /// The signature's algorithm, by its name or its object identifier.
    pub signature_algorithm: String,
    /// The result of the signature check.
    pub signature: SignatureState,
    /// The common names, as written. Most requests have one.
    pub common_names: Vec<String>,
    /// The alternative names, in the order of the request.
    pub alternative_names: Vec<AlternativeName>,
    /// The organisation.
    pub organisation: Organisation,
}

impl CsrFacts {
    /// The requested domain names in lower case, each once. The common name comes first, as in the form.
    pub fn domains(&self) -> Vec<String> {
        let listed = self.alternative_names.iter().filter_map(|name| match name {
            AlternativeName::Dns(name) => Some(name),
            _ => None,
        });
        let mut out: Vec<String> = Vec::new();
        for name in self.common_names.iter().take(1).chain(listed) {
            let name = name.to_ascii_lowercase();
            if names::has_domain_shape(&name) && !out.contains(&name) {
                out.push(name);
            }
        }
        out
    }
}

/// A judgement in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A CA would accept the CSR.
    Accept,
    /// Some CAs would refuse the CSR, or would leave something out.
    Warn,
    /// A CA would refuse the CSR.
    Reject,
}

impl Outcome {
    /// The verdict's stable name: `accept`, `warn` or `reject`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Warn => "warn",
            Self::Reject => "reject",
        }
    }
}

/// The judgement of a pasted text or file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The CSR as PEM in the one form that every CA reads; `None` if no CSR could be read.
    pub pem: Option<String>,
    /// The repairs of the text.
    pub mends: Vec<Mend>,
    /// The reasons why a CA would refuse the CSR; the first is the most serious.
    pub problems: Vec<CsrProblem>,
    /// The reasons why some CAs would refuse the CSR or leave something out.
    pub warnings: Vec<CsrWarning>,
    /// The facts of the CSR, if it could be read.
    pub facts: Option<CsrFacts>,
}

impl Judgement {
    fn refused(problem: CsrProblem, mends: Vec<Mend>) -> Self {
        Self { pem: None, mends, problems: vec![problem], warnings: Vec::new(), facts: None }
    }

    /// The judgement in one word.
    pub fn verdict(&self) -> Outcome {
        match (self.problems.is_empty(), self.warnings.is_empty()) {
            (false, _) => Outcome::Reject,
            (true, false) => Outcome::Warn,
            (true, true) => Outcome::Accept,
        }
    }

    /// The stable code of the first problem, or of the first warning, or of the first repair, or `ok`.
    pub fn code(&self) -> &'static str {
        let problem = self.problems.first().map(CsrProblem::code);
        let mend = || self.mends.iter().map(|mend| mend.code()).find(|code| *code != "ok");
        problem.or_else(|| self.warnings.first().map(CsrWarning::code)).or_else(mend).unwrap_or("ok")
    }
}

/// A request that has been read and judged, except for its signature.
#[derive(Debug)]
pub struct Reading {
    judgement: Judgement,
    /// The index in the problems at which a wrong signature is inserted.
    place: usize,
    question: Option<SignatureQuestion>,
    is_hopeless: bool,
}

impl Reading {
    /// The question for a verifier, if there is one.
    pub fn question(&self) -> Option<&SignatureQuestion> {
        self.question.as_ref()
    }

    /// Completes the judgement with the verifier's answer. The answer is ignored if there was no question.
    pub fn finish(mut self, answer: SignatureState) -> Judgement {
        let Some(facts) = &mut self.judgement.facts else { return self.judgement };
        facts.signature = match (&self.question, self.is_hopeless) {
            (_, true) => SignatureState::Wrong,
            (Some(_), _) => answer,
            (None, _) => SignatureState::NotChecked,
        };
        match facts.signature {
            SignatureState::Verified => {}
            SignatureState::Wrong => self.judgement.problems.insert(self.place, CsrProblem::BadSignature),
            SignatureState::NotChecked => {
                if self.judgement.problems.is_empty() {
                    self.judgement.warnings.push(CsrWarning::SignatureNotChecked);
                }
            }
        }
        self.judgement
    }
}

/// Reads a pasted text or the contents of a file, and judges all but the signature.
pub fn read_with(input: &[u8], decoder: Decoder) -> Reading {
    let done = |judgement| Reading { judgement, place: 0, question: None, is_hopeless: false };
    let unwrapped = match armour::unwrap(input) {
        Ok(unwrapped) => unwrapped,
        Err(problem) => return done(Judgement::refused(problem, Vec::new())),
    };
    match request::read(&unwrapped.der, decoder) {
        Ok(request) => {
            let mut mends = unwrapped.mends;
            if unwrapped.der[request.der.len()..].contains(&0) {
                mends.push(Mend::EmptyBytes);
                mends.sort_unstable();
            }
            judge_request(&request, mends.clone(), decoder)
                .unwrap_or_else(|problem| done(Judgement::refused(problem, mends)))
        }
        Err(problem) => done(Judgement::refused(problem, unwrapped.mends)),
    }
}

/// Reads and judges, and asks `verifier` about the signature.
pub fn judge_with(input: &[u8], verifier: &impl Verifier, decoder: Decoder) -> Judgement {
    let reading = read_with(input, decoder);
    let answer = reading.question().map_or(SignatureState::NotChecked, |question| verifier.verify(question));
    reading.finish(answer)
}

fn judge_request(request: &Request<'_>, mends: Vec<Mend>, decoder: Decoder) -> Result<Reading, CsrProblem> {
    let pem = armour::to_pem(request.der);
    let judged = key::judge(&request.key)?;
    let mut problems = judged.problems;
    let mut warnings = judged.warnings;
    if pem.len() > CSR_BYTES {
        problems.insert(0, CsrProblem::TooLarge(pem.len()));
    }
    let none = Vec::new();
    let extensions = match &request.extensions {
        Ok(asked) => {
            if asked.lists > 1 {
                warnings.push(CsrWarning::SeveralRequests(asked.lists));
            }
            &asked.list
        }
        Err(problem) => {
            problems.push(problem.clone());
            &none
        }
    };
    let alternative_names = names::alternative_names(extensions, decoder).unwrap_or_else(|problem| {
        problems.push(problem);
        Vec::new()
    });
    let signature = signature::judge(request, &judged.key, &mut problems, &mut warnings);
    // A modulus that was altered on its way is usually weak too, so the wrong signature is shown before the weakness.
    let place = problems.len();
    problems.extend(judged.weaknesses);
    if compromised::is_published(request.spki) {
        problems.push(CsrProblem::KnownCompromised);
    }
    let unsound = request.subject.iter().filter(|attribute| !attribute.is_sound);
    problems.extend(unsound.map(|attribute| CsrProblem::BadText(attribute.value.clone())));
    let common_names = names::common_names(&request.subject);
    // If the extensions could not be read, the names in them are not reported as missing.
    let extensions_were_read = !problems.contains(&CsrProblem::BadExtensions);
    if extensions_were_read || !alternative_names.is_empty() {
        names::judge(&common_names, &alternative_names, extensions, &mut problems, &mut warnings);
    }
    let facts = CsrFacts {
        key: judged.key,
        signature_algorithm: signature.name,
        signature: SignatureState::NotChecked,
        common_names,
        alternative_names,
        organisation: organisation(&request.subject),
    };
    let judgement = Judgement { pem: Some(pem), mends, problems, warnings, facts: Some(facts) };
    Ok(Reading { judgement, place, question: signature.question, is_hopeless: signature.is_hopeless })
}

fn organisation(subject: &[NameAttribute]) -> Organisation {
    let first = |dotted: &str| {
        let oid = ObjectIdentifier::new(dotted).ok()?;
        subject.iter().find(|attribute| attribute.oid == oid).map(|attribute| attribute.value.clone())
    };
    Organisation {
        name: first("2.5.4.10"),
        unit: first("2.5.4.11"),
        city: first("2.5.4.7"),
        province: first("2.5.4.8"),
        country: first("2.5.4.6"),
        email: first("1.2.840.113549.1.9.1"),
    }
}
