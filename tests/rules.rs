//! The rules, case by case. Needs nothing outside of the repository.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it finds something")]

#[path = "rules/company.rs"]
mod company;
#[path = "rules/contact.rs"]
mod contact;
#[path = "rules/copied_lines.rs"]
mod copied_lines;
#[path = "rules/domain_list.rs"]
mod domain_list;
#[path = "rules/domain_name.rs"]
mod domain_name;
#[path = "rules/email.rs"]
mod email;
#[path = "rules/extension.rs"]
mod extension;
#[path = "rules/invisible.rs"]
mod invisible;
#[path = "rules/judge.rs"]
mod judge;
#[path = "rules/pasted_names.rs"]
mod pasted_names;
#[path = "rules/phone.rs"]
mod phone;
#[path = "rules/reuse.rs"]
mod reuse;
#[path = "rules/secret.rs"]
mod secret;
#[path = "rules/sentences.rs"]
mod sentences;
#[path = "rules/zones.rs"]
mod zones;

use judge::judge;
