//! The parts of the program that are fetched later: the order list with the page of an order that could not be fetched, the pages
//! that follow the form, and the page of a phone that takes a photo. The form itself is in the first load, because applicants wait for it.
//!
//! A part is fetched when one of its pages is opened, or a little before. `boot.js` knows by the address which part a
//! page needs.

use super::{
    ApplicationPage, CheckPage, NotFoundPage, OrdersPage, PrintPage, StatusPage, TakePhotoPage, VerificationPage,
    opened,
};
use crate::api::BackendError;
use crate::components::{Drawing, Fetching, Notice, Tone, entry, fetch_ahead, part};
use crate::routes::Route;
use crate::state::{AppContext, Heading, begin_settings, use_app};
use crate::text::{Sentence, check, frame, orders as words, status, take_photo, verification};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Something of the part `orders`.
enum FromOrders {
    /// The order list.
    List,
    /// The page of an order that could not be fetched.
    Unopened { title: Sentence, error: BackendError, order_id: String },
    /// Nothing to draw; the part also has the end of the footer.
    Nothing,
}

entry!(orders, fetch_orders; fn orders(app: AppContext, what: FromOrders) -> AnyView {
    begin_settings(app);
    match what {
        FromOrders::List => view! { <OrdersPage /> }.into_any(),
        FromOrders::Unopened { title, error, order_id } => opened::failed(title, error, order_id),
        FromOrders::Nothing => ().into_any(),
    }
});

entry!(journey, fetch_journey; fn journey(route: Route) -> AnyView {
    fetch_orders_ahead();
    begin_settings(use_app());
    match route {
        Route::Verification(order_id) => view! { <VerificationPage order_id /> }.into_any(),
        Route::Check(order_id) => view! { <CheckPage order_id /> }.into_any(),
        Route::Status(order_id) => view! { <StatusPage order_id /> }.into_any(),
        Route::Print { order_id, document_type } => view! { <PrintPage order_id document_type /> }.into_any(),
        Route::Orders | Route::Application(_) | Route::Photo => ().into_any(),
    }
});

entry!(photo, fetch_photo; fn photo() -> AnyView {
    begin_settings(use_app());
    view! { <TakePhotoPage /> }.into_any()
});

#[cfg(debug_assertions)]
entry!(gallery, fetch_gallery; fn gallery() -> AnyView { super::gallery::gallery() });

/// Draws the page of an order that could not be fetched.
pub(super) fn unopened(title: Sentence, error: BackendError, order_id: String) -> AnyView {
    let app = use_app();
    let draw = move || -> Drawing {
        Box::pin(orders(app, FromOrders::Unopened { title, error: error.clone(), order_id: order_id.clone() }))
    };
    fetched(title, || Box::pin(fetch_orders()), draw).into_any()
}

/// Draws the page of a route. `None` means an address without a page.
pub fn page(route: Option<Route>) -> AnyView {
    use_app().arrive(route.as_ref());
    #[cfg(debug_assertions)]
    if route.is_none() && super::gallery::is_here() {
        return fetched(frame::LOADING, || Box::pin(fetch_gallery()), || Box::pin(gallery())).into_any();
    }
    let title = match &route {
        None => {
            // This page needs no part, but the end of the footer is in all of them.
            let app = use_app();
            spawn_local(async move { drop(orders(app, FromOrders::Nothing).await) });
            return view! { <NotFoundPage /> }.into_any();
        }
        Some(Route::Application(order_id)) => {
            return view! { <ApplicationPage order_id=order_id.clone() /> }.into_any();
        }
        Some(Route::Orders) => {
            let app = use_app();
            let draw = move || -> Drawing { Box::pin(orders(app, FromOrders::List)) };
            return fetched(words::TITLE, || Box::pin(fetch_orders()), draw).into_any();
        }
        Some(Route::Photo) => {
            return fetched(take_photo::TITLE, || Box::pin(fetch_photo()), || Box::pin(self::photo())).into_any();
        }
        Some(Route::Verification(_)) => verification::TITLE,
        Some(Route::Check(_)) => check::TITLE,
        Some(Route::Status(_)) => status::TITLE,
        Some(Route::Print { .. }) => verification::PRINT_TITLE,
    };
    let draw = move || -> Drawing { Box::pin(journey(route.clone().unwrap_or(Route::Orders))) };
    fetched(title, || Box::pin(fetch_journey()), draw).into_any()
}

/// Fetches the pages that follow the form, before they are needed.
pub(super) fn fetch_journey_ahead() {
    fetch_ahead(Box::pin(fetch_journey()));
    fetch_orders_ahead();
}

/// Fetches the page of an order that could not be fetched. Without a network it would come too late.
fn fetch_orders_ahead() {
    fetch_ahead(Box::pin(fetch_orders()));
}

fn fetched(title: Sentence, fetch: fn() -> Fetching, draw: impl Fn() -> Drawing + Send + 'static) -> impl IntoView {
    let app = use_app();
    part(fetch, draw, move || waiting(app, title).into_any(), move |again| missing(app, title, again).into_any())
}

/// Draws a placeholder while the part of the page is being fetched. Its `h1` is not `Heading`: the page's own heading
/// takes the focus when the page is drawn.
fn waiting(app: AppContext, title: Sentence) -> impl IntoView {
    view! { <h1>{app.say(title)}</h1><div class="skeleton tall"></div> }
}

/// Draws the page of a part that could not be fetched.
fn missing(app: AppContext, title: Sentence, again: Callback<()>) -> impl IntoView {
    app.reload_if_outdated();
    view! {
        <Heading text=app.say(title).to_owned() />
        {missing_notice(app, again)}
    }
}

/// Says that a part could not be fetched, with the button that fetches it again.
pub(super) fn missing_notice(app: AppContext, again: Callback<()>) -> impl IntoView {
    view! {
        <Notice tone=Tone::Wrong role="alert">
            <p>{app.say(frame::PART_MISSING)}</p>
            <div class="acts"><button type="button" class="button quiet" on:click=move |_| again.run(())>{app.say(frame::RETRY)}</button></div>
        </Notice>
    }
}
