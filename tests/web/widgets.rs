//! Widgets: a control is tied to its words, and the focus goes where it should.

use leptos::prelude::*;
use signet::components::{Control, ErrorSummary, FieldNotes, Remark, SummaryLine, TextField, Tips};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, settled};

struct Field {
    value: RwSignal<String>,
    error: RwSignal<Option<String>>,
    remark: RwSignal<Option<Remark>>,
    page: Page,
}

fn field() -> Field {
    let (value, error, remark) = (RwSignal::new("Harbour".to_owned()), RwSignal::new(None), RwSignal::new(None));
    let notes = FieldNotes {
        hint: Some("As registered.".to_owned()),
        error: error.into(),
        remark: remark.into(),
        error_prefix: "Error:",
    };
    let page = Page::open(move || {
        view! { <TextField id="company-name".to_owned() label="Company name".to_owned() control=Control::Name autocomplete="organization" notes secret="That was a private key." value /> }
    });
    Field { value, error, remark, page }
}

#[wasm_bindgen_test]
async fn a_field_is_described_by_its_hint_its_error_and_its_remark() {
    let Field { error, remark, page, .. } = field();
    settled().await;
    let described = |page: &Page| page.find("input").get_attribute("aria-describedby").unwrap_or_default();
    assert_eq!(described(&page), "company-name-hint");
    error.set(Some("Enter the company name".to_owned()));
    remark.set(Some(Remark::Odd("Unusual".to_owned())));
    settled().await;
    for id in described(&page).split(' ') {
        assert!(page.try_find(&format!("#{id}")).is_some(), "{id} is on the page");
    }
    assert_eq!(described(&page).split(' ').count(), 3);
    assert_eq!(page.find("input").get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(page.find(".error").text_content().unwrap_or_default().starts_with("Error: "));
}

#[wasm_bindgen_test]
async fn a_field_and_its_answer_are_one_in_both_directions() {
    let Field { value, page, .. } = field();
    settled().await;
    page.type_into("input", "Harbour Freight");
    assert_eq!(value.get_untracked(), "Harbour Freight");
    value.set("Anchor".to_owned());
    settled().await;
    assert_eq!(page.find("input").unchecked_into::<web_sys::HtmlInputElement>().value(), "Anchor");
}

#[wasm_bindgen_test]
async fn a_private_key_never_becomes_an_answer() {
    let Field { value, page, .. } = field();
    settled().await;
    page.type_into("input", "-----BEGIN EC PRIVATE KEY----- MHcCAQEE");
    settled().await;
    assert_eq!(value.get_untracked(), "Harbour");
    assert_eq!(page.find("input").unchecked_into::<web_sys::HtmlInputElement>().value(), "Harbour");
    assert!(page.text().contains("That was a private key."));
    page.type_into("input", "Harbour Freight");
    settled().await;
    assert!(!page.text().contains("private key"), "said until something else is entered");
}

#[wasm_bindgen_test]
async fn escape_closes_the_tips_and_gives_the_focus_back() {
    let page = Page::open(move || {
        let (button, tips) = Tips(
            "tips".to_owned(),
            "Tips for domain names".to_owned(),
            "Enter one domain name, for example www.example.com.".into_any(),
        );
        view! { <div>{button}{tips}</div> }
    });
    page.find("button").click();
    settled().await;
    assert!(!page.find("#tips").has_attribute("hidden"));
    page.press("#tips", "Escape");
    settled().await;
    assert!(page.find("#tips").has_attribute("hidden"));
    assert_eq!(document().active_element().map(|it| it.id()).as_deref(), Some("tips-button"));
}

#[wasm_bindgen_test]
async fn a_line_of_the_summary_leads_to_its_field() {
    let lines = RwSignal::new(Vec::new());
    let page = Page::open(move || {
        view! { <ErrorSummary title="There is a problem" lines=lines.into() /><input id="city" /> }
    });
    assert!(page.try_find(".summary").is_none(), "no summary without a problem");
    lines.set(vec![SummaryLine { target: "city".to_owned(), text: "Enter the city".to_owned() }]);
    settled().await;
    page.find(".summary a").click();
    assert_eq!(document().active_element().map(|it| it.id()).as_deref(), Some("city"));
}
