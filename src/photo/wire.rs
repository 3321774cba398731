//! The messages between the page and the worker: numbers and short texts. The photo itself is an attachment.

#![expect(dead_code, reason = "the page reads what the worker writes, and the worker what the page asks")]

use serde::{Deserialize, Serialize};

use crate::rules::photo::problem::Wire;

/// A request from the page to make the attached file ready.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PhotoRequest {
    /// Largest number of bytes of the result.
    pub(super) max_bytes: u64,
    /// The corners of the page that is to be straightened; empty if none is.
    pub(super) corners: Vec<u32>,
}

/// A request from the page to look for the code of a printed form on the attached drawing.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CodeRequest;

/// What was found.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct CodeResponse {
    /// True if the drawing could be looked at.
    pub(super) looked: bool,
    /// The text of the code of a printed form.
    pub(super) text: Option<String>,
    /// The corners of the page that follow from the code; empty if they do not lie on the photo.
    pub(super) corners: Vec<u32>,
    /// True if the edges of the paper confirm the corners.
    pub(super) exact: bool,
}

/// A step of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The inspection of the file.
    Looking,
    /// The drawing and encoding of the photo.
    Shrinking,
    /// The check of the result.
    Checking,
    /// The straightening of the page.
    Straightening,
}

impl Stage {
    /// Returns the number of the stage.
    pub(super) fn to_wire(self) -> u8 {
        self as u8
    }

    /// Returns the stage with that number.
    pub(super) fn from_wire(number: u8) -> Self {
        match number {
            0 => Self::Looking,
            1 => Self::Shrinking,
            3 => Self::Straightening,
            _ => Self::Checking,
        }
    }
}

/// An answer of the worker. The photo is attached unless there is a problem.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct PhotoResponse {
    /// The reason why there is no photo.
    pub(super) problem: Option<Wire>,
    /// Pixels across.
    pub(super) width: u32,
    /// Pixels down.
    pub(super) height: u32,
    /// True if the file held the place where it was taken and the photo no longer does.
    pub(super) gps_removed: bool,
    /// True if the photo keeps the pixels of the file.
    pub(super) untouched: bool,
    /// The corners of the page on the photo; empty if they were not found.
    pub(super) corners: Vec<u32>,
    /// SHA-256 of the photo, as 64 hexadecimal digits.
    pub(super) sha256: String,
    /// Remarks on the photo.
    pub(super) advice: Vec<Wire>,
}
