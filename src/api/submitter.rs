//! Submits an application once: carries out the steps that the machine in `exchange::submission` decides on, and
//! shows the progress.

use js_sys::Math;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::clock::sleep;
use super::{Backend, Cancel, ETag, SubmissionState, pending};
use crate::contract::AcceptedAgreement;
use crate::exchange::submission::{Decision, Event, Machine, Step, in_review, uuid_v4};

/// The submission of one order, for the page with the button. It is `Copy`.
#[derive(Clone, Copy)]
pub struct Submitter {
    backend: Backend,
    order_id: StoredValue<String>,
    state: RwSignal<SubmissionState>,
    seconds_left: RwSignal<u32>,
    cancels: StoredValue<Cancels, LocalStorage>,
}

/// The switches for the current request and for the current wait.
#[derive(Clone, Default)]
struct Cancels {
    request: Cancel,
    wait: Cancel,
}

impl Submitter {
    /// Makes a submitter for the current owner, the open order. When that owner ends, a running request continues, but
    /// nothing is repeated.
    pub fn new(backend: Backend, order_id: String) -> Self {
        let cancels = StoredValue::new_local(Cancels::default());
        on_cleanup(move || {
            let _ = cancels.try_with_value(|cancels| cancels.wait.cancel());
        });
        Self {
            backend,
            order_id: StoredValue::new(order_id),
            state: RwSignal::new(SubmissionState::Idle),
            seconds_left: RwSignal::new(0),
            cancels,
        }
    }

    /// The state of the submission.
    pub fn state(self) -> ReadSignal<SubmissionState> {
        self.state.read_only()
    }

    /// The seconds that are left of [`SubmissionState::Waiting`]. They are separate from the state, so that the button
    /// beside the countdown is not rebuilt each second.
    pub fn seconds_left(self) -> ReadSignal<u32> {
        self.seconds_left.read_only()
    }

    /// Submits the application with this `ETag`. Does nothing while a submission runs. Continues with an earlier
    /// decision about the same version, also after a reload and in another tab. A changed application is a new
    /// decision, and so are other agreements as long as nothing was sent.
    pub fn submit(self, etag: ETag, accepted: &[AcceptedAgreement]) {
        let order_id = self.order_id.get_value();
        let earlier = pending::recall(&order_id)
            .filter(|earlier| earlier.etag == etag && (earlier.may_have_arrived || earlier.accepts(accepted)));
        self.run(order_id, earlier.unwrap_or_else(|| decide(etag, accepted)));
    }

    /// Returns the agreements that were accepted with a submission whose outcome is not known.
    pub fn accepted_before(self) -> Vec<AcceptedAgreement> {
        let earlier = pending::recall(&self.order_id.get_value()).filter(|earlier| earlier.may_have_arrived);
        earlier.map(|earlier| earlier.accepted()).unwrap_or_default()
    }

    /// Submits with a new key. Call this only after the applicant has confirmed it, in answer to
    /// [`SubmissionState::KeyMismatch`].
    pub fn submit_with_new_key(self, etag: ETag, accepted: &[AcceptedAgreement]) {
        self.run(self.order_id.get_value(), decide(etag, accepted));
    }

    /// Ends the wait or the running request.
    pub fn cancel(self) {
        let _ = self.cancels.try_with_value(|cancels| {
            cancels.request.cancel();
            cancels.wait.cancel();
        });
    }

    /// Returns to the initial state after the applicant has read the outcome.
    pub fn reset(self) {
        if !self.state.with_untracked(SubmissionState::is_busy) {
            self.state.set(SubmissionState::Idle);
        }
    }

    fn run(self, order_id: String, decision: Decision) {
        // The check and the change happen in one turn of the event loop, so several quick clicks count as one.
        if self.state.with_untracked(SubmissionState::is_busy) {
            return;
        }
        let cancels = Cancels::default();
        self.cancels.set_value(cancels.clone());
        // Another tab that submits the same version from now on uses the same key.
        pending::remember(&order_id, &decision);
        let (machine, step) = Machine::start(&decision);
        self.state.set(machine.state().clone());
        spawn_local(self.carry_out(order_id, decision, machine, step, cancels));
    }

    async fn carry_out(
        self,
        order_id: String,
        mut decision: Decision,
        mut machine: Machine,
        mut step: Step,
        cancels: Cancels,
    ) {
        let backend = self.backend;
        loop {
            let event = match step {
                Step::AskSession => Event::Session(backend.renew_token(&cancels.request).await),
                Step::Send => {
                    // If the page is reloaded after this, it must find out whether the application arrived.
                    decision.may_have_arrived = true;
                    pending::remember(&order_id, &decision);
                    let sent = backend.submit_once(&order_id, &decision, &cancels.request);
                    Event::Sent(sent.await)
                }
                Step::Wait(ms) => self.count_down(ms, &cancels.wait).await,
                Step::FindOut => Event::FoundOut(
                    backend
                        .attempts(&order_id)
                        .await
                        .map(|attempts| in_review(&attempts).map(|attempt| attempt.submission_id.clone())),
                ),
                Step::Stop => break,
            };
            step = machine.next(event, Math::random());
            let state = machine.state();
            if state.is_decided() {
                pending::forget(&order_id);
            } else if step == Step::Stop {
                decision.may_have_arrived = machine.may_have_arrived();
                pending::remember(&order_id, &decision);
            }
            if let SubmissionState::Waiting { seconds, .. } = state {
                let _ = self.seconds_left.try_set(*seconds);
            }
            // The page may be gone. An equal state is not set again, because it would be announced again.
            if self.state.try_with_untracked(|shown| shown != state) == Some(true) {
                self.state.set(state.clone());
            }
        }
    }

    /// Waits, and counts the seconds down.
    async fn count_down(self, ms: u32, cancel: &Cancel) -> Event {
        let mut left = ms;
        while left > 0 {
            let _ = self.seconds_left.try_set(left.div_ceil(1000));
            let slice = match left % 1000 {
                0 => 1000,
                rest => rest,
            };
            if sleep(slice, cancel).await.is_err() {
                return Event::Cancelled;
            }
            left -= slice;
        }
        Event::WaitOver
    }
}

fn decide(etag: ETag, accepted: &[AcceptedAgreement]) -> Decision {
    let mut random = [0; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut random).is_ok());
    if !filled {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a byte")]
        random.fill_with(|| (Math::random() * 256.0) as u8);
    }
    Decision { key: uuid_v4(random), etag, may_have_arrived: false, body: Decision::body_of(accepted) }
}
