//! The frame of every page of an order. It shows what happens before the order is open, and when it cannot be opened.

use leptos::prelude::*;

use super::lazy;
use crate::api::BackendError;
use crate::routes::Route;
use crate::state::{Heading, OpenOrder, OrderState, Trouble, use_app};
use crate::text::backend::Page;
use crate::text::{Sentence, frame};

/// Opens an order and shows `page` once it is open.
pub(super) fn opened(
    order_id: String,
    title: Sentence,
    page: impl Fn(OpenOrder) -> AnyView + Send + 'static,
) -> impl IntoView {
    whole(order_id, title, Box::new(page))
}

fn whole(order_id: String, title: Sentence, page: Box<dyn Fn(OpenOrder) -> AnyView + Send>) -> AnyView {
    let app = use_app();
    let state = app.open(order_id.clone());
    view! { {move || match state.get() {
        // This `h1` is not `Heading`: the page's own heading takes the focus once, when the order is there.
        OrderState::Loading => {
            view! { <h1>{app.say(title)}</h1><div class="skeleton tall"></div> }.into_any()
        }
        OrderState::Missing => view! { <super::NotFoundPage /> }.into_any(),
        OrderState::Failed(error) => lazy::unopened(title, error, order_id.clone()),
        OrderState::Ready(open) => page(open),
    }} }
    .into_any()
}

/// Draws the page of an order that could not be fetched. The words about errors come with it, so the first load does
/// not have them.
pub(super) fn failed(title: Sentence, error: BackendError, order_id: String) -> AnyView {
    let app = use_app();
    view! {
        <Heading text=app.say(title).to_owned() />
        <Trouble error page=Page::WithoutAnswers on_retry=move |()| {
            app.forget(&order_id);
            app.reload();
        } />
        <p><a href=app.href(Route::Orders)>{app.say(frame::TO_ORDERS)}</a></p>
    }
    .into_any()
}
