//! Fetches the part of the program for issued certificates when the status page has one.

use leptos::prelude::*;

use super::super::super::lazy::missing_notice;
use super::super::review::Review;
use super::section::{Issued, section};
use crate::components::{Drawing, entry, part};
use crate::contract::Status;
use crate::rules::certificate::summary::Applied;
use crate::state::AppContext;

entry!(issued, fetch_issued; fn draw(app: AppContext, issued: Issued) -> AnyView {
    section(app, issued)
});

/// Draws the part while the order has a certificate. It is drawn again only when the status changes.
pub(in crate::pages::status) fn issued(review: Review, applied: Applied) -> AnyView {
    let Review { app, status, .. } = review;
    let wanted =
        Memo::new(move |_| status.with(|status| status.clone().filter(|status| status.status.has_certificate())));
    view! { {move || wanted.get().map(|status| fetched(review, app, status, applied.clone()))} }.into_any()
}

fn fetched(review: Review, app: AppContext, status: Status, applied: Applied) -> AnyView {
    let issued = Issued { order: review.order.get_value(), status, applied };
    let draw = move || -> Drawing { Box::pin(draw(app, issued.clone())) };
    part(
        || Box::pin(fetch_issued()),
        draw,
        || view! { <div class="skeleton tall"></div> }.into_any(),
        move |again| {
            let again = Callback::new(move |()| {
                app.reload_if_outdated();
                again.run(());
            });
            missing_notice(app, again).into_any()
        },
    )
    .into_any()
}
