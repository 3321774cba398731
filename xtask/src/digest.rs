//! Digests: for file names, and for the `integrity` of fetched files.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use walkdir::WalkDir;

use crate::Fallible;

/// The number of hexadecimal digits of a digest in a file name.
const NAME_DIGITS: usize = 16;

/// Returns the SHA-256 digest in hexadecimal digits.
pub(crate) fn sha256(content: &[u8]) -> String {
    format!("{:x}", Sha256::digest(content))
}

/// Returns sixteen hexadecimal digits that depend on the content.
pub(crate) fn short(content: &[u8]) -> String {
    let mut digits = sha256(content);
    digits.truncate(NAME_DIGITS);
    digits
}

/// Returns the value of an `integrity` attribute: <https://www.w3.org/TR/SRI/>.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// Returns the SHA-256 digest of a part of the program in base64. The starting script makes from it the file name and the `integrity`.
pub(crate) fn of_part(content: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(content))
}

/// Returns one digest over the names and contents of files and folders, in a fixed order. A missing file counts as
/// empty.
pub(crate) fn of_files(root: &Path, names: &[&str]) -> Fallible<String> {
    let mut digest = Sha256::new();
    for path in names.iter().map(|name| root.join(name)).filter(|path| path.exists()) {
        for entry in WalkDir::new(path).sort_by_file_name() {
            let entry = entry?;
            if entry.file_type().is_file() {
                let content = std::fs::read(entry.path())?;
                digest.update(entry.path().strip_prefix(root)?.to_string_lossy().as_bytes());
                digest.update((content.len() as u64).to_le_bytes());
                digest.update(&content);
            }
        }
    }
    Ok(format!("{:x}", digest.finalize()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_digest_is_that_of_the_standard() {
        // The expected digests are the examples of FIPS 180-2 for "abc".
        assert_eq!(super::short(b"abc"), "ba7816bf8f01cfea");
        assert_eq!(super::integrity(b"abc"), "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
    }
}
