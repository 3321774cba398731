//! The rows of the list of names: each with a signal of its own, so that a key press draws the row that it changes and no other.
//!
//! Many new rows come in batches with pauses between them, so that no paste stops the page.

use std::time::Duration;

use leptos::prelude::*;

use super::NameItem;

/// Rows that are made at once, about as many as are in view.
const FIRST_BATCH: usize = 16;
/// Rows that follow together.
const BATCH: usize = 60;
/// The pause before a batch: the frame of the batch before it is painted, and a verdict that is on its way arrives.
const PAUSE: Duration = Duration::from_millis(45);

/// One row.
#[derive(Clone)]
pub(super) struct Row {
    /// Tells rows apart for as long as the list lives.
    pub(super) number: usize,
    /// The name, as it stands now.
    pub(super) item: ArcRwSignal<NameItem>,
}

/// The rows that are shown, as a handle that is `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    items: Signal<Vec<NameItem>>,
    /// While rows are missing, those of the first names.
    shown: RwSignal<Vec<Row>>,
    /// How many names there are, while some of them have no row.
    length: RwSignal<Option<usize>>,
    next_number: StoredValue<usize>,
}

impl Rows {
    /// Follows the names for as long as the owner at hand lives.
    pub(super) fn follow(items: Signal<Vec<NameItem>>) -> Self {
        let rows = Self {
            items,
            shown: RwSignal::new(Vec::new()),
            length: RwSignal::new(None),
            next_number: StoredValue::new(0),
        };
        Effect::new(move || {
            items.track();
            // Where a batch is on its way already, new rows wait for it.
            let is_waiting = rows.length.get_untracked().is_some();
            rows.make(if is_waiting { 0 } else { FIRST_BATCH });
            if !is_waiting && rows.length.get_untracked().is_some() {
                rows.make_more_soon();
            }
        });
        rows
    }

    /// The rows, for `For`.
    pub(super) fn shown(self) -> Vec<Row> {
        self.shown.get()
    }

    /// How many names there are, while some of them have no row: `aria-setsize`.
    pub(super) fn length(self) -> Option<String> {
        self.length.get().map(|length| length.to_string())
    }

    /// The place of a row in the list, from 1, while some names have no row: `aria-posinset`.
    pub(super) fn place(self, number: usize) -> Option<String> {
        self.length.get()?;
        let at = self.shown.read_untracked().iter().position(|row| row.number == number)?;
        Some((at + 1).to_string())
    }

    /// The name of a row, as typed.
    pub(super) fn typed(self, number: usize) -> Option<String> {
        self.of(number, |item| item.typed.clone())
    }

    /// Whether a row can be moved up, and down.
    pub(super) fn can_move(self, number: usize) -> Option<(bool, bool)> {
        self.of(number, |item| (item.can_move_up, item.can_move_down))
    }

    /// The row that takes the place of a removed one: the next, or the last where there is none.
    pub(super) fn beside(self, number: usize) -> Option<usize> {
        self.shown.with_untracked(|rows| {
            let at = rows.iter().position(|row| row.number == number)?;
            rows.get(at + 1).or_else(|| rows.get(at.checked_sub(1)?)).map(|row| row.number)
        })
    }

    fn of<T>(self, number: usize, read: impl FnOnce(&NameItem) -> T) -> Option<T> {
        let row = self.shown.try_with_untracked(|rows| rows.iter().find(|row| row.number == number).cloned())??;
        let item = row.item.read_untracked();
        Some(read(&item))
    }

    fn make_more_soon(self) {
        set_timeout(
            move || {
                // The list may be gone.
                if self.shown.is_disposed() {
                    return;
                }
                self.make(BATCH);
                if self.length.get_untracked().is_some() {
                    self.make_more_soon();
                }
            },
            PAUSE,
        );
    }

    /// Gives each name its row: the one that it has, or one of `batch` new ones. The names after the last new row wait for the next batch.
    fn make(self, batch: usize) {
        let mut old: Vec<Option<Row>> = self.shown.get_untracked().into_iter().map(Some).collect();
        let before: Vec<usize> = old.iter().flatten().map(|row| row.number).collect();
        let mut rows = Vec::with_capacity(before.len());
        // Most rows follow each other as before: the search starts behind the last one found.
        let mut next = 0;
        let mut made = 0;
        let items = self.items.read_untracked();
        for item in items.iter() {
            let is_its =
                |at: &usize| old[*at].as_ref().is_some_and(|row| row.item.read_untracked().typed == item.typed);
            let found = (next..old.len()).chain(0..next).find(is_its);
            if let Some(at) = found
                && let Some(row) = old[at].take()
            {
                next = at + 1;
                if *row.item.read_untracked() != *item {
                    row.item.set(item.clone());
                }
                rows.push(row);
            } else if made == batch {
                break;
            } else {
                made += 1;
                let number = self.next_number.get_value();
                self.next_number.set_value(number + 1);
                rows.push(Row { number, item: ArcRwSignal::new(item.clone()) });
            }
        }
        let length = (rows.len() < items.len()).then_some(items.len());
        if rows.iter().map(|row| &row.number).ne(&before) {
            self.shown.set(rows);
        }
        if self.length.get_untracked() != length {
            self.length.set(length);
        }
    }
}
