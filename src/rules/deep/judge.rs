//! Judges a batch of names and numbers with the tables.

use super::plans::Plans;
use super::suffixes::{Standing, Suffixes};

use super::message::{PhoneRequest, RulesRequest, RulesResponse, ZonesRequest, ZonesResponse};
use crate::rules::phone::PhoneVerdict;

/// The data file of the public suffixes: `public/data/suffixes.txt`.
pub const SUFFIXES_FILE: &str = "suffixes";
/// The data file of the numbering plans: `public/data/phones.txt`.
pub const PHONES_FILE: &str = "phones";

/// Judges answers with the help of the tables.
#[derive(Debug, Default)]
pub struct Judge {
    pub(super) suffixes: Suffixes,
    pub(super) plans: Plans,
}

impl Judge {
    /// Reads the contents of [`SUFFIXES_FILE`] and [`PHONES_FILE`]. An empty slice means that the file is not there
    /// yet.
    pub fn new(suffixes: &[u8], phones: &[u8]) -> Self {
        let mut judge = Self::default();
        judge.learn_suffixes(suffixes);
        judge.learn_phones(phones);
        judge
    }

    /// Reads the contents of [`SUFFIXES_FILE`].
    pub fn learn_suffixes(&mut self, file: &[u8]) {
        self.suffixes = Suffixes::read(String::from_utf8_lossy(file).into_owned());
    }

    /// Reads the contents of [`PHONES_FILE`].
    pub fn learn_phones(&mut self, file: &[u8]) {
        self.plans = Plans::read(String::from_utf8_lossy(file).into_owned());
    }

    /// Returns true if the suffixes are loaded. Without them no name is refused because of its ending.
    pub fn knows_suffixes(&self) -> bool {
        !self.suffixes.is_empty()
    }

    /// Returns the public suffix at the end of a name in A-labels; it may be the whole name. Returns none if the list
    /// has no such ending.
    pub fn suffix<'a>(&self, name: &'a str) -> Option<&'a str> {
        match self.suffixes.standing(name) {
            Standing::Unknown => None,
            Standing::Suffix | Standing::Private { .. } => Some(name),
            Standing::Registrable { suffix } => Some(suffix),
        }
    }

    /// Returns the registered name in a name in A-labels: the suffix and the label before it. It is empty if there is none.
    pub fn zone<'a>(&self, name: &'a str) -> &'a str {
        let Standing::Registrable { suffix } = self.suffixes.standing(name) else { return "" };
        let before = name.len().checked_sub(suffix.len() + 1).and_then(|end| name.get(..end)).unwrap_or_default();
        name.get(before.rfind('.').map_or(0, |dot| dot + 1)..).unwrap_or_default()
    }

    /// Finds the zones of names.
    pub fn zones(&self, question: &ZonesRequest) -> ZonesResponse {
        let zones = || question.zones_of.iter().map(|name| self.zone(name).to_owned()).collect();
        ZonesResponse { zones: self.knows_suffixes().then(zones) }
    }

    /// Returns true if the name is a suffix of the list's private section, so that it belongs to a provider and not to
    /// a registry.
    pub fn is_private_suffix(&self, name: &str) -> bool {
        matches!(self.suffixes.standing(name), Standing::Private { .. })
    }

    /// Returns true if the numbering plans are loaded. Without them every number is refused.
    pub fn knows_phones(&self) -> bool {
        !self.plans.is_empty()
    }

    /// Judges a number. A DV order asks for no country, so the browser's region helps to read the number. Applicants in
    /// China often use a browser in another language. So a national number that is none of that region is read as a
    /// Chinese number, if it is one.
    fn phone_at_home(&self, phone: &PhoneRequest, is_dv: bool) -> PhoneVerdict {
        let verdict = self.phone(&phone.number, &phone.region);
        if !is_dv || verdict.problem.is_none() {
            return verdict;
        }
        let chinese = self.phone(&phone.number, "CN");
        if chinese.problem.is_none() { chinese } else { verdict }
    }

    /// Judges a batch. A list is not judged if its file is not loaded.
    pub fn answer(&self, question: &RulesRequest) -> RulesResponse {
        let names = || question.names.iter().map(|name| self.domain(name, question.is_dv).into()).collect();
        let phones = || question.phones.iter().map(|phone| self.phone_at_home(phone, question.is_dv).into()).collect();
        RulesResponse {
            names: (question.names.is_empty() || self.knows_suffixes()).then(names),
            phones: (question.phones.is_empty() || self.knows_phones()).then(phones),
        }
    }
}
