//! A phone number's spelling: enough digits, nothing that no phone number has. Numbering plans are the deep rule's.
//!
//! Authority: ITU-T E.164 (15 digits), E.123 (spelling), RFC 3966 (`tel:` and extensions).

use super::domain_name::{is_blank, narrow};
use super::invisible::is_invisible;

/// Digits of the shortest number that can be called: emergency and service numbers.
pub const PHONE_DIGITS_LEAST: usize = 3;
/// Digits of the longest spelling: 15 of E.164, a prefix for calls abroad, a trunk prefix and a carrier code.
pub const PHONE_DIGITS_MOST: usize = 24;
/// Digits of the longest extension (libphonenumber).
pub const EXTENSION_DIGITS_MOST: usize = 20;

/// Why a number cannot be called. Regions are ISO 3166-1 alpha-2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhoneProblem {
    /// Nothing was typed.
    Empty,
    /// A character that phone numbers do not have.
    Character {
        /// The first such character.
        character: char,
    },
    /// Letters that name no extension and make no digits of a number in use.
    Letters {
        /// The first word of them, as it was typed.
        text: String,
    },
    /// No or hardly any digits.
    TooShort {
        /// Digits typed.
        digits: usize,
    },
    /// More digits than any number has.
    TooLong {
        /// Digits typed.
        digits: usize,
    },
    /// No country code, and no country that would tell it.
    CountryCodeMissing,
    /// No country has this code.
    CountryCodeUnknown {
        /// The digits after the `+`.
        code: String,
    },
    /// Too short for the numbering plan of the region.
    TooShortFor {
        /// The region; empty for international services.
        region: String,
    },
    /// Too long for the numbering plan of the region.
    TooLongFor {
        /// The region; empty for international services.
        region: String,
    },
    /// The right length, but no such number is in use in the region.
    NotInUse {
        /// The region; empty for international services.
        region: String,
    },
}

impl PhoneProblem {
    /// The rule's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Character { .. } => "character",
            Self::Letters { .. } => "letters",
            Self::TooShort { .. } => "too-short",
            Self::TooLong { .. } => "too-long",
            Self::CountryCodeMissing => "country-code-missing",
            Self::CountryCodeUnknown { .. } => "country-code-unknown",
            Self::TooShortFor { .. } => "too-short-for-region",
            Self::TooLongFor { .. } => "too-long-for-region",
            Self::NotInUse { .. } => "not-in-use",
        }
    }

    /// What the problem carries, as text; [`Self::from_parts`] reads it back on the other side of the worker.
    pub fn detail(&self) -> String {
        match self {
            Self::Character { character } => character.to_string(),
            Self::TooShort { digits } | Self::TooLong { digits } => digits.to_string(),
            Self::Letters { text }
            | Self::CountryCodeUnknown { code: text }
            | Self::TooShortFor { region: text }
            | Self::TooLongFor { region: text }
            | Self::NotInUse { region: text } => text.clone(),
            Self::Empty | Self::CountryCodeMissing => String::new(),
        }
    }

    /// The problem of a code and its detail; none when the code is another version's.
    pub fn from_parts(code: &str, detail: &str) -> Option<Self> {
        let text = || detail.to_owned();
        let digits = detail.parse().unwrap_or_default();
        Some(match code {
            "empty" => Self::Empty,
            "character" => Self::Character { character: detail.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER) },
            "letters" => Self::Letters { text: text() },
            "too-short" => Self::TooShort { digits },
            "too-long" => Self::TooLong { digits },
            "country-code-missing" => Self::CountryCodeMissing,
            "country-code-unknown" => Self::CountryCodeUnknown { code: text() },
            "too-short-for-region" => Self::TooShortFor { region: text() },
            "too-long-for-region" => Self::TooLongFor { region: text() },
            "not-in-use" => Self::NotInUse { region: text() },
            _ => return None,
        })
    }
}

/// What is worth knowing about a number that can be called. Never in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhoneWarning {
    /// A number that costs the caller, or nobody can be reached at: a CA may not call it.
    Unusual {
        /// Which kind.
        kind: UnusualPhone,
    },
    /// The number belongs to another region than the one chosen.
    OtherRegion {
        /// The number's region.
        region: String,
    },
}

impl PhoneWarning {
    /// The warning's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unusual { kind } => kind.code(),
            Self::OtherRegion { .. } => "other-region",
        }
    }

    /// What the warning carries, as text.
    pub fn detail(&self) -> String {
        match self {
            Self::OtherRegion { region } => region.clone(),
            Self::Unusual { .. } => String::new(),
        }
    }

    /// The warning of a code and its detail; none when the code is another version's.
    pub fn from_parts(code: &str, detail: &str) -> Option<Self> {
        Some(match code {
            "other-region" => Self::OtherRegion { region: detail.to_owned() },
            _ => Self::Unusual { kind: UnusualPhone::ALL.into_iter().find(|kind| kind.code() == code)? },
        })
    }
}

/// A kind of number that a CA will hardly call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnusualPhone {
    /// The caller pays extra.
    PremiumRate,
    /// Caller and callee share the cost.
    SharedCost,
    /// A pager.
    Pager,
    /// A mailbox for spoken messages.
    Voicemail,
    /// An emergency or service number of a few digits.
    Short,
    /// A Chinese number that is dialled without an area code: of a bank, an operator, or the caller's free 800.
    Service,
}

impl UnusualPhone {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::PremiumRate, Self::SharedCost, Self::Pager, Self::Voicemail, Self::Short, Self::Service];

    /// The kind's stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::PremiumRate => "premium-rate",
            Self::SharedCost => "shared-cost",
            Self::Pager => "pager",
            Self::Voicemail => "voicemail",
            Self::Short => "short",
            Self::Service => "service",
        }
    }
}

/// What the deep rule says about a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhoneVerdict {
    /// E.164, an extension as `;ext=123`: the form that is sent. Empty when the number could not be read.
    pub e164: String,
    /// As it is written abroad, for showing back.
    pub international: String,
    /// As it is written at home, for showing back.
    pub national: String,
    /// The region it belongs to; empty for international services.
    pub region: String,
    /// Why it cannot be called.
    pub problem: Option<PhoneProblem>,
    /// What is worth knowing.
    pub warnings: Vec<PhoneWarning>,
}

/// A number whose spelling is right, without the blanks around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Takes any spelling of a number: spaces, brackets, dots, full-width digits, `00`, `+`, `tel:`, letters of a vanity
    /// number, an extension.
    pub fn parse(input: &str) -> Result<Self, PhoneProblem> {
        use PhoneProblem as Problem;
        let typed = input.trim_matches(|character| is_blank(character) || is_invisible(character));
        if typed.is_empty() {
            return Err(Problem::Empty);
        }
        if let Some(character) = typed.chars().find(|character| is_foreign(*character)) {
            return Err(Problem::Character { character });
        }
        // Digits before the first letter or mark of an extension; letters of a vanity number count when nothing else does.
        let digits = typed.chars().filter(|character| is_digit(*character)).count();
        let letters = typed.chars().filter(char::is_ascii_alphabetic).count();
        match digits {
            0..PHONE_DIGITS_LEAST if digits == 0 || digits + letters < PHONE_DIGITS_LEAST => {
                Err(Problem::TooShort { digits })
            }
            _ if digits > PHONE_DIGITS_MOST + EXTENSION_DIGITS_MOST => Err(Problem::TooLong { digits }),
            _ => Ok(Self(typed.to_owned())),
        }
    }

    /// The number as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The value of a decimal digit in the scripts that people type numbers in.
pub(crate) fn digit(character: char) -> Option<u8> {
    let zero = match character {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '๐'..='๙' => '๐',
        '０'..='９' => '０',
        _ => return None,
    };
    u8::try_from(u32::from(character) - u32::from(zero)).ok()
}

fn is_digit(character: char) -> bool {
    digit(character).is_some()
}

fn is_foreign(character: char) -> bool {
    match narrow(character) {
        '!' | '"' | '$' | '&' | '?' | '@' | '<' | '>' | '^' | '_' | '`' | '{' | '|' | '}' => true,
        '\t' | '\n' | '\r' => false,
        other => other.is_control(),
    }
}
