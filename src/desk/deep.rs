//! What the deep rules said so far. They live in a worker that is fetched after the first paint; the form never waits for it.

use leptos::prelude::*;

use super::Desk;
use crate::application::{DeepRules, Draft};
use crate::contract::Order;
use crate::rules::domain_list::DeepVerdict;
use crate::rules::phone::PhoneVerdict;
use crate::text::Language;

/// The verdicts, as a handle that is `Copy`.
#[derive(Clone, Copy)]
pub struct Deep {
    changed: RwSignal<u32>,
}

impl Deep {
    pub(super) fn new() -> Self {
        Self { changed: RwSignal::new(0) }
    }

    /// Runs the caller again when a verdict arrives.
    pub fn track(self) {
        self.changed.track();
    }

    /// Whether an answer is awaited.
    pub fn is_asking(self) -> bool {
        false
    }

    /// Asks for the verdicts on names that have none.
    pub fn want_names<'a>(self, _pending: impl Iterator<Item = &'a str>) {}

    /// What to tell about the rules themselves: that they are at work, or could not be fetched.
    pub fn notice(self, _language: Language) -> Option<&'static str> {
        None
    }

    /// How a number was understood, or what is odd about it.
    pub fn phone_note(self, _desk: Desk, _typed: &str, _country: &str) -> Option<String> {
        None
    }

    pub(super) async fn settle(self, _order: RwSignal<Order>, _draft: &Draft) {}
}

impl DeepRules for Deep {
    fn domain_name(&self, _shaped: &str) -> Option<DeepVerdict> {
        None
    }

    fn phone(&self, _typed: &str, _country: &str) -> Option<PhoneVerdict> {
        None
    }
}
