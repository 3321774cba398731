//! Compares a CSR with the answers of the form and lists the differences.

use serde::{Deserialize, Serialize};

use super::judge::CsrFacts;
use crate::contract::limits::COMMON_NAME_OCTETS;

/// The answers of the form that a CSR repeats. Empty texts are not compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormAnswers {
    /// The names in the applicant's order, as A-labels.
    pub domains: Vec<String>,
    /// The company's name; empty for DV.
    pub company: String,
    /// Province or state.
    pub province: String,
    /// City.
    pub city: String,
    /// The country as ISO 3166-1 alpha-2.
    pub country: String,
}

/// A part of the organisation's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectPart {
    /// The company's name (O).
    Company,
    /// The city (L).
    City,
    /// The province or state (ST).
    Province,
    /// The country (C).
    Country,
}

/// One difference between the CSR and the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The common name is none of the domains. The CA refuses such a request ("primary domain name cannot be empty").
    CommonNameElsewhere(String),
    /// The common name is too long for the subject of a certificate. The number is its length in characters.
    CommonNameTooLong(usize),
    /// The common name is one of the domains, but not the first.
    CommonNameNotFirst {
        /// The common name in the CSR.
        csr: String,
        /// The first domain in the form.
        form: String,
    },
    /// The CSR has a name that the form lacks.
    OnlyInCsr(String),
    /// The form has a name that the CSR lacks. The CA uses the names of the form, so this is only a hint.
    OnlyInForm(String),
    /// The data of the organisation differs.
    Organisation {
        /// The part that differs.
        part: SubjectPart,
        /// The value in the CSR.
        csr: String,
        /// The value in the form.
        form: String,
    },
}

impl Difference {
    /// Returns true if the application cannot continue before this difference is resolved.
    pub fn blocks(&self) -> bool {
        matches!(self, Self::CommonNameElsewhere(_) | Self::CommonNameTooLong(_))
    }
}

/// Lists every difference, the most serious first.
pub fn compare(facts: &CsrFacts, answers: &FormAnswers) -> Vec<Difference> {
    let mut found = Vec::new();
    let form: Vec<String> = answers.domains.iter().map(|name| fold(name)).filter(|name| !name.is_empty()).collect();
    if let Some(common) = facts.common_names.first().filter(|name| !name.is_empty()) {
        let characters = common.chars().count();
        if characters > COMMON_NAME_OCTETS {
            found.push(Difference::CommonNameTooLong(characters));
        }
        let folded = fold(common);
        match form.first() {
            _ if !form.contains(&folded) => found.push(Difference::CommonNameElsewhere(folded)),
            Some(first) if *first != folded => {
                found.push(Difference::CommonNameNotFirst { csr: folded, form: first.clone() });
            }
            _ => {}
        }
    }
    let csr = facts.domains();
    for name in csr.iter().filter(|name| !form.contains(name)) {
        if !found.contains(&Difference::CommonNameElsewhere(name.clone())) {
            found.push(Difference::OnlyInCsr(name.clone()));
        }
    }
    found.extend(form.iter().filter(|name| !csr.contains(name)).map(|name| Difference::OnlyInForm(name.clone())));
    let organisation = &facts.organisation;
    for (part, csr, form) in [
        (SubjectPart::Company, &organisation.name, &answers.company),
        (SubjectPart::City, &organisation.city, &answers.city),
        (SubjectPart::Province, &organisation.province, &answers.province),
        (SubjectPart::Country, &organisation.country, &answers.country),
    ] {
        if let Some(csr) = csr
            && !form.trim().is_empty()
            && !csr.trim().is_empty()
            && alike(csr) != alike(form)
        {
            found.push(Difference::Organisation { part, csr: csr.clone(), form: form.clone() });
        }
    }
    found
}

/// Returns a domain name in the form in which names are compared: in lower case and without the dot at the end.
fn fold(name: &str) -> String {
    name.trim().trim_end_matches('.').to_ascii_lowercase()
}

/// Returns a text in the form in which texts are compared: in lower case, with single blanks.
fn alike(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
