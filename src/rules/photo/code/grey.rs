//! A picture in shades of grey.

use super::super::quad::Point;

/// A picture of one byte for each pixel, row by row.
#[derive(Debug, Clone)]
pub struct Grey {
    /// Brightness of each pixel, 0 to 255.
    pub pixels: Vec<u8>,
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
}

impl Grey {
    /// Converts colours, four bytes for each pixel. Returns `None` if a row is not full.
    pub fn of_rgba(rgba: &[u8], width: usize) -> Option<Self> {
        let grey = |[red, green, blue, _]: &[u8; 4]| {
            let sum = 77 * u32::from(*red) + 150 * u32::from(*green) + 29 * u32::from(*blue);
            u8::try_from(sum >> 8).unwrap_or(u8::MAX)
        };
        Self::new(rgba.as_chunks().0.iter().map(grey).collect(), width)
    }

    /// Makes a picture of its pixels. Returns `None` if a row is not full.
    pub fn new(pixels: Vec<u8>, width: usize) -> Option<Self> {
        let height = pixels.len().checked_div(width)?;
        (width * height == pixels.len()).then_some(Self { pixels, width, height })
    }

    /// Returns the picture at half the size: each pixel is the mean of four.
    #[must_use]
    pub fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut pixels = Vec::with_capacity(width * height);
        for rows in self.pixels.chunks_exact(2 * self.width.max(1)) {
            let (above, below) = rows.split_at(self.width);
            let pairs = above.as_chunks::<2>().0.iter().zip(below.as_chunks::<2>().0);
            pixels.extend(pairs.map(|([a, b], [c, d])| {
                let sum = u16::from(*a) + u16::from(*b) + u16::from(*c) + u16::from(*d);
                u8::try_from((sum + 2) / 4).unwrap_or(u8::MAX)
            }));
        }
        Self { pixels, width, height }
    }

    /// Returns the brightness at a place between pixels, or `None` outside.
    pub fn at(&self, [x, y]: Point) -> Option<f32> {
        let (x, y) = (x - 0.5, y - 0.5);
        #[expect(clippy::cast_precision_loss, reason = "numbers of pixels, some thousands")]
        let inside = x >= 0.0 && y >= 0.0 && x < (self.width as f32) - 1.0 && y < (self.height as f32) - 1.0;
        if !inside {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "inside of the picture")]
        let (column, line) = (x as u16, y as u16);
        let start = usize::from(line) * self.width + usize::from(column);
        let (right, down) = (x - f32::from(column), y - f32::from(line));
        let row = |start: usize| {
            let [one, other] = *self.pixels.get(start..)?.first_chunk::<2>()?;
            Some(f32::from(one) * (1.0 - right) + f32::from(other) * right)
        };
        Some(row(start)? * (1.0 - down) + row(start + self.width)? * down)
    }
}
