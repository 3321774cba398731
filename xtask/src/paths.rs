//! Paths: the repository, and the folders of the tools inside it.

use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// The tools of this checkout.
pub(crate) fn tools() -> PathBuf {
    root().join(".tools")
}

/// The built site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The site as a development build, which has the gallery of the widgets.
pub(crate) fn gallery() -> PathBuf {
    root().join("target").join("gallery")
}

/// The database of `cargo xtask run`.
pub(crate) fn data() -> PathBuf {
    root().join(".data")
}

/// The folder in which xtask notes what it has done.
pub(crate) fn stamps() -> PathBuf {
    root().join("target").join("xtask")
}
