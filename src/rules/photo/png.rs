//! Reads the structure of a PNG (W3C PNG, third edition): its chunks, their order and their checksums.

use super::exif::{self, Exif};
use super::problem::Damage;
use super::read::{is_program, u32_be};

/// The eight bytes that every PNG begins with.
pub const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];

/// Returns true if the bytes begin with the signature of a PNG, intact or damaged in transit (line ends rewritten, a bit
/// lost). A file with a damaged signature is a broken picture rather than another kind of file.
pub fn is_signature(head: &[u8]) -> bool {
    let alike =
        |count: usize| head.iter().zip(SIGNATURE).take(count).filter(|(byte, wanted)| **byte == *wanted).count();
    head.starts_with(&SIGNATURE)
        || (alike(4) >= 3 && (alike(8) >= 5 || head.get(..64).unwrap_or(head).windows(4).any(|it| it == b"IHDR")))
}

/// A chunk of a PNG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk<'a> {
    /// The four letters of its name.
    pub name: [u8; 4],
    /// Its data.
    pub data: &'a [u8],
    /// True if its checksum matches.
    pub intact: bool,
    /// Place of the first byte of its length.
    pub start: usize,
    /// One past its checksum.
    pub end: usize,
}

/// Reads the chunk at `at`. Returns `None` if the bytes end before the chunk does.
pub fn chunk_at(bytes: &[u8], at: usize) -> Option<Chunk<'_>> {
    let length = u32_be(bytes, at)? as usize;
    let data_start = at.checked_add(8)?;
    let data_end = data_start.checked_add(length)?;
    let name = bytes.get(at.checked_add(4)?..data_start)?.try_into().ok()?;
    let data = bytes.get(data_start..data_end)?;
    let told = u32_be(bytes, data_end)?;
    let intact = checksum(bytes.get(at + 4..data_end)?) == told;
    Some(Chunk { name, data, intact, start: at, end: data_end + 4 })
}

/// Computes CRC-32 (ISO 3309) as PNG uses it, four bits at a time: the table fits a cache line and the program stays small.
pub fn checksum(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut index = 0;
        while index < 16 {
            #[expect(clippy::cast_possible_truncation, reason = "0 to 15")]
            let mut value = index as u32;
            let mut bit = 0;
            while bit < 4 {
                value = if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
                bit += 1;
            }
            table[index] = value;
            index += 1;
        }
        table
    };
    let step = |crc: u32| TABLE[(crc & 15) as usize] ^ (crc >> 4);
    !bytes.iter().fold(u32::MAX, |crc, byte| step(step(crc ^ u32::from(*byte))))
}

/// The findings from the chunks of a PNG.
#[expect(clippy::struct_excessive_bools, reason = "independent findings, none of which excludes another")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Png {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Bits a sample: 1, 2, 4, 8, 16.
    pub bits: u8,
    /// Colour type: 0 grey, 2 colour, 3 palette, 4 grey and alpha, 6 colour and alpha.
    pub colour: u8,
    /// True if the pixels are stored in seven passes.
    pub interlaced: bool,
    /// Orientation, and presence of a place.
    pub exif: Exif,
    /// True if there is a chunk that may hold an orientation.
    pub has_exif: bool,
    /// True if it is animated (APNG).
    pub animated: bool,
    /// True if a text looks like a program.
    pub program: bool,
    /// True if there is metadata that `strip` would take out.
    pub metadata: bool,
    /// True if pixels may be transparent.
    pub transparent: bool,
    /// One past the end chunk, if the walk reached it.
    pub end: Option<usize>,
}

/// Reads only the header.
pub fn header(bytes: &[u8]) -> Result<Png, Damage> {
    if !bytes.starts_with(&SIGNATURE) {
        return Err(Damage::Structure);
    }
    let Some(chunk) = chunk_at(bytes, SIGNATURE.len()) else { return Err(Damage::CutShort) };
    let [w3, w2, w1, w0, h3, h2, h1, h0, bits, colour, compression, filter, interlace] = *chunk.data else {
        return Err(Damage::Structure);
    };
    if chunk.name != *b"IHDR" {
        return Err(Damage::Structure);
    }
    let (width, height) = (u32::from_be_bytes([w3, w2, w1, w0]), u32::from_be_bytes([h3, h2, h1, h0]));
    if width == 0 || height == 0 {
        return Err(Damage::NoPixels);
    }
    if !chunk.intact {
        return Err(Damage::Data);
    }
    let depth_fits = match colour {
        0 => matches!(bits, 1 | 2 | 4 | 8 | 16),
        3 => matches!(bits, 1 | 2 | 4 | 8),
        2 | 4 | 6 => matches!(bits, 8 | 16),
        _ => false,
    };
    if !depth_fits || compression != 0 || filter != 0 || interlace > 1 || width.max(height) > 0x7fff_ffff {
        return Err(Damage::Structure);
    }
    Ok(Png { width, height, bits, colour, interlaced: interlace == 1, transparent: colour >= 4, ..Png::default() })
}

/// Walks all of `bytes`. `whole` is true if nothing follows them; otherwise running out of bytes is no damage.
pub fn walk(bytes: &[u8], whole: bool) -> Result<Png, Damage> {
    let mut png = header(bytes)?;
    let mut at = SIGNATURE.len() + 25;
    let (mut palette, mut pixels, mut pixels_ended) = (false, false, false);
    while let Some(chunk) = chunk_at(bytes, at) {
        // A pixel chunk with a wrong checksum may still unpack to pixels with a right one, so the decoder decides.
        if !chunk.intact && chunk.name != *b"IDAT" {
            return Err(Damage::Data);
        }
        pixels_ended |= pixels && chunk.name != *b"IDAT";
        match &chunk.name {
            b"IHDR" => return Err(Damage::Structure),
            b"PLTE" => palette = true,
            b"IDAT" if pixels_ended => return Err(Damage::Structure),
            b"IDAT" => pixels = true,
            b"IEND" => {
                if !pixels || (png.colour == 3 && !palette) {
                    return Err(Damage::Structure);
                }
                png.end = Some(chunk.end);
                return Ok(png);
            }
            b"eXIf" => {
                let read = exif::read(chunk.data);
                // As in browsers, only the first orientation counts, and only before the pixels. A place counts anywhere.
                let orientation = if png.has_exif || pixels { png.exif.orientation } else { read.orientation };
                png.has_exif = true;
                png.exif = Exif { orientation, gps: png.exif.gps || read.gps };
            }
            b"acTL" => png.animated = true,
            b"tRNS" => png.transparent = true,
            b"tEXt" | b"zTXt" | b"iTXt" => png.program |= is_program(chunk.data),
            name if !name.iter().all(u8::is_ascii_alphabetic) => return Err(Damage::Structure),
            _ => {}
        }
        png.metadata |= !is_kept(chunk.name);
        at = chunk.end;
    }
    if whole { Err(Damage::CutShort) } else { Ok(png) }
}

/// Returns true for chunks that the picture needs to look right: the critical chunks, and those for colour and display.
pub fn is_kept(name: [u8; 4]) -> bool {
    matches!(
        &name,
        b"IHDR"
            | b"PLTE"
            | b"IDAT"
            | b"IEND"
            | b"tRNS"
            | b"gAMA"
            | b"cHRM"
            | b"sRGB"
            | b"iCCP"
            | b"cICP"
            | b"sBIT"
            | b"bKGD"
            | b"pHYs"
    )
}
