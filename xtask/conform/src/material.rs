//! What is sent: an application for a product, and pictures of any size.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use signet::contract::{DomainType, Product, ValidationLevel};

/// An application that can be submitted for the product.
pub(crate) fn application(product: &Product, domain: &str) -> Value {
    let (plain, wild) = (domain.to_owned(), format!("*.{domain}"));
    let domains = match product.domain_type {
        DomainType::Wildcard => vec![wild],
        DomainType::Mixed => vec![plain, wild],
        _ => vec![plain],
    };
    let company = json!({
        "name": "Kelp & Sons Ltd", "type": "business", "phone": "+442079460123", "code": "09876543", "countryCode": "GB",
        "province": "Greater London", "city": "London", "address": "1 Pier Road", "postCode": "E16 2JJ"
    });
    let leader = json!({
        "name": "Bo Kelp", "title": "Director", "phone": "+442079460124", "email": "bo.kelp@example.com"
    });
    json!({
        "domains": domains,
        "company": if product.validation_level == ValidationLevel::Dv { Value::Null } else { company },
        "applicant": {
            "name": "Ada Kelp", "phone": "+447700900123", "email": "ada.kelp@example.com", "title": "Administrator",
            "department": "IT"
        },
        "leader": if product.validation_level == ValidationLevel::Ev { leader } else { Value::Null },
        "csr": { "method": "automatic" }
    })
}

/// The value of `Content-Digest` (RFC 9530).
pub(crate) fn content_digest(bytes: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(bytes)))
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    let halves = Sha256::digest(bytes).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| char::from_digit(half.into(), 16)).collect()
}

/// The width and the height of the pictures, in pixels.
pub(crate) const PICTURE: (u16, u16) = (120, 160);

/// The pixels of a sheet of paper with lines, in grey.
fn pixels() -> Vec<u8> {
    let (width, height) = (usize::from(PICTURE.0), usize::from(PICTURE.1));
    (0..width * height).map(|at| if (at / width).is_multiple_of(16) { 90 } else { 240 }).collect()
}

/// A PNG picture, or nothing if it cannot be made.
pub(crate) fn png() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, PICTURE.0.into(), PICTURE.1.into());
    encoder.set_color(png::ColorType::Grayscale);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels()));
    if written.is_ok() { file } else { Vec::new() }
}

/// A JPEG picture of the same sheet. It is a file, so no encoder is needed.
pub(crate) const JPEG: &[u8] = include_bytes!("sheet.jpg");

/// Bytes of a PNG chunk beside its content: length, type and checksum.
const CHUNK_FRAME: usize = 12;
/// Bytes of the last chunk of a PNG.
const END_CHUNK: usize = 12;

/// A PNG picture of exactly this many bytes. A private chunk, which readers skip, fills it up (PNG 14.2).
pub(crate) fn png_of(bytes: usize) -> Vec<u8> {
    let mut file = png();
    let Some(filling) = bytes.checked_sub(file.len() + CHUNK_FRAME) else { return file };
    let mut chunk = b"coFo".to_vec();
    chunk.resize(4 + filling, 0x20);
    let mut sum = flate2::Crc::new();
    sum.update(&chunk);
    let length = u32::try_from(filling).unwrap_or(u32::MAX).to_be_bytes();
    let end = file.split_off(file.len().saturating_sub(END_CHUNK));
    file.extend_from_slice(&length);
    file.extend_from_slice(&chunk);
    file.extend_from_slice(&sum.sum().to_be_bytes());
    file.extend_from_slice(&end);
    file
}

#[cfg(test)]
mod tests {
    use super::{png, png_of};

    #[test]
    fn a_filled_picture_has_the_size_and_can_be_read() {
        let file = png_of(100_000);
        assert_eq!(file.len(), 100_000);
        let mut reader = png::Decoder::new(std::io::Cursor::new(&file)).read_info().expect("a header");
        while reader.next_row().expect("a row").is_some() {}
        reader.finish().expect("an end");
        assert!(png().len() < 2000);
    }
}
