//! The spelling of a phone number: it has enough digits and no character that phone numbers never have. The deep rule
//! knows the numbering plans.
//!
//! Authority: ITU-T E.164 (15 digits), E.123 (spelling), RFC 3966 (`tel:` and extensions).

use super::domain_name::{is_blank, narrow};
use super::invisible::is_invisible;

/// Digits of the shortest number that can be called, such as an emergency or service number.
pub const PHONE_DIGITS_LEAST: usize = 3;
/// Digits of the longest spelling: the 15 of E.164, an international prefix, a trunk prefix and a carrier code.
pub const PHONE_DIGITS_MOST: usize = 24;
/// Digits of the longest extension, as in libphonenumber.
pub const EXTENSION_DIGITS_MOST: usize = 20;

/// Why a number cannot be called. Regions are codes of ISO 3166-1 alpha-2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhoneProblem {
    /// Nothing was typed.
    Empty,
    /// There is a character that phone numbers do not have.
    Character {
        /// The first such character.
        character: char,
    },
    /// There are letters that neither mark an extension nor spell the digits of a number in use.
    Letters {
        /// The first word of these letters, as typed.
        text: String,
    },
    /// There are fewer than [`PHONE_DIGITS_LEAST`] digits.
    TooShort {
        /// Digits typed.
        digits: usize,
    },
    /// There are more digits than any number has.
    TooLong {
        /// Digits typed.
        digits: usize,
    },
    /// There is no country code, and no chosen country from which it would follow.
    CountryCodeMissing,
    /// No country has this country code.
    CountryCodeUnknown {
        /// The digits after the `+`.
        code: String,
    },
    /// The number is too short for the numbering plan of the region.
    TooShortFor {
        /// The region; empty for international services.
        region: String,
    },
    /// The number is too long for the numbering plan of the region.
    TooLongFor {
        /// The region; empty for international services.
        region: String,
    },
    /// The length is right, but the region does not use such a number.
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

    /// Returns the problem's data as text. [`Self::from_parts`] reads it back after it has passed between the page and
    /// the worker.
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

    /// Rebuilds the problem from its code and its detail. Returns none if the code belongs to another version.
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

/// A warning about a number that can be called. A warning never blocks the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhoneWarning {
    /// The caller pays extra, or nobody answers the number, so a CA may not call it.
    Unusual {
        /// The kind of number.
        kind: UnusualPhone,
    },
    /// The number belongs to a different region than the chosen one.
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

    /// Returns the warning's data as text.
    pub fn detail(&self) -> String {
        match self {
            Self::OtherRegion { region } => region.clone(),
            Self::Unusual { .. } => String::new(),
        }
    }

    /// Rebuilds the warning from its code and its detail. Returns none if the code belongs to another version.
    pub fn from_parts(code: &str, detail: &str) -> Option<Self> {
        Some(match code {
            "other-region" => Self::OtherRegion { region: detail.to_owned() },
            _ => Self::Unusual { kind: UnusualPhone::ALL.into_iter().find(|kind| kind.code() == code)? },
        })
    }
}

/// A kind of number that a CA is unlikely to call.
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
    /// A Chinese number that is dialled without an area code: a bank, an operator, or a free 800 number.
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

/// The deep rule's verdict on a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhoneVerdict {
    /// The form that is sent: E.164, with an extension as `;ext=123`. Empty if the number could not be read.
    pub e164: String,
    /// The international spelling, for display.
    pub international: String,
    /// The national spelling, for display.
    pub national: String,
    /// The region that the number belongs to; empty for international services.
    pub region: String,
    /// Why the number cannot be called.
    pub problem: Option<PhoneProblem>,
    /// Warnings about the number.
    pub warnings: Vec<PhoneWarning>,
}

/// A number whose spelling is right, without the blanks and the invisible characters around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Accepts any spelling of a number: spaces, brackets, dots, full-width digits, `00`, `+`, `tel:`, letters of a
    /// vanity number, an extension.
    pub fn parse(input: &str) -> Result<Self, PhoneProblem> {
        use PhoneProblem as Problem;
        let typed = input.trim_matches(|character| is_blank(character) || is_invisible(character));
        if typed.is_empty() {
            return Err(Problem::Empty);
        }
        if let Some(character) = typed.chars().find(|character| is_foreign(*character)) {
            return Err(Problem::Character { character });
        }
        // All digits count, also those of an extension. Letters of a vanity number count if there are too few digits.
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

/// Returns the value of a decimal digit, in the scripts in which people type numbers.
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
