//! The work of Next: it reads the controls, waits for missing verdicts, judges, saves, and opens the next page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::state::{Form, NextState};
use super::csr;
use crate::application::{FIELDS, Kind, Place};
use crate::components::{dom, focus_summary};
use crate::csr::field::settled;
use crate::routes::Route;
use crate::rules::secret::holds_private_key;

/// Judges, saves and opens the next page, or shows the problems.
pub(super) fn go_on(form: Form) {
    let Form { app, open, problems, csr_progress, owner, next, .. } = form;
    take_from_controls(form);
    let Some(owner) = owner.get_value() else { return };
    spawn_local(async move {
        // The CSR field puts a CSR into the draft only after reading it, so Next waits for that.
        let csr = csr::problem(settled(csr_progress, &owner).await);
        if open.is_closed() {
            return; // The order was closed meanwhile.
        }
        open.settle_verdicts().await;
        if open.is_closed() {
            return;
        }
        match csr::with_problem(open.finish(), csr) {
            Err(found) => {
                problems.set(found);
                focus_summary();
            }
            Ok(application) => {
                problems.set(Vec::new());
                let saved = open.save_finished(&application).await;
                if open.is_closed() {
                    return;
                }
                if saved {
                    let (order_id, documents) =
                        open.order.with_untracked(|order| (order.order_id.clone(), !order.documents.is_empty()));
                    let check = !documents || app.comes_back_to_check();
                    app.come_back_to_check(false);
                    app.go(if check { Route::Check(order_id) } else { Route::Verification(order_id) });
                } else {
                    dom::focus_soon("save-trouble".to_owned());
                }
            }
        }
        next.set(NextState::Idle);
    });
}

/// Takes over the values of the controls. Autofill, password managers and extensions may write without an event, and
/// the applicant means the value on the screen. The CSR is left out: its field lets only a CSR into the draft that was
/// read, whereas this function would let in half a private key.
fn take_from_controls(form: Form) {
    for field in FIELDS.iter().filter(|field| !matches!(field.kind, Kind::Choice(_) | Kind::Csr)) {
        let seen = dom::value_of(&field.id.element_id()).filter(|seen| !holds_private_key(seen));
        let Some(seen) = seen else { continue };
        let signal = form.open.store.signal(field.id);
        if signal.with_untracked(|answer| *answer != seen) {
            signal.set(seen);
            form.open.touched();
            form.open.mended(&Place::Field(field.id));
        }
    }
}
