//! Asks nginx, Caddy and the reference backend the same questions over HTTP, while each serves the packed site by its
//! recipe. A question has the number of a check of delivery. The other recipes are read with the tools of their hosts.
//!
//! `cargo xtask test` runs this when the site is packed. It names the programs in the environment: `SIGNET_DIST`,
//! `SIGNET_BACKEND`, and `SIGNET_NGINX`, `SIGNET_CADDY` and `SIGNET_NODE` where they are installed. Without a program its tests are skipped.
#![expect(clippy::expect_used, reason = "a test's helpers stop at what must not happen")]

mod asked;
mod checks;
mod hosts;
mod page;
mod programs;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};

use asked::Asked;
use programs::{Deployment, Kind, Programs};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let Some(dist) = std::env::var_os("SIGNET_DIST").map(PathBuf::from) else {
        return libtest_mimic::run(&arguments, Vec::new()).exit_code();
    };
    let programs = Arc::new(Programs::from_environment(dist));
    let mut trials = hosts::trials(&programs);
    for kind in Kind::ALL {
        let is_missing = programs.path(kind).is_none();
        let shared = (!is_missing).then(|| Arc::new(Asked::new(&programs, kind, Deployment::at("/"))));
        for (number, name, question) in checks::OF_ONE_SITE {
            let shared = shared.clone();
            let trial = Trial::test(format!("{kind}: {number:02} {name}"), move || {
                question(&shared.expect("the server runs"));
                Ok(())
            });
            trials.push(trial.with_ignored_flag(is_missing));
        }
        for (number, name, path, question) in checks::OF_A_SITE_OF_ITS_OWN {
            let programs = Arc::clone(&programs);
            let trial = Trial::test(format!("{kind}: {number:02} {name}"), move || {
                question(&Asked::new(&programs, kind, Deployment::at(path)));
                Ok(())
            });
            trials.push(trial.with_ignored_flag(is_missing));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
