//! Compares what a CSR says with the answers of the form, one difference at a time.

use serde::{Deserialize, Serialize};

use super::judge::CsrFacts;
use crate::contract::limits::COMMON_NAME_OCTETS;

/// The answers of the form that a CSR speaks of too. Empty texts are not compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// The names in the applicant's order, A-labels.
    pub domains: Vec<String>,
    /// The company's name; empty for DV.
    pub company: String,
    /// Province or state.
    pub province: String,
    /// City.
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

/// A part of the organisation that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// O.
    Company,
    /// L.
    City,
    /// ST.
    Province,
    /// C.
    Country,
}

/// One difference between the CSR and the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The common name is none of the domains: the CA refuses ("primary domain name cannot be empty").
    CommonNameElsewhere(String),
    /// The common name has more characters than a certificate's subject holds; how many.
    CommonNameTooLong(usize),
    /// The common name is one of the domains, but not the first; both.
    CommonNameNotFirst {
        /// As the CSR has it.
        csr: String,
        /// The first of the form.
        form: String,
    },
    /// A name of the CSR that the form lacks.
    OnlyInCsr(String),
    /// A name of the form that the CSR lacks. The CA takes the form's names, so this is for the applicant to know.
    OnlyInForm(String),
    /// The organisation differs.
    Organisation {
        /// Which part.
        part: Part,
        /// As the CSR has it.
        csr: String,
        /// As the form has it.
        form: String,
    },
}

impl Difference {
    /// Must it be mended before the application can go on?
    pub fn blocks(&self) -> bool {
        matches!(self, Self::CommonNameElsewhere(_) | Self::CommonNameTooLong(_))
    }
}

/// Every difference, the gravest first.
pub fn compare(facts: &CsrFacts, answers: &Answers) -> Vec<Difference> {
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
        (Part::Company, &organisation.name, &answers.company),
        (Part::City, &organisation.city, &answers.city),
        (Part::Province, &organisation.province, &answers.province),
        (Part::Country, &organisation.country, &answers.country),
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

/// A domain name as names are compared: lower case, without the dot at the end.
fn fold(name: &str) -> String {
    name.trim().trim_end_matches('.').to_ascii_lowercase()
}

/// Words as people would call them the same: case and blanks do not count.
fn alike(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
