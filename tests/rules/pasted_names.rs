//! Names with traces of the place that they were pasted from: other signs in place of plain ones, invisible characters,
//! text around them.

use signet::rules::domain_name::{DomainNameProblem as Problem, DomainNameWarning as Warning};

use crate::judge;

/// Checks that the input is refused with this code and that this name is suggested.
#[track_caller]
fn offered(input: &str, code: &str, name: &str) {
    let verdict = judge().domain(input, false);
    let said = (verdict.problem.as_ref().map(Problem::code), verdict.offer());
    assert_eq!(said, (Some(code), Some(name)), "{input}");
}

/// Checks that the input is refused without a suggestion.
#[track_caller]
fn only_refused(input: &str, code: &str) {
    let verdict = judge().domain(input, false);
    assert_eq!((verdict.problem.as_ref().map(Problem::code), verdict.offer()), (Some(code), None), "{input}");
}

/// Checks that the input passes with this warning first and that this name is suggested; empty for none.
#[track_caller]
fn remarked(input: &str, ascii: &str, code: &str, name: &str) {
    let verdict = judge().domain(input, false);
    let said =
        (verdict.problem.as_ref(), &*verdict.ascii, verdict.warnings.first().map(Warning::code), verdict.offer());
    assert_eq!(said, (None, ascii, Some(code), Some(name).filter(|name| !name.is_empty())), "{input}");
}

#[track_caller]
fn passes(input: &str, ascii: &str) {
    let verdict = judge().domain(input, false);
    assert_eq!((verdict.problem, &*verdict.ascii, &*verdict.warnings), (None, ascii, &[][..]), "{input}");
}

/// UTS 46 takes a word processor's dash for a letter. The certificate would have been for `xn--teahouse-…`, without any
/// warning.
#[test]
fn a_dash_for_a_hyphen_is_refused_and_the_hyphen_offered() {
    for dash in "‐‑‒–—―−⁃﹘﹣֊᠆⸺〜〰゠➖─".chars() {
        let typed = format!("tea{dash}house.net");
        match dash {
            // UTS 46 itself reads this one as a hyphen.
            '﹣' => passes(&typed, "tea-house.net"),
            _ => offered(&typed, "character-stand-in", "tea-house.net"),
        }
    }
    // A Chinese keyboard writes two dashes for one key, and a word processor writes one dash for two hyphens.
    offered("tea——house.net", "character-stand-in", "tea-house.net");
    offered("xn–fsqu00a.com", "character-stand-in", "xn--fsqu00a.com");
    offered("www.xn—-fsqu00a.com", "character-stand-in", "www.xn--fsqu00a.com");
    offered("*.tea–house.co.uk", "character-stand-in", "*.tea-house.co.uk");
    only_refused("tea—.house.net", "character-stand-in");
}

#[test]
fn a_refused_sign_leaves_the_form_that_unicode_gives() {
    assert_eq!(judge().domain("tea‑house.net", false).ascii, "xn--teahouse-2m3d.net");
    assert_eq!(judge().domain("“tea.net”", false).ascii, "xn--tea-2o0a.xn--net-9o0a");
}

#[test]
fn dots_and_stars_of_typefaces_are_refused_and_plain_ones_offered() {
    for dot in "•‧∙⋅·・․﹒۔".chars() {
        let typed = format!("www.tea{dot}house.com");
        match dot {
            '﹒' | '․' if judge().domain(&typed, false).problem.is_none() => {}
            _ => offered(&typed, "character-stand-in", "www.tea.house.com"),
        }
    }
    offered("tea∙example∙com", "character-stand-in", "tea.example.com");
    for star in "∗⁎⁕✱٭﹡".chars() {
        offered(&format!("{star}.tea.example.com"), "character-stand-in", "*.tea.example.com");
    }
    offered("joe’s-tea.com", "character-stand-in", "joes-tea.com");
    offered("d'angelo.it", "character-stand-in", "dangelo.it");
}

#[test]
fn a_middle_dot_is_a_letter_in_catalan_and_in_japanese_words() {
    passes("col·lecció.cat", "xn--collecci-ioa91d.cat");
    passes("カタ・カナ.com", "xn--lcka3d1b7p.com");
    offered("·tea.example.com", "character-around", "tea.example.com");
    offered("・tea.example.com", "character-around", "tea.example.com");
    // These are the marks of Hebrew and Greek numbers, and digits of two kinds.
    passes("ב״ה.com", "xn--5dbg9g.com");
    offered("״אב.com", "character-around", "אב.com");
}

#[test]
fn a_symbol_is_remarked_upon_with_the_form_that_is_sent() {
    remarked("tea®.com", "xn--tea-mfa.com", "symbol", "tea.com");
    remarked("→tea.example.com", "xn--tea-tw1a.example.com", "symbol", "tea.example.com");
    remarked("6×6-tea.com", "xn--66-tea-pra.com", "symbol", "6x6-tea.com");
    remarked("☕.com", "xn--53h.com", "symbol", "");
    remarked("tea☕.com", "xn--tea-wo5a.com", "symbol", "tea.com");
    // The name in Punycode is the same.
    remarked("xn--tea-mfa.com", "xn--tea-mfa.com", "symbol", "tea.com");
    let verdict = judge().domain("i☕🫖tea.com", false);
    assert!(
        matches!(&verdict.warnings[..], [Warning::Symbol { sign, ascii, name }]
            if sign == "☕🫖" && *ascii == verdict.ascii && name == "itea.com"),
        "{verdict:?}"
    );
}

/// An emoji once counted as a letter of another script, so that its name got the warning about mixed scripts.
#[test]
fn an_emoji_beside_letters_mixes_no_scripts() {
    let warnings = judge().domain("tea🫖.com", false).warnings;
    assert_eq!(warnings.iter().map(Warning::code).collect::<Vec<_>>(), ["symbol"]);
}

/// `™` once became `tm` without any warning.
#[test]
fn a_sign_that_is_read_as_letters_is_remarked_upon() {
    remarked("tea™.com", "teatm.com", "sign-read", "tea.com");
    remarked("①tea.com", "1tea.com", "sign-read", "tea.com");
    remarked("№1.com", "no1.com", "sign-read", "1.com");
    remarked("tea².com", "tea2.com", "sign-read", "tea.com");
    // Other forms of plain letters are read as people read them.
    passes("ｔｅａ.com", "tea.com");
    passes("𝐭𝐞𝐚.com", "tea.com");
    passes("ﬁsh.com", "fish.com");
    assert_eq!(judge().domain("½tea.com", false).problem, Some(Problem::StandIn { sign: '½', name: String::new() }));
}

#[test]
fn invisible_characters_around_a_name_are_dropped() {
    for unseen in
        "\u{200b}\u{200e}\u{200f}\u{202a}\u{202c}\u{202e}\u{2060}\u{2066}\u{2069}\u{ad}\u{feff}\u{3164}".chars()
    {
        passes(&format!("{unseen}tea.example.com{unseen}"), "tea.example.com");
        passes(&format!("{unseen} *.example.com {unseen}"), "*.example.com");
    }
}

#[test]
fn an_invisible_character_within_a_name_is_told_by_its_place() {
    for unseen in "\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2069}\u{61c}\u{7}\u{2800}\u{e0061}".chars() {
        let verdict = judge().domain(&format!("www.exam{unseen}ple.com"), false);
        let expected = Problem::Invisible { after: "exam".to_owned(), name: "www.example.com".to_owned() };
        assert_eq!(verdict.problem, Some(expected), "{unseen:?}");
    }
    // A character that IDNA drops is no reason to refuse the name.
    for unseen in "\u{200b}\u{2060}\u{ad}\u{34f}\u{feff}".chars() {
        let verdict = judge().domain(&format!("exam{unseen}ple.com"), false);
        let expected = [Warning::Invisible { after: "exam".to_owned(), name: "example.com".to_owned() }];
        assert_eq!((verdict.problem, &*verdict.ascii, &*verdict.warnings), (None, "example.com", &expected[..]));
    }
    // The name without it is suggested even if it has other problems, because nobody can remove an invisible character
    // by hand.
    offered("exam\u{202e}ple.corp", "character-invisible", "example.corp");
}

#[test]
fn joiners_stay_where_a_script_needs_them() {
    passes("نامه\u{200c}ای.com", "xn--mgba3gch31f060k.com");
    passes("क्\u{200d}ष.com", "xn--11b2ezcw70k.com");
    offered("exam\u{200d}ple.com", "character-invisible", "example.com");
    offered("\u{200c}example.com", "character-invisible", "example.com");
    offered("“नामक्\u{200d}ष.com”", "character-around", "नामक्\u{200d}ष.com");
}

#[test]
fn what_certificates_and_settings_put_in_front_of_a_name_is_taken_off() {
    for typed in [
        "DNS:tea.example.com",
        "DNS: tea.example.com",
        "DNS.1 = tea.example.com",
        "DNS Name=tea.example.com",
        "CN=tea.example.com",
        "CN = tea.example.com",
        "subject=CN = tea.example.com",
        "subject=C = CN, O = Tea House, CN = tea.example.com",
        "/C=CN/O=Tea House/CN=tea.example.com",
        "CN=tea.example.com,O=Tea House",
        "CN=tea.example.com/emailAddress=me@example.org",
        "server_name tea.example.com;",
        "--domain=tea.example.com",
        "域名：tea.example.com",
        "主域名 tea.example.com",
    ] {
        offered(typed, "character-around", "tea.example.com");
    }
    offered("DNS:*.tea.example.com", "character-around", "*.tea.example.com");
    offered("dns:tea.example.com:443", "character-around", "tea.example.com");
    let listing = "X509v3 Subject Alternative Name: DNS:a.example.com, DNS:*.b.example.com, IP Address:10.0.0.1";
    offered(listing, "character-around", "a.example.com, *.b.example.com");
    only_refused("DNS:localhost", "character");
    only_refused("DNS:10.0.0.1", "character");
}

#[test]
fn quotation_marks_and_brackets_are_taken_off() {
    for (open, close) in [
        ("\"", "\""),
        ("'", "',"),
        ("`", "`"),
        ("“", "”"),
        ("‘", "’"),
        ("„", "“"),
        ("«", "»"),
        ("「", "」"),
        ("『", "』"),
        ("【", "】"),
        ("《", "》"),
        ("(", ")"),
        ("（", "）"),
        ("[", "]"),
        ("<", ">"),
        ("**", "**"),
        ("<p>", "</p>"),
        ("&lt;", "&gt;"),
        ("“", ""),
        ("", "（主域名）"),
        ("", " (main)"),
        ("", "”"),
    ] {
        offered(&format!("{open}tea.example.com{close}"), "character-around", "tea.example.com");
    }
    offered("“tea–house.com”", "character-stand-in", "tea-house.com");
    offered("\"*.example.com\"", "character-around", "*.example.com");
    offered("<a href=\"https://tea.example.com\">", "web-address", "tea.example.com");
    offered("tea[.]example[.]com", "character-around", "tea.example.com");
}

#[test]
fn marks_of_lists_and_ends_of_sentences_are_taken_off() {
    for typed in [
        "•tea.example.com",
        "– tea.example.com",
        "- tea.example.com",
        "> tea.example.com",
        "1. tea.example.com",
        "2) tea.example.com",
        "1、tea.example.com",
        "\u{f0b7} tea.example.com",
        "tea.example.com,",
        "tea.example.com;",
        "tea.example.com！",
        "tea.example.com…",
        "tea.example.com•",
        "tea.example.com®",
        "tea.example.com ✓",
        "tea.example.com:https",
        "tea.example.com∕path",
        "https∶//tea.example.com",
    ] {
        offered(typed, "character-around", "tea.example.com");
    }
    offered("tea.example.com。。", "ends-in-dot", "tea.example.com");
    offered(".tea.example.com", "empty-label", "tea.example.com");
    offered("tea.example.com # shop", "web-address", "tea.example.com");
    offered("me@tea.example.com;", "email-address", "tea.example.com");
    passes("tea.example.com。", "tea.example.com");
}

/// Nothing indicates that the rest of the typed text is the name, so no other name may be suggested.
#[test]
fn a_piece_of_a_name_is_never_offered_for_the_whole() {
    for typed in [
        "exa mple.com",
        "ex!ample.com",
        "ex\"ample.com",
        "é!ample.com",
        "a.com&b.com",
        "example.co m",
        "shop&#46;example.com",
        "exam\u{e000}ple.com",
        "https://localhost/?next=https://example.com",
        "foo%bar.com",
        "*. example.com",
        "“*”.example.com",
        "tea,example.com",
    ] {
        assert_eq!(judge().domain(typed, false).offer(), None, "{typed}");
    }
}

#[test]
fn a_sign_that_maps_to_itself_is_not_read_as_another() {
    for typed in ["ↀa.com", "xn--a-01n.com"] {
        let warnings = judge().domain(typed, true).warnings;
        assert!(matches!(warnings.as_slice(), [warning] if warning.code() == "symbol"), "{typed}: {warnings:?}");
    }
}
