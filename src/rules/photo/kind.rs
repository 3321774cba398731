//! Tells the real kind of a file from its first bytes; its name and declared type prove nothing.

use super::png;
use super::read::{contains, u32_be};

/// A kind of file that people have a word for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A JPEG photo.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A High Efficiency Image (HEIC, HEIF), the default format of iPhones.
    Heic,
    /// An AVIF picture.
    Avif,
    /// A WebP picture.
    WebP,
    /// A GIF picture.
    Gif,
    /// A Windows bitmap.
    Bmp,
    /// A TIFF picture, or a camera's raw format that is built on TIFF.
    Tiff,
    /// A Windows icon or cursor.
    Icon,
    /// A relative of JPEG that only some browsers show: JPEG 2000, JPEG XL or JPEG XR.
    JpegRelative,
    /// A layered Photoshop picture.
    Photoshop,
    /// A PDF document.
    Pdf,
    /// An SVG drawing.
    Svg,
    /// A web page or other XML.
    Html,
    /// A Word, Excel or `PowerPoint` document, old or new.
    Office,
    /// A ZIP or other archive.
    Archive,
    /// A film, including the film of a live photo.
    Video,
    /// A program.
    Program,
    /// Plain text.
    Text,
    /// Any other kind.
    Unknown,
}

impl FileKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 20] = [
        Self::Jpeg,
        Self::Png,
        Self::Heic,
        Self::Avif,
        Self::WebP,
        Self::Gif,
        Self::Bmp,
        Self::Tiff,
        Self::Icon,
        Self::JpegRelative,
        Self::Photoshop,
        Self::Pdf,
        Self::Svg,
        Self::Html,
        Self::Office,
        Self::Archive,
        Self::Video,
        Self::Program,
        Self::Text,
        Self::Unknown,
    ];

    /// Returns the media type of the two kinds that the contract accepts.
    pub fn media_type(self) -> Option<&'static str> {
        match self {
            Self::Jpeg => Some("image/jpeg"),
            Self::Png => Some("image/png"),
            _ => None,
        }
    }

    /// Returns the kind of a file, from its beginning; 4 KB are plenty.
    pub fn of(head: &[u8]) -> Self {
        const MAGIC: &[(&[u8], FileKind)] = &[
            (b"\xff\xd8\xff", FileKind::Jpeg),
            (b"GIF8", FileKind::Gif),
            (b"II*\0", FileKind::Tiff),
            (b"MM\0*", FileKind::Tiff),
            (b"II+\0", FileKind::Tiff),
            (b"MM\0+", FileKind::Tiff),
            (b"IIRO", FileKind::Tiff),
            (b"IIU\0", FileKind::Tiff),
            (b"FUJIFILMCCD-RAW", FileKind::Tiff),
            (b"\0\0\x01\0", FileKind::Icon),
            (b"\0\0\x02\0", FileKind::Icon),
            (b"\0\0\0\x0cjP", FileKind::JpegRelative),
            (b"\xff\x4f\xff\x51", FileKind::JpegRelative),
            (b"\xff\x0a", FileKind::JpegRelative),
            (b"\0\0\0\x0cJXL ", FileKind::JpegRelative),
            (b"II\xbc", FileKind::JpegRelative),
            (b"8BPS", FileKind::Photoshop),
            (b"%PDF-", FileKind::Pdf),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::Office),
            (b"{\\rtf", FileKind::Office),
            (b"Rar!", FileKind::Archive),
            (b"7z\xbc\xaf", FileKind::Archive),
            (b"\x1f\x8b", FileKind::Archive),
            (b"\x1aE\xdf\xa3", FileKind::Video),
            (b"MZ", FileKind::Program),
            (b"\x7fELF", FileKind::Program),
            (b"\xcf\xfa\xed\xfe", FileKind::Program),
            (b"#!", FileKind::Program),
        ];
        if png::is_signature(head) {
            return Self::Png;
        }
        if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
            return *kind;
        }
        // In most of these, four bytes of size come before the word that counts. A bitmap differs from text by its header's size.
        match (head.get(..4), head.get(4..8), head.get(8..12)) {
            (Some(b"RIFF"), _, Some(b"WEBP")) => Self::WebP,
            (Some(b"RIFF"), _, Some(b"AVI ")) => Self::Video,
            (Some(b"PK\x03\x04" | b"PK\x05\x06"), ..) => of_archive(head),
            (_, Some(b"ftyp"), _) => of_media(head),
            (_, Some(b"moov" | b"mdat" | b"wide"), _) => Self::Video,
            _ if head.starts_with(b"BM") && head.get(15..18) == Some(&[0, 0, 0]) => Self::Bmp,
            _ => of_text(head),
        }
    }
}

/// Returns the kind of an ISO base media file (ISO/IEC 14496-12), whose brands name its content.
fn of_media(head: &[u8]) -> FileKind {
    let size = u32_be(head, 0).unwrap_or_default() as usize;
    let brands = head.get(8..size.clamp(12, 256)).or_else(|| head.get(8..12)).unwrap_or_default();
    let has = |wanted: &[&[u8; 4]]| brands.chunks(4).any(|brand| wanted.iter().any(|it| brand == *it));
    if has(&[b"avif", b"avis"]) {
        FileKind::Avif
    } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        FileKind::Heic
    } else if has(&[b"crx "]) {
        FileKind::Tiff
    } else {
        FileKind::Video
    }
}

fn of_archive(head: &[u8]) -> FileKind {
    let office = [&b"[content_types]"[..], b"word/", b"xl/", b"ppt/", b"mimetypeapplication/vnd.oasis"];
    let start = head.get(..4096).unwrap_or(head);
    if office.iter().any(|name| contains(start, name)) { FileKind::Office } else { FileKind::Archive }
}

fn of_text(head: &[u8]) -> FileKind {
    let start = head.get(..1024).unwrap_or(head);
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    if start.starts_with(b"<") {
        return if contains(start, b"<svg") { FileKind::Svg } else { FileKind::Html };
    }
    // A PDF may have up to a kilobyte of any bytes before its mark (ISO 32000-1, annex H.3.4.1).
    if contains(start, b"%pdf-") {
        return FileKind::Pdf;
    }
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    if start.is_empty() || start.iter().any(control) || !is_utf8_start(start) {
        FileKind::Unknown
    } else {
        FileKind::Text
    }
}

/// Returns true if the bytes are UTF-8, apart from a last character that the end cuts in two.
fn is_utf8_start(bytes: &[u8]) -> bool {
    match core::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}
