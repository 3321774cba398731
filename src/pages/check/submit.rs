//! The button that submits, and every way in which that can go.

use crate::task::spawn_local;
use crate::ui::prelude::*;

use crate::application::{Place, Problem, ProblemKind};
use crate::backend::{BackendError, SaveState, SubmissionState, Submitter};
use crate::desk::{Desk, OpenOrder};
use crate::routes::Route;
use crate::text::{self, check as words, frame};
use crate::ui::{Notice, Quote, Tone, focus_summary};

/// The button with what is told around it. What the backend finds wrong goes to `problems`.
pub(super) fn submit(desk: Desk, open: OpenOrder, problems: RwSignal<Vec<Problem>>) -> AnyView {
    let order_id = open.order.with_untracked(|order| order.order_id.clone());
    let submitter = Submitter::new(desk.backend, order_id.clone());
    let state = submitter.state();
    let saving = RwSignal::new(None::<BackendError>);
    let run = move |with_new_key: bool| {
        if state.with_untracked(SubmissionState::is_busy) {
            return;
        }
        problems.set(Vec::new());
        saving.set(None);
        spawn_local(async move {
            open.settle_verdicts().await;
            let application = match found(open) {
                Ok(application) => application,
                Err(wrong) => {
                    problems.set(wrong);
                    focus_summary();
                    return;
                }
            };
            // The ETag of exactly what is shown here: an application that changed elsewhere is not submitted unseen.
            if !open.save_finished(&application).await {
                saving.set(match open.save_state().get_untracked() {
                    SaveState::Failed { error } | SaveState::Conflict { error } => Some(error),
                    _ => None,
                });
                return;
            }
            match open.saved_etag().await {
                Ok(Some(etag)) if with_new_key => submitter.submit_with_new_key(etag),
                Ok(Some(etag)) => submitter.submit(etag),
                Ok(None) => {}
                Err(error) => saving.set(Some(error)),
            }
        });
    };

    let to_status = order_id.clone();
    Effect::new(move || match state.get() {
        SubmissionState::Accepted { .. } => {
            desk.forget(&to_status);
            desk.go(Route::Status(to_status.clone()));
        }
        SubmissionState::Refused { error } => {
            let found: Vec<Problem> =
                error.problem().map(|problem| problem.errors.iter().map(Problem::from).collect()).unwrap_or_default();
            if !found.is_empty() {
                problems.set(found);
                focus_summary();
            }
        }
        _ => {}
    });

    let told = move || told(desk, open, submitter, state.get(), Callback::new(run));
    let save_trouble = move || saving.get().map(|error| trouble(desk, &error, None));
    view! {
        <p>{desk.say(words::SUBMIT_MORE)}</p>
        <div>{told}{save_trouble}</div>
        <div class="acts">
            <button type="button" class="button" aria-disabled=move || state.with(SubmissionState::is_busy).then_some("true")
                on:click=move |_| run(false)>{desk.say(words::SUBMIT)}</button>
        </div>
    }
    .into_any()
}

/// Every rule once more, and the photos that the order wants.
fn found(open: OpenOrder) -> Result<crate::application::Application, Vec<Problem>> {
    let missing: Vec<Problem> = open.order.with_untracked(|order| {
        let missing = order.documents.iter().filter(|document| document.required && document.upload.is_none());
        missing
            .map(|document| Problem {
                place: Place::Document(document.document_type.clone()),
                kind: ProblemKind::PhotoMissing,
            })
            .collect()
    });
    match open.finish() {
        Ok(application) if missing.is_empty() => Ok(application),
        Ok(_) => Err(missing),
        Err(mut problems) => {
            problems.extend(missing);
            Err(problems)
        }
    }
}

fn told(desk: Desk, open: OpenOrder, submitter: Submitter, state: SubmissionState, run: Callback<bool>) -> AnyView {
    match state {
        SubmissionState::Idle | SubmissionState::Accepted { .. } => ().into_any(),
        SubmissionState::Sending { attempt: 1 } | SubmissionState::FindingOut => {
            view! { <p role="status">{desk.say(words::SUBMITTING)}</p> }.into_any()
        }
        SubmissionState::Sending { attempt } => {
            view! { <p role="status">{desk.fill(words::ATTEMPT, &[&attempt.to_string()])}</p> }.into_any()
        }
        SubmissionState::Waiting { .. } => view! {
            <Notice tone=Tone::Wait>
                <p>{move || text::backend::waiting(&state, submitter.seconds_left().get(), desk.language())}</p>
                <p><button type="button" class="link-button" on:click=move |_| submitter.cancel()>{desk.say(words::CANCEL)}</button></p>
            </Notice>
        }
        .into_any(),
        SubmissionState::NotSent { error } => trouble(desk, &error, None),
        SubmissionState::SignedOut { error } => trouble(desk, &error, Some((desk.say(frame::CARRY_ON), run))),
        SubmissionState::Unknown { error } => view! {
            <Notice tone=Tone::Wait role="alert">
                <p>{desk.say(words::UNKNOWN)}</p>
                {error.request_id().map(|id| view! { <p class="small">{desk.fill(frame::REQUEST_ID, &[id])}</p> }.into_any())}
                <div class="acts"><button type="button" class="button quiet" on:click=move |_| run.run(false)>{desk.say(words::FIND_OUT)}</button></div>
            </Notice>
        }
        .into_any(),
        SubmissionState::ChangedElsewhere => {
            let order_id = open.order.with_untracked(|order| order.order_id.clone());
            view! {
                <Notice tone=Tone::Wrong role="alert">
                    <p>{desk.say(words::CHANGED)}</p>
                    <div class="acts"><button type="button" class="button quiet" on:click=move |_| {
                        submitter.reset();
                        desk.forget(&order_id);
                        desk.reload();
                    }>{desk.say(words::LOOK_AGAIN)}</button></div>
                </Notice>
            }
            .into_any()
        }
        SubmissionState::KeyMismatch { .. } => view! {
            <Notice tone=Tone::Wait role="alert">
                <p>{desk.say(words::KEY_USED)}</p>
                <div class="acts"><button type="button" class="button quiet" on:click=move |_| run.run(true)>{desk.say(words::SUBMIT_NEW)}</button></div>
            </Notice>
        }
        .into_any(),
        SubmissionState::Refused { error } => trouble(desk, &error, None),
    }
}

/// A failure in calm words, with the backend's own, its request id and a way to go on.
fn trouble(desk: Desk, error: &BackendError, act: Option<(&'static str, Callback<bool>)>) -> AnyView {
    let detail = error
        .problem()
        .and_then(|problem| problem.detail.clone().or_else(|| Some(problem.title.clone())))
        .filter(|words| !words.is_empty());
    let sign_in = error.sign_in_url().map(str::to_owned);
    let request_id = error.request_id().map(|id| desk.fill(frame::REQUEST_ID, &[id]));
    let sentence = text::backend::error(error, desk.language());
    view! {
        <Notice tone=Tone::Wrong role="alert">
            <p>{sentence}</p>
            {detail.map(|detail| view! { <p class="small last">{desk.say(frame::SERVER_SAYS)}</p><Quote text=detail show_all=desk.say(frame::SHOW_ALL) /> }.into_any())}
            {request_id.map(|id| view! { <p class="small">{id}</p> }.into_any())}
            {sign_in.map(|url| view! { <p><a href=url target="_blank" rel="noopener">{desk.say(frame::SIGN_IN)}</a></p> }.into_any())}
            {act.map(|(label, run)| view! { <div class="acts"><button type="button" class="button quiet" on:click=move |_| run.run(false)>{label}</button></div> }.into_any())}
        </Notice>
    }
    .into_any()
}
