//! Which CA may issue a certificate, by the CAA records of a name (RFC 8659, and Baseline Requirements 3.2.2.8, which makes
//! every CA ask).

/// A property of a CAA record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// True if a CA that does not know the tag must not issue.
    pub is_critical: bool,
    /// The tag in lower case, such as `issue`.
    pub tag: String,
    /// The value, such as `ca.example; account=1`.
    pub value: String,
}

/// The tags that CAs know (IANA, "Certification Authority Restriction Properties").
const KNOWN: [&str; 7] = ["issue", "issuewild", "iodef", "contactemail", "contactphone", "issuevmc", "issuemail"];

/// The verdict of CAA records on a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaaVerdict {
    /// Every CA may issue.
    Free,
    /// This CA may issue.
    Allowed,
    /// This CA may not issue.
    Forbidden {
        /// The name that has the records.
        at: String,
        /// The CAs that may issue; none if nobody may.
        issuers: Vec<String>,
    },
    /// Only some CAs may issue. Whether this CA is among them is not known here.
    Limited {
        /// The name that has the records.
        at: String,
        /// The CAs that may issue; none if nobody may.
        issuers: Vec<String>,
    },
    /// A critical property that CAs do not know. No CA may issue.
    Critical {
        /// The name that has the records.
        at: String,
        /// The tag of the property.
        tag: String,
    },
}

/// Returns the names whose records count, in order: the name and the names above it. The first one that has CAA records
/// decides (RFC 8659, 3). The asterisk of a wildcard does not belong to the name.
pub fn climb(domain: &str) -> impl Iterator<Item = &str> {
    let name = domain.strip_prefix("*.").unwrap_or(domain);
    std::iter::successors(Some(name), |name| name.split_once('.').map(|(_, above)| above))
}

/// Judges the records of the name that decides. `ours` are the names by which this CA is named in CAA records, if they are
/// known.
pub fn judge(at: &str, properties: &[Property], is_wildcard: bool, ours: Option<&[String]>) -> CaaVerdict {
    let at = at.to_owned();
    let strange = properties.iter().find(|property| property.is_critical && !KNOWN.contains(&property.tag.as_str()));
    if let Some(property) = strange {
        return CaaVerdict::Critical { at, tag: property.tag.clone() };
    }
    let with = |tag: &str| properties.iter().filter(|property| property.tag == tag).collect::<Vec<_>>();
    let wild = if is_wildcard { with("issuewild") } else { Vec::new() };
    // For a wildcard, `issuewild` takes the place of `issue` if there is any.
    let deciding = if wild.is_empty() { with("issue") } else { wild };
    if deciding.is_empty() {
        return CaaVerdict::Free;
    }
    let mut issuers = Vec::new();
    for property in deciding {
        let issuer = property.value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if !issuer.is_empty() && !issuers.contains(&issuer) {
            issuers.push(issuer);
        }
    }
    match ours {
        // Nobody may issue, so this CA may not either.
        _ if issuers.is_empty() => CaaVerdict::Forbidden { at, issuers },
        None => CaaVerdict::Limited { at, issuers },
        Some(ours) if issuers.iter().any(|issuer| ours.iter().any(|our| our.eq_ignore_ascii_case(issuer))) => {
            CaaVerdict::Allowed
        }
        Some(_) => CaaVerdict::Forbidden { at, issuers },
    }
}
