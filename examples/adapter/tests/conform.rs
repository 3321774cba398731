//! The adapter keeps the contract: two processes, the stand-in and the adapter in front of it, and every check.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helpers stop at what must not happen")]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use signet_conform::{Options, Verdict};

const APP: &str = "https://app.example.com";

/// A process that is ended with the test.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a program on a free port. Returns it with its address.
fn start(program: &str, arguments: &[&str]) -> (Process, String) {
    let mut command = Command::new(program);
    let mut child = command.args(["--port", "0"]).args(arguments).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening ").unwrap_or_else(|| panic!("no address: {line:?}")).to_owned();
    (Process(child), address)
}

#[test]
fn the_adapter_in_front_of_an_api_that_is_not_ours_conforms() {
    let (_upstream, upstream) = start(env!("CARGO_BIN_EXE_stand-in"), &[]);
    let (_adapter, address) =
        start(env!("CARGO_BIN_EXE_signet-adapter"), &["--upstream", &upstream, "--app-origin", APP]);
    let options = Options {
        orders: vec!["98987582437920976".to_owned()],
        may_submit: true,
        may_withdraw: true,
        may_send_mail: true,
        origin: Some(APP.to_owned()),
        ..Options::for_url(&format!("{address}/api/v1"))
    };
    let report = signet_conform::run(&options).unwrap();
    assert!(report.conforms(), "{}", report.table());
    // The API cannot send an e-mail again and offers no choice of methods.
    let skipped = report.checks.iter().filter(|line| matches!(line.verdict, Verdict::Skipped(_)));
    let skipped: Vec<&str> = skipped.map(|line| line.check).collect();
    assert_eq!(skipped, ["resend.answer", "resend.retry-after", "method.change"]);
}
