//! Makes a key and a CSR in this browser. The key is offered once. The CSR enters the draft when the applicant has
//! saved the key.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::method::{CsrProgress, CsrProps, Judged};
use super::report::csr_report;
use crate::components::{FieldNotes, FrameKind, Notice, Tone, dom, download, field_frame, format_id};
use crate::csr::{self, KeyChoice, Made};
use crate::text::Sentence;
use crate::text::csr_field as words;
use crate::text::csr_report::Report;
use crate::text::fields;

/// The progress of making a key and a CSR.
#[derive(Clone)]
enum MakeState {
    /// Nothing is made yet.
    Open,
    Making,
    /// Nothing could be made, for this reason.
    NotMade(String),
    /// The key and the CSR are made, and the applicant has not saved the key yet.
    Made(Made),
    /// The applicant has saved the key, and this page no longer has it.
    Saved,
}

/// Draws the choices, the button, and the key to save. `id` is the id of the fieldset; the ids of its parts begin with
/// it.
pub(super) fn make_csr(id: &str, props: CsrProps) -> impl IntoView + use<> {
    let CsrProps { language, pem, answers, progress, notes, on_edit, on_judged, on_take_names, when_judged } = props;
    let say = move |sentence: Sentence| language.say(sentence);
    let state = RwSignal::new(MakeState::Open);
    // A CSR repeats the answers that the form had when the CSR was made. Once the CSR is in the draft, this report
    // compares it with the current answers.
    let beside = RwSignal::new(None::<Report>);
    let key = RwSignal::new(0usize);
    let passphrase_input = NodeRef::<html::Input>::new();
    let passphrase = RwSignal::new(String::new());
    let is_shown = RwSignal::new(false);
    // A CSR in the draft belongs to another key.
    pem.set(String::new());
    progress.set(CsrProgress::Settled);
    // Leaving the page loses a key that is not saved.
    dom::ask_before_unload(Memo::new(move |_| matches!(*state.read(), MakeState::Made(_))));

    let create = Callback::new(move |()| {
        let Some(key) = key.try_get_untracked() else { return }; // The applicant has left the page meanwhile.
        let choice = KeyChoice::ALL.get(key).copied().unwrap_or_default();
        let (secret, form) = (passphrase.get_untracked(), answers.get_untracked());
        spawn_local(async move {
            let made = csr::make(choice, secret, form, language).await;
            let next = match made {
                Ok(Ok(made)) if made.report.problems.is_empty() => MakeState::Made(made),
                Ok(Ok(made)) => MakeState::NotMade(made.report.problems.concat()),
                Ok(Err(why)) => MakeState::NotMade(why),
                Err(_) => MakeState::NotMade(say(words::NOT_LOADED).to_owned()),
            };
            let now = if matches!(next, MakeState::Made(_)) { CsrProgress::NotSaved } else { CsrProgress::Settled };
            // The field is gone if the applicant has left the page meanwhile.
            if state.try_set(next).is_none() {
                progress.set(now);
            }
        });
    });
    let make = move || {
        if matches!(*state.read_untracked(), MakeState::Making) {
            return;
        }
        state.set(MakeState::Making);
        beside.set(None);
        progress.set(CsrProgress::Reading);
        when_judged.run(create);
    };
    let compare = Callback::new(move |()| {
        if !matches!(*state.read_untracked(), MakeState::Saved) {
            return;
        }
        progress.set(CsrProgress::Reading);
        let (pem, form) = (pem.get_untracked(), answers.get_untracked());
        spawn_local(async move {
            let judged = csr::judge(pem.as_bytes(), form.clone(), language).await;
            let is_saved = state.try_read_untracked().is_some_and(|state| matches!(*state, MakeState::Saved));
            if !is_saved || answers.get_untracked() != form {
                return; // The answers have changed, or the field is gone.
            }
            progress.set(if judged.is_ok() { CsrProgress::Settled } else { CsrProgress::Unread });
            if let Ok(report) = judged {
                let verdict = csr::verdict(&report);
                on_judged.run(Judged { pem, answers: form, verdict });
                beside.set(Some(report));
            }
        });
    });
    let done_id = StoredValue::new(format_id(id, "done"));
    let saved = move || {
        let MakeState::Made(made) = state.get_untracked() else { return };
        // From here on only the applicant has the key.
        state.set(MakeState::Saved);
        passphrase.set(String::new());
        if let Some(input) = passphrase_input.get_untracked() {
            input.set_value("");
        }
        pem.set(made.report.pem.clone());
        beside.set(Some(made.report));
        on_edit.run(());
        compare.run(());
        // The checkbox that had the focus disappears with the key.
        dom::focus_soon(done_id.get_value());
    };
    Effect::new(move || {
        answers.track();
        compare.run(());
    });

    let [key_id, passphrase_id, show_id, saved_id] =
        ["key", "passphrase", "show", "saved"].map(|part| format_id(id, part));
    let options: Vec<_> = KeyChoice::ALL
        .iter()
        .enumerate()
        .map(|(at, choice)| view! { <option value=at.to_string()>{choice.name()}</option> })
        .collect();
    let outcome = move || {
        match state.get() {
        MakeState::Open => ().into_any(),
        MakeState::Making => view! { <p>{say(words::MAKING)}</p> }.into_any(),
        MakeState::NotMade(why) => view! { <Notice tone=Tone::Wrong><p>{why}</p></Notice> }.into_any(),
        MakeState::Saved => view! { <Notice tone=Tone::Calm><p id=done_id.get_value() tabindex="-1">{say(words::KEY_GONE)}</p></Notice> }.into_any(),
        MakeState::Made(Made { report, key_pem }) => {
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
                    {csr_report(report, language, on_take_names)}
                }.into_any()
        }
    }
    };
    let make_label = move || match &*state.read() {
        MakeState::Made(_) | MakeState::Saved => say(words::MAKE_ANOTHER),
        _ => say(words::MAKE),
    };
    let key_select = {
        let key_id = key_id.clone();
        move |described: Signal<Option<String>>| {
            view! {
                <select id=key_id aria-describedby=move || described.get()
                    on:change=move |event| key.set(event_target_value(&event).parse().unwrap_or_default())>{options}</select>
            }
            .into_any()
        }
    };
    let passphrase_control = {
        let passphrase_id = passphrase_id.clone();
        move |described: Signal<Option<String>>| {
            view! {
                <input id=passphrase_id node_ref=passphrase_input type=move || if is_shown.get() { "text" } else { "password" } autocomplete="new-password"
                    spellcheck="false" autocapitalize="none" aria-describedby=move || described.get()
                    on:input=move |event| passphrase.set(event_target_value(&event)) />
                <div class="check">
                    <input id=show_id.clone() type="checkbox" on:change=move |event| is_shown.set(event_target_checked(&event)) />
                    <label for=show_id>{say(words::SHOW_PASSPHRASE)}</label>
                </div>
            }
            .into_any()
        }
    };
    let hinted = |hint| FieldNotes {
        hint: Some(say(hint).to_owned()),
        error: Signal::stored(None),
        remark: Signal::stored(None),
        error_prefix: "",
    };
    let (key_notes, passphrase_notes) = (hinted(words::KEY_KIND_HINT), hinted(words::PASSPHRASE_HINT));
    let control = move |_| {
        view! {
            {field_frame(FrameKind::Control, key_id, say(words::KEY_KIND).to_owned(), key_notes, None, Box::new(key_select))}
            {field_frame(FrameKind::Control, passphrase_id, say(words::PASSPHRASE).to_owned(), passphrase_notes, None, Box::new(passphrase_control))}
            <button type="button" class="button quiet" aria-disabled=move || matches!(*state.read(), MakeState::Making).then_some("true")
                on:click=move |_| make()>{move || make_label()}</button>
            <div role="status">{move || outcome()}</div>
            {move || beside.get().map(|report| csr_report(report, language, on_take_names))}
        }
        .into_any()
    };
    let legend = say(fields::CSR_BROWSER).to_owned();
    view! { <div class="csr-make">{field_frame(FrameKind::Group, id.to_owned(), legend, notes, None, Box::new(control))}</div> }
}

/// Returns the name of the key's file, such as `www.example.com.key.pem`. The asterisk of a wildcard becomes the word
/// `wildcard`.
fn file_name(domains: &[String]) -> String {
    let name = domains.first().map_or("private", String::as_str);
    [&name.replace('*', "wildcard"), ".key.pem"].concat()
}
