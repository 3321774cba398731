//! The worker of the deep rules. For now it answers what it is asked, which proves the way there and back.

#[cfg(target_arch = "wasm32")]
fn main() {
    signet::worker::serve(|question: String| question);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
