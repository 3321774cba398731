//! The company's data: lengths in the units that certificates count, the registration number, the postal code.
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

/// The company's name, exactly as on its licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyName(String);

impl CompanyName {
    /// Takes any name that fits the certificate.
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
    /// Takes any text that fits the certificate.
    pub fn parse(input: &str) -> Result<Self, TextProblem> {
        plain_text::parse(input, ADDRESS_CHARS).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a registration number cannot be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompanyCodeProblem {
    /// As any text.
    Text(TextProblem),
    /// A unified social credit code has [`SOCIAL_CREDIT_CODE_CHARS`].
    SocialCreditLength {
        /// Characters typed, blanks and hyphens apart.
        given: usize,
    },
    /// A character that such a code never has: I, O, S, V and Z look too much like digits.
    SocialCreditCharacter {
        /// The character.
        character: char,
    },
    /// The last character does not follow from the others: something was mistyped.
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
    /// Takes a unified social credit code where the country is `CN`, any text elsewhere.
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

    /// The number; a unified social credit code in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text of a code. A Chinese one holds letters and digits alone, so that nothing that is invisible is a part of it.
fn code_text(input: &str, country: &str, allowed: usize) -> Result<String, TextProblem> {
    if country == "CN" {
        plain_text::parse(&invisible::without(input), allowed)
    } else {
        plain_text::parse(input, allowed)
    }
}

/// GB 32100-2015 4.6 (ISO 7064 style): the weights are the powers of 3 modulo 31.
fn check_social_credit(code: &str) -> Result<(), CompanyCodeProblem> {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let given = code.chars().count();
    if given != SOCIAL_CREDIT_CODE_CHARS {
        return Err(CompanyCodeProblem::SocialCreditLength { given });
    }
    let (mut sum, mut weight) = (0, 1);
    for (place, character) in code.chars().enumerate() {
        let value = ALPHABET.find(character).ok_or(CompanyCodeProblem::SocialCreditCharacter { character })?;
        // The check character, the last, brings the weighted sum to a multiple of 31.
        sum += if place + 1 == SOCIAL_CREDIT_CODE_CHARS { value } else { value * weight };
        weight = weight * 3 % ALPHABET.len();
    }
    if sum % ALPHABET.len() == 0 { Ok(()) } else { Err(CompanyCodeProblem::SocialCreditCheck) }
}

/// Why a postal code cannot be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostCodeProblem {
    /// As any text.
    Text(TextProblem),
    /// A Chinese postal code has [`CHINESE_POST_CODE_DIGITS`].
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
    /// Takes six digits where the country is `CN`; elsewhere any text that fits, for the forms are many.
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

/// Why a country or region cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountryCodeProblem {
    /// Nothing was chosen.
    Empty,
    /// Not an assigned code of ISO 3166-1.
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

/// The assigned two-letter codes of ISO 3166-1, without separators, in alphabetical order.
pub const COUNTRY_CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// Each assigned code, for a list to choose from.
pub fn country_codes() -> impl Iterator<Item = &'static str> {
    (0..COUNTRY_CODES.len()).step_by(2).filter_map(|at| COUNTRY_CODES.get(at..at + 2))
}

/// A country or region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryCode(&'static str);

impl CountryCode {
    /// Takes an assigned code, in any case.
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
