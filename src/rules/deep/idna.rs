//! Names beyond ASCII: UTS 46, non-transitional, with `CheckBidi`, `CheckJoiners`, `CheckHyphens` and the STD3 rules.

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};

use crate::rules::domain_name::DomainNameProblem;

/// A name in both forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Converted {
    /// A-labels, in lower case.
    pub(crate) ascii: String,
    /// U-labels.
    pub(crate) unicode: String,
}

/// Converts a name without a wildcard. Lengths are not checked here, because their problems need numbers.
pub(crate) fn convert(name: &str) -> Result<Converted, DomainNameProblem> {
    let Some(ascii) = to_ascii(name) else { return Err(culprit(name)) };
    let (unicode, outcome) = Uts46::new().to_unicode(ascii.as_bytes(), AsciiDenyList::STD3, Hyphens::Check);
    match outcome {
        Ok(()) => Ok(Converted { unicode: unicode.into_owned(), ascii }),
        Err(_) => Err(culprit(name)),
    }
}

/// Returns the sent form of a name that is refused because of its hyphens, its lengths or a character that browsers
/// accept. Returns none if there is no such form.
pub(crate) fn normal_form(name: &str) -> Option<String> {
    let ascii = Uts46::new().to_ascii(name.as_bytes(), AsciiDenyList::URL, Hyphens::Allow, DnsLength::Ignore).ok()?;
    (!ascii.is_empty()).then(|| ascii.into_owned())
}

fn to_ascii(name: &str) -> Option<String> {
    let ascii = Uts46::new().to_ascii(name.as_bytes(), AsciiDenyList::STD3, Hyphens::Check, DnsLength::Ignore).ok()?;
    Some(ascii.into_owned())
}

/// Finds the reason why a name does not convert. This is the first character that no name may have, or else the first
/// label that does not convert alone, or else the whole name, whose labels have directions that do not go together.
fn culprit(name: &str) -> DomainNameProblem {
    let labels = || name.split(['.', '。', '．', '｡']);
    let Some(label) = labels().find(|label| to_ascii(label).is_none()) else {
        return DomainNameProblem::NotIdna { label: name.to_owned() };
    };
    let mut buffer = [0; 4];
    // A letter of a right-to-left script converts alone, and a combining mark only after a letter.
    let mut is_never_allowed = |character: &char| {
        let alone = character.encode_utf8(&mut buffer);
        to_ascii(alone).is_none() && to_ascii(&["a", alone].concat()).is_none()
    };
    match label.chars().filter(|character| !character.is_ascii()).find(|character| is_never_allowed(character)) {
        Some(character) => DomainNameProblem::Character { character },
        None => DomainNameProblem::NotIdna { label: label.to_owned() },
    }
}
