//! Requests that are built here and then changed: repairs, refusals and warnings.

use signet::rules::csr::armour::to_pem;
use signet::rules::csr::judge;
use signet::rules::csr::judge::Outcome;
use signet::rules::csr::{Mend, paste::Pasted, problem::CsrProblem};

use crate::build::{answers, request};

#[track_caller]
fn mended(text: &str, expected: &[Mend]) {
    let judgement = judge(text.as_bytes());
    assert_eq!(judgement.verdict(), Outcome::Accept, "{text}: {:?}", judgement.problems);
    assert_eq!(judgement.mends, expected, "{text}");
    assert_eq!(judgement.pem.as_deref(), Some(request(&answers()).as_str()));
}

#[track_caller]
fn refused(text: &str, expected: &CsrProblem) {
    let judgement = judge(text.as_bytes());
    assert_eq!(judgement.problems.first(), Some(expected), "{text}");
}

#[test]
fn what_programs_do_to_pem_is_mended_and_said() {
    let pem = request(&answers());
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    mended(&pem, &[]);
    mended(&pem.replace('\n', "\r\n"), &[]);
    mended(&pem.replace('\n', "\r"), &[]);
    mended(&format!("\u{feff}{pem}"), &[Mend::ByteOrderMark]);
    mended(&pem.replace('\n', "\u{200b}\n"), &[Mend::InvisibleCharacters]);
    mended(&pem.replace("-----", "———"), &[Mend::SmartDashes]);
    mended(&pem.replace("-----", "----"), &[Mend::HeaderDashes]);
    mended(&pem.replace("CERTIFICATE REQUEST", "certificate request"), &[Mend::HeaderCase]);
    mended(&pem.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"), &[Mend::NewLabel]);
    mended(&pem.replace("CERTIFICATE REQUEST", "CERTIFICATE"), &[Mend::WrongLabel]);
    mended(&pem.replace('\n', "  \n"), &[Mend::Whitespace]);
    mended(&pem.replace('\n', "\\n"), &[Mend::Escapes]);
    mended(&pem.replace('+', "%2B").replace('=', "&#61;").replace('\n', "\\n"), &[Mend::Escapes]);
    mended(&pem.replace('\n', "\\\\n"), &[Mend::Escapes]);
    mended(&pem.replace('=', "\\u003d").replace('+', "\\u002B").replace('\n', "\\n"), &[Mend::Escapes]);
    mended(&pem.replace('\n', "<br/>\n"), &[Mend::Markup]);
    mended(&pem.lines().map(|line| format!("> {line}\n")).collect::<String>(), &[Mend::Quoted]);
    mended(&format!("Dear CA,\n\n{pem}\nRegards, Bob"), &[Mend::SurroundingText]);
    mended(&body, &[Mend::NoArmour, Mend::Whitespace]);
    mended(pem.trim_end().trim_end_matches("-----END CERTIFICATE REQUEST-----"), &[Mend::EndLine]);
    mended(&crate::paste::base64(pem.as_bytes()), &[Mend::DoubleBase64]);
    mended(&format!("{pem}{pem}"), &[]);
}

#[test]
fn a_utf_16_file_and_a_binary_file_are_read() {
    let pem = request(&answers());
    let utf16: Vec<u8> = pem.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let judgement = judge(&[&[0xff, 0xfe], utf16.as_slice()].concat());
    assert_eq!((judgement.verdict(), judgement.code()), (Outcome::Accept, "utf-16"));
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let judgement = judge(&crate::build::unbase64(&body));
    assert_eq!((judgement.verdict(), judgement.code()), (Outcome::Accept, "binary-der"));
    assert_eq!(judgement.pem, Some(pem));
}

#[test]
fn what_was_damaged_is_refused_by_its_cause() {
    let pem = request(&answers());
    let lines: Vec<&str> = pem.lines().collect();
    assert!(matches!(judge(lines[..4].join("\n").as_bytes()).problems[0], CsrProblem::Truncated(..)));
    refused(&format!("{}\n{}", lines[0], lines[lines.len() - 1]), &CsrProblem::EmptyBody);
    refused(&pem.replacen("MIIB", "MI!IB", 1), &CsrProblem::ForeignSign(2, '!'));
    let other = request(&signet::rules::csr::compare::FormAnswers {
        domains: vec!["other.example.com".to_owned()],
        ..Default::default()
    });
    refused(&format!("{pem}{other}"), &CsrProblem::MultipleBlocks(2));
    refused("please sign my certificate request", &CsrProblem::Pasted(Pasted::Other));
}

#[test]
fn dashes_that_two_lines_share_belong_to_the_first() {
    // Fuzzing found this: the BEGIN line took the dashes that the END line before it had already taken.
    let judgement =
        judge(b"-----END CERTIFICATE REQUEST-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END X-----BEGIN X-----");
    assert_eq!(judgement.verdict(), Outcome::Reject);
}

#[test]
fn a_name_of_an_inner_network_is_refused_by_its_cause() {
    for name in ["server.local", "Mail.Corp", "a.b.internal"] {
        let pem = request(&signet::rules::csr::compare::FormAnswers {
            domains: vec!["www.example.com".to_owned(), name.to_owned()],
            ..Default::default()
        });
        refused(&pem, &CsrProblem::InternalName(name.to_ascii_lowercase()));
    }
}

/// An element of a wrong kind was once accepted. OpenSSL and Go refuse such a request.
#[test]
fn an_element_of_the_wrong_kind_is_refused() {
    let pem = request(&answers());
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let der = crate::build::unbase64(&body);
    let bend = |before: &[u8], offset: isize, tag: u8| {
        let at = der.windows(before.len()).position(|bytes| bytes == before).unwrap();
        let mut bent = der.clone();
        bent[at.checked_add_signed(offset).unwrap()] = tag;
        to_pem(&bent)
    };
    let (common_name, alternative_names) = (&[6, 3, 0x55, 4, 3, 12], &[6, 3, 0x55, 0x1d, 0x11]);
    refused(&bend(common_name, -2, 0x31), &CsrProblem::MalformedDer);
    refused(&bend(common_name, 5, 1), &CsrProblem::MalformedDer);
    refused(&bend(alternative_names, -2, 0x31), &CsrProblem::BadExtensions);
    refused(&bend(alternative_names, -4, 0x31), &CsrProblem::BadExtensions);
    refused(&bend(alternative_names, -6, 0x30), &CsrProblem::BadExtensions);
    let judgement = judge(bend(b"\x82\x0fwww.example.com", 0, 0xa2).as_bytes());
    assert!(judgement.problems.contains(&CsrProblem::OtherName(String::new())), "{:?}", judgement.problems);
}
