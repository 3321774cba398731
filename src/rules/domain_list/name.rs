//! One name of the list, with its verdict.

#[cfg(doc)]
use super::split;
use crate::rules::domain_name::{DomainNameProblem, DomainNameWarning, ShapedName};

/// The deep rule's verdict on one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeepVerdict {
    /// The name in A-labels and lower case; empty if there is no such form.
    pub ascii: String,
    /// The same name in Unicode.
    pub unicode: String,
    /// Why the name cannot be bound.
    pub problem: Option<DomainNameProblem>,
    /// Warnings about the name.
    pub warnings: Vec<DomainNameWarning>,
}

impl DeepVerdict {
    /// The name that is suggested in place of the typed text.
    pub fn offer(&self) -> Option<&str> {
        let of_warning = || self.warnings.iter().find_map(DomainNameWarning::offer);
        self.problem.as_ref().map_or_else(of_warning, DomainNameProblem::offer)
    }
}

/// The state of a name's judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameVerdict {
    /// The name cannot be bound.
    Refused(DomainNameProblem),
    /// The spelling is right, and the deep rule has not answered yet.
    Pending(ShapedName),
    /// The name can be bound.
    Accepted {
        /// The form that is sent to the backend.
        ascii: String,
        /// The form that people read; equal to `ascii` if there is nothing to decode.
        unicode: String,
    },
}

/// A remark about a name that is not wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The text holds the name more than once; it counts once.
    Repeated {
        /// Entries that hold the name, at least two.
        times: usize,
    },
    /// A wildcard name of the list already covers this name.
    CoveredBy {
        /// The wildcard name, as it is sent.
        wildcard: String,
    },
}

/// One name of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedName {
    /// As it was typed the first time.
    pub typed: String,
    /// The entries of the text that hold this name, as indices into [`split`]'s answer.
    pub entries: Vec<usize>,
    /// The state of the judgement: refused, pending or accepted.
    pub verdict: NameVerdict,
    /// True if the spelling is refused and the deep rule, which may find the intended name, has not answered yet.
    pub is_unexplained: bool,
    /// Warnings about the name.
    pub warnings: Vec<DomainNameWarning>,
    /// Remarks about the name.
    pub notices: Vec<Notice>,
}

impl ListedName {
    /// The text by which the name is compared with others: the sent form if it is known, the name in lower case while
    /// the deep rule is pending, and the typed text if the name is refused.
    pub fn key(&self) -> &str {
        match &self.verdict {
            NameVerdict::Accepted { ascii, .. } => ascii,
            NameVerdict::Pending(shaped) => shaped.as_str(),
            NameVerdict::Refused(_) => &self.typed,
        }
    }

    /// Returns true if the name counts as a wildcard name of the product.
    pub fn is_wildcard(&self) -> bool {
        self.key().starts_with("*.")
    }

    /// The name that is suggested in place of the typed text.
    pub fn offer(&self) -> Option<&str> {
        match &self.verdict {
            NameVerdict::Refused(problem) => problem.offer(),
            _ => self.warnings.iter().find_map(DomainNameWarning::offer),
        }
    }
}
