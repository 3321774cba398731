//! The button that downloads a certificate with its chain, as a file named after its first name.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::BackendError;
use crate::application::certificate_file_name;
use crate::components;
use crate::state::{AppContext, error_lines};
use crate::text::backend::Page;
use crate::text::orders as words;

/// The media type of a certificate and its chain (RFC 8555 9.1).
const MEDIA_TYPE: &str = "application/pem-certificate-chain";

#[derive(Clone)]
enum Fetch {
    Idle,
    Busy,
    Done,
    Failed(BackendError),
}

/// Draws the button and the outcome of a press. `described_by` is the id of the element that names the certificate.
pub(super) fn download_button(
    app: AppContext,
    order_id: String,
    domains: &[String],
    described_by: Option<String>,
) -> impl IntoView + use<> {
    let file_name = certificate_file_name(domains);
    let saved_as = app.say_with(words::DOWNLOADED, &[&file_name]);
    let fetch = RwSignal::new(Fetch::Idle);
    let is_busy = move || fetch.with(|fetch| matches!(fetch, Fetch::Busy));
    let start = move |_| {
        if fetch.with_untracked(|fetch| matches!(fetch, Fetch::Busy)) {
            return;
        }
        fetch.set(Fetch::Busy);
        let (order_id, file_name) = (order_id.clone(), file_name.clone());
        spawn_local(async move {
            let next = match app.backend.certificate(&order_id).await {
                Ok(pem) if components::download(&pem, MEDIA_TYPE, &file_name) => Fetch::Done,
                Ok(_) => Fetch::Idle,
                Err(error) => Fetch::Failed(error),
            };
            let _ = fetch.try_set(next);
        });
    };
    let told = move || match fetch.get() {
        Fetch::Idle | Fetch::Failed(_) => String::new(),
        Fetch::Busy => app.say(words::DOWNLOADING).to_owned(),
        Fetch::Done => saved_as.clone(),
    };
    let trouble = move || match fetch.get() {
        Fetch::Failed(error) => Some(view! {
            <div class="small" role="alert">{error_lines(app, &error, Page::WithoutAnswers)}</div>
        }),
        _ => None,
    };
    view! {
        <button type="button" class="button" aria-describedby=described_by aria-disabled=move || is_busy().then_some("true") on:click=start>
            {app.say(words::DOWNLOAD)}
        </button>
        <span class="small muted told" role="status">{move || told()}</span>
        {move || trouble()}
    }
}
