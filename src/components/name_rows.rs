//! The rows of the list of names. Each row has a signal, so that a key press redraws only the row that it changes.
//!
//! Many new rows are made in batches with pauses between them, so that a long paste does not block the page.

use std::time::Duration;

use leptos::prelude::*;

use super::NameItem;

/// The number of rows that are made at once, about as many as are in view.
const FIRST_BATCH: usize = 16;
/// The number of rows in each later batch.
const BATCH: usize = 60;
/// The pause before a batch. During it the browser paints the batch before, and verdicts arrive.
const PAUSE: Duration = Duration::from_millis(45);

/// One row.
#[derive(Clone)]
pub(super) struct Row {
    /// The number of the row, which is unique in its list.
    pub(super) number: usize,
    /// The current name of the row.
    pub(super) item: ArcRwSignal<NameItem>,
}

/// A handle of the rows that are shown. It is `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    items: Signal<Vec<NameItem>>,
    /// The rows that are made. While some are missing, these are the rows of the first names.
    shown: RwSignal<Vec<Row>>,
    /// The number of names, while some of them have no row yet.
    length: RwSignal<Option<usize>>,
    next_number: StoredValue<usize>,
}

impl Rows {
    /// Follows the names for as long as the current owner lives.
    pub(super) fn follow(items: Signal<Vec<NameItem>>) -> Self {
        let rows = Self {
            items,
            shown: RwSignal::new(Vec::new()),
            length: RwSignal::new(None),
            next_number: StoredValue::new(0),
        };
        Effect::new(move || {
            items.track();
            // If a batch is planned already, new rows wait for it.
            let is_waiting = rows.length.get_untracked().is_some();
            rows.make(if is_waiting { 0 } else { FIRST_BATCH });
            if !is_waiting && rows.length.get_untracked().is_some() {
                rows.make_more_soon();
            }
        });
        rows
    }

    /// Returns the rows, for `For`.
    pub(super) fn shown(self) -> Vec<Row> {
        self.shown.get()
    }

    /// Returns the number of names for `aria-setsize`, while some of them have no row yet.
    pub(super) fn length(self) -> Option<String> {
        self.length.get().map(|length| length.to_string())
    }

    /// Returns the position of a row, from 1, for `aria-posinset`, while some names have no row yet.
    pub(super) fn place(self, number: usize) -> Option<String> {
        self.length.get()?;
        Some((self.row(number)? + 1).to_string())
    }

    /// Returns the name of a row as typed.
    pub(super) fn typed(self, number: usize) -> Option<String> {
        let row = self.shown.try_with_untracked(|rows| rows.iter().find(|row| row.number == number).cloned())??;
        let item = row.item.read_untracked();
        Some(item.typed.clone())
    }

    /// Returns the place of a row in the list, counted from 0.
    pub(super) fn row(self, number: usize) -> Option<usize> {
        self.shown.read_untracked().iter().position(|row| row.number == number)
    }

    /// Returns the number of the row at a place.
    pub(super) fn number(self, row: usize) -> Option<usize> {
        self.shown.read_untracked().get(row).map(|row| row.number)
    }

    fn make_more_soon(self) {
        set_timeout(
            move || {
                // The list may be gone by now.
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

    /// Gives each name its row: the existing row, or a new one. At most `batch` rows are new; the names after the last
    /// of them wait for the next batch.
    fn make(self, batch: usize) {
        let mut old: Vec<Option<Row>> = self.shown.get_untracked().into_iter().map(Some).collect();
        let before: Vec<usize> = old.iter().flatten().map(|row| row.number).collect();
        let mut rows = Vec::with_capacity(before.len());
        // Most rows keep their order, so the search starts after the row that was found last.
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
