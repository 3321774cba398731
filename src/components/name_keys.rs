//! The keys of the list of names. The list may have hundreds of buttons, so the Tab key stops at one of them, and arrow
//! keys, Home and End go to the others.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::dom;

/// The buttons of a row that can take the focus.
const USABLE: &str = "button:enabled:not([hidden])";

/// An act on a row that a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyAct {
    Remove,
    MoveUp,
    MoveDown,
}

/// The keys of one list. Copies share their state.
#[derive(Clone, Copy)]
pub(super) struct Keys {
    /// The list. Each `li` is a row.
    pub(super) list: NodeRef<html::Ul>,
    /// The button at which the Tab key stops: the last one that had the focus, or a button of the first row.
    stop: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// True while the focus is in the list, and after the browser has removed the button with the focus.
    has_focus: StoredValue<bool>,
}

impl Keys {
    /// Makes the keys of a list. `track` reads the names, so that the keys follow their changes for as long as the
    /// current owner lives.
    pub(super) fn follow(track: impl Fn() + 'static) -> Self {
        let keys =
            Self { list: NodeRef::new(), stop: StoredValue::new_local(None), has_focus: StoredValue::new(false) };
        Effect::new(move || {
            track();
            request_animation_frame(move || keys.mend());
        });
        keys
    }

    /// Makes the button of an event the stop of the Tab key.
    pub(super) fn stop_at(self, event: &Event) {
        if let Some(button) = button(event) {
            self.set_stop(button);
            self.has_focus.set_value(true);
        }
    }

    /// Records that the focus leaves a button. The event names the element that takes the focus, except when the
    /// browser has removed the button.
    pub(super) fn leave(self, event: &web_sys::FocusEvent) {
        if event.related_target().is_some() {
            self.has_focus.set_value(false);
        }
    }

    /// Moves the focus if the key asks for that. Returns the row, counted from 0, and the act if the key asks for one.
    pub(super) fn press(self, event: &KeyboardEvent) -> Option<(usize, KeyAct)> {
        let button = button(event)?;
        let rows = self.rows();
        let row = row_of(&rows, &button)?;
        let mut act = None;
        let mut next = None;
        match (event.alt_key(), event.key().as_str()) {
            (false, "Delete") => act = Some(KeyAct::Remove),
            (true, "ArrowUp") => act = Some(KeyAct::MoveUp),
            (true, "ArrowDown") => act = Some(KeyAct::MoveDown),
            (false, "ArrowUp") => next = in_row(rows.get(row.checked_sub(1)?), &button),
            (false, "ArrowDown") => next = in_row(rows.get(row + 1), &button),
            (false, "Home") => next = in_row(rows.first(), &button),
            (false, "End") => next = in_row(rows.last(), &button),
            (false, "ArrowLeft") => next = beside(rows.get(row)?, &button, -1),
            (false, "ArrowRight") => next = beside(rows.get(row)?, &button, 1),
            _ => return None,
        }
        event.prevent_default();
        focus(next);
        Some((row, act?))
    }

    /// Moves the focus after the next rendering to the button that had it, because the browser takes the focus from a
    /// row that it moves. At an end of the list the button is disabled, so another button of the row takes the focus.
    pub(super) fn focus_again_soon(self) {
        request_animation_frame(move || {
            let Some(Some(stop)) = self.stop.try_get_value() else { return };
            let rows = self.rows();
            let Some(row) = row_of(&rows, &stop).and_then(|row| rows.get(row)) else { return };
            let usable = all(row, &[".acts ", USABLE].concat());
            focus(if usable.contains(&stop) { Some(stop) } else { usable.into_iter().next() });
        });
    }

    /// Moves the focus after the next rendering to a row, counted from 0, or to the last row if there are fewer. If
    /// there are none, the element with the id `when_empty` takes the focus.
    pub(super) fn focus_row_soon(self, row: usize, when_empty: String) {
        request_animation_frame(move || {
            let rows = self.rows();
            match rows.get(row).or(rows.last()) {
                Some(row) => focus(all(row, USABLE).pop()),
                None => dom::focus(&when_empty),
            }
        });
    }

    /// Gives the Tab key another stop if its button is gone or cannot be used. The new stop takes the focus if the
    /// button had it, so that the focus never falls back to the start of the page.
    fn mend(self) {
        let Some(stop) = self.stop.try_get_value() else { return };
        let rows = self.rows();
        let row = stop.as_ref().and_then(|stop| row_of(&rows, stop)).and_then(|row| rows.get(row));
        let Some(mut usable) = row.or(rows.first()).map(|row| all(row, USABLE)) else { return };
        if stop.is_some_and(|stop| usable.contains(&stop)) {
            return;
        }
        let Some(remove) = usable.pop() else { return };
        let is_lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if is_lost && self.has_focus.get_value() {
            focus(Some(remove));
        } else {
            self.set_stop(remove);
        }
    }

    fn set_stop(self, button: HtmlElement) {
        let _ = button.set_attribute("tabindex", "0");
        let before = self.stop.try_update_value(|stop| stop.replace(button.clone())).flatten();
        if let Some(before) = before.filter(|before| *before != button) {
            let _ = before.set_attribute("tabindex", "-1");
        }
    }

    /// Returns the rows that are drawn. None are if the list is gone.
    fn rows(self) -> Vec<HtmlElement> {
        self.list.try_get_untracked().flatten().map(|list| all(&list, "li")).unwrap_or_default()
    }
}

fn button(event: &Event) -> Option<HtmlElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("button").ok().flatten()?.dyn_into().ok()
}

fn focus(target: Option<HtmlElement>) {
    if let Some(target) = target {
        let _ = target.focus();
    }
}

/// Returns the elements inside this one that match a selector.
fn all(element: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = element.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Returns the place of the row with a button, counted from 0.
fn row_of(rows: &[HtmlElement], button: &HtmlElement) -> Option<usize> {
    let row = button.closest("li").ok().flatten()?.dyn_into().ok()?;
    rows.iter().position(|one| *one == row)
}

/// Returns the button of another row in the column of this one, or the last button of that row.
fn in_row(row: Option<&HtmlElement>, button: &HtmlElement) -> Option<HtmlElement> {
    let own = all(&button.closest("li").ok().flatten()?, "button");
    // Columns are counted from the end, because only some rows begin with the button for an offer.
    let column = own.iter().rev().position(|own| own == button)?;
    let mut usable = all(row?, USABLE);
    let same = all(row?, "button").into_iter().rev().nth(column);
    same.filter(|same| usable.contains(same)).or_else(|| usable.pop())
}

/// Returns the button before (-1) or after (1) this one in its row.
fn beside(row: &Element, button: &HtmlElement, by: isize) -> Option<HtmlElement> {
    let usable = all(row, USABLE);
    let at = usable.iter().position(|one| one == button)?.checked_add_signed(by)?;
    usable.into_iter().nth(at)
}
