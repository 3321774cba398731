//! Lets the linker write down what refers to what in the app's program, by which the packer parts it (see `xtask/src/pack`).
//! Tells the tests on the host what this machine lacks, so that a test that needs it counts as ignored and not as passed.

use std::env;
use std::path::{Path, PathBuf};

/// Programs that some tests compare with.
const PROGRAMS: [&str; 4] = ["openssl", "ssh-keygen", "gpg", "keytool"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(without, values(\"corpora\", \"{}\"))", PROGRAMS.join("\", \""));
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-bin=signet=--emit-relocs");
        return;
    }
    // The open corpora lie outside of the repository.
    println!("cargo::rerun-if-env-changed=SIGNET_SHARED");
    let beside = || Path::new(&env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..").join("shared");
    let corpora = env::var_os("SIGNET_SHARED").map_or_else(beside, PathBuf::from).join("corpora");
    println!("cargo::rustc-env=SIGNET_CORPORA={}", corpora.display());
    if !corpora.is_dir() {
        println!("cargo::rustc-cfg=without=\"corpora\"");
    }
    let path = env::var_os("PATH").unwrap_or_default();
    for program in PROGRAMS {
        if !env::split_paths(&path).any(|folder| folder.join(program).is_file()) {
            println!("cargo::rustc-cfg=without=\"{program}\"");
        }
    }
}
