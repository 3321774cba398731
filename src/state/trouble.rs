//! The description of a failed call. It has the same lines wherever it is shown.

use leptos::prelude::*;

use super::{AppContext, use_app};
use crate::api::BackendError;
use crate::components::{CopyWords, Notice, Quote, Tone, copyable};
use crate::text::backend::Page;
use crate::text::{backend, frame};

/// Draws the sentence, the words of the service, the details that support asks for, and the link to sign in.
pub fn error_lines(app: AppContext, error: &BackendError, page: Page) -> AnyView {
    let sentence = app.trouble(error, page);
    let words = error.service_words().map(str::to_owned);
    let details = support_details(app, error);
    let sign_in = error.sign_in_url().map(str::to_owned);
    view! {
        <p>{sentence}</p>
        {words.map(|text| view! { <p class="small last">{app.say(frame::SERVER_SAYS)}</p><Quote text show_all=app.say(frame::SHOW_ALL) /> })}
        {details}
        {sign_in.map(|url| view! { <p><a href=url target="_blank" rel="noopener">{app.say(frame::SIGN_IN)}</a></p> })}
    }
    .into_any()
}

/// Draws the details of an error for support, with a button that copies them.
pub fn support_details(app: AppContext, error: &BackendError) -> Option<AnyView> {
    let now = app.backend.server_now_ms().unwrap_or_else(js_sys::Date::now);
    let time = String::from(js_sys::Date::new(&now.into()).to_iso_string());
    let details = backend::details(error, &crate::shell::version(), &time)?;
    let copy = app.say(backend::COPY_DETAILS);
    let copied = copyable(details, copy.to_owned(), CopyWords { copy, ..app.copy_words() });
    Some(view! { <p class="small">{app.say(backend::DETAILS)}" "{copied}</p> }.into_any())
}

/// A notice about a failed call, with a button that tries the call again.
#[component]
pub fn Trouble(
    error: BackendError,
    /// The page where it failed.
    page: Page,
    /// Tries the call again. Without it the notice has no button.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let app = use_app();
    let retry = app.say(if matches!(error, BackendError::SignedOut(_)) { frame::CARRY_ON } else { frame::RETRY });
    view! {
        <Notice tone=Tone::Wrong role="alert">
            {error_lines(app, &error, page)}
            {on_retry.map(|on_retry| view! {
                <div class="acts"><button type="button" class="button quiet" on:click=move |_| on_retry.run(())>{retry}</button></div>
            })}
        </Notice>
    }
}
