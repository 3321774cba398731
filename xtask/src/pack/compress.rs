//! Writes the `.br` and `.gz` variants of files, for servers that serve precompressed files.

use std::io::Write;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::Fallible;

/// The formats that are worth compressing. The others are compressed already and would only grow.
const COMPRESSIBLE: [&str; 9] = ["html", "js", "css", "wasm", "json", "svg", "txt", "bin", "webmanifest"];

/// Compresses every file of the site in one of these formats.
pub(super) fn siblings(site: &Path) -> Fallible {
    let files = WalkDir::new(site).into_iter().collect::<Result<Vec<_>, _>>()?;
    for path in files.iter().filter(|entry| entry.file_type().is_file()).map(DirEntry::path) {
        let Some(extension) = path.extension().and_then(|it| it.to_str()) else { continue };
        if !COMPRESSIBLE.contains(&extension) {
            continue;
        }
        let content = std::fs::read(path)?;
        std::fs::write(path.with_extension(format!("{extension}.br")), brotli(&content)?)?;
        std::fs::write(path.with_extension(format!("{extension}.gz")), gzip(&content)?)?;
    }
    Ok(())
}

/// Compresses with the highest level and the largest window, because a file is built once and downloaded often.
fn brotli(content: &[u8]) -> Fallible<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut out, &parameters)?;
    Ok(out)
}

fn gzip(content: &[u8]) -> Fallible<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
