//! The list of the names that were understood. Each name has its verdict; buttons and keys move and remove it, and it
//! can be dragged.

use leptos::prelude::*;

use super::format_id;
use super::name_keys::{KeyAct, Keys};
use super::name_rows::{Row, Rows};

/// The verdict on a name, which the style shows as a dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameLook {
    /// A name without any note.
    Fine,
    /// A name that is not judged yet, or is still being typed.
    Open,
    /// A name that can be sent, with something worth knowing.
    Warned,
    /// A name that cannot be sent.
    Wrong,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NameItem {
    /// The name as typed. [`NameAct`] refers to a row by it.
    pub typed: String,
    /// The name as shown.
    pub shown: String,
    /// The name with its A-labels (RFC 5890), where it differs from the shown name.
    pub a_label: Option<String>,
    /// The verdict on the name.
    pub verdict: NameLook,
    /// The notes on the name, in whole sentences.
    pub notes: Vec<String>,
    /// True if the name becomes the common name.
    pub is_common_name: bool,
    /// The name that is offered in place of this one.
    pub offer: Option<String>,
    /// True if there is a name above it.
    pub can_move_up: bool,
    /// True if there is a name below it.
    pub can_move_down: bool,
}

/// An act of the applicant on a row. The strings are names as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameAct {
    /// Removes the name.
    Remove(String),
    /// Moves the name one place up.
    MoveUp(String),
    /// Moves the name one place down.
    MoveDown(String),
    /// Moves the first name to the place of the second, by dragging.
    MoveTo(String, String),
    /// Replaces the name by the name that is offered.
    UseOffer(String),
}

/// The words of the list. `{0}` in them is the place of the name.
#[derive(Clone, Copy)]
pub struct NameListWords {
    /// The accessible name of the list.
    pub label: &'static str,
    /// The words "common name".
    pub common_name: &'static str,
    /// The words "Remove {0}".
    pub remove: &'static str,
    /// The words "Move {0} up".
    pub move_up: &'static str,
    /// The words "Move {0} down".
    pub move_down: &'static str,
    /// The words "Use {0}".
    pub use_offer: &'static str,
    /// The sentence about the keys of the list.
    pub keys: &'static str,
    /// Puts a name into words: the first argument is one of these words, the second the name.
    pub fill: fn(&str, &str) -> String,
}

/// The list of names. It is one stop of the Tab key. After a move the focus stays at the row that was moved. After a
/// removal it goes to the row that takes the place of the removed one, or, if no name is left, to the element with the
/// id `when_empty`.
#[component]
pub fn NameList(
    items: Signal<Vec<NameItem>>,
    busy: Signal<bool>,
    /// True once Next has shown a problem with the names. Until then the list names problems in calm colours.
    wrong: Signal<bool>,
    words: NameListWords,
    when_empty: String,
    #[prop(into)] on_act: Callback<NameAct>,
) -> impl IntoView {
    let rows = Rows::follow(items);
    let keys = Keys::follow(move || items.track());
    let keys_id = format_id(&when_empty, "keys");
    let list = List {
        rows,
        keys,
        words,
        on_act,
        dragged: RwSignal::new(None),
        over: RwSignal::new(None),
        when_empty: StoredValue::new(when_empty),
    };
    view! {
        <ul class="names" class:calm=move || !wrong.get() node_ref=keys.list aria-label=words.label aria-describedby=keys_id.clone()
            aria-busy=move || busy.get().then_some("true") on:focusin=move |event| keys.stop_at(&event)
            on:focusout=move |event| keys.leave(&event) on:keydown=move |event| list.press(&event)>
            <For each=move || rows.shown() key=|row| row.number children=move |row| list.row(row) />
        </ul>
        <p class="hint names-keys" id=keys_id>{words.keys}</p>
    }
}

/// The state that all rows share.
#[derive(Clone, Copy)]
struct List {
    rows: Rows,
    keys: Keys,
    words: NameListWords,
    on_act: Callback<NameAct>,
    /// The number of the row that is being dragged.
    dragged: RwSignal<Option<usize>>,
    /// The number of the row whose place the dragged name would take.
    over: RwSignal<Option<usize>>,
    when_empty: StoredValue<String>,
}

impl List {
    /// Draws a row. One effect draws all that a verdict changes, because there may be hundreds of rows, and effects
    /// cost more than elements.
    fn row(self, row: Row) -> impl IntoView {
        let Row { number, item } = row;
        let carried = item.clone();
        view! {
            <li draggable="true" aria-setsize=move || self.rows.length() aria-posinset=move || self.rows.place(number) class:over=move || self.over.get() == Some(number)
                on:dragstart=move |event| {
                    // Firefox starts no drag without data.
                    if let Some(data) = event.data_transfer() {
                        let _ = data.set_data("text/plain", &carried.read_untracked().typed);
                    }
                    self.dragged.set(Some(number));
                }
                on:dragover=move |event| {
                    if self.dragged.read_untracked().is_some() {
                        event.prevent_default();
                        self.show_place(Some(number));
                    }
                }
                on:dragend=move |_| self.end_drag()
                on:drop=move |event| {
                    let Some(from) = self.dragged.get_untracked() else { return };
                    event.prevent_default();
                    self.end_drag();
                    if let (Some(from), Some(to)) = (self.rows.typed(from), self.rows.typed(number)) {
                        self.on_act.run(NameAct::MoveTo(from, to));
                    }
                }>
                {move || self.content(number, &item.read())}
            </li>
        }
    }

    /// Draws the content of a row. Its elements stay while the row stays, and so does the focus within them.
    fn content(self, number: usize, item: &NameItem) -> impl IntoView + use<> {
        let look = match item.verdict {
            NameLook::Fine => "dot",
            NameLook::Open => "dot open",
            NameLook::Warned => "dot warn",
            NameLook::Wrong => "dot wrong",
        };
        let is_alone = !item.can_move_up && !item.can_move_down;
        let button = |act: fn(String) -> NameAct, sentence, sign, is_disabled, is_hidden| {
            let label = (self.words.fill)(sentence, &item.shown);
            view! {
                <button type="button" class="icon-button" tabindex="-1" aria-label=label disabled=is_disabled
                    hidden=is_hidden on:click=move |event| self.click(number, act, &event)>{sign}</button>
            }
        };
        view! {
            <span class=look></span>
            <div><bdi><b>{item.shown.clone()}</b></bdi>{self.notes(number, item)}</div>
            <div class="acts">
                {button(NameAct::MoveUp, self.words.move_up, "↑", !item.can_move_up, is_alone)}
                {button(NameAct::MoveDown, self.words.move_down, "↓", !item.can_move_down, is_alone)}
                {button(NameAct::Remove, self.words.remove, "✕", false, false)}
            </div>
        }
    }

    /// Draws the notes beside a name.
    fn notes(self, number: usize, item: &NameItem) -> impl IntoView + use<> {
        let class = if item.verdict == NameLook::Wrong { "small bad" } else { "small muted" };
        // All notes go into one list, because each empty `Option` would leave a comment node in the document, in each
        // of hundreds of rows.
        let mut beside = Vec::new();
        if item.is_common_name {
            beside.push(view! { <span class="muted small">" "{self.words.common_name}</span> }.into_any());
        }
        if let Some(a_label) = item.a_label.clone() {
            beside.push(view! { <div class="small muted mono">{a_label}</div> }.into_any());
        }
        beside.extend(item.notes.iter().map(|note| view! { <div class=class>{note.clone()}</div> }.into_any()));
        if let Some(offer) = item.offer.as_deref() {
            let label = (self.words.fill)(self.words.use_offer, offer);
            let take = move |event| self.click(number, NameAct::UseOffer, &event);
            beside.push(
                view! { <button type="button" class="link-button small" tabindex="-1" on:click=take>{label}</button> }
                    .into_any(),
            );
        }
        beside
    }

    fn click(self, number: usize, act: fn(String) -> NameAct, event: &web_sys::MouseEvent) {
        // Safari does not focus a button that is clicked.
        self.keys.stop_at(event);
        self.act(number, act);
    }

    fn press(self, event: &web_sys::KeyboardEvent) {
        if let Some((row, act)) = self.keys.press(event)
            && let Some(number) = self.rows.number(row)
        {
            self.act(
                number,
                match act {
                    KeyAct::Remove => NameAct::Remove,
                    KeyAct::MoveUp => NameAct::MoveUp,
                    KeyAct::MoveDown => NameAct::MoveDown,
                },
            );
        }
    }

    /// Acts on a row, and keeps the focus where the work is: at the row, or at the row that takes its place.
    fn act(self, number: usize, act: fn(String) -> NameAct) {
        let (Some(typed), Some(row)) = (self.rows.typed(number), self.rows.row(number)) else { return };
        let act = act(typed);
        let is_moved = matches!(act, NameAct::MoveUp(_) | NameAct::MoveDown(_));
        self.on_act.run(act);
        if is_moved {
            self.keys.focus_again_soon();
        } else {
            self.keys.focus_row_soon(row, self.when_empty.get_value());
        }
    }

    /// Marks the row whose place the dragged name would take.
    fn show_place(self, number: Option<usize>) {
        if self.over.get_untracked() != number {
            self.over.set(number);
        }
    }

    fn end_drag(self) {
        self.dragged.set(None);
        self.show_place(None);
    }
}
