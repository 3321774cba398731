//! The description of a failed call. It has the same lines wherever it is shown.

use leptos::prelude::*;

use super::settings::{help_line, setting};
use super::{AppContext, use_app};
use crate::api::BackendError;
use crate::components::{CopyWords, Notice, Quote, Tone, copyable};
use crate::text::backend::Page;
use crate::text::{backend, frame};

/// Draws the sentence, the words of the service, the details that support asks for, the contacts, and the link to sign in.
pub fn error_lines(app: AppContext, error: &BackendError, page: Page) -> AnyView {
    let sentence = app.trouble(error, page);
    let words = error.service_words().map(str::to_owned);
    let details = support_details(app, error);
    let is_forbidden = matches!(error, BackendError::Forbidden(_));
    let is_signed_out = is_forbidden || matches!(error, BackendError::SignedOut(_));
    let sign_in_words = app.say(if is_forbidden { backend::SIGN_IN_AS } else { frame::SIGN_IN });
    let told = error.sign_in_url().map(str::to_owned);
    // The settings of the site say where to sign in if the backend does not.
    let sign_in = move || told.clone().or_else(|| setting(|site| site.sign_in_url.clone()).filter(|_| is_signed_out));
    let sign_in =
        move || sign_in().map(|url| view! { <p><a href=url target="_blank" rel="noopener">{sign_in_words}</a></p> });
    view! {
        <p>{sentence}</p>
        {words.map(|text| view! { <p class="small last">{app.say(frame::SERVER_SAYS)}</p><Quote text show_all=app.say(frame::SHOW_ALL) /> })}
        {details}
        {move || sign_in()}
    }
    .into_any()
}

/// Draws the details of an error for support, with a button that copies them, and the contacts of the site.
pub fn support_details(app: AppContext, error: &BackendError) -> Option<AnyView> {
    if matches!(error, BackendError::Offline | BackendError::Cancelled) {
        return None;
    }
    // Support cannot help somebody to sign in.
    let details = (!matches!(error, BackendError::SignedOut(_))).then(|| {
        let details = backend::details(error, &crate::shell::version(), &app.now());
        let copy = app.say(backend::COPY_DETAILS);
        let copied = copyable(details, copy.to_owned(), CopyWords { copy, ..app.copy_words() });
        view! { <p class="small">{app.say(backend::DETAILS)}" "{copied}</p> }
    });
    Some(view! { {details}{help_line(app)} }.into_any())
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
