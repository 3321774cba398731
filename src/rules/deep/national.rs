//! What people dial in one country and libphonenumber's plans do not hold.

use super::phone::Number;
use super::plans::Plan;

/// A Mexican number without what was dialled before it until August 2019: `1` behind the country code, `01`, `044` or `045` at
/// home. Address books still hold them (IFT, Plan Técnico Fundamental de Numeración of 2018).
pub(super) fn without_retired_prefix<'a>(number: &Number<'a>) -> Option<Number<'a>> {
    let prefix = ["1", "01", "044", "045"].into_iter().filter(|_| number.plan.region() == "MX");
    let national =
        prefix.filter_map(|prefix| number.national.strip_prefix(prefix)).find(|rest| number.plan.is_in_use(rest))?;
    Some(Number { plan: number.plan, national: national.to_owned() })
}

/// Whether a number is one of the Chinese services that are dialled alike all over the country, without an area code: `100xx` of the
/// operators, `95xxx` and `95xxxx` of banks, insurers and others, `800 xxx xxxx`, which the called one pays (numbering plan of the
/// telecommunications networks, Ministry of Industry and Information Technology). `12xxx` and `96xxx` differ from place to place,
/// so that their area code is needed; `400` and `1010` are in libphonenumber's plan.
pub(super) fn is_chinese_service(plan: Plan<'_>, national: &str) -> bool {
    plan.region() == "CN"
        && match national.len() {
            5 => national.starts_with("100") || national.starts_with("95"),
            6 => national.starts_with("95"),
            10 => national.starts_with("800"),
            _ => false,
        }
}
