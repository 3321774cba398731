//! Names beyond ASCII: UTS 46, non-transitional, with `CheckBidi`, `CheckJoiners`, `CheckHyphens` and STD3 rules.

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

/// Converts a name without a wildcard. Lengths are not looked at: they are told with their numbers elsewhere.
pub(crate) fn convert(name: &str) -> Result<Converted, DomainNameProblem> {
    let Some(ascii) = to_ascii(name) else { return Err(culprit(name)) };
    let (unicode, outcome) = Uts46::new().to_unicode(ascii.as_bytes(), AsciiDenyList::STD3, Hyphens::Check);
    match outcome {
        Ok(()) => Ok(Converted { unicode: unicode.into_owned(), ascii }),
        Err(_) => Err(culprit(name)),
    }
}

/// The form of a name that is refused for its hyphens, its lengths or a character that browsers let pass; none where there
/// is none.
pub(crate) fn normal_form(name: &str) -> Option<String> {
    let ascii = Uts46::new().to_ascii(name.as_bytes(), AsciiDenyList::URL, Hyphens::Allow, DnsLength::Ignore).ok()?;
    (!ascii.is_empty()).then(|| ascii.into_owned())
}

fn to_ascii(name: &str) -> Option<String> {
    let ascii = Uts46::new().to_ascii(name.as_bytes(), AsciiDenyList::STD3, Hyphens::Check, DnsLength::Ignore).ok()?;
    Some(ascii.into_owned())
}

/// What is wrong with a name that does not convert: the first character that no name may hold, else the first label that
/// does not convert by itself, else the whole, whose labels run in directions that do not go together.
fn culprit(name: &str) -> DomainNameProblem {
    let labels = || name.split(['.', '。', '．', '｡']);
    let Some(label) = labels().find(|label| to_ascii(label).is_none()) else {
        return DomainNameProblem::NotIdna { label: name.to_owned() };
    };
    let mut buffer = [0; 4];
    // A letter of a right-to-left script passes alone, a combining mark only after a letter.
    let mut is_never_allowed = |character: &char| {
        let alone = character.encode_utf8(&mut buffer);
        to_ascii(alone).is_none() && to_ascii(&["a", alone].concat()).is_none()
    };
    match label.chars().filter(|character| !character.is_ascii()).find(|character| is_never_allowed(character)) {
        Some(character) => DomainNameProblem::Character { character },
        None => DomainNameProblem::NotIdna { label: label.to_owned() },
    }
}
