//! The zones of the records of the domain verification, and what the DNS says about the records when the applicant asks for it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::dns_service::{ask, clipped, service};
use crate::contract::{RecordType, ValidationRecord};
use crate::rules::deep::message::{ZonesRequest, ZonesResponse};
use crate::rules::dns::{RecordKind, Seen, doubled, is_there, others};
use crate::state::AppContext;
use crate::text::records as words;
use crate::worker::WorkerClient;

/// The milliseconds of a second.
const SECOND_MS: f64 = 1e3;

/// The facts about the records that do not come from the CA. They outlive a change of the status.
#[derive(Clone, Copy)]
pub(super) struct LookUp {
    app: AppContext,
    /// The zone of each record's name.
    zones: RwSignal<BTreeMap<String, String>>,
    /// The answer of the DNS about a record with this name and value, and its time in milliseconds since 1970.
    seen: RwSignal<BTreeMap<(String, String), (Seen, f64)>>,
    progress: RwSignal<Progress>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Idle,
    Busy,
    Done { found: usize, of: usize },
}

impl LookUp {
    pub(super) fn new(app: AppContext) -> Self {
        Self {
            app,
            zones: RwSignal::new(BTreeMap::new()),
            seen: RwSignal::new(BTreeMap::new()),
            progress: RwSignal::new(Progress::Idle),
        }
    }

    /// Finds the zones of these records, unless they are known. Without the list of suffixes the page shows the full names alone.
    pub(super) fn find_zones(self, records: &[ValidationRecord]) {
        let known = self.zones.get_untracked();
        let names = records.iter().filter(|record| kind(record).is_some()).map(|record| record.name.clone());
        let names = names.filter(|name| !known.contains_key(name)).collect::<Vec<_>>();
        if names.is_empty() {
            return;
        }
        let lower = |name: &String| name.trim_end_matches('.').to_ascii_lowercase();
        let question = ZonesRequest { zones_of: names.iter().map(lower).collect() };
        spawn_local(async move {
            let answer = WorkerClient::RULES.ask::<_, ZonesResponse>(&question).await;
            if let Ok(ZonesResponse { zones: Some(zones) }) = answer {
                let found = names.into_iter().zip(zones).filter(|(_, zone)| !zone.is_empty());
                let _ = self.zones.try_update(|known| known.extend(found));
            }
        });
    }

    /// Returns the zone of a record's name, once it is known. Tracked.
    pub(super) fn zone(self, name: &str) -> Option<String> {
        self.zones.read().get(name).cloned()
    }

    /// Returns the zone without tracking it.
    pub(super) fn zone_now(self, name: &str) -> Option<String> {
        self.zones.read_untracked().get(name).cloned()
    }

    /// Draws the button with the outcome of a press; nothing if the site has no DNS service.
    pub(super) fn button(self, records: &[ValidationRecord]) -> AnyView {
        let Self { app, progress, .. } = self;
        let records = records.iter().filter(|record| kind(record).is_some()).cloned().collect::<Vec<_>>();
        let look = move |_| {
            if progress.get_untracked() == Progress::Busy {
                return;
            }
            let Some(service) = untrack(service) else { return };
            progress.set(Progress::Busy);
            spawn_local(self.look(service, records.clone()));
        };
        let told = move || match progress.get() {
            Progress::Idle => String::new(),
            Progress::Busy => app.say(words::LOOKING_UP).to_owned(),
            Progress::Done { found, of } => app.say_with(words::LOOKED_UP, &[&found.to_string(), &of.to_string()]),
        };
        view! { {move || service().map(|_| {
            let look = look.clone();
            view! {
                <div class="acts">
                    <button type="button" class="button quiet" aria-disabled=move || (progress.get() == Progress::Busy).then_some("true") on:click=look>
                        {app.say(words::LOOK_UP)}
                    </button>
                    <span class="small muted" role="status">{move || told()}</span>
                </div>
            }
        })} }
        .into_any()
    }

    async fn look(self, service: String, records: Vec<ValidationRecord>) {
        let mut found = 0;
        for record in &records {
            let seen = self.look_for(&service, record).await;
            found += usize::from(seen == Seen::Found);
            let place = (record.name.clone(), record.value.clone());
            let at = self.app.backend.now_ms();
            // The page may be gone.
            if self.seen.try_update(|known| known.insert(place, (seen, at))).is_none() {
                return;
            }
        }
        let _ = self.progress.try_set(Progress::Done { found, of: records.len() });
    }

    async fn look_for(self, service: &str, record: &ValidationRecord) -> Seen {
        let ValidationRecord { name, value, r#type, .. } = record;
        let Some(kind) = kind(record) else { return Seen::Unknown };
        // A number of this moment, so that no cache of the browser answers.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "any number will do")]
        let number = self.app.backend.now_ms() as u64 as u16;
        let Some(answer) = ask(service, name, kind, number).await else { return Seen::Unknown };
        if is_there(&answer, r#type.as_str(), value) {
            return Seen::Found;
        }
        let listed = self.zones.try_read_untracked().and_then(|zones| zones.get(name).cloned());
        // The zone that answers may begin below the registered name. It is then the one that a provider shows.
        let answering = answer.negative.as_ref().map(|negative| negative.zone.clone());
        let zone = match (listed, answering) {
            (Some(listed), Some(own)) if own.ends_with(&[".", &listed].concat()) => Some(own),
            (listed, _) => listed,
        };
        if let Some(zone) = zone {
            let wrong = doubled(name, &zone);
            let there = ask(service, &wrong, kind, number).await;
            if there.is_some_and(|answer| is_there(&answer, r#type.as_str(), value)) {
                return Seen::Doubled(wrong);
            }
        }
        let others = others(&answer, r#type.as_str());
        if others.is_empty() {
            Seen::NotYet { seconds: answer.negative.map(|negative| negative.seconds) }
        } else {
            Seen::Others(others)
        }
    }

    /// Draws what the DNS said about a record.
    pub(super) fn note(self, record: &ValidationRecord) -> AnyView {
        let app = self.app;
        let place = (record.name.clone(), record.value.clone());
        let words = move || {
            let (seen, at) = self.seen.read().get(&place).cloned()?;
            Some(match seen {
                Seen::Found => app.say(words::SEEN_FOUND).to_owned(),
                Seen::NotYet { seconds: None } => app.say(words::SEEN_NOT_YET).to_owned(),
                Seen::NotYet { seconds: Some(seconds) } => {
                    let until = js_sys::Date::new(&(at + f64::from(seconds) * SECOND_MS).into());
                    // A moment beyond what a date can hold has no words.
                    let moment = until.get_time().is_finite().then(|| app.time(&String::from(until.to_iso_string())));
                    moment.map_or_else(
                        || app.say(words::SEEN_NOT_YET).to_owned(),
                        |moment| app.say_with(words::SEEN_NOT_YET_UNTIL, &[&moment]),
                    )
                }
                Seen::Others(values) => {
                    let shown = values.iter().map(|value| clipped(value)).collect::<Vec<_>>().join(" · ");
                    app.say_with(words::SEEN_OTHERS, &[&clipped(&shown)])
                }
                Seen::Doubled(name) => app.say_with(words::SEEN_DOUBLED, &[&name]),
                Seen::Unknown => app.say(words::SEEN_UNKNOWN).to_owned(),
            })
        };
        view! { {move || words().map(|words| view! { <p class="small">{words}</p> })} }.into_any()
    }
}

/// The type to ask for; `None` for a record that is not in the DNS.
pub(super) fn kind(record: &ValidationRecord) -> Option<RecordKind> {
    match record.r#type {
        RecordType::Txt => Some(RecordKind::Txt),
        RecordType::Cname => Some(RecordKind::Cname),
        RecordType::File | RecordType::Other(_) => None,
    }
}
