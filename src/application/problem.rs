//! Problems that the applicant can mend: the place and the kind of each, with numbers. The sentences are in
//! `text/problems.rs`.

use super::FieldId;
use crate::contract::{FieldError, Order};
use crate::rules::company::{CompanyCodeProblem, CountryCodeProblem, PostCodeProblem};
use crate::rules::domain_list::DomainListProblem;
use crate::rules::domain_name::DomainNameProblem;
use crate::rules::email::EmailProblem;
use crate::rules::invisible;
use crate::rules::phone::PhoneProblem;
use crate::rules::plain_text::TextProblem;

/// The place where a problem is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A field of the form.
    Field(FieldId),
    /// A document, by its type.
    Document(String),
    /// Something that this form does not have. The pointer is kept so that the page can show it.
    Elsewhere(String),
}

impl Place {
    /// Returns the place in the form of this order that a JSON Pointer of the backend refers to.
    pub fn of(pointer: &str, order: &Order) -> Self {
        if let Some(rest) = pointer.strip_prefix("/documents/") {
            let document_type = rest.split('/').next().unwrap_or_default();
            if order.document(document_type).is_some() {
                return Self::Document(document_type.to_owned());
            }
        }
        FieldId::from_pointer(pointer)
            .filter(|id| id.is_asked(&order.product.validation_level))
            .map_or_else(|| Self::Elsewhere(pointer.to_owned()), Self::Field)
    }
}

/// A problem with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The place where the problem is shown.
    pub place: Place,
    /// The kind of problem.
    pub kind: ProblemKind,
}

/// The kind of a problem. Each rule has an enum of its problems; a variant here names the rule and holds that enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A problem with free text.
    Text(TextProblem),
    /// A choice that was not made.
    NotChosen,
    /// A problem with the list of domain names as a whole.
    Domains(DomainListProblem),
    /// A problem with one domain name of the list, which is given as typed.
    DomainName(String, DomainNameProblem),
    /// A problem with a phone number.
    Phone(PhoneProblem),
    /// A problem with an e-mail address.
    Email(EmailProblem),
    /// A problem with a company's registration number.
    CompanyCode(CompanyCodeProblem),
    /// A problem with a postal code.
    PostCode(PostCodeProblem),
    /// A problem with a country.
    Country(CountryCodeProblem),
    /// A missing CSR.
    CsrMissing,
    /// A CSR that exceeds the contract's limit. The number is its length in bytes.
    CsrTooLong(usize),
    /// A text that is not a certificate request.
    CsrUnrecognised,
    /// A CSR that cannot be sent. Its field shows the reason.
    CsrRefused,
    /// A key and a CSR that this browser has not made yet.
    CsrNotMade,
    /// A private key that the applicant has not saved yet.
    CsrKeyNotSaved,
    /// A missing photo.
    PhotoMissing,
    /// A photo that was chosen and is not uploaded.
    PhotoNotSent,
    /// A refusal by the backend, in the backend's words.
    Backend(String),
}

impl Problem {
    /// Returns the problem for a refusal by the backend, with its place in the form of this order.
    pub fn of(error: &FieldError, order: &Order) -> Self {
        Self { place: Place::of(&error.pointer, order), kind: ProblemKind::Backend(error.detail.clone()) }
    }
}

/// A suggested answer, which the applicant probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// An answer in place of the typed one.
    Answer(String),
    /// The typed answer without its invisible characters. It looks the same as the typed answer.
    WithoutInvisible(String),
}

impl ProblemKind {
    /// Returns the answer that the applicant probably meant. Returns `None` where the problem suggests none, and for
    /// domain names: each row of their list has its own suggestion.
    pub fn offer(&self, typed: &str) -> Option<Offer> {
        match self {
            Self::Text(TextProblem::Invisible(_)) => Some(Offer::WithoutInvisible(invisible::without(typed))),
            Self::Email(problem @ EmailProblem::Invisible { .. }) => {
                problem.offer().map(|answer| Offer::WithoutInvisible(answer.to_owned()))
            }
            Self::Email(problem) => problem.offer().map(|answer| Offer::Answer(answer.to_owned())),
            _ => None,
        }
    }
}
