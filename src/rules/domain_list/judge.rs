//! Judges a whole list of names.
//!
//! Authority: X.520 ub-common-name for the first name. The other rules follow from the product that was bought.

use super::{Allowance, DeepVerdict, DomainListProblem, ListedName, NameVerdict, Notice, split};
use crate::contract::limits::COMMON_NAME_OCTETS;
#[cfg(doc)]
use crate::rules::domain_name::ShapedName;
use crate::rules::domain_name::shape;

/// The judgement of a list of names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DomainList {
    /// Each name once, in the order of the text.
    pub names: Vec<ListedName>,
    /// The problems of the list as a whole.
    pub problems: Vec<DomainListProblem>,
}

impl DomainList {
    /// Returns each name that the deep rule still has to judge, once.
    pub fn pending(&self) -> impl Iterator<Item = &str> {
        self.names.iter().filter_map(|name| match &name.verdict {
            NameVerdict::Pending(shaped) => Some(shaped.as_str()),
            NameVerdict::Refused(_) if name.is_unexplained => Some(&name.typed),
            _ => None,
        })
    }

    /// Returns true if no problem is known yet. Names that the deep rule has not judged count as right.
    pub fn is_right(&self) -> bool {
        self.problems.is_empty() && self.names.iter().all(is_bindable)
    }

    /// Counts the plain names and the wildcard names of the list. Refused names count too, because the applicant is
    /// expected to correct them.
    pub fn counts(&self) -> (usize, usize) {
        let wildcards = self.names.iter().filter(|name| name.is_wildcard()).count();
        (self.names.len() - wildcards, wildcards)
    }
}

/// Judges a text. `deep` returns the deep verdict of a name, if there is one. It takes [`ShapedName::as_str`], or the
/// typed text where the spelling is refused. A name without a deep verdict stays pending. The time is linear in the
/// text except for a sort, so this runs at every key.
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
            NameVerdict::Refused(explained.and_then(|known| known.problem).unwrap_or(problem))
        }
        Err(problem) => NameVerdict::Refused(problem),
        Ok(shaped) => match deep(shaped.as_str()) {
            None => NameVerdict::Pending(shaped),
            Some(known) => {
                warnings = known.warnings;
                match known.problem {
                    Some(problem) => NameVerdict::Refused(problem),
                    None => NameVerdict::Accepted { ascii: known.ascii, unicode: known.unicode },
                }
            }
        },
    };
    ListedName { typed: typed.to_owned(), entries: vec![index], verdict, is_unexplained, warnings, notices: Vec::new() }
}

/// Merges equal names into the first of them, which gets the entries of the others.
fn merge(names: &mut Vec<ListedName>) {
    let order = sorted(names);
    let mut is_repeated = vec![false; names.len()];
    for pair in 1..order.len() {
        let (first, this) = (order[pair - 1], order[pair]);
        // Equal names keep their order, so the first of them leads the run.
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
    // Comparing the indices of equal names keeps their order; a stable sort would add a second sorting algorithm to the
    // program.
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
    !matches!(name.verdict, NameVerdict::Refused(_))
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
