//! Tells if a step of an order is finished. A step that was left unfinished must not look finished.

use super::steps::Here;
use super::verification::missing_photos;
use crate::state::OpenOrder;

/// Returns true if the step has everything that a submission needs. Untracked.
pub(super) fn is_done(open: OpenOrder, step: Here) -> bool {
    match step {
        Here::Application => open.finish().is_ok(),
        Here::Verification => missing_photos(open).is_empty(),
        Here::Check | Here::Status => true,
    }
}
