//! The withdrawal of the application, after a question.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::review::Review;
use crate::api::{Backend, BackendError};
use crate::components::{self, ConfirmWords, confirm};
use crate::contract::{OrderStatus, Status};
use crate::state::error_lines;
use crate::text::backend::Page;
use crate::text::status as words;

/// The id of the element that takes the focus after a withdrawal, when the button that had the focus is gone.
pub(super) const TOLD_ID: &str = "withdrawn";
const TROUBLE_ID: &str = "withdrawal-trouble";

/// Withdraws the application. The backend refuses to withdraw it twice, although that is not too late: the answer to an
/// earlier attempt was lost, or another tab was first. The status tells.
async fn outcome(backend: Backend, order_id: &str) -> Result<Status, BackendError> {
    match backend.withdraw(order_id).await {
        Err(BackendError::Conflict(problem)) => {
            let status = backend.status(order_id).await?;
            if status.status == OrderStatus::Payed { Ok(status) } else { Err(BackendError::Conflict(problem)) }
        }
        result => result,
    }
}

/// Draws the button with its question. It draws nothing while the application cannot be withdrawn.
pub(super) fn withdrawal(review: Review) -> impl IntoView {
    let Review { app, status, poller, .. } = review;
    let can = Memo::new(move |_| status.with(|status| status.as_ref().is_some_and(|status| status.can_withdraw)));
    let asked = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<BackendError>);
    let withdraw = Callback::new(move |()| {
        busy.set(true);
        trouble.set(None);
        let order_id = review.order_id();
        spawn_local(async move {
            let result = outcome(app.backend, &order_id).await;
            if busy.is_disposed() {
                app.forget(&order_id);
                return;
            }
            busy.set(false);
            asked.set(false);
            // When the dialog closes, the focus returns to its button, which may go away. So the words about the
            // outcome take the focus.
            let focus = match result {
                Ok(status) => {
                    review.heard.set(Some(status));
                    TOLD_ID
                }
                Err(error) => {
                    trouble.set(Some(error));
                    TROUBLE_ID
                }
            };
            app.forget(&order_id);
            poller.check_now();
            components::dom::focus_soon(focus.to_owned());
        });
    });
    let question = ConfirmWords {
        title: app.say(words::WITHDRAW_ASK),
        more: app.say(words::WITHDRAW_MORE),
        yes: app.say(words::WITHDRAW_YES),
        no: app.say(words::WITHDRAW_NO),
    };
    let button = move || {
        can.get().then(|| {
            view! {
                <div class="acts">
                    <button type="button" class="button quiet" aria-haspopup="dialog" on:click=move |_| asked.set(true)>{app.say(words::WITHDRAW)}</button>
                </div>
            }
        })
    };
    let told = move || {
        trouble.get().map(|error| {
            let lines = match error {
                BackendError::Conflict(_) => view! { <p>{app.say(words::TOO_LATE)}</p> }.into_any(),
                _ => error_lines(app, &error, Page::WithoutAnswers),
            };
            view! { <div class="small" id=TROUBLE_ID tabindex="-1" role="alert">{lines}</div> }
        })
    };
    view! { {move || button()}{move || told()}{confirm("withdraw", question, asked, busy, withdraw)} }
}
