//! The page "Application status": the state of the review, whose turn it is, and every next step.

mod attempts;
mod call;
mod confirmation;
mod domains;
mod failure;
mod issued;
mod look_up;
mod method;
mod notify;
mod page;
mod process;
mod published;
mod review;
mod stages;
mod withdrawal;

pub(super) use confirmation::note_submitted;
pub(super) use page::StatusPage;
