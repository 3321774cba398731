//! The words for what goes wrong: each kind of error has words of its own in every language.

use signet::contract::{FieldError, ProblemDetails};
use signet::exchange::error::BackendError;
use signet::exchange::submission::SubmissionState;
use signet::text::backend::{Page, advice, error, rounded, waiting, what};
use signet::text::{Language, check};

use super::{asking, every_error};

/// Says a wait as the browser's `Intl` does in English. The sentences do not depend on how a wait is said.
fn wait(seconds: u32) -> String {
    let (amount, unit) = rounded(seconds);
    format!("{amount} {unit}{}", if amount == 1 { "" } else { "s" })
}

#[test]
fn every_kind_of_error_has_its_own_words_for_what_happened_and_for_what_to_do() {
    for language in Language::ALL {
        let mut said: Vec<(BackendError, String)> = Vec::new();
        for failure in every_error() {
            let words = error(&failure, Page::WithAnswers, language, &wait);
            let happened = language.say(what(&failure));
            let to_do = advice(&failure, Page::WithAnswers, language, &wait);
            assert!(words.contains(happened) && words.contains(&to_do) && happened != to_do, "{words}");
            assert!(!words.contains('{'), "{words}");
            for (other, others) in &said {
                let same_kind = std::mem::discriminant(other) == std::mem::discriminant(&failure);
                assert!(same_kind || *others != words, "{other:?} and {failure:?}: {words}");
            }
            said.push((failure, words));
        }
    }
    assert_eq!(
        error(&BackendError::TimedOut, Page::WithAnswers, Language::English, &wait),
        "The certificate service took too long to respond. Try again. If this keeps happening, your connection may be too \
         slow.",
    );
    assert_eq!(
        error(&BackendError::Cancelled, Page::WithAnswers, Language::Chinese, &wait),
        "您已取消此操作。准备好后可重新开始。"
    );
}

#[test]
fn a_pause_that_the_service_asks_for_is_named() {
    assert_eq!(advice(&asking(503, 120), Page::WithAnswers, Language::English, &wait), "Try again in 2 minutes.");
    let chinese = |seconds| format!("{seconds}秒钟");
    assert_eq!(advice(&asking(429, 45), Page::WithAnswers, Language::Chinese, &chinese), "请在 45秒钟后重试。");
}

#[test]
fn a_wait_is_rounded_up_to_minutes_from_one_minute_on() {
    let cases = [
        (0, "0 seconds"),
        (1, "1 second"),
        (2, "2 seconds"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (61, "2 minutes"),
        (120, "2 minutes"),
        (3599, "60 minutes"),
        (3600, "60 minutes"),
        (999_999_999, "60 minutes"),
    ];
    for (seconds, words) in cases {
        assert_eq!(wait(seconds), words);
    }
}

#[test]
fn a_submission_that_waits_says_why_and_whether_it_may_have_arrived() {
    for (may_have_arrived, words) in [
        (
            true,
            "The certificate service cannot be reached. We do not know yet if your application was received. We will try again \
             in 3 seconds (attempt 2). It will not be submitted twice.",
        ),
        (false, "The certificate service cannot be reached. We will try again in 3 seconds (attempt 2)."),
    ] {
        let error = BackendError::Unreachable;
        let state = SubmissionState::Waiting { attempt: 2, seconds: 9, error, may_have_arrived };
        assert_eq!(waiting(&state, 3, Language::English, &wait), words);
    }
    assert_eq!(waiting(&SubmissionState::Idle, 3, Language::English, &wait), "");
}

#[test]
fn an_outcome_that_is_not_known_is_never_called_a_failure() {
    for failure in every_error() {
        let state = SubmissionState::Waiting { attempt: 2, seconds: 3, error: failure, may_have_arrived: true };
        for words in [waiting(&state, 3, Language::English, &wait), Language::English.say(check::UNKNOWN).to_owned()] {
            assert!(words.contains("do not know yet"), "{words}");
            assert!(!words.contains("fail"), "{words}");
        }
    }
}

#[test]
fn f3_a_page_without_answers_speaks_neither_of_sending_nor_of_answers() {
    for failure in every_error() {
        use BackendError::{Configuration, TooLarge, UnsupportedMedia};
        // An upload has a page with answers. A foreign backend is refused before anything is sent, on every page.
        if matches!(failure, TooLarge(_) | UnsupportedMedia(_) | Configuration(_)) {
            continue;
        }
        let words = advice(&failure, Page::WithoutAnswers, Language::English, &wait);
        let claims = ["was sent", "answers are", "you entered is", "on this page"];
        assert!(claims.iter().all(|claim| !words.contains(claim)), "{failure:?}: {words}");
    }
}

#[test]
fn b9_the_limit_that_the_backend_tells_is_named() {
    let entry = FieldError { code: "max-bytes".to_owned(), max: Some(300_000), ..FieldError::default() };
    let problem = ProblemDetails { errors: vec![entry], ..ProblemDetails::default() };
    let words =
        |problem| advice(&BackendError::of_status(413, problem, None), Page::WithAnswers, Language::English, &wait);
    assert_eq!(words(problem), "Choose a photo of 300 KB or less. Your other answers are kept.");
    assert_eq!(words(ProblemDetails::default()), "Choose a smaller photo. Your other answers are kept.");
}
