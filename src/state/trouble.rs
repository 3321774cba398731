//! What a page shows in place of what could not be fetched: a calm sentence, the request's id, a way to go on.

use leptos::prelude::*;

use super::use_app;
use crate::api::BackendError;
use crate::components::{Notice, Tone};
use crate::text::{self, frame};

/// A call that failed, with a button that tries it again.
#[component]
pub fn Trouble(
    error: BackendError,
    /// Tries again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let reference = app.reference(&error);
    let sign_in = error.sign_in_url().map(str::to_owned);
    let signed_out = matches!(error, BackendError::SignedOut(_));
    let words = text::backend::error(&error, app.language());
    let retry = app.say(if signed_out { frame::CARRY_ON } else { frame::RETRY });
    view! {
        <Notice tone=Tone::Wrong role="alert">
            <p>{words}</p>
            {reference.map(|words| view! { <p class="small">{words}</p> })}
            <div class="acts">
                {sign_in.map(|url| view! { <a class="button" href=url target="_blank" rel="noopener">{app.say(frame::SIGN_IN)}</a> })}
                <button type="button" class="button quiet" on:click=move |_| on_retry.run(())>{retry}</button>
            </div>
        </Notice>
    }
}
