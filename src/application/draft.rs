//! The answers as typed. Nothing here judges; `finish.rs` does.

use super::field::{CSR_AUTOMATIC, CSR_MANUAL, FIELDS, FieldId, Group};
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
        if let Some(company) = &saved.company {
            draft.take([
                (FieldId::CompanyName, &company.name),
                (FieldId::CompanyType, &company.r#type),
                (FieldId::CompanyPhone, &company.phone),
                (FieldId::CompanyCode, &company.code),
                (FieldId::CountryCode, &company.country_code),
                (FieldId::Province, &company.province),
                (FieldId::City, &company.city),
                (FieldId::Address, &company.address),
                (FieldId::PostCode, &company.post_code),
            ]);
        }
        draft.take([
            (FieldId::ApplicantName, &saved.applicant.name),
            (FieldId::ApplicantPhone, &saved.applicant.phone),
            (FieldId::ApplicantEmail, &saved.applicant.email),
            (FieldId::ApplicantTitle, &saved.applicant.title),
            (FieldId::ApplicantDepartment, &saved.applicant.department),
        ]);
        if let Some(leader) = &saved.leader {
            draft.take([
                (FieldId::LeaderName, &leader.name),
                (FieldId::LeaderTitle, &leader.title),
                (FieldId::LeaderPhone, &leader.phone),
                (FieldId::LeaderEmail, &leader.email),
            ]);
        }
        match &saved.csr {
            contract::Csr::Automatic => draft.set(FieldId::CsrMethod, CSR_AUTOMATIC.to_owned()),
            contract::Csr::Manual { pem } => {
                draft.set(FieldId::CsrMethod, CSR_MANUAL.to_owned());
                draft.set(FieldId::CsrPem, pem.clone());
            }
        }
        draft
    }

    fn take<const N: usize>(&mut self, answers: [(FieldId, &String); N]) {
        for (id, answer) in answers {
            self.set(id, answer.clone());
        }
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
