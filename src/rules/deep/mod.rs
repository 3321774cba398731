//! The deep rules, which need tables: IDNA, public suffixes, numbering plans. They run in a worker with a wasm of its own,
//! and on the host. The tables are data files, fetched when first needed.

mod domain_name;
mod extension;
mod idna;
mod idna2008;
mod lookalike;
mod mend;
pub mod message;
mod national;
mod pattern;
mod phone;
mod plans;
mod signs;
mod spelling;
mod stand_ins;
mod suffixes;
mod written;

use plans::Plans;
use suffixes::{Standing, Suffixes};

use message::{Answer, Question};

/// The data file of the public suffixes: `public/data/suffixes.txt`.
pub const SUFFIXES_FILE: &str = "suffixes";
/// The data file of the numbering plans: `public/data/phones.txt`.
pub const PHONES_FILE: &str = "phones";

/// Judges what needs tables.
#[derive(Debug, Default)]
pub struct Judge {
    suffixes: Suffixes,
    plans: Plans,
}

impl Judge {
    /// Takes the contents of [`SUFFIXES_FILE`] and [`PHONES_FILE`]; an empty one stands for a file that is not there yet.
    pub fn new(suffixes: &[u8], phones: &[u8]) -> Self {
        let mut judge = Self::default();
        judge.learn_suffixes(suffixes);
        judge.learn_phones(phones);
        judge
    }

    /// Takes the contents of [`SUFFIXES_FILE`].
    pub fn learn_suffixes(&mut self, file: &[u8]) {
        self.suffixes = Suffixes::read(String::from_utf8_lossy(file).into_owned());
    }

    /// Takes the contents of [`PHONES_FILE`].
    pub fn learn_phones(&mut self, file: &[u8]) {
        self.plans = Plans::read(String::from_utf8_lossy(file).into_owned());
    }

    /// Whether the suffixes are there; without them no name is refused for its ending.
    pub fn knows_suffixes(&self) -> bool {
        !self.suffixes.is_empty()
    }

    /// The public suffix that a name in A-labels ends in, which may be all of it; none where the list has no such ending.
    pub fn suffix<'a>(&self, name: &'a str) -> Option<&'a str> {
        match self.suffixes.standing(name) {
            Standing::Unknown => None,
            Standing::Suffix | Standing::Private { .. } => Some(name),
            Standing::Registrable { suffix } => Some(suffix),
        }
    }

    /// Whether the suffix is of the list's private section: a provider's own name, not a registry's.
    pub fn is_private_suffix(&self, name: &str) -> bool {
        matches!(self.suffixes.standing(name), Standing::Private { .. })
    }

    /// Whether the numbering plans are there; without them every number is refused.
    pub fn knows_phones(&self) -> bool {
        !self.plans.is_empty()
    }

    /// Judges a batch. What needs a file that is not there is not judged.
    pub fn answer(&self, question: &Question) -> Answer {
        let names = || question.names.iter().map(|name| self.domain(name, question.is_dv).into()).collect();
        let phones = || question.phones.iter().map(|phone| self.phone(&phone.number, &phone.region).into()).collect();
        Answer {
            names: (question.names.is_empty() || self.knows_suffixes()).then(names),
            phones: (question.phones.is_empty() || self.knows_phones()).then(phones),
        }
    }
}
