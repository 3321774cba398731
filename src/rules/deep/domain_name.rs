//! The full judgement of one name to bind: both of its forms, its place in the public suffix list, and the warnings of
//! CAs.
//!
//! Authority: UTS 46, the public suffix list, Baseline Requirements 3.2.2.6 and 4.2.1 (high-risk requests).

use super::Judge;
use super::idna::{Converted, convert, normal_form};
use super::suffixes::Standing;
use super::{lookalike, signs};
use crate::contract::limits::{DOMAIN_NAME_OCTETS, LABEL_OCTETS};
use crate::rules::domain_list::DeepVerdict;
use crate::rules::domain_name::{DomainNameProblem, DomainNameWarning, MANY_LABELS, lower, pasted, shape, trimmed};

/// CAs review DV orders by hand if one of these words starts or ends a part of a label. Hyphens divide a label into
/// parts.
const SENSITIVE_WORDS: [&str; 10] = ["bank", "pay", "trust", "live", "visa", "cash", "loan", "police", "tax", "ssl"];
/// CAs review DV orders by hand if a label contains one of these words.
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
    /// Judges one name. `is_dv` is true if the product validates only domain control, so that CAs examine the name more
    /// closely.
    pub fn domain(&self, input: &str, is_dv: bool) -> DeepVerdict {
        let mut verdict = self.as_spelled(input, is_dv);
        let accepts = |name: &str| self.as_spelled(name, is_dv).problem.is_none();
        match verdict.problem.take() {
            Some(problem) => {
                verdict.problem = Some(signs::with_offer(problem, trimmed(input), &verdict.unicode, accepts));
            }
            None => {
                let remarks = signs::remarks(&lower(trimmed(input)), &verdict.unicode, &verdict.ascii, accepts);
                verdict.warnings.splice(0..0, remarks);
            }
        }
        verdict
    }

    /// Judges one name as it is spelled, without a search for another intended name.
    fn as_spelled(&self, input: &str, is_dv: bool) -> DeepVerdict {
        let shaped = shape(input);
        let typed = lower(trimmed(input));
        let name = typed.strip_suffix('.').unwrap_or(&typed);
        let (sign, base) = name.strip_prefix("*.").map_or(("", name), |base| ("*.", base));
        // Most names are letters, digits and hyphens. IDNA does not change such a name after the shape rule has
        // accepted it.
        let is_plain = shaped.is_ok() && base.is_ascii() && !base.contains("xn--");
        let converted =
            if is_plain { Ok(Converted { ascii: base.to_owned(), unicode: base.to_owned() }) } else { convert(base) };
        let problem = match (shaped.err(), &converted) {
            (Some(problem), _) => Some(self.told_apart(problem)),
            (None, Err(problem)) => Some(problem.clone()),
            (None, Ok(_)) if is_plain => None,
            (None, Ok(Converted { ascii, unicode })) => {
                converted_problem(sign, ascii).or_else(|| signs::stand_in_problem(unicode))
            }
        };
        let Ok(Converted { ascii, unicode }) = converted else {
            // For a pasted address, the form of its host is returned.
            let host = pasted(&typed).map(|pasted| pasted.host);
            let (sign, base) = host.as_deref().map_or((sign, base), |host| ("", host));
            let ascii = normal_form(base).map(|form| [sign, &form].concat()).unwrap_or_default();
            return DeepVerdict { unicode: ascii.clone(), ascii, problem, warnings: Vec::new() };
        };
        let standing = self.suffixes.standing(&ascii);
        let problem = problem.or_else(|| self.standing_problem(sign, &ascii, standing));
        let mut warnings = match (&problem, standing) {
            (None, Standing::Registrable { suffix } | Standing::Private { suffix, .. }) => {
                warnings(sign, &ascii, &unicode, suffix, is_dv)
            }
            _ => Vec::new(),
        };
        if problem.is_none()
            && let Some(provider) = self.provider(sign, &ascii, standing)
        {
            warnings.insert(0, DomainNameWarning::PrivateSuffix { provider: provider.to_owned() });
        }
        let whole = |form: String| if form.is_empty() { form } else { [sign, &form].concat() };
        DeepVerdict { ascii: whole(ascii), unicode: whole(unicode), problem, warnings }
    }

    /// Separates an internal name under a wildcard from a public suffix. The spelling alone cannot tell them apart.
    fn told_apart(&self, problem: DomainNameProblem) -> DomainNameProblem {
        match problem {
            DomainNameProblem::WildcardOnSuffix { suffix }
                if self.knows_suffixes() && !self.suffixes.has_top_level(&suffix) =>
            {
                DomainNameProblem::UnknownTopLevel { top_level: suffix }
            }
            problem => problem,
        }
    }

    fn standing_problem(&self, sign: &str, ascii: &str, standing: Standing<'_>) -> Option<DomainNameProblem> {
        use DomainNameProblem as Problem;
        let top_level = ascii.rsplit('.').next().unwrap_or_default();
        if self.knows_suffixes() && !self.suffixes.has_top_level(top_level) {
            return Some(Problem::UnknownTopLevel { top_level: top_level.to_owned() });
        }
        match standing {
            Standing::Suffix if sign.is_empty() => Some(Problem::PublicSuffix { suffix: ascii.to_owned() }),
            Standing::Suffix => Some(Problem::WildcardOnSuffix { suffix: ascii.to_owned() }),
            Standing::Registrable { .. } if !sign.is_empty() && self.suffixes.wildcard_below(ascii) == Some(false) => {
                Some(Problem::WildcardOnSuffix { suffix: ascii.to_owned() })
            }
            Standing::Unknown | Standing::Private { .. } | Standing::Registrable { .. } => None,
        }
    }

    /// Returns the provider's name if customers have names under it. Only the provider can prove control of such a name
    /// and of a wildcard on it (Baseline Requirements 3.2.2.6: CAs look only at the ICANN section of the public suffix
    /// list).
    fn provider<'a>(&self, sign: &str, ascii: &'a str, standing: Standing<'a>) -> Option<&'a str> {
        match standing {
            Standing::Private { provider, .. } => Some(provider),
            _ if !sign.is_empty() && self.suffixes.wildcard_below(ascii) == Some(true) => Some(ascii),
            _ => None,
        }
    }
}

/// Finds the problem of the form that is sent, after the typed form has passed.
fn converted_problem(sign: &str, ascii: &str) -> Option<DomainNameProblem> {
    let octets = sign.len() + ascii.len();
    if octets > DOMAIN_NAME_OCTETS {
        return Some(DomainNameProblem::NameTooLong { octets });
    }
    if let Some(octets) = ascii.split('.').map(str::len).find(|octets| *octets > LABEL_OCTETS) {
        return Some(DomainNameProblem::LabelTooLong { octets });
    }
    // Characters that look like ASCII have become ASCII here, so the ASCII rules apply again.
    shape(&[sign, ascii].concat()).err()
}

fn warnings(sign: &str, ascii: &str, unicode: &str, suffix: &str, is_dv: bool) -> Vec<DomainNameWarning> {
    use DomainNameWarning as Warning;
    let mut warnings = Vec::new();
    let labels = ascii.split('.').count() + usize::from(!sign.is_empty());
    if labels > MANY_LABELS {
        warnings.push(Warning::ManyLabels { labels });
    }
    if ascii.rsplit('.').next() == Some("jp") {
        warnings.push(Warning::Japan);
    }
    // This finds `gov` itself, and a country's suffix like `gov.cn`.
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

/// Finds the first word of a label that makes a CA review an order, also with digits in place of letters.
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
