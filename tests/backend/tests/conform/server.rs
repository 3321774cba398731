//! A backend as a process, for one run of the checks.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;
use signet_conform::{Options, Report};

/// The order that the checks may change. It wants a document.
const ORDER: &str = "98987582437920969";
/// The origin of the app, which is another one than the backend's.
pub(crate) const APP: &str = "https://app.example.com";

/// A backend and its folder. Both are gone at the end of the test.
pub(crate) struct Server {
    child: Child,
    folder: PathBuf,
    origin: String,
}

impl Server {
    /// Starts a backend, perhaps one that is wrong in a way.
    pub(crate) fn start(wrong: Option<&str>) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("signet-conform-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_signet-backend"));
        // No stage passes by itself while the checks run.
        command.args(["--port", "0", "--dev", "--stage-seconds", "86400", "--app-origin", APP, "--database"]);
        command.arg(folder.join("signet.db")).stdout(Stdio::piped());
        if let Some(wrong) = wrong {
            command.args(["--wrong", wrong]);
        }
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let origin =
            line.trim().strip_prefix("listening ").unwrap_or_else(|| panic!("no address: {line:?}")).to_owned();
        Self { child, folder, origin }
    }

    /// The address at which the calls begin.
    pub(crate) fn api(&self) -> String {
        format!("{}/api/v1", self.origin)
    }

    /// The methods of the calls so far.
    pub(crate) fn log(&self) -> Vec<String> {
        let text = ureq::get(format!("{}/dev/log", self.origin)).call().unwrap().body_mut().read_to_string().unwrap();
        let log: Value = serde_json::from_str(&text).unwrap();
        let calls =
            log["calls"].as_array().unwrap().iter().filter(|call| call["path"].as_str().unwrap().starts_with("/api/"));
        calls.map(|call| call["method"].as_str().unwrap().to_owned()).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Runs every check with every permission.
pub(crate) fn conform(server: &Server, origin: Option<&str>) -> Report {
    let options = Options {
        orders: vec![ORDER.to_owned()],
        may_submit: true,
        may_withdraw: true,
        may_send_mail: true,
        origin: origin.map(str::to_owned),
        ..Options::for_url(&server.api())
    };
    signet_conform::run(&options).unwrap()
}
