//! The names that the product allows, and the problems of a list as a whole.

use crate::contract::DomainType;

/// The names that the product allows the applicant to bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// The most plain names.
    pub plain: usize,
    /// The most names of the form `*.example.com`.
    pub wildcard: usize,
}

impl Allowance {
    /// Computes the allowance from the product's kind and its two counts. A kind that a later version of the contract
    /// adds is treated as `mixed`.
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

/// A problem of the list as a whole. The problems of single names are separate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DomainListProblem {
    /// The list has no name.
    Empty,
    /// The list has more plain names than were bought.
    TooManyPlain {
        /// Names in the list.
        given: usize,
        /// Names bought, at least one.
        allowed: usize,
    },
    /// The list has more wildcard names than were bought.
    TooManyWildcards {
        /// Names in the list.
        given: usize,
        /// Names bought, at least one.
        allowed: usize,
    },
    /// The list has plain names, but the product includes none.
    PlainNotBought {
        /// Names in the list.
        given: usize,
    },
    /// The list has wildcard names, but the product includes none.
    WildcardNotBought {
        /// Names in the list.
        given: usize,
    },
    /// The first name is longer than [`COMMON_NAME_OCTETS`](crate::contract::limits::COMMON_NAME_OCTETS).
    CommonNameTooLong {
        /// Octets of the name in the form that is sent.
        octets: usize,
    },
    /// The first name is a wildcard name, although the list has plain names too.
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
