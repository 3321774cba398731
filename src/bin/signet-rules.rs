//! The worker of the deep rules. It fetches its tables when they are first needed, and judges batches of names and
//! numbers.

#[cfg(target_arch = "wasm32")]
fn main() {
    let tables = std::rc::Rc::new(tables::Tables::default());
    signet::worker::serve_with(move |question: tables::Question, _asked| {
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
    use serde::{Deserialize, Serialize};
    use signet::rules::deep::message::{RulesRequest, RulesResponse, ZonesRequest, ZonesResponse};
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

    /// A question of the app. Their members tell them apart.
    #[derive(Deserialize)]
    #[serde(untagged)]
    pub(crate) enum Question {
        Zones(ZonesRequest),
        Rules(RulesRequest),
    }

    /// The answer to a question, without a tag: who asks knows which answer comes.
    #[derive(Serialize)]
    #[serde(untagged)]
    pub(crate) enum Reply {
        Zones(ZonesResponse),
        Rules(RulesResponse),
    }

    impl Tables {
        /// Answers a question. If a table cannot be fetched, the next question that needs it tries again.
        pub(crate) async fn answer(&self, question: &Question) -> Reply {
            match question {
                Question::Zones(question) => {
                    self.learn_suffixes().await;
                    Reply::Zones(self.judge.borrow().zones(question))
                }
                Question::Rules(question) => Reply::Rules(self.judged(question).await),
            }
        }

        async fn judged(&self, question: &RulesRequest) -> RulesResponse {
            if !question.names.is_empty() {
                self.learn_suffixes().await;
            }
            if !question.phones.is_empty()
                && !self.judge.borrow().knows_phones()
                && let Some(file) = fetch(PHONES_FILE).await
            {
                self.judge.borrow_mut().learn_phones(&file);
            }
            self.judge.borrow().answer(question)
        }

        async fn learn_suffixes(&self) {
            if !self.judge.borrow().knows_suffixes()
                && let Some(file) = fetch(SUFFIXES_FILE).await
            {
                self.judge.borrow_mut().learn_suffixes(&file);
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
