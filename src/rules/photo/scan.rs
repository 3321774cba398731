//! Checks that a JPEG has all its pixels (ITU-T T.81, annex F). It reads the codes up to the last block and computes no pixel.
//! A file may be whole although it lacks its end marker, and half empty although it has one.

use super::jpeg::{self, is_frame};
use super::read::u16_be;

/// The completeness of a JPEG's pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scan {
    /// All pixels.
    Whole {
        /// One past the last byte of the pixels.
        end: usize,
    },
    /// Codes that stop before the last block.
    CutShort,
    /// Codes that do not show it: those of a progressive JPEG, or codes that no table has.
    Unknown,
}

/// A reason why a block could not be read.
enum Stop {
    Ended,
    Broken,
}

/// A colour component of the frame.
#[derive(Clone, Copy)]
struct Component {
    id: u8,
    across: u32,
    down: u32,
    is_read: bool,
}

/// The settings that the segments before a scan make.
#[derive(Default)]
struct Tables {
    size: (u32, u32),
    components: Vec<Component>,
    /// The tables for the first coefficient of a block, then those for the others; at most four of each.
    codes: [[Option<Codes>; 4]; 2],
    /// Units of the scan between two restart markers; 0 for none.
    restart: u32,
}

/// Reads the codes of a whole file and returns how complete its pixels are.
pub fn read(bytes: &[u8]) -> Scan {
    let mut tables = Tables::default();
    let mut at = 2;
    while let Some(segment) = jpeg::next_segment(bytes, at) {
        at = segment.end;
        match segment.marker {
            0xc4 if tables.take_codes(segment.body).is_none() => return Scan::Unknown,
            0xdd => tables.restart = u16_be(segment.body, 0).unwrap_or_default().into(),
            0xc0 | 0xc1 if tables.take_frame(segment.body).is_none() => return Scan::Unknown,
            marker if is_frame(marker) && !matches!(marker, 0xc0 | 0xc1) => return Scan::Unknown,
            0xda if segment.end > bytes.len() => return Scan::CutShort,
            0xda => {
                let Some(units) = tables.units(segment.body) else { return Scan::Unknown };
                match tables.scan(bytes, at, &units) {
                    Ok(end) => at = end,
                    Err(Stop::Ended) => return Scan::CutShort,
                    Err(Stop::Broken) => return Scan::Unknown,
                }
                if tables.components.iter().all(|component| component.is_read) {
                    return Scan::Whole { end: at };
                }
            }
            // The picture ends here, or another one begins, before all components were read.
            0xd9 | 0xd8 => return Scan::CutShort,
            _ => {}
        }
    }
    Scan::CutShort
}

/// The blocks that make up one unit of a scan, each with the numbers of its two tables; and the number of units.
struct Units {
    blocks: Vec<(usize, usize)>,
    count: u32,
}

impl Tables {
    fn take_frame(&mut self, body: &[u8]) -> Option<()> {
        self.size = (u16_be(body, 3)?.into(), u16_be(body, 1)?.into());
        let component = |part: &[u8; 3]| {
            let (across, down) = (u32::from(part[1] >> 4), u32::from(part[1] & 15));
            let is_odd = !(1..=4).contains(&across) || !(1..=4).contains(&down);
            (!is_odd).then_some(Component { id: part[0], across, down, is_read: false })
        };
        self.components = body.get(6..)?.as_chunks::<3>().0.iter().map(component).collect::<Option<_>>()?;
        (!self.components.is_empty()).then_some(())
    }

    fn take_codes(&mut self, mut body: &[u8]) -> Option<()> {
        while let Some((place, rest)) = body.split_first() {
            let (lengths, rest) = rest.split_first_chunk::<16>()?;
            let count = lengths.iter().map(|it| usize::from(*it)).sum();
            let symbols = rest.get(..count)?;
            let table = self.codes.get_mut(usize::from(place >> 4))?.get_mut(usize::from(place & 15))?;
            *table = Some(Codes::new(lengths, symbols)?);
            body = rest.get(count..)?;
        }
        Some(())
    }

    /// Returns the units of a scan, by its header, and marks its components as read.
    fn units(&mut self, header: &[u8]) -> Option<Units> {
        let count = usize::from(*header.first()?);
        let chosen = header.get(1..1 + 2 * count)?.as_chunks::<2>().0;
        let widest = self.components.iter().map(|it| it.across).max()?;
        let highest = self.components.iter().map(|it| it.down).max()?;
        let (width, height) = self.size;
        let mut blocks = Vec::new();
        // If several components take turns, a unit covers the same part of the picture in each of them.
        let mut units = width.div_ceil(8 * widest) * height.div_ceil(8 * highest);
        for [id, table] in chosen {
            let component = self.components.iter_mut().find(|it| it.id == *id)?;
            component.is_read = true;
            let tables = (usize::from(table >> 4), usize::from(table & 15));
            if count == 1 {
                // A component that comes alone is stored block by block, without the blocks that only fill up a unit.
                let across = (width * component.across).div_ceil(widest).div_ceil(8);
                units = across * (height * component.down).div_ceil(highest).div_ceil(8);
                blocks.push(tables);
            } else {
                blocks.extend((0..component.across * component.down).map(|_| tables));
            }
        }
        (!blocks.is_empty()).then_some(Units { blocks, count: units })
    }

    /// Reads a scan from `at` on, and returns one past its last byte.
    fn scan(&self, bytes: &[u8], at: usize, units: &Units) -> Result<usize, Stop> {
        let [first, others] = &self.codes;
        let blocks = units.blocks.iter().map(|(one, other)| {
            let (one, other) = (first.get(*one)?.as_ref()?, others.get(*other)?.as_ref()?);
            Some((one, other))
        });
        let blocks: Vec<_> = blocks.collect::<Option<_>>().ok_or(Stop::Broken)?;
        let mut bits = Bits::new(bytes, at);
        for unit in 0..units.count {
            if self.restart != 0 && unit != 0 && unit % self.restart == 0 {
                bits = bits.restart()?;
            }
            for (first, others) in &blocks {
                match bits.block(first, others) {
                    // The last unit may lose some bits with the marker. They hold only a corner of a few pixels.
                    Err(Stop::Ended) if unit + 1 == units.count => return Ok(bits.at),
                    outcome => outcome?,
                }
            }
        }
        Ok(bits.end())
    }
}

/// A table of Huffman codes (annex C).
struct Codes {
    /// For each value of the next eight bits: length and symbol of the code they begin with; length 0 if the code is longer.
    short: Vec<(u8, u8)>,
    /// For each length from 1 to 16: one past its last code, and the number to add to a code to get its symbol's place.
    long: [(u32, i64); 16],
    symbols: Vec<u8>,
}

impl Codes {
    fn new(lengths: &[u8; 16], symbols: &[u8]) -> Option<Self> {
        let mut codes = Self { short: vec![(0, 0); 256], long: [(0, 0); 16], symbols: symbols.to_vec() };
        let (mut code, mut place) = (0_u32, 0_usize);
        for (index, (count, long)) in lengths.iter().zip(&mut codes.long).enumerate() {
            let length = u8::try_from(index + 1).ok()?;
            long.1 = i64::try_from(place).ok()? - i64::from(code);
            for _ in 0..*count {
                if length <= 8 {
                    let from = usize::try_from(code << (8 - length)).ok()?;
                    let symbol = *symbols.get(place)?;
                    codes.short.get_mut(from..from + (1 << (8 - length)))?.fill((length, symbol));
                }
                code += 1;
                place += 1;
            }
            long.0 = code;
            code <<= 1;
        }
        Some(codes)
    }
}

/// A reader of the bits of a scan, up to the next marker.
struct Bits<'a> {
    bytes: &'a [u8],
    start: usize,
    at: usize,
    /// The bits that are held, the first one on the left.
    held: u32,
    count: u32,
    /// Number of bits used since `start`.
    used: u64,
}

impl<'a> Bits<'a> {
    fn new(bytes: &'a [u8], start: usize) -> Self {
        Self { bytes, start, at: start, held: 0, count: 0, used: 0 }
    }

    fn fill(&mut self) {
        while self.count <= 24 {
            let Some((byte, next)) = byte_at(self.bytes, self.at) else { return };
            self.at = next;
            self.held |= u32::from(byte) << (24 - self.count);
            self.count += 8;
        }
    }

    fn skip(&mut self, bits: u32) -> Result<(), Stop> {
        if self.count < bits {
            self.fill();
        }
        self.count = self.count.checked_sub(bits).ok_or(Stop::Ended)?;
        self.held <<= bits;
        self.used += u64::from(bits);
        Ok(())
    }

    fn symbol(&mut self, codes: &Codes) -> Result<u8, Stop> {
        if self.count < 16 {
            self.fill();
        }
        let next = self.held >> 16;
        let (length, symbol) = codes.short.get((next >> 8) as usize).copied().unwrap_or_default();
        if length != 0 {
            self.skip(length.into())?;
            return Ok(symbol);
        }
        for (length, (end, shift)) in (9..).zip(codes.long.iter().skip(8)) {
            let code = next >> (16 - length);
            if code < *end {
                let place = usize::try_from(i64::from(code) + shift).map_err(|_| Stop::Broken)?;
                let symbol = *codes.symbols.get(place).ok_or(Stop::Broken)?;
                self.skip(length)?;
                return Ok(symbol);
            }
        }
        // Fewer than 16 bits mean that the data ended, and a code was cut off.
        Err(if self.count < 16 { Stop::Ended } else { Stop::Broken })
    }

    fn block(&mut self, first: &Codes, others: &Codes) -> Result<(), Stop> {
        let bits = self.symbol(first)?;
        if bits > 15 {
            return Err(Stop::Broken);
        }
        self.skip(bits.into())?;
        let mut place = 1;
        while place < 64 {
            let symbol = self.symbol(others)?;
            let (zeros, bits) = (symbol >> 4, symbol & 15);
            if bits == 0 && zeros != 15 {
                return Ok(());
            }
            place += u32::from(zeros) + 1;
            self.skip(bits.into())?;
        }
        if place > 64 { Err(Stop::Broken) } else { Ok(()) }
    }

    /// Continues after the restart marker, which must come next.
    fn restart(self) -> Result<Self, Stop> {
        let mut at = self.end();
        while self.bytes.get(at..at + 2) == Some(&[0xff, 0xff]) {
            at += 1;
        }
        match self.bytes.get(at..at + 2) {
            Some([0xff, 0xd0..=0xd7]) => Ok(Self::new(self.bytes, at + 2)),
            Some([byte, marker]) if *byte != 0xff || *marker == 0 => Err(Stop::Broken),
            // Another marker or none comes next, so the rest is missing.
            _ => Err(Stop::Ended),
        }
    }

    /// Returns one past the byte that holds the last used bit.
    fn end(&self) -> usize {
        let mut at = self.start;
        for _ in 0..self.used.div_ceil(8) {
            at = byte_at(self.bytes, at).map_or(at, |(_, next)| next);
        }
        at
    }
}

/// Returns a byte of a scan and the place of the next, or `None` at a marker or the end. It skips the zero stuffed after 0xFF.
fn byte_at(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    match (*bytes.get(at)?, bytes.get(at + 1)) {
        (0xff, Some(0)) => Some((0xff, at + 2)),
        (0xff, _) => None,
        (byte, _) => Some((byte, at + 1)),
    }
}
