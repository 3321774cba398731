//! Reads the code and finds the page on a few photos of a drawn form. `cargo xtask photos` takes hundreds.

use image::imageops::{rotate90, rotate180};
use signet::rules::photo::code::{Grey, find};
use signet_photos::command::DRAWN;
use signet_photos::{camera, measure, sheet};

#[test]
fn the_code_is_read_and_the_page_is_found() {
    let form = sheet::drawn(Some(DRAWN));
    for seed in [102, 103] {
        let photo = camera::take(&form, seed).unwrap();
        let seen = measure::look(&photo).unwrap();
        let code = seen.code.unwrap_or_else(|| panic!("seed {seed}: {:?}", photo.setting));
        assert_eq!(code.text, DRAWN);
        let page = seen.by_code.unwrap_or_else(|| panic!("seed {seed}: no page"));
        let error = measure::error(&photo, &page.corners);
        assert!(error < if page.exact { 1.0 } else { 6.0 }, "seed {seed}: {error} %");
    }
}

#[test]
fn a_form_without_a_code_or_with_the_code_of_somebody_else_has_none() {
    for text in [None, Some("https://example.com/"), Some("SIGNET9:1:form:AB")] {
        let photo = camera::take(&sheet::drawn(text), 1003).unwrap();
        let seen = measure::look(&photo).unwrap();
        assert!(seen.code.is_none() && seen.by_code.is_none(), "{text:?}");
    }
}

#[test]
fn any_side_may_be_up() {
    let form = image::imageops::thumbnail(&sheet::drawn(Some(DRAWN)), 1050, 1485);
    for turned in [form.clone(), rotate90(&form), rotate180(&form)] {
        let width = turned.width() as usize;
        let grey = Grey::new(turned.into_raw(), width).unwrap();
        assert_eq!(find(&grey).map(|found| found.text).as_deref(), Some(DRAWN));
    }
}

#[test]
fn a_picture_of_any_size_does_no_harm() {
    for (width, height) in [(1, 1), (1, 900), (900, 1), (7, 7), (64, 64), (333, 517)] {
        for shade in [0, 128, 255] {
            assert!(find(&Grey::new(vec![shade; width * height], width).unwrap()).is_none());
        }
    }
    assert!(Grey::new(vec![0; 10], 3).is_none() && Grey::new(Vec::new(), 0).is_none());
}
