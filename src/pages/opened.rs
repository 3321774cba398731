//! What every page of an order shows until the order is there, or when it is not.

use crate::desk::{Heading, OpenOrder, OrderState, Trouble, use_desk};
use crate::text::Sentence;
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
    let desk = use_desk();
    let state = desk.open(order_id.clone());
    view! { {move || match state.get() {
        OrderState::Loading => {
            view! { <Heading text=desk.say(title).to_owned() /><div class="skeleton tall"></div> }.into_any()
        }
        OrderState::Missing => view! { <super::NotFoundPage /> }.into_any(),
        OrderState::Failed(error) => {
            let order_id = order_id.clone();
            view! {
                <Heading text=desk.say(title).to_owned() />
                <Trouble error on_retry=move |()| {
                    desk.forget(&order_id);
                    desk.reload();
                } />
            }
            .into_any()
        }
        OrderState::Ready(open) => page(open),
    }} }
    .into_any()
}
