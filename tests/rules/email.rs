//! E-mail addresses: syntax, typing mistakes, free-mail providers.

use signet::rules::email::{EmailAddress, EmailProblem as Problem, EmailWarning as Warning};
use signet::rules::invisible::{Hidden, Sign};
use signet::text::{Language, email};

use crate::judge;

#[track_caller]
fn accepted(input: &str, expected: &str) {
    assert_eq!(EmailAddress::parse(input).map(|email| email.as_str().to_owned()), Ok(expected.to_owned()));
}

#[track_caller]
fn refused(input: &str, expected: Problem) {
    assert_eq!(EmailAddress::parse(input), Err(expected), "{input}");
}

#[track_caller]
fn meant(input: &str, expected: Option<&str>) {
    let warnings = EmailAddress::parse(input).expect(input).warnings(false);
    let expected: Vec<_> = expected.map(|it| Warning::Typo { suggestion: it.to_owned() }).into_iter().collect();
    assert_eq!(warnings, expected, "{input}");
}

#[test]
fn addresses_that_can_be_written_to_are_taken() {
    accepted(" Some.One+tag@Example.COM ", "Some.One+tag@example.com");
    accepted("o'neill_#1@mail.example.co.uk", "o'neill_#1@mail.example.co.uk");
    accepted("someone@例子.中国", "someone@例子.中国");
    accepted("用户@example.com", "用户@example.com");
    accepted("lin＠ｅxample。com", "lin@example.com");
}

#[test]
fn what_cannot_be_written_to_is_refused_for_its_reason() {
    refused("", Problem::Empty);
    refused("example.com", Problem::NoAt);
    refused("a@b@example.com", Problem::SeveralAts);
    refused("@example.com", Problem::NoLocalPart);
    refused("someone@", Problem::NoDomain);
    refused(".a@example.com", Problem::Dots);
    refused("a..b@example.com", Problem::Dots);
    refused("a@example..com", Problem::Dots);
    refused("a b@example.com", Problem::Blank);
    refused("a@example.com\n", Problem::Blank);
    refused("a,b@example.com", Problem::Character { character: ',' });
    refused("a🍎@example.com", Problem::Character { character: '🍎' });
    refused("a@exam_ple.com", Problem::Character { character: '_' });
    refused("\"a b\"@example.com", Problem::Character { character: '"' });
    refused("a@localhost", Problem::SingleLabel);
    refused("a@-example.com", Problem::Label { label: "-example".to_owned() });
    refused("a@[127.0.0.1]", Problem::IpAddress);
    refused("a@127.0.0.1", Problem::IpAddress);
    refused("Some One <a@Example.com>", Problem::DisplayName { address: "a@example.com".to_owned() });
    refused("<script>", Problem::DisplayName { address: String::new() });
}

/// Checks that the input is refused with this code and that this address is suggested.
#[track_caller]
fn offered(input: &str, code: &str, address: &str) {
    let problem = EmailAddress::parse(input).expect_err(input);
    assert_eq!((problem.code(), problem.offer()), (code, Some(address)), "{input}");
    for language in Language::ALL {
        assert!(email::email_problem(&problem, "X", language).contains(address), "{input}");
    }
}

/// The final result of the form, after the deep rule of names has answered.
fn asked(input: &str) -> Result<(), Problem> {
    let address = EmailAddress::parse(input)?;
    let verdict = judge().domain(address.domain(), false);
    address.checked(&verdict).map(|_| ())
}

#[track_caller]
fn not_public(input: &str, top_level: &str, suggestion: &str) {
    let expected = Problem::NotPublic { top_level: top_level.to_owned(), suggestion: suggestion.to_owned() };
    assert_eq!(asked(input), Err(expected), "{input}");
}

#[test]
fn an_address_copied_with_its_surroundings_is_offered_without_them() {
    for copied in [
        "lin@example.com.",
        "lin@example.com。",
        "lin@example.com..",
        "lin@example.com;",
        "lin@example.com；",
        "lin@example.com, ",
        "lin@example.com、",
        "lin@example.com!",
        "mailto:lin@example.com",
        "MAILTO:lin@example.com?subject=Hello%20there",
        "E-Mail: lin@example.com",
        "mailto://lin@example.com",
        "mailto:%6Cin@example.com",
        "林伟 lin@example.com",
        "lin@example.com　林伟",
        "email:lin@example.com",
        "邮箱：lin@example.com",
        "Mail to : lin@example.com",
        "\"lin@example.com\"",
        "“lin@example.com”",
        "'lin@example.com'",
        "‘lin@example.com’",
        "(lin@example.com)",
        "（lin@example.com）",
        "[lin@example.com]",
        "【lin@example.com】",
        "《lin@example.com》；",
        "lin@example.com (work)",
        ";lin@example.com;",
        "\"Lin\" lin@example.com",
    ] {
        offered(copied, "copied", "lin@example.com");
    }
    for named in [
        "<lin@example.com>",
        "Lin Wei <lin@example.com>",
        "林伟 <lin@example.com>;",
        "\"Wei, Lin\" <lin@example.com>, ",
        "＜lin@example.com＞",
        "lin@example.com <lin@example.com>",
        "lin@example.com<mailto:lin@example.com>",
        "林伟\u{200e} <lin@example.com>",
    ] {
        offered(named, "display-name", "lin@example.com");
    }
}

#[test]
fn nothing_is_offered_where_nobody_knows_which_address_was_meant() {
    for typed in [
        "lin wei@example.com",
        "Lin Wei lin@example.com",
        "林 伟@example.com",
        "lin,wei@example.com",
        "a(b)c@example.com",
        "\"a b\"@example.com",
        "\"a\"b@example.com",
        "a@example.com; b@example.com",
        "Lin <a@example.com>, Bo <b@example.com>",
        "ftp:secret@example.com",
        "lin@example.com 13800138000",
        "lin@example .com",
        "lin@example.com\n",
    ] {
        let problem = EmailAddress::parse(typed).expect_err(typed);
        assert_eq!(problem.offer(), None, "{typed}: {problem:?}");
    }
}

#[test]
fn what_nobody_sees_is_dropped_at_the_ends_of_an_address_and_told_within() {
    for sign in
        ['\u{200b}', '\u{2060}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{ad}', '\u{3164}', '\u{feff}', '\u{e0001}']
    {
        accepted(&format!("{sign} lin@example.com{sign}"), "lin@example.com");
        for within in
            [format!("l{sign}in@example.com"), format!("lin@exam{sign}ple.com"), format!("lin@{sign}example.com")]
        {
            offered(&within, "invisible", "lin@example.com");
        }
    }
    for sign in ['\u{200c}', '\u{200d}', '\u{34f}', '\u{180e}', '\u{115f}', '\u{fe0f}'] {
        offered(&format!("l{sign}in@example.com"), "invisible", "lin@example.com");
        offered(&format!("lin@example.co{sign}m"), "invisible", "lin@example.com");
    }
    offered("\u{200b}“\u{200b}lin@example.com”", "invisible", "lin@example.com");
    let hidden = Hidden { sign: Sign::Joiner, after: "lin@exam".to_owned() };
    let problem = Problem::Invisible { hidden, address: "lin@example.com".to_owned() };
    refused("lin@exam\u{200d}ple.com", problem.clone());
    assert_eq!(
        email::email_problem(&problem, "the applicant's email", Language::English),
        "Remove the invisible character after “lin@exam” in the applicant's email: put the cursor there and press Delete. \
         It is a zero-width joiner. Without it, the applicant's email is lin@example.com"
    );
    accepted("علی\u{200c}رضا@example.com", "علی\u{200c}رضا@example.com");
    assert_eq!(asked("lin@نامه\u{200c}ای.com"), Ok(()));
}

#[test]
fn a_dash_or_quote_of_a_word_processor_is_shown_with_that_of_the_keyboard() {
    offered("sales–cn@example.com", "character", "sales-cn@example.com");
    offered("lin@north−wind.com", "character", "lin@north-wind.com");
    offered("o’neill@example.com", "character", "o'neill@example.com");
    offered("lin@example,com", "character", "lin@example.com");
    let problem = EmailAddress::parse("sales–cn@example.com").expect_err("a dash");
    assert_eq!(
        email::email_problem(&problem, "the email", Language::English),
        "Replace “–” in the email. Did you mean sales-cn@example.com?"
    );
    refused("a…b@example.com", Problem::Character { character: '…' });
    let problem = EmailAddress::parse("a…b@example.com").expect_err("dots");
    assert_eq!(email::email_problem(&problem, "the email", Language::English), "Remove “…” from the email");
}

#[test]
fn an_address_where_no_mail_arrives_is_refused() {
    for internal in [
        "local",
        "lan",
        "internal",
        "corp",
        "home",
        "intranet",
        "private",
        "localdomain",
        "test",
        "example",
        "invalid",
        "onion",
        "alt",
        "arpa",
    ] {
        let problem = Problem::NotPublic { top_level: internal.to_owned(), suggestion: String::new() };
        refused(&format!("lin@mail.{internal}"), problem.clone());
        refused(&format!("lin@mail.{}", internal.to_uppercase()), problem);
    }
    not_public("lin@example.c", "c", "");
    not_public("lin@fileserver.intern", "intern", "");
    not_public("lin@example.gmbh-co", "gmbh-co", "");
    not_public("lin@例子.公司内网", "公司内网", "");
    for arrives in [
        "lin@example.com",
        "lin@例子.中国",
        "lin@xn--fsqu00a.com",
        "lin@example.gov.cn",
        "lin@gov.uk",
        "lin@example.museum",
    ] {
        assert_eq!(asked(arrives), Ok(()), "{arrives}");
    }
}

#[test]
fn the_ending_that_was_meant_is_offered() {
    not_public("lin@example.com.cnn", "cnn", "lin@example.com.cn");
    not_public("lin@example.comn", "comn", "lin@example.com");
    not_public("lin@example.con", "con", "lin@example.com");
    not_public("lin@example.comcn", "comcn", "lin@example.com.cn");
    not_public("lin@example.ner", "ner", "lin@example.net");
    not_public("lin@gmail.cim", "cim", "lin@gmail.com");
}

#[test]
fn a_domain_that_no_name_is_written_like_is_refused() {
    for (typed, label) in
        [("lin@xn--a.com", "xn--a"), ("lin@ab--cd.com", "ab--cd"), ("lin@xn--example.com", "xn--example")]
    {
        assert_eq!(asked(typed), Err(Problem::NotIdna { label: label.to_owned() }), "{typed}");
    }
}

#[test]
fn lengths_are_counted_in_octets() {
    refused(&format!("{}@example.com", "a".repeat(65)), Problem::LocalPartTooLong { given: 65 });
    refused(&format!("a@{}.com", "a.".repeat(130)), Problem::TooLong { given: 266 });
    accepted(&format!("{}@example.com", "a".repeat(64)), &format!("{}@example.com", "a".repeat(64)));
}

#[test]
fn a_slip_of_the_finger_is_pointed_out() {
    meant("a@gamil.com", Some("a@gmail.com"));
    meant("a@gmial.com", Some("a@gmail.com"));
    meant("a@gmail.con", Some("a@gmail.com"));
    meant("a@hotmial.com", Some("a@hotmail.com"));
    meant("a@outlok.com", Some("a@outlook.com"));
    meant("a@example.cmo", Some("a@example.com"));
    meant("a@gmail.co", Some("a@gmail.com"));
    for right in
        ["a@gmail.com", "a@mail.com", "a@email.com", "a@example.co", "a@126.com", "a@163.com", "a@fmail.example.com"]
    {
        meant(right, None);
    }
}

#[test]
fn a_free_mailbox_is_warned_of_where_the_company_s_own_is_expected() {
    let email = EmailAddress::parse("a@QQ.com").expect("an address");
    assert_eq!(email.warnings(true), [Warning::FreeMail { domain: "qq.com".to_owned() }]);
    assert_eq!(email.warnings(false), []);
}
