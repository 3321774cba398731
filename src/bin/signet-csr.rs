//! The worker for certificate signing requests. It reads and judges them, or makes a key and a CSR in this browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    use std::rc::Rc;

    use signet::csr::{CsrRequest, answer};
    use signet::worker::Asked;

    signet::worker::serve_with(|question: CsrRequest, asked: Asked| async move {
        let asked = Rc::new(asked);
        // Making a key of 4096 bits can take long. A progress message now and then keeps the app waiting.
        let heartbeat = signet::csr::Heartbeat::start({
            let asked = Rc::clone(&asked);
            move || asked.progress(&())
        });
        let reply = answer(question, &asked.attachments).await;
        drop(heartbeat);
        (reply, Vec::new())
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
