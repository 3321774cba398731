//! `cargo xtask run` and `cargo xtask dev`: run the app with the reference backend and a database file.

use crate::shell::{command, run};
use crate::{Fallible, backend, build, paths, setup};

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
    setup::for_building()?;
    backend::build()?;
    let mut backend = backend::start(&paths::data().join("development.sqlite"), Some(DEVELOPMENT_PORT))?;
    introduce("http://127.0.0.1:8080");
    let served =
        run(command("trunk").args(["serve", "--offline", "--port", "8080"]).env("TRUNK_SKIP_VERSION_CHECK", "true"));
    backend.process.kill().ok();
    backend.process.wait()?;
    served
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
