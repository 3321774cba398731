//! The list: separators, merging, coverage, the allowance of the product, the common name, corrections.

use signet::contract::DomainType;
use signet::rules::domain_list::{
    Allowance, DomainList, DomainListProblem as Problem, ListedName, NameVerdict, Notice, covers, judge, remove,
    reorder, replace, split,
};

const MANY: Allowance = Allowance { plain: 250, wildcard: 250 };

fn judged(text: &str, allowance: Allowance) -> DomainList {
    judge(text, allowance, |name| Some(crate::judge().domain(name, false)))
}

#[track_caller]
fn names(text: &str, expected: &[&str]) {
    let list = judged(text, MANY);
    assert_eq!(list.names.iter().map(ListedName::key).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn every_separator_separates() {
    names(
        "a.com\nb.com\r\nc.com, d.com;e.com f.com\tg.com",
        &["a.com", "b.com", "c.com", "d.com", "e.com", "f.com", "g.com"],
    );
    names(
        "a.com，b.com；c.com、d.com　e.com\u{a0}f.com\u{feff}",
        &["a.com", "b.com", "c.com", "d.com", "e.com", "f.com"],
    );
    names(" ,;\n ", &[]);
}

#[test]
fn equal_names_are_merged_with_a_notice() {
    let list = judged("a.com\nb.com, A.COM.\nbücher.de xn--bcher-kva.de", MANY);
    let entries: Vec<_> = list.names.iter().map(|name| name.entries.clone()).collect();
    assert_eq!(entries, [vec![0, 2], vec![1], vec![3, 4]]);
    assert_eq!(list.names[0].notices, [Notice::Repeated { times: 2 }]);
    assert_eq!(list.counts(), (3, 0));
}

#[test]
fn a_name_under_a_wildcard_of_the_list_is_pointed_out() {
    let list = judged("a.example.com a.b.example.com example.com *.example.com", MANY);
    let notices: Vec<_> = list.names.iter().map(|name| name.notices.len()).collect();
    assert_eq!(notices, [1, 0, 0, 0]);
    assert_eq!(list.names[0].notices, [Notice::CoveredBy { wildcard: "*.example.com".to_owned() }]);
}

#[test]
fn what_was_bought_bounds_the_list() {
    let of = |kind: DomainType, plain, wildcard| Allowance::of(&kind, plain, wildcard);
    let problems = |text: &str, allowance| judged(text, allowance).problems;
    assert_eq!(problems("", MANY), [Problem::Empty]);
    assert_eq!(problems("a.com b.com", of(DomainType::Single, 1, 0)), [Problem::TooManyPlain { given: 2, allowed: 1 }]);
    assert_eq!(problems("*.a.com", of(DomainType::Multi, 5, 0)), [Problem::WildcardNotBought { given: 1 }]);
    assert_eq!(problems("a.com", of(DomainType::Wildcard, 0, 1)), [Problem::PlainNotBought { given: 1 }]);
    assert_eq!(
        problems("*.a.com *.b.com", of(DomainType::Wildcard, 0, 1)),
        [Problem::TooManyWildcards { given: 2, allowed: 1 }]
    );
    assert_eq!(problems("a.com *.b.com", of(DomainType::Mixed, 1, 1)), []);
}

#[test]
fn the_first_name_is_plain_and_short_enough_for_the_common_name() {
    assert_eq!(judged("*.a.com b.com", MANY).problems, [Problem::CommonNameIsWildcard]);
    assert_eq!(judged("*.a.com *.b.com", MANY).problems, []);
    let long = format!("{}.example.com", "a".repeat(53));
    assert_eq!(judged(&long, MANY).problems, [Problem::CommonNameTooLong { octets: 65 }]);
    assert_eq!(judged(&format!("b.com {long}"), MANY).problems, []);
    assert_eq!(judged(&long[1..], MANY).problems, []);
}

#[test]
fn names_wait_for_the_deep_rule_and_are_asked_for_once() {
    let list = judge("a.com A.com bücher.de localhost", MANY, |_| None);
    assert_eq!(list.pending().collect::<Vec<_>>(), ["a.com", "bücher.de"]);
    assert!(matches!(list.names[2].verdict, NameVerdict::Refused(_)));
    assert_eq!(judged("a.com bücher.de", MANY).pending().count(), 0);
}

#[test]
fn a_wildcard_covers_one_level_and_not_the_bare_name() {
    assert!(covers("*.example.com", "WWW.example.com."));
    assert!(!covers("*.example.com", "example.com"));
    assert!(!covers("*.example.com", "a.b.example.com"));
    assert!(!covers("*.com", "example.com"));
    assert!(!covers("*.0.0.1", "127.0.0.1"));
}

#[test]
fn the_text_is_mended_in_place() {
    let text = "a.com, b.com\nhttps://c.com/x ; d.com\n";
    assert_eq!(split(text).len(), 4, "a semicolon between blanks is no entry");
    assert_eq!(remove(text, &[1]), "a.com\nhttps://c.com/x ; d.com\n");
    assert_eq!(remove(text, &[0]), "b.com\nhttps://c.com/x ; d.com\n");
    assert_eq!(remove(text, &[0, 1, 2, 3]).trim(), "");
    assert_eq!(replace(text, 2, "c.com"), "a.com, b.com\nc.com ; d.com\n");
    assert_eq!(reorder(text, 3, 0), "d.com, a.com\nb.com ; https://c.com/x\n");
    assert_eq!(reorder(text, 0, 9), text);
    assert_eq!(replace(text, 9, "x"), text);
}

#[test]
fn two_hundred_and_fifty_names_are_judged_at_every_key() {
    let text = (0..250).map(|number| format!("host-{number}.example.com")).collect::<Vec<_>>().join("\n");
    let start = std::time::Instant::now();
    let list = judge(&text, MANY, |_| None);
    assert_eq!(list.names.len(), 250);
    // This limit is for an unoptimised build on a busy machine. An optimised build needs far less than a millisecond.
    assert!(start.elapsed().as_millis() < 500, "{:?}", start.elapsed());
}

#[track_caller]
fn listed(text: &str, expected: &[(&str, Option<&str>)]) {
    let list = judged(text, MANY);
    let names: Vec<_> = list.names.iter().map(|name| (name.key(), name.offer())).collect();
    assert_eq!(names, expected, "{text}");
}

#[test]
fn each_name_of_a_pasted_listing_is_offered() {
    listed(
        "DNS:a.example.com, DNS:*.example.com",
        &[("DNS:a.example.com", Some("a.example.com")), ("DNS:*.example.com", Some("*.example.com"))],
    );
    listed(
        "subject=O = Tea, CN = tea.example.com",
        &[("subject=O = Tea", None), ("CN = tea.example.com", Some("tea.example.com"))],
    );
    listed("tea®.com", &[("xn--tea-mfa.com", Some("tea.com"))]);
}

#[test]
fn marks_of_lists_and_invisible_characters_between_names_are_no_names() {
    listed(
        "- a.com\n• b.com\n– c.com\u{200b} \u{200e}\n> d.com",
        &[("a.com", None), ("b.com", None), ("c.com", None), ("d.com", None)],
    );
    listed("\u{200b}\n \u{feff}", &[]);
}

/// The page judges the spelling, and the worker, which has the tables, finds the intended name. Until it answers, the
/// reason stays.
#[test]
fn a_refused_spelling_waits_for_the_name_in_it() {
    let list = judge("DNS:a.com localhost tea∙com", MANY, |_| None);
    assert_eq!(list.pending().collect::<Vec<_>>(), ["DNS:a.com", "tea∙com"]);
    assert_eq!(list.names.iter().map(ListedName::offer).collect::<Vec<_>>(), [None, None, None]);
    let list = judged("DNS:a.com", MANY);
    assert_eq!((list.pending().count(), list.names[0].offer()), (0, Some("a.com")));
}
