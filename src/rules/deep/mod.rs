//! The deep rules, which need tables: IDNA, public suffixes, numbering plans. They run in a worker with a wasm of its own,
//! and on the host. The tables are data files, fetched when first needed.

mod domain_name;
mod idna;
mod lookalike;
pub mod message;
mod pattern;
mod phone;
mod plans;
mod spelling;
mod suffixes;

use plans::Plans;
use suffixes::Suffixes;

/// Where the data files stand below the app's root.
pub const SUFFIXES_FILE: &str = "data/suffixes.txt";
/// Where the data files stand below the app's root.
pub const PHONES_FILE: &str = "data/phones.txt";

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

    /// Whether the numbering plans are there; without them every number is refused.
    pub fn knows_phones(&self) -> bool {
        !self.plans.is_empty()
    }
}
