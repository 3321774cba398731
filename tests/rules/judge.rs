//! The deep rules with the data files of the repository.

use signet::rules::deep::{Judge, PHONES_FILE, SUFFIXES_FILE};

/// The judge with the data files of the repository. It is read once for all tests.
pub(crate) fn judge() -> &'static Judge {
    static JUDGE: std::sync::OnceLock<Judge> = std::sync::OnceLock::new();
    JUDGE.get_or_init(|| {
        let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join("data");
        let file = |name| std::fs::read(data.join(name).with_extension("txt")).expect("part of the repository");
        Judge::new(&file(SUFFIXES_FILE), &file(PHONES_FILE))
    })
}
