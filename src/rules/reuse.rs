//! How long a CA may use its checks again, and how long a certificate may last: one table with its source.
//!
//! The source is the TLS Baseline Requirements of the CA/Browser Forum from version 2.1.5 on (ballot SC-081v3 of 11
//! April 2025): section 4.2.1 for the reuse of checks, section 6.3.2 for the validity. The limit that counts is that of
//! the day on which the certificate is issued. The EV Guidelines have the same 398 days for the organisation (3.2.2.14.3).

/// A day, counted from 1 January 1970 in UTC.
pub type DayNumber = i64;

/// The limits for certificates that are issued from a day on. All lengths are in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The first day.
    pub from: DayNumber,
    /// How old a check of a domain name may be.
    pub domain_days: i64,
    /// How old a check of the organisation may be.
    pub organisation_days: i64,
    /// How long a certificate may last.
    pub life_days: i64,
}

/// The limits, the earliest first.
pub const LIMITS: [Limits; 4] = [
    // Until 14 March 2026.
    Limits { from: i64::MIN, domain_days: 398, organisation_days: 825, life_days: 398 },
    // From 15 March 2026.
    Limits { from: 20_527, domain_days: 200, organisation_days: 398, life_days: 200 },
    // From 15 March 2027.
    Limits { from: 20_892, domain_days: 100, organisation_days: 398, life_days: 100 },
    // From 15 March 2029.
    Limits { from: 21_623, domain_days: 10, organisation_days: 398, life_days: 47 },
];

/// A check of the CA.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// That the applicant controls the domain names.
    Domains,
    /// That the organisation exists and has applied.
    Organisation,
}

/// Returns the limits for a certificate that is issued on a day.
pub fn limits_on(day: DayNumber) -> Limits {
    LIMITS.into_iter().rev().find(|limits| limits.from <= day).unwrap_or(LIMITS[0])
}

/// Returns the limits that come after those of a day, if any are decided.
pub fn limits_after(day: DayNumber) -> Option<Limits> {
    LIMITS.into_iter().find(|limits| limits.from > day)
}

/// Returns the last day on which a certificate may be issued that relies on a check of the day `checked`.
pub fn usable_until(check: Check, checked: DayNumber) -> DayNumber {
    let days = |limits: &Limits| match check {
        Check::Domains => limits.domain_days,
        Check::Organisation => limits.organisation_days,
    };
    let mut until = checked;
    for (at, limits) in LIMITS.iter().enumerate() {
        // The limits of a period count on its days alone, so a shorter limit may end the use on the day before it begins.
        let last = LIMITS.get(at + 1).map_or(i64::MAX, |next| next.from - 1);
        let day = checked.saturating_add(days(limits)).min(last);
        if day >= limits.from {
            until = until.max(day);
        }
    }
    until
}
