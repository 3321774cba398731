//! The section for an issued certificate: the applicant reads it, checks the private key, installs it, and renews it.
//!
//! This is a part of the program that is fetched when the status page has a certificate: `lazy`. `section` fetches the
//! certificate, `facts` shows its contents, `key` judges the private key, `install` has the files and the steps for each
//! kind of server, `keystore` makes the files that contain the key, and `renewal` says when the certificate ends.

mod facts;
mod install;
mod key;
mod keystore;
mod lazy;
mod renewal;
mod section;

pub(super) use lazy::issued;
