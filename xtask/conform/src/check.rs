//! A check: one thing that the contract asks of a backend, as data, and the function that finds out.

use serde::Serialize;

use crate::bench::Bench;
use crate::checks;

/// How much the app needs a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The app, or the safety of its users, depends on it.
    Required,
    /// The app works without it, with less comfort.
    Optional,
}

/// One thing that the contract asks of a backend.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// The name: the group, a dot, and a word or two.
    pub id: &'static str,
    /// How much the app needs it.
    pub level: Level,
    /// The heading of `docs/backend.md` under which the contract asks for it.
    pub contract: &'static str,
    /// The answer that the contract asks for, in words.
    pub expected: &'static str,
    pub(crate) run: fn(&mut Bench<'_>) -> Outcome,
}

impl Check {
    pub(crate) const fn required(
        id: &'static str,
        contract: &'static str,
        expected: &'static str,
        run: fn(&mut Bench<'_>) -> Outcome,
    ) -> Self {
        Self { id, level: Level::Required, contract, expected, run }
    }

    pub(crate) const fn optional(
        id: &'static str,
        contract: &'static str,
        expected: &'static str,
        run: fn(&mut Bench<'_>) -> Outcome,
    ) -> Self {
        Self { id, level: Level::Optional, contract, expected, run }
    }

    /// The part of the name before the dot.
    pub fn group(&self) -> &'static str {
        self.id.split('.').next().unwrap_or(self.id)
    }
}

/// The result of a check.
pub(crate) type Outcome<T = ()> = Result<T, Miss>;

/// Why a check did not pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Miss {
    /// The backend answered something else. The text describes it.
    Got(String),
    /// The question was not asked. The text says why.
    Skipped(String),
}

/// The miss for an answer that differs.
pub(crate) fn got<T>(text: impl Into<String>) -> Outcome<T> {
    Err(Miss::Got(text.into()))
}

/// The miss for a question that is not asked.
pub(crate) fn skip<T>(reason: impl Into<String>) -> Outcome<T> {
    Err(Miss::Skipped(reason.into()))
}

/// Passes if the condition holds. Otherwise the text describes what the backend did.
pub(crate) fn hold(condition: bool, text: impl FnOnce() -> String) -> Outcome {
    if condition { Ok(()) } else { Err(Miss::Got(text())) }
}

/// Every check, in the order in which they run: each order goes its way once, from the first draft to the withdrawal.
pub fn all() -> impl Iterator<Item = &'static Check> {
    let parts: [&'static [Check]; 14] = [
        checks::session::CHECKS,
        checks::orders::CHECKS,
        checks::application::CHECKS,
        checks::draft::CHECKS,
        checks::documents::CHECKS,
        checks::refusals::CHECKS,
        checks::handover::CHECKS,
        checks::submission::CHECKS,
        checks::status::CHECKS,
        checks::review::CHECKS,
        checks::certificate::CHECKS,
        checks::withdrawal::CHECKS,
        checks::cors::CHECKS,
        checks::answers::CHECKS,
    ];
    parts.into_iter().flatten()
}
