//! The tables of sentences: each sentence is in every language, avoids the words that the house avoids, is well set, and is used.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot read")]

#[path = "sentences/boot.rs"]
mod boot;
#[path = "architecture/source.rs"]
#[allow(dead_code, reason = "`architecture` needs the rest of it")]
mod source;
#[path = "sentences/terms.rs"]
mod terms;
#[path = "sentences/third_language.rs"]
mod third_language;

use std::collections::BTreeSet;
use std::path::Path;

use source::{files, program, read};

use signet::text::{self, Language, Sentence};

/// A table's name and its sentences with theirs.
type Table = (&'static str, &'static [(&'static str, Sentence)]);

const TABLES: &[Table] = &[
    ("backend", text::backend::ALL),
    ("caa", text::caa::ALL),
    ("call", text::call::ALL),
    ("check", text::check::ALL),
    ("company", text::company::ALL),
    ("confirmation", text::confirmation::ALL),
    ("csr", text::csr::ALL),
    ("csr_field", text::csr_field::ALL),
    ("csr_make", text::csr_make::ALL),
    ("csr_report", text::csr_report::ALL),
    ("domain_name", text::domain_name::ALL),
    ("domain_validation", text::domain_validation::ALL),
    ("earlier", text::earlier::ALL),
    ("email", text::email::ALL),
    ("fields", text::fields::ALL),
    ("form", text::form::ALL),
    ("frame", text::frame::ALL),
    ("handover", text::handover::ALL),
    ("install", text::install::ALL),
    ("invisible", text::invisible::ALL),
    ("issued", text::issued::ALL),
    ("look_ahead", text::look_ahead::ALL),
    ("method", text::method::ALL),
    ("order_list", text::order_list::ALL),
    ("orders", text::orders::ALL),
    ("phone", text::phone::ALL),
    ("photo", text::photo::ALL),
    ("printed_form", text::printed_form::ALL),
    ("problems", text::problems::ALL),
    ("progress", text::progress::ALL),
    ("reapply", text::reapply::ALL),
    ("records", text::records::ALL),
    ("renewal", text::renewal::ALL),
    ("site", text::site::ALL),
    ("status", text::status::ALL),
    ("take_photo", text::take_photo::ALL),
    ("verification", text::verification::ALL),
];

/// Tables that say what is wrong with an answer: beside a field and in the summary, as links, without a full stop.
const PROBLEMS: [&str; 8] = ["company", "csr", "csr_make", "domain_name", "email", "invisible", "phone", "problems"];

/// Looks at every sentence; `look` says what is wrong with one. Fails with all that is wrong at once.
#[track_caller]
fn every(rule: &str, look: impl Fn(&str, &str, [&str; 2]) -> Option<String>) {
    let mut wrong = Vec::new();
    for (table, sentences) in TABLES {
        for (name, sentence) in *sentences {
            if let Some(problem) = look(table, name, *sentence) {
                wrong.push(format!("{table}::{name}: {problem}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{rule}\n  {}", wrong.join("\n  "));
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}')
}

/// The numbers of the places in a sentence, each once.
fn places(words: &str) -> Vec<&str> {
    let mut places: Vec<&str> =
        words.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(number, _)| number).collect();
    places.sort_unstable();
    places.dedup();
    places
}

#[test]
fn every_table_is_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join("text");
    let mut there = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("src/text") {
        let path = entry.expect("a file").path();
        let source = std::fs::read_to_string(&path).expect("a source");
        if source.contains("sentences! {\n") && !path.ends_with("mod.rs") {
            there.insert(path.file_stem().expect("a name").to_string_lossy().into_owned());
        }
    }
    let looked_at: BTreeSet<String> = TABLES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(looked_at, there, "left: in this file, right: in src/text");
}

#[test]
fn every_language_says_it() {
    every("a sentence is there in both languages, each in its own", |_, _, [english, chinese]| {
        let empty = [english, chinese].into_iter().any(|words| words.trim().is_empty());
        let strayed = english.chars().any(|character| is_chinese(character) || ('！'..='～').contains(&character));
        // Names and abbreviations may be the same in both: CA, CSR, IPv4, the product's own name.
        let untranslated = !chinese.chars().any(is_chinese)
            && chinese
                .replace("Signet", "")
                .split(|character: char| !character.is_ascii_alphabetic())
                .any(|word| word.len() > 1 && word.chars().skip(1).all(|character| character.is_ascii_lowercase()));
        (empty || strayed || untranslated).then(|| format!("{english:?} / {chinese:?}"))
    });
}

#[test]
fn the_same_values_have_a_place_in_both_languages() {
    // Chinese counts all of them where English counts those that are left.
    const OTHER_COUNT: [&str; 1] = ["AND_MORE"];
    every("both languages name the same values", |_, name, [english, chinese]| {
        if OTHER_COUNT.contains(&name) {
            return None;
        }
        let (left, right) = (places(english), places(chinese));
        let numbers = left.iter().all(|number| number.len() == 1 && number.bytes().all(|digit| digit.is_ascii_digit()));
        let paired = |words: &str| words.matches('{').count() == words.matches('}').count();
        (left != right || !numbers || !paired(english) || !paired(chinese)).then(|| format!("{left:?} and {right:?}"))
    });
}

#[test]
fn nobody_is_blamed_or_begged() {
    const AVOIDED: [&str; 8] = ["valid", "invalid", "please", "sorry", "oops", "required", "unfortunately", "illegal"];
    every("the words of the house", |_, _, [english, chinese]| {
        let lower = english.to_lowercase();
        let word = lower
            .split(|character: char| !character.is_ascii_alphabetic())
            .find(|word| AVOIDED.contains(word))
            .or_else(|| ["无效", "非法", "抱歉", "对不起"].into_iter().find(|word| chinese.contains(word)));
        word.map(|word| format!("“{word}” in {english:?} / {chinese:?}"))
    });
}

#[test]
fn no_letter_was_garbled() {
    every("a sentence was read in the wrong encoding", |_, _, [english, chinese]| {
        let garbled = ["ï¼", "Ã", "Â", "â€", "ã€", "å", "æ", "ç", "\u{fffd}", "\u{feff}", "\u{200b}", "\u{a0}"];
        let found = garbled.into_iter().find(|letters| english.contains(letters) || chinese.contains(letters));
        found.map(|letters| format!("{letters:?} in {english:?} / {chinese:?}"))
    });
}

#[test]
fn blanks_and_dots_are_set_as_the_house_sets_them() {
    every("no double blank, none at the ends, one sign for an ellipsis", |_, name, sentence| {
        sentence.into_iter().find_map(|words| {
            let wrong = words.contains("  ") || words.contains("...") || words.trim() != words || words.contains('\t');
            wrong.then(|| format!("{name} {words:?}"))
        })
    });
}

#[test]
fn chinese_is_set_with_chinese_marks() {
    every("full-width marks beside Chinese letters", |_, _, [_, chinese]| {
        let letters: Vec<char> = chinese.chars().collect();
        let half = letters.windows(2).any(|pair| {
            let is_mark = |letter: char| ",;:!?()".contains(letter);
            is_chinese(pair[0]) && (is_mark(pair[1]) || pair[1] == '.') || is_mark(pair[0]) && is_chinese(pair[1])
        });
        let blank = letters.windows(3).any(|three| is_chinese(three[0]) && three[1] == ' ' && is_chinese(three[2]));
        (half || blank).then(|| format!("{chinese:?}"))
    });
}

#[test]
fn both_languages_end_alike() {
    const ENDS: [(char, char); 4] = [('.', '。'), ('?', '？'), (':', '：'), ('…', '…')];
    every("a sentence ends with the same mark in both languages", |_, _, [english, chinese]| {
        let unlike = ENDS.iter().any(|(left, right)| english.ends_with(*left) != chinese.ends_with(*right));
        unlike.then(|| format!("{english:?} / {chinese:?}"))
    });
}

#[test]
fn a_problem_has_no_full_stop_at_its_end() {
    every("problems stand in lists of links", |table, _, [english, chinese]| {
        let stopped = english.ends_with('.') || chinese.ends_with('。');
        (PROBLEMS.contains(&table) && stopped).then(|| format!("{english:?} / {chinese:?}"))
    });
}

#[test]
fn a_limit_is_a_place_for_a_value() {
    use signet::contract::limits;
    let limits = [
        limits::DOMAIN_NAME_OCTETS,
        limits::LABEL_OCTETS,
        limits::COMMON_NAME_OCTETS,
        limits::ADDRESS_CHARS,
        limits::POST_CODE_CHARS,
        limits::EMAIL_CHARS,
    ];
    every("a limit is written once, in the contract", |_, _, sentence| {
        sentence.into_iter().find_map(|words| {
            {
                let mut numbers = words.split(|character: char| !character.is_ascii_digit());
                numbers.find(|number| number.parse().is_ok_and(|number: usize| limits.contains(&number)))
            }
            .map(|number| format!("{number} in {words:?}"))
        })
    });
}

#[test]
fn every_sentence_is_said_somewhere() {
    let programs: Vec<(String, String)> =
        files("src", "rs").into_iter().map(|path| (path.clone(), program(&read(&path)))).collect();
    let mut silent = Vec::new();
    for (table, sentences) in TABLES {
        let own = format!("src/text/{table}.rs");
        for (name, _) in *sentences {
            let said = programs.iter().any(|(path, program)| {
                if *path == own {
                    return words(program).filter(|word| word == name).count() > 1;
                }
                // A file may call the table by another name: `use crate::text::form as words`.
                let renaming = format!("{table} as ");
                let renamed = program
                    .match_indices(&renaming)
                    .filter_map(|(at, _)| words(&program[at + renaming.len()..]).next());
                std::iter::once(*table).chain(renamed).any(|table| {
                    // A macro may put the table before a bare name, as in `words::$label`.
                    let by_macro = program.contains(&format!("{table}::$")) && words(program).any(|word| word == *name);
                    by_macro || holds_path(program, table, name)
                })
            });
            if !said {
                silent.push(format!("{table}::{name}"));
            }
        }
    }
    assert!(silent.is_empty(), "sentences that nothing says: remove them\n  {}", silent.join("\n  "));
}

/// The names in a program, in their order.
fn words(program: &str) -> impl Iterator<Item = &str> {
    program.split(|character: char| !(character.is_alphanumeric() || character == '_')).filter(|word| !word.is_empty())
}

/// Whether a program holds `table::NAME` as whole words.
fn holds_path(program: &str, table: &str, name: &str) -> bool {
    let path = format!("{table}::{name}");
    let in_a_word = |character: char| character.is_alphanumeric() || character == '_';
    program.match_indices(&path).any(|(at, _)| {
        let (before, after) = (program[..at].chars().next_back(), program[at + path.len()..].chars().next());
        !before.is_some_and(in_a_word) && !after.is_some_and(in_a_word)
    })
}

#[test]
fn the_region_of_a_number_without_a_country_code_is_the_one_that_language_and_browser_tell() {
    for (language, tags, region) in [
        (Language::Chinese, &["zh-CN", "zh", "en"][..], "CN"),
        (Language::Chinese, &["zh"], "CN"),
        (Language::Chinese, &["en-US"], "CN"),
        (Language::Chinese, &["zh-Hant-HK"], "HK"),
        (Language::Chinese, &["en-GB", "zh-TW"], "TW"),
        (Language::English, &["en-GB", "en-US"], "GB"),
        (Language::English, &["en", "en-IE"], "IE"),
        (Language::English, &["en", "de-AT"], "AT"),
        (Language::English, &["zh-CN", "en"], "CN"),
        (Language::English, &["en"], ""),
        (Language::English, &["en-001", "en-u-rg-uszzzz", "en-x-us"], ""),
        (Language::English, &[], ""),
    ] {
        assert_eq!(language.home_region(tags.iter().copied()), region, "{language:?} {tags:?}");
    }
}
