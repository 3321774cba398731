//! The reference backend as a process: builds it, starts it, and waits until it answers.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use crate::shell::{command, run, step};
use crate::{Fallible, paths};

/// A running backend.
pub(crate) struct Backend {
    /// The process. The caller waits for it or ends it.
    pub(crate) process: Child,
    /// The address of the backend, without a slash at the end.
    pub(crate) address: String,
}

/// Builds the backend and returns its program.
pub(crate) fn build() -> Fallible<PathBuf> {
    step("Building the reference backend", || {
        run(command("cargo").args(["build", "--quiet", "--package", "signet-backend"]))
    })?;
    Ok(program())
}

/// The path of the backend's program in cargo's target folder.
pub(crate) fn program() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from);
    target.join("debug").join(format!("signet-backend{}", std::env::consts::EXE_SUFFIX))
}

/// Starts the backend with a database file. Without a port it uses 8080, or a free port if 8080 is taken.
pub(crate) fn start(database: &Path, port: Option<u16>) -> Fallible<Backend> {
    std::fs::create_dir_all(database.parent().unwrap_or(Path::new(".")))?;
    let mut backend = command(program());
    backend.arg("--dist").arg(paths::dist()).arg("--database").arg(database).arg("--dev").stdout(Stdio::piped());
    if let Some(port) = port {
        backend.args(["--port", &port.to_string()]);
    }
    let mut process = backend.spawn().map_err(|error| format!("the reference backend cannot be started: {error}"))?;
    let mut lines = BufReader::new(process.stdout.take().ok_or("the backend has no output")?).lines();
    let address =
        lines.by_ref().map_while(Result::ok).find_map(|line| line.strip_prefix("listening ").map(str::to_owned));
    let Some(address) = address else {
        process.kill().ok();
        process.wait()?;
        return Err(
            "The reference backend did not start. The line above, which begins with “signet-backend:”, says why."
                .into(),
        );
    };
    // Later output is passed on. A full pipe would stop the backend.
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| println!("{line}")));
    Ok(Backend { process, address: address.trim_end_matches('/').to_owned() })
}
