//! Counts, lists and waits as the browser's `Intl` says them.

use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen_test::wasm_bindgen_test;

use signet::state::{counted, duration, list};
use signet::text::{Language, orders};

#[wasm_bindgen_test]
fn a_count_takes_the_form_of_its_language() {
    for (language, count, words) in [
        (Language::English, 0, "0 domain names"),
        (Language::English, 1, "1 domain name"),
        (Language::English, 5, "5 domain names"),
        (Language::Chinese, 1, "1个域名"),
        (Language::Chinese, 5, "5个域名"),
    ] {
        assert_eq!(counted(language, orders::NAMES, count), words);
    }
}

/// A sentence with a count has its forms in the order of `Language::plurals`, so no category of the browser may be missing there.
#[wasm_bindgen_test]
fn the_plural_categories_of_a_language_are_those_of_the_browser() {
    for language in Language::ALL {
        let rules = Intl::PluralRules::new(&Array::of1(&language.tag().into()), &Object::new());
        let options: Object = rules.resolved_options();
        let known = Array::from(&Reflect::get(&options, &"pluralCategories".into()).expect("categories"));
        let mut known: Vec<String> = known.iter().filter_map(|category| category.as_string()).collect();
        let mut ours = language.plurals().to_vec();
        known.sort();
        ours.sort_unstable();
        assert_eq!(known, ours, "{language:?}");
    }
}

#[wasm_bindgen_test]
fn phrases_become_a_list_and_seconds_a_wait() {
    let phrases = || vec!["4 domain names".to_owned(), "1 wildcard domain name".to_owned()];
    assert_eq!(list(Language::English, phrases()), "4 domain names and 1 wildcard domain name");
    assert_eq!(list(Language::English, vec!["one".to_owned()]), "one");
    assert_eq!(list(Language::Chinese, vec!["甲".to_owned(), "乙".to_owned()]), "甲和乙");
    assert_eq!(duration(Language::English, 1), "1 second");
    assert_eq!(duration(Language::English, 45), "45 seconds");
    assert_eq!(duration(Language::English, 61), "2 minutes");
    assert_eq!(duration(Language::Chinese, 61), "2分钟");
}
