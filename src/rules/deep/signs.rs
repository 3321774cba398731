//! Problems and warnings about signs that are no letters: signs that look like a hyphen or a dot, invisible ones, and
//! symbols.
//!
//! Authority: RFC 5892 (the characters that IDNA2008 allows), UTS 46 (the characters that are mapped or dropped).

use super::idna::{convert, normal_form};
use super::idna2008::{KATAKANA_MIDDLE_DOT, disallowed};
use super::mend::{self, Fault};
use super::stand_ins::stand_in;
use crate::rules::domain_name::{DomainNameProblem, DomainNameWarning, is_invisible, lower, shape};

/// Symbols that look like a plain letter. Without the letter, the name would be another word.
const LIKE_LETTERS: [(char, char); 2] = [('×', 'x'), ('⨯', 'x')];

/// Finds the problem of a name in U-labels that has a sign similar to a plain one, or an invisible character.
pub(crate) fn stand_in_problem(unicode: &str) -> Option<DomainNameProblem> {
    let mut signs = unicode.split('.').filter_map(disallowed);
    let sign = signs.find(|sign| stand_in(*sign).is_some() || is_invisible(*sign))?;
    Some(match stand_in(sign) {
        Some(_) => DomainNameProblem::StandIn { sign, name: String::new() },
        None => DomainNameProblem::Character { character: sign },
    })
}

/// Adds the intended name to the problem of a text, if one is found. `unicode` is the text as IDNA reads it; empty if
/// IDNA refuses it. `accepts` returns true if a name can be bound.
pub(crate) fn with_offer(
    problem: DomainNameProblem,
    typed: &str,
    unicode: &str,
    accepts: impl Fn(&str) -> bool,
) -> DomainNameProblem {
    use DomainNameProblem as Problem;
    let found = match &problem {
        Problem::WebAddress { host } | Problem::EmailAddress { host } if !host.is_empty() => mend::find(host, &accepts),
        // The address may contain the address of another machine.
        Problem::WebAddress { .. } if typed.contains("://") => None,
        // The sign may be written in Punycode.
        Problem::StandIn { .. } if typed.is_ascii() => mend::find(unicode, &accepts),
        _ if problem.may_hold_a_name(typed) => mend::find(typed, &accepts),
        _ => None,
    };
    match (problem, found) {
        (Problem::WebAddress { host }, Some(found)) if !host.is_empty() => Problem::WebAddress { host: found.names },
        (Problem::EmailAddress { .. }, Some(found)) => Problem::EmailAddress { host: found.names },
        (Problem::EmptyLabel { .. }, Some(found)) => Problem::EmptyLabel { name: found.names },
        (Problem::EndsInDot { .. }, Some(found)) => Problem::EndsInDot { name: found.names },
        (_, Some(found)) => match found.fault {
            Fault::Around => Problem::Around { name: found.names },
            Fault::StandIn(sign) => Problem::StandIn { sign, name: found.names },
            Fault::Invisible(after) => Problem::Invisible { after, name: found.names },
        },
        (Problem::Character { character }, None) if mend::is_unseen(character) => {
            let at = typed.find(mend::is_unseen).unwrap_or_default();
            // People cannot remove an invisible character by hand, so the name without it is suggested even if it has
            // other problems.
            let name = lower(&typed.replace(mend::is_unseen, ""));
            Problem::Invisible {
                after: mend::shown_before(typed, at),
                name: shape(&name).map(|_| name).unwrap_or_default(),
            }
        }
        (Problem::StandIn { sign, name }, None) if !typed.contains(sign) => {
            // The fraction `½` is mapped to `1⁄2`.
            Problem::StandIn { sign: typed.chars().find(|it| is_read_as_others(*it)).unwrap_or(sign), name }
        }
        (problem, None) => problem,
    }
}

/// Lists the warnings about the signs in a name that can be bound.
pub(crate) fn remarks(
    typed: &str,
    unicode: &str,
    ascii: &str,
    accepts: impl Fn(&str) -> bool,
) -> Vec<DomainNameWarning> {
    let mut remarks = Vec::new();
    let offer = |name: String| if accepts(&name) { name } else { String::new() };
    if let Some(at) = typed.find(is_invisible) {
        let name = typed.replace(is_invisible, "");
        remarks.push(DomainNameWarning::Invisible { after: mend::shown_before(typed, at), name: offer(name) });
    }
    if let Some(sign) = typed.chars().find(|sign| is_read_as_others(*sign)) {
        let read = normal_form(sign.encode_utf8(&mut [0; 4])).unwrap_or_default();
        let name = offer(typed.replace(is_read_as_others, ""));
        remarks.push(DomainNameWarning::ReadAs { sign: sign.to_string(), read, name });
    }
    // Japanese lists use this letter as a bullet, and it joins words only in the middle of a label.
    if unicode.split('.').any(|label| label.starts_with(KATAKANA_MIDDLE_DOT) || label.ends_with(KATAKANA_MIDDLE_DOT)) {
        let labels = unicode.split('.').map(|label| label.trim_matches(KATAKANA_MIDDLE_DOT));
        let name = offer(labels.collect::<Vec<_>>().join("."));
        remarks.push(DomainNameWarning::Symbol {
            sign: KATAKANA_MIDDLE_DOT.to_string(),
            ascii: ascii.to_owned(),
            name,
        });
    }
    if let Some((sign, label)) = unicode.split('.').find_map(|label| Some((disallowed(label)?, label))) {
        let is_symbol = |it: char| !it.is_alphanumeric() && disallowed(it.encode_utf8(&mut [0; 4])).is_some();
        let from = label.find(sign).and_then(|at| label.get(at..)).unwrap_or_default();
        let run = from.find(|it| !is_symbol(it)).filter(|end| *end > 0).unwrap_or(sign.len_utf8());
        // A digit of another script cannot simply be left out.
        let name = if sign.is_numeric() { String::new() } else { offer(without_symbols(unicode)) };
        let sign = from.get(..run).unwrap_or(from).to_owned();
        remarks.push(DomainNameWarning::Symbol { sign, ascii: ascii.to_owned(), name });
    }
    remarks
}

/// Removes the characters that IDNA2008 allows in no name from a name in U-labels.
fn without_symbols(unicode: &str) -> String {
    let labels = unicode.split('.').map(|label| {
        let mut label = label.to_owned();
        while let Some(sign) = disallowed(&label) {
            let letter = LIKE_LETTERS.iter().find(|(like, _)| *like == sign).map(|(_, letter)| letter.to_string());
            label = label.replace(sign, letter.as_deref().unwrap_or_default());
        }
        label.trim_matches('-').to_owned()
    });
    // Nothing is left of a label that had only symbols.
    labels.filter(|label| !label.is_empty()).collect::<Vec<_>>().join(".")
}

/// Returns true for signs that Unicode maps to letters or digits, by their blocks: raised and lowered ones, `™`, `№`,
/// `Ⅳ`, `①`, `㎏`. Other forms of plain letters, such as full-width and mathematical ones, do not count, because
/// everybody reads them as those letters.
fn is_read_as_others(sign: char) -> bool {
    matches!(sign, 'ª' | '²' | '³' | '¹' | 'º' | '¼'..='¾' | '\u{2070}'..='\u{209c}' | '\u{2100}'..='\u{218b}'
        | '\u{2460}'..='\u{24ff}' | '\u{3200}'..='\u{33ff}' | '\u{1f100}'..='\u{1f1e5}' | '\u{1f200}'..='\u{1f2ff}')
        && disallowed(sign.encode_utf8(&mut [0; 4])).is_some()
        // A few signs of these blocks map to themselves, such as the Roman numeral `ↀ`.
        && convert(sign.encode_utf8(&mut [0; 4])).map_or(true, |it| it.unicode.chars().ne([sign]))
}
