//! What the field shows, what it says and what it can do.

use leptos::prelude::*;
use web_sys::File;

use super::files::Refusal;
use crate::text::{Language, Sentence};

/// Four places, clockwise from the top left, in [`STEPS`] from the photo's left and from its top.
pub type Corners = [[u32; 2]; 4];

/// The state that the field shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhotoState {
    /// Nothing was chosen.
    Empty,
    /// A file is being made ready: what is being done, in words.
    Working(String),
    /// A photo that can be uploaded.
    Ready(PhotoShown),
    /// It is being uploaded: in words, and in percent.
    Uploading(PhotoShown, String, u8),
}

/// A photo as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoShown {
    /// Its address, for this page alone.
    pub url: String,
    /// Sizes and such, in one line.
    pub facts: String,
    /// Remarks that do not block.
    pub advice: Vec<String>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Where the corners of the page are, or where to begin with them.
    pub corners: Corners,
    /// Whether they are known.
    pub corners_found: bool,
    /// Whether it shows the straightened page.
    pub straightened: bool,
}

/// The words on the widget.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each is named as its button or place")]
pub struct PhotoWords {
    pub take: &'static str,
    pub drop: &'static str,
    pub cancel: &'static str,
    pub ready: &'static str,
    pub alt: &'static str,
    pub zoom: &'static str,
    pub zoom_title: &'static str,
    pub close: &'static str,
    pub look_again: &'static str,
    pub upload: &'static str,
    pub replace: &'static str,
    pub remove: &'static str,
    pub straighten: &'static str,
    pub straighten_now: &'static str,
    pub restore: &'static str,
    pub corners_title: &'static str,
    pub corners_hint: &'static str,
    pub corners_unsure: &'static str,
    pub corners: [&'static str; 4],
    pub corner_at: Sentence,
    pub language: Language,
    pub error_prefix: &'static str,
}

/// What the applicant does.
#[derive(Debug, Clone, Copy)]
pub struct PhotoActs {
    /// One file was chosen, dropped, pasted or taken.
    pub on_file: Callback<File>,
    /// What was dropped or pasted cannot be taken.
    pub on_refused: Callback<Refusal>,
    /// A picker or the camera was opened, or was closed without a choice.
    pub on_choosing: Callback<bool>,
    /// Stop what is going on.
    pub on_cancel: Callback<()>,
    /// Send what is shown.
    pub on_upload: Callback<()>,
    /// Forget what is shown.
    pub on_remove: Callback<()>,
    /// Straighten the page between these corners.
    pub on_straighten: Callback<Corners>,
    /// Show the photo again as it was before it was straightened.
    pub on_restore: Callback<()>,
}
