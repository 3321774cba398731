//! Installs the tools for building and testing. The machine needs only rustup, a C compiler and Node.js. Installed
//! tools are not installed again.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::shell::{command, find, output, run, step};
use crate::{Fallible, digest, paths};

/// The version of Trunk. Newer versions take several times as long to build from source.
const TRUNK: &str = "0.21.14";
/// The version of cargo-fuzz, which only `cargo xtask soak` needs.
const FUZZ: &str = "0.13.2";
/// The version of Firefox's driver, which only `cargo xtask browsers` needs.
const GECKODRIVER: &str = "0.36.0";
/// The npm packages of wasm-opt and esbuild, which make programs and scripts smaller.
const SMALLER: [(&str, &str); 2] = [("binaryen", "132.0.0"), ("esbuild", "0.28.2")];

/// Installs the toolchain, Trunk and wasm-bindgen, and also wasm-opt and esbuild if Node.js is there.
pub(crate) fn for_building() -> Fallible {
    toolchain()?;
    // The build asks cargo about the packages of every platform without the network. A build alone fetches those of one.
    run(command("cargo").args(["fetch", "--quiet", "--locked"]))?;
    installed("trunk", TRUNK)?;
    installed_as("wasm-bindgen", "wasm-bindgen-cli", &locked_version("wasm-bindgen")?)?;
    smaller()
}

/// Installs cargo-fuzz. The nightly toolchain that it needs is large, so people install it themselves.
pub(crate) fn for_fuzzing() -> Fallible {
    let toolchains = output(command("rustup").args(["toolchain", "list"])).unwrap_or_default();
    if !toolchains.lines().any(|name| name.starts_with("nightly")) {
        return Err(
            "Fuzzing needs a nightly toolchain: rustup toolchain install nightly. --fuzz-seconds 0 leaves it out."
                .into(),
        );
    }
    installed("cargo-fuzz", FUZZ)
}

/// Installs Playwright, axe, a Chromium and its driver.
pub(crate) fn for_testing() -> Fallible {
    if find("npm").is_none() {
        return Err("The tests in the browser need Node.js (20 or newer) with npm: install it and start again.".into());
    }
    node_packages(&paths::root().join("tests").join("e2e"))?;
    chromium().map(|_| ())
}

/// Installs Firefox and WebKitGTK with their drivers, as far as this machine can: on Debian if the user is root.
pub(crate) fn for_browsers() -> Fallible {
    let missing = |program: &str| find(program).is_none();
    let packages = [("firefox-esr", "firefox-esr"), ("WebKitWebDriver", "webkit2gtk-driver"), ("xvfb-run", "xvfb")];
    let packages: Vec<&str> =
        packages.into_iter().filter(|(program, _)| missing(program)).map(|(_, package)| package).collect();
    if !packages.is_empty() && is_root() && find("apt-get").is_some() {
        step("Installing Firefox and WebKitGTK (Debian packages)", || apt_install(&packages))?;
    }
    installed("geckodriver", GECKODRIVER)
}

/// Returns the Chromium for tests: `CHROMIUM`, or the first that is installed. On Debian it is installed if the user is
/// root.
pub(crate) fn chromium() -> Fallible<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    let installed =
        || ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"].into_iter().find_map(find);
    if let Some(path) = installed()
        && find("chromedriver").is_some()
    {
        return Ok(path);
    }
    if is_root() && find("apt-get").is_some() {
        step("Installing Chromium and its driver (Debian packages)", || apt_install(&["chromium", "chromium-driver"]))?;
    }
    installed().ok_or_else(|| {
        "The tests need a Chromium: install it (Debian: chromium and chromium-driver), or name one in the variable CHROMIUM."
            .into()
    })
}

fn is_root() -> bool {
    output(command("id").arg("-u")).is_some_and(|id| id == "0")
}

fn apt_install(packages: &[&str]) -> Fallible {
    run(command("apt-get").args(["update", "--quiet"]))?;
    let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
    run(command("apt-get").args(install).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn toolchain() -> Fallible {
    if find("rustup").is_none() {
        return Ok(()); // The toolchain did not come from rustup, so its version and target are not checked.
    }
    let installed = output(command("rustup").args(["target", "list", "--installed"])).unwrap_or_default();
    let formats = output(command("cargo").args(["fmt", "--version"])).is_some();
    let lints = output(command("cargo").args(["clippy", "--version"])).is_some();
    if installed.lines().any(|target| target == "wasm32-unknown-unknown") && formats && lints {
        return Ok(());
    }
    step("Installing the toolchain that rust-toolchain.toml names", || {
        // cargo passes the name of its own toolchain to its children. rustup would then install that one, without the
        // target.
        run(command("rustup").args(["toolchain", "install"]).env_remove("RUSTUP_TOOLCHAIN"))
    })
}

fn installed(program: &str, version: &str) -> Fallible {
    installed_as(program, program, version)
}

/// Builds a program from its registry into `.tools/bin`, unless this version is there or on the `PATH`. The build is
/// not optimised: that takes a seventh of the time, and the programs themselves do little work.
fn installed_as(program: &str, package: &str, version: &str) -> Fallible {
    let has = output(command(program).arg("--version")).unwrap_or_default();
    if has.split_whitespace().nth(1) == Some(version) {
        return Ok(());
    }
    step(&format!("Building {package} {version} (once, some minutes)"), || {
        let install = ["install", "--locked", "--debug", "--force", "--quiet", "--root"];
        // This is a separate target folder, so that the tool's build files can be deleted.
        let target = paths::root().join("target").join("tools");
        run(command("cargo")
            .args(install)
            .arg(paths::tools())
            .arg(format!("{package}@{version}"))
            .env("CARGO_TARGET_DIR", &target))?;
        std::fs::remove_dir_all(&target).or(Ok(()))
    })
}

/// Installs the packages that make files smaller. All are installed at once, because npm removes those that are not
/// listed.
fn smaller() -> Fallible {
    if SMALLER.iter().all(|(package, version)| node_version(package).as_deref() == Some(*version)) {
        return Ok(());
    }
    if find("npm").is_none() {
        println!(
            "  Without Node.js there is no wasm-opt and no esbuild: the app works all the same and weighs some per cent more."
        );
        return Ok(());
    }
    step("Fetching wasm-opt and esbuild (npm packages)", || {
        std::fs::create_dir_all(paths::tools())?;
        let install = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"];
        run(command("npm")
            .args(["install", "--loglevel=error"])
            .args(install)
            .arg("--prefix")
            .arg(paths::tools())
            .args(SMALLER.map(|(package, version)| format!("{package}@{version}"))))
    })
}

/// The version of a package in `.tools/node_modules`.
fn node_version(package: &str) -> Option<String> {
    let file = paths::tools().join("node_modules").join(package).join("package.json");
    let package: Value = serde_json::from_slice(&std::fs::read(file).ok()?).ok()?;
    package["version"].as_str().map(str::to_owned)
}

/// Runs `npm ci` in a folder, unless its lock file has not changed since the last time.
fn node_packages(folder: &Path) -> Fallible {
    let lock = digest::of_files(folder, &["package-lock.json"])?;
    let stamp = folder.join("node_modules").join(".installed");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("Fetching the test runner for the browser (npm ci)", || {
        // The optional packages are large programs of hosts, which no test needs.
        let install = ["ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        run(command("npm").args(install).current_dir(folder))?;
        Ok(std::fs::write(stamp, lock)?)
    })
}

/// The version of a package in Cargo.lock. cargo prints it as `<registry>#<package>@<version>`.
fn locked_version(package: &str) -> Fallible<String> {
    let name = output(command("cargo").args(["pkgid", "--locked", "--offline", package]));
    let version = name.as_deref().and_then(|name| name.rsplit_once('@')).map(|(_, version)| version.to_owned());
    Ok(version.ok_or_else(|| format!("Cargo.lock does not name one {package}"))?)
}
