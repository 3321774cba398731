//! "Does my key fit?": the applicant chooses a key's file, and the worker judges it.
//!
//! The file and its passphrase stay in their controls, and go to the worker from there. No signal has them, and they are
//! gone when the page is left.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::components::{Notice, Tone, dom};
use crate::key::{self, KeyMaterial, KeyVerdict};
use crate::state::AppContext;
use crate::text::{csr_field, issued as words};

const FILE_ID: &str = "key-file";
const FILE_HINT_ID: &str = "key-file-hint";
const PASSPHRASE_ID: &str = "key-passphrase";

/// The state of the check.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum KeyCheck {
    /// No file is chosen.
    Idle,
    Checking,
    Judged(KeyVerdict),
    /// The file could not be read.
    FileLost,
    /// The worker could not be reached.
    NotLoaded,
}

/// The controls for the private key.
#[derive(Clone, Copy)]
pub(super) struct KeyControls {
    pub(super) app: AppContext,
    pub(super) chain: StoredValue<String>,
    pub(super) check: RwSignal<KeyCheck>,
    file: NodeRef<html::Input>,
    passphrase: NodeRef<html::Input>,
    /// True once a chosen file has turned out to be encrypted.
    is_locked: RwSignal<bool>,
}

impl KeyControls {
    pub(super) fn new(app: AppContext, chain: StoredValue<String>) -> Self {
        Self {
            app,
            chain,
            check: RwSignal::new(KeyCheck::Idle),
            file: NodeRef::new(),
            passphrase: NodeRef::new(),
            is_locked: RwSignal::new(false),
        }
    }

    fn chosen(self) -> Option<File> {
        self.file.get_untracked()?.files()?.get(0)
    }

    /// Reads the chosen file for the worker. The error is `None` if there is no file.
    pub(super) async fn material(self) -> Result<KeyMaterial, Option<KeyCheck>> {
        let file = self.chosen().ok_or(None)?;
        let passphrase = self.passphrase.get_untracked();
        KeyMaterial::take(&file, passphrase.as_ref())
            .await
            .map_err(|verdict| Some(verdict.map_or(KeyCheck::FileLost, KeyCheck::Judged)))
    }

    /// Judges the chosen file.
    fn judge(self) {
        if self.check.get_untracked() == KeyCheck::Checking {
            return;
        }
        self.check.set(KeyCheck::Checking);
        let chain = self.chain.get_value();
        spawn_local(async move {
            let next = match self.material().await {
                Err(problem) => problem.unwrap_or(KeyCheck::Idle),
                Ok(material) => key::judge(chain, material).await.map_or(KeyCheck::NotLoaded, KeyCheck::Judged),
            };
            let asks = matches!(next, KeyCheck::Judged(KeyVerdict::NeedsPassphrase | KeyVerdict::WrongPassphrase));
            if self.check.try_set(next).is_some() {
                return; // The page has been left meanwhile.
            }
            if asks {
                self.is_locked.set(true);
                dom::focus_soon(PASSPHRASE_ID.to_owned());
            }
        });
    }

    /// Another file was chosen. The passphrase of the one before must not open it by chance.
    fn changed(self) {
        if let Some(input) = self.passphrase.get_untracked() {
            input.set_value("");
        }
        self.is_locked.set(false);
        self.check.set(KeyCheck::Idle);
        if self.chosen().is_some() {
            self.judge();
        }
    }
}

/// Draws the controls and the verdict.
pub(super) fn key(controls: KeyControls) -> impl IntoView {
    let KeyControls { app, check, file, passphrase, is_locked, .. } = controls;
    view! {
        <h3>{app.say(words::FIT)}</h3>
        <form class="field" on:submit=move |event| {
            event.prevent_default();
            controls.judge();
        }>
            <p class="hint" id=FILE_HINT_ID>{app.say(words::FIT_HINT)}</p>
            <div class="csr-file">
                <label for=FILE_ID>{app.say(words::CHOOSE)}</label>
                <input id=FILE_ID node_ref=file type="file" accept=".pem,.key,.der,.p8,.pk8,.txt" aria-describedby=FILE_HINT_ID
                    on:change=move |_| controls.changed() />
            </div>
            <div hidden=move || !is_locked.get()>
                <label for=PASSPHRASE_ID>{app.say(words::PASSPHRASE)}</label>
                <input id=PASSPHRASE_ID node_ref=passphrase type="password" autocomplete="off" spellcheck="false" autocapitalize="none" />
                <p class="acts"><button type="submit" class="button quiet">{app.say(words::CHECK)}</button></p>
            </div>
        </form>
        <div role="status">{move || verdict(app, &check.read())}</div>
    }
}

/// Draws the verdict.
pub(super) fn verdict(app: AppContext, check: &KeyCheck) -> AnyView {
    let (tone, text) = match check {
        KeyCheck::Idle => return ().into_any(),
        KeyCheck::Checking => return view! { <p>{app.say(words::CHECKING)}</p> }.into_any(),
        KeyCheck::FileLost => (Tone::Wrong, app.say(csr_field::FILE_LOST).to_owned()),
        KeyCheck::NotLoaded => (Tone::Wrong, app.say(csr_field::NOT_LOADED).to_owned()),
        KeyCheck::Judged(verdict) => match verdict {
            KeyVerdict::Fits(kind) => (Tone::Calm, app.say_with(words::FITS, &[&kind.name()])),
            KeyVerdict::Other { key, wanted } if key == wanted => {
                (Tone::Wrong, app.say_with(words::OTHER_SAME_KIND, &[&key.name()]))
            }
            KeyVerdict::Other { key, wanted } => {
                (Tone::Wrong, app.say_with(words::OTHER_KIND, &[&key.name(), &wanted.name()]))
            }
            KeyVerdict::NeedsPassphrase => (Tone::Wait, app.say(words::NEEDS_PASSPHRASE).to_owned()),
            KeyVerdict::WrongPassphrase => (Tone::Wrong, app.say(words::WRONG_PASSPHRASE).to_owned()),
            KeyVerdict::Unusable(problem) => (Tone::Wrong, words::key_file_problem(problem, app.language())),
            KeyVerdict::NotJudged => (Tone::Wrong, app.say(words::NOT_JUDGED).to_owned()),
        },
    };
    view! { <Notice tone><p>{text}</p></Notice> }.into_any()
}
