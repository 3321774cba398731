//! Tests the orientation and the completeness of pictures, written here in every way that cameras and editors write them.

use signet::rules::photo::inspect::has_shape;
use signet::rules::photo::measure::is_blank;
use signet::rules::photo::{Damage, End, Facts, PhotoAdvice, PhotoProblem, Scan, inspect, judge, plan, scan, strip};

use super::{LIMIT, Look, make};

/// Returns a TIFF structure whose orientation has this `kind`, `count` and `value`; `kind` 3 is the usual one.
fn tiff(mark: [u8; 4], kind: u16, count: u32, value: u16) -> Vec<u8> {
    let little = mark[0] == b'I';
    let short = |it: u16| if little { it.to_le_bytes() } else { it.to_be_bytes() };
    let long = |it: u32| if little { it.to_le_bytes() } else { it.to_be_bytes() };
    let field = match kind {
        4 | 9 => long(value.into()).to_vec(),
        1 | 6 | 7 => vec![u8::try_from(value).unwrap(), 0, 0, 0],
        _ => [short(value), [0, 0]].concat(),
    };
    [&mark[..], &long(8), &short(1), &short(0x0112), &short(kind), &long(count), &field, &long(0)].concat()
}

fn exif(tiff: &[u8]) -> Vec<u8> {
    make::segment(0xe1, &[b"Exif\0\0", tiff].concat())
}

fn facts(bytes: &[u8]) -> Facts {
    inspect(Look::whole(bytes)).unwrap()
}

#[test]
fn the_orientation_is_read_in_the_way_that_browsers_read_it() {
    // The expected values come from Chromium, which was asked for the size of each picture.
    #[track_caller]
    fn check(extra: &[Vec<u8>], orientation: u8) {
        assert_eq!(facts(&make::jpeg(extra, 800, 600)).orientation, orientation);
    }
    let (big, little) = (*b"MM\0*", *b"II*\0");
    for value in 1..=8 {
        check(&[exif(&tiff(big, 3, 1, value.into()))], value);
        check(&[exif(&tiff(little, 3, 1, value.into()))], value);
    }
    for kind in [1, 2, 4, 6, 7, 8, 9] {
        check(&[exif(&tiff(big, kind, 1, 6))], 1);
        check(&[exif(&tiff(little, kind, 1, 6))], 1);
    }
    for count in [0, 2, 3, 65_536] {
        check(&[exif(&tiff(little, 3, count, 6))], 1);
    }
    for mark in [*b"II\0*", *b"MM*\0", *b"XX\0*", *b"MM\0+"] {
        check(&[exif(&tiff(mark, 3, 1, 6))], 1);
    }
    for value in [0, 9, 262] {
        check(&[exif(&tiff(big, 3, 1, value))], 1);
    }
    let (one, six) = (exif(&tiff(big, 3, 1, 1)), exif(&tiff(big, 3, 1, 6)));
    check(&[one.clone(), six.clone()], 1);
    check(&[six.clone(), one], 6);
    check(&[exif(b"MM\0*\0\0\0\x08\0\0\0\0\0\0"), six.clone()], 1);
    check(&[exif(b"XX\0*\0\0\0\x08"), six.clone()], 1);
    check(&[exif(b""), six.clone()], 6);
    check(&[make::segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x tiff:Orientation='3'/>"), six], 6);
}

#[test]
fn a_second_entry_counts_where_the_first_one_cannot_be_read() {
    let with =
        |first: [u8; 12], second: [u8; 12]| exif(&[&b"MM\0*\0\0\0\x08\0\x02"[..], &first, &second, &[0; 4]].concat());
    let entry = |kind: u8, value: u8| [0x01, 0x12, 0, kind, 0, 0, 0, 1, 0, value, 0, 0];
    for (first, second, orientation) in
        [((3, 6), (3, 1), 6), ((3, 1), (3, 6), 1), ((3, 9), (3, 6), 6), ((4, 1), (3, 6), 6)]
    {
        let extra = with(entry(first.0, first.1), entry(second.0, second.1));
        assert_eq!(facts(&make::jpeg(&[extra], 800, 600)).orientation, orientation, "{first:?} {second:?}");
    }
}

#[test]
fn a_png_is_turned_by_the_first_exif_before_its_pixels() {
    let chunk = |value| make::chunk(*b"eXIf", &tiff(*b"MM\0*", 3, 1, value));
    let orientation = |photo: &[u8]| facts(photo).orientation;
    assert_eq!(orientation(&make::png(&[chunk(6)], 80, 60)), 6);
    assert_eq!(orientation(&make::png(&[chunk(1), chunk(6)], 80, 60)), 1);
    assert_eq!(orientation(&make::png(&[chunk(6), chunk(1)], 80, 60)), 6);
    let mut after = make::png(&[], 80, 60);
    let end = after.len() - 12;
    after.splice(end..end, chunk(6));
    assert_eq!(orientation(&after), 1);
    assert!(facts(&after).may_be_turned);
}

#[test]
fn the_browsers_shape_wins_over_the_files() {
    let turned = facts(&make::jpeg(&[make::exif(6, false)], 4032, 3024));
    assert_eq!((turned.width, turned.height), (3024, 4032));
    let (same, other) = (turned.seen_as(2100, 2800), turned.seen_as(2800, 2100));
    assert_eq!((same.width, same.height), (3024, 4032));
    assert_eq!((other.width, other.height), (4032, 3024));
}

#[test]
fn sizes_have_the_same_shape_but_for_rounding() {
    assert!(has_shape((600, 800), (75, 100)));
    assert!(has_shape((1000, 1003), (998, 1001)));
    assert!(has_shape((2800, 2101), (4032, 3024)));
    assert!(!has_shape((600, 800), (800, 600)));
    assert!(!has_shape((2800, 2101), (3024, 4032)));
}

#[test]
fn a_small_file_of_very_many_pixels_is_not_sent_as_it_is() {
    assert!(facts(&make::jpeg(&[], 4_000, 5_000)).is_ready());
    assert!(!facts(&make::jpeg(&[], 4_001, 5_000)).is_ready());
}

#[test]
fn a_huge_photo_is_decoded_at_the_least_fraction_that_has_enough_pixels() {
    // The browser chooses the largest number of eighths that has no more pixels than were asked for.
    #[track_caller]
    fn check(width: u32, height: u32, side: u32, eighths: u64) {
        let (across, down) = plan::fraction(width, height, side).unwrap();
        let pixels = |width: u32, height: u32| u64::from(width) * u64::from(height);
        let chosen = (64 * pixels(across, down) / pixels(width, height)).isqrt();
        assert_eq!(chosen, eighths);
        assert!(u64::from(width.max(height)) * chosen >= 8 * u64::from(side.min(width.max(height))));
    }
    check(12_000, 9_000, 2_800, 2);
    check(9_000, 12_000, 2_800, 2);
    check(16_320, 12_240, 2_800, 2);
    check(16_320, 12_240, 1_000, 1);
    check(9_248, 6_936, 2_800, 3);
    check(9_248, 6_936, 20_000, 8);
    assert_eq!(plan::fraction(8_000, 6_000, 2_800), None, "it is decoded as a whole");
}

/// Returns a JPEG of grey blocks with codes that decoders know: 4 bits for a first coefficient, one bit for a block's end.
fn grey(components: &[u8], width: u16, height: u16, restart: u16) -> Vec<u8> {
    let mut frame = vec![8];
    frame.extend(height.to_be_bytes());
    frame.extend(width.to_be_bytes());
    frame.push(u8::try_from(components.len()).unwrap());
    let mut header = vec![u8::try_from(components.len()).unwrap()];
    let ids = (1..).zip(components);
    frame.extend(ids.clone().flat_map(|(id, sampling)| [id, *sampling, 0]));
    header.extend(ids.flat_map(|(id, _)| [id, 0]));
    header.extend([0, 63, 0]);
    let first = [&[0, 0, 0, 0, 12][..], &[0; 12], &(0..12).collect::<Vec<u8>>()].concat();
    let others = [&[0x10, 1][..], &[0; 15], &[0]].concat();
    let mut out = [
        vec![0xff, 0xd8],
        make::segment(0xdb, &[&[0][..], &[8; 64]].concat()),
        make::segment(0xc0, &frame),
        make::segment(0xc4, &first),
        make::segment(0xc4, &others),
        make::segment(0xdd, &restart.to_be_bytes()),
        make::segment(0xda, &header),
    ]
    .concat();
    let sides = |it: &u8| (u32::from(it >> 4), u32::from(it & 15));
    let (across, down) = if components.len() == 1 {
        (1, 1)
    } else {
        (components.iter().map(|it| sides(it).0).max().unwrap(), components.iter().map(|it| sides(it).1).max().unwrap())
    };
    let blocks: u32 =
        if components.len() == 1 { 1 } else { components.iter().map(|it| sides(it).0 * sides(it).1).sum() };
    let units = u32::from(width).div_ceil(8 * across) * u32::from(height).div_ceil(8 * down);
    let mut bits = String::new();
    let flush = |bits: &mut String, out: &mut Vec<u8>| {
        while !bits.len().is_multiple_of(8) {
            bits.push('1');
        }
        for byte in bits.as_bytes().chunks(8) {
            let byte = u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap();
            out.push(byte);
            if byte == 0xff {
                out.push(0);
            }
        }
        bits.clear();
    };
    for unit in 0..units {
        if restart != 0 && unit != 0 && unit % u32::from(restart) == 0 {
            flush(&mut bits, &mut out);
            out.extend([0xff, 0xd0 + u8::try_from((unit / u32::from(restart) - 1) % 8).unwrap()]);
        }
        for block in 0..blocks {
            // Every seventh block is a step brighter, so that the codes differ.
            bits.push_str(if (unit + block) % 7 == 0 { "000110" } else { "00000" });
        }
    }
    flush(&mut bits, &mut out);
    [out, vec![0xff, 0xd9]].concat()
}

#[test]
fn a_jpeg_without_its_end_marker_is_whole_while_all_blocks_are_there() {
    for components in
        [&[0x11][..], &[0x22], &[0x22, 0x11, 0x11], &[0x11, 0x11, 0x11], &[0x21, 0x11, 0x11], &[0x22, 0x21, 0x12, 0x11]]
    {
        for (width, height, restart) in [(800, 1100, 0), (801, 1001, 0), (803, 1107, 5), (17, 9, 1)] {
            let photo = grey(components, width, height, restart);
            let end = photo.len() - 2;
            assert_eq!(scan::read(&photo), Scan::Whole { end }, "{components:x?} {width} {height} {restart}");
            for rest in [&b""[..], b"\xff", &[0; 4000], &[0xff; 300]] {
                let lacking = [&photo[..end], rest].concat();
                let verdict = judge(&lacking, None, LIMIT);
                assert_eq!(verdict.problem, None, "{components:x?} {width} {height} {restart} {}", rest.len());
                assert_eq!(verdict.facts.unwrap().end, End::LeftOut { at: end as u64 });
                assert!(verdict.advice.contains(&PhotoAdvice::EndLeftOut));
                let closed = strip::strip(&lacking, &verdict.facts.unwrap()).unwrap();
                assert_eq!(closed, photo, "closed, and the rest is gone");
            }
        }
    }
}

#[test]
fn a_jpeg_that_is_cut_off_in_its_pixels_is_refused_with_and_without_an_end_marker() {
    for restart in [0, 10] {
        let photo = grey(&[0x22, 0x11, 0x11], 800, 1100, restart);
        let begin = photo.windows(2).position(|it| it == [0xff, 0xda]).unwrap() + 14;
        for share in 0..20 {
            let cut = &photo[..begin + (photo.len() - begin) * share / 20];
            for ending in [&b""[..], b"\xff\xd9", b"\xff\xd9trailing", &[0xff; 3]] {
                let verdict = judge(&[cut, ending].concat(), None, LIMIT);
                assert_eq!(
                    verdict.problem,
                    Some(PhotoProblem::Damaged(Damage::CutShort)),
                    "{restart} {share} {ending:?}"
                );
            }
        }
    }
}

#[test]
fn the_grey_of_missing_pixels_is_told_from_what_photos_show_in_their_corners() {
    let even = |red: u8, green: u8, blue: u8| is_blank(&[red, green, blue, 255].repeat(9));
    assert!(even(128, 128, 128) && even(126, 129, 131));
    for [red, green, blue] in [[255, 255, 255], [250, 248, 244], [12, 12, 12], [112, 82, 56], [128, 128, 150]] {
        assert!(!even(red, green, blue), "{red} {green} {blue}");
    }
    assert!(!is_blank(&[[128, 128, 128, 255].repeat(8), vec![110, 110, 110, 255]].concat()));
    assert!(!is_blank(&[]));
}

#[test]
fn a_progressive_jpeg_without_its_end_marker_is_refused_for_that() {
    let mut photo = grey(&[0x11], 800, 1100, 0);
    let frame = photo.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
    photo[frame + 1] = 0xc2;
    assert_eq!(judge(&photo, None, LIMIT).problem, None);
    let verdict = judge(&photo[..photo.len() - 2], None, LIMIT);
    assert_eq!(verdict.problem, Some(PhotoProblem::Damaged(Damage::EndMissing)));
}

#[test]
fn a_very_large_jpeg_can_be_made_smaller_and_not_be_taken_as_it_is() {
    // A phone's photos of 108 and 200 megapixels, and a page of A3 at 1200 dots an inch.
    for (width, height) in [(12_000, 9_000), (16_320, 12_240), (14_031, 19_843)] {
        let photo = make::jpeg(&[], width, height);
        let facts = facts(&photo);
        assert!(facts.scalable && !facts.is_ready());
        let (width, height) = (width.into(), height.into());
        assert_eq!(judge(&photo, None, LIMIT).problem, Some(PhotoProblem::TooManyPixels { width, height }));
        let mut progressive = photo;
        let frame = progressive.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
        progressive[frame + 1] = 0xc2;
        assert_eq!(inspect(Look::whole(&progressive)), Err(PhotoProblem::TooManyPixels { width, height }));
    }
    assert_eq!(judge(&make::jpeg(&[], 4_960, 7_016), None, LIMIT).problem, None, "A4 at 600 dots an inch");
}

proptest::proptest! {
    #[test]
    fn no_bytes_and_no_damage_stop_the_reading(at in 0..2000_usize, value in proptest::num::u8::ANY, cut in 0..2000_usize) {
        let mut photo = grey(&[0x22, 0x11, 0x11], 200, 300, 3);
        if let Some(byte) = photo.get_mut(at) {
            *byte = value;
        }
        let _ = scan::read(&photo);
        photo.truncate(cut);
        let _ = scan::read(&photo);
    }
}
