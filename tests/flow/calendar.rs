//! Calendar files, read by a parser from the registry and by the letter of RFC 5545.

use icalendar::{Calendar, Component, DatePerhapsTime};
use proptest::prelude::*;
use signet::application::{CalendarEntry, Day, Span, calendar_file};

/// 22 November 2026, 08:20:05 UTC.
const MADE: i64 = 1_795_335_605;
const FIRST: Day = Day { year: 2026, month: 11, day: 30 };

fn entry<'a>(span: Span, title: &'a str, details: &'a str, reminders: &'a [u32]) -> CalendarEntry<'a> {
    CalendarEntry { uid: "call-1@signet", made_at: MADE, span, title, details, reminders }
}

#[track_caller]
fn parsed(file: &str) -> Calendar {
    let calendar: Calendar = file.parse().unwrap_or_else(|error| panic!("{error}: {file}"));
    assert_eq!(calendar.components.len(), 1, "{file}");
    calendar
}

fn day(found: Option<DatePerhapsTime>) -> String {
    match found {
        Some(DatePerhapsTime::Date(day)) => day.to_string(),
        other => panic!("no day: {other:?}"),
    }
}

#[test]
fn an_entry_in_whole_days_ends_before_the_day_that_follows() {
    let days = Span::Days { first: FIRST, last: Day { year: 2026, month: 12, day: 1 } };
    let file = calendar_file(&entry(days, "The CA may call", "One\nTwo", &[]));
    let calendar = parsed(&file);
    let event = calendar.components[0].as_event().expect("an event");
    assert_eq!(day(event.get_start()), "2026-11-30");
    assert_eq!(day(event.get_end()), "2026-12-02");
    assert_eq!(event.get_uid(), Some("call-1@signet"));
    assert_eq!(event.get_summary(), Some("The CA may call"));
    assert!(file.contains("\r\nDTSTAMP:20261122T082005Z\r\n"), "{file}");
    assert!(file.contains("\r\nDESCRIPTION:One\\nTwo\r\n"), "{file}");
}

#[test]
fn an_entry_at_a_moment_reminds_before_it_and_one_in_days_in_the_morning() {
    let file = calendar_file(&entry(Span::Moment(MADE), "It ends", "", &[14, 3]));
    assert!(file.contains("\r\nDTSTART:20261122T082005Z\r\n"), "{file}");
    assert!(file.contains("TRIGGER:-P14D\r\n") && file.contains("TRIGGER:-P3D\r\n"), "{file}");
    assert_eq!(file.matches("BEGIN:VALARM\r\n").count(), 2);
    parsed(&file);
    let days = Span::Days { first: FIRST, last: FIRST };
    let file = calendar_file(&entry(days, "It ends", "", &[7, 0]));
    // Nine o'clock, seven days before and on the day itself.
    assert!(file.contains("TRIGGER:-P6DT15H\r\n") && file.contains("TRIGGER:PT9H\r\n"), "{file}");
    parsed(&file);
}

#[test]
fn days_of_every_kind_of_year_follow_one_another() {
    let day = |year, month, day| Day { year, month, day };
    for (before, after) in [
        (day(2026, 12, 31), day(2027, 1, 1)),
        (day(2028, 2, 28), day(2028, 2, 29)),
        (day(2028, 2, 29), day(2028, 3, 1)),
        (day(2027, 2, 28), day(2027, 3, 1)),
        (day(2100, 2, 28), day(2100, 3, 1)),
        (day(2000, 2, 28), day(2000, 2, 29)),
        (day(1969, 12, 31), day(1970, 1, 1)),
    ] {
        assert_eq!(before.next(), after);
    }
    assert_eq!(Day::at(MADE), day(2026, 11, 22));
    assert_eq!(Day::at(-1), day(1969, 12, 31));
}

proptest! {
    /// Any text comes back whole, and every line keeps the rules of the format.
    #[test]
    fn any_text_is_read_back(title in "\\PC{0,120}", details in "[\\PC\n]{0,300}", days in 0u32..400) {
        let file = calendar_file(&entry(Span::Moment(MADE), &title, &details, &[days]));
        prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
        for line in file.trim_end_matches("\r\n").split("\r\n") {
            prop_assert!(line.len() <= 75, "{line}");
            prop_assert!(!line.contains(['\r', '\n']), "{line:?}");
        }
        let calendar: Calendar = file.parse().map_err(|error| TestCaseError::fail(format!("{error}: {file}")))?;
        let event = calendar.components[0].as_event().expect("an event");
        prop_assert_eq!(event.get_summary().unwrap_or_default(), title.trim_start_matches('\u{0}'));
        prop_assert_eq!(event.get_description().unwrap_or_default(), details.as_str());
    }
}
