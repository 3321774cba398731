//! The worker of the photo desk: looks at photos and makes them fit.

#[cfg(all(target_arch = "wasm32", not(feature = "app")))]
fn main() {
    signet::photo::work::serve();
}

#[cfg(not(all(target_arch = "wasm32", not(feature = "app"))))]
fn main() {}
