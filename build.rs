//! Makes the linker emit relocations for the app's program. The packer needs them to divide it (see `xtask/src/pack`).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-bin=signet=--emit-relocs");
    }
}
