//! Tells ink from paper. Each pixel is compared with the mean around it, so that a shadow on the page does not count as ink.

use super::grey::Grey;

/// Returns true for each pixel that is darker than the mean of the square around it, whose half side is `reach` pixels, by
/// more than `margin` in 256ths of that mean.
pub(super) fn ink(grey: &Grey, reach: usize, margin: u32) -> Vec<bool> {
    let (width, height) = (grey.width, grey.height);
    let mut ink = Vec::with_capacity(grey.pixels.len());
    // The sum of the pixels in each column from `reach` rows above to `reach` rows below the current row.
    let mut columns = vec![0_u32; width];
    let row = |at: usize| grey.pixels.get(at * width..(at + 1) * width).unwrap_or_default();
    for y in 0..reach.min(height) {
        columns.iter_mut().zip(row(y)).for_each(|(sum, pixel)| *sum += u32::from(*pixel));
    }
    for y in 0..height {
        columns.iter_mut().zip(row(y + reach)).for_each(|(sum, pixel)| *sum += u32::from(*pixel));
        if let Some(gone) = y.checked_sub(reach + 1) {
            columns.iter_mut().zip(row(gone)).for_each(|(sum, pixel)| *sum -= u32::from(*pixel));
        }
        let rows = count((y + reach).min(height - 1) - y.saturating_sub(reach) + 1);
        let mut sum: u32 = columns.iter().take(reach).sum();
        for (x, pixel) in row(y).iter().enumerate() {
            sum += columns.get(x + reach).copied().unwrap_or_default();
            if let Some(gone) = x.checked_sub(reach + 1) {
                sum -= columns.get(gone).copied().unwrap_or_default();
            }
            let pixels = rows * count((x + reach).min(width - 1) - x.saturating_sub(reach) + 1);
            // `sum` has at most 24 bits, because the square has at most 2^16 pixels.
            ink.push(u64::from(*pixel) * u64::from(pixels) * 256 < u64::from(sum) * u64::from(256 - margin));
        }
    }
    ink
}

fn count(pixels: usize) -> u32 {
    u32::try_from(pixels).unwrap_or(u32::MAX)
}
