//! The marks of the answers on a printed form, by which a photo of it shows whether the answers have changed since.

use sha2::{Digest as _, Sha256};

use super::{DeepRules, FIELDS, Field, FieldId, Kind, ReadAnswer, judge};
use crate::contract::Product;
use crate::rules::phone::PhoneNumber;
use crate::rules::printed_code::{MARKS, NOT_KNOWN, PrintedCode};

/// The answers of an application in progress, with everything that decides how they are printed.
#[derive(Clone, Copy)]
pub struct Answers<'a> {
    /// The number of the order.
    pub order_id: &'a str,
    /// The product, whose level decides which answers are printed.
    pub product: &'a Product,
    /// The answers as typed.
    pub typed: &'a dyn ReadAnswer,
    /// The verdicts of the deep rules so far.
    pub deep: &'a dyn DeepRules,
}

/// How a printed form compares with the order and its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// The form of this document, with the answers of now.
    Same,
    /// The form of this document, printed before these answers changed.
    Changed(Vec<FieldId>),
    /// The form of another order.
    OtherOrder(String),
    /// The form of another document of this order.
    OtherDocument(String),
    /// A form of this document. Not all of its answers can be compared, and no other differs.
    Unclear,
    /// A form of this document, while the deep rules have not judged all answers. No other answer differs.
    Pending,
}

impl Answers<'_> {
    /// Returns the code for the form of a document.
    pub fn code(self, document_type: &str) -> PrintedCode {
        let marks = self.printed().map(|field| self.mark(field).unwrap_or(NOT_KNOWN)).collect();
        PrintedCode { order_id: self.order_id.to_owned(), document_type: document_type.to_owned(), marks }
    }

    /// Compares a printed form with the answers of now, for a photo where the form of this document is wanted.
    pub fn compare(self, code: PrintedCode, document_type: &str) -> Comparison {
        if code.order_id != self.order_id {
            return Comparison::OtherOrder(code.order_id);
        }
        if code.document_type != document_type {
            return Comparison::OtherDocument(code.document_type);
        }
        if self.printed().count() != code.marks.len() {
            return Comparison::Unclear;
        }
        let mut changed = Vec::new();
        let (mut is_pending, mut is_unclear) = (false, false);
        for (field, printed) in self.printed().zip(code.marks) {
            match self.mark(field) {
                _ if printed == NOT_KNOWN => is_unclear = true,
                None => is_pending = true,
                Some(mark) if mark != printed => changed.push(field.id),
                Some(_) => {}
            }
        }
        match changed {
            _ if is_pending && changed.is_empty() => Comparison::Pending,
            _ if is_unclear && changed.is_empty() => Comparison::Unclear,
            _ if changed.is_empty() => Comparison::Same,
            changed => Comparison::Changed(changed),
        }
    }

    /// Returns the fields that the form prints. A CSR is not printed.
    fn printed(self) -> impl Iterator<Item = &'static Field> {
        let level = &self.product.validation_level;
        FIELDS.iter().filter(move |field| field.asked.by(level) && field.kind != Kind::Csr)
    }

    /// Returns the mark of an answer in its normal form, without the order of the names. The number of the order and the field
    /// are part of it, so the same answer elsewhere has another mark. Returns `None` while the normal form is not known.
    fn mark(self, field: &Field) -> Option<u16> {
        let typed = self.typed.answer(field.id);
        let answer = judge(self.typed, field.id, self.product, self.deep).unwrap_or_else(|_| typed.trim().to_owned());
        let is_known = match field.kind {
            // "021 5555 0100" and "+86 21 5555 0100" are one number, as the deep rules know.
            Kind::Phone => PhoneNumber::parse(&typed).map_or(true, |number| {
                self.deep.phone(number.as_str(), &self.typed.answer(FieldId::CountryCode)).is_some()
            }),
            // So are a name in its own letters and its A-label.
            Kind::Domains | Kind::Email => answer.is_ascii(),
            _ => true,
        };
        let mut lines: Vec<&str> = answer.lines().map(str::trim).collect();
        lines.sort_unstable();
        let hash = Sha256::digest([self.order_id, field.pointer, &lines.join("\n")].join("\n"));
        let [high, low, ..] = hash[..] else { return None };
        is_known.then(|| u16::from_be_bytes([high, low]) % MARKS)
    }
}
