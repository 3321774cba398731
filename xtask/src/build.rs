//! Builds `dist/` with Trunk, unless none of its inputs has changed.

use std::path::Path;
use std::process::Command;

use crate::shell::{command, find, output, run, step};
use crate::{Fallible, digest, paths};

/// The inputs of the built site.
const INPUTS: [&str; 13] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "Trunk.toml",
    "index.html",
    "boot",
    "public",
    "src",
    "style",
    ".cargo",
    "xtask/delivery/src/table.rs",
    "xtask/src/pack",
    "xtask/src/build.rs",
];

/// Builds the release in `dist/`. `--public-url /path/` sets the path that it will be served from; the default is `/`.
pub(crate) fn release(arguments: &[String]) -> Fallible {
    let public_url = match arguments {
        [] => "/",
        [option, url] if option == "--public-url" && url.starts_with('/') && url.ends_with('/') => url,
        _ => return Err("build takes --public-url /path/, with a slash at both ends".into()),
    };
    let smaller = ["wasm-opt", "esbuild"].map(|tool| if find(tool).is_some() { "with" } else { "without" }).concat();
    let inputs = digest::of_files(&paths::root(), &INPUTS)?;
    let wanted = format!("{inputs} {public_url} {smaller}");
    let stamp = paths::stamps().join("dist");
    if paths::dist().join("index.html").is_file() && std::fs::read_to_string(&stamp).is_ok_and(|built| built == wanted)
    {
        println!("▸ Building the release: nothing has changed since the last one");
        return Ok(());
    }
    std::fs::remove_file(&stamp).ok();
    step("Building the release", || run(&mut trunk(public_url)))?;
    std::fs::create_dir_all(paths::stamps())?;
    Ok(std::fs::write(stamp, wanted)?)
}

/// Builds the site with the gallery of the widgets, as development builds have it, in a folder beside the release.
pub(crate) fn development() -> Fallible {
    let (variable, flags) = flags();
    step("Building the gallery", || {
        let folder = paths::gallery();
        let mut trunk = command("trunk");
        trunk.args(["build", "--offline", "--locked", "--dist"]).arg(folder);
        run(trunk.env(variable, flags).env("TRUNK_SKIP_VERSION_CHECK", "true").env("CARGO_PROFILE_DEV_DEBUG", "false"))
    })
}

/// Trunk, as it builds the release.
pub(crate) fn trunk(public_url: &str) -> Command {
    let (variable, flags) = flags();
    let mut trunk = command("trunk");
    trunk.args(["build", "--release", "--offline", "--locked", "--public-url", public_url]);
    trunk.env(variable, flags).env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk
}

/// Returns the flags of the compiler, and the variable that passes them to cargo. They remove this machine's folders
/// from the program, so the same commit gives the same bytes everywhere, and the file names in panics are shorter.
///
/// The flags are only for the programs. Trunk's hook builds xtask, and with different flags cargo would build all of
/// xtask's dependencies a second time. The variable for one target separates flags with spaces, so folders with a space
/// in their name need the variable for all targets.
fn flags() -> (&'static str, String) {
    let home = std::env::var("CARGO_HOME")
        .or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")))
        .unwrap_or_default();
    let registry = Path::new(&home).join("registry").join("src");
    let sources = std::fs::read_dir(&registry).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut flags: Vec<String> = sources.map(|path| format!("--remap-path-prefix={}=", path.display())).collect();
    flags.push(format!("--remap-path-prefix={}=", paths::root().display()));
    if let Some(sysroot) = output(command("rustc").args(["--print", "sysroot"])) {
        flags.push(format!("--remap-path-prefix={sysroot}=rust"));
    }
    flags.sort();
    // These flags replace those of `.cargo/config.toml`, so its own are repeated here.
    flags.extend(["--cfg".to_owned(), "erase_components".to_owned()]);
    if flags.iter().any(|flag| flag.contains(' ')) {
        ("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
    } else {
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "))
    }
}
