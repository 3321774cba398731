//! The button that submits, with every outcome of a submission.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::agreements;
use crate::api::{BackendError, ETag, SaveState, SubmissionState, Submitter};
use crate::application::Problem;
use crate::components::{Notice, Tone, focus_summary};
use crate::pages::status::note_submitted;
use crate::pages::verification::{forget, missing_photos};
use crate::routes::Route;
use crate::state::{AppContext, OpenOrder, Trouble, duration, settings_known, support_details};
use crate::text::backend::Page;
use crate::text::{self, check as words, site};

/// The id of the button that submits.
pub(super) const SUBMIT_ID: &str = "submit";

/// Draws the button with the messages around it. Problems that this page finds go to `problems`, and the addresses of
/// agreements that are not accepted to `unaccepted`; refusals by the backend go to the open order.
pub(super) fn submit(
    app: AppContext,
    open: OpenOrder,
    problems: RwSignal<Vec<Problem>>,
    unaccepted: RwSignal<Vec<String>>,
) -> impl IntoView {
    let order_id = open.order_id();
    let submitter = open.submitter;
    let state = submitter.state();
    let stopped = RwSignal::new(None::<Stopped>);
    // True from the press until the submitter starts, while the application is judged and saved. A second press
    // meanwhile must not become a second decision.
    let preparing = RwSignal::new(false);
    let run = move |with_new_key: bool| {
        if preparing.get_untracked() || state.with_untracked(SubmissionState::is_busy) {
            return;
        }
        preparing.set(true);
        problems.set(Vec::new());
        open.refusals.set(Vec::new());
        unaccepted.set(Vec::new());
        stopped.set(None);
        spawn_local(async move {
            match prepare(app, open).await {
                Prepared::Ready(etag) if with_new_key => {
                    submitter.submit_with_new_key(etag, &agreements::accepted(open));
                }
                Prepared::Ready(etag) => submitter.submit(etag, &agreements::accepted(open)),
                Prepared::Wrong(wrong, missing) => {
                    problems.set(wrong);
                    unaccepted.set(missing);
                    focus_summary();
                }
                Prepared::Stopped(why) => stopped.set(why),
                Prepared::Left => return,
            }
            preparing.set(false);
        });
    };

    let to_status = order_id.clone();
    Effect::new(move |drawn: Option<()>| match state.get() {
        SubmissionState::Accepted { .. } => {
            note_submitted(&to_status);
            app.submitted(&to_status);
            forget(&to_status);
            agreements::forget(&to_status);
            app.go(Route::Status(to_status.clone()));
        }
        SubmissionState::Refused { error } => {
            let found: Vec<Problem> = error
                .problem()
                .map(|problem| {
                    open.order
                        .with_untracked(|order| problem.errors.iter().map(|error| Problem::of(error, order)).collect())
                })
                .unwrap_or_default();
            // When the applicant comes back to this page, it shows the remaining refusals and leaves the focus alone.
            if !found.is_empty() && (drawn.is_some() || open.refusals.read_untracked().is_empty()) {
                open.refusals.set(found);
                focus_summary();
            }
        }
        _ => {}
    });

    let progress =
        move || if preparing.get() { app.say(words::JUDGING).to_owned() } else { progress(app, &state.get()) };
    let is_waiting = move || state.with(|state| matches!(state, SubmissionState::Waiting { .. }));
    let told = move || told(app, open, submitter, state.get(), Callback::new(run));
    let trouble = move || {
        stopped.get().map(|why| match why {
            Stopped::NotSaved(error) => view! { <Trouble error page=Page::WithAnswers /> }.into_any(),
            Stopped::LacksAgreement => {
                let words = app.say(site::AGREEMENT_LACKS);
                view! { <Notice tone=Tone::Wrong role="alert"><p>{words}</p></Notice> }.into_any()
            }
        })
    };
    view! {
        <p>{app.say(words::SUBMIT_MORE)}</p>
        <p role="status" class:hidden-text=is_waiting>{move || progress()}</p>
        <div>{move || told()}{move || trouble()}</div>
        <div class="acts">
            <button type="button" class="button" id=SUBMIT_ID aria-disabled=move || (preparing.get() || state.with(SubmissionState::is_busy)).then_some("true")
                on:click=move |_| run(false)>{app.say(words::SUBMIT)}</button>
        </div>
    }
}

/// The result of the preparation of a submission.
enum Prepared {
    /// The application passed every rule and is saved under this `ETag`.
    Ready(ETag),
    /// The applicant has to mend these problems, and to accept the agreements with these addresses.
    Wrong(Vec<Problem>, Vec<String>),
    /// It cannot go on, for this reason if there is one to show.
    Stopped(Option<Stopped>),
    /// The order was closed meanwhile.
    Left,
}

/// The reason why a submission cannot go on, although the applicant has nothing to mend.
#[derive(Clone)]
enum Stopped {
    /// The application could not be saved.
    NotSaved(BackendError),
    /// An agreement of the site cannot be shown, so that nobody can accept it.
    LacksAgreement,
}

/// Judges and saves the application that is shown, so that a version that was changed elsewhere is never submitted
/// unseen.
async fn prepare(app: AppContext, open: OpenOrder) -> Prepared {
    let is_known = settings_known(app).await;
    if is_known && !open.is_closed() {
        open.settle_verdicts().await;
    }
    if open.is_closed() {
        return Prepared::Left;
    }
    if !is_known {
        // Without the settings the agreements are not known. Then the backend is not known either.
        return Prepared::Stopped(Some(Stopped::NotSaved(BackendError::Unreachable)));
    }
    let missing = agreements::not_accepted(open);
    let application = match found(open) {
        Ok(application) if missing.is_empty() => application,
        Ok(_) => return Prepared::Wrong(Vec::new(), missing),
        Err(wrong) => return Prepared::Wrong(wrong, missing),
    };
    let saved = open.save_finished(&application).await;
    if open.is_closed() {
        return Prepared::Left;
    }
    if !saved {
        return Prepared::Stopped(match open.save_state().get_untracked() {
            SaveState::Failed { error, .. } | SaveState::Conflict { error } => Some(Stopped::NotSaved(error)),
            _ => None,
        });
    }
    if untrack(agreements::lacks_one) {
        return Prepared::Stopped(Some(Stopped::LacksAgreement));
    }
    match open.saved_etag().await {
        Ok(Some(etag)) => Prepared::Ready(etag),
        Ok(None) => Prepared::Stopped(None),
        Err(error) => Prepared::Stopped(Some(Stopped::NotSaved(error))),
    }
}

/// Applies every rule again, and checks that the order has its required photos.
fn found(open: OpenOrder) -> Result<crate::application::Application, Vec<Problem>> {
    let missing = missing_photos(open);
    match open.finish() {
        Ok(application) if missing.is_empty() => Ok(application),
        Ok(_) => Err(missing),
        Err(mut problems) => {
            problems.extend(missing);
            Err(problems)
        }
    }
}

/// Returns the progress of a submission in words. Its element stays, so that screen readers announce each change. While
/// the next attempt is awaited, the page hides this sentence and shows a countdown, which is not announced.
fn progress(app: AppContext, state: &SubmissionState) -> String {
    match state {
        SubmissionState::FindingOut => app.say(words::FINDING_OUT).to_owned(),
        SubmissionState::Sending { attempt: 1, may_have_arrived: false } => app.say(words::SUBMITTING).to_owned(),
        SubmissionState::Sending { attempt, may_have_arrived } => {
            let sentence = if *may_have_arrived { words::ATTEMPT_UNKNOWN } else { words::ATTEMPT };
            app.say_with(sentence, &[&attempt.to_string()])
        }
        SubmissionState::Waiting { seconds, .. } => waiting(app, state, *seconds),
        _ => String::new(),
    }
}

fn told(
    app: AppContext,
    open: OpenOrder,
    submitter: Submitter,
    state: SubmissionState,
    run: Callback<bool>,
) -> AnyView {
    match state {
        SubmissionState::Idle
        | SubmissionState::Accepted { .. }
        | SubmissionState::FindingOut
        | SubmissionState::Sending { .. } => ().into_any(),
        SubmissionState::Waiting { .. } => view! {
            <Notice tone=Tone::Wait>
                <p aria-hidden="true">{move || waiting(app, &state, submitter.seconds_left().get())}</p>
                <p><button type="button" class="link-button" on:click=move |_| submitter.cancel()>{app.say(words::CANCEL)}</button></p>
            </Notice>
        }
        .into_any(),
        SubmissionState::NotSent { error } => view! { <Trouble error page=Page::WithAnswers /> }.into_any(),
        SubmissionState::SignedOut { error } => view! { <Trouble error page=Page::WithAnswers on_retry=move |()| run.run(false) /> }.into_any(),
        SubmissionState::Unknown { error } => view! {
            <Notice tone=Tone::Wait role="alert">
                <p>{app.say(words::UNKNOWN)}</p>
                {support_details(app, &error)}
                <div class="acts"><button type="button" class="button quiet" on:click=move |_| run.run(false)>{app.say(words::FIND_OUT)}</button></div>
            </Notice>
        }
        .into_any(),
        SubmissionState::ChangedElsewhere => {
            let order_id = open.order_id();
            view! {
                <Notice tone=Tone::Wrong role="alert">
                    <p>{app.say(words::CHANGED)}</p>
                    <div class="acts"><button type="button" class="button quiet" on:click=move |_| {
                        submitter.reset();
                        app.forget(&order_id);
                        app.reload();
                    }>{app.say(words::LOOK_AGAIN)}</button></div>
                </Notice>
            }
            .into_any()
        }
        SubmissionState::KeyMismatch { .. } => view! {
            <Notice tone=Tone::Wait role="alert">
                <p>{app.say(words::KEY_USED)}</p>
                <div class="acts"><button type="button" class="button quiet" on:click=move |_| run.run(true)>{app.say(words::SUBMIT_NEW)}</button></div>
            </Notice>
        }
        .into_any(),
        SubmissionState::Refused { error } => view! { <Trouble error page=Page::WithAnswers /> }.into_any(),
    }
}

/// Returns the sentence about the next attempt. `seconds` is the wait that is left.
fn waiting(app: AppContext, state: &SubmissionState, seconds: u32) -> String {
    let language = app.language();
    text::backend::waiting(state, seconds, language, &|seconds| duration(language, seconds))
}
