//! What is said of signs that are no letters: those that pass for a hyphen or a dot, those that nobody sees, and symbols.
//!
//! Authority: RFC 5892 (what IDNA2008 has in names), UTS 46 (what is mapped and dropped on the way to the form that is sent).

use super::idna::normal_form;
use super::idna2008::disallowed;
use super::mend::{self, Fault};
use super::stand_ins::stand_in;
use crate::rules::domain_name::{DomainNameProblem, DomainNameWarning, is_invisible, lower, shape};

/// Symbols with a plain letter that looks alike; without them the name would be another word.
const LIKE_LETTERS: [(char, char); 2] = [('×', 'x'), ('⨯', 'x')];

/// What is wrong with a name in U-labels that holds a sign which passes for a plain one, or one that nobody can see.
pub(crate) fn stand_in_problem(unicode: &str) -> Option<DomainNameProblem> {
    let mut signs = unicode.split('.').filter_map(disallowed);
    let sign = signs.find(|sign| stand_in(*sign).is_some() || is_invisible(*sign))?;
    Some(match stand_in(sign) {
        Some(_) => DomainNameProblem::StandIn { sign, name: String::new() },
        None => DomainNameProblem::Character { character: sign },
    })
}

/// The problem of a text, with the name that may be meant in it. `unicode` is the text as IDNA reads it, empty where it does
/// not; `accepts` says whether a name may be bound.
pub(crate) fn with_offer(
    problem: DomainNameProblem,
    typed: &str,
    unicode: &str,
    accepts: impl Fn(&str) -> bool,
) -> DomainNameProblem {
    use DomainNameProblem as Problem;
    let found = match &problem {
        Problem::WebAddress { host } | Problem::EmailAddress { host } if !host.is_empty() => mend::find(host, &accepts),
        // The address of another machine may be in an address.
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
            // What nobody sees, nobody takes out by hand: it is offered whatever else is wrong.
            let name = lower(&typed.replace(mend::is_unseen, ""));
            Problem::Invisible {
                after: mend::shown_before(typed, at),
                name: shape(&name).map(|_| name).unwrap_or_default(),
            }
        }
        (Problem::StandIn { sign, name }, None) if !typed.contains(sign) => {
            // `½` is read as `1⁄2`.
            Problem::StandIn { sign: typed.chars().find(|it| is_read_as_others(*it)).unwrap_or(sign), name }
        }
        (problem, None) => problem,
    }
}

/// What is worth knowing about the signs in a name that may be bound.
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
    if let Some((sign, label)) = unicode.split('.').find_map(|label| Some((disallowed(label)?, label))) {
        let is_symbol = |it: char| !it.is_alphanumeric() && disallowed(it.encode_utf8(&mut [0; 4])).is_some();
        let from = label.find(sign).and_then(|at| label.get(at..)).unwrap_or_default();
        let run = from.find(|it| !is_symbol(it)).filter(|end| *end > 0).unwrap_or(sign.len_utf8());
        // A digit of another script is no sign to be left out.
        let name = if sign.is_numeric() { String::new() } else { offer(without_symbols(unicode)) };
        let sign = from.get(..run).unwrap_or(from).to_owned();
        remarks.push(DomainNameWarning::Symbol { sign, ascii: ascii.to_owned(), name });
    }
    remarks
}

/// A name in U-labels without what IDNA2008 has in none.
fn without_symbols(unicode: &str) -> String {
    let labels = unicode.split('.').map(|label| {
        let mut label = label.to_owned();
        while let Some(sign) = disallowed(&label) {
            let letter = LIKE_LETTERS.iter().find(|(like, _)| *like == sign).map(|(_, letter)| letter.to_string());
            label = label.replace(sign, letter.as_deref().unwrap_or_default());
        }
        label.trim_matches('-').to_owned()
    });
    // Of a label that was nothing but symbols, nothing is left.
    labels.filter(|label| !label.is_empty()).collect::<Vec<_>>().join(".")
}

/// Signs that Unicode reads as letters or digits, by their blocks: raised and lowered ones, `™`, `№`, `Ⅳ`, `①`, `㎏`. Other
/// spellings of plain letters, full-width and mathematical ones, are read as everybody reads them.
fn is_read_as_others(sign: char) -> bool {
    matches!(sign, 'ª' | '²' | '³' | '¹' | 'º' | '¼'..='¾' | '\u{2070}'..='\u{209c}' | '\u{2100}'..='\u{218b}'
        | '\u{2460}'..='\u{24ff}' | '\u{3200}'..='\u{33ff}' | '\u{1f100}'..='\u{1f1e5}' | '\u{1f200}'..='\u{1f2ff}')
        && disallowed(sign.encode_utf8(&mut [0; 4])).is_some()
}
