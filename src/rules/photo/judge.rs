//! The verdict on a whole file, as a backend or an operator would ask for it.

use super::advice::PhotoAdvice;
use super::inspect::{Facts, Look, inspect};
use super::kind::FileKind;
use super::problem::{Damage, MAX_PIXELS, PhotoProblem};
use super::scan::{self, Scan};

/// What is to be said of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoVerdict {
    /// What the file is by its bytes.
    pub kind: FileKind,
    /// Its facts, when it could be read.
    pub facts: Option<Facts>,
    /// Why it cannot be taken.
    pub problem: Option<PhotoProblem>,
    /// Remarks that do not block.
    pub advice: Vec<PhotoAdvice>,
}

impl PhotoVerdict {
    /// Whether the file can be taken as it is.
    pub fn is_ok(&self) -> bool {
        self.problem.is_none()
    }
}

/// Judges a whole file of at most `max_bytes`. Its name never decides: phones, downloads and mail programs misname
/// pictures, so only the bytes count; `name` is there for callers that keep one. No pixel is decoded in a browser; on the
/// host the pixels of a PNG are unpacked and thrown away.
pub fn judge(bytes: &[u8], _name: Option<&str>, max_bytes: u64) -> PhotoVerdict {
    let kind = FileKind::of(bytes);
    let looked = inspect(Look::whole(bytes));
    let length = bytes.len() as u64;
    let too_large = (length > max_bytes).then_some(PhotoProblem::TooLarge { bytes: length, allowed: max_bytes });
    let problem = match looked {
        Err(problem @ (PhotoProblem::Empty | PhotoProblem::WrongType(_))) => Some(problem),
        Err(problem) => too_large.or(Some(problem)),
        // As it is nobody can take it, though a browser may be able to make it smaller.
        Ok(Facts { width, height, .. }) if u64::from(width) * u64::from(height) > MAX_PIXELS => {
            Some(PhotoProblem::TooManyPixels { width, height })
        }
        Ok(Facts { kind: FileKind::Jpeg, .. }) => {
            let is_cut = scan::read(bytes) == Scan::CutShort;
            too_large.or(is_cut.then_some(PhotoProblem::Damaged(Damage::CutShort)))
        }
        Ok(facts) => too_large.or_else(|| unpack_problem(bytes, &facts)),
    };
    let facts = looked.ok();
    let advice = facts.map(|facts| facts.advice()).unwrap_or_default();
    PhotoVerdict { kind, facts, problem, advice }
}

#[cfg(target_arch = "wasm32")]
fn unpack_problem(_: &[u8], _: &Facts) -> Option<PhotoProblem> {
    None
}

#[cfg(not(target_arch = "wasm32"))]
fn unpack_problem(bytes: &[u8], facts: &Facts) -> Option<PhotoProblem> {
    (facts.kind == FileKind::Png && !unpack::is_whole(bytes)).then_some(PhotoProblem::Damaged(Damage::Data))
}

/// Unpacks a PNG's pixels without keeping them. In a browser its own decoder does that.
#[cfg(not(target_arch = "wasm32"))]
mod unpack {
    use miniz_oxide::inflate::stream::{InflateState, inflate};
    use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

    use crate::rules::photo::png;

    /// Whether all pixels are there and their checksum matches.
    pub(super) fn is_whole(bytes: &[u8]) -> bool {
        let mut state = InflateState::new_boxed(DataFormat::Zlib);
        let mut room = vec![0; 64 * 1024];
        let mut at = png::SIGNATURE.len();
        while let Some(chunk) = png::chunk_at(bytes, at) {
            let mut data = if chunk.name == *b"IDAT" { chunk.data } else { &[] };
            while !data.is_empty() {
                let step = inflate(&mut state, data, &mut room, MZFlush::None);
                data = data.get(step.bytes_consumed..).unwrap_or_default();
                match step.status {
                    Ok(MZStatus::StreamEnd) => return true,
                    Ok(_) => {}
                    Err(MZError::Buf) if step.bytes_consumed + step.bytes_written > 0 => {}
                    Err(_) => return false,
                }
            }
            at = chunk.end;
        }
        false
    }
}
