//! The pages, each in a file or a folder. A page joins the state, the words and the widgets; it has no rules and makes
//! no HTTP calls.

mod allowance;
mod application;
mod certificate;
mod check;
mod dns_service;
mod done;
#[cfg(debug_assertions)]
mod gallery;
mod lazy;
mod modify;
mod moment;
mod name_words;
mod not_found;
mod opened;
mod orders;
mod print;
mod renewal;
mod shown_answer;
mod status;
mod steps;
mod take_photo;
mod verification;

use application::ApplicationPage;
use check::CheckPage;
pub use lazy::page;
use not_found::NotFoundPage;
use orders::OrdersPage;
use print::PrintPage;
use status::StatusPage;
use take_photo::TakePhotoPage;
use verification::VerificationPage;
