//! Where things are: the repository and what the tools keep inside it.

use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// Tools that belong to this checkout alone.
pub(crate) fn tools() -> PathBuf {
    root().join(".tools")
}

/// The built site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The database of `cargo xtask run`.
pub(crate) fn data() -> PathBuf {
    root().join(".data")
}

/// Where xtask remembers what it did.
pub(crate) fn stamps() -> PathBuf {
    root().join("target").join("xtask")
}
