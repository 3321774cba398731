//! Judges a whole list.
//!
//! Authority: X.520 ub-common-name for the first name; the rest is what the product sells.

use super::{Allowance, DeepVerdict, DomainListProblem, ListedName, Notice, Verdict, split};
use crate::contract::limits::COMMON_NAME_OCTETS;
#[cfg(doc)]
use crate::rules::domain_name::ShapedName;
use crate::rules::domain_name::shape;

/// A text of names, judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DomainList {
    /// Each name once, in the order of the text.
    pub names: Vec<ListedName>,
    /// What is wrong with the whole.
    pub problems: Vec<DomainListProblem>,
}

impl DomainList {
    /// The names that the deep rule has not judged yet, each once.
    pub fn pending(&self) -> impl Iterator<Item = &str> {
        self.names.iter().filter_map(|name| match &name.verdict {
            Verdict::Pending(shaped) => Some(shaped.as_str()),
            Verdict::Refused(_) if name.is_unexplained => Some(&name.typed),
            _ => None,
        })
    }

    /// Whether nothing is wrong, as far as is known.
    pub fn is_right(&self) -> bool {
        self.problems.is_empty() && self.names.iter().all(is_bindable)
    }

    /// Plain names and wildcard names in the list; refused ones count too, for they are meant to be mended.
    pub fn counts(&self) -> (usize, usize) {
        let wildcards = self.names.iter().filter(|name| name.is_wildcard()).count();
        (self.names.len() - wildcards, wildcards)
    }
}

/// Judges a text. `deep` tells what is known of a name already, by [`ShapedName::as_str`], or as it was typed where the spelling
/// is refused; a name it does not know stays pending. Linear in the text but for a sort, so it runs at every key.
pub fn judge(text: &str, allowance: Allowance, deep: impl Fn(&str) -> Option<DeepVerdict>) -> DomainList {
    let mut names: Vec<ListedName> =
        split(text).into_iter().enumerate().map(|(index, entry)| listed(entry.of(text), index, &deep)).collect();
    merge(&mut names);
    point_out_covered(&mut names);
    let mut list = DomainList { names, problems: Vec::new() };
    list.problems = problems(&list, allowance);
    list
}

fn listed(typed: &str, index: usize, deep: impl Fn(&str) -> Option<DeepVerdict>) -> ListedName {
    let mut warnings = Vec::new();
    let mut is_unexplained = false;
    let verdict = match shape(typed) {
        Err(problem) if problem.may_hold_a_name(typed) => {
            let explained = deep(typed);
            is_unexplained = explained.is_none();
            Verdict::Refused(explained.and_then(|known| known.problem).unwrap_or(problem))
        }
        Err(problem) => Verdict::Refused(problem),
        Ok(shaped) => match deep(shaped.as_str()) {
            None => Verdict::Pending(shaped),
            Some(known) => {
                warnings = known.warnings;
                match known.problem {
                    Some(problem) => Verdict::Refused(problem),
                    None => Verdict::Accepted { ascii: known.ascii, unicode: known.unicode },
                }
            }
        },
    };
    ListedName { typed: typed.to_owned(), entries: vec![index], verdict, is_unexplained, warnings, notices: Vec::new() }
}

/// Leaves the first of equal names, which learns of the others.
fn merge(names: &mut Vec<ListedName>) {
    let order = sorted(names);
    let mut is_repeated = vec![false; names.len()];
    for pair in 1..order.len() {
        let (first, this) = (order[pair - 1], order[pair]);
        // The sort is stable, so that the earliest entry of a run leads it.
        if names[first].key() == names[this].key() {
            is_repeated[this] = true;
        }
    }
    let mut leader = 0;
    for this in order {
        if is_repeated[this] {
            let entries = std::mem::take(&mut names[this].entries);
            names[leader].entries.extend(entries);
        } else {
            leader = this;
        }
    }
    let mut at = 0;
    names.retain(|_| {
        at += 1;
        !is_repeated[at - 1]
    });
    for name in names {
        if name.entries.len() > 1 {
            name.notices.push(Notice::Repeated { times: name.entries.len() });
        }
    }
}

fn sorted(names: &[ListedName]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    // Equals stay in their order; a stable sort would be a second algorithm in the program.
    order.sort_unstable_by(|left, right| names[*left].key().cmp(names[*right].key()).then(left.cmp(right)));
    order
}

fn point_out_covered(names: &mut [ListedName]) {
    let wildcards: Vec<String> = sorted(names)
        .into_iter()
        .map(|at| &names[at])
        .filter(|name| is_bindable(name) && name.is_wildcard())
        .map(|name| name.key().to_owned())
        .collect();
    for name in names.iter_mut().filter(|name| is_bindable(name) && !name.is_wildcard()) {
        let Some((_, parent)) = name.key().split_once('.') else { continue };
        if let Ok(at) = wildcards.binary_search_by(|wildcard| wildcard[2..].cmp(parent)) {
            name.notices.push(Notice::CoveredBy { wildcard: wildcards[at].clone() });
        }
    }
}

fn is_bindable(name: &ListedName) -> bool {
    !matches!(name.verdict, Verdict::Refused(_))
}

fn problems(list: &DomainList, allowance: Allowance) -> Vec<DomainListProblem> {
    use DomainListProblem as Problem;
    let mut problems = Vec::new();
    let (plain, wildcards) = list.counts();
    let Some(first) = list.names.first() else {
        return vec![Problem::Empty];
    };
    match allowance.plain {
        0 if plain > 0 => problems.push(Problem::PlainNotBought { given: plain }),
        allowed if plain > allowed => problems.push(Problem::TooManyPlain { given: plain, allowed }),
        _ => {}
    }
    match allowance.wildcard {
        0 if wildcards > 0 => problems.push(Problem::WildcardNotBought { given: wildcards }),
        allowed if wildcards > allowed => problems.push(Problem::TooManyWildcards { given: wildcards, allowed }),
        _ => {}
    }
    let octets = first.key().len();
    if is_bindable(first) && octets > COMMON_NAME_OCTETS && first.key().is_ascii() {
        problems.push(Problem::CommonNameTooLong { octets });
    }
    if first.is_wildcard() && plain > 0 && allowance.plain > 0 {
        problems.push(Problem::CommonNameIsWildcard);
    }
    problems
}
