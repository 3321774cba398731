//! Tests of retries: whether a call is repeated, and after how long.

use signet::exchange::error::BackendError;
use signet::exchange::retry::{
    BACKGROUND, REPEATABLE, RETRY_AFTER_MAX_SECONDS, SUBMISSION, http_date, is_retryable, retry_after,
};

use super::{Chance, answered, asking, every_error};

const DATE: &str = "Mon, 23 Nov 2026 22:00:00 GMT";

#[test]
fn b2_a_retry_after_in_seconds_is_read() {
    for (header, seconds) in [("0", 0), ("1", 1), ("120", 120), (" 7 ", 7), ("007", 7), ("3600", 3600)] {
        assert_eq!(retry_after(header, Some(DATE)), Some(seconds), "{header}");
        assert_eq!(retry_after(header, None), Some(seconds), "{header} needs no Date");
    }
}

#[test]
fn b4_an_absurdly_long_retry_after_is_clamped() {
    for header in ["3601", "999999999", "4294967296", "18446744073709551616", "99999999999999999999999999999999"] {
        assert_eq!(retry_after(header, None), Some(RETRY_AFTER_MAX_SECONDS), "{header}");
    }
    assert_eq!(retry_after("Fri, 31 Dec 9999 23:59:59 GMT", Some(DATE)), Some(RETRY_AFTER_MAX_SECONDS));
}

#[test]
fn b4_a_retry_after_that_is_garbage_negative_or_past_is_ignored() {
    let garbage = [
        "",
        " ",
        "-1",
        "-120",
        "+5",
        "1.5",
        "1e9",
        "0x10",
        "NaN",
        "inf",
        "soon",
        "120 s",
        "１２",
        "Mon",
        "Mon, ",
        "Mon, 23 Nov 2026 22:02:00",
        "Mon, 23 Nov 2026 22:02:00 CET",
        "Mon, 23 Nov 2026 25:00:00 GMT",
        "Mon, 23 Foo 2026 22:02:00 GMT",
        "Monday, 23-Nov-26 22:02:00 GMT",
        "Mon Nov 23 22:02:00 2026",
        "Mon, 23 Nov 2026 22:02:00 GMT GMT",
        "2026-11-23T22:02:00Z",
        "Mon, 23 Nov 2026 21:59:59 GMT",
        DATE,
    ];
    for header in garbage {
        assert_eq!(retry_after(header, Some(DATE)), None, "{header:?}");
    }
}

#[test]
fn b18_a_retry_after_date_is_measured_against_the_answers_own_date() {
    let later = "Mon, 23 Nov 2026 22:02:00 GMT";
    assert_eq!(retry_after(later, Some(DATE)), Some(120));
    assert_eq!(retry_after(later, Some("Mon, 23 Nov 2026 22:01:59 GMT")), Some(1));
    assert_eq!(retry_after(later, None), None, "the applicant's clock is not asked");
    assert_eq!(retry_after(later, Some("yesterday")), None);
}

#[test]
fn http_dates_are_counted_as_the_calendar_counts() {
    let dates = [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
        ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
        ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
        ("Tue, 19 Jan 2038 03:14:08 GMT", 2_147_483_648),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
    ];
    for (text, seconds) in dates {
        assert_eq!(http_date(text), Some(seconds), "{text}");
    }
}

#[test]
fn b1_the_gaps_of_a_backoff_grow_to_their_cap_whatever_the_chance() {
    let mut chance = Chance(1);
    for plan in [SUBMISSION, REPEATABLE, BACKGROUND] {
        for _ in 0..200 {
            let gaps: Vec<u32> = (1..40).map(|failed| plan.backoff_ms(failed, chance.next())).collect();
            let growing = gaps.iter().take_while(|gap| **gap < plan.cap_ms / 2).count();
            assert!(gaps[..growing].is_sorted(), "{gaps:?}");
            assert!(gaps.iter().all(|gap| (plan.first_ms / 2..=plan.cap_ms).contains(gap)), "{gaps:?}");
            assert!(gaps[20..].iter().all(|gap| *gap >= plan.cap_ms / 2), "{gaps:?}");
        }
    }
}

#[test]
fn b1_the_gaps_of_a_backoff_are_jittered_over_a_whole_doubling() {
    let least = SUBMISSION.backoff_ms(3, 0.0);
    let most = SUBMISSION.backoff_ms(3, 0.999_999);
    assert!(most >= 2 * least - 1, "{least} to {most}");
}

#[test]
fn a_random_number_out_of_its_range_never_makes_a_tight_loop() {
    for random in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 1.0, 1e300] {
        let gap = SUBMISSION.backoff_ms(1, random);
        assert!((SUBMISSION.first_ms / 2..=SUBMISSION.first_ms).contains(&gap), "{random} gives {gap}");
    }
}

#[test]
fn b2_a_retry_after_is_waited_for_and_at_most_a_tenth_longer() {
    let mut chance = Chance(2);
    for status in [429, 503] {
        for _ in 0..100 {
            let wait = SUBMISSION.wait_ms(1, &asking(status, 120), chance.next());
            assert!(wait.is_some_and(|wait| (120_000..=132_000).contains(&wait)), "{wait:?}");
        }
    }
}

#[test]
fn a_retry_after_of_nothing_is_still_a_pause() {
    assert!(SUBMISSION.wait_ms(1, &asking(503, 0), 0.0).is_some_and(|wait| wait >= 500));
}

#[test]
fn b3_a_wait_longer_than_the_applicants_patience_is_not_begun() {
    assert_eq!(REPEATABLE.wait_ms(1, &asking(503, 120), 0.5), None);
    assert_eq!(SUBMISSION.wait_ms(1, &asking(429, 3600), 0.5), None);
}

#[test]
fn n7_no_plan_that_somebody_waits_for_makes_more_than_ten_attempts() {
    for plan in [SUBMISSION, REPEATABLE] {
        let repeated = (1..100).filter(|failed| plan.wait_ms(*failed, &answered(503), 0.5).is_some()).count();
        assert!(repeated < 10, "{repeated}");
    }
}

#[test]
fn only_what_may_pass_by_itself_is_retried() {
    for error in every_error() {
        let expected = matches!(
            error,
            BackendError::Unreachable
                | BackendError::TimedOut
                | BackendError::TooMany { .. }
                | BackendError::Unavailable { .. }
        );
        assert_eq!(is_retryable(&error), expected, "{error:?}");
        assert_eq!(BACKGROUND.wait_ms(1, &error, 0.5).is_some(), expected, "{error:?}");
    }
}

#[test]
fn b4_a_wait_of_nothing_grows_like_any_other() {
    let gap = |failed| SUBMISSION.wait_ms(failed, &asking(503, 0), 0.0).unwrap_or_default();
    let gaps: Vec<u32> = (1..SUBMISSION.attempts).map(gap).collect();
    let expected: Vec<u32> = (1..SUBMISSION.attempts).map(|failed| SUBMISSION.backoff_ms(failed, 0.0)).collect();
    assert_eq!(gaps, expected);
    assert!(gaps.windows(2).all(|pair| pair[0] <= pair[1]) && gaps.iter().sum::<u32>() > 30_000, "{gaps:?}");
}
