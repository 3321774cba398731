//! Digests: names by content, and the `integrity` of a fetched file.

use std::path::Path;

use sha2::{Digest, Sha256, Sha384};

use crate::Fallible;

/// Sixteen hexadecimal digits that change when the content does.
pub(crate) fn short(content: &[u8]) -> String {
    hexadecimal(&Sha256::digest(content)[..8])
}

/// The value of an `integrity` attribute: <https://www.w3.org/TR/SRI/>.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(content)))
}

/// One digest over the names and contents of files and folders, in a fixed order. What does not exist counts as empty.
pub(crate) fn of_files(root: &Path, names: &[&str]) -> Fallible<String> {
    let mut digest = Sha256::new();
    for name in names {
        add(&mut digest, root, &root.join(name))?;
    }
    Ok(hexadecimal(&digest.finalize()))
}

fn add(digest: &mut Sha256, root: &Path, path: &Path) -> Fallible {
    if path.is_dir() {
        let mut entries =
            std::fs::read_dir(path)?.map(|entry| entry.map(|it| it.path())).collect::<Result<Vec<_>, _>>()?;
        entries.sort();
        for entry in entries {
            add(digest, root, &entry)?;
        }
    } else if path.is_file() {
        let content = std::fs::read(path)?;
        digest.update(path.strip_prefix(root).unwrap_or(path).to_string_lossy().as_bytes());
        digest.update((content.len() as u64).to_le_bytes());
        digest.update(&content);
    }
    Ok(())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        for half in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
        out
    })
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(super::base64(plain.as_bytes()), coded);
        }
    }
}
