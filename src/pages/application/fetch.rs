//! Fetches the validation once the form is drawn.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::Form;
use super::validation::validation;

/// The seconds before each new attempt after a failure. After the last attempt only Next fetches again.
const AGAIN: [u64; 3] = [2, 8, 30];

/// Fetches the validation after the first frame, which shows the form.
pub(super) fn fetch(form: Form) {
    request_animation_frame(move || set_timeout(move || fetch_in_turn(form, 0), Duration::ZERO));
}

fn fetch_in_turn(form: Form, attempt: usize) {
    spawn_local(async move {
        if !now(form).await
            && let Some(seconds) = AGAIN.get(attempt)
        {
            set_timeout(move || fetch_in_turn(form, attempt + 1), Duration::from_secs(*seconds));
        }
    });
}

/// Fetches the validation unless the form has it already. Returns false if it could not be fetched and the form is
/// still open.
pub(super) async fn now(form: Form) -> bool {
    let Ok(validation) = validation().await else { return form.validation.is_disposed() };
    if matches!(form.validation.try_get_untracked(), Some(None)) {
        (validation.start)(form);
        form.validation.set(Some(validation));
    }
    true
}
