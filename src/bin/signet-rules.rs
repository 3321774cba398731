//! The worker of the deep rules. It fetches its tables when they are first needed, and judges batches of names and
//! numbers.

#[cfg(target_arch = "wasm32")]
fn main() {
    let tables = std::rc::Rc::new(tables::Tables::default());
    signet::worker::serve_with(move |question: signet::rules::deep::message::Question, _asked| {
        let tables = tables.clone();
        async move { (tables.answer(&question).await, Vec::new()) }
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod tables {
    use std::cell::RefCell;

    use js_sys::Uint8Array;
    use signet::rules::deep::message::{Answer, Question};
    use signet::rules::deep::{Judge, PHONES_FILE, SUFFIXES_FILE};
    use signet::shell;
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{DedicatedWorkerGlobalScope, Response};

    /// The judge, with the tables that have been fetched.
    #[derive(Default)]
    pub(crate) struct Tables {
        judge: RefCell<Judge>,
    }

    impl Tables {
        /// Judges a batch. If a table cannot be fetched, the next batch that needs it tries again.
        pub(crate) async fn answer(&self, question: &Question) -> Answer {
            let (needs_suffixes, needs_phones) = match question {
                Question::Judge(batch) => (!batch.names.is_empty(), !batch.phones.is_empty()),
                Question::Look(answers) => (true, !answers.phone.number.is_empty()),
                Question::Zones(_) => (true, false),
            };
            if needs_suffixes
                && !self.judge.borrow().knows_suffixes()
                && let Some(file) = fetch(SUFFIXES_FILE).await
            {
                self.judge.borrow_mut().learn_suffixes(&file);
            }
            if needs_phones
                && !self.judge.borrow().knows_phones()
                && let Some(file) = fetch(PHONES_FILE).await
            {
                self.judge.borrow_mut().learn_phones(&file);
            }
            match question {
                Question::Judge(batch) => Answer::Judged(self.judge.borrow().answer(batch)),
                Question::Look(answers) => Answer::Looked(self.judge.borrow().look(answers)),
                Question::Zones(names) => Answer::Zones(self.judge.borrow().zones(names)),
            }
        }
    }

    async fn fetch(name: &str) -> Option<Vec<u8>> {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let response = JsFuture::from(scope.fetch_with_str(&shell::data_url(name)?)).await.ok()?;
        let response: Response = response.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
        Some(Uint8Array::new(&bytes).to_vec())
    }
}
