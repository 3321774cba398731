//! Lines that people copy from servers, tables and documents, with a name or an address in them.

use signet::rules::domain_name::{DomainNameProblem as Name, DomainNameWarning as Warning};
use signet::rules::email::EmailAddress;
use signet::rules::phone::PhoneProblem;

use crate::judge;

#[track_caller]
fn name(input: &str, names: &str) {
    let verdict = judge().domain(input, false);
    let expected = Some(Name::Around { name: names.to_owned() });
    assert_eq!(verdict.problem, expected, "{input}");
}

#[test]
fn the_names_in_a_line_of_a_server_are_offered() {
    for line in [
        "tea.example.com. 3600 IN A 192.0.2.1",
        "tea.example.com.\t3600\tIN\tA\t192.0.2.1",
        "tea.example.com IN A 192.0.2.1",
        "$ORIGIN tea.example.com.",
        "127.0.0.1 tea.example.com",
        "192.0.2.1\ttea.example.com",
        "ServerName tea.example.com",
        "ServerName tea.example.com:443",
        "domain tea.example.com",
        "Common Name\ttea.example.com",
        "tea.example.com\tActive",
        "一、tea.example.com",
        "tea.example.com¹",
        "tea.example.com²。",
    ] {
        name(line, "tea.example.com");
    }
    for line in [
        "ServerAlias tea.example.com www.example.com",
        "certbot -d tea.example.com -d www.example.com",
        "DNS Name=tea.example.com\nDNS Name=www.example.com",
        "san:dns=tea.example.com&dns=www.example.com",
        "tea.example.com and www.example.com",
        "tea.example.com & www.example.com",
        "tea.example.com 和 www.example.com",
        "tea.example.com•www.example.com",
    ] {
        name(line, "tea.example.com, www.example.com");
    }
    // Notes and chats put this character in the place of a picture. Nobody sees it.
    assert_eq!(judge().domain("\u{fffc}tea.example.com\u{fffc}", false).problem, None);
    assert_eq!(judge().domain("tea.exam\u{fffc}ple.com", false).offer(), Some("tea.example.com"));
    // Nothing in these lines tells the names from their pieces.
    for line in ["exa mple.com", "tea.example.com Active", "www IN CNAME tea.example.com", "* tea.example.com"] {
        assert_eq!(judge().domain(line, false).offer(), None, "{line}");
    }
}

/// `ー` lengthens a kana. Between other letters it looks like a hyphen, and `ノ` looks like a slash.
#[test]
fn strokes_that_look_like_signs_are_warned_of() {
    for (label, look) in [("北京ー茶", "北京-茶"), ("comノlogin", "com/login"), ("teaʼs", "tea's")] {
        let warnings = judge().domain(&format!("{label}.com"), false).warnings;
        assert_eq!(warnings, [Warning::LooksLike { latin: look.to_owned() }], "{label}");
    }
    assert_eq!(judge().domain("らーめん.com", false).warnings, []);
}

/// The middle dot joins Japanese words. At the edge of a label it is the bullet of a list.
#[test]
fn a_japanese_bullet_is_remarked_upon() {
    for typed in ["・カフェ.jp", "カフェ・.jp"] {
        let verdict = judge().domain(typed, false);
        assert_eq!((verdict.problem.is_none(), verdict.offer()), (true, Some("カフェ.jp")), "{typed}");
    }
    assert_eq!(judge().domain("ティー・ハウス.com", false).warnings, []);
}

#[test]
fn raised_and_lowered_minus_signs_stand_for_hyphens() {
    for typed in ["tea⁻house.com", "tea₋house.com"] {
        assert_eq!(judge().domain(typed, false).offer(), Some("tea-house.com"), "{typed}");
    }
}

#[test]
fn a_comma_before_the_ending_of_an_address_is_a_dot() {
    let problem = EmailAddress::parse("lin@example.co,uk").expect_err("a comma");
    assert_eq!((problem.code(), problem.offer()), ("character", Some("lin@example.co.uk")));
}

#[test]
fn the_address_in_a_line_is_offered() {
    for line in [
        "- lin@example.com",
        "•lin@example.com",
        "📧lin@example.com",
        "1. lin@example.com",
        "1) lin@example.com",
        "1、lin@example.com",
        "*lin@example.com*",
        "**lin@example.com**",
        "lin@example.com…",
        "lin@example.com（林）",
        "lin@example.com【林】",
        "SMTP:lin@example.com",
        "sip:lin@example.com",
        "emailAddress=lin@example.com",
        "emailAddress = lin@example.com",
        "E=lin@example.com",
    ] {
        let problem = EmailAddress::parse(line).expect_err(line);
        assert_eq!((problem.code(), problem.offer()), ("copied", Some("lin@example.com")), "{line}");
    }
    // The sign `=` is allowed in an address.
    for address in ["lin=example.com@bounce.example.com", "a=b@example.com"] {
        assert_eq!(EmailAddress::parse(address).as_ref().map(EmailAddress::as_str), Ok(address));
    }
    // Nobody can tell whether the word before the colon or the comma belongs to the address.
    for line in ["lin:secret@example.com", "12,34@example.com"] {
        assert_eq!(EmailAddress::parse(line).expect_err(line).offer(), None, "{line}");
    }
}

/// The digits of the extension once counted as digits of the number, so that it was said to be too long.
#[test]
fn a_remark_after_an_extension_is_named() {
    for (typed, region, e164, text) in [
        ("+1 650 253 0000 ext. 136 (Bob)", "US", "+16502530000;ext=136", "Bob"),
        ("010-65551234转8001（张三）", "CN", "+861065551234;ext=8001", "张三"),
    ] {
        let verdict = judge().phone(typed, region);
        let expected = Some(PhoneProblem::Letters { text: text.to_owned() });
        assert_eq!((verdict.problem, &*verdict.e164), (expected, e164), "{typed}");
    }
    for (typed, region, e164) in [
        ("03-1234-5678 内123", "JP", "+81312345678;ext=123"),
        ("8 495 123-45-67 внутр. 12", "RU", "+74951234567;ext=12"),
        ("03-2123 4567 samb. 12", "MY", "+60321234567;ext=12"),
    ] {
        let verdict = judge().phone(typed, region);
        assert_eq!((verdict.problem, &*verdict.e164), (None, e164), "{typed}");
    }
    // These letters look like zeros and are no word on the keys of a telephone.
    let verdict = judge().phone("(650) 253-OOOO", "US");
    assert!(matches!(verdict.problem, Some(PhoneProblem::Letters { .. })), "{verdict:?}");
}
