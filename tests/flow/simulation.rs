//! Simulates a network that fails in every way, with a backend that remembers keys. There are never two applications,
//! and the page never claims something false.

use signet::exchange::error::BackendError;
use signet::exchange::submission::{Decision, ETag, Event, Machine, Step, SubmissionState, uuid_v4};

use super::{Chance, answered};

/// The work of the backend so far.
#[derive(Default)]
struct Service {
    keys: Vec<String>,
    posts: u32,
}

impl Service {
    /// Sends one POST over a network that, by chance, loses the request, loses the answer, or delivers both.
    fn post(&mut self, key: &str, chance: &mut Chance) -> Result<String, BackendError> {
        self.posts += 1;
        let (arrives, error) = match chance.below(9) {
            0 => (false, Some(BackendError::Unreachable)),
            1 => (true, Some(BackendError::Unreachable)),
            2 => (true, Some(BackendError::TimedOut)),
            3 => (false, Some(answered(429))),
            4 => (chance.next() < 0.5, Some(answered(503))),
            5 => (true, Some(BackendError::Contract { request_id: None, member: None })),
            6 => (false, Some(BackendError::NotOurBackend)),
            _ => (true, None),
        };
        if arrives {
            let known = self.keys.iter().any(|seen| seen == key);
            if !known && !self.keys.is_empty() {
                return Err(answered(409));
            }
            if !known {
                self.keys.push(key.to_owned());
            }
        }
        error.map_or_else(|| Ok(key.to_owned()), Err)
    }

    fn find_out(&self, chance: &mut Chance) -> Result<Option<String>, BackendError> {
        if chance.below(4) == 0 {
            return Err(BackendError::Unreachable);
        }
        Ok(self.keys.first().cloned())
    }
}

fn run(decision: &mut Decision, service: &mut Service, chance: &mut Chance) -> SubmissionState {
    let (mut machine, mut step) = Machine::start(decision);
    let mut steps = 0;
    while step != Step::Stop {
        steps += 1;
        assert!(steps < 100, "it ends");
        let event = match step {
            Step::AskSession if chance.below(5) == 0 => Event::Session(Err(BackendError::Offline)),
            Step::AskSession => Event::Session(Ok(())),
            Step::Send => Event::Sent(service.post(&decision.key, chance)),
            Step::Wait(_) if chance.below(10) == 0 => Event::Cancelled,
            Step::Wait(ms) => {
                assert!(ms >= 250, "no tight loop: {ms}");
                Event::WaitOver
            }
            Step::FindOut => Event::FoundOut(service.find_out(chance)),
            Step::Stop => break,
        };
        step = machine.next(event, chance.next());
    }
    decision.may_have_arrived = machine.may_have_arrived();
    machine.state().clone()
}

#[test]
fn n7_whatever_the_network_does_there_is_one_application_and_no_lie() {
    for seed in 0..20_000 {
        let mut chance = Chance(seed);
        let mut service = Service::default();
        let mut decision =
            Decision { key: uuid_v4([9; 16]), etag: ETag::new("\"1\""), may_have_arrived: false, body: None };
        // The applicant clicks until the submission gets through, as people do.
        for _ in 0..20 {
            let before = service.posts;
            let state = run(&mut decision, &mut service, &mut chance);
            assert!(service.posts - before <= 10, "seed {seed}: {} attempts", service.posts - before);
            match state {
                SubmissionState::Accepted { submission_id } => {
                    assert_eq!(service.keys, [submission_id], "seed {seed}: accepted only what arrived");
                    break;
                }
                SubmissionState::NotSent { .. } => {
                    assert!(service.keys.is_empty(), "seed {seed}: said not sent, and it had arrived");
                }
                state => assert!(matches!(state, SubmissionState::Unknown { .. }), "seed {seed}: {state:?}"),
            }
        }
        assert!(service.keys.len() <= 1, "seed {seed}: {:?}", service.keys);
    }
}
