//! Wrong backends, each with the one check that names it.

use std::collections::BTreeSet;
use std::sync::Mutex;

use super::failing;
use super::server::{APP, Server, conform};

/// The way of `--wrong`, and the check that is about it.
const WRONG: &[(&str, &str)] = &[
    ("session-without-token", "session.answer"),
    ("open-orders", "session.signed-out"),
    ("any-cookie", "session.stranger"),
    ("no-sign-in-url", "session.sign-in-url"),
    ("csrf-optional", "csrf.missing"),
    ("csrf-any", "csrf.wrong"),
    ("number-ids", "orders.list"),
    ("oldest-first", "orders.newest-first"),
    ("order-without-documents", "orders.one"),
    ("unknown-order-empty", "orders.unknown"),
    ("nothing-saved-is-null", "application.read"),
    ("save-answers201", "application.save"),
    ("no-etag", "application.etag"),
    ("read-without-etag", "application.read-etag"),
    ("lost-member", "application.read-back"),
    ("same-etag", "application.etag-changes"),
    ("last-write-wins", "application.stale"),
    ("stale-writes-anyway", "application.stale-unchanged"),
    ("first-save-overwrites", "application.exists"),
    ("unconditional", "application.unconditional"),
    ("no-draft-saved-at", "application.draft-saved-at"),
    ("drafts-judged", "draft.unfinished"),
    ("drafts-trimmed", "draft.as-typed"),
    ("latin-only", "draft.any-script"),
    ("unknown-members-refused", "draft.unknown-member"),
    ("small-applications", "draft.long-csr"),
    ("no-application-limit", "draft.too-large"),
    ("shape400", "draft.wrong-shape"),
    ("template-html", "documents.template"),
    ("upload-answers204", "documents.png"),
    ("upload-facts-swapped", "documents.facts"),
    ("upload-not-listed", "documents.listed"),
    ("photo-recompressed", "documents.read"),
    ("png-only", "documents.jpeg"),
    ("unknown-document-empty", "documents.unknown"),
    ("delete-keeps", "documents.remove"),
    ("limit-off-by-one", "documents.at-limit"),
    ("digest-ignored", "refusals.digest"),
    ("no-photo-limit", "refusals.too-large"),
    ("no-max", "refusals.max"),
    ("text-refused-with422", "refusals.not-a-photo"),
    ("no-decoding", "refusals.damaged"),
    ("refusal-removes", "refusals.kept"),
    ("handover-answers200", "handover.link"),
    ("handover-lives-on", "handover.life"),
    ("handover-needs-session", "handover.facts"),
    ("handover-upload-refused", "handover.upload"),
    ("handover-twice", "handover.once"),
    ("handover-race", "handover.two-at-once"),
    ("used-link-readable", "handover.used"),
    ("unknown-link-empty", "handover.unknown"),
    ("not-judged", "submission.judged"),
    ("one-error-at-a-time", "submission.pointers"),
    ("dotted-pointers", "submission.pointers"),
    ("submit-ignores-if-match", "submission.stale"),
    ("race", "submission.two-at-once"),
    ("submission-answers200", "submission.answer"),
    ("again-is409", "submission.again"),
    ("key-mismatch-ignored", "submission.other-body"),
    ("second-submission", "submission.in-review"),
    ("accepted-refused", "withdrawal.accepted"),
    ("status-without-stages", "status.answer"),
    ("order-lags", "status.as-in-order"),
    ("unknown-status-empty", "status.unknown"),
    ("status-without-etag", "status.etag"),
    ("never304", "status.not-modified"),
    ("always304", "status.modified"),
    ("no-retry-after", "status.retry-after"),
    ("retry-after-date", "status.retry-after"),
    ("editable-in-review", "review.save-locked"),
    ("upload-in-review", "review.upload-locked"),
    ("remove-in-review", "review.remove-locked"),
    ("handover-in-review", "review.handover-locked"),
    ("attempts-missing", "attempts.list"),
    ("attempts-empty", "attempts.submitted"),
    ("attempts-twice", "attempts.once"),
    ("resend-fails", "resend.answer"),
    ("resend-without-wait", "resend.retry-after"),
    ("certificate-octet-stream", "certificate.chain"),
    ("certificate-empty", "certificate.not-issued"),
    ("withdrawal-answers204", "withdrawal.answer"),
    ("version-stays", "withdrawal.version"),
    ("withdraw-twice", "withdrawal.twice"),
    ("withdrawn-as-failed", "withdrawal.attempt"),
    ("withdrawn-stays-locked", "withdrawal.editable"),
    ("cors-star", "cors.origin"),
    ("cors-no-credentials", "cors.credentials"),
    ("cors-not-on-errors", "cors.errors"),
    ("cors-not-exposed", "cors.exposed"),
    ("cors-preflight401", "cors.preflight"),
    ("cors-no-delete", "cors.methods"),
    ("cors-no-if-match", "cors.headers"),
    ("cors-any-origin", "cors.foreign"),
    ("cors-no-vary", "cors.vary"),
    ("not-found-as-html", "answers.problem"),
    ("problem-without-title", "answers.problem-members"),
    ("problem-status200", "answers.problem-status"),
    ("json-as-text", "answers.json"),
    ("no-request-id", "answers.request-id"),
    ("local-times", "answers.times"),
    ("no-date", "clock.date"),
    ("clock-ahead", "clock.right"),
    ("uploaded-long-ago", "clock.same"),
];

/// How many backends run at once.
const AT_ONCE: usize = 4;

#[test]
fn each_wrong_backend_is_named_by_the_check_that_is_about_it() {
    // Things that the reference backend lacks, all of them optional.
    let lacking = failing(&conform(&Server::start(None), Some(APP)));
    let waiting = Mutex::new(WRONG.iter());
    let mistaken = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let next = waiting.lock().unwrap().next();
                    let Some((wrong, check)) = next else { break };
                    let report = conform(&Server::start(Some(wrong)), Some(APP));
                    let found: BTreeSet<&str> = failing(&report).difference(&lacking).copied().collect();
                    if found != BTreeSet::from([*check]) {
                        let lines = report.checks.iter().filter(|line| found.contains(line.check));
                        let lines: Vec<_> = lines.map(|line| format!("{} {:?}", line.check, line.verdict)).collect();
                        mistaken.lock().unwrap().push(format!("{wrong}: not {check} alone, but {lines:?}"));
                    }
                }
            });
        }
    });
    let mistaken = mistaken.into_inner().unwrap();
    assert!(mistaken.is_empty(), "{}", mistaken.join("\n"));
}

#[test]
fn every_check_can_fail() {
    let named: BTreeSet<&str> = WRONG.iter().map(|(_, check)| *check).collect();
    let unproved: Vec<&str> = signet_conform::all().map(|check| check.id).filter(|id| !named.contains(id)).collect();
    // The reference backend does not do these two yet, so it cannot do them wrongly.
    assert_eq!(unproved, ["attempts.application", "method.change"]);
}
