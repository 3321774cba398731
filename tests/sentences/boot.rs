//! The words before the program runs: `boot.js` has those of the pages, in every language.

use crate::read;
use signet::routes::Route;
use signet::text::{self, Language, Sentence};

/// The words of `boot.js`, in English and in Chinese, each with its key.
pub(crate) fn boot_words() -> Vec<(String, [String; 2])> {
    let boot = read("boot/boot.js");
    let of = |opening: &str| -> Vec<(String, String)> {
        let (_, block) = boot.split_once(opening).expect(opening);
        let (block, _) = block.split_once('}').expect("its end");
        let lines = block.lines().filter_map(|line| line.trim().trim_end_matches(',').split_once(": '"));
        lines.map(|(key, words)| (key.to_owned(), words.trim_end_matches('\'').to_owned())).collect()
    };
    let (english, chinese) = (of("\n    en: {"), of("\n    'zh-CN': {"));
    assert_eq!(english.len(), chinese.len(), "boot.js says everything in every language");
    let pair = |((key, english), (same, chinese)): ((String, String), (String, String))| {
        assert_eq!(key, same, "boot.js has the same words in every language");
        (key, [english, chinese])
    };
    english.into_iter().zip(chinese).map(pair).collect()
}

/// The heading of a page before the program runs; `None` for a page that prints paper. A new page is a new arm here.
fn first_heading(route: &Route) -> Option<Sentence> {
    match route {
        Route::Orders => Some(text::orders::TITLE),
        Route::Application(_) => Some(text::form::TITLE),
        Route::Verification(_) => Some(text::verification::TITLE),
        Route::Check(_) => Some(text::check::TITLE),
        Route::Status(_) => Some(text::status::TITLE),
        Route::Print { .. } => None,
        Route::Photo => Some(text::take_photo::TITLE),
    }
}

#[test]
fn the_first_paint_has_the_words_of_the_pages_in_every_language() {
    let (boot, page) = (read("boot/boot.js"), read("index.html"));
    let id = || "1".to_owned();
    let print = Route::Print { order_id: id(), document_type: id() };
    let pages = [Route::Application(id()), Route::Verification(id()), Route::Check(id()), Route::Status(id()), print];
    let words = boot_words();
    for route in pages.iter().chain([&Route::Orders, &Route::Photo]) {
        let path = route.path();
        let end = path.rsplit('/').next().unwrap_or_default();
        let key = if end.is_empty() { "orders" } else { end };
        let said = first_heading(route).map(|heading| heading.map(str::to_owned));
        assert_eq!(words.iter().find(|(it, _)| it == key).map(|(_, said)| said.clone()), said, "boot/boot.js, {key}");
        let heading = if said.is_some() { format!("words.{key}") } else { "''".to_owned() };
        let line = format!("[/\\/{end}$/, {heading}");
        assert!(boot.contains(&line), "boot/boot.js lacks {line}");
    }
    // What the page says without the program is there once for each language beside English.
    for language in &Language::ALL[1..] {
        let tag = format!("<p lang=\"{}\">", language.tag());
        assert_eq!(page.matches(&tag).count(), 2, "index.html and {tag}");
        assert!(boot.contains(language.tag()), "boot/boot.js and {}", language.tag());
    }
}
