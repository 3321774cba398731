//! Writes a calendar file with one entry (RFC 5545), which Outlook, Apple's and Google's calendars open.
//!
//! The time zone of the reader is not known here. An entry is therefore either in whole days, which every calendar shows in
//! its own zone, or at a moment in UTC.

/// The most octets of a line, without its end (RFC 5545, 3.1).
const LINE_OCTETS: usize = 75;
/// The hour at which a reminder of an entry in whole days appears, and the hours from then to midnight.
const REMINDER_HOURS: [u32; 2] = [9, 15];
/// The seconds of a day.
const DAY_SECONDS: i64 = 86_400;

/// An entry of a calendar.
#[derive(Debug, Clone, Copy)]
pub struct CalendarEntry<'a> {
    /// A name that no other entry has. A calendar that already has it changes its entry and makes no second one.
    pub uid: &'a str,
    /// When the file was made, in seconds since 1970.
    pub made_at: i64,
    /// When the entry takes place.
    pub span: Span,
    /// The title.
    pub title: &'a str,
    /// The text below the title. It may have several lines.
    pub details: &'a str,
    /// How many days before its start the calendar reminds of the entry, once for each number.
    pub reminders: &'a [u32],
}

/// When an entry takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Whole days, with the last one. The reader counts as free on them.
    Days {
        /// The first day.
        first: Day,
        /// The last day. One before the first counts as the first.
        last: Day,
    },
    /// A moment, in seconds since 1970.
    Moment(i64),
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year.
    pub year: i64,
    /// The month, from 1 to 12.
    pub month: u32,
    /// The day of the month, from 1 to 31.
    pub day: u32,
}

impl Day {
    /// The day in UTC at a moment in seconds since 1970. A caller who knows the reader's zone adds its offset.
    pub fn at(seconds: i64) -> Self {
        // Days are counted from 1 March of the year 0, so that a leap day is the last of its year; 400 years are one era.
        let days = seconds.div_euclid(DAY_SECONDS) + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let small = |number: i64| u32::try_from(number).unwrap_or_default();
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month: small(month),
            day: small(of_year - (153 * from_march + 2) / 5 + 1),
        }
    }

    /// The day after this one.
    pub fn next(self) -> Self {
        Self::at((self.number() + 1) * DAY_SECONDS)
    }

    /// The days since 1 January 1970.
    fn number(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = self.year - i64::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// Writes `20261122`.
    fn written(self) -> String {
        [digits(self.year, 4), digits(self.month, 2), digits(self.day, 2)].concat()
    }
}

/// Writes the file of an entry. Its media type is [`CALENDAR_TYPE`].
pub fn calendar_file(entry: &CalendarEntry<'_>) -> String {
    let mut file = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Signet//Signet//EN", "CALSCALE:GREGORIAN"] {
        put(&mut file, line, "");
    }
    put(&mut file, "METHOD:", "PUBLISH");
    put(&mut file, "BEGIN:", "VEVENT");
    put(&mut file, "UID:", &escaped(entry.uid));
    put(&mut file, "DTSTAMP:", &moment(entry.made_at));
    match entry.span {
        Span::Days { first, last } => {
            put(&mut file, "DTSTART;VALUE=DATE:", &first.written());
            // The end is the first day that does not belong to the entry.
            put(&mut file, "DTEND;VALUE=DATE:", &last.max(first).next().written());
        }
        Span::Moment(at) => put(&mut file, "DTSTART:", &moment(at)),
    }
    put(&mut file, "SUMMARY:", &escaped(entry.title));
    put(&mut file, "DESCRIPTION:", &escaped(entry.details));
    put(&mut file, "TRANSP:", "TRANSPARENT");
    for days in entry.reminders {
        put(&mut file, "BEGIN:", "VALARM");
        put(&mut file, "ACTION:", "DISPLAY");
        put(&mut file, "DESCRIPTION:", &escaped(entry.title));
        put(&mut file, "TRIGGER:", &trigger(entry.span, *days));
        put(&mut file, "END:", "VALARM");
    }
    put(&mut file, "END:", "VEVENT");
    put(&mut file, "END:", "VCALENDAR");
    file
}

/// The media type of the file.
pub const CALENDAR_TYPE: &str = "text/calendar;charset=utf-8";

/// When a reminder appears, counted from the start. Whole days start at midnight, when nobody wants to be reminded.
fn trigger(span: Span, days: u32) -> String {
    let [hour, to_midnight] = REMINDER_HOURS.map(|hours| hours.to_string());
    match (span, days.checked_sub(1)) {
        (Span::Moment(_), _) => ["-P", &days.to_string(), "D"].concat(),
        (Span::Days { .. }, None) => ["PT", &hour, "H"].concat(),
        (Span::Days { .. }, Some(whole)) => ["-P", &whole.to_string(), "DT", &to_midnight, "H"].concat(),
    }
}

/// Writes `20261122T162000Z`.
fn moment(seconds: i64) -> String {
    let of_day = seconds.rem_euclid(DAY_SECONDS);
    let clock = [of_day / 3_600, of_day / 60 % 60, of_day % 60].map(|part| digits(part, 2)).concat();
    [&Day::at(seconds).written(), "T", &clock, "Z"].concat()
}

fn digits(number: impl Into<i64>, least: usize) -> String {
    let text = number.into().to_string();
    ["0".repeat(least.saturating_sub(text.len())), text].concat()
}

/// Escapes a text (RFC 5545, 3.3.11). A line break becomes `\n`, and other control characters, which no text may have, go.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' | '\r' => out.push_str("\\n"),
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
    out
}

/// Appends a line. A long line is folded: it goes on in the next line, after a space (RFC 5545, 3.1). Letters stay whole.
fn put(file: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for character in name.chars().chain(value.chars()) {
        if octets + character.len_utf8() > LINE_OCTETS {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(character);
        octets += character.len_utf8();
    }
    file.push_str("\r\n");
}
