//! Records for the DNS: names, files, questions, answers and CAA. The messages are compared with those of the crate simple-dns.

use proptest::prelude::*;
use signet::rules::dns::caa::{CaaVerdict, Property, climb, judge};
use signet::rules::dns::{
    Answer, AnswerProblem, Data, Negative, RecordKind, ZoneRecord, doubled, is_there, others, question,
    question_address, read, relative, sheet, zone_file,
};
use simple_dns::rdata::{CAA, CNAME, RData, SOA, TXT};
use simple_dns::{CLASS, CharacterString, Name, Packet, PacketFlag, QTYPE, Question, RCODE, ResourceRecord, TYPE};

#[test]
fn a_name_is_written_relative_to_its_zone() {
    for (name, zone, expected) in [
        ("_x.www.example.com", "example.com", Some("_x.www")),
        ("_x.example.com.", "example.com", Some("_x")),
        ("_X.Example.COM", "example.com", Some("_X")),
        ("example.com", "example.com", Some("@")),
        ("_x.example.co.uk", "example.co.uk", Some("_x")),
        ("_x.notexample.com", "example.com", None),
        ("example.com", "www.example.com", None),
        (".example.com", "example.com", None),
        ("_x.example.com", "", None),
        ("é.com", "x.com", None),
    ] {
        assert_eq!(relative(name, zone), expected, "{name} in {zone}");
    }
    assert_eq!(doubled("_x.example.com", "example.com"), "_x.example.com.example.com");
}

#[test]
fn a_zone_file_has_full_names_and_quoted_texts() {
    let record = |name, kind, value| ZoneRecord { name, kind, value, ttl: 300 };
    let long = "a".repeat(300);
    let file = zone_file(&[
        record("_x.example.com", "TXT", "to\"ken\\é;"),
        record("_y.example.com.", "CNAME", "proof.ca.example"),
        record("a.example.com", "FILE", "no record"),
        record("x y\n$INCLUDE.example.com", "TXT", ""),
        record("_l.example.com", "TXT", &long),
    ]);
    let lines: Vec<&str> = file.lines().collect();
    assert_eq!(lines[0], r#"_x.example.com. 300 IN TXT "to\"ken\\\195\169;""#);
    assert_eq!(lines[1], "_y.example.com. 300 IN CNAME proof.ca.example.");
    assert_eq!(lines[2], r#"x\032y\010\036INCLUDE.example.com. 300 IN TXT """#);
    assert_eq!(lines[3], format!("_l.example.com. 300 IN TXT \"{}\" \"{}\"", "a".repeat(255), "a".repeat(45)));
    assert_eq!(lines.len(), 4);
}

#[test]
fn no_cell_of_a_sheet_is_a_formula() {
    let table = sheet([vec!["Name", "Value"], vec!["_x", "plain"], vec!["a\"b", "c,d\ne"]]);
    assert_eq!(table.text, "\u{feff}Name,Value\r\n_x,plain\r\n\"a\"\"b\",\"c,d\ne\"\r\n");
    assert!(!table.has_guard);
    for evil in ["=1+1", "+1", "-1", "@sum", "\tx", "＝1", "=HYPERLINK(\"a\",\"b\")"] {
        let table = sheet([vec![evil]]);
        let cell = table.text.trim_start_matches('\u{feff}').trim_start_matches('"');
        assert!(cell.starts_with('\'') && table.has_guard, "{evil:?}: {cell}");
    }
}

fn record<'a>(name: &'a str, ttl: u32, rdata: RData<'a>) -> ResourceRecord<'a> {
    ResourceRecord::new(Name::new_unchecked(name), CLASS::IN, ttl, rdata)
}

fn soa(minimum: u32) -> RData<'static> {
    RData::SOA(SOA {
        mname: Name::new_unchecked("ns.example.com"),
        rname: Name::new_unchecked("admin.example.com"),
        serial: 1,
        refresh: 1,
        retry: 1,
        expire: 1,
        minimum,
    })
}

/// Returns the two forms of an answer: with and without compressed names.
fn written(code: RCODE, answers: Vec<ResourceRecord<'_>>, authorities: Vec<ResourceRecord<'_>>) -> [Vec<u8>; 2] {
    let mut packet = Packet::new_reply(0);
    *packet.rcode_mut() = code;
    packet.set_flags(PacketFlag::RECURSION_AVAILABLE);
    let name = Name::new_unchecked("_x.www.example.com");
    packet.questions.push(Question::new(name, QTYPE::TYPE(TYPE::TXT), simple_dns::QCLASS::CLASS(CLASS::IN), false));
    packet.answers = answers;
    packet.name_servers = authorities;
    [packet.build_bytes_vec().expect("a message"), packet.build_bytes_vec_compressed().expect("a message")]
}

#[test]
fn a_question_is_one_that_others_read() {
    let message = question("_x.WWW.example.com.", RecordKind::Caa, 0).expect("a question");
    let packet = Packet::parse(&message).expect("a message");
    assert_eq!(packet.questions.len(), 1);
    assert_eq!(packet.questions[0].qname.to_string(), "_x.WWW.example.com");
    assert_eq!(packet.questions[0].qtype, QTYPE::TYPE(TYPE::CAA));
    assert!(packet.has_flags(PacketFlag::RECURSION_DESIRED));
    assert_eq!(
        Packet::parse(&question("a.example", RecordKind::Txt, 515).expect("a question")).expect("a message").id(),
        515
    );
    for name in ["", ".", "a..b", &"a".repeat(64), &["a"; 130].join(".")] {
        assert_eq!(question(name, RecordKind::Txt, 0), None, "{name}");
    }
    // The example of RFC 8484, 4.1.1, apart from the type.
    let message = question("www.example.com", RecordKind::Txt, 0).expect("a question");
    let address = question_address("https://dns.example/dns-query", &message);
    assert_eq!(address, "https://dns.example/dns-query?dns=AAABAAABAAAAAAAAA3d3dwdleGFtcGxlA2NvbQAAEAAB");
    assert!(question_address("/dns?a=b", &message).starts_with("/dns?a=b&dns=AAAB"));
}

#[test]
fn answers_are_read_with_and_without_compressed_names() {
    let text = TXT::new().with_string("first ").expect("a string").with_string("second").expect("a string");
    let caa = CAA { flag: 128, tag: CharacterString::new(b"Issue").expect("a tag"), value: b"ca.example; a=b".into() };
    for message in written(
        RCODE::NoError,
        vec![
            record("_x.www.example.com", 60, RData::CNAME(CNAME(Name::new_unchecked("Proof.example.com")))),
            record("proof.example.com", 60, RData::TXT(text)),
            record("proof.example.com", 60, RData::CAA(caa)),
        ],
        vec![],
    ) {
        let property = Property { is_critical: true, tag: "issue".to_owned(), value: "ca.example; a=b".to_owned() };
        let records = vec![
            Data::Cname("proof.example.com".to_owned()),
            Data::Txt("first second".to_owned()),
            Data::Caa(property),
        ];
        assert_eq!(read(&message), Ok(Answer { is_missing: false, records, negative: None }));
    }
}

#[test]
fn a_missing_record_is_remembered_for_the_shorter_of_two_times() {
    for (ttl, minimum, expected) in [(3600, 300, 300), (60, 300, 60)] {
        for message in written(RCODE::NameError, vec![], vec![record("example.com", ttl, soa(minimum))]) {
            let negative = Some(Negative { zone: "example.com".to_owned(), seconds: expected });
            assert_eq!(read(&message), Ok(Answer { is_missing: true, records: vec![], negative }));
        }
    }
    for message in written(RCODE::ServerFailure, vec![], vec![]) {
        assert_eq!(read(&message), Err(AnswerProblem::Failed(2)));
    }
}

#[test]
fn hostile_messages_are_refused() {
    let header = |counts: [u8; 4]| {
        let mut message = vec![0, 0, 0x80, 0];
        message.extend(counts.iter().flat_map(|count| [0, *count]));
        message
    };
    // A name that leads to itself, one that leads forwards, and one that goes to and fro.
    for name in [&[0xc0, 12][..], &[0xc0, 40], &[1, b'a', 0xc0, 12], &[0xc0, 14, 0xc0, 12]] {
        let message = [&header([0, 1, 0, 0]), name, &[0, 16, 0, 1, 0, 0, 0, 0, 0, 2, 1, b'a']].concat();
        assert_eq!(read(&message), Err(AnswerProblem::Unreadable), "{name:?}");
    }
    let question = [&header([1, 0, 0, 0])[..], &[1, b'a', 0, 0, 16, 0, 1]].concat();
    assert!(read(&question).is_ok());
    let mut asked = question.clone();
    asked[2] = 0;
    assert_eq!(read(&asked), Err(AnswerProblem::Unreadable), "it is a question");
    assert_eq!(read(&vec![0x80; 70_000]), Err(AnswerProblem::Unreadable));
    assert_eq!(read(b""), Err(AnswerProblem::Unreadable));
}

proptest! {
    /// Nothing that a service sends can stop the reading, and a name that others write is read as they read it.
    #[test]
    fn any_message_is_read_or_refused(mut message in prop::collection::vec(any::<u8>(), 0..200), as_answer in any::<bool>()) {
        if as_answer && message.len() > 8 {
            message[2] = 0x80;
            message[3] = 0;
            message[4..8].copy_from_slice(&[0, 0, 0, 2]);
        }
        let _ = read(&message);
    }

    #[test]
    fn any_text_is_compared_whole(value in "[ -~]{1,600}", other in "[ -~]{0,40}") {
        let mut text = TXT::new();
        for piece in value.as_bytes().chunks(255) {
            text.add_char_string(CharacterString::new(piece).expect("a string"));
        }
        let [message, _] = written(RCODE::NoError, vec![record("_x.www.example.com", 1, RData::TXT(text))], vec![]);
        let answer = read(&message).expect("an answer");
        prop_assert!(is_there(&answer, "TXT", &value));
        prop_assert!(!is_there(&answer, "CNAME", &value));
        prop_assert_eq!(is_there(&answer, "TXT", &other), other.trim() == value.trim());
        prop_assert_eq!(others(&answer, "TXT"), vec![value]);
    }
}

fn property(text: &str) -> Property {
    let (tag, value) = text.split_once(' ').expect("a tag and a value");
    let is_critical = tag.ends_with('!');
    Property { is_critical, tag: tag.trim_end_matches('!').to_owned(), value: value.to_owned() }
}

#[track_caller]
fn judged(properties: &[&str], is_wildcard: bool) -> CaaVerdict {
    let properties: Vec<Property> = properties.iter().map(|text| property(text)).collect();
    judge("example.com", &properties, is_wildcard, Some(&["northlight.example".to_owned()]))
}

#[test]
fn caa_is_looked_for_at_the_name_and_above_it() {
    assert_eq!(climb("*.a.example.com").collect::<Vec<_>>(), ["a.example.com", "example.com", "com"]);
    assert_eq!(climb("example.com").collect::<Vec<_>>(), ["example.com", "com"]);
}

#[test]
fn caa_allows_forbids_or_says_nothing() {
    let at = || "example.com".to_owned();
    let forbidden = |issuers: &[&str]| CaaVerdict::Forbidden {
        at: at(),
        issuers: issuers.iter().map(|it| (*it).to_owned()).collect(),
    };
    // The examples of RFC 8659, 4.
    assert_eq!(judged(&["issue northlight.example"], false), CaaVerdict::Allowed);
    assert_eq!(judged(&["issue Northlight.example; account=1"], false), CaaVerdict::Allowed);
    assert_eq!(judged(&["issue ca.example", "issue northlight.example"], false), CaaVerdict::Allowed);
    assert_eq!(judged(&["issue ca.example"], false), forbidden(&["ca.example"]));
    assert_eq!(judged(&["issue ;"], false), forbidden(&[]));
    assert_eq!(judged(&["issue ;", "issue northlight.example"], false), CaaVerdict::Allowed);
    assert_eq!(judged(&["iodef mailto:a@example.com"], false), CaaVerdict::Free);
    assert_eq!(judged(&["issuewild ca.example"], false), CaaVerdict::Free);
    assert_eq!(judged(&["issue northlight.example", "issuewild ;"], true), forbidden(&[]));
    assert_eq!(judged(&["issue ca.example", "issuewild northlight.example"], true), CaaVerdict::Allowed);
    assert_eq!(judged(&["issue ca.example"], true), forbidden(&["ca.example"]));
    let critical = CaaVerdict::Critical { at: at(), tag: "tbs".to_owned() };
    assert_eq!(judged(&["tbs! unknown", "issue northlight.example"], false), critical);
    assert_eq!(judged(&["tbs unknown"], false), CaaVerdict::Free);
    // Without the names of this CA nothing is judged, except where nobody may issue.
    let limited = CaaVerdict::Limited { at: at(), issuers: vec!["ca.example".to_owned()] };
    assert_eq!(judge("example.com", &[property("issue ca.example")], false, None), limited);
    assert_eq!(judge("example.com", &[property("issue ;")], false, None), forbidden(&[]));
}
