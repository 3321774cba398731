//! `cargo xtask conform` against real processes: it passes on the reference backend, and each backend that is wrong in one way is
//! named by exactly the check that is about it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helpers stop at what must not happen")]

mod server;
mod wrong;

use std::collections::BTreeSet;

use server::{APP, Server, conform};
use signet_conform::{Level, Line, Report, Verdict};

/// The ids of the checks that the backend does not pass.
fn failing(report: &Report) -> BTreeSet<&'static str> {
    report.checks.iter().filter(|line| line.failed()).map(|line| line.check).collect()
}

#[test]
fn the_reference_backend_conforms() {
    let server = Server::start(None);
    let report = conform(&server, Some(APP));
    assert!(report.conforms(), "{}", report.table());
    let optional = |line: &&Line| line.failed() && line.level == Level::Required;
    assert_eq!(report.checks.iter().filter(optional).count(), 0);
}

#[test]
fn nothing_is_left_out_but_what_the_products_of_the_seed_do_not_offer() {
    let report = conform(&Server::start(None), Some(APP));
    let skipped = |line: &&Line| matches!(line.verdict, Verdict::Skipped(_));
    let skipped: Vec<&str> = report.checks.iter().filter(skipped).map(|line| line.check).collect();
    assert_eq!(skipped, ["method.change"]);
}

#[test]
fn it_can_be_run_again_on_the_same_backend() {
    let server = Server::start(None);
    conform(&server, Some(APP));
    let again = conform(&server, Some(APP));
    assert!(again.conforms(), "{}", again.table());
}

#[test]
fn without_permissions_nothing_is_changed() {
    let server = Server::start(None);
    let before = server.log();
    let report = signet_conform::run(&signet_conform::Options::for_url(&server.api())).unwrap();
    assert!(report.conforms(), "{}", report.table());
    let calls = server.log();
    assert!(calls.len() > before.len());
    assert!(calls.iter().all(|method| method == "GET"), "{calls:?}");
}
