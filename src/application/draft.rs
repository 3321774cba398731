//! The answers as typed. This module judges nothing; `validation.rs` does.

use super::field::{Group, Wire};
use super::fields::{CSR_AUTOMATIC, CSR_MANUAL, FIELDS, FieldId};
use crate::contract;
use crate::rules::domain_list;

/// Every answer as it was typed. The domain names are kept as the text of their field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    answers: [String; FIELDS.len()],
}

impl Default for Draft {
    /// Returns an empty draft. The backend makes the CSR unless the applicant chooses another way.
    fn default() -> Self {
        let mut draft = Self { answers: std::array::from_fn(|_| String::new()) };
        draft.set(FieldId::CsrMethod, CSR_AUTOMATIC.to_owned());
        draft
    }
}

impl Draft {
    /// Returns an answer as typed.
    pub fn get(&self, id: FieldId) -> &str {
        &self.answers[id as usize]
    }

    /// Stores an answer as typed.
    pub fn set(&mut self, id: FieldId, answer: String) {
        self.answers[id as usize] = answer;
    }

    /// Returns the domain names as typed, one entry for each.
    pub fn names(&self) -> Vec<&str> {
        let text = self.get(FieldId::Domains);
        domain_list::split(text).into_iter().map(|entry| entry.of(text)).collect()
    }

    /// Returns the draft of the application that the backend has saved. Each string stays as it was typed.
    pub fn from_wire(saved: &contract::Application) -> Self {
        let mut draft = Self::default();
        let mut saved = saved.clone();
        for field in &FIELDS {
            let answer = match field.wire {
                Wire::Domains => saved.domains.join("\n"),
                Wire::Text(member) => member(&mut saved).map(std::mem::take).unwrap_or_default(),
                Wire::CsrMethod => match saved.csr {
                    contract::Csr::Automatic => CSR_AUTOMATIC.to_owned(),
                    contract::Csr::Manual { .. } => CSR_MANUAL.to_owned(),
                },
                Wire::CsrPem => match &mut saved.csr {
                    contract::Csr::Automatic => String::new(),
                    contract::Csr::Manual { pem } => std::mem::take(pem),
                },
            };
            draft.set(field.id, answer);
        }
        draft
    }

    /// Returns the application in the form in which it is saved. It holds only the answers that an order of this level
    /// asks for, each string as typed.
    pub fn to_wire(&self, level: &contract::ValidationLevel) -> contract::Application {
        let has = |group: Group| FIELDS.iter().any(|field| field.group == group && field.asked.by(level));
        let mut wire = contract::Application {
            domains: self.names().into_iter().map(str::to_owned).collect(),
            company: has(Group::Company).then(contract::Company::default),
            applicant: contract::Applicant::default(),
            leader: has(Group::Leader).then(contract::Leader::default),
            domain_validation: String::new(),
            csr: if self.get(FieldId::CsrMethod) == CSR_AUTOMATIC {
                contract::Csr::Automatic
            } else {
                contract::Csr::Manual { pem: self.get(FieldId::CsrPem).to_owned() }
            },
        };
        for field in FIELDS.iter().filter(|field| field.asked.by(level)) {
            if let Wire::Text(member) = field.wire
                && let Some(answer) = member(&mut wire)
            {
                self.get(field.id).clone_into(answer);
            }
        }
        wire
    }
}
