//! A photo that was chosen: how far making it ready and uploading it are. It outlives the page that shows it, so that the
//! applicant who leaves that page and comes back finds the photo.

use std::rc::Rc;

use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::api::{BackendError, Cancel};
use crate::photo::field::{Corners, Refusal};
use crate::photo::{self, Prepared, Stage};
use crate::rules::photo::{PhotoProblem, Quad};
use crate::text::{self, Language, photo as words, verification};

/// How the upload of a photo goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadState {
    /// None is under way.
    Idle,
    /// So many percent are sent.
    Sending(u8),
}

/// A loss that a reload of the page caused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// A photo that was chosen.
    Chosen,
    /// Nothing yet: a photo was being taken or chosen.
    Choosing,
}

/// Why there is no photo, or why it is not uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The file cannot be taken.
    File(PhotoProblem),
    /// The files that were dropped or pasted cannot be taken.
    Refused(Refusal),
    /// The backend did not take the photo, or did not remove the one that it has.
    Backend(BackendError),
    /// The page was loaded anew.
    Lost(Lost),
}

impl Trouble {
    /// The applicant stopped the work or the upload.
    pub const STOPPED: Self = Self::File(PhotoProblem::Cancelled);

    /// The trouble in words.
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::File(problem) => words::photo_problem(*problem, language),
            Self::Refused(Refusal::Several(count)) => language.say_with(words::SEVERAL_FILES, &[&count.to_string()]),
            Self::Refused(Refusal::Folder) => language.say(words::FOLDER).to_owned(),
            Self::Refused(Refusal::NothingPasted) => language.say(words::NOTHING_PASTED).to_owned(),
            Self::Backend(error) => text::backend::error(error, text::backend::Page::WithAnswers, language),
            Self::Lost(Lost::Chosen) => language.say(verification::LOST).to_owned(),
            Self::Lost(Lost::Choosing) => language.say(verification::LOST_WHILE_CHOOSING).to_owned(),
        }
    }
}

/// A photo that was chosen for a document, or the place for one. `Copy`: its parts belong to the owner it was made under.
#[derive(Clone, Copy)]
pub struct ChosenPhoto {
    /// The photo that is ready to be uploaded.
    pub photo: RwSignal<Option<Rc<Prepared>>, LocalStorage>,
    /// The photo as it was, while `photo` is its straightened page.
    pub original: RwSignal<Option<Rc<Prepared>>, LocalStorage>,
    /// The corners that were chosen last.
    pub corners: RwSignal<Option<Corners>>,
    /// How far making it ready is, while that is under way.
    pub stage: RwSignal<Option<Stage>>,
    /// How its upload goes.
    pub upload: RwSignal<UploadState>,
    /// The last thing that went wrong.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Whether a picker or a camera is open.
    pub is_choosing: RwSignal<bool>,
    /// The document's limit in bytes.
    max_bytes: u64,
    work: StoredValue<Option<AbortHandle>>,
    cancel: StoredValue<Cancel, LocalStorage>,
}

impl ChosenPhoto {
    /// No photo yet.
    pub fn new(max_bytes: u64, trouble: Option<Trouble>) -> Self {
        Self {
            photo: RwSignal::new_local(None),
            original: RwSignal::new_local(None),
            corners: RwSignal::new(None),
            stage: RwSignal::new(None),
            upload: RwSignal::new(UploadState::Idle),
            trouble: RwSignal::new(trouble),
            is_choosing: RwSignal::new(false),
            max_bytes,
            work: StoredValue::new(None),
            cancel: StoredValue::new_local(Cancel::new()),
        }
    }

    /// Whether it is being made ready or uploaded. Tracked.
    pub fn is_busy(self) -> bool {
        self.stage.get().is_some() || self.upload.get() != UploadState::Idle
    }

    /// Whether there is a photo, ready or nearly so, that the backend does not have. Tracked.
    pub fn is_unsent(self) -> bool {
        self.stage.get().is_some() || self.photo.read().is_some()
    }

    /// Makes a file ready in place of the photo that was chosen before, whose upload ends.
    pub fn choose(self, file: File) {
        self.is_choosing.set(false);
        self.cancel.with_value(Cancel::cancel);
        self.clear();
        self.prepare(file, None, None);
    }

    /// Straightens the page between these corners.
    pub fn straighten(self, corners: Corners) {
        let Some(was) = self.photo.get_untracked() else { return };
        self.corners.set(Some(corners));
        self.prepare(was.file.clone(), Some(corners), Some(was));
    }

    /// Shows the photo again as it was before it was straightened.
    pub fn restore(self) {
        self.trouble.set(None);
        self.photo.set(self.original.get_untracked());
        self.original.set(None);
    }

    /// Stops what is under way.
    pub fn stop(self) {
        if self.stage.get_untracked().is_some() {
            self.stop_work();
            self.stage.set(None);
            self.trouble.set(Some(Trouble::STOPPED));
        } else {
            self.cancel.with_value(Cancel::cancel);
        }
    }

    /// Forgets the photo and whatever is being done with it.
    pub fn remove(self) {
        self.stop_work();
        self.cancel.with_value(Cancel::cancel);
        self.stage.set(None);
        self.trouble.set(None);
        self.clear();
    }

    /// Begins the upload: the photo, and the switch that ends it. Nothing where there is no photo or it is under way.
    pub fn begin_upload(self) -> Option<(Rc<Prepared>, Cancel)> {
        if self.upload.get_untracked() != UploadState::Idle {
            return None;
        }
        let photo = self.photo.get_untracked()?;
        let switch = Cancel::new();
        self.cancel.set_value(switch.clone());
        self.trouble.set(None);
        self.upload.set(UploadState::Sending(0));
        Some((photo, switch))
    }

    /// Takes note of how the upload of a photo ended. One that arrived is not a chosen photo any more.
    pub fn end_upload(self, photo: &Rc<Prepared>, outcome: Result<(), BackendError>) {
        if self.upload.try_set(UploadState::Idle).is_some() {
            return; // The order was submitted meanwhile.
        }
        if !self.photo.with_untracked(|chosen| chosen.as_ref().is_some_and(|chosen| Rc::ptr_eq(chosen, photo))) {
            return; // Another one was chosen meanwhile.
        }
        match outcome {
            Ok(()) => self.clear(),
            Err(BackendError::Cancelled) => self.trouble.set(Some(Trouble::STOPPED)),
            Err(error) => self.trouble.set(Some(Trouble::Backend(error))),
        }
    }

    fn clear(self) {
        self.photo.set(None);
        self.original.set(None);
        self.corners.set(None);
    }

    /// A newer choice, Cancel and Remove drop the work, which stops the worker.
    fn stop_work(self) {
        if let Some(Some(work)) = self.work.try_update_value(Option::take) {
            work.abort();
        }
    }

    fn prepare(self, file: File, corners: Option<Corners>, was: Option<Rc<Prepared>>) {
        self.stop_work();
        self.trouble.set(None);
        self.stage.set(Some(Stage::Looking));
        let make = photo::prepare(file, corners.map(Quad), self.max_bytes, move |at| {
            let _ = self.stage.try_set(Some(at));
        });
        let (make, handle) = abortable(make);
        self.work.set_value(Some(handle));
        spawn_local(async move {
            let Ok(outcome) = make.await else { return };
            match outcome {
                Ok(prepared) => {
                    let _ = self.original.try_set(was);
                    let _ = self.photo.try_set(Some(Rc::new(prepared)));
                }
                Err(why) => {
                    let _ = self.trouble.try_set(Some(Trouble::File(why)));
                }
            }
            let _ = self.stage.try_set(None);
        });
    }
}
