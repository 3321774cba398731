//! The pages, each in a file or a folder. A page joins the state, the words and the widgets; it has no rules and makes
//! no HTTP calls.

mod allowance;
mod application;
mod certificate;
mod check;
mod dns_service;
mod lazy;
mod modify;
mod moment;
mod not_found;
mod opened;
mod orders;
mod print;
mod renewal;
mod shown_answer;
mod status;
mod steps;
mod verification;

use application::ApplicationPage;
use check::CheckPage;
pub use lazy::page;
use not_found::NotFoundPage;
use orders::OrdersPage;
use print::PrintPage;
use status::StatusPage;
use verification::VerificationPage;
