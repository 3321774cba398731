//! The operator's settings in a release: `config.json` itself, and the name of the product in `index.html`. The page has the name before
//! the program, which reads `config.json`, is there.

use std::path::Path;

use signet::site;

use crate::{Fallible, check_config};

/// The name of the product in the repository's `index.html`.
const NAME: &str = "Signet";

/// A `config.json` that can be used.
pub(crate) struct Config {
    /// The text of the file.
    pub(crate) text: String,
    /// The name of the product, if the file has one.
    pub(crate) name: Option<String>,
}

/// Reads a `config.json`. An error names every wrong member.
pub(crate) fn config(path: &Path) -> Fallible<Config> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let checked = site::check(&text);
    let wrong = check_config::wrong_members(&checked);
    if !wrong.is_empty() {
        return Err(format!("{} cannot be used:\n  {}", path.display(), wrong.join("\n  ")).into());
    }
    Ok(Config { text, name: checked.site.brand.name })
}

/// Returns the page with another name of the product in its title, its header and its words.
pub(crate) fn named(page: &str, name: Option<&str>) -> String {
    let Some(name) = name else { return page.to_owned() };
    page.replace(NAME, &name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn the_title_and_the_header_get_the_name_and_nothing_else_changes() {
        let page = include_str!("../../index.html");
        let branded = named(page, Some("Tea & <Co>"));
        assert!(branded.contains("<title>Tea &amp; &lt;Co&gt;</title>"));
        assert!(!branded.contains("Signet"));
        assert_eq!(branded.replace("Tea &amp; &lt;Co&gt;", "Signet"), page, "the names of files keep their letters");
        assert_eq!(named(page, None), page);
    }
}
