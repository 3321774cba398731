//! Gives the verdict on a whole file, as a backend or an operator needs it.

use super::advice::PhotoAdvice;
use super::inspect::{Facts, Look, inspect};
use super::kind::FileKind;
use super::problem::{Damage, MAX_PIXELS, PhotoProblem};
use super::scan::{self, Scan};

/// A verdict on a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoVerdict {
    /// The kind of the file, by its bytes.
    pub kind: FileKind,
    /// The facts about the file, if it could be read.
    pub facts: Option<Facts>,
    /// The reason to refuse the file.
    pub problem: Option<PhotoProblem>,
    /// Remarks that do not block.
    pub advice: Vec<PhotoAdvice>,
}

impl PhotoVerdict {
    /// Returns true if the file can be accepted as it is.
    pub fn is_ok(&self) -> bool {
        self.problem.is_none()
    }
}

/// Judges a whole file against a limit of `max_bytes`. Phones, downloads and mail programs misname pictures, so only the bytes
/// count; callers may pass a name, which is ignored. No pixel is decoded in a browser. On the host, the pixels of a PNG are
/// unpacked and thrown away.
pub fn judge(bytes: &[u8], _name: Option<&str>, max_bytes: u64) -> PhotoVerdict {
    let kind = FileKind::of(bytes);
    let looked = inspect(Look::whole(bytes));
    let length = bytes.len() as u64;
    let too_large = (length > max_bytes).then_some(PhotoProblem::TooLarge { bytes: length, allowed: max_bytes });
    let problem = match looked {
        Err(problem @ (PhotoProblem::Empty | PhotoProblem::WrongType(_))) => Some(problem),
        Err(problem) => too_large.or(Some(problem)),
        // The file cannot be accepted as it is, though a browser may be able to make it smaller.
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

/// Unpacks a PNG's pixels without keeping them. In a browser, the browser's decoder does this.
#[cfg(not(target_arch = "wasm32"))]
mod unpack {
    use miniz_oxide::inflate::stream::{InflateState, inflate};
    use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

    use crate::rules::photo::png;

    /// Returns true if all pixels are present and their checksum matches.
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
