//! The rules, case by case and by property. Needs nothing outside of the repository.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it finds something")]

#[path = "rules/company.rs"]
mod company;
#[path = "rules/domain_list.rs"]
mod domain_list;
#[path = "rules/domain_name.rs"]
mod domain_name;
#[path = "rules/email.rs"]
mod email;
#[path = "rules/phone.rs"]
mod phone;
#[path = "rules/properties.rs"]
mod properties;
#[path = "rules/sentences.rs"]
mod sentences;

use signet::rules::deep::{Judge, PHONES_FILE, SUFFIXES_FILE};

/// The judge, with the data files of the repository; read once for all tests.
fn judge() -> &'static Judge {
    static JUDGE: std::sync::OnceLock<Judge> = std::sync::OnceLock::new();
    JUDGE.get_or_init(|| {
        let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join("data");
        let file = |name| std::fs::read(data.join(name).with_extension("txt")).expect("part of the repository");
        Judge::new(&file(SUFFIXES_FILE), &file(PHONES_FILE))
    })
}
