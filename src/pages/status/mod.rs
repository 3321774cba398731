//! Application status: where the review stands, whose turn it is, and every way on from there.

mod attempts;
mod domains;
mod failure;
mod page;
mod process;
mod review;
mod stages;
mod withdrawal;

pub(super) use page::StatusPage;
