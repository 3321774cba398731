//! Where a site is served: its path and the origins that it connects to. The packed page is adapted to both.

use std::fmt;

use crate::table::{ASSETS, EVERYWHERE, INDEX};

/// Where a site is served.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// The path without a slash at its end: empty, or for example `/certificates`.
    base: String,
    /// The origins of backends that are not the site's own.
    api_origins: Vec<String>,
    /// The origin of a DNS service that is not the site's own.
    dns_origin: Option<String>,
}

/// Why a place cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SiteError {
    /// The path does not begin and end with a slash, or has a sign that a configuration would have to quote.
    Path(String),
    /// The origin is not `https://` and a host, perhaps with a port.
    Origin(String),
}

impl fmt::Display for SiteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => write!(
                out,
                "{path} is no path for the site: it begins and ends with a slash and has letters, digits, “-” and “_” between them, like /certificates/"
            ),
            Self::Origin(origin) => write!(
                out,
                "{origin} is no origin: it is https:// and a host, without a path, like https://api.example.com"
            ),
        }
    }
}

impl std::error::Error for SiteError {}

impl Site {
    /// Reads a path with a slash at both ends, and origins.
    pub fn new(path: &str, api_origins: &[String]) -> Result<Self, SiteError> {
        let base = path.strip_suffix('/').unwrap_or("?");
        let parts = base.strip_prefix('/').map(|inner| inner.split('/')).into_iter().flatten();
        let plain = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        };
        if !(base.is_empty() || (base.starts_with('/') && parts.into_iter().all(plain))) {
            return Err(SiteError::Path(path.to_owned()));
        }
        if let Some(origin) = api_origins.iter().find(|origin| !is_origin(origin)) {
            return Err(SiteError::Origin(origin.clone()));
        }
        Ok(Self { base: base.to_owned(), api_origins: api_origins.to_vec(), dns_origin: None })
    }

    /// Adds the origin of the DNS service that `config.json` names. The policy allows it, and the page does not name it: no answer
    /// of anybody's is sent there.
    pub fn with_dns_origin(self, origin: &str) -> Result<Self, SiteError> {
        if !is_origin(origin) {
            return Err(SiteError::Origin(origin.to_owned()));
        }
        Ok(Self { dns_origin: Some(origin.to_owned()), ..self })
    }

    /// The path without a slash at its end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The address of a path of the site: `/assets/` becomes `/certificates/assets/`.
    pub fn at(&self, path: &str) -> String {
        [&self.base, path].concat()
    }

    /// The headers of every answer.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let connect: String =
            self.api_origins.iter().chain(&self.dns_origin).flat_map(|origin| [" ", origin]).collect();
        EVERYWHERE.iter().map(|(name, value)| (*name, value.replace("{connect}", &connect))).collect()
    }

    /// Rewrites the packed `index.html`, which is made for `/`. Everything else in the site is relative to its own
    /// address, so no other file changes. The page has to name the origins that it may send answers to as well.
    pub fn page(&self, packed: &str) -> String {
        let mut page = packed.to_owned();
        for attribute in ["href", "src"] {
            for path in [ASSETS, "/config.json"] {
                page = page.replace(&format!("{attribute}=\"{path}"), &format!("{attribute}=\"{}", self.at(path)));
            }
        }
        if !self.api_origins.is_empty() {
            let origins = self.api_origins.join(" ");
            page = page.replace("</head>", &format!("<meta name=\"signet-api-origins\" content=\"{origins}\"></head>"));
        }
        page
    }

    /// The address of the page, and that of the site itself.
    pub(crate) fn index(&self) -> (String, String) {
        (self.at(INDEX), self.at("/"))
    }
}

fn is_origin(origin: &str) -> bool {
    // Without a certificate only this machine's own backends are allowed: a page on https could not call others.
    let local = ["http://127.0.0.1:", "http://localhost:"].into_iter().find_map(|start| origin.strip_prefix(start));
    let host = origin.strip_prefix("https://").or(local).unwrap_or_default();
    !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{Site, SiteError};

    #[test]
    fn a_path_has_a_slash_at_both_ends_and_nothing_to_quote() {
        for (path, base) in [("/", ""), ("/certificates/", "/certificates"), ("/a/b-c/", "/a/b-c")] {
            assert_eq!(Site::new(path, &[]).expect(path).base(), base);
        }
        for path in
            ["", "certificates", "/certificates", "certificates/", "//", "/a b/", "/a\"/", "/../", "/a.b/", "/;/"]
        {
            assert_eq!(Site::new(path, &[]), Err(SiteError::Path(path.to_owned())), "{path}");
        }
    }

    #[test]
    fn an_origin_is_a_host_and_goes_into_the_policy_and_the_page() {
        let site = Site::new("/", &["https://api.example.com".to_owned()]).expect("a site");
        assert!(site.headers()[0].1.contains("connect-src 'self' https://api.example.com;"));
        let page = site.page("<head></head>");
        assert_eq!(page, "<head><meta name=\"signet-api-origins\" content=\"https://api.example.com\"></head>");
        for origin in ["api.example.com", "https://a.example/b", "https://a; script-src *", "http://a.example"] {
            assert!(Site::new("/", &[origin.to_owned()]).is_err(), "{origin}");
        }
    }

    #[test]
    fn a_dns_service_goes_into_the_policy_and_not_into_the_page() {
        let site = Site::new("/", &["https://api.example.com".to_owned()]).expect("a site");
        let site = site.with_dns_origin("https://dns.example.com").expect("a site");
        assert!(site.headers()[0].1.contains("connect-src 'self' https://api.example.com https://dns.example.com;"));
        assert!(!site.page("<head></head>").contains("dns.example.com"));
        let wrong = SiteError::Origin("https://dns.example.com/dns-query".to_owned());
        assert_eq!(site.with_dns_origin("https://dns.example.com/dns-query"), Err(wrong));
    }

    #[test]
    fn the_page_below_a_path_asks_for_its_files_there() {
        let site = Site::new("/certificates/", &[]).expect("a site");
        let packed = "<link href=\"/assets/a.css\"><link href=\"/config.json\"><script src=\"/assets/a.js\"></script>";
        let page = "<link href=\"/certificates/assets/a.css\"><link href=\"/certificates/config.json\">\
                    <script src=\"/certificates/assets/a.js\"></script>";
        assert_eq!(site.page(packed), page);
        assert_eq!(Site::default().page(packed), packed);
    }
}
