//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    leptos::mount::mount_to_body(signet::app::App);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
