//! One name to bind, judged to the end: both forms, its standing among public suffixes, and what a CA would look at.
//!
//! Authority: UTS 46, the public suffix list, Baseline Requirements 3.2.2.6 and 4.2.1 (high-risk requests).

use super::Judge;
use super::idna::{Converted, convert};
use super::lookalike;
use super::suffixes::Standing;
use crate::contract::limits::{DOMAIN_NAME_OCTETS, LABEL_OCTETS};
use crate::rules::domain_list::DeepVerdict;
use crate::rules::domain_name::{DomainNameProblem, DomainNameWarning, MANY_LABELS, is_blank, lower, shape};

/// Words that CAs review by hand on DV products when they are a whole word of a label, or its start or end.
const SENSITIVE_WORDS: [&str; 10] = ["bank", "pay", "trust", "live", "visa", "cash", "loan", "police", "tax", "ssl"];
/// Words that CAs review by hand wherever they stand in a label.
const SENSITIVE_NAMES: [&str; 16] = [
    "apple",
    "google",
    "amazon",
    "microsoft",
    "paypal",
    "alipay",
    "wechat",
    "taobao",
    "facebook",
    "instagram",
    "mastercard",
    "unionpay",
    "icloud",
    "netflix",
    "whatsapp",
    "symantec",
];

impl Judge {
    /// Judges one name. `is_dv`: the product validates domain control alone, so that CAs look harder at the name itself.
    pub fn domain(&self, input: &str, is_dv: bool) -> DeepVerdict {
        let typed = lower(input.trim_matches(is_blank));
        let name = typed.strip_suffix('.').unwrap_or(&typed);
        let (sign, base) = name.strip_prefix("*.").map_or(("", name), |base| ("*.", base));
        let converted = convert(base);
        let problem = self.problem(input, sign, converted.as_ref());
        let Ok(Converted { ascii, unicode }) = converted else {
            // Of a pasted address, the host is what would be sent.
            if let Some(offer) = problem.as_ref().and_then(DomainNameProblem::offer) {
                let offered = self.domain(offer, is_dv);
                return DeepVerdict { problem, warnings: Vec::new(), ..offered };
            }
            return DeepVerdict { ascii: String::new(), unicode: String::new(), problem, warnings: Vec::new() };
        };
        let warnings = if problem.is_none() { self.warnings(sign, &ascii, &unicode, is_dv) } else { Vec::new() };
        let is_name = ascii.split('.').all(|label| (1..=LABEL_OCTETS).contains(&label.len()))
            && sign.len() + ascii.len() <= DOMAIN_NAME_OCTETS;
        let whole = |form: String| if is_name { [sign, &form].concat() } else { String::new() };
        DeepVerdict { ascii: whole(ascii), unicode: whole(unicode), problem, warnings }
    }

    fn problem(
        &self,
        input: &str,
        sign: &str,
        converted: Result<&Converted, &DomainNameProblem>,
    ) -> Option<DomainNameProblem> {
        use DomainNameProblem as Problem;
        if let Err(problem) = shape(input) {
            return Some(match problem {
                // The spelling alone cannot tell a suffix from an internal name.
                Problem::WildcardOnSuffix { suffix } if self.knows_suffixes() && self.is_unknown(&suffix) => {
                    Problem::UnknownTopLevel { top_level: suffix }
                }
                problem => problem,
            });
        }
        let Converted { ascii, .. } = match converted {
            Ok(converted) => converted,
            Err(problem) => return Some(problem.clone()),
        };
        let octets = sign.len() + ascii.len();
        if octets > DOMAIN_NAME_OCTETS {
            return Some(Problem::NameTooLong { octets });
        }
        if let Some(octets) = ascii.split('.').map(str::len).find(|octets| *octets > LABEL_OCTETS) {
            return Some(Problem::LabelTooLong { octets });
        }
        // Characters that look like ASCII have become ASCII, which has rules of its own.
        if let Err(problem) = shape(&[sign, ascii].concat()) {
            return Some(problem);
        }
        self.standing(sign, ascii)
    }

    fn standing(&self, sign: &str, ascii: &str) -> Option<DomainNameProblem> {
        use DomainNameProblem as Problem;
        if !self.knows_suffixes() {
            return None;
        }
        let top_level = ascii.rsplit('.').next().unwrap_or_default();
        if self.is_unknown(top_level) {
            return Some(Problem::UnknownTopLevel { top_level: top_level.to_owned() });
        }
        match self.suffixes.standing(ascii) {
            Standing::Suffix if sign.is_empty() => Some(Problem::PublicSuffix { suffix: ascii.to_owned() }),
            Standing::Suffix => Some(Problem::WildcardOnSuffix { suffix: ascii.to_owned() }),
            _ => None,
        }
    }

    fn is_unknown(&self, top_level: &str) -> bool {
        self.suffixes.standing(top_level) == Standing::Unknown
            && matches!(self.suffixes.standing(&["a.", top_level].concat()), Standing::Unknown)
    }

    fn warnings(&self, sign: &str, ascii: &str, unicode: &str, is_dv: bool) -> Vec<DomainNameWarning> {
        use DomainNameWarning as Warning;
        let mut warnings = Vec::new();
        let labels = ascii.split('.').count() + usize::from(!sign.is_empty());
        if labels > MANY_LABELS {
            warnings.push(Warning::ManyLabels { labels });
        }
        let suffix = match self.suffixes.standing(ascii) {
            Standing::Registrable { suffix } => suffix,
            _ => ascii.rsplit('.').next().unwrap_or_default(),
        };
        if ascii.rsplit('.').next() == Some("jp") {
            warnings.push(Warning::Japan);
        }
        let is_kind = |kind: &str| suffix.split('.').next() == Some(kind) && suffix.split('.').count() <= 2;
        if is_dv && is_kind("gov") {
            warnings.push(Warning::Government);
        }
        if is_dv && is_kind("edu") {
            warnings.push(Warning::Education);
        }
        let has_latin_ending = unicode.rsplit('.').next().is_some_and(str::is_ascii);
        warnings.extend(unicode.split('.').filter_map(|label| lookalike::warning(label, has_latin_ending)));
        if is_dv {
            let own = ascii.get(..ascii.len().saturating_sub(suffix.len())).unwrap_or_default();
            warnings.extend(own.split('.').find_map(sensitive));
        }
        warnings
    }
}

/// The first word of a label that a CA would stop at, also where digits stand in for letters.
fn sensitive(label: &str) -> Option<DomainNameWarning> {
    if let Some(word) = SENSITIVE_NAMES.iter().find(|word| label.contains(**word)) {
        return Some(DomainNameWarning::SensitiveWord { word: (*word).to_owned() });
    }
    let of_label = |word: &&&str| label.split('-').any(|part| part.starts_with(**word) || part.ends_with(**word));
    if let Some(word) = SENSITIVE_WORDS.iter().find(of_label) {
        return Some(DomainNameWarning::SensitiveWord { word: (*word).to_owned() });
    }
    let plain = label.replace("rn", "m").replace("vv", "w").replace('0', "o").replace('1', "l").replace('3', "e");
    let meant = SENSITIVE_NAMES.iter().find(|word| plain.contains(**word))?;
    Some(DomainNameWarning::LooksLike { latin: (*meant).to_owned() })
}
