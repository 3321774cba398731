//! The app relies on Leptos for this: a signal changes its own place and nothing beside it, text stays text, a view that is closed
//! no longer reacts, and somebody else who writes into the page stops nothing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, settled};

#[wasm_bindgen_test]
async fn a_signal_changes_its_text_and_leaves_the_rest() {
    let count = RwSignal::new(1);
    let page = Page::open(move || {
        view! { <p>"Names: "<b>{move || count.get().to_string()}</b></p> }
    });
    let (bold, words) = (page.find("b"), page.find("p").first_child().expect("a text"));
    assert_eq!(page.text(), "Names: 1");
    count.set(2);
    settled().await;
    assert_eq!(page.text(), "Names: 2");
    assert!(page.find("b").is_same_node(Some(&bold)), "the element is the same");
    assert!(
        page.find("p").first_child().is_some_and(|it| it.is_same_node(Some(&words))),
        "the text beside it is the same"
    );
}

#[wasm_bindgen_test]
async fn an_attribute_comes_and_goes() {
    let wrong = RwSignal::new(false);
    let page = Page::open(
        move || view! { <input aria-invalid=move || wrong.get().then_some("true") class:wrong=move || wrong.get() /> },
    );
    assert!(!page.find("input").has_attribute("aria-invalid"));
    wrong.set(true);
    settled().await;
    assert_eq!(page.find("input").get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(page.find("input").class_list().contains("wrong"));
    wrong.set(false);
    settled().await;
    assert!(!page.find("input").has_attribute("aria-invalid"));
    assert!(!page.find("input").class_list().contains("wrong"));
}

#[wasm_bindgen_test]
async fn w10_a_translator_that_rewrites_the_page_stops_nothing() {
    let words = RwSignal::new("Verifying");
    let page = Page::open(move || {
        view! {
            <p>{move || words.get()}</p>
            <ul>{move || (words.get() == "Verifying").then(|| view! { <li>"Wait"</li> })}</ul>
            <output>{move || words.get()}</output>
        }
    });
    // A browser that translates the page does this: another element, with another text, takes the place of the text.
    let paragraph = page.find("p");
    let font = document().create_element("font").expect("an element");
    font.set_text_content(Some("In Prüfung"));
    paragraph.replace_children_with_node_1(&font);
    page.find("ul").set_text_content(None);
    // A panic would fail this test. The parts that the translator left alone go on.
    for next in ["Issued", "Verifying"] {
        words.set(next);
        settled().await;
        assert_eq!(page.find("output").text_content().as_deref(), Some(next));
    }
    assert_eq!(page.find("p").text_content().as_deref(), Some("In Prüfung"), "the translation stays");
}

#[wasm_bindgen_test]
async fn text_that_looks_like_markup_stays_text() {
    let name = "<img src=x onerror=alert(1)>";
    let page = Page::open(move || view! { <p title=name.to_owned()>{name.to_owned()}</p> });
    assert!(page.try_find("img").is_none());
    assert_eq!(page.text(), name);
    assert_eq!(page.find("p").get_attribute("title").as_deref(), Some(name));
}

#[wasm_bindgen_test]
async fn nothing_reacts_once_a_page_is_closed() {
    let count = RwSignal::new(0);
    let runs = StoredValue::new(0);
    let page = Page::open(move || {
        view! { <p>{move || { runs.update_value(|runs| *runs += 1); count.get().to_string() }}</p> }
    });
    let paragraph = page.find("p");
    drop(page);
    count.set(1);
    settled().await;
    assert_eq!(runs.get_value(), 1);
    assert_eq!(paragraph.unchecked_ref::<web_sys::Node>().text_content().as_deref(), Some("0"));
}
