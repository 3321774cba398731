//! One file a page. A page joins the desk, the words and the widgets; it holds no rule and speaks no HTTP.

mod application;
mod certificate;
mod check;
mod lazy;
mod moment;
mod not_found;
mod opened;
mod orders;
mod photo_desk;
mod print;
mod saving;
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
