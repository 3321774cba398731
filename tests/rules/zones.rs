//! The zone of a record's name, by the list of public suffixes.

use signet::rules::deep::Judge;
use signet::rules::deep::message::{ZonesRequest, ZonesResponse};

use crate::judge::judge;

#[test]
fn the_zone_is_the_registered_name() {
    for (name, zone) in [
        ("_x.www.example.com", "example.com"),
        ("example.com", "example.com"),
        ("_x.shop.example.co.uk", "example.co.uk"),
        ("_x.example.com.cn", "example.com.cn"),
        ("_x.pages.github.io", "pages.github.io"),
        ("com", ""),
        ("_x.nowhere.internal", ""),
        ("", ""),
    ] {
        assert_eq!(judge().zone(name), zone, "{name}");
    }
}

#[test]
fn zones_are_answered_in_order_or_not_at_all() {
    let question = ZonesRequest { zones_of: vec!["_a.b.example.com".to_owned(), "com".to_owned()] };
    let answer = judge().zones(&question);
    assert_eq!(answer, ZonesResponse { zones: Some(vec!["example.com".to_owned(), String::new()]) });
    assert_eq!(Judge::default().zones(&question), ZonesResponse { zones: None });
}
