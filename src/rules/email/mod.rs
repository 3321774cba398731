//! E-mail addresses that a CA can write to, suggestions for typing mistakes, and the providers where anybody can open a
//! mailbox.
//!
//! `problem` lists the problems and warnings, `copied` finds the address in a copied text, and `providers` knows the
//! mailbox providers.
//!
//! Authority: RFC 5321 4.1.2 (`Dot-string`) and 4.5.3.1, RFC 6531 for letters beyond ASCII. Quoted local parts,
//! comments and address literals are lawful but refused, because the mail systems of CAs do not accept them.

mod address;
mod copied;
mod problem;
mod providers;

pub use address::{EmailAddress, LOCAL_PART_OCTETS};
pub use problem::{EmailProblem, EmailWarning};
pub use providers::is_free_mail;
