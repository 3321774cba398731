//! Which call of the contract a request is.

use crate::frame::API;

/// A path of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    Session,
    Orders,
    Order,
    Application,
    Template,
    Document,
    HandoverLink,
    Handover,
    Submission,
    Status,
    Withdrawal,
    Resend,
    Attempts,
    Certificate,
    Other,
}

impl Spot {
    /// The call of this path.
    pub(super) fn of(path: &str) -> Self {
        let parts: Vec<&str> = path.strip_prefix(API).unwrap_or_default().trim_matches('/').split('/').collect();
        match parts.as_slice() {
            ["session"] => Self::Session,
            ["orders"] => Self::Orders,
            ["orders", _] => Self::Order,
            ["orders", _, "application"] => Self::Application,
            ["orders", _, "documents", _] => Self::Document,
            ["orders", _, "documents", _, "template"] => Self::Template,
            ["orders", _, "documents", _, "handover"] => Self::HandoverLink,
            ["handover", _] => Self::Handover,
            ["orders", _, "submission"] => Self::Submission,
            ["orders", _, "status"] => Self::Status,
            ["orders", _, "withdrawal"] => Self::Withdrawal,
            ["orders", _, "domain-verification", "resend"] => Self::Resend,
            ["orders", _, "attempts"] => Self::Attempts,
            ["orders", _, "certificate"] => Self::Certificate,
            _ => Self::Other,
        }
    }
}
