//! The worker of the photo desk. It examines photos and makes them fit.

#[cfg(all(target_arch = "wasm32", not(feature = "app")))]
fn main() {
    signet::photo::work::serve();
}

#[cfg(not(all(target_arch = "wasm32", not(feature = "app"))))]
fn main() {}
