//! What was bought, and what is wrong with a list as a whole.

use crate::contract::DomainType;

/// What the product lets the applicant bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Plain names at most.
    pub plain: usize,
    /// Names of the form `*.example.com` at most.
    pub wildcard: usize,
}

impl Allowance {
    /// The allowance of a product's kind and its two counts. A kind of a later version is read as `mixed`.
    pub fn of(kind: &DomainType, domain_count: u32, wild_domain_count: u32) -> Self {
        let plain = usize::try_from(domain_count).unwrap_or(usize::MAX);
        let wildcard = usize::try_from(wild_domain_count).unwrap_or(usize::MAX);
        match kind {
            DomainType::Single => Self { plain: 1, wildcard: 0 },
            DomainType::Multi => Self { plain, wildcard: 0 },
            DomainType::Wildcard => Self { plain: 0, wildcard },
            DomainType::Mixed | DomainType::Other(_) => Self { plain, wildcard },
        }
    }
}

/// What is wrong with the list as a whole, each name being right or wrong by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DomainListProblem {
    /// No name at all.
    Empty,
    /// More plain names than bought.
    TooManyPlain {
        /// Names in the list.
        given: usize,
        /// Names bought, at least one.
        allowed: usize,
    },
    /// More wildcard names than bought.
    TooManyWildcards {
        /// Names in the list.
        given: usize,
        /// Names bought, at least one.
        allowed: usize,
    },
    /// Plain names, and the product binds none.
    PlainNotBought {
        /// Names in the list.
        given: usize,
    },
    /// Wildcard names, and the product binds none.
    WildcardNotBought {
        /// Names in the list.
        given: usize,
    },
    /// The first name is too long for a common name.
    CommonNameTooLong {
        /// Octets of the name as it is sent.
        octets: usize,
    },
    /// The first name is a wildcard while plain ones stand further down.
    CommonNameIsWildcard,
}

impl DomainListProblem {
    /// The rule's stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooManyPlain { .. } => "too-many-names",
            Self::TooManyWildcards { .. } => "too-many-wildcard-names",
            Self::PlainNotBought { .. } => "plain-not-bought",
            Self::WildcardNotBought { .. } => "wildcard-not-bought",
            Self::CommonNameTooLong { .. } => "common-name-too-long",
            Self::CommonNameIsWildcard => "common-name-is-wildcard",
        }
    }
}
