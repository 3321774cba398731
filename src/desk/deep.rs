//! What the deep rules said so far. They live in a worker that is fetched after the first paint; the form never waits for it.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::task::spawn_local;
use leptos::prelude::*;

use super::Desk;
use crate::application::{DeepRules, Draft, FIELDS, FieldId, Kind};
use crate::contract::{Product, ValidationLevel};
use crate::rules::deep::message::{Answer, PhoneQuestion, Question};
use crate::rules::domain_list::DeepVerdict;
use crate::rules::phone::{PhoneNumber, PhoneVerdict};
use crate::text::{self, Language, form as words};
use crate::ui::Remark;
use crate::worker::WorkerClient;

/// After this much quiet the worker is fetched, so that it never competes with the first paint.
const WARM_AFTER: Duration = Duration::from_millis(400);

/// A number as typed, with the country that was chosen.
type Phone = (String, String);

/// The verdicts, as a handle that is `Copy`.
#[derive(Clone, Copy)]
pub struct Deep {
    known: StoredValue<Known>,
    state: RwSignal<State>,
    is_dv: bool,
}

#[derive(Default)]
struct Known {
    names: BTreeMap<String, DeepVerdict>,
    phones: BTreeMap<Phone, PhoneVerdict>,
    /// Asked and not answered yet.
    asked_names: Vec<String>,
    asked_phones: Vec<Phone>,
}

/// How the rules are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing is open. The number grows with each answer.
    Answered(u32),
    /// So many batches are open.
    Asking(u32, u32),
    /// The worker, or a table of it, could not be fetched.
    Unreachable(u32),
}

impl State {
    fn version(self) -> u32 {
        match self {
            Self::Answered(version) | Self::Asking(version, _) | Self::Unreachable(version) => version,
        }
    }
}

impl Deep {
    pub(super) fn new(level: &ValidationLevel) -> Self {
        Self {
            known: StoredValue::new(Known::default()),
            state: RwSignal::new(State::Answered(0)),
            is_dv: *level == ValidationLevel::Dv,
        }
    }

    /// Fetches the worker, and the table that every form needs, in a moment.
    pub fn warm(self) {
        set_timeout(move || self.ask(vec!["example.com".to_owned()], Vec::new()), WARM_AFTER);
    }

    /// Runs the caller again when a verdict arrives.
    pub fn track(self) {
        self.state.track();
    }

    /// Whether an answer is awaited.
    pub fn is_asking(self) -> bool {
        matches!(self.state.get(), State::Asking(..))
    }

    /// Asks for the verdicts on names that have none.
    pub fn want_names<'a>(self, pending: impl Iterator<Item = &'a str>) {
        let names = self.known.with_value(|known| {
            pending
                .filter(|name| !known.asked_names.iter().any(|asked| asked == name))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        });
        if !names.is_empty() {
            self.ask(names, Vec::new());
        }
    }

    /// What to tell about the rules themselves: that they could not be fetched.
    pub fn notice(self, language: Language) -> Option<&'static str> {
        matches!(self.state.get(), State::Unreachable(_)).then(|| language.say(words::UNCHECKED))
    }

    /// How a number was understood, or what is odd about it.
    pub fn phone_remark(self, desk: Desk, typed: &str, country: &str) -> Option<Remark> {
        self.track();
        let shaped = PhoneNumber::parse(typed).ok()?;
        let Some(verdict) = self.phone(shaped.as_str(), country) else {
            let phone = (shaped.as_str().to_owned(), country.to_owned());
            let asked = self.known.with_value(|known| known.asked_phones.contains(&phone));
            if !asked && !matches!(self.state.get_untracked(), State::Unreachable(_)) {
                // Asking changes the state that this very caller tracks: not from within it.
                queue_microtask(move || self.ask(Vec::new(), vec![phone]));
            }
            return None;
        };
        if verdict.problem.is_some() {
            return None;
        }
        match verdict.warnings.first() {
            Some(warning) => {
                let region = desk.region(&warning.detail());
                Some(Remark::Odd(text::phone::phone_warning(warning, &region, desk.language())))
            }
            None if verdict.international == typed => None,
            None => Some(Remark::Understood(desk.fill(words::PHONE_READ, &[&verdict.international]))),
        }
    }

    /// Waits until the rules have said all that the answers ask of them, or cannot.
    pub(super) async fn settle(self, product: &Product, draft: &Draft) {
        let names: Vec<String> = draft.domain_list(product, &self).pending().map(str::to_owned).collect();
        let country = draft.get(FieldId::CountryCode);
        let phones: Vec<Phone> = FIELDS
            .iter()
            .filter(|field| field.kind == Kind::Phone && field.id.is_asked(&product.validation_level))
            .filter_map(|field| PhoneNumber::parse(draft.get(field.id)).ok())
            .map(|shaped| (shaped.as_str().to_owned(), country.to_owned()))
            .filter(|(number, country)| self.phone(number, country).is_none())
            .collect();
        if !names.is_empty() || !phones.is_empty() {
            self.ask_and_wait(names, phones).await;
        }
    }

    fn ask(self, names: Vec<String>, phones: Vec<Phone>) {
        spawn_local(self.ask_and_wait(names, phones));
    }

    async fn ask_and_wait(self, names: Vec<String>, phones: Vec<Phone>) {
        let question = Question {
            names: names.clone(),
            is_dv: self.is_dv,
            phones: phones
                .iter()
                .map(|(number, region)| PhoneQuestion { number: number.clone(), region: region.clone() })
                .collect(),
        };
        let _ = self.known.try_update_value(|known| {
            known.asked_names.extend(names.iter().cloned());
            known.asked_phones.extend(phones.iter().cloned());
        });
        let _ = self.state.try_update(|state| {
            let open = if let State::Asking(_, open) = state { *open } else { 0 };
            *state = State::Asking(state.version(), open + 1);
        });
        let answer = WorkerClient::RULES.ask::<_, Answer>(&question).await;
        let complete = self.known.try_update_value(|known| known.learn(names, phones, answer.unwrap_or_default()));
        let _ = self.state.try_update(|state| {
            let version = state.version() + 1;
            *state = match *state {
                State::Asking(_, open) if open > 1 => State::Asking(version, open - 1),
                _ if complete == Some(true) => State::Answered(version),
                _ => State::Unreachable(version),
            };
        });
    }
}

impl Known {
    /// Takes an answer in. Whether it answered everything that was asked.
    fn learn(&mut self, names: Vec<String>, phones: Vec<Phone>, answer: Answer) -> bool {
        self.asked_names.retain(|asked| !names.contains(asked));
        self.asked_phones.retain(|asked| !phones.contains(asked));
        let complete = (names.is_empty() || answer.names.is_some()) && (phones.is_empty() || answer.phones.is_some());
        self.names.extend(names.into_iter().zip(answer.names.into_iter().flatten().map(DeepVerdict::from)));
        self.phones.extend(phones.into_iter().zip(answer.phones.into_iter().flatten().map(PhoneVerdict::from)));
        complete
    }
}

impl DeepRules for Deep {
    fn domain_name(&self, shaped: &str) -> Option<DeepVerdict> {
        self.known.with_value(|known| known.names.get(shaped).cloned())
    }

    fn phone(&self, typed: &str, country: &str) -> Option<PhoneVerdict> {
        self.known.with_value(|known| known.phones.get(&(typed.to_owned(), country.to_owned())).cloned())
    }
}
