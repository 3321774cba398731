//! Reads `index.html` and rewrites its links with the parser of `lol_html`.

use std::collections::BTreeMap;

use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};

use crate::Fallible;

/// The attributes of one start tag, in order.
pub(crate) struct Tag(Vec<(String, String)>);

impl Tag {
    /// The value of an attribute. It is empty if the attribute has no value, and none if the attribute is missing.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The names of all attributes.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

/// All start tags that match a CSS selector, in order.
pub(crate) fn tags(page: &str, selector: &str) -> Fallible<Vec<Tag>> {
    let mut found = Vec::new();
    let reader = element!(selector, |element| {
        found.push(Tag(element.attributes().iter().map(|it| (it.name(), it.value())).collect()));
        Ok(())
    });
    rewrite_str(page, RewriteStrSettings::new().append_element_content_handler(reader))?;
    Ok(found)
}

/// Removes comments and Trunk's links to styles and programs from the page. Replaces `<meta name="signet:head">` with
/// `head`, and the addresses of the icons with their new ones.
pub(super) fn link(page: &str, head: &str, icons: &BTreeMap<String, String>) -> Fallible<String> {
    let mut places = 0;
    let trunk = element!("link[rel=rust], link[rel=stylesheet]", |element| {
        element.remove();
        Ok(())
    });
    let place = element!("meta[name='signet:head']", |element| {
        places += 1;
        element.replace(head, ContentType::Html);
        Ok(())
    });
    let icon = element!("link[rel=icon]", |element| {
        if let Some(address) = element.get_attribute("href").and_then(|old| icons.get(&old)) {
            element.set_attribute("href", address)?;
        }
        // Browsers do not check the digest of an icon.
        element.remove_attribute("integrity");
        // Trunk knows one kind of icon and drops its size. This one is for the home screens of phones.
        if element.get_attribute("href").is_some_and(|href| href.contains("touch-icon")) {
            element.set_attribute("rel", "apple-touch-icon")?;
        }
        Ok(())
    });
    let comments = doc_comments!(|comment| {
        comment.remove();
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_document_content_handler(comments);
    let settings = [trunk, place, icon].into_iter().fold(settings, RewriteStrSettings::append_element_content_handler);
    let page = rewrite_str(page, settings)?;
    if places == 1 { Ok(page) } else { Err("index.html needs one <meta name=\"signet:head\">".into()) }
}

#[cfg(test)]
mod tests {
    use super::{link, tags};

    #[test]
    fn attributes_are_read_with_quotes_and_without() {
        let page =
            "<linked><!-- <link rel=no> --><link rel=icon href=\"/a b.svg\" data-x><link rel='stylesheet' href=/c.css>";
        let found = tags(page, "link").expect("a page");
        assert_eq!(found.len(), 2);
        assert_eq!(
            (found[0].get("rel"), found[0].get("href"), found[0].get("data-x")),
            (Some("icon"), Some("/a b.svg"), Some(""))
        );
        assert_eq!((found[1].get("rel"), found[1].get("href")), (Some("stylesheet"), Some("/c.css")));
    }

    #[test]
    fn links_are_those_of_the_packer() {
        let page = "<!-- why --><meta name=signet:head><link rel=icon href=/a.svg type=b><link rel=icon href=/touch-icon.png integrity=i><link rel=stylesheet href=c><link rel=rust data-bin=d><p>e";
        let icons = [("/a.svg", "/assets/a-1.svg"), ("/touch-icon.png", "/assets/touch-icon-2.png")]
            .map(|(old, new)| (old.to_owned(), new.to_owned()));
        let icons = icons.into();
        let linked = link(page, "<script src=f></script>", &icons).expect("a page");
        assert_eq!(
            linked,
            "<script src=f></script><link rel=icon href=\"/assets/a-1.svg\" type=b><link rel=\"apple-touch-icon\" href=\"/assets/touch-icon-2.png\"><p>e"
        );
    }

    #[test]
    fn a_page_without_a_place_for_the_links_is_refused() {
        assert!(link("<p>a", "", &[].into()).is_err());
    }
}
