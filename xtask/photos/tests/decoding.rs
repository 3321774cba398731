//! Decodes codes of every version, error correction and mask that a form can have, with as many errors as can be corrected.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use fastrand::Rng;
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use signet::rules::photo::code::decode;

/// The codewords of a block that correct errors, for the versions 1 to 10 (ISO/IEC 18004, table 9). Half as many errors can be
/// corrected.
const CORRECTING: [(QrCodeEcc, [usize; 10]); 4] = [
    (QrCodeEcc::Low, [7, 10, 15, 20, 26, 18, 20, 24, 30, 18]),
    (QrCodeEcc::Medium, [10, 16, 26, 18, 24, 16, 18, 22, 22, 26]),
    (QrCodeEcc::Quartile, [13, 22, 18, 26, 18, 24, 18, 22, 20, 24]),
    (QrCodeEcc::High, [17, 28, 22, 16, 22, 28, 26, 26, 24, 28]),
];

/// The text of the code of a form, as the mode of bytes, letters or digits.
fn segments(rng: &mut Rng, length: usize) -> Vec<(Vec<QrSegment>, String)> {
    let text = |letters: &[u8], rng: &mut Rng| -> String {
        (0..length).map(|_| char::from(letters[rng.usize(0..letters.len())])).collect()
    };
    let (bytes, letters, digits) =
        (text(b"abcXYZ019:_-", rng), text(b"ABC019 $%*+-./:", rng), text(b"0123456789", rng));
    let mixed = [QrSegment::make_bytes(bytes.as_bytes()), QrSegment::make_numeric(&digits)];
    vec![
        (vec![QrSegment::make_alphanumeric(&letters)], letters),
        (vec![QrSegment::make_numeric(&digits)], digits.clone()),
        (vec![mixed[0].clone()], bytes.clone()),
        (mixed.to_vec(), bytes + &digits),
    ]
}

#[test]
fn every_code_of_a_form_is_decoded_with_as_many_errors_as_can_be_corrected() {
    let mut rng = Rng::with_seed(16);
    let mut decoded = 0;
    for (ecc, correcting) in CORRECTING {
        for (version, correcting) in (1..=10).zip(correcting) {
            for mask in 0..8 {
                for (segments, text) in segments(&mut rng, 4 + usize::from(version)) {
                    let version = Version::new(version);
                    let mask = Some(Mask::new(mask));
                    // A long text does not fit the smallest codes.
                    let Ok(code) = QrCode::encode_segments_advanced(&segments, ecc, version, version, mask, false)
                    else {
                        continue;
                    };
                    assert_eq!(read(&code, &[]).as_deref(), Some(text.as_str()), "{version:?} {ecc:?} {mask:?}");
                    let broken: Vec<_> = (0..correcting / 2).map(|_| data_module(&mut rng, code.size())).collect();
                    assert_eq!(read(&code, &broken).as_deref(), Some(text.as_str()), "{version:?} {ecc:?} {mask:?}");
                    decoded += 1;
                }
            }
        }
    }
    assert!(decoded > 1000, "{decoded}");
}

#[test]
fn three_wrong_bits_of_the_format_do_no_harm_and_noise_is_no_text() {
    let mut rng = Rng::with_seed(61);
    let code = QrCode::encode_text("SIGNET1:1:form:AbCd", QrCodeEcc::Medium).unwrap();
    for _ in 0..100 {
        let broken: Vec<_> = (0..3).map(|_| (8, rng.i32(0..6))).collect();
        assert!(read(&code, &broken).is_some());
    }
    for modules in [0, 1, 20, 21, 22, 25, 37, 41, 57, 177, 181, 1000] {
        for share in 0..=8 {
            let noise: Vec<bool> = (0..modules * modules).map(|_| rng.u8(0..8) < share).collect();
            let text = decode::text(modules, |column, row| noise[(row * modules + column) as usize]);
            assert!(text.is_none_or(|text| text.is_empty()), "{modules} {share}");
        }
    }
}

/// Returns a module that no finder pattern or word about the format covers.
fn data_module(rng: &mut Rng, side: i32) -> (i32, i32) {
    (rng.i32(9..side - 8), rng.i32(9..side - 8))
}

fn read(code: &QrCode, broken: &[(i32, i32)]) -> Option<String> {
    let is_dark = |column: u32, row: u32| {
        let place = (i32::try_from(column).unwrap(), i32::try_from(row).unwrap());
        code.get_module(place.0, place.1) != broken.contains(&place)
    };
    decode::text(u32::try_from(code.size()).unwrap(), is_dark)
}
