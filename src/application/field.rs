//! The one table of fields: the form, the check page, the error summary, the failure links and the printed form read it.
//!
//! Adding a field is one entry here, its sentences in `text`, and its member of the wire, which `draft.rs` fills.

use crate::contract::{ValidationLevel, limits};

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the table below and the labels say what each one is")]
pub enum FieldId {
    Domains,
    CompanyName,
    CompanyType,
    CompanyCode,
    CompanyPhone,
    CountryCode,
    Province,
    City,
    Address,
    PostCode,
    ApplicantName,
    ApplicantPhone,
    ApplicantEmail,
    ApplicantTitle,
    ApplicantDepartment,
    LeaderName,
    LeaderTitle,
    LeaderPhone,
    LeaderEmail,
    CsrMethod,
    CsrPem,
}

/// A part of the form under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What is bound.
    Certificate,
    /// The company.
    Company,
    /// Who applies.
    Applicant,
    /// The applicant's superior.
    Leader,
    /// The certificate signing request.
    Csr,
}

/// What kind of answer a field takes: decides the control and the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The list of names.
    Domains,
    /// One line, of at most so many characters.
    Text {
        /// Characters at most.
        limit: usize,
    },
    /// A company's registration number.
    CompanyCode,
    /// A postal code.
    PostCode,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// One of a few values, as radio buttons.
    Choice(&'static [&'static str]),
    /// A country or region.
    Country,
    /// A CSR in PEM.
    Csr,
}

/// One entry of the table.
#[derive(Debug)]
pub struct Field {
    /// Which field.
    pub id: FieldId,
    /// Under which heading.
    pub group: Group,
    /// Which answer.
    pub kind: Kind,
    /// The JSON Pointer into the application; also the element's id, with `-` for `/`.
    pub pointer: &'static str,
    /// The `autocomplete` token (WCAG 1.3.5), empty where none fits.
    pub autocomplete: &'static str,
    /// Whether it may stay empty.
    pub optional: bool,
}

/// The values of a company's type, as they travel.
pub const COMPANY_TYPES: &[&str] = &["private", "business", "government", "nonProfit"];

/// How the CSR comes about, as the draft keeps it: `browser` travels as `manual`.
pub const CSR_METHODS: &[&str] = &[CSR_AUTOMATIC, CSR_BROWSER, CSR_MANUAL];
/// The backend makes key and CSR.
pub const CSR_AUTOMATIC: &str = "automatic";
/// This browser makes them.
pub const CSR_BROWSER: &str = "browser";
/// The applicant has a CSR.
pub const CSR_MANUAL: &str = "manual";

const PERSON: Kind = Kind::Text { limit: limits::PERSON_CHARS };
const PLACE: Kind = Kind::Text { limit: limits::ADDRESS_CHARS };

const fn field(id: FieldId, group: Group, kind: Kind, pointer: &'static str, autocomplete: &'static str) -> Field {
    Field { id, group, kind, pointer, autocomplete, optional: false }
}

const fn optional(field: Field) -> Field {
    Field { optional: true, ..field }
}

/// Every field, in the order of the form. The index of an entry is its `FieldId` as a number.
pub const FIELDS: [Field; 21] = {
    use FieldId as F;
    use Group as G;
    [
        field(F::Domains, G::Certificate, Kind::Domains, "/domains", ""),
        field(
            F::CompanyName,
            G::Company,
            Kind::Text { limit: limits::COMPANY_NAME_CHARS },
            "/company/name",
            "organization",
        ),
        field(F::CompanyType, G::Company, Kind::Choice(COMPANY_TYPES), "/company/type", ""),
        field(F::CompanyCode, G::Company, Kind::CompanyCode, "/company/code", ""),
        field(F::CompanyPhone, G::Company, Kind::Phone, "/company/phone", "work tel"),
        field(F::CountryCode, G::Company, Kind::Country, "/company/countryCode", "country"),
        field(F::Province, G::Company, PLACE, "/company/province", "address-level1"),
        field(F::City, G::Company, PLACE, "/company/city", "address-level2"),
        field(F::Address, G::Company, PLACE, "/company/address", "street-address"),
        field(F::PostCode, G::Company, Kind::PostCode, "/company/postCode", "postal-code"),
        field(F::ApplicantName, G::Applicant, PERSON, "/applicant/name", "name"),
        field(F::ApplicantPhone, G::Applicant, Kind::Phone, "/applicant/phone", "tel"),
        field(F::ApplicantEmail, G::Applicant, Kind::Email, "/applicant/email", "email"),
        optional(field(F::ApplicantTitle, G::Applicant, PERSON, "/applicant/title", "organization-title")),
        optional(field(F::ApplicantDepartment, G::Applicant, PERSON, "/applicant/department", "")),
        field(F::LeaderName, G::Leader, PERSON, "/leader/name", ""),
        field(F::LeaderTitle, G::Leader, PERSON, "/leader/title", ""),
        field(F::LeaderPhone, G::Leader, Kind::Phone, "/leader/phone", ""),
        field(F::LeaderEmail, G::Leader, Kind::Email, "/leader/email", ""),
        field(F::CsrMethod, G::Csr, Kind::Choice(CSR_METHODS), "/csr/method", ""),
        field(F::CsrPem, G::Csr, Kind::Csr, "/csr/pem", ""),
    ]
};

impl FieldId {
    /// The field's entry in the table.
    pub fn field(self) -> &'static Field {
        &FIELDS[self as usize]
    }

    /// The id of the field's control in the document.
    pub fn element_id(self) -> String {
        self.field().pointer[1..].replace('/', "-")
    }

    /// The field that a JSON Pointer of the backend is about: the field itself, or the one that holds it.
    pub fn from_pointer(pointer: &str) -> Option<Self> {
        let inside =
            |outer: &str| pointer.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        FIELDS.iter().find(|field| inside(field.pointer)).map(|field| field.id).or_else(|| {
            // A pointer at a whole group leads to its first field.
            FIELDS
                .iter()
                .find(|field| !pointer.is_empty() && field.pointer.starts_with(&[pointer, "/"].concat()))
                .map(|field| field.id)
        })
    }

    /// Whether an order of this level asks for the field. An unknown level is treated as EV: asked too much, nothing is missing.
    pub fn is_asked(self, level: &ValidationLevel) -> bool {
        match self.field().group {
            Group::Certificate | Group::Csr => true,
            Group::Company => *level != ValidationLevel::Dv,
            Group::Applicant => !(self.field().optional && *level == ValidationLevel::Dv),
            Group::Leader => !matches!(level, ValidationLevel::Dv | ValidationLevel::Ov),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_stands_at_its_number() {
        for (index, field) in FIELDS.iter().enumerate() {
            assert_eq!(field.id as usize, index);
        }
    }

    #[test]
    fn a_pointer_finds_its_field_and_a_pointer_into_a_field_too() {
        assert_eq!(FieldId::from_pointer("/company/phone"), Some(FieldId::CompanyPhone));
        assert_eq!(FieldId::from_pointer("/domains/2"), Some(FieldId::Domains));
        assert_eq!(FieldId::from_pointer("/csr"), Some(FieldId::CsrMethod));
        assert_eq!(FieldId::from_pointer("/company/phonetics"), None);
        assert_eq!(FieldId::from_pointer(""), None);
    }
}
