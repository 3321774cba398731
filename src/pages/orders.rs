//! Your certificates: a card for each order, with what to do next and who does it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::certificate::download_button;
use super::moment::{date, filled};
use crate::backend::BackendError;
use crate::contract::{Order, OrderStatus, Product, ValidationLevel};
use crate::desk::{Desk, Heading, Trouble, use_desk};
use crate::routes::{Route, encode};
use crate::text::{frame, orders as words};
use crate::ui::{PillLook, Quote, pill};

#[derive(Clone)]
enum List {
    Loading,
    Ready(Vec<Order>),
    Failed(BackendError),
}

/// The ids of the paid orders that have answers saved already. The list does not tell, so each one is asked for.
type Drafts = RwSignal<Vec<String>>;

/// The page.
#[component]
pub fn OrdersPage() -> impl IntoView {
    let desk = use_desk();
    let list = RwSignal::new(List::Loading);
    let drafts = Drafts::new(Vec::new());
    let load = move || {
        list.set(List::Loading);
        spawn_local(async move {
            match desk.backend.orders().await {
                Err(error) => {
                    let _ = list.try_set(List::Failed(error));
                }
                Ok(orders) => {
                    let unknown = orders
                        .iter()
                        .filter(|order| may_have_draft(order))
                        .map(|order| order.order_id.clone())
                        .collect();
                    if list.try_set(List::Ready(orders)).is_none() {
                        super::parts::fetch_journey_ahead();
                        find_drafts(desk, unknown, drafts).await;
                    }
                }
            }
        });
    };
    load();
    let content = move || match list.get() {
        List::Loading => loading(desk).into_any(),
        List::Failed(error) => view! { <Trouble error on_retry=move |()| load() /> }.into_any(),
        List::Ready(orders) if orders.is_empty() => view! { <p class="group">{desk.say(words::NONE)}</p> }.into_any(),
        List::Ready(orders) => {
            let cards = orders.iter().map(|order| card(desk, order, drafts)).collect::<Vec<_>>();
            view! {
                <p class="muted">{desk.say(words::INTRO)}</p>
                <ul class="cards" aria-label=desk.say(words::LIST)>{cards}</ul>
            }
            .into_any()
        }
    };
    view! { <Heading text=desk.say(words::TITLE).to_owned() />{move || content()} }
}

/// What stands where an answer is awaited.
pub(super) fn loading(desk: Desk) -> impl IntoView {
    view! {
        <p class="hidden-text" role="status">{desk.say(frame::LOADING)}</p>
        <div class="skeleton" aria-hidden="true"></div>
        <div class="skeleton tall" aria-hidden="true"></div>
    }
}

/// An order that names domains was submitted before, so its answers are there.
fn may_have_draft(order: &Order) -> bool {
    order.status == OrderStatus::Payed && order.domains.is_empty()
}

/// One after the other: the list is usable meanwhile, and the backend is spared a burst.
async fn find_drafts(desk: Desk, order_ids: Vec<String>, drafts: Drafts) {
    for order_id in order_ids {
        let found = desk.backend.application(&order_id).await;
        if drafts.is_disposed() {
            return;
        }
        if let Ok(Some(_)) = found {
            drafts.update(|drafts| drafts.push(order_id));
        }
    }
}

fn card(desk: Desk, order: &Order, drafts: Drafts) -> impl IntoView + use<> {
    let heading_id = ["order-", &encode(&order.order_id)].concat();
    let level = order.product.validation_level.as_str().to_owned();
    let what = bound(desk, order);
    let number = desk.fill(words::ORDER, &[&order.order_id]);
    view! {
        <li class="card">
            <div>
                <h2 id=heading_id.clone()><bdi>{order.product.name.clone()}</bdi>" "<span class="tag">{level}</span></h2>
                <p class="muted small last">
                    <bdi>{what}</bdi>" · "{filled(desk, words::BOUGHT, date(desk, &order.bought_at))}" · "<bdi>{number}</bdi>
                </p>
            </div>
            {status_pill(desk, &order.status)}
            <div class="act">
                <div class="small">{what_next(desk, order, drafts)}</div>
                {actions(desk, order, drafts, &heading_id)}
            </div>
        </li>
    }
}

/// Where an order stands, as a pill.
pub(super) fn status_pill(desk: Desk, status: &OrderStatus) -> impl IntoView + use<> {
    let look = match status {
        OrderStatus::Payed => PillLook::Plain,
        OrderStatus::Checking | OrderStatus::WillExpire | OrderStatus::NotActivated | OrderStatus::Other(_) => {
            PillLook::Wait
        }
        OrderStatus::Issued => PillLook::Fine,
        OrderStatus::CheckedFail | OrderStatus::Expired | OrderStatus::Revoked => PillLook::Wrong,
    };
    pill(look, desk.say(words::status(status)))
}

/// The names that are bound: the first, and how many more; what was bought, before any is.
pub(super) fn bound(desk: Desk, order: &Order) -> String {
    match order.domains.as_slice() {
        [] => allowance(desk, &order.product),
        [only] => only.clone(),
        [first, more @ ..] => {
            desk.fill(words::AND_MORE, &[first, &more.len().to_string(), &order.domains.len().to_string()])
        }
    }
}

fn allowance(desk: Desk, product: &Product) -> String {
    let count = |one, many, count: u32| {
        if count == 1 { desk.say(one).to_owned() } else { desk.fill(many, &[&count.to_string()]) }
    };
    let plain = count(words::ONE_NAME, words::NAMES, product.domain_count);
    let wildcard = count(words::ONE_WILDCARD, words::WILDCARDS, product.wild_domain_count);
    match (product.domain_count, product.wild_domain_count) {
        (_, 0) => plain,
        (0, _) => wildcard,
        (1, _) | (_, 1) => [&plain, " · ", &wildcard].concat(),
        (plain, wildcard) => desk.fill(words::MIXED, &[&plain.to_string(), &wildcard.to_string()]),
    }
}

fn what_next(desk: Desk, order: &Order, drafts: Drafts) -> AnyView {
    let yours =
        |more: AnyView| view! { <p><span class="who you">{desk.say(words::YOUR_TURN)}</span>" "{more}</p> }.into_any();
    let others =
        |more: AnyView| view! { <p><span class="who">{desk.say(words::CA_TURN)}</span>" "{more}</p> }.into_any();
    let expected =
        order.expected_issue_at.as_deref().map(|at| view! { " "{filled(desk, words::DO_EXPECT, date(desk, at))} });
    let calm = |more| view! { <p class="muted">{desk.say(more)}</p> }.into_any();
    match &order.status {
        OrderStatus::Payed => {
            let first = if order.product.validation_level == ValidationLevel::Dv {
                words::DO_APPLY_DV
            } else {
                words::DO_APPLY
            };
            let has_draft = has_draft(order, drafts);
            yours((move || desk.say(if has_draft() { words::DO_CONTINUE } else { first })).into_any())
        }
        OrderStatus::CheckedFail => {
            let note =
                order.failure.as_ref().map(|failure| failure.audit_note.clone()).filter(|note| !note.trim().is_empty());
            let note = note.map(|note| {
                view! { <p class="bad last"><b>{desk.say(words::CA_SAYS)}</b></p><Quote text=note show_all=desk.say(frame::SHOW_ALL) /> }
            });
            view! { {note}{yours(desk.say(words::DO_MODIFY).into_any())} }.into_any()
        }
        OrderStatus::Checking => others(view! { {desk.say(words::DO_WAIT)}{expected} }.into_any()),
        OrderStatus::Other(_) => others(view! { {desk.say(words::OTHER_MORE)}<br/>{expected} }.into_any()),
        OrderStatus::Issued => calm(words::DO_DOWNLOAD),
        OrderStatus::WillExpire | OrderStatus::Expired => yours(desk.say(words::DO_RENEW).into_any()),
        OrderStatus::NotActivated | OrderStatus::Revoked => calm(words::DO_NOTHING),
    }
}

fn has_draft(order: &Order, drafts: Drafts) -> impl Fn() -> bool + Copy + Send + 'static {
    let order_id = StoredValue::new(order.order_id.clone());
    let submitted_before = !order.domains.is_empty();
    move || submitted_before || drafts.with(|drafts| order_id.with_value(|order_id| drafts.contains(order_id)))
}

fn actions(desk: Desk, order: &Order, drafts: Drafts, heading_id: &str) -> AnyView {
    let id = || order.order_id.clone();
    let described = || Some(heading_id.to_owned());
    let view_status = |class: &'static str| {
        view! { <A href=desk.href(Route::Status(id())) attr:class=class attr:aria-describedby=described()>{desk.say(words::VIEW)}</A> }
    };
    match &order.status {
        OrderStatus::Payed => {
            let has_draft = has_draft(order, drafts);
            view! {
                <A href=desk.href(Route::Application(id())) attr:class="button" attr:aria-describedby=described()>
                    {move || desk.say(if has_draft() { words::CONTINUE } else { words::APPLY })}
                </A>
            }
            .into_any()
        }
        OrderStatus::CheckedFail => view! {
            {view_status("button quiet")}
            <A href=desk.href(Route::Application(id())) attr:class="button" attr:aria-describedby=described()>{desk.say(words::MODIFY)}</A>
        }
        .into_any(),
        status if status.has_certificate() => view! {
            {view_status("button quiet")}
            {download_button(desk, id(), &order.domains, described())}
        }
        .into_any(),
        _ => view_status("button quiet").into_any(),
    }
}
