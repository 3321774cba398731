//! What travels between the page and the worker. Numbers and short texts; the photo itself is an attachment.

#![expect(dead_code, reason = "the page reads what the worker writes, and the worker what the page asks")]

use serde::{Deserialize, Serialize};

use crate::rules::photo::problem::Wire;

/// The page asks for the attached file to be made ready.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PhotoRequest {
    /// Bytes that the result may have.
    pub(super) max_bytes: u64,
    /// The corners of the page, when it is to be straightened; else nothing.
    pub(super) corners: Vec<u32>,
}

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The file is being looked at.
    Looking,
    /// It is being drawn and encoded.
    Shrinking,
    /// The result is being checked.
    Checking,
    /// The page is being straightened.
    Straightening,
}

impl Stage {
    /// The stage as a number.
    pub(super) fn to_wire(self) -> u8 {
        self as u8
    }

    /// The stage out of its number.
    pub(super) fn from_wire(number: u8) -> Self {
        match number {
            0 => Self::Looking,
            1 => Self::Shrinking,
            3 => Self::Straightening,
            _ => Self::Checking,
        }
    }
}

/// What the worker answers; the photo is attached when there is no problem.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct PhotoResponse {
    /// Why there is no photo.
    pub(super) problem: Option<Wire>,
    /// Pixels across.
    pub(super) width: u32,
    /// Pixels down.
    pub(super) height: u32,
    /// Whether the photo tells a place no more, that did before.
    pub(super) gps_removed: bool,
    /// Whether the pixels are those of the file.
    pub(super) untouched: bool,
    /// The corners of the page on the photo, where they were found.
    pub(super) corners: Vec<u32>,
    /// SHA-256, 64 hexadecimal digits.
    pub(super) sha256: String,
    /// Remarks.
    pub(super) advice: Vec<Wire>,
}
