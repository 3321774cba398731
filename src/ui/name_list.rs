//! The list of what was understood: each name with its own verdict, moved and removed by buttons, or dragged.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

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

/// One row. The name as typed is its key; a key press touches the row that it changes and no other.
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
        let name = closest(&event, "li").and_then(|row| row_name(&row));
        // Firefox drags nothing that carries nothing.
        if let (Some(name), Some(carried)) = (&name, event.data_transfer()) {
            let _ = carried.set_data("text/plain", name);
        }
        dragged.set_value(name);
    };
    // Where the dragged name would go is shown at the row that stands there now.
    let on_drag_over = move |event: web_sys::DragEvent| {
        if dragged.with_value(Option::is_some) {
            event.prevent_default();
            show_place(closest(&event, "li"));
        }
    };
    let on_drag_end = move |_: web_sys::DragEvent| {
        dragged.set_value(None);
        show_place(None);
    };
    let on_drop = move |event: web_sys::DragEvent| {
        let Some(from) = dragged.try_update_value(Option::take).flatten() else { return };
        event.prevent_default();
        show_place(None);
        if let Some(to) = closest(&event, "li").and_then(|row| row_name(&row)) {
            on_act.run(NameAct::MoveTo(from, to));
        }
    };
    let fill = move |row: &Element, item: &NameItem, before: Option<&NameItem>| fill(row, item, before, &words);
    let rows = RowKind { key: |item: &NameItem| &item.typed, blank: blank(), fill: Box::new(fill) };
    view! {
        <ul class="names" aria-label=words.label aria-busy=move || busy.get().then_some("true")
            on:click=on_click on:dragstart=on_drag_start on:dragover=on_drag_over on:dragend=on_drag_end on:drop=on_drop>
            {keyed(items, rows)}
        </ul>
    }
    .into_any()
}

/// A row of no name.
fn blank() -> AnyView {
    view! {
        <li draggable="true">
            <span></span>
            <div><bdi><b></b></bdi></div>
            <div class="acts">
                <button type="button" class="icon-button" data-act="up">"↑"</button>
                <button type="button" class="icon-button" data-act="down">"↓"</button>
                <button type="button" class="icon-button" data-act="remove">"✕"</button>
            </div>
        </li>
    }
    .into_any()
}

/// Writes a name into a row. What is as before stays untouched, the buttons with the focus among it.
fn fill(row: &Element, item: &NameItem, before: Option<&NameItem>, words: &NameListWords) {
    let (Some(dot), Some(acts)) = (row.first_element_child(), row.last_element_child()) else { return };
    let (Some(body), Some(up), Some(remove)) =
        (dot.next_element_sibling(), acts.first_element_child(), acts.last_element_child())
    else {
        return;
    };
    let Some(down) = up.next_element_sibling() else { return };
    if before.is_none_or(|before| before.shown != item.shown) {
        let _ = row.set_attribute("data-name", &item.typed);
        if let Some(name) = body.first_element_child().and_then(|bdi| bdi.first_element_child()) {
            name.set_text_content(Some(&item.shown));
        }
        for (button, sentence) in [(&up, words.move_up), (&down, words.move_down), (&remove, words.remove)] {
            let _ = button.set_attribute("aria-label", &(words.fill)(sentence, &item.shown));
        }
    }
    let is_alone = |item: &NameItem| !item.can_move_up && !item.can_move_down;
    for (button, can_move, could) in [
        (&up, item.can_move_up, before.is_none_or(|before| before.can_move_up)),
        (&down, item.can_move_down, before.is_none_or(|before| before.can_move_down)),
    ] {
        if can_move != could {
            let _ = button.toggle_attribute_with_force("disabled", !can_move);
        }
        if is_alone(item) != before.is_some_and(is_alone) {
            let _ = button.toggle_attribute_with_force("hidden", is_alone(item));
        }
    }
    if before.is_none_or(|before| before.verdict != item.verdict) {
        dot.set_class_name(match item.verdict {
            Verdict::Fine => "dot",
            Verdict::Open => "dot open",
            Verdict::Warned => "dot warn",
            Verdict::Wrong => "dot wrong",
        });
    }
    if before.map_or(item.is_plain(), |before| before.says_the_same(item)) {
        return;
    }
    while let Some(more) = body.first_element_child().and_then(|name| name.next_sibling()) {
        more.unchecked_into::<Element>().remove();
    }
    put_last(notes(item, words), &body);
}

impl NameItem {
    /// Whether nothing stands beside the name.
    fn is_plain(&self) -> bool {
        self.a_label.is_none() && self.notes.is_empty() && !self.is_common_name && self.offer.is_none()
    }

    /// Whether the same stands beside the name.
    fn says_the_same(&self, other: &Self) -> bool {
        (self.is_plain() && other.is_plain())
            || (self.a_label == other.a_label
                && self.notes == other.notes
                && self.is_common_name == other.is_common_name
                && self.offer == other.offer
                && (self.verdict == Verdict::Wrong) == (other.verdict == Verdict::Wrong))
    }
}

/// What stands beside a name.
fn notes(item: &NameItem, words: &NameListWords) -> AnyView {
    let note_class = if item.verdict == Verdict::Wrong { "small bad" } else { "small muted" };
    let second = item.a_label.clone().map(|a_label| view! { <div class="small muted mono">{a_label}</div> }.into_any());
    let notes = item
        .notes
        .iter()
        .map(|note| view! { <div class=note_class>{note.clone()}</div> }.into_any())
        .collect::<Vec<_>>();
    let offer = item.offer.as_deref().map(|offer| {
        view! { <button type="button" class="link-button small" data-act="use">{(words.fill)(words.use_offer, offer)}</button> }.into_any()
    });
    let common_name =
        item.is_common_name.then(|| view! { <span class="muted small">" "{words.common_name}</span> }.into_any());
    view! { {common_name}{second}{notes}{offer} }.into_any()
}

/// Marks the row that a dragged name would take the place of.
fn show_place(row: Option<Element>) {
    if let Some(before) = document().query_selector(".names .over").ok().flatten() {
        if row.as_ref() == Some(&before) {
            return;
        }
        let _ = before.class_list().remove_1("over");
    }
    if let Some(row) = row {
        let _ = row.class_list().add_1("over");
    }
}

fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

fn row_name(inside: &Element) -> Option<String> {
    inside.closest("li").ok().flatten()?.get_attribute("data-name")
}
