//! Views and widgets in a browser: few tests, about what no test on the host can show. `cargo xtask test` runs them in Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, missing_docs, reason = "a test stops where the page is not as it was built")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

#[path = "web/page.rs"]
mod page;
#[path = "web/routes.rs"]
mod routes;
#[path = "web/views.rs"]
mod views;
#[path = "web/widgets.rs"]
mod widgets;
#[path = "web/words.rs"]
mod words;

wasm_bindgen_test_configure!(run_in_browser);
