//! The settings as plain values.

use super::{Accent, Problem};
use crate::text::Language;

/// What `config.json` says, beside the address of the backend.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// The address to sign in, for a 401 without one.
    pub sign_in_url: Option<String>,
    /// The operator's name and look.
    pub brand: Brand,
    /// The languages that are offered, the first of them for browsers that speak none of them. Empty means all.
    pub languages: Vec<Language>,
    /// The contacts for people who are stuck.
    pub help: Help,
    /// The links of the footer.
    pub links: Links,
    /// Where certificates can be deployed.
    pub deploy_note: Option<Words>,
    /// The agreements to accept before the submission.
    pub agreements: Vec<Agreement>,
    /// The operator's DNS over HTTPS.
    pub dns_over_https: Option<String>,
    /// The names of the CAs in CAA records.
    pub caa_issuers: Vec<CaaIssuers>,
}

impl Site {
    /// Returns the names by which CAA records mean the CA behind a brand; `None` if they are not known.
    pub fn caa_names(&self, brand: &str) -> Option<&[String]> {
        self.caa_issuers.iter().find(|issuers| issuers.brand == brand).map(|issuers| issuers.names.as_slice())
    }
}

/// The operator's name and look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    /// The name of the product.
    pub name: Option<String>,
    /// The address of the logo on this site.
    pub logo: Option<String>,
    /// The accent colour on light surfaces.
    pub accent: Option<Accent>,
    /// The accent colour on dark surfaces.
    pub accent_dark: Option<Accent>,
}

/// The contacts for people who are stuck.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Help {
    /// A phone number as people write it.
    pub phone: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// The address of a page.
    pub url: Option<String>,
}

/// The links of the footer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// The privacy notice.
    pub privacy: Option<String>,
    /// The terms of use.
    pub terms: Option<String>,
}

/// An agreement to accept before the submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its title.
    pub title: Words,
    /// The address of its text. It is also its name in the submission.
    pub href: String,
    /// True if nothing is submitted before it is accepted.
    pub required: bool,
}

/// The names by which CAA records mean the CA behind a brand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaaIssuers {
    /// The brand of a product, as the backend writes it.
    pub brand: String,
    /// The names; none if nobody knows them.
    pub names: Vec<String>,
}

/// A text for people, in one or several languages. It has at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(pub(super) Vec<(Option<Language>, String)>);

impl Words {
    /// Returns the text in this language, or else the first one.
    pub fn say(&self, language: Language) -> &str {
        let own = self.0.iter().find(|(other, _)| *other == Some(language));
        own.or(self.0.first()).map_or("", |(_, text)| text)
    }
}

/// The result of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// The settings, without the wrong members.
    pub site: Site,
    /// The wrong members.
    pub problems: Vec<Problem>,
    /// The paths of the members that this version does not know.
    pub unknown: Vec<String>,
}
