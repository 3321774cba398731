//! The only table of fields. The form, the check page, the error summary, the links of a refusal, the printed form,
//! saving and loading all read it.
//!
//! To add a field, add its entry here, in the order of the form; CONTRIBUTING.md lists the rest.

use super::field::{Asked, ChoiceEntry, Field, Group, Hint, Kind, Width, Wire};
use crate::contract::limits;
use crate::text::fields as words;

/// The value of [`FieldId::CsrMethod`] in a draft where the backend makes the key and the CSR.
pub const CSR_AUTOMATIC: &str = "automatic";
/// The value where this browser makes the key and the CSR. It is sent to the backend as `manual`.
pub const CSR_BROWSER: &str = "browser";
/// The value where the applicant already has a CSR.
pub const CSR_MANUAL: &str = "manual";

const fn choice(value: &'static str, label: crate::text::Sentence) -> ChoiceEntry {
    ChoiceEntry { value, label, hint: None }
}

/// The types of a company. The values are those of the contract.
const COMPANY_TYPES: &[ChoiceEntry] = &[
    choice("private", words::TYPE_PRIVATE),
    choice("business", words::TYPE_BUSINESS),
    choice("government", words::TYPE_GOVERNMENT),
    choice("nonProfit", words::TYPE_NON_PROFIT),
];

const CSR_METHODS: &[ChoiceEntry] = &[
    ChoiceEntry { hint: Some(words::CSR_AUTOMATIC_HINT), ..choice(CSR_AUTOMATIC, words::CSR_AUTOMATIC) },
    ChoiceEntry { hint: Some(words::CSR_BROWSER_HINT), ..choice(CSR_BROWSER, words::CSR_BROWSER) },
    ChoiceEntry { hint: Some(words::CSR_MANUAL_HINT), ..choice(CSR_MANUAL, words::CSR_MANUAL) },
];

const PERSON: Kind = Kind::Text { limit: limits::PERSON_CHARS, prose: false };
const PLACE: Kind = Kind::Text { limit: limits::ADDRESS_CHARS, prose: false };

/// Declares [`FieldId`] and [`FIELDS`] from the same entries. Every field has the first five members, so they are
/// positional: group, kind, the orders that ask for it, label, pointer with wire. The other members have
/// defaults.
macro_rules! fields {
    ($($id:ident: $group:ident, $kind:expr, $asked:ident, $label:ident, $pointer:literal => $wire:expr
        $(, $member:ident = $value:expr)*;)+) => {
        /// A field of the form. Its discriminant is its index in [`FIELDS`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the label in the table says what each one is")]
        pub enum FieldId { $($id),+ }

        /// Every field, in the order of the form.
        pub const FIELDS: [Field; [$(FieldId::$id),+].len()] = [$({
            #[allow(unused_mut, reason = "an entry may have no further members")]
            let mut field = Field {
                id: FieldId::$id,
                group: Group::$group,
                kind: $kind,
                asked: Asked::$asked,
                optional: false,
                width: Width::Line,
                label: words::$label,
                hint: Hint::None,
                autocomplete: "",
                pointer: $pointer,
                wire: $wire,
            };
            $(field.$member = $value;)*
            field
        }),+];
    };
}

/// Makes the [`Wire`] of a string of the company, the applicant or the superior.
macro_rules! text_of {
    (company.$member:ident) => {
        Wire::Text(|it| it.company.as_mut().map(|company| &mut company.$member))
    };
    (applicant.$member:ident) => {
        Wire::Text(|it| Some(&mut it.applicant.$member))
    };
    (leader.$member:ident) => {
        Wire::Text(|it| it.leader.as_mut().map(|leader| &mut leader.$member))
    };
}

fields! {
    Domains: Certificate, Kind::Domains, Always, DOMAINS, "/domains" => Wire::Domains;

    // The choices and their hints are fetched with the validation, because few products offer several ways.
    DomainValidation: Certificate, Kind::VerificationMethod, Always,
        DOMAIN_VALIDATION, "/domainValidation" => Wire::Text(|it| Some(&mut it.domain_validation)), optional = true;

    CompanyName: Company, Kind::Text { limit: limits::COMPANY_NAME_CHARS, prose: false }, OvAndEv,
        COMPANY_NAME, "/company/name" => text_of!(company.name),
        hint = Hint::Same(words::HINT_COMPANY_NAME), autocomplete = "organization";
    CompanyType: Company, Kind::Choice(COMPANY_TYPES), OvAndEv,
        COMPANY_TYPE, "/company/type" => text_of!(company.r#type);
    CompanyCode: Company, Kind::CompanyCode, OvAndEv,
        COMPANY_CODE, "/company/code" => text_of!(company.code),
        hint = Hint::Same(words::HINT_COMPANY_CODE);
    CompanyPhone: Company, Kind::Phone, OvAndEv,
        COMPANY_PHONE, "/company/phone" => text_of!(company.phone),
        hint = Hint::Same(words::HINT_COMPANY_PHONE), autocomplete = "work tel";
    CountryCode: Company, Kind::Country, OvAndEv,
        COUNTRY, "/company/countryCode" => text_of!(company.country_code), autocomplete = "country";
    Province: Company, PLACE, OvAndEv,
        PROVINCE, "/company/province" => text_of!(company.province),
        autocomplete = "address-level1", width = Width::Half;
    City: Company, PLACE, OvAndEv,
        CITY, "/company/city" => text_of!(company.city), autocomplete = "address-level2", width = Width::Half;
    Address: Company, Kind::Text { limit: limits::ADDRESS_CHARS, prose: true }, OvAndEv,
        ADDRESS, "/company/address" => text_of!(company.address),
        hint = Hint::Same(words::HINT_ADDRESS), autocomplete = "address-line1";
    PostCode: Company, Kind::PostCode, OvAndEv,
        POST_CODE, "/company/postCode" => text_of!(company.post_code), autocomplete = "postal-code";

    ApplicantName: Applicant, PERSON, Always,
        APPLICANT_NAME, "/applicant/name" => text_of!(applicant.name), autocomplete = "name",
        hint = Hint::ByLevel {
            dv: words::HINT_APPLICANT_NAME_DV,
            ov: words::HINT_APPLICANT_NAME,
            ev: words::HINT_APPLICANT_NAME,
        };
    ApplicantPhone: Applicant, Kind::Phone, Always,
        APPLICANT_PHONE, "/applicant/phone" => text_of!(applicant.phone), autocomplete = "tel",
        hint = Hint::Number {
            with_country: words::HINT_APPLICANT_PHONE,
            at_home: words::HINT_APPLICANT_PHONE_AT_HOME,
            anywhere: words::HINT_APPLICANT_PHONE_ANYWHERE,
        };
    ApplicantEmail: Applicant, Kind::Email, Always,
        APPLICANT_EMAIL, "/applicant/email" => text_of!(applicant.email), autocomplete = "email",
        hint = Hint::ByLevel {
            dv: words::HINT_APPLICANT_EMAIL,
            ov: words::HINT_APPLICANT_EMAIL,
            ev: words::HINT_APPLICANT_EMAIL_EV,
        };
    ApplicantTitle: Applicant, PERSON, OvAndEv,
        APPLICANT_TITLE, "/applicant/title" => text_of!(applicant.title),
        autocomplete = "organization-title", optional = true, width = Width::Half;
    ApplicantDepartment: Applicant, PERSON, OvAndEv,
        APPLICANT_DEPARTMENT, "/applicant/department" => text_of!(applicant.department),
        optional = true, width = Width::Half;

    LeaderName: Leader, PERSON, Ev, LEADER_NAME, "/leader/name" => text_of!(leader.name);
    LeaderTitle: Leader, PERSON, Ev, LEADER_TITLE, "/leader/title" => text_of!(leader.title);
    LeaderPhone: Leader, Kind::Phone, Ev,
        LEADER_PHONE, "/leader/phone" => text_of!(leader.phone),
        hint = Hint::Same(words::HINT_LEADER_PHONE);
    LeaderEmail: Leader, Kind::Email, Ev, LEADER_EMAIL, "/leader/email" => text_of!(leader.email);

    CsrMethod: Csr, Kind::Choice(CSR_METHODS), Always,
        CSR_METHOD, "/csr/method" => Wire::CsrMethod;
    CsrPem: Csr, Kind::Csr, Always,
        // The hint is fetched with the widget, because few applicants need it.
        CSR_PEM, "/csr/pem" => Wire::CsrPem;
}
