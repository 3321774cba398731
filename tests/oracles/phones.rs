//! Compares our reading and judging of phone numbers with the crate `phonenumber`, a port of libphonenumber.
//!
//! The date of the crate's numbering plans differs from ours. So whether a number is in use is compared only if both
//! have the same plan; the digits of the number are always compared. The port has faults, which the reasons below
//! describe. libphonenumber itself reads those numbers as we do.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseResult;

use crate::judge::judge;
use crate::ledger::{Allowed, Ledger};
use crate::plans::{Plan, fits, is_alike, is_in_use_by_their_plan, plans};

/// A number that we and the crate read differently.
#[derive(Debug)]
struct Case {
    input: String,
    /// The region that helps to read the number; empty for none.
    home: &'static str,
    plan: &'static Plan,
    /// The intended number in E.164.
    meant: String,
    /// Our result in E.164 with the extension; none if the number is refused.
    ours: Option<String>,
    theirs: Option<String>,
}

impl Case {
    /// The digits before an extension.
    fn digits(&self) -> String {
        let number = self.input.split([';', 'e']).next().filter(|number| !number.starts_with('t'));
        number.unwrap_or(&self.input).chars().filter(char::is_ascii_digit).collect()
    }

    /// Our number without its extension.
    fn our_number(&self) -> Option<&str> {
        self.ours.as_deref().and_then(|ours| ours.split(';').next())
    }
}

const ALLOWED: &[Allowed<Case>] = &[
    Allowed {
        why: "we read `00` as `+` in every country, because people write it even if their country dials another prefix",
        covers: |case| {
            case.ours.is_some()
                && case.input.starts_with("00")
                && case.ours == ours(&case.input.replacen("00", "+", 1), "")
        },
    },
    Allowed {
        why: "if no country was chosen, we read a number with its country code but without `+`",
        covers: |case| {
            case.ours.is_some() && case.home.is_empty() && case.ours == ours(&format!("+{}", case.input), "")
        },
    },
    Allowed {
        why: "we read a few digits after the last hyphen, bracket or plus as an extension if the rest is a whole number",
        covers: |case| {
            let read = case.ours.as_deref().and_then(|ours| ours.split_once(";ext="));
            let rest = read.and_then(|(_, extension)| case.input.strip_suffix(extension)).unwrap_or_default();
            let number = ours(rest.trim_end_matches(['-', '(', ' ']), case.home);
            rest.trim_end().ends_with(['-', '(', '+']) && number.as_deref() == case.our_number()
        },
    },
    Allowed {
        why: "fault of the crate: it refuses an extension written as in RFC 3966, `;ext=`",
        covers: |case| case.input.contains(";ext=") && case.theirs.is_none() && case.our_number() == Some(&case.meant),
    },
    Allowed {
        why: "fault of the crate: it accepts a number if a pattern matches its first digits",
        covers: |case| {
            case.ours.is_none() && case.theirs.as_ref().is_some_and(|theirs| !is_in_use_by_their_plan(theirs))
        },
    },
    Allowed {
        why: "fault of the crate: it removes digits that look like a trunk prefix, even if the number is in use with them",
        covers: |case| {
            let home = plan_of(case.home).unwrap_or(case.plan);
            let as_typed = format!("+{}{}", home.code, case.digits());
            let is_all = case.our_number().is_some_and(|number| number == case.meant || number == as_typed);
            is_all && case.ours.as_ref().is_some_and(|ours| is_in_use_by_their_plan(ours))
        },
    },
    Allowed {
        why: "fault of the crate: it removes the trunk prefix of the chosen country from a number of another country",
        covers: |case| {
            let is_foreign = case.home != case.plan.region;
            // If three digits are dialled before a country code, like 006 in Cambodia, the code starts later than
            // intended.
            let is_read_alike = |number| case.theirs.is_none() && theirs(number, "").as_deref() == Some(number);
            let number = case.our_number();
            is_foreign && (number == theirs(&case.meant, "").as_deref() || number.is_some_and(is_read_alike))
        },
    },
    Allowed {
        why: "fault of the crate: it has no lengths for a plan as a whole, so it reads digits as a country code",
        covers: |case| {
            let general = case.plan.theirs.descriptors().general().national_number().as_str();
            case.ours.is_none() && case.digits().starts_with(case.plan.code) && fits(general, &case.digits())
        },
    },
    Allowed {
        why: "fault of the crate: it removes a trunk prefix twice",
        covers: |case| {
            let twice = case.plan.theirs.national_prefix().unwrap_or_default().repeat(2);
            case.ours.is_none() && !twice.is_empty() && case.digits().starts_with(&twice)
        },
    },
];

/// The most inputs that may be left out because one of the plans is older, in per cent.
const LEFT_OUT_PERCENT: usize = 5;

fn ours(input: &str, home: &str) -> Option<String> {
    let verdict = judge().phone(input, home);
    verdict.problem.is_none().then_some(verdict.e164)
}

fn theirs(input: &str, home: &str) -> Option<String> {
    let number = phonenumber::parse(home.parse().ok(), input).ok().filter(phonenumber::PhoneNumber::is_valid)?;
    let extension = number.extension().map(|extension| format!(";ext={}", extension.as_ref())).unwrap_or_default();
    Some(format!("+{}{}{extension}", number.code().value(), number.national()))
}

/// A way to write a number.
#[derive(Debug, Clone, Copy)]
enum Style {
    /// With `+`, and with no country or a different one chosen.
    Plus,
    PlusElsewhere,
    /// As dialled in the country, without or with the trunk prefix.
    Home,
    HomeWithTrunkPrefix,
    /// As dialled from another country.
    Abroad,
    CodeWithoutPlus,
    /// As a `tel:` link.
    Link,
}

const STYLES: [Style; 7] = [
    Style::Plus,
    Style::PlusElsewhere,
    Style::Home,
    Style::HomeWithTrunkPrefix,
    Style::Abroad,
    Style::CodeWithoutPlus,
    Style::Link,
];

/// Returns the number in a style, and the region that helps to read it.
fn written(
    (plan, elsewhere): (&'static Plan, &'static Plan),
    style: Style,
    national: &str,
    extension: &str,
) -> (String, &'static str) {
    let code = plan.code;
    let (number, home) = match style {
        Style::Plus => (format!("+{code} {national}"), ""),
        Style::PlusElsewhere => (format!("+{code} {national}"), elsewhere.region),
        Style::Home => (national.to_owned(), plan.region),
        Style::HomeWithTrunkPrefix => {
            (format!("{}{national}", plan.theirs.national_prefix().unwrap_or_default()), plan.region)
        }
        Style::Abroad => {
            let prefix = elsewhere.theirs.international_prefix().map(|pattern| pattern.as_str().trim());
            let is_plain = |prefix: &&str| prefix.bytes().all(|byte| byte.is_ascii_digit());
            (format!("{} {code} {national}", prefix.filter(is_plain).unwrap_or("00")), elsewhere.region)
        }
        Style::CodeWithoutPlus => (format!("{code} {national}"), plan.region),
        Style::Link => (format!("tel:+{code}-{national}"), plan.region),
    };
    let word = if matches!(style, Style::Link) { ";ext=" } else { " ext. " };
    if extension.is_empty() { (number, home) } else { (format!("{number}{word}{extension}"), home) }
}

/// National numbers of a plan: any digits of an allowed length, and the crate's examples with other digits at the end.
fn nationals(plan: &'static Plan) -> impl Strategy<Value = String> {
    let kinds = plan.theirs.descriptors();
    let kinds =
        [kinds.fixed_line(), kinds.mobile(), kinds.toll_free(), kinds.premium_rate(), kinds.voip(), kinds.uan()];
    let mut examples: Vec<String> =
        kinds.into_iter().flatten().filter_map(|kind| kind.example()).map(str::to_owned).collect();
    examples.push("1".repeat(plan.lengths[0]));
    let digits = "[0-9]{17}";
    prop_oneof![
        1 => (select(plan.lengths.clone()), digits).prop_map(|(length, digits)| digits[..length].to_owned()),
        3 => (select(examples), 0..5usize, 0..7usize, digits).prop_map(|(example, other, longer, digits)| {
            let kept = example.len().saturating_sub(other);
            // One in seven is a digit longer than the example, and one in seven is a digit shorter.
            let tail = match longer { 0 => other + 1, 1 => other.saturating_sub(1), _ => other };
            format!("{}{}", &example[..kept], &digits[..tail])
        }),
    ]
}

fn grouped(national: &str, separator: &str) -> String {
    let groups: Vec<&str> =
        (0..national.len()).step_by(3).map(|at| &national[at..national.len().min(at + 3)]).collect();
    groups.join(separator)
}

/// Differences that random numbers rarely contain: the region of the plan, the typed number, the intended number.
const RARE: [(&str, &str, &str); 2] =
    [("BR", "55 800 123 459", "+55800123459"), ("ID", "00 386 590 123 4", "+623865901234")];

#[test]
fn numbers_of_every_region_are_read_and_judged_as_the_crate_does() {
    let ledger = Ledger::new("phones", ALLOWED);
    for (home, input, meant) in RARE {
        let plan = plan_of(home).expect("a plan");
        let (ours, theirs, meant) = (ours(input, home), theirs(input, home), meant.to_owned());
        compare(&ledger, Case { input: input.to_owned(), home, plan, meant, ours, theirs }).unwrap();
    }
    // The plans are tested one by one, because the crate soon forgets its compiled patterns.
    for (salt, plan) in plans().iter().enumerate() {
        let extension = prop_oneof![4 => Just(String::new()), 1 => "[1-9][0-9]{0,5}"];
        let separator = select(vec!["", " ", "-", ".", "/", ") ", " - "]);
        let inputs = (nationals(plan), select(&STYLES[..]), any::<Index>(), separator, extension);
        ledger.compare_from(salt, inputs, 14, |(national, style, elsewhere, separator, extension)| {
            let elsewhere = &plans()[elsewhere.index(plans().len())];
            let (input, home) = written((plan, elsewhere), style, &grouped(&national, separator), &extension);
            let meant = format!("+{}{national}", plan.code);
            compare(&ledger, Case { ours: ours(&input, home), theirs: theirs(&input, home), input, home, plan, meant })
        });
    }
    ledger.close(LEFT_OUT_PERCENT);
}

fn compare(ledger: &Ledger<Case>, case: Case) -> TestCaseResult {
    let is_judged_by_both = case.ours.is_some() == case.theirs.is_some();
    if case.ours == case.theirs {
        ledger.same();
    } else if is_judged_by_both || is_alike(case.plan.code) && is_alike_at_home(case.home) {
        return ledger.differ(&case);
    } else {
        ledger.leave_out();
    }
    Ok(())
}

/// Returns true if the plans of the chosen country are equal too.
fn is_alike_at_home(home: &str) -> bool {
    plan_of(home).is_none_or(|plan| is_alike(plan.code))
}

fn plan_of(region: &str) -> Option<&'static Plan> {
    plans().iter().find(|plan| plan.region == region && !region.is_empty())
}
