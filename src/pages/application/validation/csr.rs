//! The problems of the CSR field that the draft alone does not show.

use crate::application::{FieldId, Place, Problem, ProblemKind};
use crate::csr::field::CsrProgress;

/// Returns the problem of a CSR field whose content is not in the draft.
pub(super) fn problem(progress: CsrProgress) -> Option<Problem> {
    let kind = match progress {
        CsrProgress::Settled => return None,
        CsrProgress::Unread | CsrProgress::Reading => ProblemKind::CsrRefused,
        CsrProgress::NotSaved => ProblemKind::CsrKeyNotSaved,
    };
    Some(Problem { place: Place::Field(FieldId::CsrPem), kind })
}

/// Replaces the problems that the draft alone shows for the CSR by the problem of the field.
pub(super) fn with_problem<T>(judged: Result<T, Vec<Problem>>, csr: Option<Problem>) -> Result<T, Vec<Problem>> {
    let Some(csr) = csr else { return judged };
    let mut found = judged.err().unwrap_or_default();
    found.retain(|problem| problem.place != csr.place);
    found.push(csr);
    Err(found)
}
