//! The worker for issued certificates. It reads a chain, judges if a private key belongs to it, and writes keystores.
//!
//! The page stops this worker when it is left, so that no key stays in its memory.

#[cfg(target_arch = "wasm32")]
fn main() {
    signet::worker::serve_with(|question: signet::key::KeyRequest, asked: signet::worker::Asked| async move {
        signet::key::answer(question, &asked.attachments).await
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
