//! `cargo xtask run` and `cargo xtask dev`: run the app with the reference backend and a database file.

use std::net::TcpListener;

use crate::shell::{command, run};
use crate::{Fallible, backend, build, paths, setup};

/// The port of `cargo xtask dev`.
const PORT: u16 = 8080;
/// Trunk passes calls to the backend at this port (see the proxies in Trunk.toml).
const DEVELOPMENT_PORT: u16 = 8081;

/// Builds what is missing, starts the backend with `dist/`, and prints the addresses. Ends when the backend ends.
pub(crate) fn release() -> Fallible {
    setup::for_building()?;
    build::release(&[])?;
    backend::build()?;
    let database = paths::data().join("signet.sqlite");
    let mut backend = backend::start(&database, None)?;
    introduce(&backend.address);
    println!("  Orders and answers are kept in .data/signet.sqlite; delete it to begin afresh. Ctrl+C ends all.\n");
    let status = backend.process.wait()?;
    if status.success() { Ok(()) } else { Err(format!("the backend ended with {status}").into()) }
}

/// Serves a development build that rebuilds and reloads when a file changes.
pub(crate) fn development() -> Fallible {
    // Trunk says nothing that helps when a port is taken, so both are looked at before anything is built.
    for port in [PORT, DEVELOPMENT_PORT] {
        free(port)?;
    }
    setup::for_building()?;
    backend::build()?;
    let mut backend = backend::start(&paths::data().join("development.sqlite"), Some(DEVELOPMENT_PORT))?;
    introduce(&format!("http://127.0.0.1:{PORT}"));
    let mut trunk = command("trunk");
    trunk.args(["serve", "--offline", "--port", &PORT.to_string()]).env("TRUNK_SKIP_VERSION_CHECK", "true");
    let served = run(&mut trunk);
    backend.process.kill().ok();
    backend.process.wait()?;
    served
}

/// Fails with what to do if another program listens on a port.
fn free(port: u16) -> Fallible {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!(
            "Port {port} is taken ({error}). `cargo xtask dev` needs the ports {PORT} and {DEVELOPMENT_PORT}: end the program \
             that uses it, which may be another `cargo xtask dev` or `run`, and start again."
        )
        .into()),
    }
}

fn introduce(address: &str) {
    println!(
        "
  Signet            {address}/
  The CA's mailbox  {address}/dev/mailbox    emails of domain verification, with links to follow
  The reviewer      {address}/dev/reviewer   play the CA's part

  Apply for one of the certificates and submit it. Then approve it as the reviewer, or refuse it with a reason and the
  fields it is about: the order turns to “Issued”, or to “Failed” with “Modify and re-apply”.
"
    );
}

#[cfg(test)]
mod tests {
    use super::free;

    #[test]
    fn a_port_that_is_taken_is_named_with_what_to_do() {
        let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = taken.local_addr().expect("an address").port();
        let sentence = free(port).expect_err("the port is taken").to_string();
        assert!(
            sentence.starts_with(&format!("Port {port} is taken")) && sentence.contains("end the program"),
            "{sentence}"
        );
        drop(taken);
        assert!(free(port).is_ok());
    }
}
