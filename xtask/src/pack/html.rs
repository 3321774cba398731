//! Rewrites index.html: a reader of single tags, enough for a page of our own that Trunk has minified.

use std::path::Path;

use super::files::{self, Assets};
use crate::Fallible;

/// One start tag: where it stands in the page, and its attributes in order.
pub(crate) struct Tag {
    start: usize,
    end: usize,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute; empty where it has none.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Every start tag of that name, in order.
pub(crate) fn tags(page: &str, name: &str) -> Vec<Tag> {
    let open = format!("<{name}");
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(offset) = page[from..].find(&open) {
        let start = from + offset;
        let rest = &page[start + open.len()..];
        from = start + open.len();
        if !rest.starts_with([' ', '\n', '>', '/']) {
            continue;
        }
        let (attributes, length) = attributes(rest);
        from += length;
        found.push(Tag { start, end: from, attributes });
    }
    found
}

/// Attributes up to and with the `>`, quoted or not, and how many bytes they took.
fn attributes(text: &str) -> (Vec<(String, String)>, usize) {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() && bytes[at] != b'>' {
        if bytes[at].is_ascii_whitespace() || bytes[at] == b'/' {
            at += 1;
            continue;
        }
        let name_end = text[at..].find(['=', ' ', '\n', '>']).map_or(bytes.len(), |offset| at + offset);
        let name = text[at..name_end].to_owned();
        at = name_end;
        let mut value = String::new();
        if bytes.get(at) == Some(&b'=') {
            at += 1;
            let (from, end, skip) = match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let end = text[at + 1..].find(char::from(*quote)).map_or(bytes.len(), |offset| at + 1 + offset);
                    (at + 1, end, 1)
                }
                _ => (at, text[at..].find([' ', '\n', '>']).map_or(bytes.len(), |offset| at + offset), 0),
            };
            text[from..end].clone_into(&mut value);
            at = end + skip;
        }
        found.push((name, value));
    }
    (found, (at + 1).min(bytes.len()))
}

/// The page without the tags that `unwanted` picks.
pub(super) fn without(page: &str, name: &str, unwanted: impl Fn(&Tag) -> bool) -> String {
    let mut page = page.to_owned();
    for tag in tags(&page.clone(), name).into_iter().rev().filter(unwanted) {
        page.replace_range(tag.start..tag.end, "");
    }
    page
}

/// The page without its links to stylesheets, and their rules as one text in their order. One file is compressed better
/// and asked for once.
pub(super) fn gather_styles(page: &str, site: &Path, public_url: &str) -> Fallible<(String, String)> {
    let mut all = String::new();
    for tag in tags(page, "link").iter().filter(|tag| tag.get("rel") == Some("stylesheet")) {
        let href = tag.get("href").unwrap_or_default();
        let rules = files::take(site, href.strip_prefix(public_url).unwrap_or(href))?;
        if rules.replace("url(\"data:", "").replace("url(data:", "").contains("url(") {
            return Err(
                format!("{href} refers to a file: styles are moved and joined, so only data: addresses work").into()
            );
        }
        match tag.get("media") {
            Some(media) => all.extend(["@media ", media, "{", &rules, "}"]),
            None => all.push_str(&rules),
        }
    }
    Ok((without(page, "link", |tag| tag.get("rel") == Some("stylesheet")), all))
}

/// Names the icons by their content.
pub(super) fn link_icons(page: &str, site: &Path, public_url: &str, assets: &mut Assets) -> Fallible<String> {
    let mut page = page.to_owned();
    for tag in tags(&page.clone(), "link").into_iter().rev().filter(|tag| tag.get("rel") == Some("icon")) {
        let href = tag.get("href").unwrap_or_default();
        let content = files::take_bytes(site, href.strip_prefix(public_url).unwrap_or(href))?;
        let (stem, extension) =
            href.rsplit('/').next().and_then(|name| name.rsplit_once('.')).ok_or("an icon has no name")?;
        let name = assets.add(stem, extension, &content)?;
        let media_type = tag.get("type").unwrap_or("image/svg+xml").to_owned();
        page.replace_range(
            tag.start..tag.end,
            &format!("<link rel=\"icon\" href=\"{public_url}assets/{name}\" type=\"{media_type}\">"),
        );
    }
    Ok(page)
}

/// Puts links and scripts where index.html says `<meta name="signet:head">`.
pub(super) fn put_head(page: &str, head: &str) -> Fallible<String> {
    let places = tags(page, "meta");
    let place = places
        .iter()
        .find(|tag| tag.get("name") == Some("signet:head"))
        .ok_or("index.html has no <meta name=\"signet:head\">")?;
    let mut page = page.to_owned();
    page.replace_range(place.start..place.end, head);
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn attributes_are_read_with_quotes_and_without() {
        let page = r#"<linked><link rel=icon href="/a b.svg" data-x><link rel='stylesheet' href=/c.css>"#;
        let found = tags(page, "link");
        assert_eq!(found.len(), 2);
        assert_eq!(
            (found[0].get("rel"), found[0].get("href"), found[0].get("data-x")),
            (Some("icon"), Some("/a b.svg"), Some(""))
        );
        assert_eq!((found[1].get("rel"), found[1].get("href")), (Some("stylesheet"), Some("/c.css")));
    }
}
