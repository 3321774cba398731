//! The table of the Baseline Requirements: what a CA may use again, until when, and how long a certificate may last.

use signet::application::Day;
use signet::rules::reuse::{Check, LIMITS, limits_after, limits_on, usable_until};

/// The number of a day such as `2026-03-15`.
fn day(text: &str) -> i64 {
    let parts: Vec<i64> = text.split('-').map(|part| part.parse().unwrap()).collect();
    let wanted = (parts[0], parts[1], parts[2]);
    let found = (20_000..23_000).find(|number| {
        let Day { year, month, day } = Day::at(number * 86_400);
        (year, i64::from(month), i64::from(day)) == wanted
    });
    found.unwrap_or_else(|| panic!("{text} is outside of the table"))
}

#[test]
fn the_table_begins_on_the_days_of_the_ballot() {
    let days: Vec<i64> = LIMITS[1..].iter().map(|limits| limits.from).collect();
    assert_eq!(days, ["2026-03-15", "2027-03-15", "2029-03-15"].map(day));
    for (on, life, domains, organisation) in [
        ("2026-03-14", 398, 398, 825),
        ("2026-03-15", 200, 200, 398),
        ("2027-03-14", 200, 200, 398),
        ("2027-03-15", 100, 100, 398),
        ("2029-03-14", 100, 100, 398),
        ("2029-03-15", 47, 10, 398),
    ] {
        let limits = limits_on(day(on));
        assert_eq!(
            (limits.life_days, limits.domain_days, limits.organisation_days),
            (life, domains, organisation),
            "{on}"
        );
    }
    assert_eq!(limits_after(day("2026-11-28")).map(|limits| limits.life_days), Some(100));
    assert_eq!(limits_after(day("2029-03-15")), None);
}

#[test]
fn a_check_is_usable_until_the_limit_of_the_day_of_issuance() {
    for (checked, until) in [
        ("2026-03-20", "2026-10-06"),
        ("2026-08-26", "2027-03-14"),
        // 200 days would end in May 2027, but from 15 March 2027 a check may be 100 days old.
        ("2026-10-27", "2027-03-14"),
        ("2026-12-10", "2027-03-20"),
        ("2027-06-01", "2027-09-09"),
        ("2028-12-20", "2029-03-14"),
        ("2029-03-10", "2029-03-20"),
        ("2029-04-01", "2029-04-11"),
    ] {
        assert_eq!(usable_until(Check::Domains, day(checked)), day(until), "{checked}");
    }
    assert_eq!(usable_until(Check::Organisation, day("2026-11-28")), day("2026-11-28") + 398);
    // 825 days of an old check end where the new limit begins.
    assert_eq!(usable_until(Check::Organisation, day("2024-10-10")), day("2026-03-14"));
}
