//! "Before you submit": what a CA may stumble over, each line with its reason and a link that changes the answer. It never prevents
//! the submission.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::super::moment::filled;
use super::before::Before;
use crate::application::look_ahead::{self, Advice, Answers, look_question};
use crate::application::{CSR_AUTOMATIC, FieldId, domain_list, orders_with_answers};
use crate::contract::{Csr, Order};
use crate::routes::Route;
use crate::rules::deep::look::LookAnswer;
use crate::state::{AppContext, OpenOrder, list};
use crate::text::look_ahead::{Names, advice};
use crate::text::{check, look_ahead as words, reapply};
use crate::worker::WorkerClient;

/// The number of other orders whose CSRs are compared.
const COMPARED: usize = 3;

/// Draws the section, once there is something to say.
pub(super) fn look_ahead(app: AppContext, open: OpenOrder, before: Before) -> AnyView {
    let looked = RwSignal::new(None::<LookAnswer>);
    let other_csrs = RwSignal::new(Vec::<(String, String)>::new());
    spawn_local(async move {
        if open.draft().get(FieldId::CsrMethod) != CSR_AUTOMATIC {
            let found = csrs_of_others(app, open).await;
            let _ = other_csrs.try_set(found);
        }
    });
    spawn_local(async move {
        // The names are asked about in the form that the deep rules return.
        open.settle_verdicts().await;
        if open.is_closed() {
            return;
        }
        let draft = open.draft();
        let product = open.order.with_untracked(|order| order.product.clone());
        let question = look_question(&draft, &product, &untrack(|| domain_list(&draft, &product, &open.deep)));
        // Without an answer there are only the lines that need no table.
        let answer = WorkerClient::RULES.ask::<_, LookAnswer>(&question).await;
        let _ = looked.try_set(answer.ok());
    });
    let found = Memo::new(move |_| {
        let draft = open.draft();
        let product = open.order.with(|order| order.product.clone());
        let names = domain_list(&draft, &product, &open.deep);
        let looked = looked.read();
        let other_csrs = other_csrs.read();
        look_ahead::look_ahead(&Answers {
            draft: &draft,
            product: &product,
            names: &names,
            looked: looked.as_ref(),
            other_csrs: &other_csrs,
        })
    });
    let same = Memo::new(move |_| before.unchanged());
    view! { {move || {
        let (found, same) = (found.get(), same.get());
        (!found.is_empty() || !same.is_empty()).then(|| {
            let same = same.into_iter().map(|id| unchanged(app, open, id)).collect::<Vec<_>>();
            let lines = found.iter().map(|line| one(app, open, line)).collect::<Vec<_>>();
            view! {
                <section class="group" aria-labelledby="look-ahead">
                    <h2 id="look-ahead">{app.say(words::TITLE)}</h2>
                    <p class="muted">{app.say(words::INTRO)}</p>
                    <ul>{same}{lines}</ul>
                </section>
            }
        })
    }} }
    .into_any()
}

fn one(app: AppContext, open: OpenOrder, line: &Advice) -> AnyView {
    let language = app.language();
    let draft = open.draft();
    let (why, what) = advice(
        line,
        draft.get(FieldId::CountryCode),
        language,
        &Names {
            region: &|code| app.region(code),
            list: &|phrases| list(language, phrases),
            date: &|day| app.date(day),
        },
    );
    item(app, open, why, what, line.field())
}

/// An answer that the CA named and that is still the same.
fn unchanged(app: AppContext, open: OpenOrder, id: FieldId) -> AnyView {
    let why = app.say_with(reapply::SAME, &[&app.language().within_sentence(id.field().label)]);
    item(app, open, why, app.say(reapply::SAME_DO).to_owned(), id)
}

fn item(app: AppContext, open: OpenOrder, why: String, what: String, id: FieldId) -> AnyView {
    let href = [&app.href(Route::Application(open.order_id())), "#", &id.element_id()].concat();
    let name = app.language().within_sentence(id.field().label);
    let between = app.language().between_sentences();
    view! {
        <li>
            <p><b>{why}</b>{between}{what}" "
                <A href=href on:click=move |_| app.come_back_to_check(true)>{filled(app, check::CHANGE, name)}</A>
            </p>
        </li>
    }
    .into_any()
}

/// Fetches the CSRs of the newest other orders. An order that cannot be fetched is left out.
async fn csrs_of_others(app: AppContext, open: OpenOrder) -> Vec<(String, String)> {
    let Ok(orders) = app.backend.orders().await else { return Vec::new() };
    let orders: Vec<Order> = orders.into_iter().flatten().collect();
    let mut found = Vec::new();
    for order in orders_with_answers(&orders, &open.order_id()).into_iter().take(COMPARED) {
        if let Ok(Some((application, _))) = app.backend.application(&order.order_id).await
            && let Csr::Manual { pem } = application.csr
        {
            found.push((order.order_id.clone(), pem));
        }
    }
    found
}
