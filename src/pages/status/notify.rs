//! A notification of the browser when the status changes, if the applicant asks for one. Nothing asks for the permission before that.
//!
//! The objects are found by reflection: some browsers have none of them, and on phones the constructor throws.

use std::cell::Cell;

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::review::Review;
use crate::text::method as words;
use crate::text::orders;

/// The answer of a browser that allows notifications.
const GRANTED: &str = "granted";

thread_local! {
    // A change of the language draws the page anew, and the wish stays.
    static WANTED: Cell<bool> = const { Cell::new(false) };
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Notifying {
    Off,
    Asking,
    On,
    Refused,
    Lacking,
}

/// Draws the button; nothing where the browser has no notifications, and nothing once the review has ended.
pub(super) fn notify(review: Review) -> AnyView {
    let Review { app, status, poller, .. } = review;
    let Some(notification) = constructor() else { return ().into_any() };
    let notification = StoredValue::new_local(notification);
    let first = if WANTED.get() { Notifying::On } else { Notifying::Off };
    let state = RwSignal::new(first);
    if first == Notifying::On {
        poller.work_hidden();
    }
    let ask = move |_| {
        if state.get_untracked() != Notifying::Off {
            return;
        }
        state.set(Notifying::Asking);
        spawn_local(async move {
            let Some(constructor) = notification.try_get_value() else { return };
            let is_granted = permission(&constructor).await.as_deref() == Some(GRANTED);
            if is_granted {
                WANTED.set(true);
            }
            if state.try_set(if is_granted { Notifying::On } else { Notifying::Refused }).is_none() && is_granted {
                poller.work_hidden();
            }
        });
    };
    Effect::new(move |before: Option<Option<u64>>| {
        let version = status.with(|status| status.as_ref().map(|status| status.version));
        let changed = before.flatten().is_some_and(|before| version.is_some_and(|version| version > before));
        if changed && state.get_untracked() == Notifying::On {
            let text =
                status.with_untracked(|status| status.as_ref().map(|status| app.say(orders::status(&status.status))));
            let order_id = review.order_id();
            let title =
                app.say_with(orders::FOR, &[text.unwrap_or_default(), &app.say_with(orders::ORDER, &[&order_id])]);
            let body = review.order.with_value(|order| order.product.name.clone());
            let shown = notification.with_value(|constructor| show(constructor, &title, &body, &order_id));
            if shown.is_err() {
                state.set(Notifying::Lacking);
            }
        }
        version
    });
    let is_open =
        Memo::new(move |_| status.with(|status| status.as_ref().is_some_and(|status| !status.status.is_settled())));
    let told = move || match state.get() {
        Notifying::Off | Notifying::Asking => "",
        Notifying::On => app.say(words::NOTIFY_ON),
        Notifying::Refused => app.say(words::NOTIFY_REFUSED),
        Notifying::Lacking => app.say(words::NOTIFY_LACKING),
    };
    let has_button = move || matches!(state.get(), Notifying::Off | Notifying::Asking);
    view! { {move || is_open.get().then(|| view! {
        {move || has_button().then(|| view! {
            <p><button type="button" class="link-button" on:click=ask>{app.say(words::NOTIFY)}</button></p>
        })}
        <p class="small" role="status">{move || told()}</p>
    })} }
    .into_any()
}

fn constructor() -> Option<Function> {
    Reflect::get(&window(), &"Notification".into()).ok()?.dyn_into().ok()
}

/// Asks for the permission. The browser shows its own question.
async fn permission(constructor: &Function) -> Option<String> {
    let request: Function = Reflect::get(constructor, &"requestPermission".into()).ok()?.dyn_into().ok()?;
    let answer: Promise = request.call0(constructor).ok()?.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()?.as_string()
}

/// Shows a notification. It takes the place of an earlier one about the same order.
fn show(constructor: &Function, title: &str, body: &str, order_id: &str) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"body".into(), &body.into())?;
    Reflect::set(&options, &"tag".into(), &["signet-", order_id].concat().into())?;
    Reflect::construct(constructor, &Array::of2(&title.into(), &options)).map(|_| ())
}
