//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    use signet::shell;

    // The message of a panic may contain typed text. Its place in the program never does.
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => shell::report_failure(&[place.file(), ":", &place.line().to_string()].concat()),
        None => shell::report_failure(""),
    }));
    leptos::mount::mount_to_body(signet::app::App);
    shell::remove_first_paint();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
