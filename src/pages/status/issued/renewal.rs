//! The end of the certificate: when to renew and with which order, a calendar entry, and what the CA may use again.

use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::super::super::moment::{date, filled, filled_all};
use super::super::super::renewal::renew_href;
use super::section::Issued;
use crate::application::{
    CALENDAR_TYPE, RENEWAL_DAYS, Remaining, certificate_file_stem, end_entry, remaining, renewal_order,
};
use crate::components;
use crate::contract::{Order, StageCode, StageState, Status};
use crate::routes::Route;
use crate::rules::reuse::{Check, limits_after, limits_on, usable_until};
use crate::state::AppContext;
use crate::text::{frame, renewal as words};

/// The milliseconds of a day.
const DAY_MS: f64 = 86_400_000.0;

/// The orders of the account, as far as they are needed to renew.
#[derive(Clone)]
enum Renewing {
    Loading,
    Failed,
    /// No order of the same product waits for its application.
    None,
    With(Box<Order>),
}

/// Draws the section. It draws nothing if the status does not say when the certificate ends.
pub(super) fn renewal(app: AppContext, issued: Issued) -> Option<AnyView> {
    let Issued { order, status, .. } = issued;
    let end = status.certificate.as_ref()?.not_after.clone();
    let end_ms = moment(&end)?;
    let now_ms = app.backend.now_ms();
    let left = remaining(&status.status, seconds(end_ms), seconds(now_ms));
    let when = match left {
        Remaining::Long => {
            let days = RENEWAL_DAYS.to_string();
            filled_all(app, words::LATER, vec![date(app, &end).into_any(), days.into_any()]).into_any()
        }
        Remaining::Due => filled(app, words::ENDS, date(app, &end)).into_any(),
        Remaining::Ended => filled(app, words::ENDED, date(app, &end)).into_any(),
    };
    let offer = (left != Remaining::Long).then(|| offer(app, order.clone()));
    let calendar = (left != Remaining::Ended).then(|| calendar(app, &order, end_ms, now_ms));
    let reuse = reuse(app, &status, now_ms);
    let title = app.say(words::TITLE);
    Some(
        view! { <section class="group issued" aria-label=title><h2>{title}</h2><p>{when}</p>{offer}{calendar}{reuse}</section> }
            .into_any(),
    )
}

/// Draws the order that renews the certificate.
fn offer(app: AppContext, old: Order) -> impl IntoView {
    let renewing = RwSignal::new(Renewing::Loading);
    let old_id = old.order_id.clone();
    let old = StoredValue::new(old);
    let load = move || {
        renewing.set(Renewing::Loading);
        spawn_local(async move {
            let next = match app.backend.orders().await {
                Err(_) => Renewing::Failed,
                Ok(orders) => {
                    let found =
                        old.try_with_value(|old| renewal_order(orders.iter().flatten(), old).cloned()).flatten();
                    found.map_or(Renewing::None, |order| Renewing::With(Box::new(order)))
                }
            };
            let _ = renewing.try_set(next);
        });
    };
    load();
    move || {
        match renewing.get() {
        Renewing::Loading => view! { <p role="status">{app.say(frame::LOADING)}</p> }.into_any(),
        Renewing::Failed => view! {
            <p>{app.say(words::NOT_LOADED)}" "
                <button type="button" class="link-button" on:click=move |_| load()>{app.say(frame::RETRY)}</button>
            </p>
        }
        .into_any(),
        Renewing::None => view! { <p>{app.say(words::NO_ORDER)}</p> }.into_any(),
        Renewing::With(order) => view! {
            <p>{app.say(words::FILLS)}</p>
            <p><A href=renew_href(app, &order.order_id, &old_id) attr:class="button">{app.say_with(words::RENEW_WITH, &[&order.order_id])}</A></p>
        }
        .into_any(),
    }
    }
}

/// Draws the button that saves a calendar entry for the end.
fn calendar(app: AppContext, order: &Order, end_ms: f64, now_ms: f64) -> impl IntoView + use<> {
    let told = RwSignal::new(String::new());
    let order_id = order.order_id.clone();
    let first = order.domains.first().cloned().unwrap_or_else(|| order.product.name.clone());
    let file_name = [&certificate_file_stem(&order.domains), "-end.ics"].concat();
    let save = move |_| {
        let origin = window().location().origin().unwrap_or_default();
        let address = [origin, app.href(Route::Status(order_id.clone()))].concat();
        let title = app.say_with(words::EVENT, &[&first]);
        let details = app.say_with(words::EVENT_DETAILS, &[&order_id, &address]);
        let offset = -Date::new(&end_ms.into()).get_timezone_offset() * 60.0;
        let file = end_entry(&order_id, seconds(end_ms), seconds(now_ms), seconds(offset * 1000.0), &title, &details);
        if components::download(&file, CALENDAR_TYPE, &file_name) {
            told.set(app.say_with(words::CALENDAR_SAVED, &[&file_name]));
        }
    };
    view! {
        <div class="acts">
            <button type="button" class="button quiet" on:click=save>{app.say(words::CALENDAR)}</button>
            <span class="small muted told" role="status">{move || told.get()}</span>
        </div>
    }
}

/// Draws what the CA may use again, and how long a new certificate lasts.
fn reuse(app: AppContext, status: &Status, now_ms: f64) -> impl IntoView + use<> {
    let today = day(now_ms);
    let done = |code: &StageCode| {
        let stage = status.stages.iter().find(|stage| stage.code == *code && stage.state == StageState::Done)?;
        moment(stage.at.as_deref()?)
    };
    let line = |check: Check, at: f64, use_again, over| {
        let until = usable_until(check, day(at));
        let checked = date(app, &text(at)).into_any();
        if until < today {
            filled(app, over, checked).into_any()
        } else {
            filled_all(app, use_again, vec![checked, date(app, &text_of_day(until)).into_any()]).into_any()
        }
    };
    let domains = done(&StageCode::DomainVerification)
        .map(|at| line(Check::Domains, at, words::REUSE_DOMAINS, words::REUSE_DOMAINS_OVER));
    let company = done(&StageCode::OrganizationCall)
        .map(|at| line(Check::Organisation, at, words::REUSE_COMPANY, words::REUSE_COMPANY_OVER));
    let items: Vec<_> = [domains, company].into_iter().flatten().map(|line| view! { <li>{line}</li> }).collect();
    let reuse = (!items.is_empty()).then(|| {
        view! {
            <h3>{app.say(words::REUSE)}</h3>
            <ul>{items}</ul>
            <p class="small">{app.say(words::REUSE_NOTE)}</p>
        }
    });
    let life = limits_on(today).life_days.to_string();
    let life = match limits_after(today) {
        None => filled(app, words::LIFE, life).into_any(),
        Some(next) => {
            let from = date(app, &text_of_day(next.from)).into_any();
            filled_all(app, words::LIFE_NEXT, vec![life.into_any(), from, next.life_days.to_string().into_any()])
                .into_any()
        }
    };
    view! { {reuse}<p class="small">{life}</p> }
}

/// The moment of a text in RFC 3339, in milliseconds since 1970.
fn moment(rfc3339: &str) -> Option<f64> {
    Some(Date::new(&rfc3339.into()).get_time()).filter(|time| time.is_finite())
}

#[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 are exact in both types")]
fn seconds(milliseconds: f64) -> i64 {
    (milliseconds / 1000.0).floor() as i64
}

#[expect(clippy::cast_possible_truncation, reason = "days since 1970 are small")]
fn day(milliseconds: f64) -> i64 {
    (milliseconds / DAY_MS).floor() as i64
}

fn text(milliseconds: f64) -> String {
    Date::new(&milliseconds.into()).to_iso_string().into()
}

/// The noon of a day in UTC, which is the same day in nearly every time zone.
#[expect(clippy::cast_precision_loss, reason = "days since 1970 are small")]
fn text_of_day(day: i64) -> String {
    text((day as f64 + 0.5) * DAY_MS)
}
