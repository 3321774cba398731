//! Reads the two facts that matter in EXIF (CIPA DC-008): the orientation, and the presence of a place.
//!
//! Cameras write the orientation in one way, and editors in several. Browsers read only the camera's way, so this module does
//! the same: the number is then the one by which the browser turns the picture.

/// The two facts from EXIF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exif {
    /// Orientation, 1 to 8 as in tag 0x0112; 1 is upright, 5 to 8 swap width and height.
    pub orientation: u8,
    /// True if there is a directory of GPS positions (tag 0x8825).
    pub gps: bool,
}

impl Default for Exif {
    fn default() -> Self {
        Self { orientation: 1, gps: false }
    }
}

/// The TIFF type of a number of two bytes.
const SHORT: u16 = 3;

/// Reads the first directory of a TIFF structure. An unreadable one counts as upright and without a place.
pub fn read(tiff: &[u8]) -> Exif {
    walk(tiff).unwrap_or_default()
}

fn walk(tiff: &[u8]) -> Option<Exif> {
    let little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
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
    let mut orientation = None;
    let mut gps = false;
    for index in 0..usize::from(short(directory)?) {
        let entry = directory.checked_add(2 + 12 * index)?;
        let Some(tag) = short(entry) else { break };
        match tag {
            // The entry must be one number of two bytes. A second entry counts only if the first one is invalid.
            0x0112 if short(entry + 2) == Some(SHORT) && long(entry + 4) == Some(1) => {
                let value = short(entry + 8).and_then(|it| u8::try_from(it).ok()).filter(|it| (1..=8).contains(it));
                orientation = orientation.or(value);
            }
            0x8825 => gps = true,
            _ => {}
        }
    }
    Some(Exif { orientation: orientation.unwrap_or(1), gps })
}
