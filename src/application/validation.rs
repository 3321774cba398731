//! Validation turns the answers as typed into an application that can be sent. The shape rules answer at once; the
//! verdicts of the deep rules are passed in as an argument.

use super::{CSR_AUTOMATIC, CSR_BROWSER, Draft, FIELDS, FieldId, Kind, Place, Problem, ProblemKind};
use crate::contract::{self, Product, limits};
use crate::rules::company::{CompanyCode, CountryCode, PostCode};
use crate::rules::csr::compare::FormAnswers;
use crate::rules::domain_list::{self, Allowance, DeepVerdict, DomainList, NameVerdict};
use crate::rules::email::{EmailAddress, EmailProblem};
use crate::rules::phone::{PhoneNumber, PhoneVerdict};
use crate::rules::plain_text;

/// A source of answers: a draft, or the signals of the form. Reading a signal subscribes the reader to it.
pub trait ReadAnswer {
    /// Returns an answer as typed.
    fn answer(&self, id: FieldId) -> String;
}

impl ReadAnswer for Draft {
    fn answer(&self, id: FieldId) -> String {
        self.get(id).to_owned()
    }
}

/// The verdict on a CSR that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsrVerdict {
    /// A CA accepts the CSR together with these answers.
    Fits,
    /// A CA refuses the CSR. Its field shows the reason.
    Refused,
}

/// The verdicts of the deep rules so far. `None` means that there is no verdict yet. The shape rules then decide, and
/// the backend has the last word.
pub trait DeepRules {
    /// Returns the verdict on a domain name in the form that the shape rule returns. The name may also be the domain of
    /// an e-mail address.
    fn domain_name(&self, _shaped: &str) -> Option<DeepVerdict> {
        None
    }

    /// Returns the verdict on a phone number. `typed` is the number in the form that the shape rule returns; `country`
    /// is the chosen country, empty where the form asks for none.
    fn phone(&self, _typed: &str, _country: &str) -> Option<PhoneVerdict> {
        None
    }

    /// Returns the verdict on a CSR in PEM that was compared with these answers of the form.
    fn csr(&self, _pem: &str, _answers: &FormAnswers) -> Option<CsrVerdict> {
        None
    }
}

/// Deep rules without any verdict: only the shape rules judge.
pub struct ShapeOnly;

impl DeepRules for ShapeOnly {}

/// An application that passed every rule of this program. Only [`Draft::finish`] creates one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application(contract::Application);

impl Application {
    /// Returns the application in the form in which it is sent.
    pub fn to_wire(&self) -> &contract::Application {
        &self.0
    }
}

/// Returns the number of domain names that the product allows.
pub fn allowance(product: &Product) -> Allowance {
    Allowance::of(&product.domain_type, product.domain_count, product.wild_domain_count)
}

/// Judges the list of domain names.
pub fn domain_list(answers: &dyn ReadAnswer, product: &Product, deep: &dyn DeepRules) -> DomainList {
    domain_list::judge(&answers.answer(FieldId::Domains), allowance(product), |shaped| deep.domain_name(shaped))
}

/// Returns the answers with which a CSR is compared. An answer that the order does not ask for is empty.
pub fn csr_answers(answers: &dyn ReadAnswer, product: &Product, names: &DomainList) -> FormAnswers {
    let text = |id: FieldId| {
        if id.is_asked(&product.validation_level) { answers.answer(id) } else { String::new() }
    };
    FormAnswers {
        domains: names.names.iter().map(|name| name.key().to_owned()).collect(),
        company: text(FieldId::CompanyName),
        province: text(FieldId::Province),
        city: text(FieldId::City),
        country: text(FieldId::CountryCode),
    }
}

/// Judges one field and returns the answer in its normal form, or its problems. For the domain names these are the
/// problems of the list, and then the first problem of each refused name.
pub fn judge(
    answers: &dyn ReadAnswer,
    id: FieldId,
    product: &Product,
    deep: &dyn DeepRules,
) -> Result<String, Vec<ProblemKind>> {
    let field = id.field();
    let typed = &answers.answer(id);
    let one = |kind: ProblemKind| vec![kind];
    match field.kind {
        Kind::Domains => judge_domains(answers, product, deep),
        Kind::Text { limit, .. } if field.optional => {
            plain_text::optional(typed, limit).map_err(|problem| one(ProblemKind::Text(problem)))
        }
        Kind::Text { limit, .. } => plain_text::parse(typed, limit).map_err(|problem| one(ProblemKind::Text(problem))),
        Kind::CompanyCode => CompanyCode::parse(typed, &answers.answer(FieldId::CountryCode))
            .map(|code| code.as_str().to_owned())
            .map_err(|problem| one(ProblemKind::CompanyCode(problem))),
        Kind::PostCode => PostCode::parse(typed, &answers.answer(FieldId::CountryCode))
            .map(|code| code.as_str().to_owned())
            .map_err(|problem| one(ProblemKind::PostCode(problem))),
        Kind::Phone => judge_phone(typed, &answers.answer(FieldId::CountryCode), deep)
            .map_err(|problem| one(ProblemKind::Phone(problem))),
        Kind::Email => judge_email(typed, deep).map_err(|problem| one(ProblemKind::Email(problem))),
        Kind::Choice(choices) if choices.iter().any(|choice| choice.value == typed) => Ok(typed.clone()),
        Kind::Choice(_) => Err(one(ProblemKind::NotChosen)),
        Kind::VerificationMethod if typed.is_empty() || !product.has_choice_of_method() => Ok(String::new()),
        Kind::VerificationMethod if product.validation_methods.iter().any(|method| method.as_str() == typed) => {
            Ok(typed.clone())
        }
        Kind::VerificationMethod => Err(one(ProblemKind::NotChosen)),
        Kind::Country => CountryCode::parse(typed)
            .map(|code| code.as_str().to_owned())
            .map_err(|problem| one(ProblemKind::Country(problem))),
        Kind::Csr => judge_csr(answers, product, deep).map_err(one),
    }
}

impl Draft {
    /// Returns the application that can be sent, or every problem in the order of the form.
    pub fn finish(&self, product: &Product, deep: &dyn DeepRules) -> Result<Application, Vec<Problem>> {
        let mut normal = Self::default();
        let mut problems = Vec::new();
        for field in FIELDS.iter().filter(|field| field.asked.by(&product.validation_level)) {
            match judge(self, field.id, product, deep) {
                Ok(answer) => normal.set(field.id, answer),
                Err(kinds) => {
                    problems.extend(kinds.into_iter().map(|kind| Problem { place: Place::Field(field.id), kind }));
                }
            }
        }
        if problems.is_empty() { Ok(Application(normal.to_wire(&product.validation_level))) } else { Err(problems) }
    }
}

fn judge_domains(
    answers: &dyn ReadAnswer,
    product: &Product,
    deep: &dyn DeepRules,
) -> Result<String, Vec<ProblemKind>> {
    let list = domain_list(answers, product, deep);
    let mut kinds: Vec<ProblemKind> = list.problems.iter().map(|problem| ProblemKind::Domains(*problem)).collect();
    let mut names = Vec::with_capacity(list.names.len());
    for name in &list.names {
        match &name.verdict {
            NameVerdict::Refused(problem) => kinds.push(ProblemKind::DomainName(name.typed.clone(), problem.clone())),
            NameVerdict::Pending(_) | NameVerdict::Accepted { .. } => names.push(name.key()),
        }
    }
    if kinds.is_empty() { Ok(names.join("\n")) } else { Err(kinds) }
}

/// Returns the normal form of an e-mail address. An address is refused if the deep rules already refuse its domain.
fn judge_email(typed: &str, deep: &dyn DeepRules) -> Result<String, EmailProblem> {
    let address = EmailAddress::parse(typed)?;
    let address = match deep.domain_name(address.domain()) {
        Some(verdict) => address.checked(&verdict)?,
        None => address,
    };
    Ok(address.as_str().to_owned())
}

fn judge_phone(typed: &str, country: &str, deep: &dyn DeepRules) -> Result<String, crate::rules::phone::PhoneProblem> {
    let shaped = PhoneNumber::parse(typed)?;
    match deep.phone(shaped.as_str(), country) {
        None => Ok(shaped.as_str().to_owned()),
        Some(PhoneVerdict { problem: Some(problem), .. }) => Err(problem),
        Some(verdict) => Ok(verdict.e164),
    }
}

fn judge_csr(answers: &dyn ReadAnswer, product: &Product, deep: &dyn DeepRules) -> Result<String, ProblemKind> {
    let method = answers.answer(FieldId::CsrMethod);
    if method == CSR_AUTOMATIC {
        return Ok(String::new());
    }
    let typed = answers.answer(FieldId::CsrPem);
    let pem = typed.trim();
    if pem.is_empty() {
        return Err(if method == CSR_BROWSER { ProblemKind::CsrNotMade } else { ProblemKind::CsrMissing });
    }
    if pem.len() > limits::CSR_BYTES {
        return Err(ProblemKind::CsrTooLong(pem.len()));
    }
    if !pem.contains("CERTIFICATE REQUEST-----") {
        return Err(ProblemKind::CsrUnrecognised);
    }
    let compared = csr_answers(answers, product, &domain_list(answers, product, deep));
    match deep.csr(pem, &compared) {
        Some(CsrVerdict::Refused) => Err(ProblemKind::CsrRefused),
        Some(CsrVerdict::Fits) | None => Ok(pem.to_owned()),
    }
}
