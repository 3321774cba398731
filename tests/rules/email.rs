//! E-mail addresses: syntax, slips of the finger, free-mail providers.

use signet::rules::email::{EmailAddress, EmailProblem as Problem, EmailWarning as Warning};

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
    refused("a@example.com.", Problem::Dots);
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
