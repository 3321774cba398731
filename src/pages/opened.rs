//! The frame of every page of an order. It shows what happens before the order is open, and when it cannot be opened.

use crate::state::{Heading, OpenOrder, OrderState, Trouble, use_app};
use crate::text::Sentence;
use crate::text::backend::Page;
use leptos::prelude::*;

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
        OrderState::Failed(error) => {
            let order_id = order_id.clone();
            view! {
                <Heading text=app.say(title).to_owned() />
                <Trouble error page=Page::WithoutAnswers on_retry=move |()| {
                    app.forget(&order_id);
                    app.reload();
                } />
            }
            .into_any()
        }
        OrderState::Ready(open) => page(open),
    }} }
    .into_any()
}
