//! Records as a zone file (RFC 1035, 5.1), which DNS servers and many providers import.

use crate::contract::limits;

/// The most octets of one string of a TXT record (RFC 1035, 3.3).
const STRING_OCTETS: usize = 255;

/// A record of a zone.
#[derive(Debug, Clone, Copy)]
pub struct ZoneRecord<'a> {
    /// The full name, with or without a dot at its end.
    pub name: &'a str,
    /// `TXT` or `CNAME`.
    pub kind: &'a str,
    /// The text, or the name that a CNAME leads to.
    pub value: &'a str,
    /// How long a resolver may keep the record, in seconds.
    pub ttl: u32,
}

/// Writes records as a zone file. Each name is in full and ends with a dot, so that no server appends a zone. Records of
/// other types than TXT and CNAME are left out, because their values have other forms.
pub fn zone_file(records: &[ZoneRecord<'_>]) -> String {
    let mut file = String::new();
    for record in records {
        let value = match record.kind {
            "TXT" => strings(record.value),
            "CNAME" => absolute(record.value),
            _ => continue,
        };
        file.extend([&absolute(record.name), " ", &record.ttl.to_string(), " IN ", record.kind, " ", &value, "\n"]);
    }
    file
}

/// Writes a name with a dot at its end. Whatever could be read as something else is written as a number.
fn absolute(name: &str) -> String {
    let mut out = String::new();
    for byte in name.trim_end_matches('.').bytes().take(limits::DOMAIN_NAME_OCTETS) {
        if byte.is_ascii_alphanumeric() || b"-_.*".contains(&byte) {
            out.push(char::from(byte));
        } else {
            escape(&mut out, byte);
        }
    }
    out.push('.');
    out
}

/// Writes a text in quotation marks. A long one becomes several strings, which belong together.
fn strings(text: &str) -> String {
    let pieces = text.as_bytes().chunks(STRING_OCTETS).map(|piece| {
        let mut out = String::from('"');
        for byte in piece {
            match byte {
                b'"' | b'\\' => out.extend(['\\', char::from(*byte)]),
                b' '..=b'~' => out.push(char::from(*byte)),
                _ => escape(&mut out, *byte),
            }
        }
        out.push('"');
        out
    });
    let pieces = pieces.collect::<Vec<_>>();
    if pieces.is_empty() { "\"\"".to_owned() } else { pieces.join(" ") }
}

/// Writes an octet as `\` and three decimal digits.
fn escape(out: &mut String, byte: u8) {
    let digits = byte.to_string();
    out.extend(["\\", "000".get(digits.len()..).unwrap_or_default(), &digits]);
}
