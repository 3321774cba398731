//! A third language is a column of `src/text`. A made-up one shows that no sentence depends on English or Chinese: its
//! words are longer, have accents, and take their values in another order.

use crate::TABLES;
use signet::text::{Language, Sentence};

const VALUES: [&str; 4] = ["VALUE0", "VALUE1", "VALUE2", "VALUE3"];

/// A sentence of the made-up language: `[Ēñţēŕ {0} ~~~]`. Values and the bars between plural forms stay.
fn made_up(english: &str) -> String {
    let mut out = String::from("[");
    let mut in_blank = false;
    for sign in english.chars() {
        in_blank = (in_blank || sign == '{') && sign != '}';
        match sign {
            'a' if !in_blank => out.push('ȧ'),
            'e' if !in_blank => out.push('ḗ'),
            'i' if !in_blank => out.push('ī'),
            'n' if !in_blank => out.push('ƞ'),
            'o' if !in_blank => out.push('ǿ'),
            'u' if !in_blank => out.push('ŭ'),
            '|' => out.push_str(" ~~~]|["),
            _ => out.push(sign),
        }
    }
    let longer = "~".repeat(english.chars().count() * 2 / 5);
    format!("{out} {longer}]")
}

/// The same sentence with its values in the opposite order.
fn turned(words: &str) -> String {
    let places: Vec<&str> =
        words.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(at, _)| at).collect();
    let mut out = String::new();
    let mut rest = words;
    for place in places.iter().rev() {
        let Some((before, after)) = rest.split_once('{') else { break };
        out.push_str(before);
        out.extend(["{", place, "}"]);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out + rest
}

/// The made-up sentence where the compiler wants one in every language. Tests may leak a few kilobytes.
fn column(words: String) -> Sentence {
    let words: &'static str = words.leak();
    Language::ALL.map(|_| words)
}

#[test]
fn every_sentence_can_be_said_in_a_made_up_language() {
    for (table, sentences) in TABLES {
        for (name, [english, _]) in *sentences {
            for words in [made_up(english), turned(&made_up(english))] {
                let said = Language::English.say_with(column(words.clone()), &VALUES);
                let place = format!("{table}::{name}: {said}");
                assert!(!said.contains(['{', '}']), "{place}");
                assert!(said.starts_with('[') && said.ends_with("~]") || english.len() < 3, "{place}");
                for (at, value) in VALUES.iter().enumerate() {
                    let there = words.matches(&format!("{{{at}}}")).count();
                    assert_eq!(said.matches(value).count(), there, "{place}");
                }
            }
        }
    }
}

/// A sentence with a count has one form for each plural category of its language (CLDR), divided by bars.
#[test]
fn a_sentence_with_a_count_has_every_plural_form_of_its_language() {
    let mut counted = 0;
    for (table, sentences) in TABLES {
        for (name, sentence) in *sentences {
            let forms = |language: Language| language.say(*sentence).split('|').count();
            if Language::ALL.into_iter().any(|language| forms(language) > 1) {
                counted += 1;
                for language in Language::ALL {
                    assert_eq!(forms(language), language.plurals().len(), "{table}::{name} in {language:?}");
                    for (form, category) in language.say(*sentence).split('|').zip(language.plurals()) {
                        assert!(form.contains("{0}"), "{table}::{name}: {form}");
                        let said = language.say_counted(*sentence, category, 7);
                        assert_eq!(said, form.replace("{0}", "7"), "{table}::{name}");
                    }
                }
            }
        }
    }
    assert!(counted >= 3, "only {counted} sentences have forms");
}
