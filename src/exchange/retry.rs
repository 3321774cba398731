//! Decides whether a failed call is repeated, and after how long. Pure: random numbers and dates are arguments.

use super::error::BackendError;

/// The longest wait that a `Retry-After` may ask for, in seconds. A longer one is a mistake or an attack.
pub const RETRY_AFTER_MAX_SECONDS: u32 = 3600;

/// The number of attempts at one decision to submit, including the first.
pub const SUBMISSION_ATTEMPTS: u32 = 8;

/// The number of attempts at a call that may be repeated at will (GET, PUT, DELETE), including the first.
pub const REPEATABLE_ATTEMPTS: u32 = 3;

/// The plan by which one kind of call is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// The number of attempts, including the first.
    pub attempts: u32,
    /// The ceiling of the first wait, in milliseconds. It doubles with each attempt.
    pub first_ms: u32,
    /// The ceiling of every wait, in milliseconds.
    pub cap_ms: u32,
    /// The longest `Retry-After`, in seconds, that the plan waits for. A longer one ends the attempts.
    pub patience_seconds: u32,
}

/// The plan for one decision to submit. It is patient, because every attempt carries the same key.
pub const SUBMISSION: Plan =
    Plan { attempts: SUBMISSION_ATTEMPTS, first_ms: 1000, cap_ms: 30_000, patience_seconds: 600 };

/// The plan for a call that may be repeated at will, while somebody looks at the page that waits for it.
pub const REPEATABLE: Plan = Plan { attempts: REPEATABLE_ATTEMPTS, first_ms: 400, cap_ms: 4000, patience_seconds: 5 };

/// The plan for saving in the background. Nobody waits for it, so it continues for as long as the page is open.
pub const BACKGROUND: Plan =
    Plan { attempts: u32::MAX, first_ms: 4000, cap_ms: 60_000, patience_seconds: RETRY_AFTER_MAX_SECONDS };

impl Plan {
    /// Returns the milliseconds to wait after the attempt numbered `failed` (from 1) ended in `error`, or `None` if the
    /// call is not repeated. `random` is in [0, 1).
    pub fn wait_ms(self, failed: u32, error: &BackendError, random: f64) -> Option<u32> {
        if failed >= self.attempts || !is_retryable(error) {
            return None;
        }
        let backoff = self.backoff_ms(failed, random);
        match error.retry_after() {
            Some(seconds) if seconds > self.patience_seconds => None,
            // At most a twentieth later than asked, so that not all clients come at once. A wait of nothing still grows.
            Some(seconds) => {
                let asked = seconds.saturating_mul(1000);
                Some(asked.saturating_add(part(asked / 20, random)).max(backoff))
            }
            None => Some(backoff),
        }
    }

    /// Capped exponential backoff with full jitter over each doubling: the wait after attempt n lies anywhere between
    /// half of its ceiling and the whole. The plain full jitter of [0, ceiling) would sometimes shrink the wait to
    /// nothing.
    pub fn backoff_ms(self, failed: u32, random: f64) -> u32 {
        let doublings = failed.saturating_sub(1).min(16);
        let ceiling = self.first_ms.saturating_mul(1 << doublings).min(self.cap_ms);
        ceiling / 2 + part(ceiling / 2, random)
    }
}

/// Returns true if the same call may succeed later without any change.
pub fn is_retryable(error: &BackendError) -> bool {
    matches!(
        error,
        BackendError::Unreachable
            | BackendError::TimedOut
            | BackendError::TooMany { .. }
            | BackendError::Unavailable { .. }
    )
}

/// Returns a random share of `whole`. A `random` outside [0, 1) counts as the nearer end.
fn part(whole: u32, random: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast of a float saturates")]
    let share = (f64::from(whole) * random) as u32;
    share.min(whole)
}

/// Returns the seconds that a `Retry-After` header asks for (RFC 9110 10.2.3), clamped to [`RETRY_AFTER_MAX_SECONDS`].
/// The header holds delay-seconds or an HTTP date. A date is compared with the answer's own `Date`, because the
/// applicant's clock may be wrong. Returns `None` for garbage, a negative number, a date that is not in the future, and
/// a date in an answer without `Date`.
pub fn retry_after(header: &str, date: Option<&str>) -> Option<u32> {
    let header = header.trim();
    let seconds = if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number with too many digits is a very long wait, not garbage.
        header.parse::<u64>().unwrap_or(u64::MAX)
    } else {
        let now = http_date(date?)?;
        http_date(header)?.checked_sub(now).filter(|seconds| *seconds > 0)?
    };
    Some(u32::try_from(seconds).unwrap_or(u32::MAX).min(RETRY_AFTER_MAX_SECONDS))
}

/// Returns the seconds since 1970 of an HTTP date in the only form that may still be generated (RFC 9110 5.6.7), such
/// as `Sun, 06 Nov 1994 08:49:37 GMT`. Returns `None` for anything else and for years before 1970.
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
    // A leap second counts as the second after it.
    let second = number(time.next()?, 0, 60)?;
    if words.next() != Some("GMT") || words.next().is_some() || time.next().is_some() {
        return None;
    }
    // The days of the civil calendar, counted in years that begin in March (H. Hinnant, chrono-compatible date
    // algorithms).
    let shifted_year = if month < 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 10) % 12) + 2) / 5 + day - 1;
    let days = 365 * shifted_year + shifted_year / 4 - shifted_year / 100 + shifted_year / 400 + day_of_year;
    // 719,468 days lie between the first of March of the year 0 and the first of January 1970.
    Some((days.checked_sub(719_468)?) * 86_400 + hour * 3600 + minute * 60 + second)
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Reads a number of digits only, from `least` to `most`.
fn number(text: &str, least: u64, most: u64) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|value| digits && (least..=most).contains(value))
}
