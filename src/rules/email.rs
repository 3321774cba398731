//! An e-mail address that a CA can write to, hints at slips of the finger, and which providers anybody can join.
//!
//! Authority: RFC 5321 4.1.2 (`Dot-string`) and 4.5.3.1, RFC 6531 for letters beyond ASCII. Quoted local parts, comments
//! and address literals are lawful and refused all the same: the mail systems of CAs do not take them.

use super::domain_name::{is_blank, narrow};
use crate::contract::limits::{EMAIL_CHARS, LABEL_OCTETS};

/// Octets before the `@` (RFC 5321 4.5.3.1.1).
pub const LOCAL_PART_OCTETS: usize = 64;

/// Why the CA cannot write to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmailProblem {
    /// Nothing was typed.
    Empty,
    /// Longer than [`EMAIL_CHARS`] octets.
    TooLong {
        /// Octets typed.
        given: usize,
    },
    /// No `@`.
    NoAt,
    /// A second `@`.
    SeveralAts,
    /// Nothing before the `@`.
    NoLocalPart,
    /// Nothing after the `@`.
    NoDomain,
    /// More than [`LOCAL_PART_OCTETS`] before the `@`.
    LocalPartTooLong {
        /// Octets before the `@`.
        given: usize,
    },
    /// A dot at the start or end of a part, or two in a row.
    Dots,
    /// A blank inside the address, or a line break anywhere.
    Blank,
    /// A character that addresses do not have.
    Character {
        /// The first such character.
        character: char,
    },
    /// A name in front of the address, in angle brackets; the address in them is offered.
    DisplayName {
        /// The address, empty where there is none to offer.
        address: String,
    },
    /// A domain without a dot.
    SingleLabel,
    /// A label of the domain that starts or ends with a hyphen, or is too long.
    Label {
        /// The label.
        label: String,
    },
    /// An IP address in place of the domain.
    IpAddress,
}

impl EmailProblem {
    /// The rule's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too-long",
            Self::NoAt => "no-at",
            Self::SeveralAts => "several-ats",
            Self::NoLocalPart => "no-local-part",
            Self::NoDomain => "no-domain",
            Self::LocalPartTooLong { .. } => "local-part-too-long",
            Self::Dots => "dots",
            Self::Blank => "blank",
            Self::Character { .. } => "character",
            Self::DisplayName { .. } => "display-name",
            Self::SingleLabel => "too-few-labels",
            Self::Label { .. } => "label",
            Self::IpAddress => "ip-address",
        }
    }
}

/// What is worth knowing about an address that can be written to. Never in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmailWarning {
    /// Probably a slip of the finger.
    Typo {
        /// The address that was probably meant.
        suggestion: String,
    },
    /// A mailbox that anybody can open, where the CA expects the company's own.
    FreeMail {
        /// The provider.
        domain: String,
    },
    /// Letters beyond ASCII before the `@`, which some mail systems cannot write to.
    LocalPartNotAscii,
}

impl EmailWarning {
    /// The warning's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Typo { .. } => "typo",
            Self::FreeMail { .. } => "free-mail",
            Self::LocalPartNotAscii => "local-part-not-ascii",
        }
    }
}

/// An address that can be written to; the domain is in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailAddress {
    address: String,
    at: usize,
}

impl EmailAddress {
    /// Takes an address, without the blanks around it.
    pub fn parse(input: &str) -> Result<Self, EmailProblem> {
        use EmailProblem as Problem;
        // Chinese and Japanese keyboards write `＠` where they are not switched over.
        let input: String = input.chars().map(|it| if it == '。' { '.' } else { narrow(it) }).collect();
        let typed = input.trim_matches(|character| is_blank(character) && !matches!(character, '\r' | '\n'));
        if typed.is_empty() {
            return Err(Problem::Empty);
        }
        if typed.len() > EMAIL_CHARS {
            return Err(Problem::TooLong { given: typed.len() });
        }
        if typed.ends_with('>') {
            return Err(Problem::DisplayName { address: inner_address(typed) });
        }
        let (local, domain) = typed.rsplit_once('@').ok_or(Problem::NoAt)?;
        if local.is_empty() {
            return Err(Problem::NoLocalPart);
        }
        if domain.is_empty() {
            return Err(Problem::NoDomain);
        }
        local_part(local)?;
        // Other letters keep their case: the mail system folds them (RFC 5891), and their table alone is 5 KB to download.
        let domain = domain.to_ascii_lowercase();
        mail_domain(&domain)?;
        Ok(Self { address: [local, "@", &domain].concat(), at: local.len() })
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.address
    }

    /// What stands after the `@`, in lower case.
    pub fn domain(&self) -> &str {
        self.address.get(self.at + 1..).unwrap_or_default()
    }

    /// What is worth knowing. `company_mailbox`: the CA expects the company's own mailbox, as for EV.
    pub fn warnings(&self, company_mailbox: bool) -> Vec<EmailWarning> {
        let mut warnings = Vec::new();
        let local = self.address.get(..self.at).unwrap_or_default();
        if let Some(domain) = meant(self.domain()) {
            warnings.push(EmailWarning::Typo { suggestion: [local, "@", &domain].concat() });
        }
        if company_mailbox && is_free_mail(self.domain()) {
            warnings.push(EmailWarning::FreeMail { domain: self.domain().to_owned() });
        }
        if !local.is_ascii() {
            warnings.push(EmailWarning::LocalPartNotAscii);
        }
        warnings
    }
}

fn inner_address(typed: &str) -> String {
    let inner = typed.rsplit_once('<').map(|(_, inner)| inner.trim_end_matches('>'));
    inner.and_then(|inner| EmailAddress::parse(inner).ok()).map(|email| email.address).unwrap_or_default()
}

fn local_part(local: &str) -> Result<(), EmailProblem> {
    if let Some(character) = local.chars().find(|character| !is_atom(*character) && *character != '.') {
        return Err(refuse(character));
    }
    if local.len() > LOCAL_PART_OCTETS {
        return Err(EmailProblem::LocalPartTooLong { given: local.len() });
    }
    if local.split('.').any(str::is_empty) { Err(EmailProblem::Dots) } else { Ok(()) }
}

fn mail_domain(domain: &str) -> Result<(), EmailProblem> {
    if domain.starts_with('[') {
        return Err(EmailProblem::IpAddress);
    }
    let is_foreign = |character: char| {
        !character.is_ascii_alphanumeric() && !matches!(character, '-' | '.') && !is_letter(character)
    };
    if let Some(character) = domain.chars().find(|character| is_foreign(*character)) {
        return Err(refuse(character));
    }
    if domain.split('.').any(str::is_empty) {
        return Err(EmailProblem::Dots);
    }
    let (_, top_level) = domain.rsplit_once('.').ok_or(EmailProblem::SingleLabel)?;
    for label in domain.split('.') {
        if label.starts_with('-') || label.ends_with('-') || label.len() > LABEL_OCTETS {
            return Err(EmailProblem::Label { label: label.to_owned() });
        }
    }
    if top_level.bytes().all(|byte| byte.is_ascii_digit()) { Err(EmailProblem::IpAddress) } else { Ok(()) }
}

fn refuse(character: char) -> EmailProblem {
    match character {
        '@' => EmailProblem::SeveralAts,
        _ if is_blank(character) => EmailProblem::Blank,
        _ => EmailProblem::Character { character },
    }
}

/// `atext` of RFC 5322 3.2.3, and letters beyond ASCII (RFC 6531 3.3).
fn is_atom(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(character) || is_letter(character)
}

/// The blocks of Unicode that hold letters and their marks: no blanks, controls, private characters, symbols or emoji.
fn is_letter(character: char) -> bool {
    matches!(character,
        '\u{aa}' | '\u{b5}' | '\u{b7}' | '\u{ba}' | '\u{c0}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2c00}'..='\u{2dff}' | '\u{3005}'..='\u{d7ff}' | '\u{f900}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10000}'..='\u{1cfff}' | '\u{1e000}'..='\u{1efff}' | '\u{20000}'..='\u{3ffff}')
        && !is_blank(character)
}

/// Providers where anybody can open a mailbox; the ones people mistype most stand first.
const FREE_MAIL: [&str; 44] = [
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "yahoo.com",
    "icloud.com",
    "qq.com",
    "163.com",
    "126.com",
    "live.com",
    "foxmail.com",
    "sina.com",
    "aliyun.com",
    "googlemail.com",
    "protonmail.com",
    "mail.com",
    "aol.com",
    "sohu.com",
    "proton.me",
    "pm.me",
    "me.com",
    "mac.com",
    "msn.com",
    "ymail.com",
    "yeah.net",
    "139.com",
    "189.cn",
    "sina.cn",
    "vip.qq.com",
    "vip.163.com",
    "tom.com",
    "21cn.com",
    "wo.cn",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "mail.ru",
    "yandex.ru",
    "yandex.com",
    "naver.com",
    "hotmail.co.uk",
    "yahoo.co.uk",
    "yahoo.co.jp",
    "zoho.com",
];
/// How many of [`FREE_MAIL`], from the first, a slip of the finger is compared with: long enough names not to catch others.
const OFTEN_MISTYPED: usize = 14;

/// Whether anybody can open a mailbox at the provider.
pub fn is_free_mail(domain: &str) -> bool {
    FREE_MAIL.contains(&domain)
}

/// The domain that was probably meant: one slip away from a well-known provider, or with a mistyped `.com`.
fn meant(domain: &str) -> Option<String> {
    // `email.com` is a provider too, one letter away from a larger one.
    if is_free_mail(domain) || domain == "email.com" {
        return None;
    }
    let is_near = |known: &&&str| known.len() >= 9 && is_one_slip(domain.as_bytes(), known.as_bytes());
    if let Some(known) = FREE_MAIL.iter().take(OFTEN_MISTYPED).find(is_near) {
        return Some((*known).to_owned());
    }
    let (name, top_level) = domain.rsplit_once('.')?;
    match top_level {
        "con" | "cmo" | "ocm" | "comm" | "vom" | "xom" | "cpm" | "conm" | "coom" | "c0m" => {
            Some([name, ".com"].concat())
        }
        "nte" | "ent" | "nett" => Some([name, ".net"].concat()),
        "ogr" | "rog" | "orgg" => Some([name, ".org"].concat()),
        "co" | "cm" | "om" => {
            let whole = [name, ".com"].concat();
            is_free_mail(&whole).then_some(whole)
        }
        _ => None,
    }
}

/// Whether one letter added, left out, changed, or swapped with its neighbour makes one of the other.
fn is_one_slip(typed: &[u8], known: &[u8]) -> bool {
    let same_start = typed.iter().zip(known).take_while(|(left, right)| left == right).count();
    let (typed, known) = (&typed[same_start..], &known[same_start..]);
    let same_end = typed.iter().rev().zip(known.iter().rev()).take_while(|(left, right)| left == right).count();
    let (typed, known) = (&typed[..typed.len() - same_end], &known[..known.len() - same_end]);
    match (typed.len(), known.len()) {
        (0, 1) | (1, 0 | 1) => true,
        (2, 2) => typed[0] == known[1] && typed[1] == known[0],
        _ => false,
    }
}
