//! Numbers that people dial within one country and that are missing from libphonenumber's plans.

use super::phone::Number;
use super::plans::Plan;

/// Removes the prefix of a Mexican number that was dialled until August 2019: `1` after the country code, or `01`,
/// `044` or `045` within Mexico. Address books still have these prefixes (IFT, Plan Técnico Fundamental de Numeración
/// of 2018).
pub(super) fn without_retired_prefix<'a>(number: &Number<'a>) -> Option<Number<'a>> {
    let prefix = ["1", "01", "044", "045"].into_iter().filter(|_| number.plan.region() == "MX");
    let national =
        prefix.filter_map(|prefix| number.national.strip_prefix(prefix)).find(|rest| number.plan.is_in_use(rest))?;
    Some(Number { plan: number.plan, national: national.to_owned() })
}

/// Returns true for the Chinese services that are dialled in the same way in the whole country, without an area code:
/// `100xx` of the operators, `95xxx` and `95xxxx` of banks, insurers and others, and `800 xxx xxxx`, which the callee
/// pays (numbering plan of the telecommunications networks, Ministry of Industry and Information Technology). `12xxx`
/// and `96xxx` differ from place to place, so they need an area code. `400` and `1010` are in libphonenumber's plan.
pub(super) fn is_chinese_service(plan: Plan<'_>, national: &str) -> bool {
    plan.region() == "CN"
        && match national.len() {
            5 => national.starts_with("100") || national.starts_with("95"),
            6 => national.starts_with("95"),
            10 => national.starts_with("800"),
            _ => false,
        }
}
