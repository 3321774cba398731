//! The clock of all dates of the server. Tests advance it, and the database stores by how much.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;
use time::format_description::well_known::{Rfc2822, Rfc3339};

/// A moment, in seconds since 1970 in UTC.
pub(crate) type Moment = i64;

/// Seconds in a minute.
pub(crate) const MINUTE: i64 = 60;
/// Seconds in an hour.
pub(crate) const HOUR: i64 = 60 * MINUTE;
/// Seconds in a day.
pub(crate) const DAY: i64 = 24 * HOUR;

/// The system's clock, and the seconds by which the tests have advanced it.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    ahead: AtomicI64,
}

impl Clock {
    /// The current time of the server.
    pub(crate) fn now(&self) -> Moment {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
        i64::try_from(since).unwrap_or(i64::MAX).saturating_add(self.ahead.load(Ordering::Relaxed))
    }

    /// Sets the seconds by which the clock is ahead of the system's.
    pub(crate) fn set_ahead(&self, seconds: i64) {
        self.ahead.store(seconds, Ordering::Relaxed);
    }
}

/// The moment in the form of the contract: RFC 3339 in UTC.
pub(crate) fn rfc3339(moment: Moment) -> String {
    date(moment).format(&Rfc3339).unwrap_or_default()
}

/// Returns true for a moment in RFC 3339.
pub(crate) fn is_rfc3339(text: &str) -> bool {
    OffsetDateTime::parse(text, &Rfc3339).is_ok()
}

/// The moment in the form of HTTP's `Date`.
pub(crate) fn http_date(moment: Moment) -> String {
    // RFC 2822 differs from HTTP's date only in the zone.
    date(moment).format(&Rfc2822).unwrap_or_default().replace("+0000", "GMT")
}

/// The moment in the form that the server's pages show.
pub(crate) fn readable(moment: Moment) -> String {
    rfc3339(moment).replace('T', " ").replace('Z', " UTC")
}

/// The moment as a calendar date and time; 1970 if it is out of range.
pub(crate) fn date(moment: Moment) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(moment).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}
