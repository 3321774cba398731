//! The numbering plans of our data file, and those of the crate `phonenumber`, which have a different date.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use phonenumber::metadata::{DATABASE, Descriptor, Metadata};
use regex::Regex;

/// A numbering plan that both have. The two versions may differ.
pub(crate) struct Plan {
    /// The region as ISO 3166-1 alpha-2; empty if the plan belongs to no country.
    pub(crate) region: &'static str,
    pub(crate) code: &'static str,
    /// The lengths of the national numbers, in digits.
    pub(crate) lengths: Vec<usize>,
    pub(crate) theirs: &'static Metadata,
    is_alike: bool,
}

impl fmt::Debug for Plan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} +{}, {}", self.region, self.code, if self.is_alike { "alike" } else { "not alike" })
    }
}

pub(crate) fn plans() -> &'static [Plan] {
    static PLANS: OnceLock<Vec<Plan>> = OnceLock::new();
    PLANS.get_or_init(|| {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join("data").join("phones.txt");
        let text = std::fs::read_to_string(file).expect("part of the repository").leak();
        text.lines().filter(|line| !line.starts_with('#')).filter_map(plan).collect()
    })
}

fn plan(line: &'static str) -> Option<Plan> {
    let fields: Vec<&str> = line.split('\t').collect();
    let (region, code) = (fields[0], fields[1]);
    let theirs = match region {
        "001" => DATABASE.by_code(&code.parse::<u16>().ok()?)?.into_iter().next()?,
        _ => DATABASE.by_id(region)?,
    };
    let lengths = fields[4].split(',').filter_map(|length| length.parse().ok()).collect();
    // The crate has no lengths for a plan as a whole.
    let ours = [2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13]
        .map(|at| fields[at].replace('<', "(?:").replace('>', ")").replace('d', "\\d"));
    let region = region.trim_start_matches("001");
    Some(Plan { region, code, lengths, theirs, is_alike: ours == fields_of(theirs) })
}

/// The crate's plan in the form of our data file: the prefix for calls abroad, the general pattern, the trunk prefix
/// and its rule, the leading digits of the region, the ordinary kinds, the mobile numbers, and the unusual kinds.
fn fields_of(plan: &Metadata) -> [String; 11] {
    let plain = |pattern: &str| pattern.replace(char::is_whitespace, "");
    let kinds = plan.descriptors();
    let text = |kind: Option<&Descriptor>| kind.map(|kind| plain(kind.national_number().as_str())).unwrap_or_default();
    let mut ordinary =
        [kinds.fixed_line(), kinds.toll_free(), kinds.personal_number(), kinds.uan(), kinds.voip()].map(text).to_vec();
    // If fixed and mobile numbers cannot be distinguished, our data has the pattern only once.
    let mobile = Some(text(kinds.mobile())).filter(|mobile| *mobile != text(kinds.fixed_line()));
    ordinary.retain(|pattern| !pattern.is_empty());
    let trunk_prefix =
        plan.national_prefix_for_parsing().map(|pattern| pattern.as_str().trim()).or(plan.national_prefix());
    [
        plan.international_prefix().map(|pattern| plain(pattern.as_str())).unwrap_or_default(),
        text(Some(kinds.general())),
        trunk_prefix.map(plain).unwrap_or_default(),
        plan.national_prefix_transform_rule().unwrap_or_default().replace(['{', '}'], ""),
        plan.leading_digits().map(|pattern| plain(pattern.as_str())).unwrap_or_default(),
        ordinary.join("|"),
        mobile.unwrap_or_default(),
        text(kinds.premium_rate()),
        text(kinds.shared_cost()),
        text(kinds.pager()),
        text(kinds.voicemail()),
    ]
}

/// Returns true if the plans of a country code are equal in both.
pub(crate) fn is_alike(code: &str) -> bool {
    static ALIKE: OnceLock<HashMap<&str, bool>> = OnceLock::new();
    let alike = ALIKE.get_or_init(|| {
        let mut alike = HashMap::new();
        for plan in plans() {
            *alike.entry(plan.code).or_insert(true) &= plan.is_alike;
        }
        alike
    });
    alike.get(code).copied().unwrap_or_default()
}

/// Returns true if the pattern matches all digits. The crate itself is satisfied if it matches the first of them.
pub(crate) fn fits(pattern: &str, digits: &str) -> bool {
    Regex::new(&format!("^(?:{})$", pattern.replace(char::is_whitespace, ""))).is_ok_and(|whole| whole.is_match(digits))
}

/// Returns true if a number in E.164, with or without an extension, is in use by the crate's plans when all of its
/// digits are considered.
pub(crate) fn is_in_use_by_their_plan(number: &str) -> bool {
    let digits = number.trim_start_matches('+').split(';').next().unwrap_or_default();
    plans().iter().filter_map(|plan| Some((plan, digits.strip_prefix(plan.code)?))).any(|(plan, national)| {
        let all = plan.theirs.descriptors();
        let kinds = [all.fixed_line(), all.mobile(), all.toll_free(), all.premium_rate(), all.shared_cost()];
        let more = [all.personal_number(), all.voip(), all.pager(), all.uan(), all.voicemail()];
        let is_of = |kind: &Descriptor| fits(kind.national_number().as_str(), national);
        is_of(all.general()) && kinds.into_iter().chain(more).flatten().any(is_of)
    })
}
