//! `cargo xtask browsers`: the whole journey in Chromium, Firefox and WebKitGTK, which stands for Safari. CI does not run it, because
//! two of the browsers are not on every machine.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::shell::{command, find, run, step};
use crate::{Fallible, backend, build, paths, setup};

/// How long a driver may take until it answers.
const PATIENCE: Duration = Duration::from_secs(20);

/// A driver of a browser, which listens on a port. It ends with the value.
struct Driver {
    browser: &'static str,
    port: u16,
    process: Child,
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Installs what is missing, and runs the journey in each browser that is there.
pub(crate) fn run_all() -> Fallible {
    setup::for_building()?;
    setup::for_testing()?;
    let chromium = setup::chromium()?;
    setup::for_browsers()?;
    build::release(&[])?;
    backend::build()?;
    let mut drivers = vec![start("chromium", |port| with_port(command("chromedriver"), port))?];
    if find("firefox-esr").or_else(|| find("firefox")).is_some() {
        drivers.push(start("firefox", |port| with_port(command("geckodriver"), port))?);
    } else {
        println!("  Firefox is not installed, so it is left out. Debian has it as firefox-esr.");
    }
    let minibrowser = minibrowser();
    if minibrowser.is_some() && find("WebKitWebDriver").is_some() && find("xvfb-run").is_some() {
        drivers.push(start("webkitgtk", |port| {
            // WebKitGTK draws on a display only.
            let mut driver = command("xvfb-run");
            driver.args(["--auto-servernum", "--server-args=-screen 0 1400x1000x24", "WebKitWebDriver"]);
            with_port(driver, port)
        })?);
    } else {
        println!("  WebKitGTK is not installed, so it is left out. Debian has it as webkit2gtk-driver, with xvfb.");
    }
    let mut backend = backend::start(&paths::stamps().join("browsers.sqlite"), Some(0))?;
    let outcome = step("The journey in each browser", || {
        let mut journey = command("node");
        journey.arg("browsers.mjs").arg(&backend.address);
        journey.args(drivers.iter().map(|driver| format!("{}=http://127.0.0.1:{}", driver.browser, driver.port)));
        journey.current_dir(paths::root().join("tests").join("e2e")).env("CHROMIUM", chromium);
        run(journey.envs(minibrowser.map(|path| ("MINIBROWSER", path))))
    });
    backend.process.kill()?;
    backend.process.wait()?;
    outcome
}

fn with_port(mut driver: Command, port: u16) -> Command {
    driver.arg(format!("--port={port}"));
    driver
}

/// Starts a driver on a free port, and waits until it listens.
fn start(browser: &'static str, driver: impl FnOnce(u16) -> Command) -> Fallible<Driver> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let process = driver(port).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let process = process.map_err(|error| format!("the driver of {browser} cannot be started: {error}"))?;
    let driver = Driver { browser, port, process };
    let until = Instant::now() + PATIENCE;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if Instant::now() > until {
            return Err(format!("the driver of {browser} does not answer").into());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(driver)
}

/// The small browser of WebKitGTK, in the folder of its package.
fn minibrowser() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    let versions = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"];
    let paths = folders.flat_map(|folder| versions.map(|version| folder.join(version).join("MiniBrowser")));
    paths.into_iter().find(|path| path.is_file())
}
