//! Phone numbers: spellings, regions, verdicts, warnings. Extensions and words beside a number are in `extension`.

use signet::rules::deep::message::{PhoneRequest, RulesRequest};
use signet::rules::phone::{PhoneProblem as Problem, PhoneVerdict, PhoneWarning as Warning, UnusualPhone};

use crate::judge;

#[track_caller]
pub(crate) fn accepted(input: &str, region: &str, e164: &str) {
    let verdict = judge().phone(input, region);
    assert_eq!((verdict.problem, &*verdict.e164), (None, e164), "{input} in {region}");
}

#[track_caller]
pub(crate) fn refused(input: &str, region: &str, expected: Problem) {
    assert_eq!(judge().phone(input, region).problem, Some(expected), "{input} in {region}");
}

#[test]
fn a_number_is_read_in_any_spelling() {
    for typed in [
        "010-65551234",
        "(010) 6555 1234",
        "+86 10 6555 1234",
        "0086 10 65551234",
        "８６１０６５５５１２３４",
        "tel:+86-10-6555-1234",
        "电话：010 6555.1234",
    ] {
        accepted(typed, "CN", "+861065551234");
    }
    accepted("138 0013 8000", "CN", "+8613800138000");
    accepted("020 7031 3000", "GB", "+442070313000");
    accepted("011 44 20 7031 3000", "US", "+442070313000");
    accepted("0044 20 7031 3000", "US", "+442070313000");
}

#[test]
fn the_chosen_country_helps_and_is_never_in_the_way() {
    let verdict = judge().phone("+44 20 7031 3000", "CN");
    assert_eq!((verdict.problem, &*verdict.region), (None, "GB"));
    assert_eq!(verdict.warnings, [Warning::OtherRegion { region: "GB".to_owned() }]);
    accepted("+44 20 7031 3000", "", "+442070313000");
    accepted("8613800138000", "", "+8613800138000");
    refused("13800138000", "", Problem::CountryCodeMissing);
    accepted("+44 20 7031 3000", "nowhere", "+442070313000");
}

#[test]
fn an_extension_goes_along() {
    for typed in [
        "010-65551234 ext. 8001",
        "010-65551234转8001",
        "010 65551234 #8001",
        "+86 10 6555 1234;ext=8001",
        "010-65551234，分机 8001",
    ] {
        accepted(typed, "CN", "+861065551234;ext=8001");
    }
    let verdict = judge().phone("010-65551234 x 8001", "CN");
    assert_eq!(
        (&*verdict.international, &*verdict.national),
        ("+86 10 6555 1234 ext. 8001", "010 6555 1234 ext. 8001")
    );
}

#[test]
fn a_chinese_service_number_is_taken_with_a_remark() {
    for (typed, e164) in [
        ("95588", "+8695588"),
        ("955 88", "+8695588"),
        ("+86 95588", "+8695588"),
        ("950718", "+86950718"),
        ("10086", "+8610086"),
        ("10086 转 1", "+8610086;ext=1"),
        ("800-810-8888", "+868008108888"),
    ] {
        let verdict = judge().phone(typed, "CN");
        let expected = vec![Warning::Unusual { kind: UnusualPhone::Service }];
        assert_eq!((verdict.problem, &*verdict.e164, verdict.warnings), (None, e164, expected), "{typed}");
    }
    for (typed, e164) in [("400-810-8888", "+864008108888"), ("400 810 8888 转 1", "+864008108888;ext=1")] {
        let verdict = judge().phone(typed, "CN");
        let expected = vec![Warning::Unusual { kind: UnusualPhone::SharedCost }];
        assert_eq!((verdict.problem, &*verdict.e164, verdict.warnings), (None, e164, expected), "{typed}");
    }
    // Local service numbers need an area code, and no company answers an emergency number.
    for typed in ["12345", "96110", "110", "119"] {
        refused(typed, "CN", Problem::TooShortFor { region: "CN".to_owned() });
    }
    accepted("010-12345", "CN", "+861012345");
    refused("95588", "US", Problem::TooShortFor { region: "US".to_owned() });
    refused("95588", "", Problem::CountryCodeMissing);
}

#[test]
fn a_mexican_number_is_read_without_the_prefix_of_before_2019() {
    for typed in ["+52 1 55 4525 8448", "044 55 4525 8448", "045 55 4525 8448", "01 55 4525 8448", "55 4525 8448"] {
        accepted(typed, "MX", "+525545258448");
    }
    accepted("+52 1 55 4525 8448", "", "+525545258448");
    refused("+52 2 55 4525 8448", "", Problem::TooLongFor { region: "MX".to_owned() });
}

#[test]
fn what_nobody_sees_is_no_part_of_a_number() {
    accepted("\u{202a}+86 10\u{200b}6555\u{2060}1234\u{202c}", "CN", "+861065551234");
    accepted("010\u{3164}65551234\u{e0020}", "CN", "+861065551234");
    refused("\u{200b}\u{200e}", "CN", Problem::Empty);
}

#[test]
fn a_number_is_shown_as_it_is_written_at_home_and_abroad() {
    let verdict = judge().phone("2025550143", "US");
    assert_eq!((&*verdict.national, &*verdict.international), ("(202) 555-0143", "+1 202-555-0143"));
    let verdict = judge().phone("+39 02 36618 300", "");
    assert_eq!((&*verdict.e164, &*verdict.national), ("+390236618300", "02 3661 8300"));
}

#[test]
fn what_cannot_be_called_is_refused_for_its_reason() {
    refused("", "CN", Problem::Empty);
    refused("call me", "CN", Problem::TooShort { digits: 0 });
    refused("someone@example.com", "CN", Problem::Character { character: '@' });
    refused("+999 1234567", "", Problem::CountryCodeUnknown { code: "999".to_owned() });
    refused("+86 1", "", Problem::TooShort { digits: 3 });
    refused("138 0013 800", "CN", Problem::NotInUse { region: "CN".to_owned() });
    refused("12345", "US", Problem::TooShortFor { region: "US".to_owned() });
    refused("020 7031 3000 11", "GB", Problem::TooLongFor { region: "GB".to_owned() });
    refused("1".repeat(60).as_str(), "CN", Problem::TooLong { digits: 60 });
    refused("13800138000, 13900139000", "CN", Problem::TooLong { digits: 22 });
}

#[test]
fn a_refused_number_still_shows_the_form_it_would_be_sent_in() {
    for (number, region, form) in [("12", "US", "+112"), ("138 0013 800", "CN", "+861380013800"), ("abc", "CN", "")] {
        let verdict = judge().phone(number, region);
        assert!(verdict.problem.is_some(), "{number}");
        assert_eq!(verdict.e164, form, "{number}");
    }
}

#[test]
fn an_odd_number_is_accepted_with_a_warning() {
    for (number, region) in [("900-234-5678", "US"), ("0900 123 4567", "NL")] {
        let verdict = judge().phone(number, region);
        let expected = Warning::Unusual { kind: UnusualPhone::PremiumRate };
        assert_eq!((verdict.problem, verdict.warnings), (None, vec![expected]), "{number}");
    }
}

#[test]
fn numbers_of_no_country_are_read() {
    accepted("+800 1234 5678", "CN", "+80012345678");
    assert_eq!(judge().phone("+800 1234 5678", "CN").region, "");
}

#[test]
fn a_dv_order_reads_a_national_number_of_the_browsers_region_or_else_of_china() {
    let read = |number: &str, region: &str, is_dv| {
        let phones = vec![PhoneRequest { number: number.to_owned(), region: region.to_owned() }];
        let answer = judge().answer(&RulesRequest { names: Vec::new(), is_dv, phones });
        PhoneVerdict::from(answer.phones.unwrap_or_default().remove(0)).e164
    };
    for region in ["GB", "US", "CN", ""] {
        assert_eq!(read("138 0013 8000", region, true), "+8613800138000", "{region}");
        assert_eq!(read("０１０－６５５５　１２３４", region, true), "+861065551234", "{region}");
    }
    assert_eq!(read("020 7031 3000", "GB", true), "+442070313000");
    assert_ne!(read("138 0013 8000", "GB", false), "+8613800138000", "an OV order asks for the country");
}
