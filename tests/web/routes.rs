//! The addresses of pages: the router reads each address that the app writes.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Router;
use leptos_router::hooks::use_navigate;
use signet::app::Pages;
use signet::routes::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, settled};

/// The router with a page that says its route, and what goes to a path below the base.
fn opened() -> (Page, Callback<String>) {
    let go = StoredValue::new(None::<Callback<String>>);
    let page = Page::open(move || view! { <Router base="/certificates"><Told go /></Router> });
    (page, go.get_value().expect("the way to a page"))
}

#[component]
fn Told(go: StoredValue<Option<Callback<String>>>) -> impl IntoView {
    let navigate = use_navigate();
    go.set_value(Some(Callback::new(move |path: String| navigate(&path, NavigateOptions::default()))));
    view! { <Pages draw=|route| (move || format!("{route:?}")).into_any() /> }
}

/// A new page does not compile until it has an arm here: add it to the list below too.
fn is_walked(route: &Route) {
    match route {
        Route::Orders
        | Route::Application(_)
        | Route::Verification(_)
        | Route::Check(_)
        | Route::Status(_)
        | Route::Print { .. }
        | Route::Photo => {}
    }
}

#[wasm_bindgen_test]
async fn every_page_is_read_from_the_path_that_it_writes() {
    let (page, go) = opened();
    // Signs that mean something in an address, letters beyond ASCII, and an id like those of the backend.
    for id in ["98987582437920968", "9 8/%é?#", "%2e%2e", "订单"] {
        for route in [
            // A page that is missing here is asked for by `is_walked`.
            Route::Orders,
            Route::Application(id.to_owned()),
            Route::Verification(id.to_owned()),
            Route::Check(id.to_owned()),
            Route::Status(id.to_owned()),
            Route::Print { order_id: id.to_owned(), document_type: "a/b é".to_owned() },
            Route::Photo,
        ] {
            is_walked(&route);
            go.run(route.path());
            settled().await;
            assert_eq!(page.text(), format!("{:?}", Some(&route)), "{}", route.path());
        }
    }
}

#[wasm_bindgen_test]
async fn an_address_of_no_page_has_no_route() {
    let (page, go) = opened();
    for path in ["/orders", "/orders/1", "/orders/1/paper", "/orders/1/documents/a/b/print", "/api/orders/1/status"] {
        go.run(path.to_owned());
        settled().await;
        assert_eq!(page.text(), "None", "{path}");
    }
    // An id of dots alone would climb out of its place; the browser makes another address of it, which is no page's.
    go.run(Route::Status("..".to_owned()).path());
    settled().await;
    assert_eq!(page.text(), "None");
    go.run("/orders/1/status/".to_owned());
    settled().await;
    assert_eq!(page.text(), format!("{:?}", Some(Route::Status("1".to_owned()))), "a slash at the end is forgiven");
}
