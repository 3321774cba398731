//! From what was typed to what can be sent. Shape rules answer here at once; what the deep rules know comes as an argument.

use super::{CSR_AUTOMATIC, Draft, FIELDS, FieldId, Kind, Place, Problem, ProblemKind};
use crate::contract::{self, Product, limits};
use crate::rules::company::{CompanyCode, CountryCode, PostCode};
use crate::rules::domain_list::{self, Allowance, DeepVerdict, DomainList, Verdict};
use crate::rules::email::{EmailAddress, EmailProblem};
use crate::rules::phone::{PhoneNumber, PhoneVerdict};
use crate::rules::plain_text;

/// What the deep rules have said so far. Nothing known is a fair answer: shape rules then decide, and the backend has the last word.
pub trait DeepRules {
    /// The verdict on a name, by the form in which the shape rule leaves it; the domain of an e-mail address is one too.
    fn domain_name(&self, shaped: &str) -> Option<DeepVerdict>;
    /// The verdict on a phone as typed, with the country that was chosen; empty where the form asks for none.
    fn phone(&self, typed: &str, country: &str) -> Option<PhoneVerdict>;
}

/// No deep rules at hand.
pub struct ShapeOnly;

impl DeepRules for ShapeOnly {
    fn domain_name(&self, _: &str) -> Option<DeepVerdict> {
        None
    }

    fn phone(&self, _: &str, _: &str) -> Option<PhoneVerdict> {
        None
    }
}

/// An application that passed every rule there is here. Only [`Draft::finish`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application(contract::Application);

impl Application {
    /// As it travels.
    pub fn to_wire(&self) -> &contract::Application {
        &self.0
    }
}

/// The normal form of an address whose domain mail can arrive at, as far as is known.
fn judge_email(typed: &str, deep: &dyn DeepRules) -> Result<String, EmailProblem> {
    let address = EmailAddress::parse(typed)?;
    let address = match deep.domain_name(address.domain()) {
        Some(verdict) => address.checked(&verdict)?,
        None => address,
    };
    Ok(address.as_str().to_owned())
}

/// The product's allowance of names.
pub fn allowance(product: &Product) -> Allowance {
    Allowance::of(&product.domain_type, product.domain_count, product.wild_domain_count)
}

impl Draft {
    /// The names, judged.
    pub fn domain_list(&self, product: &Product, deep: &dyn DeepRules) -> DomainList {
        domain_list::judge(self.get(FieldId::Domains), allowance(product), |shaped| deep.domain_name(shaped))
    }

    /// Judges one field: its normal form, or what is wrong with it. For the names this is the first thing wrong with each.
    pub fn judge(&self, id: FieldId, product: &Product, deep: &dyn DeepRules) -> Result<String, Vec<ProblemKind>> {
        let typed = self.get(id);
        let one = |kind: ProblemKind| vec![kind];
        match id.field().kind {
            Kind::Domains => self.judge_domains(product, deep),
            Kind::Text { limit } if id.field().optional => {
                plain_text::optional(typed, limit).map_err(|problem| one(ProblemKind::Text(problem)))
            }
            Kind::Text { limit } => plain_text::parse(typed, limit).map_err(|problem| one(ProblemKind::Text(problem))),
            Kind::CompanyCode => CompanyCode::parse(typed, self.get(FieldId::CountryCode))
                .map(|code| code.as_str().to_owned())
                .map_err(|problem| one(ProblemKind::CompanyCode(problem))),
            Kind::PostCode => PostCode::parse(typed, self.get(FieldId::CountryCode))
                .map(|code| code.as_str().to_owned())
                .map_err(|problem| one(ProblemKind::PostCode(problem))),
            Kind::Phone => self.judge_phone(typed, deep).map_err(|problem| one(ProblemKind::Phone(problem))),
            Kind::Email => judge_email(typed, deep).map_err(|problem| one(ProblemKind::Email(problem))),
            Kind::Choice(values) if values.contains(&typed) => Ok(typed.to_owned()),
            Kind::Choice(_) => Err(one(ProblemKind::NotChosen)),
            Kind::Country => CountryCode::parse(typed)
                .map(|code| code.as_str().to_owned())
                .map_err(|problem| one(ProblemKind::Country(problem))),
            Kind::Csr => self.judge_csr(typed).map_err(one),
        }
    }

    /// Makes what can be sent, or says everything that is wrong, in the order of the form.
    pub fn finish(&self, product: &Product, deep: &dyn DeepRules) -> Result<Application, Vec<Problem>> {
        let mut normal = Self::default();
        let mut problems = Vec::new();
        for field in FIELDS.iter().filter(|field| field.id.is_asked(&product.validation_level)) {
            match self.judge(field.id, product, deep) {
                Ok(answer) => normal.set(field.id, answer),
                Err(kinds) => {
                    problems.extend(kinds.into_iter().map(|kind| Problem { place: Place::Field(field.id), kind }));
                }
            }
        }
        if problems.is_empty() { Ok(Application(normal.to_wire(&product.validation_level))) } else { Err(problems) }
    }

    fn judge_domains(&self, product: &Product, deep: &dyn DeepRules) -> Result<String, Vec<ProblemKind>> {
        let list = self.domain_list(product, deep);
        let mut kinds: Vec<ProblemKind> = list.problems.iter().map(|problem| ProblemKind::Domains(*problem)).collect();
        let mut names = Vec::with_capacity(list.names.len());
        for name in &list.names {
            match &name.verdict {
                Verdict::Refused(problem) => kinds.push(ProblemKind::DomainName(name.typed.clone(), problem.clone())),
                Verdict::Pending(_) | Verdict::Accepted { .. } => names.push(name.key()),
            }
        }
        if kinds.is_empty() { Ok(names.join("\n")) } else { Err(kinds) }
    }

    fn judge_phone(&self, typed: &str, deep: &dyn DeepRules) -> Result<String, crate::rules::phone::PhoneProblem> {
        let shaped = PhoneNumber::parse(typed)?;
        match deep.phone(shaped.as_str(), self.get(FieldId::CountryCode)) {
            None => Ok(shaped.as_str().to_owned()),
            Some(PhoneVerdict { problem: Some(problem), .. }) => Err(problem),
            Some(verdict) => Ok(verdict.e164),
        }
    }

    fn judge_csr(&self, typed: &str) -> Result<String, ProblemKind> {
        if self.get(FieldId::CsrMethod) == CSR_AUTOMATIC {
            return Ok(String::new());
        }
        let pem = typed.trim();
        if pem.is_empty() {
            Err(ProblemKind::CsrMissing)
        } else if pem.len() > limits::CSR_BYTES {
            Err(ProblemKind::CsrTooLong(pem.len()))
        } else if !pem.contains("CERTIFICATE REQUEST-----") {
            Err(ProblemKind::CsrUnrecognised)
        } else {
            Ok(pem.to_owned())
        }
    }
}
