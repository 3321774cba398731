//! Records as a table for spreadsheets, in CSV (RFC 4180).

/// The characters at the beginning of a cell by which a spreadsheet takes the cell for a formula (OWASP, "CSV injection"). Some
/// programs read the full-width forms too.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A table as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The content. It begins with the mark by which spreadsheets recognise UTF-8.
    pub text: String,
    /// True if a cell got an apostrophe at its beginning, so that no spreadsheet runs it as a formula.
    pub has_guard: bool,
}

/// Writes rows as a table. The first row has the heads.
pub fn sheet<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> Sheet {
    let mut sheet = Sheet { text: String::from('\u{feff}'), has_guard: false };
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                sheet.text.push(',');
            }
            sheet.put(cell);
        }
        sheet.text.push_str("\r\n");
    }
    sheet
}

impl Sheet {
    fn put(&mut self, cell: &str) {
        let is_guarded = cell.starts_with(FORMULA);
        self.has_guard |= is_guarded;
        let guard = if is_guarded { "'" } else { "" };
        if cell.contains(['"', ',', '\r', '\n']) {
            self.text.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
        } else {
            self.text.extend([guard, cell]);
        }
    }
}
