//! The entry of one field in the table of fields (`fields.rs`), and the methods of an entry.

use super::fields::{FIELDS, FieldId};
use crate::contract::{self, ValidationLevel};
use crate::text::Sentence;
use crate::text::fields as words;

/// A part of the form under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The domain names of the certificate.
    Certificate,
    /// The company that applies.
    Company,
    /// The person who applies.
    Applicant,
    /// The applicant's superior.
    Leader,
    /// The CSR (certificate signing request).
    Csr,
}

impl Group {
    /// Every group, in the order of the form.
    const ALL: [Self; 5] = [Self::Certificate, Self::Company, Self::Applicant, Self::Leader, Self::Csr];

    /// Returns the groups that an order of this level asks for, each with its fields, in the order of the form.
    pub fn asked(level: &ValidationLevel) -> impl Iterator<Item = (Self, Vec<&'static Field>)> {
        Self::ALL.into_iter().filter_map(move |group| {
            let fields: Vec<_> = FIELDS.iter().filter(|field| field.group == group && field.asked.by(level)).collect();
            (!fields.is_empty()).then_some((group, fields))
        })
    }

    /// Returns the heading of the group.
    pub fn heading(self) -> Sentence {
        match self {
            Self::Certificate => words::GROUP_CERTIFICATE,
            Self::Company => words::GROUP_COMPANY,
            Self::Applicant => words::GROUP_APPLICANT,
            Self::Leader => words::GROUP_LEADER,
            Self::Csr => words::GROUP_CSR,
        }
    }
}

/// The orders that ask for a field, by their validation level. An unknown level counts as EV: the form may then ask for
/// too much, but it never leaves out a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Every order.
    Always,
    /// OV and EV alone.
    OvAndEv,
    /// EV alone.
    Ev,
}

impl Asked {
    /// Returns true if an order of this level asks for the field.
    pub fn by(self, level: &ValidationLevel) -> bool {
        match self {
            Self::Always => true,
            Self::OvAndEv => *level != ValidationLevel::Dv,
            Self::Ev => !matches!(level, ValidationLevel::Dv | ValidationLevel::Ov),
        }
    }
}

/// The kind of answer that a field takes. It determines the control and the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The list of domain names.
    Domains,
    /// One line of text.
    Text {
        /// The maximum length in characters.
        limit: usize,
        /// True for prose, which the browser may spell-check. Names and titles are not prose.
        prose: bool,
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
    Choice(&'static [ChoiceEntry]),
    /// One of the ways of domain verification that the product offers. Where it offers fewer than two, there is nothing to choose.
    VerificationMethod,
    /// A country or region.
    Country,
    /// A CSR in PEM.
    Csr,
}

/// One value of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceEntry {
    /// The value that the draft stores.
    pub value: &'static str,
    /// The label of its radio button.
    pub label: Sentence,
    /// The hint below the label.
    pub hint: Option<Sentence>,
}

/// The hint below a field's label.
#[derive(Debug, Clone, Copy)]
pub enum Hint {
    /// No hint in the table. The page may add a hint that depends on the product.
    None,
    /// The same hint for every order.
    Same(Sentence),
    /// One hint for each validation level.
    ByLevel {
        /// The hint for DV.
        dv: Sentence,
        /// The hint for OV.
        ov: Sentence,
        /// The hint for EV.
        ev: Sentence,
    },
    /// The hint of a phone number. Only the forms for OV and EV ask for a country. On DV the browser's language may
    /// name a region instead.
    Number {
        /// The hint where the form asks for the country.
        with_country: Sentence,
        /// The hint where the form asks for no country and the browser's language names a region, which replaces `{0}`.
        at_home: Sentence,
        /// The hint where the form asks for no country and no region is known.
        anywhere: Sentence,
    },
}

/// The width of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A whole line.
    Line,
    /// Half a line. Two such fields in a row share a line if there is room.
    Half,
}

/// The place of an answer in `contract::Application`, which is sent to the backend.
#[derive(Debug, Clone, Copy)]
pub enum Wire {
    /// The list of domain names.
    Domains,
    /// A string. The function returns `None` where the object that holds the string is absent, such as the company on
    /// DV.
    Text(fn(&mut contract::Application) -> Option<&mut String>),
    /// The way in which the CSR is made: the variant of `contract::Csr`.
    CsrMethod,
    /// The CSR inside `contract::Csr::Manual`.
    CsrPem,
}

/// One entry of the table of fields.
#[derive(Debug)]
pub struct Field {
    /// The id of the field.
    pub id: FieldId,
    /// The group under whose heading the field is shown.
    pub group: Group,
    /// The kind of answer that the field takes.
    pub kind: Kind,
    /// The orders that ask for the field.
    pub asked: Asked,
    /// True if the field may stay empty.
    pub optional: bool,
    /// The width of the field in the form.
    pub width: Width,
    /// The label, which is the control's accessible name.
    pub label: Sentence,
    /// The hint below the label.
    pub hint: Hint,
    /// The `autocomplete` token (WCAG 1.3.5), empty where none fits.
    pub autocomplete: &'static str,
    /// The JSON Pointer (RFC 6901) to the answer in the application. The control's id is the pointer without its
    /// leading `/`, with `-` for every other `/`.
    pub pointer: &'static str,
    /// The place of the answer in `contract::Application`.
    pub wire: Wire,
}

impl Field {
    /// Returns the hint for an order of this level. `has_home` is true if phone numbers without a country code are read
    /// as numbers of a known region.
    pub fn hint(&self, level: &ValidationLevel, has_home: bool) -> Option<Sentence> {
        match self.hint {
            Hint::None => None,
            Hint::Same(hint) => Some(hint),
            Hint::ByLevel { dv, ov, ev } => Some(match level {
                ValidationLevel::Dv => dv,
                ValidationLevel::Ov => ov,
                _ => ev,
            }),
            Hint::Number { with_country, at_home, anywhere } => Some(match level {
                ValidationLevel::Dv if has_home => at_home,
                ValidationLevel::Dv => anywhere,
                _ => with_country,
            }),
        }
    }

    /// Returns the label of one value of a choice. Returns `None` for a value that the form does not offer, and for a
    /// field that is not a choice.
    pub fn choice(&self, value: &str) -> Option<Sentence> {
        let Kind::Choice(choices) = self.kind else { return None };
        choices.iter().find(|choice| choice.value == value).map(|choice| choice.label)
    }
}

impl FieldId {
    /// Returns the field's entry in the table.
    pub fn field(self) -> &'static Field {
        &FIELDS[self as usize]
    }

    /// Returns the id of the field's control in the document.
    pub fn element_id(self) -> String {
        self.field().pointer[1..].replace('/', "-")
    }

    /// Returns the field that a JSON Pointer of the backend refers to. A pointer into a field refers to that field.
    pub fn from_pointer(pointer: &str) -> Option<Self> {
        let inside =
            |outer: &str| pointer.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        FIELDS.iter().find(|field| inside(field.pointer)).map(|field| field.id).or_else(|| {
            // A pointer to a whole group refers to the group's first field.
            FIELDS
                .iter()
                .find(|field| !pointer.is_empty() && field.pointer.starts_with(&[pointer, "/"].concat()))
                .map(|field| field.id)
        })
    }

    /// Returns true if an order of this level asks for the field.
    pub fn is_asked(self, level: &ValidationLevel) -> bool {
        self.field().asked.by(level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_finds_its_field_and_a_pointer_into_a_field_too() {
        assert_eq!(FieldId::from_pointer("/company/phone"), Some(FieldId::CompanyPhone));
        assert_eq!(FieldId::from_pointer("/domains/2"), Some(FieldId::Domains));
        assert_eq!(FieldId::from_pointer("/csr"), Some(FieldId::CsrMethod));
        assert_eq!(FieldId::from_pointer("/company/phonetics"), None);
        assert_eq!(FieldId::from_pointer(""), None);
    }
}
