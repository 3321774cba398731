//! The state that the field shows, its words and its callbacks.

use leptos::prelude::*;
use web_sys::File;

use super::files::Refusal;
use crate::text::{Language, Sentence};

/// Four corners, clockwise from the top left, in [`STEPS`](crate::rules::photo::quad::STEPS) from the photo's left and top.
pub type Corners = [[u32; 2]; 4];

/// Corners of the page that become known after the photo is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateCorners {
    /// The corners.
    pub corners: Corners,
    /// True if they are exact; otherwise they are places to start dragging from.
    pub exact: bool,
}

/// The state that the field shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhotoState {
    /// No photo is chosen.
    Empty,
    /// A file is being made ready; the text names the current step.
    Working(String),
    /// A photo that can be uploaded.
    Ready(PhotoShown),
    /// A photo that is being uploaded; the text names the progress, and the number gives it in percent.
    Uploading(PhotoShown, String, u8),
}

/// A photo with everything that the field shows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoShown {
    /// The photo's address, which is valid in this page alone.
    pub url: String,
    /// The name of the file that was chosen.
    pub name: String,
    /// Sizes and other facts, in one line.
    pub facts: String,
    /// Remarks that do not block.
    pub advice: Vec<String>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The corners of the page where they are known, otherwise places to start dragging from.
    pub corners: Corners,
    /// True if the corners were found in the photo or chosen by the applicant.
    pub corners_found: bool,
    /// True if the photo is the straightened page.
    pub straightened: bool,
}

/// The words on the widget, in the language of the page.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each is named as its button or place")]
pub struct PhotoWords {
    pub choose: &'static str,
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

/// The callbacks for the applicant's actions.
#[derive(Debug, Clone, Copy)]
pub struct PhotoActs {
    /// Called with a file that was chosen, dropped, pasted or photographed.
    pub on_file: Callback<File>,
    /// Called when chosen, dropped or pasted files are refused.
    pub on_refused: Callback<Refusal>,
    /// Called with true when a picker or the camera opens, and with false when it closes without a choice.
    pub on_choosing: Callback<bool>,
    /// Called to stop the preparation or the upload.
    pub on_cancel: Callback<()>,
    /// Called to upload the photo that is shown.
    pub on_upload: Callback<()>,
    /// Called to forget the photo that is shown.
    pub on_remove: Callback<()>,
    /// Called to straighten the page between these corners.
    pub on_straighten: Callback<Corners>,
    /// Called to bring back the photo as it was before straightening.
    pub on_restore: Callback<()>,
}
