//! Tests the photo rules on the host, with pictures built byte by byte, whole and damaged, and with the open corpus if present.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test may stop and speak")]

#[path = "photo/look.rs"]
mod look;
#[path = "photo/page.rs"]
mod page;
#[path = "photo/turned.rs"]
mod turned;

use std::path::Path;

use signet::rules::photo::inspect::{HEAD_BYTES, TAIL_BYTES};
use signet::rules::photo::{
    Damage, End, FileKind, Look, PhotoAdvice, PhotoProblem, PhotoVerdict, inspect, judge, png, strip,
};

const LIMIT: u64 = 512_000;

mod make {
    //! Builds pictures by hand, with just enough of each format for the rules to read.

    use super::png;

    /// Returns a marker segment.
    pub(super) fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], body].concat()
    }

    pub(super) fn frame(marker: u8, bits: u8, width: u16, height: u16, components: u8) -> Vec<u8> {
        let mut body = vec![bits];
        body.extend(height.to_be_bytes());
        body.extend(width.to_be_bytes());
        body.push(components);
        for id in 1..=components {
            body.extend([id, 0x11, 0]);
        }
        segment(marker, &body)
    }

    /// Returns a JPEG with `extra` segments before the frame.
    pub(super) fn jpeg(extra: &[Vec<u8>], width: u16, height: u16) -> Vec<u8> {
        let parts = [extra.concat(), frame(0xc0, 8, width, height, 3), segment(0xda, &[3, 1, 0, 2, 0, 3, 0, 0, 63, 0])]
            .concat();
        [&[0xff, 0xd8], &parts[..], &[0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56], &[0xff, 0xd9]].concat()
    }

    /// Returns an APP1 segment with an orientation and, if `gps` is true, a GPS directory.
    pub(super) fn exif(orientation: u8, gps: bool) -> Vec<u8> {
        let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
        tiff.extend([0, 1 + u8::from(gps)]);
        tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
        if gps {
            tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 40]);
        }
        tiff.extend([0, 0, 0, 0]);
        segment(0xe1, &[&b"Exif\0\0"[..], &tiff].concat())
    }

    pub(super) fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
        let named = [&name[..], data].concat();
        [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], &named, &png::checksum(&named).to_be_bytes()].concat()
    }

    /// Returns a PNG of a single grey, with `extra` chunks before the pixels.
    pub(super) fn png(extra: &[Vec<u8>], width: u32, height: u32) -> Vec<u8> {
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
        let rows = vec![0; (width as usize + 1) * height as usize];
        let pixels = miniz_oxide::deflate::compress_to_vec_zlib(&rows, 1);
        [
            &png::SIGNATURE[..],
            &chunk(*b"IHDR", &header),
            &extra.concat(),
            &chunk(*b"IDAT", &pixels),
            &chunk(*b"IEND", &[]),
        ]
        .concat()
    }
}

fn problem(bytes: &[u8]) -> Option<PhotoProblem> {
    judge(bytes, None, LIMIT).problem
}

fn advice(bytes: &[u8]) -> Vec<PhotoAdvice> {
    judge(bytes, None, LIMIT).advice
}

#[test]
fn a_whole_photo_is_taken() {
    assert_eq!(problem(&make::jpeg(&[], 1800, 2400)), None);
    assert_eq!(problem(&make::png(&[], 800, 1000)), None);
    assert_eq!(advice(&make::jpeg(&[], 1800, 2400)), []);
}

#[test]
fn an_empty_file_is_called_empty() {
    assert_eq!(problem(b""), Some(PhotoProblem::Empty));
}

#[test]
fn what_is_no_photo_is_named_for_what_it_is() {
    #[track_caller]
    fn check(bytes: &[u8], kind: FileKind) {
        assert_eq!(problem(bytes), Some(PhotoProblem::WrongType(kind)), "{:?}", String::from_utf8_lossy(bytes));
    }
    check(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", FileKind::Heic);
    check(b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", FileKind::Avif);
    check(b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", FileKind::Video);
    check(b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::WebP);
    check(b"GIF89a\x01\0\x01\0", FileKind::Gif);
    check(b"BM\x80\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x06\0\0\0", FileKind::Bmp);
    check(b"II*\0\x08\0\0\0", FileKind::Tiff);
    check(b"\0\0\x01\0\x01\0", FileKind::Icon);
    check(b"\0\0\0\x0cjP  \r\n\x87\n", FileKind::JpegRelative);
    check(b"%PDF-1.7\n", FileKind::Pdf);
    check(b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", FileKind::Svg);
    check(b"\xef\xbb\xbf <!doctype html><script>alert(1)</script>", FileKind::Html);
    check(b"PK\x03\x04\x14\0\x06\0[Content_Types].xml word/document.xml", FileKind::Office);
    check(b"PK\x03\x04\x14\0\x06\0photo.jpg", FileKind::Archive);
    check(b"MZ\x90\0", FileKind::Program);
    check("一张照片".as_bytes(), FileKind::Text);
    check(b"\x00\x01\x02\x03", FileKind::Unknown);
}

#[test]
fn the_limit_is_allowed_and_one_byte_more_is_not() {
    let fill = |bytes: usize| {
        let mut photo = make::jpeg(&[], 1800, 2400);
        let end = photo.split_off(photo.len() - 2);
        photo.resize(bytes - 2, 0x11);
        [photo, end].concat()
    };
    assert_eq!(problem(&fill(512_000)), None);
    assert_eq!(problem(&fill(512_001)), Some(PhotoProblem::TooLarge { bytes: 512_001, allowed: 512_000 }));
}

#[test]
fn a_pixel_bomb_is_refused_from_its_header() {
    let mut bomb = make::png(&[], 1, 1);
    let header = [&30_000_u32.to_be_bytes()[..], &30_000_u32.to_be_bytes(), &[1, 0, 0, 0, 0]].concat();
    bomb.splice(8..33, make::chunk(*b"IHDR", &header));
    assert_eq!(problem(&bomb), Some(PhotoProblem::TooManyPixels { width: 30_000, height: 30_000 }));
    assert_eq!(
        problem(&make::jpeg(&[], 65_500, 65_500)),
        Some(PhotoProblem::TooManyPixels { width: 65_500, height: 65_500 })
    );
}

#[test]
fn a_picture_without_pixels_is_damaged() {
    assert_eq!(problem(&make::jpeg(&[], 0, 100)), Some(PhotoProblem::Damaged(Damage::NoPixels)));
    assert_eq!(problem(&make::jpeg(&[], 100, 0)), Some(PhotoProblem::Damaged(Damage::NoPixels)));
}

#[test]
fn a_photo_that_stops_before_its_end_is_cut_short_wherever_it_stops() {
    for photo in [make::jpeg(&[make::exif(6, true)], 1800, 2400), make::png(&[], 40, 40)] {
        for length in 8..photo.len() {
            assert!(matches!(problem(&photo[..length]), Some(PhotoProblem::Damaged(_))), "{length} of {}", photo.len());
        }
    }
}

#[test]
fn pixels_that_do_not_unpack_are_damaged_even_under_a_right_checksum() {
    let good = make::png(&[], 40, 40);
    let pixels = good.windows(4).position(|it| it == b"IDAT").unwrap();
    let length = u32::from_be_bytes(good[pixels - 4..pixels].try_into().unwrap()) as usize;
    let mut data = good[pixels + 4..pixels + 4 + length].to_vec();
    data[length - 1] ^= 1;
    let bad = [&good[..pixels - 4], &make::chunk(*b"IDAT", &data), &make::chunk(*b"IEND", &[])].concat();
    assert_eq!(problem(&bad), Some(PhotoProblem::Damaged(Damage::Data)));
}

#[test]
fn a_wrong_checksum_over_good_pixels_is_mended() {
    let mut photo = make::png(&[], 40, 40);
    let end = photo.len() - 12;
    photo[end - 1] ^= 1;
    let verdict = judge(&photo, None, LIMIT);
    assert_eq!(verdict.problem, None);
    let mended = strip::strip(&photo, &verdict.facts.unwrap()).unwrap();
    assert_eq!(mended, make::png(&[], 40, 40));
}

#[test]
fn a_png_damaged_by_a_text_transfer_is_damaged_and_not_something_else() {
    let photo = make::png(&[], 40, 40);
    let rewritten = [&b"\x89PNG\n\x1a\n"[..], &photo[8..]].concat();
    assert_eq!(problem(&rewritten), Some(PhotoProblem::Damaged(Damage::Structure)));
    let flipped = [&b"\x09"[..], &photo[1..]].concat();
    assert_eq!(problem(&flipped), Some(PhotoProblem::Damaged(Damage::Structure)));
}

#[test]
fn a_turned_photo_is_told_upright_and_with_its_place() {
    let facts = judge(&make::jpeg(&[make::exif(6, true)], 4032, 3024), None, LIMIT).facts.unwrap();
    assert_eq!((facts.width, facts.height, facts.orientation, facts.gps), (3024, 4032, 6, true));
    assert!(!facts.is_ready());
}

#[test]
fn metadata_goes_and_colours_stay() {
    let profile = make::segment(0xe2, b"ICC_PROFILE\0\x01\x01profile");
    let extra = [
        make::segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        make::exif(1, true),
        make::segment(0xed, b"Photoshop 3.0\0who"),
        make::segment(0xfe, b"<?php evil(); ?>"),
        profile.clone(),
    ];
    let photo = [make::jpeg(&extra, 1800, 2400), b"PK\x03\x04 hidden".to_vec()].concat();
    let verdict = judge(&photo, None, LIMIT);
    assert_eq!(verdict.advice, [PhotoAdvice::PayloadInComment, PhotoAdvice::TrailingData]);
    let clean = strip::strip(&photo, &verdict.facts.unwrap()).unwrap();
    assert_eq!(clean, make::jpeg(&[extra[0].clone(), profile], 1800, 2400));

    let text = make::chunk(*b"tEXt", b"Comment\0<script>alert(1)</script>");
    let photo = make::png(
        &[make::chunk(*b"gAMA", &[0, 0, 0xb1, 0x8f]), text, make::chunk(*b"tIME", &[7, 234, 1, 2, 3, 4, 5])],
        800,
        1000,
    );
    let verdict = judge(&photo, None, LIMIT);
    assert_eq!(verdict.advice, [PhotoAdvice::PayloadInText]);
    let clean = strip::strip(&photo, &verdict.facts.unwrap()).unwrap();
    assert_eq!(clean, make::png(&[make::chunk(*b"gAMA", &[0, 0, 0xb1, 0x8f])], 800, 1000));
}

#[test]
fn odd_pictures_are_remarked_upon() {
    assert_eq!(advice(&make::png(&[], 1, 1)), [PhotoAdvice::TooSmall { width: 1, height: 1 }]);
    assert_eq!(advice(&make::png(&[], 1, 900)), [PhotoAdvice::OddShape { width: 1, height: 900 }]);
    assert_eq!(advice(&make::png(&[make::chunk(*b"acTL", &[0; 8])], 800, 900)), [PhotoAdvice::Animated]);
    let inks = [&[0xff, 0xd8][..], &make::frame(0xc0, 8, 1800, 2400, 4), &make::segment(0xda, &[0; 12]), &[0xff, 0xd9]]
        .concat();
    assert_eq!(advice(&inks), [PhotoAdvice::Cmyk]);
    let twelve =
        [&[0xff, 0xd8][..], &make::frame(0xc1, 12, 1800, 2400, 3), &make::segment(0xda, &[0; 10]), &[0xff, 0xd9]]
            .concat();
    assert_eq!(advice(&twelve), [PhotoAdvice::TwelveBit]);
}

#[test]
fn a_large_photo_is_told_from_its_two_ends() {
    let mut photo = make::jpeg(&[make::exif(8, true)], 4032, 3024);
    let end = photo.split_off(photo.len() - 2);
    photo.resize(3_000_000, 0x11);
    let parts = |photo: &[u8]| {
        let look =
            Look { head: &photo[..HEAD_BYTES], tail: &photo[photo.len() - TAIL_BYTES..], bytes: photo.len() as u64 };
        inspect(look).unwrap().end
    };
    assert_eq!(parts(&photo), End::NotSeen);
    assert_eq!(parts(&[photo, end].concat()), End::Marked);
}

proptest::proptest! {
    #[test]
    fn nothing_panics_on_any_bytes(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..600)) {
        check_total(&bytes);
    }

    #[test]
    fn nothing_panics_on_a_damaged_photo(at in 0..400_usize, value in proptest::num::u8::ANY, cut in 0..400_usize, png in proptest::bool::ANY) {
        let mut photo = if png { make::png(&[make::chunk(*b"eXIf", &[b'M'; 30])], 40, 40) } else { make::jpeg(&[make::exif(6, true)], 1800, 2400) };
        if let Some(byte) = photo.get_mut(at) {
            *byte = value;
        }
        check_total(&photo);
        photo.truncate(cut);
        check_total(&photo);
    }
}

/// Judges a picture and strips it if it is accepted. The result must be accepted too, and stripping it must not change it.
fn check_total(bytes: &[u8]) {
    let PhotoVerdict { facts, problem, .. } = judge(bytes, None, LIMIT);
    let (Some(facts), None) = (facts, problem) else { return };
    let clean = strip::strip(bytes, &facts).unwrap();
    let again = judge(&clean, None, LIMIT);
    assert_eq!(again.problem, None);
    let facts = again.facts.unwrap();
    assert!(!facts.gps && !facts.metadata);
    assert_eq!(strip::strip(&clean, &facts).unwrap(), clean);
}

#[test]
#[cfg_attr(without = "corpora", ignore = "the corpora are not here")]
fn the_open_corpus_is_judged_as_its_manifest_says() {
    let folder = Path::new(env!("SIGNET_CORPORA")).join("images");
    let manifest = std::fs::read_to_string(folder.join("manifest.jsonl")).unwrap();
    let (mut verdicts, mut reasons, mut wrong, mut rows, mut reasoned) = (0, 0, Vec::new(), 0, 0);
    for line in manifest.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| row[key].as_str().unwrap_or_default();
        let bytes = std::fs::read(folder.join(text("file"))).unwrap();
        let verdict = judge(&bytes, None, LIMIT);
        check_total(&bytes);
        let code = verdict.problem.map(PhotoProblem::code);
        let warned: Vec<&str> = verdict.advice.iter().map(|it| it.code()).collect();
        let (ok, reason) = match text("expect") {
            "accept" => (code.is_none(), None),
            "reject" => (code.is_some(), Some(code == Some(text("code")))),
            "reject-or-warn" => (
                code.is_some() || !warned.is_empty(),
                Some(code == Some(text("code")) || (code.is_none() && warned.contains(&text("code")))),
            ),
            "warn" => (code.is_none() && !warned.is_empty(), Some(warned.contains(&text("code")))),
            "accept-or-strip" | "accept-or-warn" => (code.is_none(), Some(warned.contains(&text("code")))),
            _ => (true, None),
        };
        rows += 1;
        verdicts += usize::from(ok);
        reasoned += usize::from(reason.is_some());
        reasons += usize::from(reason == Some(true));
        if !ok || reason == Some(false) {
            wrong.push(format!("{} wants {} {}, got {code:?} {warned:?}", text("file"), text("expect"), text("code")));
        }
    }
    for row in &wrong {
        println!("{row}");
    }
    println!("images: verdict {verdicts}/{rows}, reason {reasons}/{reasoned}");
    assert!(
        rows > 0 && verdicts * 100 >= rows * 98 && reasons * 100 >= reasoned * 95,
        "verdict {verdicts}/{rows}, reason {reasons}/{reasoned}\n{}",
        wrong.join("\n")
    );
}
