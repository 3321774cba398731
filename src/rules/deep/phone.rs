//! A phone number, judged against the numbering plans of all regions.
//!
//! The steps are libphonenumber's (parse, possible lengths, region, kind), so that the CA's own software agrees.

use super::Judge;
use super::pattern::Pattern;
use super::plans::{Plan, WORLD};
use super::spelling::{self, Spelling};
use crate::rules::phone::{PhoneNumber, PhoneProblem, PhoneVerdict, PhoneWarning, UnusualPhone};

/// Digits of a country code at most (ITU-T E.164).
const COUNTRY_CODE_DIGITS: usize = 3;
/// Digits of a national number at least and at most, as libphonenumber allows.
const NATIONAL_DIGITS: std::ops::RangeInclusive<usize> = 2..=17;
/// National numbers up to so many digits are service numbers that cannot be called from abroad.
const SHORT_DIGITS: usize = 6;

/// A number, read: a plan that has its country code, and the digits behind that.
#[derive(Debug, Clone)]
struct Number<'a> {
    plan: Plan<'a>,
    national: String,
}

impl Judge {
    /// Judges a number. `region`, ISO 3166-1 alpha-2 or empty, helps to read one without a country code and is never in the way
    /// of one with it.
    pub fn phone(&self, input: &str, region: &str) -> PhoneVerdict {
        let refused = |problem| PhoneVerdict { problem: Some(problem), ..PhoneVerdict::default() };
        let shape = match PhoneNumber::parse(input) {
            Ok(_) => None,
            // What has too few or too many digits may have a form all the same.
            Err(problem @ (PhoneProblem::TooShort { .. } | PhoneProblem::TooLong { .. })) => Some(problem),
            Err(problem) => return refused(problem),
        };
        let home = self.plans.of_region(&region.trim().to_ascii_uppercase());
        let read = spelling::read(input).and_then(|spelling| Ok((self.best(&spelling, home)?, spelling)));
        match read {
            Ok((number, spelling)) => {
                let verdict = self.verdict(&number, &spelling, home);
                PhoneVerdict { problem: shape.or(verdict.problem), ..verdict }
            }
            Err(problem) => refused(shape.unwrap_or(problem)),
        }
    }

    /// The first reading of the digits that is in use; where none is, the first reading at all.
    fn best<'a>(&'a self, spelling: &Spelling, home: Option<Plan<'a>>) -> Result<Number<'a>, PhoneProblem> {
        let digits = &*spelling.digits;
        let first = self.read(digits, spelling.has_plus, home);
        if first.as_ref().is_ok_and(|number| self.region_of(number).is_some()) {
            return first;
        }
        // `00` is dialled before a country code in most of the world, also by people whose own country dials otherwise.
        let abroad = digits.strip_prefix("00").map(|digits| self.read(digits, true, None));
        // Where no country was chosen, a number with its country code needs no `+`.
        let bare = (!spelling.has_plus && home.is_none()).then(|| self.read(digits, true, None));
        for other in [abroad, bare].into_iter().flatten().flatten() {
            if self.region_of(&other).is_some() {
                return Ok(other);
            }
        }
        first
    }

    fn read<'a>(&'a self, digits: &str, has_plus: bool, home: Option<Plan<'a>>) -> Result<Number<'a>, PhoneProblem> {
        let (plan, mut national) = match self.country_code(digits, has_plus, home) {
            // `+` in front of the prefix for calls abroad, or of the whole number as it is dialled at home with its code.
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

    /// The main plan of the number's country code, and the digits behind that.
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
        // People type the country code of their own country without the `+`.
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

    /// The plan among those of the country code in which the number is in use.
    fn region_of<'a>(&'a self, number: &Number<'a>) -> Option<Plan<'a>> {
        self.plans
            .of_code(number.plan.code())
            .find(|plan| match plan.leading() {
                Some(leading) => leading.prefix(&number.national).is_some(),
                None => plan.is_in_use(&number.national),
            })
            .filter(|plan| plan.is_in_use(&number.national))
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

fn with_extension(number: &str, mark: &str, extension: &str) -> String {
    if extension.is_empty() { number.to_owned() } else { [number, mark, extension].concat() }
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
    // No country code starts with 0, so that a 0 there means the prefix was none.
    (!rest.starts_with('0')).then_some(rest)
}

/// Whether a number without its trunk prefix still has a length of the plan, or more than any.
fn is_long_enough(plan: Plan<'_>, national: &str) -> bool {
    let length = national.len();
    plan.lengths().any(|allowed| allowed == length) || plan.lengths().last().is_none_or(|longest| length > longest)
}

/// The national number without what is dialled before it, or with what the plan makes of it; none when there is no prefix.
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
        // Without captures a rule has nothing to work on.
        None if !rule.is_empty() && !rule.contains('$') => [rule, rest].concat(),
        _ => rest.to_owned(),
    };
    let general = plan.general();
    // What is a number with the prefix and none without it keeps it.
    (!general.matches(digits) || general.matches(&stripped)).then_some(stripped)
}

/// A template with `$1`, `$2`, … replaced.
fn fill<'d>(template: &str, group: impl Fn(usize) -> &'d str) -> String {
    let mut out = String::new();
    let mut characters = template.chars();
    while let Some(character) = characters.next() {
        match character {
            '$' => {
                let number = characters.next().and_then(|digit| digit.to_digit(10)).unwrap_or_default() as usize;
                out.push_str(number.checked_sub(1).map_or("", &group));
            }
            _ => out.push(character),
        }
    }
    out
}

/// A national number as it is written at home or abroad; none where the plan has no way to write it.
fn format(plan: Plan<'_>, national: &str, abroad: bool) -> Option<String> {
    let fits = |leading: &str| leading.is_empty() || Pattern::read(leading).prefix(national).is_some();
    plan.formats().filter(|format| !abroad || format.international != "-").find_map(|format| {
        let found = fits(format.leading).then(|| Pattern::read(format.pattern).whole(national)).flatten()?;
        let group = |index| found.capture(national, index).unwrap_or_default();
        let template = match (abroad, format.international, format.first_group) {
            (true, "", _) | (false, _, "") => format.national.to_owned(),
            (true, international, _) => international.to_owned(),
            (false, _, first) => format.national.replacen("$1", first, 1),
        };
        Some(fill(&template, group))
    })
}
