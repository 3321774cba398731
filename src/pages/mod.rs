//! One file a page. A page joins the desk, the words and the widgets; it holds no rule and speaks no HTTP.

mod answer;
mod application;
mod certificate;
mod check;
mod moment;
mod not_found;
mod opened;
mod orders;
mod parts;
mod photo_desk;
mod print;
mod saving;
mod status;
mod steps;
mod verification;

use application::ApplicationPage;
use check::CheckPage;
use not_found::NotFoundPage;
use orders::OrdersPage;
pub use parts::page;
use print::PrintPage;
use status::StatusPage;
use verification::VerificationPage;
