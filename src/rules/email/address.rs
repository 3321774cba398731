//! An e-mail address that a CA can write to, and the endings that it cannot have.

use super::copied;
use super::problem::{EmailProblem, EmailWarning};
use super::providers::{self, is_free_mail};
use crate::contract::limits::{EMAIL_CHARS, LABEL_OCTETS};
use crate::rules::domain_list::DeepVerdict;
use crate::rules::domain_name::{DomainNameProblem, is_blank, narrow};
use crate::rules::invisible::{self, Sign};

/// Octets before the `@` (RFC 5321 4.5.3.1.1).
pub const LOCAL_PART_OCTETS: usize = 64;

/// Endings that the public internet does not have and, by a decision in force, will not get. Offices use them for their
/// internal networks. The deep rule finds the other endings that no registry runs.
///
/// RFC 2606 2 and RFC 6761 6 (`test`, `example`, `invalid`, `localhost`), RFC 6762 3 (`local`) and its appendix G, RFC
/// 7686 (`onion`), RFC 9476 (`alt`), RFC 3172 (`arpa`), ICANN's resolutions 2018.02.04.12 (`corp`, `home`, `mail`) and
/// 2024.07.29.06 (`internal`). Operating systems use `localdomain` and `workgroup` for their local network.
const NOT_PUBLIC: [&str; 17] = [
    "local",
    "lan",
    "internal",
    "corp",
    "home",
    "intranet",
    "private",
    "localdomain",
    "localhost",
    "test",
    "example",
    "invalid",
    "onion",
    "alt",
    "arpa",
    "mail",
    "workgroup",
];

/// An e-mail address that a CA can write to. The ASCII letters of its domain are in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailAddress {
    pub(super) address: String,
    at: usize,
}

impl EmailAddress {
    /// Accepts an address, without the blanks and the invisible characters around it.
    pub fn parse(input: &str) -> Result<Self, EmailProblem> {
        // Chinese and Japanese keyboards write `＠` and `。` unless they are switched to Latin input.
        let input: String = input.chars().map(plain).collect();
        let is_dropped =
            |character| is_blank(character) && !is_line_end(character) || invisible::is_invisible(character);
        let typed = input.trim_matches(is_dropped);
        // The `=` may be part of an address, but certificates show `emailAddress=` in front of one.
        if let Some((label, address)) = typed.split_once('=')
            && copied::is_label(label.trim_end())
            && let Ok(Self { address, .. }) = Self::strict(address.trim_start())
        {
            return Err(EmailProblem::Copied { address });
        }
        Self::strict(typed).map_err(|problem| explain(problem, typed))
    }

    /// Accepts a text that holds only an address.
    pub(super) fn strict(typed: &str) -> Result<Self, EmailProblem> {
        use EmailProblem as Problem;
        if typed.is_empty() {
            return Err(Problem::Empty);
        }
        if let Some(hidden) = invisible::find(typed).filter(|it| !matches!(it.sign, Sign::LineBreak | Sign::Tab)) {
            return Err(Problem::Invisible { hidden, address: String::new() });
        }
        if typed.len() > EMAIL_CHARS {
            return Err(Problem::TooLong { given: typed.len() });
        }
        let (local, domain) = typed.rsplit_once('@').ok_or(Problem::NoAt)?;
        if local.is_empty() {
            return Err(Problem::NoLocalPart);
        }
        if domain.is_empty() {
            return Err(Problem::NoDomain);
        }
        local_part(local)?;
        // Letters beyond ASCII keep their case. The mail system folds them (RFC 5891), and the table for it would add 5
        // KB to the download.
        let domain = domain.to_ascii_lowercase();
        mail_domain(&domain)?;
        Ok(Self { address: [local, "@", &domain].concat(), at: local.len() })
    }

    /// Returns the address, unless the deep verdict on its domain shows that no mail can arrive there.
    pub fn checked(self, verdict: &DeepVerdict) -> Result<Self, EmailProblem> {
        use DomainNameProblem as Name;
        match &verdict.problem {
            Some(Name::UnknownTopLevel { .. } | Name::Onion | Name::ReverseZone) => {
                let top_level = self.domain().rsplit('.').next().unwrap_or_default().to_owned();
                let local = self.address.get(..=self.at).unwrap_or_default();
                let suggestion = providers::meant_ending(self.domain());
                let suggestion = suggestion.map(|domain| [local, &domain].concat()).unwrap_or_default();
                Err(EmailProblem::NotPublic { top_level, suggestion })
            }
            Some(Name::NotIdna { label } | Name::ReservedHyphens { label }) => {
                Err(EmailProblem::NotIdna { label: label.clone() })
            }
            Some(Name::Character { character }) => Err(refuse(*character)),
            Some(Name::LabelTooLong { .. } | Name::NameTooLong { .. }) => {
                Err(EmailProblem::NotIdna { label: self.domain().to_owned() })
            }
            // A public suffix can receive mail too, if somebody runs a host there.
            _ => Ok(self),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.address
    }

    /// The domain after the `@`. Its ASCII letters are in lower case.
    pub fn domain(&self) -> &str {
        self.address.get(self.at + 1..).unwrap_or_default()
    }

    /// Returns the warnings about the address. `company_mailbox` is true if the CA expects the company's own mailbox,
    /// as for EV.
    pub fn warnings(&self, company_mailbox: bool) -> Vec<EmailWarning> {
        let mut warnings = Vec::new();
        let local = self.address.get(..self.at).unwrap_or_default();
        if let Some(domain) = providers::meant(self.domain()) {
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

/// Adds the address that is suggested: the address in a copied text, or the typed text without unintended characters.
fn explain(problem: EmailProblem, typed: &str) -> EmailProblem {
    use EmailProblem as Problem;
    let offered = |text: &str| EmailAddress::strict(text).map(|email| email.address).ok();
    let copied = copied::address(typed);
    if typed.ends_with('>') {
        return Problem::DisplayName { address: copied.unwrap_or_default() };
    }
    if let Some(address) = copied {
        let is_named = typed.contains('<');
        return if is_named { Problem::DisplayName { address } } else { Problem::Copied { address } };
    }
    match problem {
        Problem::Invisible { hidden, .. } => {
            let clean = invisible::without(typed);
            let address = offered(&clean).or_else(|| copied::address(&clean)).unwrap_or_default();
            Problem::Invisible { hidden, address }
        }
        Problem::Character { character } => {
            let at = typed.rfind('@').unwrap_or_default();
            let mended: String = typed.char_indices().map(|(place, it)| meant_character(it, place > at)).collect();
            match offered(&mended).filter(|_| mended != typed) {
                Some(address) => Problem::StandIn { character, address },
                None => Problem::Character { character },
            }
        }
        problem => problem,
    }
}

/// Returns the ASCII twin of a character that keyboards for Chinese and Japanese write.
fn plain(character: char) -> char {
    match character {
        '。' | '｡' | '\u{fe52}' => '.',
        '\u{fe6b}' => '@',
        other => narrow(other),
    }
}

/// Returns the intended character for a dash or a quotation mark of a word processor, and for a comma in a domain.
fn meant_character(character: char, is_in_domain: bool) -> char {
    match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{2018}'..='\u{201b}' | '\u{2032}' => '\'',
        ',' if is_in_domain => '.',
        other => other,
    }
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\r' | '\n')
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
    if let Some(character) = domain.chars().find(|character| !is_of_domain(*character)) {
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
    if top_level.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EmailProblem::IpAddress);
    }
    if NOT_PUBLIC.contains(&top_level) {
        return Err(EmailProblem::NotPublic { top_level: top_level.to_owned(), suggestion: String::new() });
    }
    Ok(())
}

/// Returns true for letters, digits, hyphens and dots.
pub(super) fn is_of_domain(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '.') || is_letter(character)
}

fn refuse(character: char) -> EmailProblem {
    match character {
        '@' => EmailProblem::SeveralAts,
        _ if is_blank(character) => EmailProblem::Blank,
        _ => EmailProblem::Character { character },
    }
}

/// Returns true for `atext` of RFC 5322 3.2.3, and for letters beyond ASCII (RFC 6531 3.3).
pub(super) fn is_atom(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(character) || is_letter(character)
}

/// Returns true for characters in the Unicode blocks of letters and their marks. These have no blanks, controls,
/// private characters, symbols or emoji.
fn is_letter(character: char) -> bool {
    matches!(character,
        '\u{aa}' | '\u{b5}' | '\u{b7}' | '\u{ba}' | '\u{c0}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2c00}'..='\u{2dff}' | '\u{3005}'..='\u{d7ff}' | '\u{f900}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10000}'..='\u{1cfff}' | '\u{1e000}'..='\u{1efff}' | '\u{20000}'..='\u{3ffff}')
        && !is_blank(character)
        // The signs of multiplication and division, and the brackets of Chinese and Japanese, are no letters.
        && !matches!(character, '\u{d7}' | '\u{f7}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303d}'..='\u{303f}')
}
