//! The state of a chosen photo: the progress of its preparation and of its upload. The state outlives the page, so an
//! applicant who leaves the page and comes back finds the photo again.

use std::rc::Rc;

use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::api::{BackendError, Cancel};
use crate::photo::field::{Corners, Refusal};
use crate::photo::{self, FormRead, Prepared, Stage};
use crate::rules::photo::{PhotoProblem, Quad};
use crate::state::duration;
use crate::text::{self, Language, photo as words, verification};

/// The progress of an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadState {
    /// No upload.
    Idle,
    /// An upload under way, with the percentage that is sent.
    Sending(u8),
}

/// A loss caused by a reload of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// The loss of a chosen photo.
    Chosen,
    /// The interruption of an applicant who was taking or choosing a photo.
    Choosing,
}

/// A reason why there is no photo, or why the photo is not uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// A file that cannot be used, or work that was stopped.
    File(PhotoProblem),
    /// Files that were refused before they were read.
    Refused(Refusal),
    /// An error from the backend when it should store or remove a photo.
    Backend(BackendError),
    /// A loss through a reload of the page.
    Lost(Lost),
}

impl Trouble {
    /// A preparation or an upload that the applicant stopped.
    pub const STOPPED: Self = Self::File(PhotoProblem::Cancelled);

    /// Returns the trouble in words.
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::File(problem) => words::photo_problem(*problem, language),
            Self::Refused(Refusal::Several(count)) => language.say_with(words::SEVERAL_FILES, &[&count.to_string()]),
            Self::Refused(Refusal::Folder) => language.say(words::FOLDER).to_owned(),
            Self::Refused(Refusal::NothingPasted) => language.say(words::NOTHING_PASTED).to_owned(),
            Self::Backend(error) => {
                text::backend::error(error, text::backend::Page::WithAnswers, language, &|seconds| {
                    duration(language, seconds)
                })
            }
            Self::Lost(Lost::Chosen) => language.say(verification::LOST).to_owned(),
            Self::Lost(Lost::Choosing) => language.say(verification::LOST_WHILE_CHOOSING).to_owned(),
        }
    }
}

/// A chosen photo of a document, or the place for one. It is `Copy`: its signals belong to the owner under which it was made.
#[derive(Clone, Copy)]
pub struct ChosenPhoto {
    /// The photo that is ready for upload.
    pub photo: RwSignal<Option<Rc<Prepared>>, LocalStorage>,
    /// The photo before straightening, while `photo` is its straightened page.
    pub original: RwSignal<Option<Rc<Prepared>>, LocalStorage>,
    /// The corners that the applicant chose last.
    pub corners: RwSignal<Option<Corners>>,
    /// The current step of the preparation, while one is under way.
    pub stage: RwSignal<Option<Stage>>,
    /// The progress of its upload.
    pub upload: RwSignal<UploadState>,
    /// The content of the form's code on the photo, once it was sought.
    pub form: RwSignal<Option<FormRead>>,
    /// The latest trouble.
    pub trouble: RwSignal<Option<Trouble>>,
    /// True while a picker or a camera is open.
    pub is_choosing: RwSignal<bool>,
    /// The document's limit in bytes.
    max_bytes: u64,
    work: StoredValue<Option<AbortHandle>>,
    cancel: StoredValue<Cancel, LocalStorage>,
}

impl ChosenPhoto {
    /// Makes a place without a photo.
    pub fn new(max_bytes: u64, trouble: Option<Trouble>) -> Self {
        Self {
            photo: RwSignal::new_local(None),
            original: RwSignal::new_local(None),
            corners: RwSignal::new(None),
            stage: RwSignal::new(None),
            upload: RwSignal::new(UploadState::Idle),
            form: RwSignal::new(None),
            trouble: RwSignal::new(trouble),
            is_choosing: RwSignal::new(false),
            max_bytes,
            work: StoredValue::new(None),
            cancel: StoredValue::new_local(Cancel::new()),
        }
    }

    /// Returns true while the photo is being made ready or uploaded. Tracked.
    pub fn is_busy(self) -> bool {
        self.stage.get().is_some() || self.upload.get() != UploadState::Idle
    }

    /// Returns true if there is a photo, ready or in preparation, that is not uploaded. Tracked.
    pub fn is_unsent(self) -> bool {
        self.stage.get().is_some() || self.photo.read().is_some()
    }

    /// Makes a file ready. It replaces the photo that was chosen before and cancels that photo's upload.
    pub fn choose(self, file: File) {
        self.is_choosing.set(false);
        self.cancel.with_value(Cancel::cancel);
        self.clear();
        photo::warm_for_code();
        self.prepare(file, None, None);
    }

    /// Straightens the page between these corners.
    pub fn straighten(self, corners: Corners) {
        let Some(was) = self.photo.get_untracked() else { return };
        self.corners.set(Some(corners));
        self.prepare(was.file.clone(), Some(corners), Some(was));
    }

    /// Brings back the photo as it was before straightening.
    pub fn restore(self) {
        self.trouble.set(None);
        self.photo.set(self.original.get_untracked());
        self.original.set(None);
    }

    /// Stops the preparation or the upload that is under way.
    pub fn stop(self) {
        if self.stage.get_untracked().is_some() {
            self.stop_work();
            self.stage.set(None);
            self.trouble.set(Some(Trouble::STOPPED));
        } else {
            self.cancel.with_value(Cancel::cancel);
        }
    }

    /// Forgets the photo, and stops its preparation and its upload.
    pub fn remove(self) {
        self.stop_work();
        self.cancel.with_value(Cancel::cancel);
        self.stage.set(None);
        self.trouble.set(None);
        self.clear();
    }

    /// Begins the upload and returns the photo and the switch that cancels it; `None` without a photo or during an upload.
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

    /// Records how the upload of a photo ended. A photo that arrived is forgotten here, because the backend holds it now.
    pub fn end_upload(self, photo: &Rc<Prepared>, outcome: Result<(), BackendError>) {
        if self.upload.try_set(UploadState::Idle).is_some() {
            return; // The order was submitted in the meantime.
        }
        if !self.photo.with_untracked(|chosen| chosen.as_ref().is_some_and(|chosen| Rc::ptr_eq(chosen, photo))) {
            return; // Another photo was chosen in the meantime.
        }
        match outcome {
            Ok(()) => self.clear(),
            Err(BackendError::Cancelled) => self.trouble.set(Some(Trouble::STOPPED)),
            Err(error) => self.trouble.set(Some(Trouble::Backend(error))),
        }
    }

    /// Looks for the code of the form on a photo. What is found belongs to that photo, straightened or not.
    async fn read_form(self, photo: Rc<Prepared>) {
        let Some(drawing) = photo.take_drawing() else { return };
        let found = photo::read_form(drawing).await;
        let is_this = |it: &Option<Rc<Prepared>>| it.as_ref().is_some_and(|it| Rc::ptr_eq(it, &photo));
        let is_chosen = [self.photo, self.original].iter().any(|it| it.try_with_untracked(is_this) == Some(true));
        if is_chosen {
            let _ = self.form.try_set(found);
        }
    }

    fn clear(self) {
        self.photo.set(None);
        self.original.set(None);
        self.corners.set(None);
        self.form.set(None);
    }

    /// Drops the work, which stops the worker. A newer choice, Cancel and Remove call this.
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
                    let prepared = Rc::new(prepared);
                    let _ = self.photo.try_set(Some(prepared.clone()));
                    spawn_local(self.read_form(prepared));
                }
                Err(why) => {
                    let _ = self.trouble.try_set(Some(Trouble::File(why)));
                }
            }
            let _ = self.stage.try_set(None);
        });
    }
}
