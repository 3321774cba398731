//! The page on which a phone takes the photo of a document. The phone has no session and sees no order: all it has is the
//! link, and all it learns is what to photograph.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::verification::{ChosenPhoto, PhotoDesk, Trouble, UploadState, moment_ms, percent, program, time_left};
use crate::api::{BackendError, Photo};
use crate::components::dom::{ask_before_unload, focus_soon};
use crate::components::{Notice, Quote, Tone};
use crate::contract::Handover;
use crate::shell::take_token;
use crate::state::{self, AppContext, Heading, use_app};
use crate::text::backend::Page;
use crate::text::take_photo::{Known, broken_link, upload_problem};
use crate::text::{Sentence, frame, handover, photo, take_photo as words, verification};

/// The id of the file input.
const INPUT: &str = "photo";

/// The id of the words that tell of the success.
const DONE: &str = "done";

/// The state of the page.
#[derive(Clone)]
enum Step {
    /// The page was opened without a link, or loaded again.
    NoLink,
    /// The facts about the photo are being fetched.
    Loading,
    /// The link works.
    Open(Handover),
    /// The link does not work, or the facts could not be fetched.
    Failed(BackendError),
    /// The photo of this many bytes is uploaded.
    Done(u64),
}

/// The link with which the phone opened the page, and its photo. It is `Copy`, and outlives a change of language.
#[derive(Clone, Copy)]
struct Phone {
    token: StoredValue<String>,
    step: RwSignal<Step>,
    /// The photo that was taken. A new link finds it again.
    chosen: StoredValue<Option<ChosenPhoto>>,
    /// True if an upload got no answer, so that its photo may have arrived.
    maybe_sent: StoredValue<bool>,
}

thread_local! {
    static PHONE: RefCell<Option<Phone>> = const { RefCell::new(None) };
}

/// The page of the phone.
#[component]
pub fn TakePhotoPage() -> impl IntoView {
    let app = use_app();
    let phone = phone();
    phone.follow(app);
    // The camera's page stays open while another link is opened in it.
    let listener = EventListener::new(&window(), "hashchange", move |_| phone.follow(app));
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || drop(listener.try_update_value(Option::take)));
    view! { {move || match phone.step.get() {
        Step::NoLink => stuck(app, view! { <p>{app.say(words::NO_LINK)}</p> }.into_any()),
        Step::Loading => view! { <h1>{app.say(words::TITLE)}</h1><div class="skeleton tall"></div> }.into_any(),
        Step::Open(facts) => desk(app, phone, &facts),
        Step::Failed(error) => failed(app, phone, error),
        Step::Done(bytes) => done(app, bytes),
    }} }
}

fn phone() -> Phone {
    PHONE.with_borrow_mut(|phone| {
        *phone.get_or_insert_with(|| {
            program().with(|| Phone {
                token: StoredValue::new(String::new()),
                step: RwSignal::new(Step::NoLink),
                chosen: StoredValue::new(None),
                maybe_sent: StoredValue::new(false),
            })
        })
    })
}

impl Phone {
    /// Takes the link of the address, if it has another one than before.
    fn follow(self, app: AppContext) {
        let token = take_token();
        if token != self.token.get_value() {
            self.token.set_value(token);
            self.maybe_sent.set_value(false);
            self.load(app);
        }
    }

    /// Fetches what to photograph.
    fn load(self, app: AppContext) {
        self.step.set(Step::Loading);
        spawn_local(async move {
            let token = self.token.get_value();
            let step = match app.backend.handover(&token).await {
                Ok(facts) => Step::Open(facts),
                Err(error) => Step::Failed(error),
            };
            // Another link may have been opened in the meantime.
            if self.token.with_value(|now| *now == token) {
                self.step.set(step);
            }
        });
    }

    /// Returns the photo that was taken, or the place for one.
    fn photo(self, max_bytes: u64) -> ChosenPhoto {
        if let Some(chosen) = self.chosen.get_value() {
            return chosen;
        }
        let chosen = program().with(|| {
            let chosen = ChosenPhoto::new(max_bytes, None);
            ask_before_unload(Memo::new(move |_| chosen.is_unsent()));
            chosen
        });
        self.chosen.set_value(Some(chosen));
        chosen
    }

    /// Uploads the photo.
    fn send(self, app: AppContext, chosen: ChosenPhoto) {
        let Some((prepared, switch)) = chosen.begin_upload() else { return };
        let token = self.token.get_value();
        spawn_local(async move {
            let media_type = prepared.media_type();
            let sent = Photo { blob: &prepared.blob, media_type: &media_type, sha256: &prepared.sha256 };
            let on_progress = Rc::new(move |share: f64| {
                let _ = chosen.upload.try_set(UploadState::Sending(percent(share)));
            });
            let outcome = app.backend.upload_handover(&token, sent, on_progress, &switch).await;
            if outcome.as_ref().is_err_and(BackendError::leaves_outcome_unknown) {
                self.maybe_sent.set_value(true);
            }
            let bytes = outcome.as_ref().ok().map(|upload| upload.bytes);
            chosen.end_upload(&prepared, outcome.map(drop));
            if let Some(bytes) = bytes {
                self.step.set(Step::Done(bytes));
                focus_soon(DONE.to_owned());
            }
        });
    }
}

/// Draws what to photograph, and the photo desk.
fn desk(app: AppContext, phone: Phone, facts: &Handover) -> AnyView {
    let chosen = phone.photo(facts.max_bytes);
    let until_ms = moment_ms(&facts.expires_at);
    let problem = Signal::derive(move || {
        let known = Known { expired: until_ms <= app.backend.now_ms(), maybe_sent: phone.maybe_sent.get_value() };
        chosen.trouble.with(|trouble| match trouble {
            Some(Trouble::Backend(error)) => Some(upload_problem(error, known, app.language())),
            trouble => trouble.as_ref().map(|trouble| trouble.words(app.language())),
        })
    });
    let said = move || {
        chosen.trouble.with(|trouble| match trouble {
            Some(Trouble::Backend(error)) => error.service_words().map(str::to_owned),
            _ => None,
        })
    };
    let left = time_left(app, &facts.expires_at);
    let works = move || left.get().map(|left| app.say_with(handover::WORKS, &[&left]));
    view! {
        <Heading text=app.say(words::TITLE).to_owned() wrong=Signal::derive(move || problem.read().is_some()) />
        <p><bdi>{facts.document_title.clone()}</bdi>" · "<bdi>{facts.product_name.clone()}</bdi></p>
        <p class="muted">{app.say(verification::PHOTOGRAPH_MORE)}</p>
        <div class="phone">
            <PhotoDesk id=INPUT.to_owned() label=app.say(verification::PHOTO).to_owned() language=app.language()
                max_bytes=facts.max_bytes chosen problem note=().into_any() on_chosen=Callback::new(|()| {})
                on_upload=Callback::new(move |()| phone.send(app, chosen)) />
        </div>
        {move || said().map(|text| view! {
            <p class="small last">{app.say(frame::SERVER_SAYS)}</p><Quote text show_all=app.say(frame::SHOW_ALL) />
        })}
        <p class="small muted">{move || works()}</p>
    }
    .into_any()
}

/// Draws the reason why there is nothing to photograph.
fn failed(app: AppContext, phone: Phone, error: BackendError) -> AnyView {
    match broken_link(&error) {
        Some(sentences) => {
            let line = |sentence: Sentence| view! { <p>{app.say(sentence)}</p> };
            stuck(app, sentences.map(line).collect_view().into_any())
        }
        None => view! {
            <Heading text=app.say(words::TITLE).to_owned() />
            <state::Trouble error page=Page::WithoutAnswers on_retry=move |()| phone.load(app) />
        }
        .into_any(),
    }
}

/// Draws words in place of the photo desk.
fn stuck(app: AppContext, lines: AnyView) -> AnyView {
    view! {
        <Heading text=app.say(words::TITLE).to_owned() />
        <Notice tone=Tone::Wrong role="alert">{lines}</Notice>
    }
    .into_any()
}

/// Draws the success.
fn done(app: AppContext, bytes: u64) -> AnyView {
    view! {
        <Heading text=app.say(words::DONE).to_owned() />
        <div id=DONE tabindex="-1"><Notice tone=Tone::Calm>
            <p>{app.say_with(words::DONE_MORE, &[&photo::size(bytes)])}</p>
        </Notice></div>
    }
    .into_any()
}
