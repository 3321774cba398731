//! Asks the DNS about the domain names before they are submitted: names that do not exist, and CAA records that do not allow this
//! CA. It is advice, and asked only where the site has a DNS service.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::dns_service::{ask, clipped, service};
use crate::application::DeepRules;
use crate::components::copyable;
use crate::rules::dns::caa::{CaaVerdict, Property, climb, judge};
use crate::rules::dns::{Answer, Data, RecordKind};
use crate::state::{AppContext, OpenOrder, list, setting};
use crate::text::caa as words;

/// The most names that are looked up.
const NAMES: usize = 100;

/// The finding about a name.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Finding {
    Missing,
    Caa(CaaVerdict),
    Unknown,
}

/// The progress of the look-up.
#[derive(Clone)]
enum LookedUp {
    Not,
    /// The findings, and the number of names of the application.
    Done(Vec<(String, Finding)>, usize),
}

/// Draws the section; nothing if the site has no DNS service.
pub(super) fn dns(app: AppContext, open: OpenOrder) -> AnyView {
    let looked_up = RwSignal::new(LookedUp::Not);
    let brand = StoredValue::new(open.order.with_untracked(|order| order.product.brand.clone()));
    let ours = move || setting(|site| brand.with_value(|brand| site.caa_names(brand).map(<[String]>::to_vec)));
    Effect::new(move |begun: Option<bool>| {
        let Some(service) = service().filter(|_| begun != Some(true)) else { return begun.unwrap_or_default() };
        let ours = untrack(ours);
        spawn_local(async move {
            // The rules write names of other scripts in the letters of the DNS.
            open.settle_verdicts().await;
            if looked_up.is_disposed() || open.is_closed() {
                return;
            }
            let names = names(open);
            let found = find(&service, &names, ours.as_deref(), looked_up).await;
            let _ = looked_up.try_set(LookedUp::Done(found, names.len()));
        });
        true
    });
    let content = move || match looked_up.get() {
        LookedUp::Not => view! { <p class="muted">{app.say(words::LOOKING)}</p> }.into_any(),
        LookedUp::Done(_, 0) => ().into_any(),
        LookedUp::Done(found, count) => {
            let rest = (count > NAMES)
                .then(|| view! { <p class="small muted">{app.say_with(words::FIRST, &[&NAMES.to_string()])}</p> });
            view! { {told(app, &found, ours().as_deref())}{rest} }.into_any()
        }
    };
    let has_service = Memo::new(move |_| service().is_some());
    view! { {move || has_service.get().then(|| view! {
        <section class="group" aria-label=app.say(words::TITLE)>
            <h2>{app.say(words::TITLE)}</h2>
            <div role="status">{move || content()}</div>
        </section>
    })} }
    .into_any()
}

/// The names of the application in A-labels.
fn names(open: OpenOrder) -> Vec<String> {
    untrack(|| {
        let draft = open.draft();
        let typed = draft.names().into_iter().map(|name| name.trim_end_matches('.').to_lowercase());
        let ascii = typed.map(|name| DeepRules::domain_name(&open.deep, &name).map_or(name, |verdict| verdict.ascii));
        ascii.filter(|name| !name.is_empty() && name.is_ascii()).collect()
    })
}

/// Looks up the first names, as long as the page is there.
async fn find(
    service: &str,
    names: &[String],
    ours: Option<&[String]>,
    looked_up: RwSignal<LookedUp>,
) -> Vec<(String, Finding)> {
    // Names ask for the same names above them, and a wildcard and its base are one name.
    let mut known = BTreeMap::<String, Option<Answer>>::new();
    let mut found = Vec::new();
    for name in names.iter().take(NAMES) {
        if looked_up.is_disposed() {
            break;
        }
        found.push((name.clone(), look_at(service, name, ours, &mut known).await));
    }
    found
}

async fn look_at(
    service: &str,
    name: &str,
    ours: Option<&[String]>,
    known: &mut BTreeMap<String, Option<Answer>>,
) -> Finding {
    for (at, above) in climb(name).enumerate() {
        if !known.contains_key(above) {
            let answer = ask(service, above, RecordKind::Caa, 0).await;
            known.insert(above.to_owned(), answer);
        }
        let Some(Some(answer)) = known.get(above) else { return Finding::Unknown };
        if at == 0 && answer.is_missing {
            return Finding::Missing;
        }
        let properties = answer.records.iter().filter_map(property).collect::<Vec<Property>>();
        if !properties.is_empty() {
            return Finding::Caa(judge(above, &properties, name.starts_with("*."), ours));
        }
    }
    Finding::Caa(CaaVerdict::Free)
}

fn property(record: &Data) -> Option<Property> {
    match record {
        Data::Caa(property) => Some(property.clone()),
        Data::Cname(_) | Data::Txt(_) => None,
    }
}

/// Draws the findings that need attention, or says that there are none.
fn told(app: AppContext, found: &[(String, Finding)], ours: Option<&[String]>) -> AnyView {
    let lines =
        grouped(found).iter().filter_map(|(names, finding)| line(app, names, finding, ours)).collect::<Vec<_>>();
    let unknown = found.iter().filter(|(_, finding)| *finding == Finding::Unknown);
    let unknown = unknown.map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let unknown = (!unknown.is_empty())
        .then(|| view! { <p>{app.say_with(words::UNKNOWN, &[&clipped(&list(app.language(), unknown))])}</p> });
    if lines.is_empty() && unknown.is_none() {
        return view! { <p>{app.say(words::FINE)}</p> }.into_any();
    }
    let advice = (!lines.is_empty()).then(|| view! { <p class="muted">{app.say(words::ADVICE)}</p> });
    let items = (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> });
    view! { {advice}{items}{unknown} }.into_any()
}

/// Puts the names together that the same CAA records decide. A wildcard has a group of wildcards, because it needs another record.
fn grouped(found: &[(String, Finding)]) -> Vec<(Vec<String>, &Finding)> {
    let mut groups = Vec::<(Vec<String>, &Finding)>::new();
    for (name, finding) in found {
        let is_same = |group: &&mut (Vec<String>, &Finding)| {
            matches!(finding, Finding::Caa(_))
                && group.1 == finding
                && group.0.iter().all(|other| other.starts_with("*.") == name.starts_with("*."))
        };
        match groups.iter_mut().find(is_same) {
            Some((names, _)) => names.push(name.clone()),
            None => groups.push((vec![name.clone()], finding)),
        }
    }
    groups
}

fn line(app: AppContext, names: &[String], finding: &Finding, ours: Option<&[String]>) -> Option<AnyView> {
    let all = |items: &[String]| clipped(&list(app.language(), items.to_vec()));
    let name = all(names);
    let is_wildcard = names.iter().any(|name| name.starts_with("*."));
    let (sentence, add) = match finding {
        Finding::Unknown | Finding::Caa(CaaVerdict::Free | CaaVerdict::Allowed) => return None,
        Finding::Missing => (app.say_with(words::MISSING, &[&name]), None),
        Finding::Caa(CaaVerdict::Critical { at, tag }) => {
            (app.say_with(words::CRITICAL, &[at, &clipped(tag), &name]), None)
        }
        Finding::Caa(CaaVerdict::Limited { at, issuers }) => {
            (app.say_with(words::LIMITED, &[at, &name, &all(issuers)]), None)
        }
        Finding::Caa(CaaVerdict::Forbidden { at, issuers }) => {
            let sentence = if issuers.is_empty() {
                app.say_with(words::NOBODY, &[at, &name])
            } else {
                app.say_with(words::FORBIDDEN, &[at, &name, &all(issuers)])
            };
            (sentence, ours.and_then(<[String]>::first).map(|our| added(app, at, is_wildcard, our)))
        }
    };
    Some(view! { <li dir="auto"><p>{sentence}</p>{add}</li> }.into_any())
}

/// Draws the record that allows this CA.
fn added(app: AppContext, at: &str, is_wildcard: bool, our: &str) -> AnyView {
    let tag = if is_wildcard { "issuewild" } else { "issue" };
    let record = [at, ". IN CAA 0 ", tag, " \"", our, "\""].concat();
    let copy = app.say_with(words::COPY, &[at]);
    view! { <p>{app.say_with(words::ADD, &[at])}" "{copyable(record, copy, app.copy_words())}</p> }.into_any()
}
