//! The button "Use your phone", the QR code of the link, and the words about both.

use leptos::prelude::*;

use super::super::chosen::last_upload;
use super::super::photo_state::ChosenPhoto;
use super::state::{LinkState, PhoneLink, Wait, phone_link};
use super::time_left::{moment_ms, time_left};
use super::wait::wait;
use crate::api::BackendError;
use crate::components::{CopyWords, Notice, QrCode, Tone, copyable, dom};
use crate::contract::Document;
use crate::state::{AppContext, OpenOrder, error_lines};
use crate::text::backend::Page;
use crate::text::{handover as words, photo};

/// Lets a phone take the photo of a document. `chosen` is the photo that is chosen on this computer.
pub(in super::super) fn handover(
    app: AppContext,
    open: OpenOrder,
    document: &Document,
    chosen: ChosenPhoto,
) -> impl IntoView + use<> {
    let link = phone_link(app, &open.order_id(), document);
    wait(app, open, link);
    let document_type = document.document_type.clone();
    let ids = ["phone-", "phone-link-"].map(|start| [start, &document_type].concat());
    let make = Callback::new(move |()| {
        let uploaded_at = open.order.with_untracked(|order| order.document(&document_type).map(last_upload));
        link.make(app, uploaded_at.unwrap_or_default());
    });
    let shown = Memo::new(move |_| match link.state.get() {
        LinkState::Waiting(wait) | LinkState::Interrupted(wait, _) => Some(wait),
        _ => None,
    });
    let failed = Memo::new(move |_| match link.state.get() {
        LinkState::Failed(error) | LinkState::Interrupted(_, error) => Some(error),
        _ => None,
    });
    let has_focus = keep_focus(shown, ids.clone());
    let [button_id, panel_id] = ids;
    let panel = move || shown.get().map(|wait| panel(app, link, &wait, panel_id.clone(), make));
    let trouble = move || failed.get().map(|error| trouble(app, link, &error));
    let is_making = move || link.state.with(|state| *state == LinkState::Making);
    let button = move || {
        shown.read().is_none().then(|| {
            view! {
                <div class="acts"><button type="button" class="button quiet" id=button_id.clone()
                    aria-disabled=move || is_making().then_some("true") on:click=move |_| make.run(())>{app.say(words::USE_PHONE)}</button></div>
            }
        })
    };
    let on_leave = move |event: web_sys::FocusEvent| {
        // The event names the element that takes the focus, except when the focused button itself was removed.
        if event.related_target().is_some() {
            has_focus.set_value(false);
        }
    };
    view! {
        <div on:focusin=move |_| has_focus.set_value(true) on:focusout=on_leave>
            {move || panel()}
            <p class="photo-status" role="status">{move || told(app, link, chosen)}</p>
            {move || trouble()}
            {move || button()}
        </div>
    }
}

/// Returns the words for screen readers and for everybody. They change when the state does, and not with the time.
fn told(app: AppContext, link: PhoneLink, chosen: ChosenPhoto) -> String {
    let language = app.language();
    let until = |moment: &str| app.clock(Some(moment_ms(moment)));
    match link.state.get() {
        LinkState::None | LinkState::Failed(_) | LinkState::Interrupted(..) => String::new(),
        LinkState::Making => app.say(words::MAKING).to_owned(),
        LinkState::Waiting(_) => words::waiting(link.trouble.get().as_ref(), language),
        LinkState::Stopped(expires_at) => app.say_with(words::STOPPED, &[&until(&expires_at)]),
        LinkState::Expired => app.say(words::EXPIRED).to_owned(),
        LinkState::Arrived(bytes) => words::arrived(&photo::size(bytes), chosen.is_unsent(), language),
        LinkState::Closed => app.say(words::CLOSED).to_owned(),
    }
}

/// Draws the link as a code and as text.
fn panel(app: AppContext, link: PhoneLink, wait: &Wait, id: String, make: Callback<()>) -> impl IntoView + use<> {
    let until = |moment: &str| app.clock(Some(moment_ms(moment)));
    let left = time_left(app, &wait.expires_at);
    let works = move || left.get().map(|left| view! { <p>{app.say_with(words::WORKS, &[&left])}</p> });
    let way = match wait.url.clone() {
        None => view! { <p>{app.say_with(words::ELSEWHERE, &[&until(&wait.expires_at)])}</p> }.into_any(),
        Some(url) => {
            let copy = CopyWords { copy: app.say(crate::text::frame::COPY), ..app.copy_words() };
            let copied = copyable(url.clone(), app.say(words::COPY_LINK).to_owned(), copy);
            view! {
                <p>{app.say(words::SCAN)}</p>
                <QrCode text=url name=app.say(words::CODE).to_owned() />
                <p>{app.say(words::LINK)}" "{copied}</p>
                {move || works()}
                <p class="small muted">{app.say(words::SECRET)}</p>
            }
            .into_any()
        }
    };
    let earlier = wait.earlier.as_ref().map(|moment| app.say_with(words::EARLIER, &[&until(moment)]));
    let earlier = earlier.map(|words| view! { <p class="small muted">{words}</p> });
    view! {
        <div class="notice phone-link" role="group" tabindex="-1" id=id aria-label=app.say(words::USE_PHONE)>
            {way}
            {earlier}
            <div class="acts">
                <button type="button" class="button quiet" on:click=move |_| make.run(())>{app.say(words::NEW)}</button>
                <button type="button" class="button quiet" on:click=move |_| link.stop()>{app.say(words::CANCEL)}</button>
            </div>
        </div>
    }
}

/// Draws the error of a link that was not made, or of a check after which the page does not check again by itself.
fn trouble(app: AppContext, link: PhoneLink, error: &BackendError) -> impl IntoView + use<> {
    let is_interrupted = link.state.with_untracked(|state| matches!(state, LinkState::Interrupted(..)));
    let lines = match error {
        BackendError::NotFound(_) if !is_interrupted => view! { <p>{app.say(words::NOT_OFFERED)}</p> }.into_any(),
        error => error_lines(app, error, Page::WithoutAnswers),
    };
    let again = is_interrupted.then(|| {
        view! {
            <div class="acts"><button type="button" class="button quiet" on:click=move |_| link.resume()>{app.say(words::CHECK_AGAIN)}</button></div>
        }
    });
    view! { <Notice tone=Tone::Wrong role="alert">{lines}{again}</Notice> }
}

/// Moves the focus when the focused button goes with the panel or makes way for it; otherwise the focus would be lost.
/// Returns the flag in which the listeners note that the focus is inside.
fn keep_focus(shown: Memo<Option<Wait>>, [button_id, panel_id]: [String; 2]) -> StoredValue<bool> {
    let has_focus = StoredValue::new(false);
    let mut before = None;
    Effect::new(move || {
        let now = shown.get();
        let target = if now.is_some() { panel_id.clone() } else { button_id.clone() };
        if before.replace(now.clone()).is_some_and(|before| before != now) && has_focus.get_value() {
            request_animation_frame(move || {
                let lost = document().active_element().is_none_or(|it| it.tag_name() == "BODY");
                if let Some(element) = dom::by_id(&target).filter(|_| lost) {
                    let _ = element.focus();
                }
            });
        }
    });
    has_focus
}
