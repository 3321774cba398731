//! Decodes the modules of a QR code. The error correction and the modes of the text are those of the crate `quircs`, whose
//! tables are a few hundred bytes.

use quircs::Code;

/// Returns the text of a code with this number of modules along a side. `is_dark` says which modules are dark, by column and
/// row.
pub fn text(modules: u32, is_dark: impl Fn(u32, u32) -> bool) -> Option<String> {
    let mut code = Code { size: i32::try_from(modules).ok()?, ..Code::default() };
    let places = (0..modules).flat_map(|row| (0..modules).map(move |column| (column, row)));
    for (index, (column, row)) in places.enumerate() {
        if is_dark(column, row) {
            *code.cell_bitmap.get_mut(index / 8)? |= 1 << (index % 8);
        }
    }
    // The crate checks the number of modules by itself only from the smallest code on.
    if modules < 21 {
        return None;
    }
    String::from_utf8(code.decode().ok()?.payload).ok()
}
