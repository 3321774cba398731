//! The answers as typed. Nothing here judges; `finish.rs` does.

use super::field::{CSR_AUTOMATIC, FIELDS, FieldId, Group};
use crate::contract;
use crate::rules::domain_list;

/// Every answer as it was typed, the names as the text of their field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    answers: [String; FIELDS.len()],
}

impl Default for Draft {
    /// An empty draft; the CSR is made automatically unless the applicant says otherwise.
    fn default() -> Self {
        let mut draft = Self { answers: std::array::from_fn(|_| String::new()) };
        draft.set(FieldId::CsrMethod, CSR_AUTOMATIC.to_owned());
        draft
    }
}

impl Draft {
    /// An answer as typed.
    pub fn get(&self, id: FieldId) -> &str {
        &self.answers[id as usize]
    }

    /// Puts an answer as typed.
    pub fn set(&mut self, id: FieldId, answer: String) {
        self.answers[id as usize] = answer;
    }

    /// The names as typed, one by one.
    pub fn names(&self) -> Vec<&str> {
        let text = self.get(FieldId::Domains);
        domain_list::split(text).into_iter().map(|entry| entry.of(text)).collect()
    }

    /// What the backend holds, as it was typed.
    pub fn from_wire(saved: &contract::Application) -> Self {
        let mut draft = Self::default();
        draft.set(FieldId::Domains, saved.domains.join("\n"));
        // The members are read through the same pointers that failures use: one table, not a second list of members.
        if let Ok(value) = serde_json::to_value(saved) {
            for field in FIELDS.iter().filter(|field| field.id != FieldId::Domains) {
                if let Some(text) = value.pointer(field.pointer).and_then(serde_json::Value::as_str) {
                    draft.set(field.id, text.to_owned());
                }
            }
        }
        draft
    }

    /// As it is saved: only what an order of this level asks for, each string as typed.
    pub fn to_wire(&self, level: &contract::ValidationLevel) -> contract::Application {
        let text = |id: FieldId| if id.is_asked(level) { self.get(id).to_owned() } else { String::new() };
        let has = |group: Group| FIELDS.iter().any(|field| field.group == group && field.id.is_asked(level));
        contract::Application {
            domains: self.names().into_iter().map(str::to_owned).collect(),
            company: has(Group::Company).then(|| contract::Company {
                name: text(FieldId::CompanyName),
                r#type: text(FieldId::CompanyType),
                phone: text(FieldId::CompanyPhone),
                code: text(FieldId::CompanyCode),
                country_code: text(FieldId::CountryCode),
                province: text(FieldId::Province),
                city: text(FieldId::City),
                address: text(FieldId::Address),
                post_code: text(FieldId::PostCode),
            }),
            applicant: contract::Applicant {
                name: text(FieldId::ApplicantName),
                phone: text(FieldId::ApplicantPhone),
                email: text(FieldId::ApplicantEmail),
                title: text(FieldId::ApplicantTitle),
                department: text(FieldId::ApplicantDepartment),
            },
            leader: has(Group::Leader).then(|| contract::Leader {
                name: text(FieldId::LeaderName),
                title: text(FieldId::LeaderTitle),
                phone: text(FieldId::LeaderPhone),
                email: text(FieldId::LeaderEmail),
            }),
            csr: if self.get(FieldId::CsrMethod) == CSR_AUTOMATIC {
                contract::Csr::Automatic
            } else {
                contract::Csr::Manual { pem: text(FieldId::CsrPem) }
            },
        }
    }
}
