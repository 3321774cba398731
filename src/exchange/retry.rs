//! When a call that failed is tried again, and after how long. Pure: random numbers and dates are arguments.

use super::error::BackendError;

/// The longest wait that a `Retry-After` may ask for, in seconds. A larger one is a mistake or an attack.
pub const RETRY_AFTER_MAX_SECONDS: u32 = 3600;

/// Attempts at one decision to submit, the first included.
pub const SUBMISSION_ATTEMPTS: u32 = 8;

/// Attempts at a call that may be repeated at will (GET, PUT, DELETE), the first included.
pub const REPEATABLE_ATTEMPTS: u32 = 3;

/// How one kind of call is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Attempts in all, the first included.
    pub attempts: u32,
    /// The ceiling of the first wait, in milliseconds; it doubles with each attempt.
    pub first_ms: u32,
    /// The ceiling of every wait, in milliseconds.
    pub cap_ms: u32,
    /// The longest `Retry-After`, in seconds, that is waited for without being asked; a longer one ends the attempts.
    pub patience_seconds: u32,
}

/// One decision to submit: patient, because every attempt carries the same key.
pub const SUBMISSION: Plan =
    Plan { attempts: SUBMISSION_ATTEMPTS, first_ms: 1000, cap_ms: 30_000, patience_seconds: 600 };

/// A call that may be repeated at will, while somebody looks at a page that waits for it.
pub const REPEATABLE: Plan = Plan { attempts: REPEATABLE_ATTEMPTS, first_ms: 400, cap_ms: 4000, patience_seconds: 5 };

/// Saving in the background: nobody waits, so it goes on quietly while the page is open.
pub const BACKGROUND: Plan =
    Plan { attempts: u32::MAX, first_ms: 4000, cap_ms: 60_000, patience_seconds: RETRY_AFTER_MAX_SECONDS };

impl Plan {
    /// Milliseconds to wait after the attempt numbered `failed` (from 1) ended in `error`; `None` when it is not tried
    /// again. `random` is in [0, 1).
    pub fn wait_ms(self, failed: u32, error: &BackendError, random: f64) -> Option<u32> {
        if failed >= self.attempts || !is_retryable(error) {
            return None;
        }
        match error.retry_after() {
            Some(seconds) if seconds > self.patience_seconds => None,
            // Never earlier than asked, and at most a twentieth later, so that not all clients come at once.
            Some(seconds) => {
                let asked = seconds.saturating_mul(1000).max(self.first_ms);
                Some(asked.saturating_add(part(asked / 20, random)))
            }
            None => Some(self.backoff_ms(failed, random)),
        }
    }

    /// Capped exponential backoff with full jitter over each doubling: the wait after attempt n lies anywhere between
    /// the last ceiling and the next one. The plain full jitter of [0, ceiling) would now and then shrink a gap to nothing.
    pub fn backoff_ms(self, failed: u32, random: f64) -> u32 {
        let doublings = failed.saturating_sub(1).min(16);
        let ceiling = self.first_ms.saturating_mul(1 << doublings).min(self.cap_ms);
        ceiling / 2 + part(ceiling / 2, random)
    }
}

/// Whether the same call may succeed later without anybody changing anything.
pub fn is_retryable(error: &BackendError) -> bool {
    matches!(
        error,
        BackendError::Unreachable
            | BackendError::TimedOut
            | BackendError::TooMany { .. }
            | BackendError::Unavailable { .. }
    )
}

/// A share of `whole`; a `random` that is not in [0, 1) counts as its nearest end.
fn part(whole: u32, random: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast of a float saturates")]
    let share = (f64::from(whole) * random) as u32;
    share.min(whole)
}

/// The seconds that a `Retry-After` header asks for (RFC 9110 10.2.3): delay-seconds, or an HTTP date measured against
/// the answer's own `Date`, because the applicant's clock may be wrong. `None` for garbage, a negative number, a date
/// in the past and a date without a `Date` beside it; clamped to [`RETRY_AFTER_MAX_SECONDS`].
pub fn retry_after(header: &str, date: Option<&str>) -> Option<u32> {
    let header = header.trim();
    let seconds = if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than fit are a very long wait, not garbage.
        header.parse::<u64>().unwrap_or(u64::MAX)
    } else {
        let now = http_date(date?)?;
        http_date(header)?.checked_sub(now).filter(|seconds| *seconds > 0)?
    };
    Some(u32::try_from(seconds).unwrap_or(u32::MAX).min(RETRY_AFTER_MAX_SECONDS))
}

/// Seconds since 1970 of an HTTP date in the one form that is still made, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110
/// 5.6.7). `None` for anything else and for years before 1970.
pub fn http_date(text: &str) -> Option<u64> {
    let (_, date) = text.trim().split_once(", ")?;
    let mut words = date.split(' ');
    let mut next = || words.next();
    let day = number(next()?, 1, 31)?;
    let month = next().and_then(|name| MONTHS.iter().position(|month| *month == name))? as u64;
    let year = number(next()?, 1970, 9999)?;
    let mut time = next()?.split(':');
    let hour = number(time.next()?, 0, 23)?;
    let minute = number(time.next()?, 0, 59)?;
    // A leap second is counted as the one after it.
    let second = number(time.next()?, 0, 60)?;
    if words.next() != Some("GMT") || words.next().is_some() || time.next().is_some() {
        return None;
    }
    // Days of the civil calendar, counted in years that begin in March (H. Hinnant, chrono-compatible date algorithms).
    let shifted_year = if month < 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 10) % 12) + 2) / 5 + day - 1;
    let days = 365 * shifted_year + shifted_year / 4 - shifted_year / 100 + shifted_year / 400 + day_of_year;
    // From the first of March of the year 0 to the first of January 1970.
    Some((days.checked_sub(719_468)?) * 86_400 + hour * 3600 + minute * 60 + second)
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A number within its ends, digits only.
fn number(text: &str, least: u64, most: u64) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|value| digits && (least..=most).contains(value))
}
