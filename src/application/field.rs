//! What the table of fields (`fields.rs`) says about one field, and what can be asked of an entry.

use super::fields::{FIELDS, FieldId};
use crate::contract::{self, ValidationLevel};
use crate::text::Sentence;
use crate::text::fields as words;

/// A part of the form under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The names that the certificate binds.
    Certificate,
    /// The company.
    Company,
    /// The person who applies.
    Applicant,
    /// The applicant's superior.
    Leader,
    /// The certificate signing request.
    Csr,
}

impl Group {
    /// Every group, in the order of the form.
    const ALL: [Self; 5] = [Self::Certificate, Self::Company, Self::Applicant, Self::Leader, Self::Csr];

    /// The groups that an order of this level asks for, each with its fields, in the order of the form.
    pub fn asked(level: &ValidationLevel) -> impl Iterator<Item = (Self, Vec<&'static Field>)> {
        Self::ALL.into_iter().filter_map(move |group| {
            let fields: Vec<_> = FIELDS.iter().filter(|field| field.group == group && field.asked.by(level)).collect();
            (!fields.is_empty()).then_some((group, fields))
        })
    }

    /// The heading.
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

/// The orders that ask for a field, by their validation level. An unknown level counts as EV: an order then asks for too much,
/// but nothing is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Every order.
    Always,
    /// OV and EV.
    OvAndEv,
    /// EV.
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

/// The kind of answer that a field takes. It decides the control and the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The list of names.
    Domains,
    /// One line of text.
    Text {
        /// Characters at most.
        limit: usize,
        /// True for prose, which the browser may spell-check. A name or a title is none.
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
    /// A country or region.
    Country,
    /// A CSR in PEM.
    Csr,
}

/// One value of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceEntry {
    /// The value, as the draft keeps it.
    pub value: &'static str,
    /// The label of its radio button.
    pub label: Sentence,
    /// The hint below the label.
    pub hint: Option<Sentence>,
}

/// The hint below a field's label.
#[derive(Debug, Clone, Copy)]
pub enum Hint {
    /// The field has no hint here; the page may write one that depends on the product.
    None,
    /// The same for every order.
    Same(Sentence),
    /// One for each level.
    ByLevel {
        /// For DV.
        dv: Sentence,
        /// For OV.
        ov: Sentence,
        /// For EV.
        ev: Sentence,
    },
    /// For a phone number. The form asks for a country on OV and EV alone, so that on DV a region is assumed, if any.
    Number {
        /// The form asks for the country.
        with_country: Sentence,
        /// The form asks for none, and the browser's language names a region, which is `{0}`.
        at_home: Sentence,
        /// The form asks for none, and no region is known.
        anywhere: Sentence,
    },
}

/// The room that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A whole line.
    Line,
    /// Half a line: two such fields that follow each other share one where there is room.
    Half,
}

/// Where an answer is in the application that travels.
#[derive(Debug, Clone, Copy)]
pub enum Wire {
    /// The list of names.
    Domains,
    /// A string. `None` where the part that holds it is absent, such as the company on DV.
    Text(fn(&mut contract::Application) -> Option<&mut String>),
    /// How the CSR is made: the variant of `contract::Csr`.
    CsrMethod,
    /// The CSR that a variant of `contract::Csr` carries.
    CsrPem,
}

/// One entry of the table.
#[derive(Debug)]
pub struct Field {
    /// The field.
    pub id: FieldId,
    /// The heading under which it is shown.
    pub group: Group,
    /// The answer that it takes.
    pub kind: Kind,
    /// The orders that ask for it.
    pub asked: Asked,
    /// True if it may stay empty.
    pub optional: bool,
    /// The room that it takes in the form.
    pub width: Width,
    /// The label, which is the control's accessible name.
    pub label: Sentence,
    /// The name of the field within a sentence, such as "the company name".
    pub name: Sentence,
    /// The hint below the label.
    pub hint: Hint,
    /// The `autocomplete` token (WCAG 1.3.5), empty where none fits.
    pub autocomplete: &'static str,
    /// The JSON Pointer (RFC 6901) into the application. The control's id is the same text, with `-` for `/`.
    pub pointer: &'static str,
    /// Where the answer is in the application that travels.
    pub wire: Wire,
}

impl Field {
    /// The hint for an order of this level. `has_home`: numbers without a country code are read as those of a region.
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

    /// The label of a value of this field's choice. `None` for a value that the form does not offer.
    pub fn choice(&self, value: &str) -> Option<Sentence> {
        let Kind::Choice(choices) = self.kind else { return None };
        choices.iter().find(|choice| choice.value == value).map(|choice| choice.label)
    }
}

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
