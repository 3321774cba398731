//! The command line of `cargo xtask`: it says in words what it does not know, and what is missing.
#![expect(clippy::expect_used, reason = "a test's helpers stop at what must not happen")]

use std::process::{Command, Output};

#[track_caller]
fn said(words: &[&str]) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_xtask")).args(words).output().expect("xtask starts");
    let said = [stdout, stderr].concat();
    let said = String::from_utf8(said).expect("text");
    assert!(!said.contains("panicked") && !said.contains("backtrace"), "{said}");
    (status.code(), said)
}

#[test]
fn a_word_that_is_unknown_is_named_beside_those_that_are_known() {
    for words in [&["fly"][..], &["tests"], &["size", "--all"], &["run", "8081"]] {
        let (code, said) = said(words);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(&format!("does not know “{}”. It knows:", words.join(" "))), "{said}");
        assert!(said.contains("\n  run ") && said.contains("\n  dist "), "{said}");
    }
}

#[test]
fn without_a_word_the_commands_are_listed() {
    let (code, said) = said(&[]);
    assert!(code == Some(0) && said.starts_with("cargo xtask <command>"), "{said}");
}

#[test]
fn options_that_cannot_be_used_are_named_before_anything_is_built() {
    for (words, sentence) in [
        (
            &["dist", "--public-url", "certificates"][..],
            "certificates is no path for the site: it begins and ends with a slash",
        ),
        (&["dist", "--api-origin", "https://a.example/v1"], "https://a.example/v1 is no origin"),
        (&["dist", "--zip"], "dist takes --public-url"),
        (&["release"], "release takes the version alone"),
        (&["release", "next"], "“next” is no version: it is three numbers"),
    ] {
        let (code, said) = said(words);
        assert!(code == Some(1) && said.contains(sentence), "{said}");
    }
}
