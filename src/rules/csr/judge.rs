//! Reads and judges what was pasted, and tells what it says. Pure: the signature is asked of whoever can check it.

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

/// What the organisation part of a subject says; the first of each kind, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organisation {
    /// O.
    pub name: Option<String>,
    /// OU.
    pub unit: Option<String>,
    /// L.
    pub city: Option<String>,
    /// ST.
    pub province: Option<String>,
    /// C, two letters.
    pub country: Option<String>,
    /// E-mail address (PKCS#9).
    pub email: Option<String>,
}

/// What a CSR says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsrFacts {
    /// The key.
    pub key: Key,
    /// The signature's algorithm: its name or object identifier.
    pub signature_algorithm: String,
    /// Whether the signature was made with the key.
    pub signature: SignatureState,
    /// The common names, as written; mostly one.
    pub common_names: Vec<String>,
    /// The alternative names, in order.
    pub alternative_names: Vec<AlternativeName>,
    /// The organisation.
    pub organisation: Organisation,
}

impl CsrFacts {
    /// The domain names that it asks for, in lower case, each once: the common name first, as the form has it.
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

/// In one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A CA would take it.
    Accept,
    /// Some CAs would not, or would leave something out.
    Warn,
    /// A CA would refuse it.
    Reject,
}

impl Verdict {
    /// `accept`, `warn`, `reject`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Warn => "warn",
            Self::Reject => "reject",
        }
    }
}

/// What is thought of what was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The CSR as PEM in the one form that every CA reads; `None` where there is none that could be read.
    pub pem: Option<String>,
    /// What was mended.
    pub mends: Vec<Mend>,
    /// What a CA would refuse; the first is the gravest.
    pub problems: Vec<CsrProblem>,
    /// What some CAs would refuse or leave out.
    pub warnings: Vec<CsrWarning>,
    /// What it says, where it could be read.
    pub facts: Option<CsrFacts>,
}

impl Judgement {
    fn refused(problem: CsrProblem, mends: Vec<Mend>) -> Self {
        Self { pem: None, mends, problems: vec![problem], warnings: Vec::new(), facts: None }
    }

    /// In one word.
    pub fn verdict(&self) -> Verdict {
        match (self.problems.is_empty(), self.warnings.is_empty()) {
            (false, _) => Verdict::Reject,
            (true, false) => Verdict::Warn,
            (true, true) => Verdict::Accept,
        }
    }

    /// The stable code of the first problem, else of the first warning, else of the first mend, else `ok`.
    pub fn code(&self) -> &'static str {
        let problem = self.problems.first().map(CsrProblem::code);
        let mend = || self.mends.iter().map(|mend| mend.code()).find(|code| *code != "ok");
        problem.or_else(|| self.warnings.first().map(CsrWarning::code)).or_else(mend).unwrap_or("ok")
    }
}

/// A request that has been read and judged but for its signature.
#[derive(Debug)]
pub struct Reading {
    judgement: Judgement,
    /// Where, among the problems, a wrong signature is told.
    place: usize,
    question: Option<SignatureQuestion>,
    is_hopeless: bool,
}

impl Reading {
    /// What to ask a verifier, if anything.
    pub fn question(&self) -> Option<&SignatureQuestion> {
        self.question.as_ref()
    }

    /// The judgement, with the verifier's answer. Without a question the answer does not matter.
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

/// Reads what was pasted or a file's contents, and judges all but the signature.
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

/// Reads and judges, asking `verifier` about the signature.
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
    // A modulus that was altered on its way is mostly weak too: that it was altered is told first.
    let place = problems.len();
    problems.extend(judged.weaknesses);
    if compromised::is_published(request.spki) {
        problems.push(CsrProblem::KnownCompromised);
    }
    let unsound = request.subject.iter().filter(|attribute| !attribute.is_sound);
    problems.extend(unsound.map(|attribute| CsrProblem::BadText(attribute.value.clone())));
    let common_names = names::common_names(&request.subject);
    // Names that could not be read are not told as missing.
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
