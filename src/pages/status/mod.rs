//! The page "Application status": the state of the review, whose turn it is, and every next step.

mod attempts;
mod domains;
mod failure;
mod issued;
mod page;
mod process;
mod review;
mod stages;
mod withdrawal;

pub(super) use page::StatusPage;
