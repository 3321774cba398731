//! Tests of the schedule by which the status is polled.

use signet::exchange::error::BackendError;
use signet::exchange::polling::{
    BUDGET_REQUESTS, BUDGET_WINDOW_MS, History, LONGEST_MS, NOT_FOUND_GRACE_MS, PollAnswer, SHORTEST_MS, next_delay,
};

use super::{Chance, answered, asking, every_error};

const PENDING: PollAnswer<'_> = PollAnswer::Status { settled: false, retry_after: None };

/// Polls for `span_ms` milliseconds, with a change at each multiple of `change_ms`, and returns the times of the
/// requests.
fn poll(span_ms: f64, change_ms: f64, retry_after: Option<u32>) -> Vec<f64> {
    let mut history = History::new(0.0);
    let (mut now, mut version, mut asked) = (0.0, 0, Vec::new());
    while now < span_ms {
        history.request(now);
        asked.push(now);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
        let newest = (now / change_ms) as u64;
        if newest >= version {
            version = newest + 1;
            history.accept(version, now);
        } else {
            history.pass(now);
        }
        match next_delay(&history, PollAnswer::Status { settled: false, retry_after }, 0.5) {
            Some(delay) => now += f64::from(delay),
            None => break,
        }
    }
    asked
}

fn gaps(asked: &[f64]) -> Vec<f64> {
    asked.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

#[test]
fn b13_a_day_of_waiting_costs_at_most_three_hundred_requests() {
    let asked = poll(BUDGET_WINDOW_MS, f64::INFINITY, None);
    assert!((100..=BUDGET_REQUESTS).contains(&asked.len()), "{}", asked.len());
}

#[test]
fn b13_the_interval_grows_to_a_cap_of_at_least_half_a_minute() {
    let gaps = gaps(&poll(BUDGET_WINDOW_MS, f64::INFINITY, None));
    assert!(gaps.is_sorted(), "{gaps:?}");
    assert!(gaps.first().is_some_and(|gap| (gap - SHORTEST_MS).abs() < 1.0));
    assert!(gaps.last().is_some_and(|gap| *gap >= 30_000.0 && *gap <= LONGEST_MS));
}

#[test]
fn b13_a_review_that_changes_all_the_time_stays_within_the_budget_of_any_day() {
    for change_ms in [1000.0, 60_000.0, 600_000.0, 3_600_000.0] {
        let asked = poll(3.0 * BUDGET_WINDOW_MS, change_ms, None);
        for (first, start) in asked.iter().enumerate() {
            let within = asked[first..].iter().take_while(|at| **at - start < BUDGET_WINDOW_MS).count();
            assert!(within <= BUDGET_REQUESTS, "{within} in the day after {start}, changing every {change_ms}");
        }
    }
}

#[test]
fn a_change_makes_the_next_request_come_soon() {
    let mut history = History::new(0.0);
    history.accept(1, 0.0);
    history.request(3_600_000.0);
    history.pass(3_600_000.0);
    assert!(next_delay(&history, PENDING, 0.5).is_some_and(|delay| delay > 60_000));
    history.accept(2, 3_600_000.0);
    assert_eq!(next_delay(&history, PENDING, 0.5).map(f64::from), Some(SHORTEST_MS));
}

#[test]
fn b3_a_retry_after_is_never_undercut() {
    for seconds in [0, 2, 5, 30, 600, 3600] {
        let least = f64::from(seconds) * 1000.0;
        let gaps = gaps(&poll(BUDGET_WINDOW_MS, f64::INFINITY, Some(seconds)));
        assert!(gaps.iter().all(|gap| *gap >= least.max(SHORTEST_MS)), "{seconds}: {gaps:?}");
    }
    for status in [429, 503] {
        let delay = next_delay(&History::new(0.0), PollAnswer::Error(&asking(status, 120)), 0.5);
        assert!(delay.is_some_and(|delay| delay >= 120_000), "{delay:?}");
    }
}

#[test]
fn b13_nothing_is_asked_after_the_end_of_the_review() {
    assert_eq!(next_delay(&History::new(0.0), PollAnswer::Status { settled: true, retry_after: Some(5) }, 0.5), None);
}

#[test]
fn b12_not_found_right_after_the_submission_is_tolerated_for_half_a_minute() {
    let error = answered(404);
    for now in [0.0, 1000.0, 30_000.0] {
        let mut history = History::new(0.0);
        history.pass(now);
        assert!(history.is_too_early_for(&error), "{now}");
        assert!(next_delay(&history, PollAnswer::Error(&error), 0.5).is_some_and(|delay| delay <= 3000), "{now}");
    }
    let mut history = History::new(0.0);
    history.pass(NOT_FOUND_GRACE_MS);
    assert!(!history.is_too_early_for(&error));
    assert_eq!(next_delay(&history, PollAnswer::Error(&error), 0.5), None);
}

#[test]
fn only_trouble_that_may_pass_is_polled_through() {
    let mut history = History::new(0.0);
    history.pass(NOT_FOUND_GRACE_MS);
    for error in every_error() {
        let stops = matches!(
            error,
            BackendError::SignedOut(_)
                | BackendError::Forbidden(_)
                | BackendError::NotFound(_)
                | BackendError::Gone(_)
                | BackendError::Conflict(_)
                | BackendError::PreconditionFailed(_)
                | BackendError::TooLarge(_)
                | BackendError::UnsupportedMedia(_)
                | BackendError::Rejected(_)
                | BackendError::Cancelled
                | BackendError::Configuration(_)
        );
        assert_eq!(next_delay(&history, PollAnswer::Error(&error), 0.5).is_none(), stops, "{error:?}");
    }
}

#[test]
fn b11_of_two_answers_the_larger_version_is_shown_whichever_came_first() {
    let mut history = History::new(0.0);
    let shown: Vec<bool> = [3, 2, 3, 5, 4, 0, 6].iter().map(|version| history.accept(*version, 0.0)).collect();
    assert_eq!(shown, [true, false, false, true, false, false, true]);
}

#[test]
fn b11_an_old_answer_does_not_count_as_a_change() {
    let mut history = History::new(0.0);
    history.accept(9, 0.0);
    history.accept(8, 3_600_000.0);
    assert!(next_delay(&history, PENDING, 0.5).is_some_and(|delay| delay > 60_000));
}

#[test]
fn b18_the_delay_is_sound_for_every_clock() {
    let mut chance = Chance(3);
    for now in [0.0, -1.0, 1e15, f64::MAX, f64::NAN, f64::INFINITY] {
        let mut history = History::new(chance.next() * 1e6);
        for _ in 0..400 {
            history.request(now);
        }
        history.pass(now);
        let delay = next_delay(&history, PENDING, 0.5);
        assert!(delay.is_some_and(|delay| f64::from(delay) >= SHORTEST_MS), "{now} gives {delay:?}");
    }
}
