//! Tests of the load that many applicants together put on the backend while they wait for the CA.

use signet::exchange::error::BackendError;
use signet::exchange::polling::{BUDGET_REQUESTS, BUDGET_WINDOW_MS, History, PollAnswer, next_delay};

use super::{Chance, answered, asking};

const APPLICANTS: usize = 100;
/// Fewer than five of a hundred.
const PEAK: usize = APPLICANTS / 20;

const HOUR_MS: f64 = 3_600_000.0;
/// The backend is out of order from the tenth to the eleventh hour.
const OUTAGE_MS: std::ops::Range<f64> = 10.0 * HOUR_MS..11.0 * HOUR_MS;

/// The times at which one applicant's page asks, within a day. `trouble` is the answer during the outage, `left` milliseconds before
/// its end.
fn day(starts_ms: f64, chance: &mut Chance, trouble: impl Fn(f64) -> BackendError) -> Vec<f64> {
    let mut history = History::new(starts_ms);
    let (mut now, mut version, mut asked) = (starts_ms, 0, Vec::new());
    // A stage or two pass in a day, each at another time. None passes while the backend is out of order.
    let changes = [chance.next() * 18.0, 12.0 + chance.next() * 12.0].map(|hour| hour * HOUR_MS);
    let changes = changes.into_iter().filter(|at| !(9.0 * HOUR_MS..12.0 * HOUR_MS).contains(at)).collect::<Vec<_>>();
    while now < BUDGET_WINDOW_MS {
        history.request(now);
        asked.push(now);
        let delay = if OUTAGE_MS.contains(&now) {
            history.pass(now);
            next_delay(&history, PollAnswer::Error(&trouble(OUTAGE_MS.end - now)), chance.next())
        } else {
            let newest = 1 + changes.iter().filter(|at| **at <= now).count() as u64;
            if newest > version {
                version = newest;
                history.accept(version, now);
            } else {
                history.pass(now);
            }
            next_delay(&history, PollAnswer::Status { settled: false, retry_after: Some(5) }, chance.next())
        };
        match delay {
            Some(delay) => now += f64::from(delay),
            None => break,
        }
    }
    asked
}

/// A hundred applicants who open their pages within the same ten minutes.
#[track_caller]
fn check(name: &str, trouble: impl Fn(f64) -> BackendError) {
    let mut chance = Chance(7);
    let days: Vec<Vec<f64>> = (0..APPLICANTS)
        .map(|_| {
            let starts_ms = chance.next() * 600_000.0;
            day(starts_ms, &mut chance, &trouble)
        })
        .collect();
    for asked in &days {
        assert!((50..=BUDGET_REQUESTS).contains(&asked.len()), "{name}: {} requests in a day", asked.len());
    }
    // Later the applicants ask at moments of their own again.
    let soon = OUTAGE_MS.end..OUTAGE_MS.end + HOUR_MS / 4.0;
    let mut after: Vec<f64> = days.into_iter().flatten().filter(|at| soon.contains(at)).collect();
    assert!(after.len() > APPLICANTS / 2, "{name}: {} requests after the outage", after.len());
    after.sort_by(f64::total_cmp);
    let peak =
        (0..after.len()).map(|first| after[first..].iter().take_while(|at| **at < after[first] + 1000.0).count()).max();
    assert!(peak.is_some_and(|peak| peak < PEAK), "{name}: {peak:?} requests in one second after the outage");
}

#[test]
fn b13_a_hundred_applicants_ask_at_most_three_hundred_times_a_day_and_not_all_at_once_after_an_outage() {
    check("a line that is dead", |_| BackendError::Unreachable);
    check("a backend that stalls", |_| BackendError::TimedOut);
    check("503 without a word about when", |_| answered(503));
    check("503 with two minutes", |_| asking(503, 120));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an hour at most")]
    check("503 with the moment at which the outage ends", |left_ms| asking(503, (left_ms / 1000.0).ceil() as u32));
    check("429 with an hour", |_| asking(429, 3600));
}
