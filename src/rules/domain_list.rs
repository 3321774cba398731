//! The list of names to bind: read out of one text with any separators, judged as a whole, and mended in place.
//!
//! Authority: FIELDS "Domains to bind"; X.520 ub-common-name for the first name; RFC 6125 6.4.3 for what a wildcard covers.

use super::domain_name::{DomainNameProblem, DomainNameWarning, ShapedName, is_blank, shape};
use crate::contract::DomainType;
use crate::contract::limits::COMMON_NAME_OCTETS;

/// One entry of the typed text: where it stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Entry {
    /// The entry as it was typed.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Finds the entries of a text. New line, comma, semicolon, spaces of every width and `，；、` separate.
pub fn split(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        match (is_separator(character), start) {
            (true, Some(from)) => {
                entries.push(Entry { start: from, end: at });
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        entries.push(Entry { start: from, end: text.len() });
    }
    entries
}

fn is_separator(character: char) -> bool {
    is_blank(character) || matches!(character, ',' | ';' | '，' | '；' | '、' | '､' | '،' | '|')
}

/// What the product lets the applicant bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Plain names at most.
    pub plain: usize,
    /// Names of the form `*.example.com` at most.
    pub wildcard: usize,
}

impl Allowance {
    /// The allowance of a product's kind and its two counts. A kind of a later version is read as `mixed`.
    pub fn of(kind: &DomainType, domain_count: u32, wild_domain_count: u32) -> Self {
        let plain = usize::try_from(domain_count).unwrap_or(usize::MAX);
        let wildcard = usize::try_from(wild_domain_count).unwrap_or(usize::MAX);
        match kind {
            DomainType::Single => Self { plain: 1, wildcard: 0 },
            DomainType::Multi => Self { plain, wildcard: 0 },
            DomainType::Wildcard => Self { plain: 0, wildcard },
            DomainType::Mixed | DomainType::Other(_) => Self { plain, wildcard },
        }
    }
}

/// What the deep rule says about one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeepVerdict {
    /// A-labels in lower case; empty when there is no such form.
    pub ascii: String,
    /// The same name in Unicode.
    pub unicode: String,
    /// Why it cannot be bound.
    pub problem: Option<DomainNameProblem>,
    /// What is worth knowing.
    pub warnings: Vec<DomainNameWarning>,
}

/// How far the judgement of a name has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It cannot be bound.
    Refused(DomainNameProblem),
    /// The spelling is right; the deep rule has not answered.
    Pending(ShapedName),
    /// It can be bound.
    Accepted {
        /// The form that is sent.
        ascii: String,
        /// The form that people read; equal to `ascii` where there is nothing to decode.
        unicode: String,
    },
}

/// Something that was understood, or is pointed out, without being wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The name stands more than once in the text, and counts once.
    Repeated {
        /// How often.
        times: usize,
    },
    /// A wildcard of the list covers the name already.
    CoveredBy {
        /// The wildcard, as it is sent.
        wildcard: String,
    },
}

/// One name of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedName {
    /// As it was typed the first time.
    pub typed: String,
    /// The entries of the text that hold this name, as indices into [`split`]'s answer.
    pub entries: Vec<usize>,
    /// Whether it can be bound.
    pub verdict: Verdict,
    /// What is worth knowing about it.
    pub warnings: Vec<DomainNameWarning>,
    /// What was understood.
    pub notices: Vec<Notice>,
}

impl ListedName {
    /// The name as it compares with others: as it is sent if that is known, else in lower case, else as typed.
    pub fn key(&self) -> &str {
        match &self.verdict {
            Verdict::Accepted { ascii, .. } => ascii,
            Verdict::Pending(shaped) => shaped.as_str(),
            Verdict::Refused(_) => &self.typed,
        }
    }

    /// Whether it counts as a wildcard against what was bought.
    pub fn is_wildcard(&self) -> bool {
        self.key().starts_with("*.")
    }
}

/// What is wrong with the list as a whole, each name being right or wrong by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DomainListProblem {
    /// No name at all.
    Empty,
    /// More plain names than bought.
    TooManyPlain {
        /// Names in the list.
        given: usize,
        /// Names bought, at least one.
        allowed: usize,
    },
    /// More wildcard names than bought.
    TooManyWildcards {
        /// Names in the list.
        given: usize,
        /// Names bought, at least one.
        allowed: usize,
    },
    /// Plain names, and the product binds none.
    PlainNotBought {
        /// Names in the list.
        given: usize,
    },
    /// Wildcard names, and the product binds none.
    WildcardNotBought {
        /// Names in the list.
        given: usize,
    },
    /// The first name is too long for a common name.
    CommonNameTooLong {
        /// Octets of the name as it is sent.
        octets: usize,
    },
    /// The first name is a wildcard while plain ones stand further down.
    CommonNameIsWildcard,
}

impl DomainListProblem {
    /// The rule's stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooManyPlain { .. } => "too-many-names",
            Self::TooManyWildcards { .. } => "too-many-wildcard-names",
            Self::PlainNotBought { .. } => "plain-not-bought",
            Self::WildcardNotBought { .. } => "wildcard-not-bought",
            Self::CommonNameTooLong { .. } => "common-name-too-long",
            Self::CommonNameIsWildcard => "common-name-is-wildcard",
        }
    }
}

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
            _ => None,
        })
    }

    /// Plain names and wildcard names in the list; refused ones count too, for they are meant to be mended.
    pub fn counts(&self) -> (usize, usize) {
        let wildcards = self.names.iter().filter(|name| name.is_wildcard()).count();
        (self.names.len() - wildcards, wildcards)
    }
}

/// Judges a text. `deep` tells what is known of a name already, by [`ShapedName::as_str`]; a name it does not know stays
/// pending. Linear in the text but for a sort, so it runs at every key.
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
    let verdict = match shape(typed) {
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
    ListedName { typed: typed.to_owned(), entries: vec![index], verdict, warnings, notices: Vec::new() }
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
    order.sort_by(|left, right| names[*left].key().cmp(names[*right].key()));
    order
}

fn point_out_covered(names: &mut [ListedName]) {
    let mut wildcards: Vec<String> =
        names.iter().filter(|name| is_bindable(name) && name.is_wildcard()).map(|name| name.key().to_owned()).collect();
    wildcards.sort_unstable();
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

/// Whether a certificate for `pattern` is good for `host`: equal, or one level under a wildcard. Case and a trailing dot
/// of the host do not matter. A pattern that no CA would sign covers nothing.
pub fn covers(pattern: &str, host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let (Ok(pattern), Ok(name)) = (shape_any(pattern), shape_any(host)) else { return false };
    if name.starts_with('*') {
        return pattern == name;
    }
    match pattern.strip_prefix("*.") {
        None => pattern == name,
        Some(parent) => parent.contains('.') && name.split_once('.').is_some_and(|(_, rest)| rest == parent),
    }
}

/// As [`shape`], but a single label is a name too: patterns and hosts of internal networks are compared as well.
fn shape_any(name: &str) -> Result<String, DomainNameProblem> {
    match shape(name) {
        Ok(shaped) => Ok(shaped.as_str().to_owned()),
        Err(DomainNameProblem::SingleLabel) => Ok(name.to_ascii_lowercase()),
        Err(problem) => Err(problem),
    }
}

/// The text without a name's entries; the separators around them close up.
pub fn remove(text: &str, entries: &[usize]) -> String {
    let all = split(text);
    let mut out = String::with_capacity(text.len());
    let mut kept_until = 0;
    let mut drop_next_gap = false;
    for (index, entry) in all.iter().enumerate() {
        if entries.contains(&index) {
            if out.trim().is_empty() {
                drop_next_gap = true;
            }
        } else {
            let gap = if drop_next_gap { "" } else { gap_before(text, &all, index) };
            out.push_str(gap);
            out.push_str(entry.of(text));
            drop_next_gap = false;
        }
        kept_until = entry.end;
    }
    out.push_str(text.get(kept_until..).unwrap_or_default());
    out
}

fn gap_before<'a>(text: &'a str, all: &[Entry], index: usize) -> &'a str {
    let from = index.checked_sub(1).map_or(0, |before| all[before].end);
    text.get(from..all[index].start).unwrap_or_default()
}

/// The text with one entry replaced, as when an offered host is taken.
pub fn replace(text: &str, entry: usize, name: &str) -> String {
    match split(text).get(entry) {
        Some(entry) => [&text[..entry.start], name, &text[entry.end..]].concat(),
        None => text.to_owned(),
    }
}

/// The text with the entry at `from` moved to the place of `to`; the separators stay where they are.
pub fn reorder(text: &str, from: usize, to: usize) -> String {
    let all = split(text);
    if from >= all.len() || to >= all.len() {
        return text.to_owned();
    }
    let mut order: Vec<usize> = (0..all.len()).collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    let mut out = String::with_capacity(text.len());
    for (place, index) in order.into_iter().enumerate() {
        out.push_str(gap_before(text, &all, place));
        out.push_str(all[index].of(text));
    }
    out.push_str(all.last().and_then(|last| text.get(last.end..)).unwrap_or_default());
    out
}
