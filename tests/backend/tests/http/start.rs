//! The server does not start on wrong options: it says in a sentence what is wrong and what to do.

use std::process::{Command, Output};

use super::support::Server;

/// Starts a server that is expected to end by itself.
#[track_caller]
fn refused(arguments: &[&str], chaos: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_signet-backend"));
    let Output { status, stdout, stderr } = command.args(arguments).env("SIGNET_CHAOS", chaos).output().unwrap();
    let said = String::from_utf8(stderr).unwrap();
    assert!(!status.success() && stdout.is_empty(), "{said}");
    assert!(said.starts_with("signet-backend: ") && !said.contains("panicked"), "{said}");
    said
}

#[test]
fn a_port_that_is_taken_is_named_with_what_to_do() {
    let server = Server::start();
    let port = server.origin.rsplit(':').next().unwrap();
    let database = server.folder.join("other.db");
    let said = refused(&["--database", database.to_str().unwrap(), "--port", port], "");
    assert!(said.contains(&format!("port {port} is taken: end the program that uses it, or choose another")), "{said}");
}

#[test]
fn a_second_server_on_one_database_is_refused_and_the_first_goes_on() {
    let server = Server::start();
    let database = server.folder.join("signet.db");
    let said = refused(&["--database", database.to_str().unwrap(), "--port", "0"], "");
    assert!(said.contains("another server uses the database") && said.contains("end that one"), "{said}");
    server.client().get("/api/v1/orders").expect(200);
}

#[test]
fn a_share_of_chaos_that_is_no_number_is_refused() {
    let said = refused(&["--database", "unused.db"], "abc");
    assert!(said.contains("SIGNET_CHAOS is “abc”: set it to") && said.contains("from 0 to 100"), "{said}");
}

#[test]
fn a_database_that_cannot_be_used_is_named_with_what_to_do() {
    let server = Server::start();
    let text = server.folder.join("text.db");
    std::fs::write(&text, "this is no database, and it is long enough to be looked at as one").unwrap();
    let said = refused(&["--database", text.to_str().unwrap(), "--port", "0"], "");
    assert!(said.contains("text.db") && said.contains("delete this one to begin afresh"), "{said}");
    let nowhere = server.folder.join("missing").join("signet.db");
    let said = refused(&["--database", nowhere.to_str().unwrap(), "--port", "0"], "");
    assert!(said.contains("name a file in a folder that can be written"), "{said}");
}

#[test]
fn a_place_that_no_site_can_have_is_refused() {
    for option in [["--base", "/a b/"], ["--api-origin", "api.example.com/v1"]] {
        let said = refused(&[&["--database", "unused.db"][..], &option[..]].concat(), "");
        assert!(said.contains("is no path") || said.contains("is no origin"), "{said}");
    }
}
