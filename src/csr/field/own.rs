//! The field for the applicant's CSR, which is pasted, dropped or chosen as a file. Every text is checked for a private
//! key before it is kept. The inputs into the text area are in `input`.

use std::time::Duration;

use leptos::attr::custom::custom_attribute;
use leptos::html;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::method::{CsrProgress, CsrProps, Judged};
use super::report::csr_report;
use crate::components::{FieldNotes, FrameKind, Notice, Tone, dom, error_line, field_frame, format_id};
use crate::csr;
use crate::rules::csr::compare::FormAnswers;
use crate::rules::csr::paste::{Pasted, recognise};
use crate::text::csr::pasted_text;
use crate::text::csr_field as words;
use crate::text::csr_report::Report;
use crate::text::{Language, fields};

/// The pause in typing after which the CSR is read.
const REST: Duration = Duration::from_millis(600);

/// The state of the field.
#[derive(Clone)]
pub(super) enum OwnState {
    Empty,
    /// Something other than a CSR, and its kind.
    Pasted(Pasted),
    Reading,
    Read(Report),
    /// The worker could not be loaded, or it gave no answer.
    NotChecked,
    /// A file that could not be read.
    FileLost,
}

/// The field. Copies share its state.
#[derive(Clone, Copy)]
pub(super) struct Own {
    language: Language,
    pub(super) pem: RwSignal<String>,
    answers: Signal<FormAnswers>,
    pub(super) progress: RwSignal<CsrProgress>,
    error: Signal<Option<String>>,
    on_edit: Callback<()>,
    on_judged: Callback<Judged>,
    on_take_names: Callback<Vec<String>>,
    id: StoredValue<String>,
    pub(super) state: RwSignal<OwnState>,
    /// The number of the text area. A new number makes a new text area, which has no undo history.
    generation: RwSignal<u32>,
    pub(super) area: NodeRef<html::Textarea>,
    /// The length of the text when it was last checked, in UTF-16 code units.
    pub(super) seen: StoredValue<u32>,
    /// The time when a private key was last recognised in the text area, in milliseconds, as `Event.timeStamp` counts
    /// them.
    pub(super) refused: StoredValue<f64>,
    /// The bytes that were read last. They are read again when the form changes.
    pub(super) source: StoredValue<Vec<u8>>,
    /// True until the text in the field was rewritten as its mended form. A change of the form meanwhile asks the worker
    /// again, and must not end that.
    rewrites: StoredValue<bool>,
    /// The number of the last question to the worker. Answers to earlier questions are dropped.
    pub(super) turn: StoredValue<u32>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

/// Draws the field. `id` is the id of the text area.
pub(super) fn own_csr(id: String, props: CsrProps) -> impl IntoView {
    let CsrProps { language, pem, answers, progress, notes, on_edit, on_judged, on_take_names, .. } = props;
    let own = Own {
        language,
        pem,
        answers,
        progress,
        error: notes.error,
        on_edit,
        on_judged,
        on_take_names,
        id: StoredValue::new(id.clone()),
        state: RwSignal::new(OwnState::Empty),
        generation: RwSignal::new(0),
        area: NodeRef::new(),
        seen: StoredValue::new(0),
        refused: StoredValue::new(f64::NEG_INFINITY),
        source: StoredValue::new(Vec::new()),
        rewrites: StoredValue::new(false),
        turn: StoredValue::new(0),
        timer: StoredValue::new(None),
    };
    on_cleanup(move || own.stop_timer());
    own.watch();
    let kept = pem.get_untracked();
    if kept.is_empty() {
        progress.set(CsrProgress::Settled);
    } else {
        own.take(kept.into_bytes(), false);
    }
    // A change of the form's answers repeats the comparison.
    let mut is_first = true;
    Effect::new(move || {
        answers.track();
        if !std::mem::take(&mut is_first) && own.source.with_value(|source| !source.is_empty()) {
            own.later(move || own.read());
        }
    });
    own.view(id, notes)
}

impl Own {
    /// Takes over a text or the bytes of a file. If `rewrite` is true, the field may show the mended form.
    pub(super) fn take(self, bytes: Vec<u8>, rewrite: bool) {
        self.stop_timer();
        match recognise(&bytes) {
            pasted if pasted.must_go() => self.refuse(pasted),
            Pasted::Request => {
                self.source.set_value(bytes);
                self.rewrites.set_value(rewrite);
                self.read();
            }
            Pasted::Empty => self.rest(OwnState::Empty),
            other => self.rest(OwnState::Pasted(other)),
        }
    }

    /// Shows a state in which the field holds no CSR to keep, and clears the draft.
    pub(super) fn rest(self, state: OwnState) {
        self.turn.update_value(|turn| *turn += 1);
        self.source.set_value(Vec::new());
        let is_empty = matches!(state, OwnState::Empty);
        self.state.set(state);
        self.keep(String::new());
        self.progress.set(if is_empty { CsrProgress::Settled } else { CsrProgress::Unread });
    }

    /// Removes a private key, or a text that is too long to be checked, at once. The text area goes too, because its
    /// undo history still holds the text.
    pub(super) fn refuse(self, pasted: Pasted) {
        self.stop_timer();
        self.show("");
        self.rest(OwnState::Pasted(pasted));
        self.generation.update(|generation| *generation += 1);
        dom::focus_soon(self.id.get_value());
    }

    fn read(self) {
        let turn = self.turn.with_value(|turn| turn + 1);
        self.turn.set_value(turn);
        self.progress.set(CsrProgress::Reading);
        if !matches!(*self.state.read_untracked(), OwnState::Read(_)) {
            self.state.set(OwnState::Reading);
        }
        let (bytes, answers) = (self.source.get_value(), self.answers.get_untracked());
        let language = self.language;
        spawn_local(async move {
            let judged = csr::judge(&bytes, answers.clone(), language).await;
            if self.turn.try_get_value() != Some(turn) {
                return; // A newer question is under way, or the field is gone.
            }
            let Ok(report) = judged else {
                self.state.set(OwnState::NotChecked);
                self.progress.set(CsrProgress::Unread);
                return;
            };
            let rewrites = self.rewrites.try_update_value(std::mem::take) == Some(true);
            if rewrites && !report.mended.is_empty() && !report.pem.is_empty() {
                self.show(&report.pem);
            }
            let verdict = csr::verdict(&report);
            self.on_judged.run(Judged { pem: report.pem.clone(), answers, verdict });
            self.keep(report.pem.clone());
            self.progress.set(if report.pem.is_empty() { CsrProgress::Unread } else { CsrProgress::Settled });
            self.state.set(OwnState::Read(report));
        });
    }

    /// Puts the CSR into the draft. Only a CSR that was read gets there.
    fn keep(self, pem: String) {
        if *self.pem.read_untracked() != pem {
            self.pem.set(pem);
            self.on_edit.run(());
        }
    }

    pub(super) fn show(self, text: &str) {
        if let Some(area) = self.area.get_untracked() {
            area.set_value(text);
            self.seen.set_value(area.text_length());
        }
    }

    pub(super) fn later(self, work: impl FnOnce() + 'static) {
        self.stop_timer();
        self.timer.set_value(set_timeout_with_handle(work, REST).ok());
    }

    fn stop_timer(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn view(self, id: String, notes: FieldNotes) -> impl IntoView {
        let language = self.language;
        let [status_id, file_id, refusal_id] = ["status", "file", "refusal"].map(|part| format_id(&id, part));
        let prefix = notes.error_prefix;
        let is_wrong = move || {
            let refused = match &*self.state.read() {
                OwnState::Pasted(_) => true,
                OwnState::Read(report) => !report.problems.is_empty(),
                _ => false,
            };
            refused || self.error.read().is_some()
        };
        let area_id = StoredValue::new(id.clone());
        let on_file = move |event: web_sys::Event| {
            let input = event_target::<web_sys::HtmlInputElement>(&event);
            let file = input.files().and_then(|files| files.get(0));
            if let Some(file) = file {
                self.take_file(file);
            }
            // Emptied, so that the applicant can choose the same file again after mending it.
            input.set_value("");
        };
        let described_too = StoredValue::new([&refusal_id, " ", &status_id].concat());
        // This problem is above the control, as every problem is. It is an alert, because the paste leaves no text behind.
        let refusal = move || {
            let text = self.refusal()?;
            let line = error_line(refusal_id.clone(), prefix, text);
            Some(view! { <div role="alert">{line}</div> })
        };
        let control = move |described: Signal<Option<String>>| {
            let described = Signal::derive(move || {
                [&*described.get().unwrap_or_default(), " ", &*described_too.read_value()].concat()
            });
            // A new number makes a new element, whose undo history is empty.
            let area = move |generation: u32| {
                let text = if generation == 0 { self.pem.get_untracked() } else { String::new() };
                view! {
                    <textarea {..custom_attribute("autocorrect", "off")} id=area_id.get_value() node_ref=self.area rows="8" class="csr-text" spellcheck="false" autocapitalize="none"
                        autocomplete="off" dir="ltr" aria-describedby=move || described.get()
                        aria-invalid=move || is_wrong().then_some("true")
                        on:paste=move |event| self.on_paste(&event)
                        on:change=move |_| self.on_written()
                        on:input=move |event| self.on_input(&event)>{text}</textarea>
                }
            };
            view! {
                {move || refusal()}
                <For each=move || [self.generation.get()] key=|generation| *generation children=area />
                <div class="drop-zone csr-file">
                    <label class="button quiet" for=file_id.clone()>{language.say(words::CHOOSE_FILE)}</label>
                    <input id=file_id type="file" accept=".csr,.pem,.der,.req,.p10,.txt,application/pkcs10" on:change=on_file />
                    <p class="hint">{language.say(words::DROP_HINT)}</p>
                </div>
                <div id=status_id role="status">{move || self.status()}</div>
                {move || self.report()}
            }
            .into_any()
        };
        let label = language.say(fields::CSR_PEM).to_owned();
        let notes = FieldNotes { hint: Some(language.say(fields::HINT_CSR_PEM).to_owned()), ..notes };
        view! {
            <div class="csr-own" on:dragover=move |event| event.prevent_default() on:drop=move |event| self.on_drop(&event)>
                {field_frame(FrameKind::Control, id, label, notes, None, Box::new(control))}
            </div>
        }
    }

    /// Returns the problem with a text or a file that is no CSR.
    fn refusal(self) -> Option<String> {
        match &*self.state.read() {
            OwnState::Pasted(pasted) => Some(pasted_text(*pasted, self.language)),
            OwnState::FileLost => Some(self.language.say(words::FILE_LOST).to_owned()),
            _ => None,
        }
    }

    /// Draws the state in one line.
    fn status(self) -> Option<AnyView> {
        let language = self.language;
        let sentence = match &*self.state.read() {
            OwnState::Empty | OwnState::Pasted(_) | OwnState::FileLost => return None,
            OwnState::Reading => words::READING,
            OwnState::Read(report) if report.problems.is_empty() => words::READ_FINE,
            OwnState::Read(_) => words::READ_WRONG,
            OwnState::NotChecked => {
                return Some(
                    view! {
                        <Notice tone=Tone::Wrong>
                            <p>{language.say(words::NOT_LOADED)}</p>
                            <button type="button" class="button quiet" on:click=move |_| self.read()>{language.say(words::TRY_AGAIN)}</button>
                        </Notice>
                    }
                    .into_any(),
                );
            }
        };
        Some(view! { <p>{language.say(sentence)}</p> }.into_any())
    }

    fn report(self) -> Option<impl IntoView + use<>> {
        let OwnState::Read(report) = self.state.get() else { return None };
        Some(csr_report(report, self.language, self.on_take_names))
    }
}
