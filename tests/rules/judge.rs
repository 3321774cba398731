//! The deep rules with the data files of the repository.

use signet::rules::deep::Judge;

/// The judge with the data files of the repository. It is read once for all tests.
pub(crate) fn judge() -> &'static Judge {
    static JUDGE: std::sync::OnceLock<Judge> = std::sync::OnceLock::new();
    JUDGE.get_or_init(|| {
        Judge::new(include_bytes!("../../public/data/suffixes.txt"), include_bytes!("../../public/data/phones.txt"))
    })
}
