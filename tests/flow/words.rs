//! The words for what goes wrong: each kind of error has words of its own in every language.

use signet::contract::{FieldError, ProblemDetails};
use signet::exchange::error::BackendError;
use signet::exchange::submission::SubmissionState;
use signet::text::backend::{Page, advice, duration, error, waiting, what};
use signet::text::{Language, check};

use super::{asking, every_error};

#[test]
fn every_kind_of_error_has_its_own_words_for_what_happened_and_for_what_to_do() {
    for language in Language::ALL {
        let mut said: Vec<(BackendError, String)> = Vec::new();
        for failure in every_error() {
            let words = error(&failure, Page::WithAnswers, language);
            let (happened, to_do) = (language.say(what(&failure)), advice(&failure, Page::WithAnswers, language));
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
        error(&BackendError::TimedOut, Page::WithAnswers, Language::English),
        "The certificate service did not answer in time. Try again. If it happens again, the connection may be too slow at \
         the moment.",
    );
    assert_eq!(
        error(&BackendError::Cancelled, Page::WithAnswers, Language::Chinese),
        "您已取消。准备好后可以重新开始。"
    );
}

#[test]
fn a_pause_that_the_service_asks_for_is_named() {
    assert_eq!(advice(&asking(503, 120), Page::WithAnswers, Language::English), "Try again in 2 minutes.");
    assert_eq!(advice(&asking(429, 45), Page::WithAnswers, Language::Chinese), "请在45 秒后重试。");
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
fn a_submission_that_waits_says_why_and_whether_it_may_have_arrived() {
    for (may_have_arrived, words) in [
        (
            true,
            "The certificate service cannot be reached. It is not known yet whether the application arrived. Attempt 2 \
             follows in 3 seconds; it cannot arrive twice.",
        ),
        (false, "The certificate service cannot be reached. Attempt 2 follows in 3 seconds."),
    ] {
        let error = BackendError::Unreachable;
        let state = SubmissionState::Waiting { attempt: 2, seconds: 9, error, may_have_arrived };
        assert_eq!(waiting(&state, 3, Language::English), words);
    }
    assert_eq!(waiting(&SubmissionState::Idle, 3, Language::English), "");
}

#[test]
fn an_outcome_that_is_not_known_is_never_called_a_failure() {
    for failure in every_error() {
        let state = SubmissionState::Waiting { attempt: 2, seconds: 3, error: failure, may_have_arrived: true };
        for words in [waiting(&state, 3, Language::English), Language::English.say(check::UNKNOWN).to_owned()] {
            assert!(words.contains("not known yet"), "{words}");
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
        let words = advice(&failure, Page::WithoutAnswers, Language::English);
        let claims = ["was sent", "answers are", "you entered is", "on this page"];
        assert!(claims.iter().all(|claim| !words.contains(claim)), "{failure:?}: {words}");
    }
}

#[test]
fn b9_the_limit_that_the_backend_tells_is_named() {
    let entry = FieldError { code: "max-bytes".to_owned(), max: Some(300_000), ..FieldError::default() };
    let problem = ProblemDetails { errors: vec![entry], ..ProblemDetails::default() };
    let words = |problem| advice(&BackendError::of_status(413, problem, None), Page::WithAnswers, Language::English);
    assert_eq!(words(problem), "Choose a photo of at most 300 KB. Your other answers are kept.");
    assert_eq!(words(ProblemDetails::default()), "Choose a smaller photo. Your other answers are kept.");
}
