//! A long list of domain names: it shows some of them, and a field finds the others.

use leptos::prelude::*;

use super::super::state::SHORT_LIST;
use crate::components::{NameItem, NameLook};
use crate::state::AppContext;
use crate::text::progress as words;

/// The part of a long list that is shown. Copies share their state.
#[derive(Clone, Copy)]
pub(super) struct LongList {
    query: RwSignal<String>,
    is_whole: RwSignal<bool>,
}

impl LongList {
    pub(super) fn new() -> Self {
        Self { query: RwSignal::new(String::new()), is_whole: RwSignal::new(false) }
    }

    /// Shows every name.
    pub(super) fn show_all(self) {
        self.is_whole.set(true);
    }

    /// Returns the rows that are shown. A short list is shown whole, and of a long one the names with a problem and the
    /// first others. Tracked.
    pub(super) fn shown(self, rows: Vec<NameItem>) -> Vec<NameItem> {
        if rows.len() <= SHORT_LIST {
            return rows;
        }
        let query = self.query.read().trim().to_lowercase();
        if !query.is_empty() {
            return rows.into_iter().filter(|row| is_found(row, &query)).collect();
        }
        if self.is_whole.get() {
            return rows;
        }
        let is_wrong = |row: &NameItem| row.verdict == NameLook::Wrong;
        let mut room = SHORT_LIST.saturating_sub(rows.iter().filter(|row| is_wrong(row)).count());
        let is_shown = |row: &NameItem| {
            let has_room = room > 0;
            room = room.saturating_sub(usize::from(!is_wrong(row)));
            is_wrong(row) || has_room
        };
        rows.into_iter().filter(is_shown).collect()
    }

    /// Draws the field that finds names, above a long list. `counts` are the numbers of names that are shown and of all.
    pub(super) fn finder(self, app: AppContext, counts: Memo<(usize, usize)>) -> AnyView {
        let is_long = Memo::new(move |_| counts.get().1 > SHORT_LIST);
        let found = move || {
            let (found, all) = counts.get();
            let is_asked = !self.query.read().trim().is_empty();
            is_asked.then(|| app.say_with(words::FOUND, &[&found.to_string(), &all.to_string()]))
        };
        view! { {move || is_long.get().then(|| view! {
            <div class="field finder">
                <div class="label"><label for="find-name">{app.say(words::FIND)}</label></div>
                <input type="search" id="find-name" autocomplete="off" spellcheck="false" autocapitalize="none"
                    prop:value=move || self.query.get() on:input:target=move |event| self.query.set(event.target().value()) />
            </div>
            <p class="hint" role="status">{move || found()}</p>
        })} }
        .into_any()
    }

    /// Draws the button that shows the other names, below the list.
    pub(super) fn more(self, app: AppContext, counts: Memo<(usize, usize)>) -> AnyView {
        let hidden = Memo::new(move |_| {
            let (shown, all) = counts.get();
            (shown < all && self.query.read().trim().is_empty()).then_some(all)
        });
        view! { {move || hidden.get().map(|all| view! {
            <p class="more"><button type="button" class="link-button" on:click=move |_| self.show_all()>
                {app.say_with(words::SHOW_ALL, &[&all.to_string()])}
            </button></p>
        })} }
        .into_any()
    }
}

fn is_found(row: &NameItem, query: &str) -> bool {
    let forms = [Some(&row.typed), Some(&row.shown), row.a_label.as_ref()];
    forms.into_iter().flatten().any(|name| name.to_lowercase().contains(query))
}
