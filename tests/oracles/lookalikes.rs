//! Compares our warnings about look-alike labels with the crate `unicode-security`, which has the tables of UTS 39.
//!
//! The labels have characters that UTS 39 recommends for identifiers. Registries accept hardly any others.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseResult;
use signet::rules::domain_name::DomainNameWarning;
use unicode_script::Script;
use unicode_security::GeneralSecurityProfile;
use unicode_security::confusable_detection::skeleton;
use unicode_security::mixed_script::AugmentedScriptSet;

use crate::judge::judge;
use crate::ledger::{Allowed, Ledger};

/// The result about the look of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Plain,
    Mixed,
    LikeLatin,
}

/// A label about which we and UTS 39 disagree.
#[derive(Debug)]
struct Case {
    label: String,
    has_latin_ending: bool,
    ours: Look,
    theirs: Look,
}

impl Case {
    fn is_plain_to_us_alone(&self) -> bool {
        self.ours == Look::Plain && self.theirs == Look::LikeLatin
    }

    fn has_any_of(&self, characters: &str) -> bool {
        self.label.contains(|character| characters.contains(character))
    }

    /// The verdict of UTS 39 about the label without some of its characters.
    fn theirs_without(&self, is_left_out: impl Fn(char) -> bool) -> Look {
        theirs(&self.label.replace(is_left_out, ""), self.has_latin_ending)
    }
}

/// Returns true for marks and signs that many scripts use.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '·' | 'ʼ')
}

const ALLOWED: &[Allowed<Case>] = &[
    Allowed {
        why: "both warn: if we do not know a twin, a label of several scripts gets the warning about mixed scripts",
        covers: |case| case.ours == Look::Mixed && case.theirs == Look::LikeLatin,
    },
    Allowed {
        why: "ε, χ and ω look like e, x and w in small type; UTS 39 has no ASCII twins for them",
        covers: |case| case.ours == Look::LikeLatin && case.has_any_of("εχω"),
    },
    Allowed {
        why: "a stroke of kana, Han or Hangul between Latin letters looks like a hyphen, a slash or an l; UTS 39 has them as twins of each other",
        covers: |case| case.ours == Look::LikeLatin && case.has_any_of("ー一ㅡㄧ丨ノ丿"),
    },
    Allowed {
        why: "these letters look like an apostrophe, which UTS 39 has no need to compare: no name has one",
        covers: |case| case.ours == Look::LikeLatin && case.has_any_of("ʼʻꞌ"),
    },
    Allowed {
        why: "we accept a mark with every script; UTS 39 lists the scripts of each mark, which would cost kilobytes",
        covers: |case| {
            case.ours == Look::Plain && case.theirs == Look::Mixed && case.theirs_without(is_mark) != Look::Mixed
        },
    },
    Allowed {
        why: "our scripts are blocks, and the rare letters of a script beyond the first plane count as another script",
        covers: |case| {
            let is_far = |character| ('\u{10000}'..'\u{20000}').contains(&character);
            case.ours == Look::Mixed && case.label.contains(is_far)
        },
    },
    Allowed {
        why: "the digits of two scripts are both used with a third one, so UTS 39 accepts the label as that script",
        covers: |case| {
            let is_foreign_digit = |character: char| !character.is_ascii() && character.is_numeric();
            case.ours == Look::Mixed && case.theirs == Look::Plain && case.label.contains(is_foreign_digit)
        },
    },
    Allowed {
        why: "æ, œ, þ and ӕ are letters of ordinary words, and nobody takes them for ae, oe and p",
        covers: |case| case.is_plain_to_us_alone() && case.has_any_of("æœþӕ"),
    },
    Allowed {
        why: "these letters differ in upright type, and they are so frequent that ordinary Russian, Greek and Armenian words would get a warning",
        covers: |case| case.is_plain_to_us_alone() && case.has_any_of("бгшσաւք"),
    },
    Allowed {
        why: "a script with a few round or straight letters spells no Latin name; beside Latin letters both warn",
        covers: |case| {
            let has_twins = |character| {
                let script = Script::from(character);
                [Script::Latin, Script::Cyrillic, Script::Greek, Script::Armenian].contains(&script)
            };
            let mut foreign = case.label.chars().filter(|character| character.is_alphanumeric());
            case.is_plain_to_us_alone() && !foreign.any(has_twins)
        },
    },
];

/// Our verdict about a label, and the label in the form that IDNA gives it; none if IDNA refuses it.
fn ours(label: &str, ending: &str) -> Option<(Look, String)> {
    let verdict = judge().domain(&format!("{label}.{ending}"), false);
    let label = verdict.unicode.strip_suffix(ending)?.strip_suffix('.')?.to_owned();
    let look = verdict.warnings.iter().find_map(|warning| match warning {
        DomainNameWarning::MixedScripts { .. } => Some(Look::Mixed),
        DomainNameWarning::LooksLike { .. } => Some(Look::LikeLatin),
        _ => None,
    });
    (verdict.problem.is_none() && !label.contains('.')).then_some((look.unwrap_or(Look::Plain), label))
}

/// The verdict of UTS 39: the label looks like ASCII (section 4), or is less than "highly restrictive" (section 5.2),
/// or neither.
fn theirs(label: &str, has_latin_ending: bool) -> Look {
    if label.is_ascii() {
        return Look::Plain;
    }
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == '-';
    if has_latin_ending && skeleton(label).all(is_name) {
        return Look::LikeLatin;
    }
    let is_latin = |character| AugmentedScriptSet::for_char(character).base.contains_script(Script::Latin);
    let beside_latin = AugmentedScriptSet::for_str(&label.replace(is_latin, ""));
    let is_customary = beside_latin.hanb || beside_latin.jpan || beside_latin.kore;
    if AugmentedScriptSet::for_str(label).is_empty() && !is_customary { Look::Mixed } else { Look::Plain }
}

fn compare(ledger: &Ledger<Case>, label: &str, ending: &str) -> TestCaseResult {
    let Some((ours, label)) = ours(label, ending) else { return Ok(()) };
    let has_latin_ending = ending.is_ascii();
    let theirs = theirs(&label, has_latin_ending);
    if ours == theirs {
        ledger.same();
        return Ok(());
    }
    ledger.differ(&Case { label, has_latin_ending, ours, theirs })
}

/// The recommended characters beyond ASCII. Of Han and Hangul, which both treat alike, only one in a hundred is taken.
fn characters() -> Vec<char> {
    let is_plenty = |character| matches!(character, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..);
    let recommended = ('\u{80}'..=char::MAX).filter(|character| character.identifier_allowed());
    recommended.filter(|character| !is_plenty(*character) || u32::from(*character) % 97 == 0).collect()
}

#[test]
fn labels_look_as_uts_39_says() {
    let ledger = Ledger::new("look-alikes", ALLOWED);
    each_character_alone_and_beside_others(&ledger);
    labels_of_confusable_letters(&ledger);
    ledger.close(0);
}

fn each_character_alone_and_beside_others(ledger: &Ledger<Case>) {
    for character in characters() {
        for beside in ["", "a", "ж", "α", "ա", "ع", "क", "ไ", "漢", "か", "한", "ㄅ"] {
            let ending = if beside == "ж" { "рф" } else { "com" };
            compare(ledger, &format!("{beside}{character}"), ending).unwrap_or_else(|failure| panic!("{failure}"));
        }
    }
}

/// Differences that random labels rarely contain.
const RARE: [(&str, &str); 2] = [("\u{9e6}\u{1040}", "рф"), ("blueーlagoon", "com")];

fn labels_of_confusable_letters(ledger: &Ledger<Case>) {
    for (label, ending) in RARE {
        compare(ledger, label, ending).unwrap_or_else(|failure| panic!("{failure}"));
    }
    let all = characters();
    let is_like_latin =
        |character: &char| skeleton(&character.to_string()).all(|letter| letter.is_ascii_alphanumeric());
    let confusable: Vec<char> = all.iter().copied().filter(is_like_latin).collect();
    let marks: Vec<char> = all.iter().copied().filter(|character| is_mark(*character)).collect();
    let of_script = |script: Script| -> Vec<char> {
        confusable.iter().copied().filter(|character| Script::from(*character) == script).collect()
    };
    let labels = |letters: Vec<char>| proptest::collection::vec(select(letters), 1..6);
    let any_letter = prop_oneof![
        3 => proptest::char::range('a', 'z'),
        3 => select(confusable.clone()),
        2 => select(all.clone()),
        1 => select(marks),
    ];
    let inputs = prop_oneof![
        proptest::collection::vec(any_letter, 1..7),
        labels(confusable.clone()),
        labels(of_script(Script::Cyrillic)),
        labels(of_script(Script::Greek)),
        labels([of_script(Script::Latin), ('a'..='z').collect()].concat()),
        labels(
            [('あ'..='と').collect::<Vec<_>>(), ('ㄅ'..='ㄏ').collect(), ('가'..='갛').collect(), vec!['漢', 'a']]
                .concat()
        ),
    ];
    let inputs = (inputs.prop_map(String::from_iter), select(vec!["com", "рф"]));
    ledger.compare(inputs, 5_000, |(label, ending)| compare(ledger, &label, ending));
}
