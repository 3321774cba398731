//! The options of the command: which backend, whose session, and what may be changed there.

use std::path::PathBuf;

use clap::Parser;

/// Drives a backend through the contract with a test account, and prints a table of what it lacks.
///
/// Without --order nothing is changed. The exit code is 0 if the app can work with the backend, 1 if something that it needs is
/// missing, and 2 if the command line is wrong or the session cannot be had.
#[derive(Debug, Clone, Parser)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[command(name = "cargo xtask conform")]
pub struct Options {
    /// The address at which the calls begin, for example <https://ca.example.com/api/v1>
    pub url: String,
    /// The session, as the value of a Cookie header. Without it and --session-command, GET /session must start one
    #[arg(long, value_name = "NAME=VALUE", conflicts_with = "session_command")]
    pub cookie: Option<String>,
    /// A command of the shell that signs in and prints the value of the Cookie header
    #[arg(long, value_name = "COMMAND")]
    pub session_command: Option<String>,
    /// An order of the test account whose draft and photos may be overwritten. Of several, one with documents is used
    #[arg(long = "order", value_name = "ID")]
    pub orders: Vec<String>,
    /// Lets the order be submitted to the CA
    #[arg(long)]
    pub may_submit: bool,
    /// Lets the submitted order be withdrawn, submitted again, and withdrawn again
    #[arg(long, requires = "may_submit")]
    pub may_withdraw: bool,
    /// Lets the CA send its domain verification e-mail again
    #[arg(long, requires = "may_submit")]
    pub may_send_mail: bool,
    /// The origin that the app is served from, where it is another one than the backend's
    #[arg(long, value_name = "ORIGIN")]
    pub origin: Option<String>,
    /// The application that is submitted, as JSON, where the built-in one does not suit the backend
    #[arg(long, value_name = "FILE")]
    pub application: Option<PathBuf>,
    /// The domain name of the built-in application
    #[arg(long, value_name = "NAME", default_value = "conform.example.com")]
    pub domain: String,
    /// The seconds to wait for an answer
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub timeout: u64,
    /// Prints JSON in place of the table
    #[arg(long)]
    pub json: bool,
}

impl Options {
    /// The options without any permission, for this address.
    pub fn for_url(url: &str) -> Self {
        Self::parse_from(["cargo xtask conform", url])
    }
}
