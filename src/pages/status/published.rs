//! The records to add to the DNS, with their names as providers want them, and the files to put on web servers.

use leptos::prelude::*;

use super::look_up::{LookUp, kind};
use super::review::Review;
use crate::api::safe_link;
use crate::components::{PillLook, Record, copyable, download, records};
use crate::contract::{DomainVerification, RecordState, RecordType, ValidationRecord};
use crate::rules::dns::{ZoneRecord, doubled, relative, sheet, zone_file};
use crate::state::AppContext;
use crate::text::{self, records as more, status as words};

/// The time that a resolver may keep a record, in seconds: five minutes, which most providers offer.
const TTL: u32 = 300;

/// Draws the records with everything that helps to publish them.
pub(super) fn published(review: Review, wanted: &DomainVerification, look_up: LookUp) -> Option<AnyView> {
    let app = review.app;
    let all = &wanted.records;
    if all.is_empty() {
        return None;
    }
    look_up.find_zones(all);
    let [name, value] = if all.iter().all(|record| record.r#type == RecordType::File) {
        [more::ADDRESS, words::FILE_CONTENT]
    } else {
        [words::RECORD_NAME, words::RECORD_VALUE]
    };
    let heads = [words::RECORD_DOMAIN, words::RECORD_TYPE, name, value, words::RECORD_STATE];
    let rows = all.iter().map(|record| row(app, record, look_up)).collect();
    let table = records(app.say(words::RECORDS), heads.map(|head| app.say(head)), rows);
    let is_in_dns = all.iter().any(|record| kind(record).is_some());
    let dns = is_in_dns.then(|| {
        view! {
            {how_to_enter(app, all, look_up)}
            {look_up.button(all)}
            {downloads(review, all, look_up)}
        }
    });
    let is_file = all.iter().any(|record| record.r#type == RecordType::File);
    let files = is_file.then(|| view! { <p class="small">{app.say(more::HOW_TO_PUT)}</p> });
    Some(view! { {table}{files}{dns} }.into_any())
}

/// Returns the look and the words of the pill of a record.
pub(super) fn state(state: &RecordState) -> (PillLook, text::Sentence) {
    match state {
        RecordState::Verified => (PillLook::Fine, words::RECORD_VERIFIED),
        RecordState::Pending | RecordState::Other(_) => (PillLook::Wait, words::RECORD_PENDING),
    }
}

fn row(app: AppContext, record: &ValidationRecord, look_up: LookUp) -> Record {
    let (look, said) = state(&record.state);
    let is_file = record.r#type == RecordType::File;
    let copy = |sentence| app.say_with(sentence, &[&record.domain]);
    let value = copyable(
        record.value.clone(),
        copy(if is_file { words::COPY_CONTENT } else { words::COPY_VALUE }),
        app.copy_words(),
    );
    let (name, value) = if is_file {
        (file_address(app, record), view! { {value}{file_button(app, record)} }.into_any())
    } else {
        (names(app, record, look_up), value.into_any())
    };
    Record {
        domain: record.domain.clone(),
        kind: record.r#type.as_str().to_owned(),
        name,
        value,
        look,
        state: app.say(said),
        note: look_up.note(record),
    }
}

/// Draws the name in full, and relative to the zone once the zone is known.
fn names(app: AppContext, record: &ValidationRecord, look_up: LookUp) -> AnyView {
    let (name, domain) = (record.name.clone(), record.domain.clone());
    let full = copyable(name.clone(), app.say_with(words::COPY_NAME, &[&domain]), app.copy_words());
    let short = move || {
        let zone = look_up.zone(&name)?;
        let short = relative(&name, &zone)?.to_owned();
        let copy = app.say_with(more::COPY_RELATIVE, &[&domain]);
        Some(view! {
            <div>
                <span class="small muted">{app.say_with(more::RELATIVE, &[&zone])}</span>" "
                {copyable(short, copy, app.copy_words())}
            </div>
        })
    };
    view! {
        <div><span class="small muted">{app.say(more::FULL)}</span>" "{full}</div>
        {move || short()}
    }
    .into_any()
}

/// Explains the two names with the first record as the example, once its zone is known.
fn how_to_enter(app: AppContext, all: &[ValidationRecord], look_up: LookUp) -> AnyView {
    let names =
        all.iter().filter(|record| kind(record).is_some()).map(|record| record.name.clone()).collect::<Vec<_>>();
    let example = move || names.iter().find_map(|name| look_up.zone(name).map(|zone| doubled(name, &zone)));
    let ttl = app.say_with(more::TTL, &[&TTL.to_string()]);
    view! {
        {move || example().map(|example| view! { <p class="small">{app.say_with(more::HOW_TO_ENTER, &[&example])}</p> })}
        <p class="small">{ttl}</p>
    }
    .into_any()
}

/// Draws the buttons that download all records.
fn downloads(review: Review, all: &[ValidationRecord], look_up: LookUp) -> AnyView {
    let app = review.app;
    let all = StoredValue::new(all.iter().filter(|record| kind(record).is_some()).cloned().collect::<Vec<_>>());
    let has_guard = RwSignal::new(false);
    let file_name = move |ending: &str| ["records-", &file_part(&review.order_id()), ".", ending].concat();
    let as_zone = move |_| {
        let text = all.with_value(|all| {
            let record = |record: &'_ ValidationRecord| {
                (record.name.clone(), record.r#type.as_str().to_owned(), record.value.clone())
            };
            let rows = all.iter().map(record).collect::<Vec<_>>();
            zone_file(
                &rows.iter().map(|(name, kind, value)| ZoneRecord { name, kind, value, ttl: TTL }).collect::<Vec<_>>(),
            )
        });
        download(&text, "text/dns", &file_name("zone"));
    };
    let as_sheet = move |_| {
        let rows = all.with_value(|all| {
            all.iter()
                .map(|record| {
                    let zone = look_up.zone_now(&record.name).unwrap_or_default();
                    let short = relative(&record.name, &zone).unwrap_or_default().to_owned();
                    [
                        record.domain.clone(),
                        record.r#type.as_str().to_owned(),
                        record.name.clone(),
                        short,
                        zone,
                        record.value.clone(),
                        TTL.to_string(),
                    ]
                })
                .collect::<Vec<_>>()
        });
        let heads = vec![
            app.say(words::RECORD_DOMAIN),
            app.say(words::RECORD_TYPE),
            app.say(more::FULL),
            app.say(more::HEAD_RELATIVE),
            app.say(more::HEAD_ZONE),
            app.say(words::RECORD_VALUE),
            app.say(more::HEAD_TTL),
        ];
        let cells = rows.iter().map(|row| row.iter().map(String::as_str).collect());
        let sheet = sheet(std::iter::once(heads).chain(cells));
        has_guard.set(sheet.has_guard);
        download(&sheet.text, "text/csv;charset=utf-8", &file_name("csv"));
    };
    let guard = move || if has_guard.get() { app.say(more::SHEET_GUARD) } else { "" };
    view! {
        <div class="acts">
            <button type="button" class="button quiet" on:click=as_zone>{app.say(more::ZONE_FILE)}</button>
            <button type="button" class="button quiet" on:click=as_sheet>{app.say(more::SHEET)}</button>
        </div>
        <p class="small" role="status">{move || guard()}</p>
    }
    .into_any()
}

/// Draws the address at which the CA looks for the file, with a link.
fn file_address(app: AppContext, record: &ValidationRecord) -> AnyView {
    let address = address_of(record);
    let copy = app.say_with(more::COPY_ADDRESS, &[&record.domain]);
    let open = app.say_with(more::OPEN, &[&record.domain]);
    // A wildcard has no address.
    let link = safe_link(&address).filter(|_| !record.domain.starts_with('*')).map(|href| {
        view! { <a class="button quiet" href=href target="_blank" rel="noopener" aria-label=open>{app.say(more::OPEN_SHORT)}</a> }
    });
    view! { {copyable(address, copy, app.copy_words())}{link} }.into_any()
}

fn file_button(app: AppContext, record: &ValidationRecord) -> AnyView {
    let last = record.name.rsplit('/').next().unwrap_or_default();
    let (content, name) = (record.value.clone(), file_part(last));
    let label = app.say_with(more::GET_FILE_FOR, &[&record.domain]);
    view! {
        <button type="button" class="link-button" aria-label=label on:click=move |_| {
            download(&content, "text/plain;charset=utf-8", &name);
        }>{app.say(more::GET_FILE)}</button>
    }
    .into_any()
}

/// The address at which the CA looks for a file. The CA begins with http (Baseline Requirements 3.2.2.4.18 and .19).
fn address_of(record: &ValidationRecord) -> String {
    if record.name.starts_with("http://") || record.name.starts_with("https://") {
        return record.name.clone();
    }
    let slash = if record.name.starts_with('/') { "" } else { "/" };
    ["http://", &record.domain, slash, &record.name].concat()
}

/// Returns a text as a part of a file's name: letters, digits, dots, hyphens and underscores.
pub(super) fn file_part(text: &str) -> String {
    let usual = |sign: char| if sign.is_ascii_alphanumeric() || "._-".contains(sign) { sign } else { '_' };
    let part: String = text.trim_start_matches('.').chars().map(usual).collect();
    if part.is_empty() { "file".to_owned() } else { part }
}
