//! Tests of one decision to submit, step by step.

use signet::contract::{AcceptedAgreement, Attempt, AttemptOutcome, FieldError, ProblemDetails};
use signet::exchange::error::BackendError;
use signet::exchange::retry;
use signet::exchange::submission::{Decision, ETag, Event, Machine, Step, SubmissionState, in_review, uuid_v4};

use signet::site::is_address;

use super::{answered, asking};

fn decision(may_have_arrived: bool) -> Decision {
    Decision { key: uuid_v4([7; 16]), etag: ETag::new("\"1\""), may_have_arrived, body: None }
}

fn accepted(href: &str) -> AcceptedAgreement {
    AcceptedAgreement { href: href.to_owned(), accepted_at: "2026-11-27T09:30:00.000Z".to_owned() }
}

#[test]
fn a_decision_is_kept_in_one_line_with_its_body() {
    let body = Decision::body_of(&[accepted("/terms"), accepted("https://a.example/privacy?x=1#y")]);
    assert_eq!(
        body.as_deref(),
        Some(
            r#"{"accepted":[{"href":"/terms","acceptedAt":"2026-11-27T09:30:00.000Z"},{"href":"https://a.example/privacy?x=1#y","acceptedAt":"2026-11-27T09:30:00.000Z"}]}"#
        )
    );
    assert_eq!(Decision::body_of(&[]), None);
    for body in [None, body] {
        for may_have_arrived in [false, true] {
            let kept = Decision { body: body.clone(), ..decision(may_have_arrived) };
            assert_eq!(Decision::from_line(&kept.to_line(), is_address), Some(kept));
        }
    }
    let key = uuid_v4([7; 16]);
    // Lines of versions that knew no agreements.
    assert_eq!(Decision::from_line(&format!("{key} \"1\""), is_address), Some(decision(false)));
    assert_eq!(Decision::from_line(&format!("{key} \"1\" sent"), is_address), Some(decision(true)));
}

#[test]
fn a_line_that_a_decision_does_not_write_is_not_read() {
    let key = uuid_v4([7; 16]);
    let body = |href: &str, at: &str| format!(r#"{{"accepted":[{{"href":"{href}","acceptedAt":"{at}"}}]}}"#);
    let right = body("/terms", "2026-11-27T09:30:00.000Z");
    assert!(Decision::from_line(&format!("{key} \"1\" sent {right}"), is_address).is_some());
    let spaced = right.replace(':', ": ");
    let extended = right.replace("}]}", r#"}],"more":1}"#);
    let script = body("javascript:alert(1)", "2026-11-27T09:30:00.000Z");
    let blank = body("/a b", "2026-11-27T09:30:00.000Z");
    let moment = body("/terms", "yesterday");
    let letters = body("/terms", "2026-11-27T09:30:00.00éZ");
    let rests = [
        "",
        "\"1\" lost",
        "\"1\" sentence",
        "\"1\" sent ",
        "\"1\" {}",
        r#""1" {"accepted":[]}"#,
        "\"\u{7}\"",
        "\"1\"  ",
    ];
    let rests = rests.into_iter().map(str::to_owned);
    let bodies = [spaced, extended, script, blank, moment, letters].map(|body| format!("\"1\" sent {body}"));
    for rest in rests.chain(bodies) {
        let line = format!("{key} {rest}");
        let read = Decision::from_line(&line, is_address);
        assert_eq!(read, None, "{line}");
    }
    assert_eq!(Decision::from_line("key \"1\"", is_address), None);
    assert_eq!(Decision::from_line("", is_address), None);
}

/// Returns a machine whose session has answered, at its first `Send`.
fn at_send() -> Machine {
    let (mut machine, step) = Machine::start(&decision(false));
    assert_eq!(step, Step::AskSession);
    assert_eq!(machine.next(Event::Session(Ok(())), 0.5), Step::Send);
    machine
}

fn sent(status: u16) -> Event {
    Event::Sent(Err(answered(status)))
}

fn rejected(problem: ProblemDetails) -> Event {
    Event::Sent(Err(BackendError::of_status(422, problem, None)))
}

#[test]
fn an_application_that_gets_through_is_accepted_with_its_number() {
    let mut machine = at_send();
    assert_eq!(machine.next(Event::Sent(Ok("S-1".into())), 0.5), Step::Stop);
    assert_eq!(*machine.state(), SubmissionState::Accepted { submission_id: "S-1".into() });
}

#[test]
fn n1_offline_before_the_click_sends_nothing_and_says_so() {
    let (mut machine, _) = Machine::start(&decision(false));
    assert_eq!(machine.next(Event::Session(Err(BackendError::Offline)), 0.5), Step::Stop);
    assert_eq!(*machine.state(), SubmissionState::NotSent { error: BackendError::Offline });
}

#[test]
fn offline_after_an_unknown_outcome_stays_unknown() {
    let (mut machine, _) = Machine::start(&decision(true));
    assert_eq!(machine.next(Event::FoundOut(Err(BackendError::Offline)), 0.5), Step::Stop);
    assert_eq!(*machine.state(), SubmissionState::Unknown { error: BackendError::Offline });
}

#[test]
fn n4_a_decision_that_is_taken_up_again_reads_before_it_writes() {
    let (mut machine, step) = Machine::start(&decision(true));
    assert_eq!(step, Step::FindOut);
    assert_eq!(*machine.state(), SubmissionState::FindingOut);
    assert_eq!(machine.next(Event::FoundOut(Ok(None)), 0.5), Step::AskSession);
    assert_eq!(*machine.state(), SubmissionState::Sending { attempt: 1, may_have_arrived: true });
    assert_eq!(machine.next(Event::Session(Ok(())), 0.5), Step::Send);

    let (mut machine, _) = Machine::start(&decision(true));
    assert_eq!(machine.next(Event::FoundOut(Ok(Some("7".to_owned()))), 0.5), Step::Stop);
    assert_eq!(*machine.state(), SubmissionState::Accepted { submission_id: "7".to_owned() });
}

#[test]
fn n4_a_lost_answer_is_not_called_a_failure_and_is_sent_again() {
    for error in [BackendError::Unreachable, BackendError::TimedOut, answered(502), answered(504)] {
        let mut machine = at_send();
        assert!(matches!(machine.next(Event::Sent(Err(error)), 0.5), Step::Wait(_)));
        assert!(matches!(machine.state(), SubmissionState::Waiting { attempt: 2, may_have_arrived: true, .. }));
        assert_eq!(machine.next(Event::WaitOver, 0.5), Step::Send);
        assert_eq!(*machine.state(), SubmissionState::Sending { attempt: 2, may_have_arrived: true });
    }
}

#[test]
fn b1_two_failures_and_then_an_answer_is_one_application_after_growing_gaps() {
    let mut machine = at_send();
    let mut waits = Vec::new();
    for random in [0.99, 0.01] {
        if let Step::Wait(ms) = machine.next(sent(503), random) {
            waits.push(ms);
        }
        assert_eq!(machine.next(Event::WaitOver, random), Step::Send);
    }
    assert_eq!(machine.next(Event::Sent(Ok("S-1".into())), 0.5), Step::Stop);
    assert!(waits.len() == 2 && waits[0] <= waits[1], "{waits:?}");
}

#[test]
fn b2_a_pause_that_the_service_asks_for_is_counted_down() {
    let mut machine = at_send();
    let step = machine.next(Event::Sent(Err(asking(503, 120))), 0.0);
    assert_eq!(step, Step::Wait(120_000));
    assert!(matches!(machine.state(), SubmissionState::Waiting { seconds: 120, .. }));
}

#[test]
fn b3_too_many_requests_is_known_not_to_have_arrived() {
    let mut machine = at_send();
    machine.next(sent(429), 0.5);
    assert!(matches!(machine.state(), SubmissionState::Waiting { may_have_arrived: false, .. }));
    assert_eq!(machine.next(Event::Cancelled, 0.5), Step::Stop);
    assert_eq!(*machine.state(), SubmissionState::NotSent { error: BackendError::Cancelled });
}

#[test]
fn a_wait_called_off_after_a_lost_answer_is_unknown() {
    let mut machine = at_send();
    machine.next(Event::Sent(Err(BackendError::Unreachable)), 0.5);
    assert_eq!(machine.next(Event::Cancelled, 0.5), Step::Stop);
    assert_eq!(*machine.state(), SubmissionState::Unknown { error: BackendError::Cancelled });
}

#[test]
fn n4_attempts_end_by_asking_what_became_of_it() {
    let mut machine = at_send();
    let mut attempts = 1;
    let mut step = machine.next(sent(503), 0.5);
    while let Step::Wait(_) = step {
        assert_eq!(machine.next(Event::WaitOver, 0.5), Step::Send);
        attempts += 1;
        step = machine.next(sent(503), 0.5);
    }
    assert_eq!(attempts, retry::SUBMISSION_ATTEMPTS);
    assert_eq!(step, Step::FindOut);
    let mut found = machine.clone();
    assert_eq!(found.next(Event::FoundOut(Ok(Some("S-1".into()))), 0.5), Step::Stop);
    assert_eq!(*found.state(), SubmissionState::Accepted { submission_id: "S-1".into() });
    assert_eq!(machine.next(Event::FoundOut(Ok(None)), 0.5), Step::Stop);
    assert_eq!(*machine.state(), SubmissionState::Unknown { error: answered(503) });
}

#[test]
fn b7_a_conflict_is_looked_into_not_reported() {
    let mut machine = at_send();
    assert_eq!(machine.next(sent(409), 0.5), Step::FindOut);
    assert_eq!(*machine.state(), SubmissionState::FindingOut);
    // The submission is not in the list yet, because the same key is at work.
    assert!(matches!(machine.next(Event::FoundOut(Ok(None)), 0.5), Step::Wait(_)));
    assert_eq!(machine.next(Event::WaitOver, 0.5), Step::Send);
    assert_eq!(machine.next(sent(409), 0.5), Step::FindOut);
    assert_eq!(machine.next(Event::FoundOut(Ok(Some("S-9".into()))), 0.5), Step::Stop);
    assert_eq!(*machine.state(), SubmissionState::Accepted { submission_id: "S-9".into() });
}

#[test]
fn a_conflict_that_never_resolves_ends_as_a_refusal() {
    let mut machine = at_send();
    let mut sends = 1;
    loop {
        assert_eq!(machine.next(sent(409), 0.5), Step::FindOut);
        match machine.next(Event::FoundOut(Ok(None)), 0.5) {
            Step::Wait(_) => assert_eq!(machine.next(Event::WaitOver, 0.5), Step::Send),
            step => {
                assert_eq!(step, Step::Stop);
                break;
            }
        }
        sends += 1;
    }
    assert_eq!(sends, retry::SUBMISSION_ATTEMPTS);
    assert_eq!(*machine.state(), SubmissionState::Refused { error: answered(409) });
}

#[test]
fn n9_an_answer_that_is_none_is_looked_into() {
    for error in [BackendError::NotOurBackend, BackendError::Contract { request_id: Some("r-1".into()), member: None }]
    {
        let mut machine = at_send();
        assert_eq!(machine.next(Event::Sent(Err(error.clone())), 0.5), Step::FindOut);
        assert_eq!(machine.next(Event::FoundOut(Err(BackendError::Unreachable)), 0.5), Step::Stop);
        assert_eq!(*machine.state(), SubmissionState::Unknown { error: BackendError::Unreachable });
    }
}

#[test]
fn a_changed_application_has_to_be_looked_at_again() {
    let mut machine = at_send();
    assert_eq!(machine.next(sent(412), 0.5), Step::Stop);
    assert_eq!(*machine.state(), SubmissionState::ChangedElsewhere);
    assert!(machine.state().is_decided());
}

#[test]
fn b8_the_end_of_the_session_keeps_the_decision_open() {
    for step in [Event::Session(Err(answered(401))), sent(401), Event::FoundOut(Err(answered(401)))] {
        let (mut machine, _) = Machine::start(&decision(false));
        assert_eq!(machine.next(step, 0.5), Step::Stop);
        assert_eq!(*machine.state(), SubmissionState::SignedOut { error: answered(401) });
        assert!(!machine.state().is_decided());
    }
}

#[test]
fn answers_that_are_not_accepted_end_the_decision() {
    let errors = vec![FieldError { pointer: "/company/phone".into(), ..FieldError::default() }];
    let mut machine = at_send();
    machine.next(rejected(ProblemDetails { errors, ..ProblemDetails::default() }), 0.5);
    assert!(matches!(machine.state(), SubmissionState::Refused { error: BackendError::Rejected(_) }));
    assert!(machine.state().is_decided());
    for status in [400, 403, 404, 410, 413, 415] {
        let mut machine = at_send();
        assert_eq!(machine.next(sent(status), 0.5), Step::Stop);
        assert_eq!(*machine.state(), SubmissionState::Refused { error: answered(status) });
    }
}

#[test]
fn b7_a_key_that_was_used_otherwise_waits_for_the_applicant() {
    let named = [
        ProblemDetails { r#type: "https://example.com/problems/idempotency-key-reused".into(), ..Default::default() },
        ProblemDetails { r#type: "urn:signet:problem:key-mismatch".into(), ..Default::default() },
        ProblemDetails { title: "Idempotency-Key is already used".into(), ..Default::default() },
        ProblemDetails { detail: Some("Another payload came with this Idempotency-Key".into()), ..Default::default() },
    ];
    for problem in named {
        let mut machine = at_send();
        assert_eq!(machine.next(rejected(problem.clone()), 0.5), Step::Stop);
        assert!(matches!(machine.state(), SubmissionState::KeyMismatch { .. }), "{problem:?}");
        assert!(!machine.state().is_decided());
    }
}

#[test]
fn a_key_mismatch_is_told_from_wrong_answers_even_when_their_words_speak_of_keys() {
    let errors = vec![FieldError { pointer: "/csr/pem".into(), code: "weakKey".into(), ..FieldError::default() }];
    let problem =
        ProblemDetails { title: "Idempotency is fine, the answers are not".into(), errors, ..Default::default() };
    let mut machine = at_send();
    machine.next(rejected(problem), 0.5);
    assert!(matches!(machine.state(), SubmissionState::Refused { .. }));
}

#[test]
fn a_second_click_finds_it_busy_until_the_end() {
    let mut machine = at_send();
    assert!(machine.state().is_busy());
    machine.next(sent(503), 0.5);
    assert!(machine.state().is_busy());
    machine.next(Event::WaitOver, 0.5);
    machine.next(sent(409), 0.5);
    assert!(machine.state().is_busy());
    machine.next(Event::FoundOut(Ok(Some("S-1".into()))), 0.5);
    assert!(!machine.state().is_busy());
}

#[test]
fn only_the_newest_attempt_counts_and_only_when_it_was_not_sent_back() {
    let attempt = |outcome| Attempt {
        submission_id: "S-2".into(),
        submitted_at: "2026-11-23T22:00:00Z".into(),
        decided_at: None,
        outcome,
        failure: None,
        application: None,
    };
    let cases = [
        (AttemptOutcome::Checking, true),
        (AttemptOutcome::Issued, true),
        (AttemptOutcome::Other("ARCHIVED".into()), true),
        (AttemptOutcome::CheckedFail, false),
        (AttemptOutcome::Withdrawn, false),
    ];
    for (outcome, expected) in cases {
        let attempts = [attempt(outcome.clone()), attempt(AttemptOutcome::Checking)];
        assert_eq!(in_review(&attempts).is_some(), expected, "{outcome:?}");
    }
    assert!(in_review(&[]).is_none());
}

#[test]
fn a_key_is_a_uuid_of_version_four() {
    assert_eq!(uuid_v4([0; 16]), "00000000-0000-4000-8000-000000000000");
    assert_eq!(uuid_v4([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    let counted = [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef];
    assert_eq!(uuid_v4(counted), "01234567-89ab-4def-8123-456789abcdef");
}
