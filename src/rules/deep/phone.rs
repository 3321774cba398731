//! Judges a phone number by the numbering plans of all regions.
//!
//! The steps are those of libphonenumber (parse, possible lengths, region, kind), so that the CA's software agrees.

use super::Judge;
use super::extension;
use super::national::{is_chinese_service, without_retired_prefix};
use super::pattern::Pattern;
use super::plans::{Plan, WORLD};
use super::spelling::{self, Spelling, VANITY_LETTERS};
use super::written::{fill, format, with_extension};
use crate::rules::phone::{PhoneNumber, PhoneProblem, PhoneVerdict, PhoneWarning, UnusualPhone};

/// The most digits of a country code (ITU-T E.164).
const COUNTRY_CODE_DIGITS: usize = 3;
/// The number of digits of a national number, as libphonenumber allows it.
const NATIONAL_DIGITS: std::ops::RangeInclusive<usize> = 2..=17;
/// National numbers with fewer digits are service numbers that cannot be called from abroad.
const SHORT_DIGITS: usize = 6;

/// A parsed number: a plan with its country code, and the digits after that code.
#[derive(Debug, Clone)]
pub(super) struct Number<'a> {
    pub(super) plan: Plan<'a>,
    pub(super) national: String,
}

impl Judge {
    /// Judges a number. `region` is ISO 3166-1 alpha-2 or empty. It helps to read a number without a country code and
    /// does not affect one with a country code.
    pub fn phone(&self, input: &str, region: &str) -> PhoneVerdict {
        let refused = |problem| PhoneVerdict { problem: Some(problem), ..PhoneVerdict::default() };
        let shape = match PhoneNumber::parse(input) {
            Ok(_) => None,
            // A number with too few or too many digits may still have a normal form.
            Err(problem @ (PhoneProblem::TooShort { .. } | PhoneProblem::TooLong { .. })) => Some(problem),
            Err(problem) => return refused(problem),
        };
        let home = self.plans.of_region(&region.trim().to_ascii_uppercase());
        if let Some(verdict) = extension::named(input).and_then(|parts| self.extended(parts, home)) {
            return verdict;
        }
        let told = |word: &str, verdict| {
            let problem = Some(PhoneProblem::Letters { text: extension::as_typed(word, input) });
            PhoneVerdict { problem, warnings: Vec::new(), ..verdict }
        };
        if let Some((number, remark)) = extension::remark(input)
            && let Some(verdict) = extension::named(&number).and_then(|parts| self.extended(parts, home))
        {
            return told(&remark, verdict);
        }
        let read = spelling::read(input).and_then(|spelling| Ok((self.best(&spelling, home)?, spelling)));
        let number =
            read.as_ref().map_or_else(|_| spelling::plain_text(input), |(_, spelling)| spelling.number.clone());
        let verdict = match read {
            Ok((number, spelling)) => {
                let verdict = self.verdict(&number, &spelling, home);
                PhoneVerdict { problem: shape.or(verdict.problem), ..verdict }
            }
            Err(problem) => refused(shape.unwrap_or(problem)),
        };
        if verdict.problem.is_some()
            && let Some(verdict) = extension::bare(input).and_then(|parts| self.extended(parts, home))
        {
            return verdict;
        }
        if let Some((before, word)) = extension::stray(&number)
            && let Some(verdict) = self.with_letters(&verdict, (before, word), &number, home)
        {
            return told(word, verdict);
        }
        if let Some(word) = extension::in_front(input).filter(|_| !verdict.e164.is_empty()) {
            return told(&word, verdict);
        }
        // The number is complete and more digits follow it, so there are too many digits, whatever the plan's lengths
        // are.
        if let Some(PhoneProblem::NotInUse { region }) = &verdict.problem
            && extension::last_group(input).is_some_and(|(before, _)| self.whole(&before, home).is_some())
        {
            let problem = Some(PhoneProblem::TooLongFor { region: region.clone() });
            return PhoneVerdict { problem, ..verdict };
        }
        verdict
    }

    /// Returns the verdict on a number with an extension. Returns none if the number alone is not in use.
    fn extended(&self, (number, extension): (String, String), home: Option<Plan<'_>>) -> Option<PhoneVerdict> {
        let (number, spelling) = self.whole(&number, home)?;
        Some(self.verdict(&number, &Spelling { extension, ..spelling }, home))
    }

    /// Reads a number that is in use and has neither letters nor an extension.
    fn whole<'a>(&'a self, typed: &str, home: Option<Plan<'a>>) -> Option<(Number<'a>, Spelling)> {
        let spelling = spelling::read(typed).ok().filter(|spelling| spelling.extension.is_empty())?;
        let number = self.best(&spelling, home).ok()?;
        (extension::stray(&spelling.number).is_none() && self.region_of(&number).is_some())
            .then_some((number, spelling))
    }

    /// Returns the verdict on the number if its letters are neither an extension nor digits. Letters count as digits if
    /// they form a number in use (ITU-T E.161) and the text before them is no number. libphonenumber counts all letters
    /// as digits.
    fn with_letters(
        &self,
        verdict: &PhoneVerdict,
        (before, word): (&str, &str),
        number: &str,
        home: Option<Plan<'_>>,
    ) -> Option<PhoneVerdict> {
        // If the word announces an extension, the problem is that it has too many digits.
        if matches!(verdict.problem, Some(PhoneProblem::TooLong { .. })) && extension::is_word(word) {
            return None;
        }
        if let Some((number, spelling)) = self.whole(before, home) {
            return Some(self.verdict(&number, &spelling, home));
        }
        let letters = || number.chars().filter(char::is_ascii_alphabetic);
        // Letters that all look like digits were typed in place of those digits.
        let is_word = letters().any(|letter| !matches!(letter, 'o' | 'l' | 'i'));
        let is_vanity = verdict.problem.is_none() && letters().count() >= VANITY_LETTERS && is_word;
        (!is_vanity).then(|| verdict.clone())
    }

    /// Returns the first reading of the digits that is in use. If none is, returns the first reading.
    fn best<'a>(&'a self, spelling: &Spelling, home: Option<Plan<'a>>) -> Result<Number<'a>, PhoneProblem> {
        let digits = &*spelling.digits;
        let first = self.read(digits, spelling.has_plus, home);
        if first.as_ref().is_ok_and(|number| self.region_of(number).is_some()) {
            return first;
        }
        // Most of the world dials `00` before a country code. People write it even if their country uses another
        // prefix.
        let abroad = digits.strip_prefix("00").map(|digits| self.read(digits, true, None));
        // If no country was chosen, a number that starts with its country code needs no `+`.
        let bare = (!spelling.has_plus && home.is_none()).then(|| self.read(digits, true, None));
        let retired = first.as_ref().ok().and_then(without_retired_prefix).map(Ok);
        for other in [abroad, bare, retired].into_iter().flatten().flatten() {
            if self.region_of(&other).is_some() {
                return Ok(other);
            }
        }
        first
    }

    fn read<'a>(&'a self, digits: &str, has_plus: bool, home: Option<Plan<'a>>) -> Result<Number<'a>, PhoneProblem> {
        let (plan, mut national) = match self.country_code(digits, has_plus, home) {
            // People write `+` before the prefix for calls abroad, or before their country code although the rest is as
            // dialled at home.
            Err(problem) if has_plus => match self.country_code(digits, false, home) {
                Ok((plan, national)) if national.len() < digits.len() => (plan, national),
                _ => return Err(problem),
            },
            found => found?,
        };
        if let Some(stripped) = without_trunk_prefix(plan, &national)
            && is_long_enough(plan, &stripped)
        {
            national = stripped;
        }
        let most = NATIONAL_DIGITS.end();
        if national.len() < *NATIONAL_DIGITS.start() {
            Err(PhoneProblem::TooShort { digits: digits.len() })
        } else if national.len() > *most {
            Err(PhoneProblem::TooLong { digits: digits.len() })
        } else {
            Ok(Number { plan, national })
        }
    }

    /// Finds the main plan of the number's country code, and the digits after that code.
    fn country_code<'a>(
        &'a self,
        digits: &str,
        has_plus: bool,
        home: Option<Plan<'a>>,
    ) -> Result<(Plan<'a>, String), PhoneProblem> {
        let abroad = home.and_then(Plan::abroad_prefix).and_then(|prefix| without_abroad_prefix(&prefix, digits));
        if has_plus || abroad.is_some() {
            let digits = if has_plus { digits } else { abroad.unwrap_or(digits) };
            if digits.len() < COUNTRY_CODE_DIGITS {
                return Err(PhoneProblem::TooShort { digits: digits.len() });
            }
            return self.leading_code(digits).ok_or_else(|| PhoneProblem::CountryCodeUnknown {
                code: digits.chars().take(COUNTRY_CODE_DIGITS).collect(),
            });
        }
        let home = home.ok_or(PhoneProblem::CountryCodeMissing)?;
        let main = self.plans.of_code(home.code()).next().unwrap_or(home);
        // People type the code of their own country without the `+`.
        if let Some(rest) = digits.strip_prefix(home.code()) {
            let general = home.general();
            let rest = without_trunk_prefix(home, rest).unwrap_or_else(|| rest.to_owned());
            let is_too_long = home.lengths().last().is_some_and(|longest| digits.len() > longest);
            if (!general.matches(digits) && general.matches(&rest)) || is_too_long {
                return Ok((main, rest));
            }
        }
        Ok((home, digits.to_owned()))
    }

    fn leading_code(&self, digits: &str) -> Option<(Plan<'_>, String)> {
        (1..=COUNTRY_CODE_DIGITS.min(digits.len())).find_map(|length| {
            let (code, rest) = digits.split_at_checked(length)?;
            Some((self.plans.of_code(code).next()?, rest.to_owned()))
        })
    }

    /// Finds the plan in which the number is in use, among the plans of its country code.
    fn region_of<'a>(&'a self, number: &Number<'a>) -> Option<Plan<'a>> {
        self.plans
            .of_code(number.plan.code())
            .find(|plan| match plan.leading() {
                Some(leading) => leading.prefix(&number.national).is_some(),
                None => plan.is_in_use(&number.national) || is_chinese_service(*plan, &number.national),
            })
            .filter(|plan| plan.is_in_use(&number.national) || is_chinese_service(*plan, &number.national))
    }

    fn verdict(&self, number: &Number<'_>, spelling: &Spelling, home: Option<Plan<'_>>) -> PhoneVerdict {
        let region_plan = self.region_of(number);
        let plan = region_plan.unwrap_or(number.plan);
        let region = if plan.region() == WORLD { String::new() } else { plan.region().to_owned() };
        let code = plan.code();
        let mut warnings = Vec::new();
        let problem = match region_plan {
            Some(_) => {
                let kind = match plan.unusual(&number.national) {
                    Some(0) => Some(UnusualPhone::PremiumRate),
                    Some(1) => Some(UnusualPhone::SharedCost),
                    Some(2) => Some(UnusualPhone::Pager),
                    Some(_) => Some(UnusualPhone::Voicemail),
                    None if is_chinese_service(plan, &number.national) => Some(UnusualPhone::Service),
                    None if number.national.len() < SHORT_DIGITS => Some(UnusualPhone::Short),
                    None => None,
                };
                warnings.extend(kind.map(|kind| PhoneWarning::Unusual { kind }));
                if home.is_some_and(|home| home.code() != code) && !region.is_empty() {
                    warnings.push(PhoneWarning::OtherRegion { region: region.clone() });
                }
                None
            }
            None => Some(misfit(plan, &number.national, &region)),
        };
        let e164 = with_extension(&["+", code, &number.national].concat(), ";ext=", &spelling.extension);
        let main = self.plans.of_code(code).next().unwrap_or(plan);
        let international = format(main, &number.national, true).unwrap_or_else(|| number.national.clone());
        let international = with_extension(&["+", code, " ", &international].concat(), " ext. ", &spelling.extension);
        let national = format(main, &number.national, false).unwrap_or_else(|| number.national.clone());
        let national = with_extension(&national, " ext. ", &spelling.extension);
        PhoneVerdict { e164, international, national, region, problem, warnings }
    }
}

fn misfit(plan: Plan<'_>, national: &str, region: &str) -> PhoneProblem {
    let region = region.to_owned();
    let length = national.len();
    if plan.lengths().next().is_some_and(|shortest| length < shortest) {
        PhoneProblem::TooShortFor { region }
    } else if plan.lengths().last().is_some_and(|longest| length > longest) {
        PhoneProblem::TooLongFor { region }
    } else {
        PhoneProblem::NotInUse { region }
    }
}

fn without_abroad_prefix<'d>(prefix: &Pattern, digits: &'d str) -> Option<&'d str> {
    let rest = digits.get(prefix.prefix(digits)?.end..)?;
    // No country code starts with 0, so a 0 here means that the digits before it were no prefix.
    (!rest.starts_with('0')).then_some(rest)
}

/// Returns true if a number without its trunk prefix has a length of the plan, or is longer than all of them.
fn is_long_enough(plan: Plan<'_>, national: &str) -> bool {
    let length = national.len();
    plan.lengths().any(|allowed| allowed == length) || plan.lengths().last().is_none_or(|longest| length > longest)
}

/// Removes the prefix of a national number, or replaces it as the plan says. Returns none if there is no prefix.
fn without_trunk_prefix(plan: Plan<'_>, digits: &str) -> Option<String> {
    let (prefix, rule) = plan.trunk_prefix()?;
    let found = prefix.prefix(digits)?;
    let rest = digits.get(found.end..)?;
    let last_capture = prefix.captures().checked_sub(1).map(|last| found.capture(digits, last));
    let stripped = match last_capture {
        Some(Some(_)) if !rule.is_empty() => {
            let mut made = fill(rule, |index| found.capture(digits, index).unwrap_or_default());
            made.push_str(rest);
            made
        }
        // A rule with `$` needs a capture.
        None if !rule.is_empty() && !rule.contains('$') => [rule, rest].concat(),
        _ => rest.to_owned(),
    };
    let general = plan.general();
    // If the digits are a number with the prefix and none without it, the prefix stays.
    (!general.matches(digits) || general.matches(&stripped)).then_some(stripped)
}
