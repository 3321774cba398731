//! The page "Your certificates": a card for each order, which names the next step and whose turn it is.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::allowance::allowance;
use super::certificate::download_button;
use super::modify::modify_href;
use super::moment::{date, filled};
use super::renewal::{renew_href, renewal_id};
use crate::api::BackendError;
use crate::application::{UNREADABLE_RANK, is_found, rank};
use crate::components::{PillLook, Quote, pill};
use crate::contract::{Order, OrderStatus, ValidationLevel};
use crate::routes::{Route, encode};
use crate::state::{AppContext, Heading, Trouble, help_line, setting, settings_known, support_details, use_app};
use crate::text::backend::Page;
use crate::text::{frame, order_list, orders as words, renewal as renewal_words, sentence_start};

/// The number of cards that are drawn at once.
const CARDS: usize = 100;

/// The number of orders from which on the list can be searched.
const SEARCHED_FROM: usize = 9;

/// The number of orders that are asked for a draft, from the first. They are about as many as are in view.
const ASKED_FOR_DRAFTS: usize = 12;

#[derive(Clone)]
enum List {
    Loading,
    Ready(Vec<Result<Order, BackendError>>),
    Failed(BackendError),
}

/// The ids of the paid orders with saved answers, where the backend's list does not tell. Each order is then asked separately.
type Drafts = RwSignal<Vec<String>>;

/// The order list.
#[component]
pub fn OrdersPage() -> impl IntoView {
    let app = use_app();
    let list = RwSignal::new(List::Loading);
    let drafts = Drafts::new(Vec::new());
    let load = move || {
        list.set(List::Loading);
        spawn_local(async move {
            let orders = app.backend.orders().await;
            // The note of the site is part of the list, so it must be known. `config.json` came before the orders.
            settings_known(app).await;
            match orders {
                Err(error) => {
                    let _ = list.try_set(List::Failed(error));
                }
                Ok(mut orders) => {
                    // The backend lists the newest first, which stays so among orders of the same rank.
                    orders.sort_by_key(|order| order.as_ref().map_or(UNREADABLE_RANK, rank));
                    let unknown = orders
                        .iter()
                        .flatten()
                        .filter(|order| may_have_draft(order))
                        .map(|order| order.order_id.clone())
                        .take(ASKED_FOR_DRAFTS)
                        .collect();
                    if list.try_set(List::Ready(orders)).is_none() {
                        super::lazy::fetch_journey_ahead();
                        find_drafts(app, unknown, drafts).await;
                    }
                }
            }
        });
    };
    load();
    let content = move || match list.get() {
        List::Loading => loading(app).into_any(),
        List::Failed(error) => {
            view! { <Trouble error page=Page::WithoutAnswers on_retry=move |()| load() /> }.into_any()
        }
        List::Ready(orders) if orders.is_empty() => none(app, Callback::new(move |()| load())).into_any(),
        List::Ready(orders) => cards(app, orders, drafts).into_any(),
    };
    view! { <Heading text=app.say(words::TITLE).to_owned() />{move || content()} }
}

/// Draws a list without orders: why it may be empty, and what to do.
fn none(app: AppContext, load: Callback<()>) -> impl IntoView {
    view! {
        <section class="group">
            <p>{app.say(words::NONE)}</p>
            <p>{app.say(order_list::NONE_DO)}</p>
            {help_line(app)}
            <div class="acts"><button type="button" class="button quiet" on:click=move |_| load.run(())>{app.say(frame::RETRY)}</button></div>
        </section>
    }
}

/// Draws the cards, and above a long list a field that searches it.
fn cards(app: AppContext, orders: Vec<Result<Order, BackendError>>, drafts: Drafts) -> impl IntoView {
    let shown = RwSignal::new(CARDS);
    let query = RwSignal::new(String::new());
    let search = (orders.len() >= SEARCHED_FROM).then(|| {
        view! {
            <div class="field">
                <label for="find">{app.say(words::FIND)}</label>
                <p class="hint" id="find-hint">{app.say(words::FIND_HINT)}</p>
                <input type="search" id="find" autocomplete="off" aria-describedby="find-hint"
                    on:input:target=move |event| query.set(event.target().value()) />
            </div>
        }
    });
    let list = move || {
        let query = query.read();
        // An order that breaks the contract cannot be searched, so it is always shown.
        let found = orders.iter().filter(|order| order.as_ref().map_or(true, |order| is_found(order, &query)));
        let found = found.collect::<Vec<_>>();
        if found.is_empty() {
            return view! { <p role="status">{app.say(words::FOUND_NONE)}</p> }.into_any();
        }
        let cards = found.iter().take(shown.get()).map(|order| match order {
            Ok(order) => card(app, order, drafts, renewal_id(order, &orders)).into_any(),
            Err(error) => unreadable(app, error).into_any(),
        });
        let cards = cards.collect::<Vec<_>>();
        let more = (found.len() > cards.len()).then(|| {
            let left = (found.len() - cards.len()).to_string();
            view! {
                <p><button type="button" class="button quiet" on:click=move |_| shown.update(|shown| *shown += CARDS)>
                    {app.say_with(words::SHOW_MORE, &[&left])}
                </button></p>
            }
        });
        view! { <ul class="cards" aria-label=app.say(words::LIST)>{cards}</ul>{more} }.into_any()
    };
    let levels = view! { <p class="muted small">{app.say(order_list::LEVELS)}</p> };
    view! { <p class="muted last">{app.say(words::INTRO)}</p>{levels}{deploy_note(app)}{search}{move || list()} }
}

/// Draws the placeholder while an answer is awaited.
pub(super) fn loading(app: AppContext) -> impl IntoView {
    view! {
        <p class="hidden-text" role="status">{app.say(frame::LOADING)}</p>
        <div class="skeleton" aria-hidden="true"></div>
        <div class="skeleton tall" aria-hidden="true"></div>
    }
}

/// Draws where certificates can be deployed, if the site says so.
pub(super) fn deploy_note(app: AppContext) -> AnyView {
    let note = move || setting(|site| site.deploy_note.as_ref().map(|note| note.say(app.language()).to_owned()));
    view! { {move || note().map(|note| view! { <p class="muted" dir="auto">{note}</p> })} }.into_any()
}

/// Returns true if the order may have a draft that the list does not show. An order that names domains was submitted
/// before, so its answers are certainly saved.
fn may_have_draft(order: &Order) -> bool {
    order.status == OrderStatus::Payed && order.domains.is_empty() && order.draft_saved_at.is_none()
}

/// Asks for one draft after the other. The list is usable meanwhile, and the backend gets no burst of requests.
async fn find_drafts(app: AppContext, order_ids: Vec<String>, drafts: Drafts) {
    for order_id in order_ids {
        let found = app.backend.application(&order_id).await;
        if drafts.is_disposed() {
            return;
        }
        if let Ok(Some(_)) = found {
            drafts.update(|drafts| drafts.push(order_id));
        }
    }
}

/// Draws the card of an order that breaks the contract.
fn unreadable(app: AppContext, error: &BackendError) -> impl IntoView + use<> {
    view! {
        <li class="card">
            <div>
                <p class="last"><b>{app.say(words::UNREADABLE)}</b></p>
                {support_details(app, error)}
            </div>
        </li>
    }
}

fn card(app: AppContext, order: &Order, drafts: Drafts, renewal: Option<String>) -> impl IntoView + use<> {
    let heading_id = ["order-", &encode(&order.order_id)].concat();
    let level = order.product.validation_level.as_str().to_owned();
    let checks = words::level(&order.product.validation_level).map(|checks| [app.say(checks), " · "].concat());
    let what = bound(app, order);
    let number = app.say_with(words::ORDER, &[&order.order_id]);
    view! {
        <li class="card">
            <div>
                <h2 id=heading_id.clone()><bdi>{order.product.name.clone()}</bdi>" "<span class="tag">{level}</span></h2>
                <p class="muted small last">
                    {checks}<bdi>{what}</bdi>" · "{filled(app, words::BOUGHT, date(app, &order.bought_at))}" · "<bdi>{number}</bdi>
                </p>
            </div>
            {status_pill(app, &order.status)}
            <div class="act">
                <div class="small">{what_next(app, order, drafts, renewal.as_deref())}</div>
                {actions(app, order, drafts, &heading_id, renewal.as_deref())}
            </div>
        </li>
    }
}

/// Draws the status of an order as a pill.
pub(super) fn status_pill(app: AppContext, status: &OrderStatus) -> impl IntoView + use<> {
    let look = match status {
        OrderStatus::Payed => PillLook::Plain,
        OrderStatus::Checking | OrderStatus::WillExpire | OrderStatus::NotActivated | OrderStatus::Other(_) => {
            PillLook::Wait
        }
        OrderStatus::Issued => PillLook::Fine,
        OrderStatus::CheckedFail | OrderStatus::Expired | OrderStatus::Revoked => PillLook::Wrong,
    };
    pill(look, app.say(words::status(status)))
}

/// Returns the domain names of an order: the first, and the number of the others. An order without names yet shows the
/// names that its product allows.
pub(super) fn bound(app: AppContext, order: &Order) -> String {
    match order.domains.as_slice() {
        [] => sentence_start(allowance(app.language(), &order.product)),
        [only] => only.clone(),
        [first, more @ ..] => {
            app.say_with(words::AND_MORE, &[first, &more.len().to_string(), &order.domains.len().to_string()])
        }
    }
}

fn what_next(app: AppContext, order: &Order, drafts: Drafts, renewal: Option<&str>) -> AnyView {
    let yours =
        |more: AnyView| view! { <p><span class="who you">{app.say(words::YOUR_TURN)}</span>" "{more}</p> }.into_any();
    let others =
        |more: AnyView| view! { <p><span class="who">{app.say(words::CA_TURN)}</span>" "{more}</p> }.into_any();
    let expected = order.expected_issue_at.as_deref().map(|at| filled(app, words::DO_EXPECT, date(app, at)));
    let calm = |more| view! { <p class="muted">{app.say(more)}</p> }.into_any();
    match &order.status {
        OrderStatus::Payed => {
            let first = if order.product.validation_level == ValidationLevel::Dv {
                words::DO_APPLY_DV
            } else {
                words::DO_APPLY
            };
            let has_draft = has_draft(order, drafts);
            yours((move || app.say(if has_draft() { words::DO_CONTINUE } else { first })).into_any())
        }
        OrderStatus::CheckedFail => {
            let note =
                order.failure.as_ref().map(|failure| failure.audit_note.clone()).filter(|note| !note.trim().is_empty());
            let note = note.map(|note| {
                view! { <p class="bad last"><b>{app.say(words::CA_SAYS)}</b></p><Quote text=note show_all=app.say(frame::SHOW_ALL) /> }
            });
            view! { {note}{yours(app.say(words::DO_MODIFY).into_any())} }.into_any()
        }
        OrderStatus::Checking => others(match order.expected_issue_at.as_deref() {
            Some(at) => filled(app, words::DO_WAIT_UNTIL, date(app, at)).into_any(),
            None => app.say(words::DO_WAIT).into_any(),
        }),
        OrderStatus::Other(_) => others(view! { {app.say(words::OTHER_MORE)}<br/>{expected} }.into_any()),
        OrderStatus::Issued => calm(words::DO_DOWNLOAD),
        OrderStatus::WillExpire | OrderStatus::Expired => yours(match renewal {
            Some(order_id) => app.say_with(renewal_words::DO_RENEW, &[order_id]).into_any(),
            None => app.say(words::DO_RENEW).into_any(),
        }),
        OrderStatus::NotActivated | OrderStatus::Revoked => calm(words::DO_NOTHING),
    }
}

fn has_draft(order: &Order, drafts: Drafts) -> impl Fn() -> bool + Copy + Send + 'static {
    let order_id = StoredValue::new(order.order_id.clone());
    let is_known = !order.domains.is_empty() || matches!(order.draft_saved_at, Some(Some(_)));
    move || is_known || drafts.with(|drafts| order_id.with_value(|order_id| drafts.contains(order_id)))
}

fn actions(app: AppContext, order: &Order, drafts: Drafts, heading_id: &str, renewal: Option<&str>) -> AnyView {
    let id = || order.order_id.clone();
    let described = || Some(heading_id.to_owned());
    let view_status = |class: &'static str| {
        view! { <A href=app.href(Route::Status(id())) attr:class=class attr:aria-describedby=described()>{app.say(words::VIEW)}</A> }
    };
    match &order.status {
        OrderStatus::Payed => {
            let has_draft = has_draft(order, drafts);
            view! {
                <A href=app.href(Route::Application(id())) attr:class="button" attr:aria-describedby=described()>
                    {move || app.say(if has_draft() { words::CONTINUE } else { words::APPLY })}
                </A>
            }
            .into_any()
        }
        OrderStatus::CheckedFail => view! {
            {view_status("button quiet")}
            <A href=modify_href(app, order, order.failure.as_ref()) attr:class="button" attr:aria-describedby=described()>{app.say(words::MODIFY)}</A>
        }
        .into_any(),
        status if status.has_certificate() => view! {
            {view_status("button quiet")}
            {download_button(app, id(), &order.domains, described())}
            {renewal.map(|new_id| view! {
                <A href=renew_href(app, new_id, &order.order_id) attr:class="button" attr:aria-describedby=described()>{app.say(renewal_words::RENEW)}</A>
            })}
        }
        .into_any(),
        _ => view_status("button quiet").into_any(),
    }
}
