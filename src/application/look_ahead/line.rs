//! The lines of the look ahead.

use super::super::FieldId;
use crate::rules::deep::look::{Misfit, PhoneKind};

/// A line of the look ahead, with what the sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// The company's name is not in the letters of the licence of its country.
    NameLetters,
    /// The company's phone is of a kind that a CA may not find or call.
    Phone(PhoneKind),
    /// The company's phone is that of another country or region.
    PhoneRegion {
        /// The region of the number, as ISO 3166-1 alpha-2.
        region: String,
    },
    /// The part of the company's address that does not fit the rest.
    Address(Misfit),
    /// The applicant's e-mail address is neither at a domain that is bound nor at the company's.
    EmailElsewhere {
        /// The domain of the address.
        domain: String,
    },
    /// Names with a word that makes CAs review a DV order by hand.
    SensitiveNames {
        /// The names.
        names: Vec<String>,
    },
    /// Names under a domain that belongs to a provider.
    ProvidersNames {
        /// The names.
        names: Vec<String>,
        /// The provider's domain of the first name.
        provider: String,
    },
    /// Wildcards whose bare names are not in the list, although there is room for them.
    BareOfWildcard {
        /// The bare names.
        names: Vec<String>,
    },
    /// Bare names that are missing beside their `www.` name, although there is room for them.
    BareForgotten {
        /// The bare names.
        names: Vec<String>,
    },
    /// `www.` names that are missing beside their bare name, although there is room for them.
    WwwForgotten {
        /// The `www.` names.
        names: Vec<String>,
    },
    /// Two names that look the same.
    Alike {
        /// The first name, in Unicode.
        one: String,
        /// The second name, in Unicode.
        other: String,
    },
    /// The key of the CSR is that of another order.
    KeyUsed {
        /// The id of the other order.
        order_id: String,
    },
    /// A file was chosen to verify names of which some are wildcards.
    FileForWildcard,
    /// E-mail was chosen to verify the names, although it ends soon.
    EmailEnds,
}

impl Advice {
    /// Every code, in the order in which the lines are shown.
    pub const CODES: [&'static str; 14] = [
        "others-domain",
        "look-alike",
        "sensitive-name",
        "bare-of-wildcard",
        "bare-forgotten",
        "www-forgotten",
        "file-for-wildcard",
        "email-ends",
        "name-letters",
        "company-phone",
        "phone-region",
        "address",
        "email-elsewhere",
        "key-used",
    ];

    /// The line's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ProvidersNames { .. } => "others-domain",
            Self::Alike { .. } => "look-alike",
            Self::SensitiveNames { .. } => "sensitive-name",
            Self::BareOfWildcard { .. } => "bare-of-wildcard",
            Self::BareForgotten { .. } => "bare-forgotten",
            Self::WwwForgotten { .. } => "www-forgotten",
            Self::FileForWildcard => "file-for-wildcard",
            Self::EmailEnds => "email-ends",
            Self::NameLetters => "name-letters",
            Self::Phone(_) => "company-phone",
            Self::PhoneRegion { .. } => "phone-region",
            Self::Address(_) => "address",
            Self::EmailElsewhere { .. } => "email-elsewhere",
            Self::KeyUsed { .. } => "key-used",
        }
    }

    /// The field whose answer the line is about.
    pub fn field(&self) -> FieldId {
        match self {
            Self::ProvidersNames { .. }
            | Self::Alike { .. }
            | Self::SensitiveNames { .. }
            | Self::BareOfWildcard { .. }
            | Self::BareForgotten { .. }
            | Self::WwwForgotten { .. } => FieldId::Domains,
            Self::FileForWildcard | Self::EmailEnds => FieldId::DomainValidation,
            Self::NameLetters => FieldId::CompanyName,
            Self::Phone(_) | Self::PhoneRegion { .. } => FieldId::CompanyPhone,
            Self::Address(Misfit::ProvinceOfCountry) => FieldId::Province,
            Self::Address(Misfit::PostCodeOfCountry | Misfit::PostCodeOfProvince) => FieldId::PostCode,
            Self::EmailElsewhere { .. } => FieldId::ApplicantEmail,
            Self::KeyUsed { .. } => FieldId::CsrPem,
        }
    }
}
