//! What the app relies on in views: what reacts, what stays, and what happens when somebody else writes into the page.

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
    let before = page.find("b");
    count.set(2);
    settled().await;
    assert_eq!(page.text(), "Names: 2");
    assert!(page.find("b").is_same_node(Some(&before)), "the element is the one that was built");
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
}

#[wasm_bindgen_test]
async fn w10_a_translator_that_rewrites_the_page_stops_nothing() {
    let words = RwSignal::new("Verifying");
    let page = Page::open(move || {
        view! { <p>{move || words.get()}</p><ul>{move || (words.get() == "Verifying").then(|| view! { <li>"Wait"</li> })}</ul> }
    });
    // As a browser's translation does: the text becomes an element of its own, with another text.
    let paragraph = page.find("p");
    let font = document().create_element("font").expect("an element");
    font.set_text_content(Some("In Prüfung"));
    paragraph.replace_children_with_node_1(&font);
    page.find("ul").set_text_content(None);
    words.set("Issued");
    settled().await;
    words.set("Verifying");
    settled().await;
    assert!(page.place().is_connected());
}

#[wasm_bindgen_test]
async fn text_is_text_whatever_it_looks_like() {
    let name = "<img src=x onerror=alert(1)>";
    let page = Page::open(move || view! { <p title=name.to_owned()>{name.to_owned()}</p> });
    assert!(page.try_find("img").is_none());
    assert_eq!(page.text(), name);
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
