//! The two things that matter in EXIF (CIPA DC-008): which way is up, and whether the place is told.

/// What EXIF says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exif {
    /// 1 to 8 as in tag 0x0112; 1 is upright, 5 to 8 swap width and height.
    pub orientation: u8,
    /// Whether there is a directory of GPS positions (tag 0x8825).
    pub gps: bool,
}

impl Default for Exif {
    fn default() -> Self {
        Self { orientation: 1, gps: false }
    }
}

/// Reads the first directory of a TIFF structure; what cannot be read counts as upright and without a place.
pub fn read(tiff: &[u8]) -> Exif {
    walk(tiff).unwrap_or_default()
}

fn walk(tiff: &[u8]) -> Option<Exif> {
    let little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let bytes = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| -> Option<usize> {
        let bytes = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) } as usize)
    };
    let directory = long(4)?;
    let mut exif = Exif::default();
    for index in 0..usize::from(short(directory)?) {
        let entry = directory.checked_add(2 + 12 * index)?;
        let Some(tag) = short(entry) else { break };
        match tag {
            0x0112 => {
                let value = short(entry.checked_add(8)?).unwrap_or(1);
                exif.orientation = u8::try_from(value).ok().filter(|it| (1..=8).contains(it)).unwrap_or(1);
            }
            0x8825 => exif.gps = true,
            _ => {}
        }
    }
    Some(exif)
}
