//! The company's data: lengths in the units that certificates count, the registration number and the postal code.
//!
//! Authority: X.520 upper bounds (RFC 5280 appendix A.1); GB 32100-2015 for the unified social credit code.

use super::domain_name::{is_blank, narrow};
use super::invisible;
use super::plain_text::{self, TextProblem};
use crate::contract::limits::{ADDRESS_CHARS, COMPANY_CODE_CHARS, COMPANY_NAME_CHARS, POST_CODE_CHARS};

/// Characters of a unified social credit code (GB 32100-2015 3).
pub const SOCIAL_CREDIT_CODE_CHARS: usize = 18;
/// Digits of a Chinese postal code.
pub const CHINESE_POST_CODE_DIGITS: usize = 6;

/// The company's name, exactly as on its business licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyName(String);

impl CompanyName {
    /// Accepts any text of 1 to [`COMPANY_NAME_CHARS`] characters.
    pub fn parse(input: &str) -> Result<Self, TextProblem> {
        plain_text::parse(input, COMPANY_NAME_CHARS).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A street address, a province or a city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place(String);

impl Place {
    /// Accepts any text of 1 to [`ADDRESS_CHARS`] characters.
    pub fn parse(input: &str) -> Result<Self, TextProblem> {
        plain_text::parse(input, ADDRESS_CHARS).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a registration number is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompanyCodeProblem {
    /// A problem that any text can have.
    Text(TextProblem),
    /// A unified social credit code does not have [`SOCIAL_CREDIT_CODE_CHARS`] characters.
    SocialCreditLength {
        /// Characters typed, without blanks and hyphens.
        given: usize,
    },
    /// The code has a character that a unified social credit code never has: I, O, S, V and Z look too much like
    /// digits.
    SocialCreditCharacter {
        /// The first such character.
        character: char,
    },
    /// The check character does not match the others, so something was mistyped.
    SocialCreditCheck,
}

impl CompanyCodeProblem {
    /// The rule's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Text(problem) => problem.code(),
            Self::SocialCreditLength { .. } => "social-credit-length",
            Self::SocialCreditCharacter { .. } => "social-credit-character",
            Self::SocialCreditCheck => "social-credit-check",
        }
    }
}

/// The number under which the company is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyCode(String);

impl CompanyCode {
    /// Accepts a unified social credit code if the country is `CN`, and any text of 1 to [`COMPANY_CODE_CHARS`]
    /// characters for other countries.
    pub fn parse(input: &str, country: &str) -> Result<Self, CompanyCodeProblem> {
        let text = code_text(input, country, COMPANY_CODE_CHARS).map_err(CompanyCodeProblem::Text)?;
        if country != "CN" {
            return Ok(Self(text));
        }
        let code: String = text
            .chars()
            .map(|character| narrow(character).to_ascii_uppercase())
            .filter(|character| !is_blank(*character) && *character != '-')
            .collect();
        check_social_credit(&code).map(|()| Self(code))
    }

    /// The number. A unified social credit code is in capitals, without blanks and hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads the text of a code. A Chinese code has only letters and digits, so every invisible character is dropped.
fn code_text(input: &str, country: &str, allowed: usize) -> Result<String, TextProblem> {
    if country == "CN" {
        plain_text::parse(&invisible::without(input), allowed)
    } else {
        plain_text::parse(input, allowed)
    }
}

/// Checks a unified social credit code by GB 32100-2015 4.6 (in the style of ISO 7064): the weights are the powers of 3
/// modulo 31.
fn check_social_credit(code: &str) -> Result<(), CompanyCodeProblem> {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let given = code.chars().count();
    if given != SOCIAL_CREDIT_CODE_CHARS {
        return Err(CompanyCodeProblem::SocialCreditLength { given });
    }
    let (mut sum, mut weight) = (0, 1);
    for (place, character) in code.chars().enumerate() {
        let value = ALPHABET.find(character).ok_or(CompanyCodeProblem::SocialCreditCharacter { character })?;
        // The last character is the check character. It brings the weighted sum to a multiple of 31.
        sum += if place + 1 == SOCIAL_CREDIT_CODE_CHARS { value } else { value * weight };
        weight = weight * 3 % ALPHABET.len();
    }
    if sum % ALPHABET.len() == 0 { Ok(()) } else { Err(CompanyCodeProblem::SocialCreditCheck) }
}

/// Why a postal code is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostCodeProblem {
    /// A problem that any text can have.
    Text(TextProblem),
    /// A Chinese postal code does not have [`CHINESE_POST_CODE_DIGITS`] digits.
    SixDigits,
}

impl PostCodeProblem {
    /// The rule's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Text(problem) => problem.code(),
            Self::SixDigits => "six-digits",
        }
    }
}

/// A postal code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostCode(String);

impl PostCode {
    /// Accepts six digits if the country is `CN`. Other countries have many forms, so any text of 1 to
    /// [`POST_CODE_CHARS`] characters is accepted for them.
    pub fn parse(input: &str, country: &str) -> Result<Self, PostCodeProblem> {
        let text = code_text(input, country, POST_CODE_CHARS).map_err(PostCodeProblem::Text)?;
        let code: String = text.chars().map(|character| narrow(character).to_ascii_uppercase()).collect();
        if country != "CN" {
            return Ok(Self(code));
        }
        let digits: String = code.chars().filter(|character| !is_blank(*character)).collect();
        if digits.len() == CHINESE_POST_CODE_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(digits))
        } else {
            Err(PostCodeProblem::SixDigits)
        }
    }

    /// The code, in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a country or region is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountryCodeProblem {
    /// Nothing was chosen.
    Empty,
    /// The text is not an assigned code of ISO 3166-1.
    Unknown,
}

impl CountryCodeProblem {
    /// The rule's stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Unknown => "unknown-country",
        }
    }
}

/// The assigned two-letter codes of ISO 3166-1, in alphabetical order and without separators.
pub const COUNTRY_CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// Lists the assigned codes, for a list to choose from.
pub fn country_codes() -> impl Iterator<Item = &'static str> {
    (0..COUNTRY_CODES.len()).step_by(2).filter_map(|at| COUNTRY_CODES.get(at..at + 2))
}

/// A country or region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryCode(&'static str);

impl CountryCode {
    /// Accepts an assigned code in upper or lower case.
    pub fn parse(input: &str) -> Result<Self, CountryCodeProblem> {
        let input = input.trim();
        if input.is_empty() {
            return Err(CountryCodeProblem::Empty);
        }
        country_codes().find(|code| code.eq_ignore_ascii_case(input)).map(Self).ok_or(CountryCodeProblem::Unknown)
    }

    /// The code, in capitals.
    pub fn as_str(&self) -> &'static str {
        self.0
    }
}
