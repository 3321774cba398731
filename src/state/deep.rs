//! The verdicts of the deep rules so far. These rules run in a worker that is fetched after the first paint. The form
//! never waits for it.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{AppContext, language};
use crate::application::{
    CSR_AUTOMATIC, CsrVerdict, DeepRules, Draft, FIELDS, FieldId, Kind, csr_answers, domain_list,
};
use crate::components::Remark;
use crate::contract::{Product, ValidationLevel};
use crate::csr;
use crate::rules::csr::compare::FormAnswers;
use crate::rules::deep::message::{PhoneRequest, RulesRequest, RulesResponse};
use crate::rules::domain_list::DeepVerdict;
use crate::rules::email::EmailAddress;
use crate::rules::phone::{PhoneNumber, PhoneVerdict};
use crate::text::{self, Language, form as words};
use crate::worker::WorkerClient;

/// The delay before the worker is fetched, so that it never competes with the first paint.
const WARM_AFTER: Duration = Duration::from_millis(400);

/// A phone number in the form that the shape rule returns, and the country that helps to read it.
type Phone = (String, String);

/// A handle of the verdicts. It is `Copy`.
#[derive(Clone, Copy)]
pub struct Deep {
    known: StoredValue<Known>,
}

struct Known {
    /// The verdicts on names. `None` means that the worker was asked and has not answered yet.
    names: BTreeMap<String, Option<DeepVerdict>>,
    phones: BTreeMap<Phone, Option<PhoneVerdict>>,
    state: RwSignal<Availability>,
    /// Notified when a verdict arrives. A question alone does not notify it, because it changes no judgement.
    learnt: RwSignal<bool>,
    /// The CSR that was judged last, the answers with which it was compared, and the verdict.
    csr: Option<(String, FormAnswers, CsrVerdict)>,
    is_dv: bool,
    language: RwSignal<Language>,
}

/// The state of the questions to the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Availability {
    /// No question is open.
    Answered,
    /// This many batches of questions are open.
    Asking(u32),
    /// The worker or one of its tables could not be fetched.
    Unreachable,
}

impl Deep {
    pub(super) fn new(language: RwSignal<Language>, level: &ValidationLevel) -> Self {
        let known = Known {
            names: BTreeMap::new(),
            phones: BTreeMap::new(),
            state: RwSignal::new(Availability::Answered),
            learnt: RwSignal::new(true),
            csr: None,
            is_dv: *level == ValidationLevel::Dv,
            language,
        };
        Self { known: StoredValue::new(known) }
    }

    /// Fetches the worker, and the table that every form needs, after a short delay (`WARM_AFTER`).
    pub fn warm(self) {
        set_timeout(move || self.ask(vec!["example.com".to_owned()], Vec::new()), WARM_AFTER);
    }

    /// Reads the verdicts, tracked: the caller runs again when a verdict arrives.
    fn read<T>(self, read: impl FnOnce(&Known) -> T) -> T {
        self.known.with_value(|known| {
            known.learnt.track();
            read(known)
        })
    }

    /// Stores the verdict on a CSR. It replaces the verdict before it, because an order has one CSR.
    pub fn learn_csr(self, pem: &str, answers: FormAnswers, verdict: CsrVerdict) {
        // The order may be closed by now.
        let learnt = self.known.try_update_value(|known| {
            known.csr = Some((pem.trim().to_owned(), answers, verdict));
            known.learnt
        });
        if let Some(learnt) = learnt {
            let _ = learnt.try_set(true);
        }
    }

    fn state(self) -> RwSignal<Availability> {
        self.known.with_value(|known| known.state)
    }

    /// Returns true while an answer of the worker is awaited. Tracked.
    pub fn is_asking(self) -> bool {
        matches!(self.state().get(), Availability::Asking(_))
    }

    /// Asks the worker about the names without a verdict.
    pub fn want_names<'a>(self, pending: impl Iterator<Item = &'a str>) {
        let names = self.known.with_value(|known| {
            pending.filter(|name| !known.names.contains_key(*name)).map(str::to_owned).collect::<Vec<_>>()
        });
        if !names.is_empty() {
            self.ask(names, Vec::new());
        }
    }

    /// Returns the names, one on each line. An internationalised name is shown in both forms, once its verdict is
    /// known. The caller runs again when a verdict arrives.
    pub fn both_forms(self, names: &str) -> String {
        self.want_names(names.lines().filter(|name| name.contains("xn--") || !name.is_ascii()));
        let both = |name: &str| match DeepRules::domain_name(&self, name) {
            Some(verdict) if verdict.unicode != verdict.ascii => [&verdict.unicode, " (", &verdict.ascii, ")"].concat(),
            _ => name.to_owned(),
        };
        names.lines().map(both).collect::<Vec<_>>().join("\n")
    }

    /// Returns a sentence for the applicant if the rules could not be fetched. Tracked.
    pub fn notice(self, language: Language) -> Option<&'static str> {
        matches!(self.state().get(), Availability::Unreachable).then(|| language.say(words::UNCHECKED))
    }

    /// Returns the region of phone numbers without a country code where the form asks for no country, as on DV. It is
    /// an ISO 3166-1 alpha-2 code; empty where the form asks for the country, or where the browser's languages name no
    /// region.
    pub fn home(self) -> &'static str {
        let language = self.known.with_value(|known| known.is_dv.then_some(known.language));
        language.map_or("", |language| language::home_region(language.get_untracked()))
    }

    /// Returns the country that helps to read a phone number: the chosen country, else the applicant's region.
    fn country_or_home(self, chosen: &str) -> String {
        if chosen.is_empty() { self.home().to_owned() } else { chosen.to_owned() }
    }

    /// Returns a remark that shows how a phone number was understood, or what is odd about it.
    pub fn phone_remark(self, app: AppContext, typed: &str, country: &str) -> Option<Remark> {
        let shaped = PhoneNumber::parse(typed).ok()?;
        let Some(verdict) = self.phone(shaped.as_str(), country) else {
            let phone = (shaped.as_str().to_owned(), self.country_or_home(country));
            let asked = self.known.with_value(|known| known.phones.contains_key(&phone));
            if !asked && !matches!(self.state().get_untracked(), Availability::Unreachable) {
                // The question changes the state that the caller tracks, so it is asked after the caller has run.
                queue_microtask(move || self.ask(Vec::new(), vec![phone]));
            }
            return None;
        };
        if verdict.problem.is_some() {
            return None;
        }
        match verdict.warnings.first() {
            Some(warning) => {
                let region = app.region(&warning.detail());
                Some(Remark::Odd(text::phone::phone_warning(warning, &region, app.language())))
            }
            None if verdict.international == typed => None,
            None => Some(Remark::Understood(app.say_with(words::PHONE_READ, &[&verdict.international]))),
        }
    }

    /// Waits until the rules have judged all of these answers, or until it is clear that they cannot.
    pub(super) async fn settle(self, product: &Product, draft: &Draft) {
        let (names, phones) = untrack(|| self.unjudged(product, draft));
        if !names.is_empty() || !phones.is_empty() {
            self.ask_and_wait(names, phones).await;
        }
        if self.known.is_disposed() || draft.get(FieldId::CsrMethod) == CSR_AUTOMATIC {
            return;
        }
        // The comparison needs the names in the form that the rules return.
        let pem = draft.get(FieldId::CsrPem).trim();
        let answers = untrack(|| csr_answers(draft, product, &domain_list(draft, product, &self)));
        if pem.is_empty() || untrack(|| self.csr(pem, &answers)).is_some() {
            return;
        }
        let language = self.known.with_value(|known| known.language).get_untracked();
        if let Ok(report) = csr::judge(pem.as_bytes(), answers.clone(), language).await {
            let verdict = csr::verdict(&report);
            self.learn_csr(pem, answers, verdict);
        }
    }

    /// Returns the names and phone numbers in these answers that have no verdict.
    fn unjudged(self, product: &Product, draft: &Draft) -> (Vec<String>, Vec<Phone>) {
        let asked = |kind| {
            FIELDS.iter().filter(move |field| field.kind == kind && field.id.is_asked(&product.validation_level))
        };
        let mut names: Vec<String> = domain_list(draft, product, &self).pending().map(str::to_owned).collect();
        names.extend(
            asked(Kind::Email)
                .filter_map(|field| EmailAddress::parse(draft.get(field.id)).ok())
                .map(|address| address.domain().to_owned())
                .filter(|domain| self.domain_name(domain).is_none()),
        );
        let country = self.country_or_home(draft.get(FieldId::CountryCode));
        let phones = asked(Kind::Phone)
            .filter_map(|field| PhoneNumber::parse(draft.get(field.id)).ok())
            .map(|shaped| (shaped.as_str().to_owned(), country.clone()))
            .filter(|(number, country)| self.phone(number, country).is_none())
            .collect();
        (names, phones)
    }

    fn ask(self, names: Vec<String>, phones: Vec<Phone>) {
        spawn_local(self.ask_and_wait(names, phones));
    }

    async fn ask_and_wait(self, names: Vec<String>, phones: Vec<Phone>) {
        // The order may be closed while the question is under way, so its signals are read once, here.
        let Some((state, learnt, is_dv)) = self.known.try_with_value(|known| (known.state, known.learnt, known.is_dv))
        else {
            return;
        };
        let question = RulesRequest {
            names: names.clone(),
            is_dv,
            phones: phones
                .iter()
                .map(|(number, region)| PhoneRequest { number: number.clone(), region: region.clone() })
                .collect(),
        };
        let _ = self.known.try_update_value(|known| {
            known.names.extend(names.iter().map(|name| (name.clone(), None)));
            known.phones.extend(phones.iter().map(|phone| (phone.clone(), None)));
        });
        let _ = state.try_update(|state| {
            let open = if let Availability::Asking(open) = state { *open } else { 0 };
            *state = Availability::Asking(open + 1);
        });
        let answer = WorkerClient::RULES.ask::<_, RulesResponse>(&question).await;
        let complete = self.known.try_update_value(|known| known.learn(names, phones, answer.unwrap_or_default()));
        // The verdicts come first and the state comes second, so that code that waits for the state finds the verdicts.
        let _ = learnt.try_set(true);
        let _ = state.try_update(|state| {
            *state = match *state {
                Availability::Asking(open) if open > 1 => Availability::Asking(open - 1),
                _ if complete == Some(true) => Availability::Answered,
                _ => Availability::Unreachable,
            };
        });
    }
}

impl Known {
    /// Stores an answer of the worker. Returns true if the worker answered every question.
    fn learn(&mut self, names: Vec<String>, phones: Vec<Phone>, answer: RulesResponse) -> bool {
        let complete = (names.is_empty() || answer.names.is_some()) && (phones.is_empty() || answer.phones.is_some());
        learn(&mut self.names, names, answer.names.unwrap_or_default());
        learn(&mut self.phones, phones, answer.phones.unwrap_or_default());
        complete
    }
}

/// Stores the answers. A question without an answer may be asked again.
fn learn<Q: Ord, A: Into<V>, V>(known: &mut BTreeMap<Q, Option<V>>, questions: Vec<Q>, answers: Vec<A>) {
    let mut answers = answers.into_iter();
    for question in questions {
        match answers.next() {
            Some(answer) => drop(known.insert(question, Some(answer.into()))),
            None if known.get(&question).is_some_and(Option::is_none) => drop(known.remove(&question)),
            None => {}
        }
    }
}

/// The verdicts are tracked: the caller runs again when a verdict arrives.
impl DeepRules for Deep {
    fn domain_name(&self, shaped: &str) -> Option<DeepVerdict> {
        self.read(|known| known.names.get(shaped).cloned().flatten())
    }

    fn phone(&self, typed: &str, country: &str) -> Option<PhoneVerdict> {
        let phone = (typed.to_owned(), self.country_or_home(country));
        self.read(|known| known.phones.get(&phone).cloned().flatten())
    }

    fn csr(&self, pem: &str, answers: &FormAnswers) -> Option<CsrVerdict> {
        self.read(|known| {
            let (judged, compared, verdict) = known.csr.as_ref()?;
            (judged == pem && compared == answers).then_some(*verdict)
        })
    }
}
