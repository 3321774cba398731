//! One name of the list and what is known of it.

#[cfg(doc)]
use super::split;
use crate::rules::domain_name::{DomainNameProblem, DomainNameWarning, ShapedName};

/// What the deep rule says about one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeepVerdict {
    /// A-labels in lower case; empty when there is no such form.
    pub ascii: String,
    /// The same name in Unicode.
    pub unicode: String,
    /// Why it cannot be bound.
    pub problem: Option<DomainNameProblem>,
    /// What is worth knowing.
    pub warnings: Vec<DomainNameWarning>,
}

impl DeepVerdict {
    /// The name that may be taken in place of what was typed.
    pub fn offer(&self) -> Option<&str> {
        let of_warning = || self.warnings.iter().find_map(DomainNameWarning::offer);
        self.problem.as_ref().map_or_else(of_warning, DomainNameProblem::offer)
    }
}

/// How far the judgement of a name has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It cannot be bound.
    Refused(DomainNameProblem),
    /// The spelling is right; the deep rule has not answered.
    Pending(ShapedName),
    /// It can be bound.
    Accepted {
        /// The form that is sent.
        ascii: String,
        /// The form that people read; equal to `ascii` where there is nothing to decode.
        unicode: String,
    },
}

/// Something that was understood, or is pointed out, without being wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The name stands more than once in the text, and counts once.
    Repeated {
        /// How often.
        times: usize,
    },
    /// A wildcard of the list covers the name already.
    CoveredBy {
        /// The wildcard, as it is sent.
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
    /// Whether it can be bound.
    pub verdict: Verdict,
    /// Whether the deep rule has not answered, which may find the name that is meant in what is refused.
    pub is_unexplained: bool,
    /// What is worth knowing about it.
    pub warnings: Vec<DomainNameWarning>,
    /// What was understood.
    pub notices: Vec<Notice>,
}

impl ListedName {
    /// The name as it compares with others: as it is sent if that is known, else in lower case, else as typed.
    pub fn key(&self) -> &str {
        match &self.verdict {
            Verdict::Accepted { ascii, .. } => ascii,
            Verdict::Pending(shaped) => shaped.as_str(),
            Verdict::Refused(_) => &self.typed,
        }
    }

    /// Whether it counts as a wildcard against what was bought.
    pub fn is_wildcard(&self) -> bool {
        self.key().starts_with("*.")
    }

    /// The name that may be taken in place of what was typed.
    pub fn offer(&self) -> Option<&str> {
        match &self.verdict {
            Verdict::Refused(problem) => problem.offer(),
            _ => self.warnings.iter().find_map(DomainNameWarning::offer),
        }
    }
}
