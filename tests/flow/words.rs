//! Tests of the words for errors: each error has different words, in every language.

use signet::exchange::submission::SubmissionState;
use signet::text::Language;
use signet::text::backend::{ALL, advice, duration, error, submission, what};

use super::{asking, every_error};

#[test]
fn no_sentence_is_empty_or_left_in_the_other_language() {
    for (name, sentence) in ALL {
        assert!(sentence.iter().all(|words| !words.is_empty()), "{name}");
        let is_chinese = |words: &str| words.chars().any(|char| ('\u{4e00}'..='\u{9fff}').contains(&char));
        assert_eq!(sentence.map(is_chinese), [false, true], "{name}: {sentence:?}");
    }
}

#[test]
fn a_sentence_has_the_same_places_in_every_language() {
    let places = |words: &str| (0..3).filter(|index| words.contains(&format!("{{{index}}}"))).collect::<Vec<_>>();
    for (name, [english, chinese]) in ALL {
        let (english, chinese) = (places(english), places(chinese));
        assert_eq!(english, chinese, "{name}");
    }
}

#[test]
fn no_sentence_blames_or_speaks_of_types() {
    let unwanted = ["invalid", "valid ", "please", "sorry", "oops", "required", "typeerror", "null", "http"];
    for (name, [english, _]) in ALL {
        let english = english.to_lowercase();
        assert!(unwanted.iter().all(|word| !english.contains(word)), "{name}: {english}");
    }
}

#[test]
fn every_error_says_what_happened_and_what_to_do() {
    for failure in every_error() {
        for language in Language::ALL {
            let words = error(&failure, language);
            assert!(words.starts_with(language.say(what(&failure))), "{words}");
            assert!(words.ends_with(&advice(&failure, language)), "{words}");
            assert!(!words.contains('{'), "{words}");
        }
    }
}

#[test]
fn a_pause_that_the_service_asks_for_is_named() {
    assert_eq!(advice(&asking(503, 120), Language::English), "Try again in 2 minutes.");
    assert_eq!(advice(&asking(429, 45), Language::Chinese), "请在45 秒后重试。");
}

#[test]
fn durations_are_words() {
    let cases = [
        (0, "0 seconds"),
        (1, "1 second"),
        (2, "2 seconds"),
        (60, "1 minute"),
        (61, "1 min 1 s"),
        (120, "2 minutes"),
        (3599, "59 min 59 s"),
        (3600, "1 hour"),
        (999_999_999, "1 hour"),
    ];
    for (seconds, words) in cases {
        assert_eq!(duration(seconds, Language::English), words);
    }
}

#[test]
fn an_outcome_that_is_not_known_is_never_called_a_failure() {
    for failure in every_error() {
        let state = SubmissionState::Waiting { attempt: 2, seconds: 3, error: failure.clone(), may_have_arrived: true };
        let waiting = submission(&state, Language::English).unwrap_or_default();
        let unknown = submission(&SubmissionState::Unknown { error: failure }, Language::English).unwrap_or_default();
        for words in [waiting, unknown] {
            assert!(words.contains("not known yet"), "{words}");
            assert!(!words.contains("fail"), "{words}");
        }
    }
    assert_eq!(submission(&SubmissionState::Idle, Language::English), None);
}
