//! One file a page. A page joins the desk, the words and the widgets; it holds no rule and speaks no HTTP.

mod answer;
mod application;
mod certificate;
mod check;
mod moment;
mod not_found;
mod opened;
mod orders;
mod photo_desk;
mod print;
mod saving;
mod status;
mod steps;
mod verification;

pub use application::ApplicationPage;
pub use check::CheckPage;
pub use not_found::NotFoundPage;
pub use orders::OrdersPage;
pub use photo_desk::{PhotoDesk, UploadState};
pub use print::PrintPage;
pub use status::StatusPage;
pub use verification::VerificationPage;
