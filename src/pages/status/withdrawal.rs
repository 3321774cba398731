//! Taking the application back, behind a question.

use crate::task::spawn_local;
use crate::ui::prelude::*;

use super::Review;
use crate::backend::BackendError;
use crate::text::{self, status as words};
use crate::ui::{self, ConfirmWords, confirm};

/// What takes the focus once the application is withdrawn: the button that had it is gone then.
pub(super) const TOLD_ID: &str = "withdrawn";
const TROUBLE_ID: &str = "withdrawal-trouble";

/// The button with its question; nothing while it is too late or too early.
pub(super) fn withdrawal(review: Review) -> AnyView {
    let Review { desk, status, poller, .. } = review;
    let can = Memo::new(move |_| status.with(|status| status.as_ref().is_some_and(|status| status.can_withdraw)));
    let asked = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<BackendError>);
    let withdraw = Callback::new(move |()| {
        busy.set(true);
        trouble.set(None);
        let order_id = review.order_id();
        spawn_local(async move {
            let result = desk.backend.withdraw(&order_id).await;
            if busy.is_disposed() {
                desk.forget(&order_id);
                return;
            }
            busy.set(false);
            asked.set(false);
            // The button that has the focus again may go away: the words about what happened take it.
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
            desk.forget(&order_id);
            poller.check_now();
            ui::dom::focus_soon(focus.to_owned());
        });
    });
    let question = ConfirmWords {
        title: desk.say(words::WITHDRAW_ASK),
        more: desk.say(words::WITHDRAW_MORE),
        yes: desk.say(words::WITHDRAW_YES),
        no: desk.say(words::WITHDRAW_NO),
    };
    let button = move || {
        can.get().then(|| {
            view! {
                <div class="acts">
                    <button type="button" class="button quiet" aria-haspopup="dialog" on:click=move |_| asked.set(true)>{desk.say(words::WITHDRAW)}</button>
                </div>
            }
            .into_any()
        })
    };
    let told = move || {
        trouble.get().map(|error| {
            let sentence = match error {
                BackendError::Conflict(_) => desk.say(words::TOO_LATE).to_owned(),
                _ => text::backend::error(&error, desk.language()),
            };
            let id = desk.reference(&error).map(|words| view! { <p class="muted">{words}</p> }.into_any());
            view! { <div class="small" id=TROUBLE_ID tabindex="-1" role="alert"><p class="bad">{sentence}</p>{id}</div> }.into_any()
        })
    };
    view! { {button}{told}{confirm("withdraw", question, asked, busy, withdraw)} }.into_any()
}
