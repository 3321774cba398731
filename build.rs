//! Lets the linker write down what refers to what in the app's program: the packer parts it by that (see `xtask/src/pack`).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-bin=signet=--emit-relocs");
    }
}
