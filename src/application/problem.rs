//! Something the applicant can mend: where it shows, and what it is, with the numbers. The words are in `text/problems.rs`.

use super::FieldId;
use crate::contract::{FieldError, Order};
use crate::rules::company::{CompanyCodeProblem, CountryCodeProblem, PostCodeProblem};
use crate::rules::domain_list::DomainListProblem;
use crate::rules::domain_name::DomainNameProblem;
use crate::rules::email::EmailProblem;
use crate::rules::invisible;
use crate::rules::phone::PhoneProblem;
use crate::rules::plain_text::TextProblem;

/// Where a problem shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At a field of the form.
    Field(FieldId),
    /// At a document, by its type.
    Document(String),
    /// At nothing that this form has; the pointer is kept so that it can be told.
    Elsewhere(String),
}

impl Place {
    /// The place in the form of this order that a JSON Pointer of the backend means.
    pub fn of(pointer: &str, order: &Order) -> Self {
        if let Some(rest) = pointer.strip_prefix("/documents/") {
            let document_type = rest.split('/').next().unwrap_or_default();
            if order.documents.iter().any(|document| document.document_type == document_type) {
                return Self::Document(document_type.to_owned());
            }
        }
        FieldId::from_pointer(pointer)
            .filter(|id| id.is_asked(&order.product.validation_level))
            .map_or_else(|| Self::Elsewhere(pointer.to_owned()), Self::Field)
    }
}

/// A problem and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it shows.
    pub place: Place,
    /// What it is.
    pub kind: ProblemKind,
}

/// What is wrong. Each rule has its own enum; this one says which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// Free text.
    Text(TextProblem),
    /// Nothing was chosen.
    NotChosen,
    /// The list of names as a whole.
    Domains(DomainListProblem),
    /// One name of the list, as it was typed.
    DomainName(String, DomainNameProblem),
    /// A phone number.
    Phone(PhoneProblem),
    /// An e-mail address.
    Email(EmailProblem),
    /// A registration number.
    CompanyCode(CompanyCodeProblem),
    /// A postal code.
    PostCode(PostCodeProblem),
    /// A country.
    Country(CountryCodeProblem),
    /// A CSR that is not there.
    CsrMissing,
    /// A CSR over the contract's limit, in bytes.
    CsrTooLong(usize),
    /// A text that is no certificate request.
    CsrUnrecognised,
    /// A CSR that cannot be sent; its field says why.
    CsrRefused,
    /// The key and the CSR were not made yet.
    CsrNotMade,
    /// The private key was not saved yet.
    CsrKeyNotSaved,
    /// A photo that is not there.
    PhotoMissing,
    /// Refused by the backend, in its own words.
    Backend(String),
}

impl Problem {
    /// A refusal by the backend, at its place in the form of this order.
    pub fn of(error: &FieldError, order: &Order) -> Self {
        Self { place: Place::of(&error.pointer, order), kind: ProblemKind::Backend(error.detail.clone()) }
    }
}

/// An answer that is probably meant, in place of the typed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// This answer.
    Answer(String),
    /// The typed answer without its invisible characters: people see no difference.
    WithoutInvisible(String),
}

impl ProblemKind {
    /// The answer that is probably meant. `None` where the problem does not tell, and for names, whose rows have their own.
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
