//! Rust's standard library. It is in every program, but no list of cargo contains it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use lol_html::{RewriteStrSettings, element, rewrite_str, text};

use super::licences::Component;
use crate::Fallible;
use crate::shell::{command, output};

/// The copyright line, for a toolchain without its page of notices.
const COPYRIGHT: &str = "Copyright (c) The Rust Project Developers (see https://thanks.rust-lang.org)";

/// Rust's standard library, in the version of the current compiler.
pub(super) fn standard_library() -> Fallible<Component> {
    let ask = |question: &[&str]| output(command("rustc").args(question)).ok_or("rustc does not answer");
    let sysroot = PathBuf::from(ask(&["--print", "sysroot"])?);
    let about = ask(&["--version"])?;
    let version = about.split_whitespace().nth(1).ok_or("rustc does not say its version")?.to_owned();
    let page = sysroot.join("share").join("doc").join("rust").join("COPYRIGHT-library.html");
    let text = match std::fs::read_to_string(page) {
        Ok(page) => notices(&page, &crates(&sysroot))?,
        Err(_) => COPYRIGHT.to_owned(),
    };
    Ok(Component {
        name: "std".to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        purl: format!("pkg:github/rust-lang/rust@{version}#library/std"),
        version,
        texts: vec![text],
    })
}

/// The crates in the library's build for the browser. Each is a file `lib<name>-<digest>.rlib`.
fn crates(sysroot: &Path) -> Vec<String> {
    let folder = sysroot.join("lib").join("rustlib").join("wasm32-unknown-unknown").join("lib");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    files
        .filter_map(|file| {
            let file = file.to_string_lossy().into_owned();
            let name = file.strip_suffix(".rlib")?.strip_prefix("lib")?.rsplit_once('-')?.0;
            Some(name.to_owned())
        })
        .collect()
}

/// The page of notices as text, without the crates that only other systems need. Each crate has a section under its
/// name and version.
fn notices(page: &str, crates: &[String]) -> Fallible<String> {
    let sections = RefCell::new(vec![String::new()]);
    let begin = element!("h2, h3", |_| {
        sections.borrow_mut().push(String::new());
        Ok(())
    });
    let read = text!("body", |chunk| {
        if let Some(section) = sections.borrow_mut().last_mut() {
            section.push_str(chunk.as_str());
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(begin).append_element_content_handler(read);
    rewrite_str(page, settings)?;
    let mut out = String::new();
    for section in sections.take().iter().filter(|section| is_for_the_browser(section, crates)) {
        let section = html_escape::decode_html_entities(section);
        let lines = section.lines().map(str::trim_end).filter(|line| !line.is_empty());
        lines.for_each(|line| out.extend([line, "\n"]));
        out.push('\n');
    }
    Ok(out.trim().to_owned())
}

/// Returns true if a section is about the library itself, or about a crate that is built for the browser.
fn is_for_the_browser(section: &str, crates: &[String]) -> bool {
    let Some(title) = section.trim_start().strip_prefix("📦 ") else { return true };
    let title = title.replace('-', "_");
    crates.iter().any(|name| {
        let version = title.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix('_'));
        version.is_some_and(|version| version.starts_with(|letter: char| letter.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::notices;

    #[test]
    fn crates_of_other_systems_are_left_out() {
        let page = "<body><h2>Library</h2>\n<p>By &#34;us&#34;.</p>\n\n<h3>📦 cfg-if-1.0.4</h3><pre>one</pre>\
                    <h3>📦 windows-sys-0.60.2</h3><pre>two</pre><h3>📦 cfg-1.0</h3><pre>three</pre></body>";
        let text = notices(page, &["cfg_if".to_owned()]).expect("a page");
        assert_eq!(text, "Library\nBy \"us\".\n\n📦 cfg-if-1.0.4one");
    }
}
