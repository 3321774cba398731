//! Finds names of one list that look the same, such as `example` and `examp1e`. One of them is probably a mistake.
//!
//! Authority: UTS 39, section 4 (skeletons). The table of twins is that of `lookalike`; digits and pairs of letters that look like a
//! letter in most typefaces are added.

use std::collections::BTreeMap;

use super::lookalike::twin;

/// Returns the pairs of names with the same look. Each name is in one pair at most with the first name of its look.
pub(super) fn pairs(names: &[String]) -> Vec<(String, String)> {
    let mut first: BTreeMap<String, &String> = BTreeMap::new();
    let mut found = Vec::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        match first.get(&look(name)) {
            None => drop(first.insert(look(name), name)),
            Some(other) if *other != name => found.push(((*other).clone(), name.clone())),
            Some(_) => {}
        }
    }
    found
}

/// Returns a text that is equal for names with the same look.
fn look(name: &str) -> String {
    let letters: String = name.chars().map(|letter| twin(letter).unwrap_or(letter)).collect();
    letters.replace("rn", "m").replace("vv", "w").replace('0', "o").replace('1', "l")
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[track_caller]
    fn check(names: &[&str], expected: &[(&str, &str)]) {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let found = pairs(&names);
        let found: Vec<(&str, &str)> = found.iter().map(|(one, other)| (one.as_str(), other.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_that_look_the_same_are_found() {
        check(&["kiln.example", "ki1n.example"], &[("kiln.example", "ki1n.example")]);
        check(&["modern.example", "modem.example"], &[("modern.example", "modem.example")]);
        check(&["cocoa.example", "сосоа.example"], &[("cocoa.example", "сосоа.example")]);
    }

    #[test]
    fn names_that_differ_for_the_eye_are_left_alone() {
        check(&["a.example", "b.example", "www.a.example"], &[]);
        check(&["branch-01.example", "branch-10.example", "branch-11.example"], &[]);
        check(&["mail.example", "mall.example"], &[]);
    }
}
