//! The servers that the recipes are tested with. An installed one is used. On Debian and its relatives the package is
//! unpacked into `.tools/servers`, which needs no root and installs nothing.

use std::path::{Path, PathBuf};

use crate::shell::{command, find, output, run, step};
use crate::{Fallible, paths};

/// A server that is not a part of this repository.
#[derive(Clone, Copy)]
pub(crate) struct Server {
    /// The name of its program.
    pub(crate) program: &'static str,
    /// The folder of the program in its package.
    folder: &'static str,
    /// The option with which the program says its version and ends.
    version: &'static str,
    /// The Debian packages that hold what the program reads.
    packages: &'static [&'static str],
}

/// nginx, in any version with `map` and `try_files`.
pub(crate) const NGINX: Server =
    Server { program: "nginx", folder: "usr/sbin", version: "-v", packages: &["nginx", "nginx-common"] };
/// Caddy 2.6 or newer.
pub(crate) const CADDY: Server =
    Server { program: "caddy", folder: "usr/bin", version: "version", packages: &["caddy"] };

/// Finds or fetches a server. Returns none, and prints the reason, where neither is possible.
pub(crate) fn found(server: Server) -> Option<PathBuf> {
    let program = server.program;
    if let Some(path) = installed(server) {
        return Some(path);
    }
    let why = if find("apt-get").is_none() || find("dpkg").is_none() {
        "it is not installed, and this system has no Debian packages"
    } else if step(&format!("Fetching {program} (Debian package)"), || fetch(server)).is_err() {
        "its Debian package cannot be fetched"
    } else if let Some(path) = installed(server) {
        return Some(path);
    } else {
        "its Debian package does not run here: a library may be missing"
    };
    println!("  The tests of {program} are skipped: {why}. Install {program} to run them.");
    None
}

/// The program on the `PATH`, in the folders of administrators, or as it was fetched, if it runs.
fn installed(server: Server) -> Option<PathBuf> {
    let known = [Path::new("/usr/sbin").join(server.program), fetched().join(server.folder).join(server.program)];
    let all = find(server.program).into_iter().chain(known);
    all.filter(|path| path.is_file()).find(|path| output(command(path).arg(server.version)).is_some())
}

fn fetched() -> PathBuf {
    paths::tools().join("servers")
}

/// Downloads the packages and unpacks them.
fn fetch(server: Server) -> Fallible {
    let folder = fetched().join("packages");
    std::fs::create_dir_all(&folder)?;
    // As root, apt would warn that its own user may not write here.
    let download = ["download", "--quiet", "--option", "APT::Sandbox::User=root"];
    let download = || run(command("apt-get").args(download).args(server.packages).current_dir(&folder));
    if download().is_err() {
        // The list of packages is missing or old. Only root may renew it.
        run(command("apt-get").args(["update", "--quiet"]))?;
        download()?;
    }
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        run(command("dpkg").arg("--extract").arg(&path).arg(fetched()))?;
        std::fs::remove_file(path)?;
    }
    Ok(())
}
