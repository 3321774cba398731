//! Fetches the certificate, lets the worker read it, and draws what there is to say about it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{facts, install, key as key_view, renewal};
use crate::api::BackendError;
use crate::contract::{Order, OrderStatus, Status};
use crate::key;
use crate::rules::certificate::summary::{Applied, KeyOrigin, Summary};
use crate::state::{AppContext, error_lines};
use crate::text::backend::Page;
use crate::text::{frame, issued as words};

/// An issued certificate of an order.
#[derive(Clone)]
pub(super) struct Issued {
    pub(super) order: Order,
    pub(super) status: Status,
    /// The application that the certificate is compared with.
    pub(super) applied: Applied,
}

#[derive(Clone)]
enum Reading {
    Loading,
    /// The backend did not give the certificate.
    Failed(BackendError),
    /// The certificate or the worker could not be read.
    NotRead,
    Read(Box<Summary>),
}

/// Draws everything about the certificate.
pub(super) fn section(app: AppContext, issued: Issued) -> AnyView {
    let reading = RwSignal::new(Reading::Loading);
    // The certificate is public. The private key is never kept here.
    let chain = StoredValue::new(String::new());
    let about = StoredValue::new(issued.clone());
    let load = move || {
        reading.set(Reading::Loading);
        let Issued { order, applied, .. } = about.get_value();
        spawn_local(async move {
            let next = match app.backend.certificate(&order.order_id).await {
                Err(error) => Reading::Failed(error),
                Ok(pem) => match key::read(pem.clone(), applied).await {
                    Ok(Ok(summary)) => {
                        let _ = chain.try_set_value(pem);
                        Reading::Read(summary)
                    }
                    Ok(Err(_)) | Err(_) => Reading::NotRead,
                },
            };
            let _ = reading.try_set(next);
        });
    };
    load();
    // The worker may have had a private key. It ends with the page.
    on_cleanup(key::stop);
    let retry = move || {
        view! { <p><button type="button" class="link-button" on:click=move |_| load()>{app.say(frame::RETRY)}</button></p> }
    };
    let has_ended = issued.status.status == OrderStatus::Expired;
    let content = move || match reading.get() {
        Reading::Loading => {
            view! { <p role="status">{app.say(words::READING)}</p><div class="skeleton tall" aria-hidden="true"></div> }
                .into_any()
        }
        Reading::Failed(error) => {
            view! { <div class="small">{error_lines(app, &error, Page::WithoutAnswers)}</div>{retry()} }.into_any()
        }
        Reading::NotRead => view! { <p>{app.say(words::NOT_READ)}</p>{retry()} }.into_any(),
        Reading::Read(summary) => {
            let facts = facts::facts(app, &summary);
            // A key that the service made is not with the applicant.
            let own_key = summary.origin != KeyOrigin::Service;
            let domains = about.with_value(|about| about.order.domains.clone());
            let more = (!has_ended).then(|| {
                let key = own_key.then(|| key_view::KeyControls::new(app, chain));
                view! { {key.map(key_view::key)}{install::install(app, &summary, &domains, key)} }
            });
            view! { {facts}{more} }.into_any()
        }
    };
    view! {
        <section class="group issued" aria-label=app.say(words::TITLE)>
            <h2>{app.say(words::TITLE)}</h2>
            {move || content()}
        </section>
        {renewal::renewal(app, issued)}
    }
    .into_any()
}
