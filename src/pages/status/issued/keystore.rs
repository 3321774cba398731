//! Makes a keystore (PKCS#12) with the private key, for Windows and Tomcat.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::key::{KeyCheck, KeyControls, verdict};
use crate::components::{self, Notice, Tone, format_id};
use crate::key::{self, KeyVerdict, KeystoreProblem};
use crate::rules::private_key::keystore::PASSPHRASE_MIN_CHARS;
use crate::text::{csr_field, install, issued as words};

/// The media type of PKCS#12 (RFC 7292 and the registry of IANA).
const PKCS12: &str = "application/x-pkcs12";

#[derive(Clone, PartialEq, Eq)]
enum Making {
    Idle,
    Busy,
    Saved,
    /// No key is chosen, or it has not been checked.
    NoKey,
    Key(KeyCheck),
    Failed(KeystoreProblem),
    NotLoaded,
}

/// Draws the control for the passphrase and the button. `place` is the beginning of the ids, and `entry` is the name of
/// the entry in the keystore.
pub(super) fn keystore(controls: KeyControls, place: &str, file_name: String, entry: &str) -> impl IntoView + use<> {
    let app = controls.app;
    let state = RwSignal::new(Making::Idle);
    let passphrase = NodeRef::<html::Input>::new();
    let [id, hint_id] = ["passphrase", "passphrase-hint"].map(|part| format_id(place, part));
    let label = app.say_with(install::DOWNLOAD, &[&file_name]);
    let saved = app.say_with(words::STORE_SAVED, &[&file_name]);
    let entry = entry.to_owned();
    let make = move || {
        let is_ready = matches!(controls.check.get_untracked(), KeyCheck::Judged(KeyVerdict::Fits(_)));
        if state.get_untracked() == Making::Busy {
            return;
        }
        if !is_ready {
            state.set(Making::NoKey);
            return;
        }
        state.set(Making::Busy);
        let (chain, entry, file_name) = (controls.chain.get_value(), entry.clone(), file_name.clone());
        spawn_local(async move {
            let next = match controls.material().await {
                Err(problem) => problem.map_or(Making::NoKey, Making::Key),
                Ok(material) => {
                    let input = passphrase.try_get_untracked().flatten();
                    match key::keystore(chain, entry, material, input.as_ref()).await {
                        Ok(Ok(file)) if state.is_disposed() => drop(file),
                        Ok(Ok(file)) if components::download_bytes(&file, PKCS12, &file_name) => {
                            let _ = state.try_set(Making::Saved);
                            return;
                        }
                        Ok(Ok(_)) => {}
                        Ok(Err(problem)) => {
                            let _ = state.try_set(Making::Failed(problem));
                            return;
                        }
                        Err(_) => {
                            let _ = state.try_set(Making::NotLoaded);
                            return;
                        }
                    }
                    Making::Failed(KeystoreProblem::NotWritten)
                }
            };
            let _ = state.try_set(next);
        });
    };
    let outcome = move || {
        let wrong = |text: String| view! { <Notice tone=Tone::Wrong><p>{text}</p></Notice> }.into_any();
        match state.get() {
            Making::Idle => ().into_any(),
            Making::Busy => view! { <p>{app.say(words::STORE_MAKING)}</p> }.into_any(),
            Making::Saved => view! { <p>{saved.clone()}</p> }.into_any(),
            Making::NoKey => wrong(app.say(words::STORE_KEY_FIRST).to_owned()),
            Making::Key(check) => verdict(app, &check),
            Making::Failed(KeystoreProblem::Key(problem)) => verdict(app, &KeyCheck::Judged(problem)),
            Making::Failed(KeystoreProblem::Passphrase(problem)) => {
                wrong(words::passphrase_problem(problem, app.language()))
            }
            Making::Failed(KeystoreProblem::NotWritten) => wrong(app.say(words::STORE_FAILED).to_owned()),
            Making::NotLoaded => wrong(app.say(csr_field::NOT_LOADED).to_owned()),
        }
    };
    let hint = app.say_with(words::STORE_HINT, &[&PASSPHRASE_MIN_CHARS.to_string()]);
    view! {
        <form class="field" on:submit=move |event| {
            event.prevent_default();
            make();
        }>
            <label for=id.clone()>{app.say(words::STORE_PASSPHRASE)}</label>
            <p class="hint" id=hint_id.clone()>{hint}</p>
            <input id=id node_ref=passphrase type="password" autocomplete="new-password" spellcheck="false" autocapitalize="none" aria-describedby=hint_id />
            <p class="acts"><button type="submit" class="button quiet">{label}</button></p>
        </form>
        <div role="status">{move || outcome()}</div>
    }
}
