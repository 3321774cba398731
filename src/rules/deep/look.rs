//! Compares answers that are right one by one with the tables: who owns a name, which phone and which address do not fit. The check
//! page asks once, before the application is submitted.

use serde::{Deserialize, Serialize};

use super::message::PhoneRequest;
use super::{Judge, alike, places};
use crate::rules::phone::{PhoneWarning, UnusualPhone};

pub use super::places::Misfit;

/// The answers that the tables are asked about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookQuestion {
    /// The domain names, in A-labels.
    pub bound: Vec<String>,
    /// The domains of e-mail addresses, in A-labels.
    pub mail: Vec<String>,
    /// The company's phone; an empty number if the order asks for none.
    pub phone: PhoneRequest,
    /// The province or state of the company.
    pub province: String,
    /// The postal code of the company.
    pub post_code: String,
}

/// The facts from the tables. A name has empty facts if the suffixes could not be fetched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookAnswer {
    /// The owner of each domain name.
    pub bound: Vec<Owner>,
    /// The owner of each domain of an e-mail address.
    pub mail: Vec<Owner>,
    /// Pairs of names that look the same, in Unicode.
    pub alike: Vec<(String, String)>,
    /// The kind of the company's phone, if a CA may not call it.
    pub phone: Option<PhoneKind>,
    /// The region of the company's phone, if it is not that of the company.
    pub phone_region: String,
    /// The part of the address that does not fit the rest.
    pub misfit: Option<Misfit>,
}

/// The owner of a name, by the public suffix list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The name that somebody has registered: the suffix and one label. Empty if the list does not tell.
    pub registered: String,
    /// The provider under whose name it is, by the private section of the list; empty if there is none.
    pub provider: String,
}

/// A kind of number that a CA may not call as the number of a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhoneKind {
    /// A mobile number, which public directories seldom list for a company.
    Mobile,
    /// The caller pays extra.
    PremiumRate,
    /// Nobody answers it, or it cannot be called from outside: a pager, a mailbox, a number of a few digits.
    Unanswered,
}

impl Judge {
    /// Looks at the answers.
    pub fn look(&self, question: &LookQuestion) -> LookAnswer {
        let owners = |names: &[String]| names.iter().map(|name| self.owner(name)).collect();
        let written: Vec<String> = question.bound.iter().map(|name| self.domain(name, false).unicode).collect();
        let country = question.phone.region.as_str();
        let (phone, phone_region) = self.company_phone(&question.phone);
        LookAnswer {
            bound: owners(&question.bound),
            mail: owners(&question.mail),
            alike: alike::pairs(&written),
            phone,
            phone_region,
            misfit: places::misfit(country, &question.province, &question.post_code),
        }
    }

    fn owner(&self, name: &str) -> Owner {
        let base = name.strip_prefix("*.").unwrap_or(name);
        let Some(suffix) = self.suffix(base) else { return Owner::default() };
        let own = base.strip_suffix(suffix).and_then(|own| own.strip_suffix('.')).unwrap_or_default();
        let registered = match own.rsplit('.').next() {
            None | Some("") => String::new(),
            Some(label) => [label, ".", suffix].concat(),
        };
        let provider = if self.is_private_suffix(suffix) { suffix.to_owned() } else { String::new() };
        Owner { registered, provider }
    }

    fn company_phone(&self, phone: &PhoneRequest) -> (Option<PhoneKind>, String) {
        if phone.number.is_empty() || !self.knows_phones() {
            return (None, String::new());
        }
        let verdict = self.phone(&phone.number, &phone.region);
        if verdict.problem.is_some() {
            return (None, String::new());
        }
        let (mut kind, mut region) = (None, String::new());
        for warning in verdict.warnings {
            match warning {
                PhoneWarning::OtherRegion { region: other } => region = other,
                PhoneWarning::Unusual { kind: UnusualPhone::PremiumRate } => kind = Some(PhoneKind::PremiumRate),
                PhoneWarning::Unusual { kind: UnusualPhone::Pager | UnusualPhone::Voicemail | UnusualPhone::Short } => {
                    kind = Some(PhoneKind::Unanswered);
                }
                // The form remarks on these. Companies list such numbers, and CAs call them.
                PhoneWarning::Unusual { kind: UnusualPhone::SharedCost | UnusualPhone::Service } => {}
            }
        }
        let plan = self.plans.of_region(&verdict.region);
        let is_mobile = plan.is_some_and(|plan| {
            let digits = verdict.e164.split(';').next().unwrap_or_default();
            let national = digits.strip_prefix('+').and_then(|digits| digits.strip_prefix(plan.code()));
            national.is_some_and(|national| plan.is_mobile(national))
        });
        (kind.or(is_mobile.then_some(PhoneKind::Mobile)), region)
    }
}
