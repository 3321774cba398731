//! The list of what was understood: each name with its own verdict, moved and removed by buttons, or dragged.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

/// How a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Nothing to say.
    Fine,
    /// Not judged yet, or still being typed.
    Open,
    /// Can be sent; something is worth knowing.
    Warned,
    /// Cannot be sent.
    Wrong,
}

/// One row. Its whole content is its key, so that a key press redraws the row it changes and no other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NameItem {
    /// As typed: what the acts name.
    pub typed: String,
    /// As shown.
    pub shown: String,
    /// The A-label, where it differs.
    pub a_label: Option<String>,
    /// How it stands.
    pub verdict: Verdict,
    /// What there is to say, in whole sentences.
    pub notes: Vec<String>,
    /// Whether it becomes the common name.
    pub is_common_name: bool,
    /// The host that is offered instead.
    pub offer: Option<String>,
    /// Whether there is a name above it.
    pub can_move_up: bool,
    /// Whether there is a name below it.
    pub can_move_down: bool,
}

/// What the applicant does with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameAct {
    /// Takes it out.
    Remove(String),
    /// One place up.
    MoveUp(String),
    /// One place down.
    MoveDown(String),
    /// Dragged to the place of another.
    MoveTo(String, String),
    /// Takes the host that is offered.
    UseOffer(String),
}

/// The words of the list; `{0}` in them stands for the name.
#[derive(Clone, Copy)]
pub struct NameListWords {
    /// The list's accessible name.
    pub label: &'static str,
    /// "common name".
    pub common_name: &'static str,
    /// "Remove {0}".
    pub remove: &'static str,
    /// "Move {0} up".
    pub move_up: &'static str,
    /// "Move {0} down".
    pub move_down: &'static str,
    /// "Use {0}".
    pub use_offer: &'static str,
    /// Puts a name in.
    pub fill: fn(&str, &str) -> String,
}

/// The list. One listener for each kind of event serves every row.
#[component]
pub fn NameList(
    items: Signal<Vec<NameItem>>,
    busy: Signal<bool>,
    words: NameListWords,
    #[prop(into)] on_act: Callback<NameAct>,
) -> impl IntoView {
    let dragged = StoredValue::new(None::<String>);
    let on_click = move |event: web_sys::MouseEvent| {
        let Some(button) = closest(&event, "button[data-act]") else { return };
        let Some(name) = row_name(&button) else { return };
        let act = match button.get_attribute("data-act").as_deref() {
            Some("up") => NameAct::MoveUp(name),
            Some("down") => NameAct::MoveDown(name),
            Some("use") => NameAct::UseOffer(name),
            _ => NameAct::Remove(name),
        };
        on_act.run(act);
    };
    let on_drag_start = move |event: web_sys::DragEvent| {
        dragged.set_value(closest(&event, "li").and_then(|row| row_name(&row)));
    };
    let on_drag_over = move |event: web_sys::DragEvent| {
        if dragged.with_value(Option::is_some) {
            event.prevent_default();
        }
    };
    let on_drop = move |event: web_sys::DragEvent| {
        let Some(from) = dragged.try_update_value(Option::take).flatten() else { return };
        event.prevent_default();
        if let Some(to) = closest(&event, "li").and_then(|row| row_name(&row)) {
            on_act.run(NameAct::MoveTo(from, to));
        }
    };
    let label = words.label;
    view! {
        <ul class="names" aria-label=label aria-busy=move || busy.get().then_some("true")
            on:click=on_click on:dragstart=on_drag_start on:dragover=on_drag_over on:drop=on_drop>
            {keyed(items, move |item| row(item, &words))}
        </ul>
    }
    .into_any()
}

fn row(item: NameItem, words: &NameListWords) -> AnyView {
    let dot = match item.verdict {
        Verdict::Fine => "dot",
        Verdict::Open => "dot open",
        Verdict::Warned => "dot warn",
        Verdict::Wrong => "dot wrong",
    };
    let note_class = if item.verdict == Verdict::Wrong { "small bad" } else { "small muted" };
    let second = item.a_label.map(|a_label| view! { <div class="small muted mono">{a_label}</div> }.into_any());
    let notes =
        item.notes.into_iter().map(|note| view! { <div class=note_class>{note}</div> }.into_any()).collect::<Vec<_>>();
    let offer = item.offer.map(|offer| {
        view! { <button type="button" class="link-button small" data-act="use">{(words.fill)(words.use_offer, &offer)}</button> }.into_any()
    });
    let common_name =
        item.is_common_name.then(|| view! { <span class="muted small">" "{words.common_name}</span> }.into_any());
    let moves = (item.can_move_up || item.can_move_down).then(|| {
        view! {
            <button type="button" class="icon-button" data-act="up" aria-label=(words.fill)(words.move_up, &item.shown) disabled=!item.can_move_up>"↑"</button>
            <button type="button" class="icon-button" data-act="down" aria-label=(words.fill)(words.move_down, &item.shown) disabled=!item.can_move_down>"↓"</button>
        }
        .into_any()
    });
    view! {
        <li data-name=item.typed draggable="true">
            <span class=dot></span>
            <div><bdi><b>{item.shown.clone()}</b></bdi>{common_name}{second}{notes}{offer}</div>
            <div class="acts">
                {moves}
                <button type="button" class="icon-button" data-act="remove" aria-label=(words.fill)(words.remove, &item.shown)>"✕"</button>
            </div>
        </li>
    }
    .into_any()
}

fn closest(event: &web_sys::Event, selector: &str) -> Option<web_sys::Element> {
    event.target()?.dyn_into::<web_sys::Element>().ok()?.closest(selector).ok().flatten()
}

fn row_name(inside: &web_sys::Element) -> Option<String> {
    inside.closest("li").ok().flatten()?.get_attribute("data-name")
}
