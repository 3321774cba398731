//! Check your answers: everything as the CA will read it, a way back to each answer, and the one button that submits.

mod answers;
mod page;
mod submit;

pub(super) use page::CheckPage;
