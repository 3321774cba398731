//! The page "Check your answers": every answer as the CA will read it, a link that changes each answer, and the button
//! that submits.

mod agreements;
mod answers;
mod before;
mod dns;
mod look_ahead;
mod page;
mod submit;

pub(super) use page::CheckPage;
