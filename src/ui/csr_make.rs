//! A key and a CSR made in this browser. The key is offered once, and the way on opens when it was saved.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};

use super::csr_field::{CsrGate, CsrProps};
use super::csr_report::csr_report;
use super::text_field::{error_line, format_id};
use super::{Notice, Tone, dom, download};
use crate::csr::{self, KeyChoice, Made};
use crate::text::Sentence;
use crate::text::csr_field as words;
use crate::text::csr_report::Report;
use crate::text::fields;

/// How far it is.
#[derive(Clone)]
enum State {
    /// Nothing made.
    Open,
    Making,
    /// Why nothing was made.
    NotMade(String),
    /// Made; the key waits to be saved.
    Made(Made),
    /// The applicant has the key, this page has it no more.
    Saved,
}

/// The choices, the button, and the key to save. `id` is the key select's prefix.
pub(super) fn make_csr(id: &str, props: CsrProps) -> impl IntoView + use<> {
    let CsrProps { language, error, error_prefix, answers, gate, .. } = props;
    let say = move |sentence: Sentence| language.say(sentence);
    let state = RwSignal::new(State::Open);
    // A CSR names what the form named when it was made. What it says stands beside the answers of now, once it is kept.
    let beside = RwSignal::new(None::<Report>);
    let key = RwSignal::new(0usize);
    let passphrase_input = NodeRef::<html::Input>::new();
    let passphrase = RwSignal::new(String::new());
    let is_shown = RwSignal::new(false);
    // A CSR that was pasted has another key.
    props.pem.set(String::new());
    gate.set(CsrGate::NotMade);
    guard_unsaved(state);

    let make = move || {
        if matches!(*state.read_untracked(), State::Making) {
            return;
        }
        state.set(State::Making);
        beside.set(None);
        gate.set(CsrGate::Checking);
        let choice = KeyChoice::ALL.get(key.get_untracked()).copied().unwrap_or_default();
        let (secret, form) = (passphrase.get_untracked(), answers.get_untracked());
        spawn_local(async move {
            let made = csr::make(choice, secret, form, language).await;
            let next = match made {
                Ok(Ok(made)) if made.report.problems.is_empty() => State::Made(made),
                Ok(Ok(made)) => State::NotMade(made.report.problems.concat()),
                Ok(Err(why)) => State::NotMade(why),
                Err(_) => State::NotMade(say(words::NOT_LOADED).to_owned()),
            };
            let stands = if matches!(next, State::Made(_)) { CsrGate::NotSaved } else { CsrGate::NotMade };
            // Both are gone where the applicant went elsewhere meanwhile.
            if state.try_set(next).is_none() {
                gate.set(stands);
            }
        });
    };
    let compare = Callback::new(move |()| {
        if !matches!(*state.read_untracked(), State::Saved) {
            return;
        }
        gate.set(CsrGate::Checking);
        let (pem, form) = (props.pem.get_untracked(), answers.get_untracked());
        spawn_local(async move {
            let judged = csr::judge(pem.as_bytes(), form.clone(), language).await;
            let is_saved = state.try_read_untracked().is_some_and(|state| matches!(*state, State::Saved));
            if !is_saved || answers.get_untracked() != form {
                return; // Something newer is there, or the field is gone.
            }
            let stands = judged.as_ref().is_ok_and(|report| report.problems.is_empty());
            gate.set(if stands { CsrGate::Open } else { CsrGate::Refused });
            if let Ok(report) = judged {
                beside.set(Some(report));
            }
        });
    });
    let done_id = StoredValue::new(format_id(id, "done"));
    let saved = move || {
        let State::Made(made) = state.get_untracked() else { return };
        // From here on the key is the applicant's alone.
        state.set(State::Saved);
        passphrase.set(String::new());
        if let Some(input) = passphrase_input.get_untracked() {
            input.set_value("");
        }
        props.pem.set(made.report.pem.clone());
        beside.set(Some(made.report));
        gate.set(CsrGate::Open);
        props.on_edit.run(());
        compare.run(());
        // The box that had the focus is gone with the key.
        dom::focus_soon(done_id.get_value());
    };
    Effect::new(move || {
        answers.track();
        compare.run(());
    });

    let [key_id, passphrase_id, show_id, saved_id, error_id] =
        ["key", "passphrase", "show", "saved", "error"].map(|part| format_id(id, part));
    let [key_hint, passphrase_hint] = [format_id(&key_id, "hint"), format_id(&passphrase_id, "hint")];
    let options: Vec<_> = KeyChoice::ALL
        .iter()
        .enumerate()
        .map(|(at, choice)| view! { <option value=at.to_string()>{choice.name()}</option> })
        .collect();
    let outcome = move || {
        match state.get() {
        State::Open => ().into_any(),
        State::Making => view! { <p>{say(words::MAKING)}</p> }.into_any(),
        State::NotMade(why) => view! { <Notice tone=Tone::Wrong><p>{why}</p></Notice> }.into_any(),
        State::Saved => view! { <Notice tone=Tone::Calm><p id=done_id.get_value() tabindex="-1">{say(words::KEY_GONE)}</p></Notice> }.into_any(),
        State::Made(Made { report, key_pem }) => {
            let saved_id = saved_id.clone();
            let name = file_name(&answers.read_untracked().domains);
                view! {
                    <Notice tone=Tone::Wait>
                        <p>{say(words::MADE)}</p>
                        <p>{say(words::KEEP)}</p>
                        <button type="button" class="button" on:click=move |_| { download(&key_pem, "application/x-pem-file", &name); }>{say(words::SAVE_KEY)}</button>
                        <div class="check">
                            <input id=saved_id.clone() type="checkbox" on:change=move |_| saved() />
                            <label for=saved_id>{say(words::SAVED_KEY)}</label>
                        </div>
                    </Notice>
                    {csr_report(report, language, props.on_take_names)}
                }.into_any()
        }
    }
    };
    let make_label = move || match &*state.read() {
        State::Made(_) | State::Saved => say(words::MAKE_ANOTHER),
        _ => say(words::MAKE),
    };
    view! {
        <fieldset class="csr-make field" id=id.to_owned() class:wrong=move || error.read().is_some()>
            <legend>{say(fields::CSR_BROWSER)}</legend>
            {move || error.get().map(|error| error_line(error_id.clone(), error_prefix, error))}
            <div class="field">
                <div class="label"><label for=key_id.clone()>{say(words::KEY_KIND)}</label></div>
                <p class="hint" id=key_hint.clone()>{say(words::KEY_KIND_HINT)}</p>
                <select id=key_id aria-describedby=key_hint
                    on:change=move |event| key.set(event_target_value(&event).parse().unwrap_or_default())>{options}</select>
            </div>
            <div class="field">
                <div class="label"><label for=passphrase_id.clone()>{say(words::PASSPHRASE)}</label></div>
                <p class="hint" id=passphrase_hint.clone()>{say(words::PASSPHRASE_HINT)}</p>
                <input id=passphrase_id node_ref=passphrase_input type=move || if is_shown.get() { "text" } else { "password" } autocomplete="new-password"
                    spellcheck="false" autocapitalize="none" aria-describedby=passphrase_hint
                    on:input=move |event| passphrase.set(event_target_value(&event)) />
                <div class="check">
                    <input id=show_id.clone() type="checkbox" on:change=move |event| is_shown.set(event_target_checked(&event)) />
                    <label for=show_id>{say(words::SHOW_PASSPHRASE)}</label>
                </div>
            </div>
            <button type="button" class="button quiet" aria-disabled=move || matches!(*state.read(), State::Making).then_some("true")
                on:click=move |_| make()>{move || make_label()}</button>
            <div role="status">{move || outcome()}</div>
            {move || beside.get().map(|report| csr_report(report, language, props.on_take_names))}
        </fieldset>
    }
}

/// Closing the page loses a key that was not saved: the browser asks first.
fn guard_unsaved(state: RwSignal<State>) {
    let handle = window_event_listener(ev::beforeunload, move |event| {
        if state.try_read_untracked().is_some_and(|state| matches!(*state, State::Made(_))) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// `www.example.com.key.pem`; a wildcard's asterisk is no letter of a file's name.
fn file_name(domains: &[String]) -> String {
    let name = domains.first().map_or("private", String::as_str);
    [&name.replace('*', "wildcard"), ".key.pem"].concat()
}
