//! The list of the domain names, each with its verdict.

use leptos::prelude::*;

use super::super::state::Form;
use super::long_list::LongList;
use crate::application::FieldId;
use crate::components::{NameAct, NameItem, NameList, NameLook};
use crate::contract::{DomainType, Product};
use crate::pages::name_words::name_list_words;
use crate::rules::domain_list::{self, DomainList, DomainListProblem, ListedName, NameVerdict};
use crate::text::domain_name::{domain_list_problem, domain_name_notice, domain_name_problem, domain_name_warning};
use crate::text::{Language, form as words};

/// Draws the list.
pub(super) fn domains(form: Form) -> AnyView {
    let Form { app, open, names, .. } = form;
    let Some(names) = names.get_value() else { return ().into_any() };
    let language = app.language();
    let product = open.order.with_untracked(|order| order.product.clone());
    let value = open.store.signal(FieldId::Domains);
    let list = names.list;
    let long = LongList::new();
    let items = Memo::new(move |_| long.shown(rows(&list.read(), names.is_unfinished.get(), language)));
    let counts = Memo::new(move |_| (items.read().len(), list.read().names.len()));
    let busy = Signal::derive(move || open.deep.is_asking());
    let error = form.notes(FieldId::Domains, None).error;
    let wrong = Signal::derive(move || error.read().is_some());

    let live = RwSignal::new(String::new());
    let change = move |text: String| {
        value.set(text);
        names.finished();
        form.edited(FieldId::Domains);
    };
    let on_act = move |act: NameAct| {
        let text = value.get_untracked();
        let list = list.get_untracked();
        if matches!(act, NameAct::MoveUp(_) | NameAct::MoveDown(_) | NameAct::MoveTo(..)) {
            // A name that is moved stays in sight, and keeps the focus.
            long.show_all();
        }
        let find = |typed: &str| list.names.iter().position(|name| name.typed == typed);
        match act {
            NameAct::Remove(typed) => {
                let Some(at) = find(&typed) else { return };
                change(domain_list::remove(&text, &list.names[at].entries));
                let left = list.names.len() - 1;
                live.set(language.say_with(words::REMOVED, &[&typed, &left.to_string()]));
            }
            NameAct::UseOffer(typed) => {
                let Some(name) = find(&typed).map(|at| &list.names[at]) else { return };
                let (Some(offer), Some(entry)) = (name.offer(), name.entries.first()) else { return };
                change(domain_list::replace(&text, *entry, offer));
            }
            NameAct::MoveUp(typed) => moved(&text, &list, find(&typed), -1, change, live, language),
            NameAct::MoveDown(typed) => moved(&text, &list, find(&typed), 1, change, live, language),
            NameAct::MoveTo(typed, to) => {
                let (Some(from), Some(to)) = (find(&typed), find(&to)) else { return };
                let by = isize::try_from(to).unwrap_or_default() - isize::try_from(from).unwrap_or_default();
                moved(&text, &list, Some(from), by, change, live, language);
            }
        }
    };

    // The memo changes only with the count. Otherwise screen readers would read the count at every key press.
    let counted = Memo::new(move |_| Some(count(&list.read(), &product, language)));
    view! {
        {long.finder(app, counts)}
        <NameList items=items.into() busy wrong words=name_list_words(app) when_empty=FieldId::Domains.element_id() on_act />
        {long.more(app, counts)}
        <p class="hint" aria-live="polite">{move || counted.get()}</p>
        <p class="hint" role="status">{move || open.deep.notice(language)}</p>
        <p class="hidden-text" role="status">{move || live.get()}</p>
    }
    .into_any()
}

fn moved(
    text: &str,
    list: &DomainList,
    from: Option<usize>,
    by: isize,
    change: impl Fn(String),
    live: RwSignal<String>,
    language: Language,
) {
    let Some(from) = from else { return };
    let Some(to) = from.checked_add_signed(by).filter(|to| *to < list.names.len()) else { return };
    let (Some(entry), Some(place)) = (list.names[from].entries.first(), list.names[to].entries.first()) else { return };
    change(domain_list::reorder(text, *entry, *place));
    let name = &list.names[from].typed;
    live.set(language.say_with(words::MOVED, &[name, &(to + 1).to_string()]));
}

fn rows(list: &DomainList, typing: bool, language: Language) -> Vec<NameItem> {
    let last = list.names.len().saturating_sub(1);
    let not_bought = list.problems.iter().find_map(|problem| match problem {
        DomainListProblem::WildcardNotBought { .. } => Some((true, *problem)),
        DomainListProblem::PlainNotBought { .. } => Some((false, *problem)),
        _ => None,
    });
    let rows = list.names.iter().enumerate().map(|(index, name)| {
        let mut row = row(name, index, last, typing, language);
        // If the product does not include wildcards, or plain names, each such name shows the problem, as the list
        // does.
        if let Some((_, problem)) = not_bought.filter(|(wildcards, _)| *wildcards == name.is_wildcard())
            && !matches!(row.verdict, NameLook::Wrong | NameLook::Open)
        {
            row.verdict = NameLook::Wrong;
            row.is_common_name = false;
            row.notes.insert(0, domain_list_problem(problem, language));
        }
        row
    });
    rows.collect()
}

fn row(name: &ListedName, index: usize, last: usize, typing: bool, language: Language) -> NameItem {
    let mut notes: Vec<String> = name.notices.iter().map(|notice| domain_name_notice(notice, language)).collect();
    notes.extend(name.warnings.iter().map(|warning| domain_name_warning(warning, language)));
    let (mut shown, mut a_label) = (name.typed.clone(), None);
    let mut offer = name.offer().map(str::to_owned);
    let verdict = match &name.verdict {
        NameVerdict::Refused(_) if typing && index == last => {
            offer = None;
            NameLook::Open
        }
        NameVerdict::Refused(problem) => {
            notes.insert(0, domain_name_problem(problem, language));
            NameLook::Wrong
        }
        NameVerdict::Pending(shaped) => {
            shaped.as_str().clone_into(&mut shown);
            if shaped.is_unicode() {
                NameLook::Open
            } else if notes.is_empty() {
                NameLook::Fine
            } else {
                NameLook::Warned
            }
        }
        NameVerdict::Accepted { ascii, unicode } => {
            unicode.clone_into(&mut shown);
            a_label = (ascii != unicode).then(|| ascii.clone());
            if notes.is_empty() { NameLook::Fine } else { NameLook::Warned }
        }
    };
    NameItem {
        typed: name.typed.clone(),
        shown,
        a_label,
        verdict,
        notes,
        is_common_name: index == 0 && verdict != NameLook::Wrong,
        offer,
        can_move_up: index > 0,
        can_move_down: index < last,
    }
}

fn count(list: &DomainList, product: &Product, language: Language) -> String {
    let (plain, wildcards) = list.counts();
    if plain + wildcards == 0 {
        return String::new();
    }
    let number = |count: usize| count.to_string();
    let bought = |count: u32| count.to_string();
    match product.domain_type {
        DomainType::Mixed => language.say_with(
            words::COUNT_MIXED,
            &[&number(plain), &bought(product.domain_count), &number(wildcards), &bought(product.wild_domain_count)],
        ),
        _ => language.say_with(
            words::COUNT,
            &[&number(plain + wildcards), &bought(product.domain_count + product.wild_domain_count)],
        ),
    }
}
