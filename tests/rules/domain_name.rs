//! One name: spelling, IDNA, suffixes, warnings.

use signet::rules::domain_name::{DomainName, DomainNameProblem as Problem, DomainNameWarning as Warning, shape};

use crate::judge;

#[track_caller]
fn refused(input: &str, expected: Problem) {
    assert_eq!(judge().domain(input, false).problem, Some(expected), "{input}");
}

#[track_caller]
fn accepted(input: &str, ascii: &str, unicode: &str) {
    let verdict = judge().domain(input, false);
    assert_eq!((verdict.problem, &*verdict.ascii, &*verdict.unicode), (None, ascii, unicode), "{input}");
}

#[track_caller]
fn warned(input: &str, is_dv: bool, expected: &[Warning]) {
    let verdict = judge().domain(input, is_dv);
    assert_eq!((verdict.problem, &*verdict.warnings), (None, expected), "{input}");
}

fn label(label: &str) -> String {
    label.to_owned()
}

#[test]
fn a_name_is_trimmed_lowered_and_loses_one_trailing_dot() {
    accepted("  WWW.Example.COM. ", "www.example.com", "www.example.com");
    accepted("*.Example.com", "*.example.com", "*.example.com");
    accepted("\u{feff}example.com\u{3000}", "example.com", "example.com");
    accepted("ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ", "www.example.com", "www.example.com");
}

#[test]
fn a_unicode_name_is_given_in_both_forms() {
    accepted("Bücher.example.com", "xn--bcher-kva.example.com", "bücher.example.com");
    accepted("xn--bcher-kva.example.com", "xn--bcher-kva.example.com", "bücher.example.com");
    accepted("例子。中国", "xn--fsqu00a.xn--fiqs8s", "例子.中国");
    accepted("*.straße.de", "*.xn--strae-oqa.de", "*.straße.de");
    accepted("faß.de", "xn--fa-hia.de", "faß.de");
}

#[test]
fn what_is_no_name_is_refused_for_what_it_is() {
    refused("", Problem::Empty);
    refused("  ", Problem::Empty);
    for address in [
        "127.0.0.1",
        "127.0.0.1.",
        "0x7f.1",
        "192.168.0.0/24",
        "10.0.0.1:8080",
        "::1",
        "[2001:db8::1]:443",
        "2001:db8::/32",
        "0xc0a80101",
        "１２７.0.0.1",
    ] {
        refused(address, Problem::IpAddress);
    }
    refused("someone@example.com", Problem::EmailAddress { host: label("example.com") });
    refused("mailto:someone@example.com", Problem::EmailAddress { host: label("example.com") });
    for pasted in [
        "https://www.example.com/a?b#c",
        "HTTP://user:word@www.Example.com:8443/",
        "www.example.com/path",
        "www.example.com:443",
        "//www.example.com",
        "https:www.example.com",
        "http://www%2Eexample.com",
    ] {
        refused(pasted, Problem::WebAddress { host: label("www.example.com") });
    }
    refused("https://localhost/", Problem::WebAddress { host: String::new() });
    refused("http://10.0.0.1/admin", Problem::IpAddress);
}

#[test]
fn dots_hyphens_and_characters_are_named() {
    refused("localhost", Problem::SingleLabel);
    refused("a..com", Problem::EmptyLabel { name: String::new() });
    refused(".example.com", Problem::EmptyLabel { name: label("example.com") });
    refused("example.com..", Problem::EndsInDot { name: label("example.com") });
    refused("-a.com", Problem::LeadingHyphen { label: label("-a") });
    refused("a-.com", Problem::TrailingHyphen { label: label("a-") });
    refused("ab--c.com", Problem::ReservedHyphens { label: label("ab--c") });
    refused("_dmarc.example.com", Problem::Underscore { label: label("_dmarc") });
    refused("ex!ample.com", Problem::Character { character: '!' });
    refused("exa mple.com", Problem::Character { character: ' ' });
    refused("xn--a.com", Problem::NotIdna { label: label("xn--a") });
    refused("aא.com", Problem::NotIdna { label: label("aא") });
}

#[test]
fn lengths_are_counted_in_octets_of_the_form_that_is_sent() {
    let long = "a".repeat(64);
    refused(&format!("{long}.com"), Problem::LabelTooLong { octets: 64 });
    accepted(&format!("{}.com", &long[1..]), &format!("{}.com", &long[1..]), &format!("{}.com", &long[1..]));
    let labels = format!("{}.", "a".repeat(49)).repeat(5);
    accepted(&format!("{labels}com"), &format!("{labels}com"), &format!("{labels}com"));
    refused(&format!("a.{labels}com"), Problem::NameTooLong { octets: 255 });
    refused(&format!("{}.com", "ü".repeat(60)), Problem::LabelTooLong { octets: 66 });
}

#[test]
fn a_wildcard_stands_alone_in_the_left_most_label() {
    refused("*", Problem::MisplacedWildcard);
    refused("a*.example.com", Problem::MisplacedWildcard);
    refused("www.*.example.com", Problem::MisplacedWildcard);
    refused("*.*.example.com", Problem::SeveralWildcards);
}

#[test]
fn a_wildcard_on_a_public_suffix_is_refused() {
    refused("*.com", Problem::WildcardOnSuffix { suffix: label("com") });
    refused("*.co.uk", Problem::WildcardOnSuffix { suffix: label("co.uk") });
    refused("*.公司.cn", Problem::WildcardOnSuffix { suffix: label("xn--55qx5d.cn") });
    accepted("*.example.co.uk", "*.example.co.uk", "*.example.co.uk");
}

/// An earlier version took the rule `*.kobe.jp` for a rule `kobe.jp` too, so owners of such names could not apply for
/// them.
#[test]
fn the_parent_of_wildcard_suffixes_is_a_name_like_others_but_takes_no_wildcard() {
    accepted("kobe.jp", "kobe.jp", "kobe.jp");
    refused("a.kobe.jp", Problem::PublicSuffix { suffix: label("a.kobe.jp") });
    refused("*.kobe.jp", Problem::WildcardOnSuffix { suffix: label("kobe.jp") });
    accepted("*.city.kobe.jp", "*.city.kobe.jp", "*.city.kobe.jp");
}

/// An earlier version refused the private section of the list like the ICANN section, so hosting and cloud companies
/// could not apply for their own names. Baseline Requirements 3.2.2.6 asks only for the ICANN section.
#[test]
fn a_provider_may_bind_the_name_that_its_customers_have_names_under() {
    let provider = |provider: &str| [Warning::PrivateSuffix { provider: label(provider) }];
    warned("github.io", true, &provider("github.io"));
    warned("*.github.io", true, &provider("github.io"));
    warned("uk.com", false, &provider("uk.com"));
    warned("*.uk.com", false, &provider("uk.com"));
    accepted("someone.github.io", "someone.github.io", "someone.github.io");
    accepted("*.someone.github.io", "*.someone.github.io", "*.someone.github.io");
    refused("io", Problem::SingleLabel);
    refused("*.io", Problem::WildcardOnSuffix { suffix: label("io") });
}

#[test]
fn a_private_rule_with_a_star_names_the_provider_behind_the_star() {
    let provider = |provider: &str| [Warning::PrivateSuffix { provider: label(provider) }];
    warned("shop.0emm.com", false, &provider("0emm.com"));
    warned("*.0emm.com", false, &provider("0emm.com"));
    warned("0emm.com", false, &[]);
    warned("a.shop.0emm.com", false, &[]);
}

/// A provider's own name gets the same warnings as any other: `gov`, and words that CAs review by hand.
#[test]
fn a_providers_name_is_looked_at_like_any_other() {
    let provider = Warning::PrivateSuffix { provider: label("onthewifi.com") };
    warned("onthewifi.com", true, &[provider]);
    let apple = judge().domain("shop.pages-pay.onthewifi.com", true);
    assert_eq!(apple.warnings, [Warning::SensitiveWord { word: label("pay") }]);
}

#[test]
fn suffixes_and_names_that_nobody_runs_are_refused() {
    refused("co.uk", Problem::PublicSuffix { suffix: label("co.uk") });
    refused("server.corp", Problem::UnknownTopLevel { top_level: label("corp") });
    refused("*.local", Problem::UnknownTopLevel { top_level: label("local") });
    refused("example.123", Problem::UnknownTopLevel { top_level: label("123") });
    refused("1.0.0.127.in-addr.arpa", Problem::ReverseZone);
    refused("example.onion", Problem::Onion);
    accepted("www.ck", "www.ck", "www.ck");
    accepted("city.kobe.jp", "city.kobe.jp", "city.kobe.jp");
}

#[test]
fn a_refused_name_still_shows_the_form_it_would_be_sent_in() {
    assert_eq!(judge().domain("bücher.corp", false).ascii, "xn--bcher-kva.corp");
    for (typed, form) in [
        ("https://Bücher.example.com/", "xn--bcher-kva.example.com"),
        ("http://bücher:8080/a", "xn--bcher-kva"),
        ("https://exa\tmple.\ncom/", "example.com"),
        ("user@localhost", "localhost"),
        ("-bücher.de", "xn---bcher-4ya.de"),
        ("*.bücher.corp", "*.xn--bcher-kva.corp"),
        ("a..com", "a..com"),
        ("exa mple.com", ""),
        ("", ""),
    ] {
        let verdict = judge().domain(typed, false);
        assert!(verdict.problem.is_some(), "{typed}");
        assert_eq!(verdict.ascii, form, "{typed}");
    }
}

#[test]
fn what_a_ca_looks_at_is_warned_of() {
    warned("www.example.jp", false, &[Warning::Japan]);
    warned("www.example.gov", true, &[Warning::Government]);
    warned("www.example.gov.cn", true, &[Warning::Government]);
    warned("www.example.gov", false, &[]);
    warned("www.example.edu", true, &[Warning::Education]);
    warned("a.b.c.d.e.f.g.h.i.example.com", false, &[Warning::ManyLabels { labels: 11 }]);
    warned("*.b.c.d.e.f.g.h.i.example.com", false, &[Warning::ManyLabels { labels: 11 }]);
    warned("a.b.c.d.e.f.g.h.example.com", false, &[]);
    warned("my-bank.com", true, &[Warning::SensitiveWord { word: label("bank") }]);
    warned("my-bank.com", false, &[]);
    warned("embankment.com", true, &[]);
    warned("goog1e.com", true, &[Warning::LooksLike { latin: label("google") }]);
    warned("аррӏе.com", false, &[Warning::LooksLike { latin: label("apple") }]);
    warned("abcж.com", false, &[Warning::MixedScripts { label: label("abcж") }]);
    warned("пример.рф", false, &[]);
    warned("例子abc.com", false, &[]);
}

#[test]
fn the_sent_form_is_taken_as_it_is_and_unicode_is_not() {
    assert_eq!(DomainName::parse("WWW.example.com").map(|name| name.as_str().to_owned()), Ok(label("www.example.com")));
    assert_eq!(DomainName::parse("bücher.de"), Err(Problem::Character { character: 'ü' }));
    assert!(shape("bücher.de").is_ok_and(|shaped| shaped.is_unicode()));
}

#[test]
fn a_very_long_input_ends_quickly() {
    for unit in ["a", ".", "*", "ü", "http:", "//", "@", "xn--", "1.", "%41", "\u{202e}"] {
        let _ = judge().domain(&unit.repeat(20_000), true);
    }
}
