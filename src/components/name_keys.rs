//! The keys of the list of names. The list may have hundreds of buttons, so the Tab key stops at one of them, and arrow
//! keys, Home and End go to the others.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::dom;

/// The buttons that can take the focus.
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
    /// The list. Each of its children is a row.
    pub(super) list: NodeRef<html::Ul>,
    /// The button at which the Tab key stops: the last one that had the focus, or a button of the first row.
    stop: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// True while the focus is in the list, and after the browser has removed the button with the focus.
    has_focus: StoredValue<bool>,
}

impl Keys {
    /// Makes the keys of a list. They follow the changes of `rows` for as long as the current owner lives.
    pub(super) fn follow(rows: impl Fn() + 'static) -> Self {
        let keys =
            Self { list: NodeRef::new(), stop: StoredValue::new_local(None), has_focus: StoredValue::new(false) };
        Effect::new(move || {
            rows();
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
        let row = button.closest("li").ok().flatten()?;
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return None;
        }
        let mut act = None;
        let mut next = None;
        match (event.alt_key(), event.key().as_str()) {
            (false, "Delete") => act = Some(KeyAct::Remove),
            (true, "ArrowUp") => act = Some(KeyAct::MoveUp),
            (true, "ArrowDown") => act = Some(KeyAct::MoveDown),
            (false, "ArrowUp") => next = in_row(row.previous_element_sibling(), &button),
            (false, "ArrowDown") => next = in_row(row.next_element_sibling(), &button),
            (false, "Home") => next = in_row(self.list.get_untracked()?.first_element_child(), &button),
            (false, "End") => next = in_row(self.list.get_untracked()?.last_element_child(), &button),
            (false, "ArrowLeft") => next = beside(&row, &button, -1),
            (false, "ArrowRight") => next = beside(&row, &button, 1),
            _ => return None,
        }
        event.prevent_default();
        if let Some(next) = next {
            let _ = next.focus();
        }
        Some((place(&row), act?))
    }

    /// Moves the focus after the next rendering to the button that had it, because the browser takes the focus from a
    /// row that it moves. At an end of the list the button is disabled, so another button of the row takes the focus.
    pub(super) fn focus_again_soon(self) {
        request_animation_frame(move || {
            let Some(Some(stop)) = self.stop.try_get_value() else { return };
            let other = || first(&stop.closest("li").ok().flatten()?, &[".acts ", USABLE].concat());
            let target = if is_usable(&stop) { Some(stop.clone()) } else { other() };
            if let Some(target) = target {
                let _ = target.focus();
            }
        });
    }

    /// Moves the focus after the next rendering to a row, counted from 0, or to the last row if there are fewer. If
    /// there are none, the element with the id `when_empty` takes the focus.
    pub(super) fn focus_row_soon(self, row: usize, when_empty: String) {
        request_animation_frame(move || {
            let Some(list) = self.list.try_get_untracked().flatten() else { return };
            let nth = [":scope > :nth-child(", &(row + 1).to_string(), ")"].concat();
            let row = list.query_selector(&nth).ok().flatten().or_else(|| list.last_element_child());
            match row.and_then(|row| buttons(&row, USABLE).pop()) {
                Some(remove) => drop(remove.focus()),
                None => dom::focus(&when_empty),
            }
        });
    }

    /// Gives the Tab key another stop if its button is gone or cannot be used. The new stop takes the focus if the
    /// button had it, so that the focus never falls back to the start of the page.
    fn mend(self) {
        let (Some(list), Some(stop)) = (self.list.try_get_untracked().flatten(), self.stop.try_get_value()) else {
            return;
        };
        if stop.as_ref().is_some_and(|stop| list.contains(Some(stop)) && is_usable(stop)) {
            return;
        }
        let row = stop.and_then(|stop| stop.closest("li").ok().flatten()).filter(|row| list.contains(Some(row)));
        let Some(remove) = row.or_else(|| list.first_element_child()).and_then(|row| buttons(&row, USABLE).pop())
        else {
            return;
        };
        let is_lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if is_lost && self.has_focus.get_value() {
            let _ = remove.focus();
        } else {
            self.set_stop(remove);
        }
    }

    fn set_stop(self, button: HtmlElement) {
        button.set_tab_index(0);
        let before = self.stop.try_update_value(|stop| stop.replace(button.clone())).flatten();
        if let Some(before) = before.filter(|before| *before != button) {
            before.set_tab_index(-1);
        }
    }
}

fn button(event: &Event) -> Option<HtmlElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("button").ok().flatten()?.dyn_into().ok()
}

fn is_usable(button: &Element) -> bool {
    button.matches(USABLE).unwrap_or_default()
}

/// Returns the elements of a row that match a selector.
fn buttons(row: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = row.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn first(row: &Element, selector: &str) -> Option<HtmlElement> {
    row.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Returns the button of another row in the column of this one, or the last button of that row.
fn in_row(row: Option<Element>, button: &HtmlElement) -> Option<HtmlElement> {
    let row = row?;
    let own = buttons(&button.closest("li").ok().flatten()?, "button");
    // Columns are counted from the end, because only some rows begin with the button for an offer.
    let column = own.iter().rev().position(|own| own == button)?;
    let same = buttons(&row, "button").into_iter().rev().nth(column).filter(|same| is_usable(same));
    same.or_else(|| buttons(&row, USABLE).pop())
}

/// Returns the button before (-1) or after (1) this one in its row.
fn beside(row: &Element, button: &HtmlElement, by: isize) -> Option<HtmlElement> {
    let mut all = buttons(row, USABLE);
    let at = all.iter().position(|one| one == button)?.checked_add_signed(by).filter(|at| *at < all.len())?;
    Some(all.swap_remove(at))
}

/// Returns the place of a row in its list, counted from 0.
fn place(row: &Element) -> usize {
    std::iter::successors(row.previous_element_sibling(), Element::previous_element_sibling).count()
}
