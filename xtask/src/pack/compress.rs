//! Writes the `.br` and `.gz` variants of files, for servers that serve precompressed files.

use std::io::Write;
use std::path::Path;

use signet_delivery::table::{CODINGS, COMPRESSED};
use walkdir::{DirEntry, WalkDir};

use crate::Fallible;

/// Compresses every file of the site that the table of delivery names. The other formats are compressed already.
pub(super) fn siblings(site: &Path) -> Fallible {
    let files = WalkDir::new(site).into_iter().collect::<Result<Vec<_>, _>>()?;
    for path in files.iter().filter(|entry| entry.file_type().is_file()).map(DirEntry::path) {
        let Some(extension) = path.extension().and_then(|it| it.to_str()) else { continue };
        if COMPRESSED.contains(&extension) {
            variants(path, &std::fs::read(path)?)?;
        }
    }
    Ok(())
}

/// Writes the compressed variants of one file.
pub(crate) fn variants(path: &Path, content: &[u8]) -> Fallible {
    let mut sizes = vec![content.len()];
    for (coding, ending) in CODINGS {
        let mut compressed = if coding == "br" { brotli(content)? } else { gzip(content, "")? };
        // Servers make an entity tag of a file's time and size, so no two variants of a file may have the same size.
        if coding != "br" && sizes.contains(&compressed.len()) {
            compressed = gzip(content, "Signet")?;
        }
        sizes.push(compressed.len());
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        std::fs::write(name, compressed)?;
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

/// Compresses with the highest level. A comment makes the file longer.
fn gzip(content: &[u8], comment: &str) -> Fallible<Vec<u8>> {
    let builder = flate2::GzBuilder::new();
    let builder = if comment.is_empty() { builder } else { builder.comment(comment) };
    let mut encoder = builder.write(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
