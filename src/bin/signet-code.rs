//! The worker that reads the QR code of a printed form on a photo, and finds the corners of the page by it.

#[cfg(all(target_arch = "wasm32", not(feature = "app")))]
fn main() {
    signet::photo::read_code::serve();
}

#[cfg(not(all(target_arch = "wasm32", not(feature = "app"))))]
fn main() {}
