//! The text around, beside and between the lines of a CSR is removed and reported, and a refusal names the true reason.

use signet::rules::csr::Mend;
use signet::rules::csr::judge;
use signet::rules::csr::judge::Outcome;
use signet::rules::csr::paste::{Pasted, recognise};
use signet::rules::csr::problem::CsrProblem;
use signet::text::Language;
use signet::text::csr::{mend_sentence, problem_text};

use crate::asn1::{element, oid, sequence};
use crate::build::{answers, request};
use crate::dress::{dresses, quoted_printable, text_edit, word};
use crate::paste::{armour, base64};

#[track_caller]
fn taken_off(text: &str, what: &str) -> Vec<Mend> {
    assert_eq!(recognise(text.as_bytes()), Pasted::Request, "{what}: {text}");
    let judgement = judge(text.as_bytes());
    assert_eq!(judgement.verdict(), Outcome::Accept, "{what}: {:?}\n{text}", judgement.problems);
    assert_eq!(judgement.pem.as_deref(), Some(request(&answers()).as_str()), "{what}");
    judgement.mends
}

#[test]
fn a_csr_in_any_clothing_is_read_and_what_was_taken_off_is_said() {
    let pem = request(&answers());
    for (what, dress) in dresses() {
        for text in [pem.clone(), pem.trim_end().to_owned()] {
            let dressed = dress(&text);
            let mends = taken_off(&dressed, what);
            assert!(mends.iter().any(|mend| mend.code() != "ok"), "{what}: {mends:?}");
            taken_off(&dressed.replace('\n', "\r\n"), what);
            if !what.starts_with("rich text") {
                taken_off(&format!("Hello,\n\nour CSR for example.com:\n\n{dressed}\n\nRegards\nLin\n"), what);
            }
        }
    }
}

#[test]
fn a_csr_without_its_armour_is_read_in_clothing_too() {
    let pem = request(&answers());
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).map(|line| line.to_owned() + "\n").collect();
    let without = [
        "rich text of Word",
        "a comment of Windows",
        "a comment of SQL",
        "a comment of C",
        "a chat",
        "rows of a table",
    ];
    for (what, dress) in dresses() {
        if !without.contains(&what) {
            let mends = taken_off(&dress(&body), what);
            assert!(mends.contains(&Mend::NoArmour), "{what}: {mends:?}");
        }
    }
}

#[test]
fn what_is_said_fits_what_was_taken_off() {
    let pem = request(&answers());
    let lines = |line: fn(usize, &str) -> String| {
        pem.lines().enumerate().map(|(at, text)| line(at, text) + "\n").collect::<String>()
    };
    for (text, expected) in [
        (lines(|_, line| format!("> {line}")), vec![Mend::Quoted]),
        (lines(|at, line| format!("{}: {line}", at + 1)), vec![Mend::LineMarks]),
        (lines(|at, line| format!("web.csr:{}:{line}", at + 1)), vec![Mend::LineMarks]),
        (lines(|at, line| format!("{}\t+{line}", at + 1)), vec![Mend::LineMarks]),
        (lines(|at, line| format!("[10:00:{:02}] {line}", at + 1)), vec![Mend::LineMarks]),
        (pem.replace('\n', "\u{b}"), vec![]),
        (lines(|_, line| format!("+{line}")), vec![Mend::LineMarks]),
        (lines(|_, line| format!("-{line}")), vec![Mend::LineMarks]),
        (lines(|_, line| format!("<p>{line}</p>")), vec![Mend::Markup]),
        (lines(|_, line| format!("'{line}' .")), vec![Mend::Code]),
        (lines(|_, line| format!("{line}=20")), vec![Mend::Escapes, Mend::Whitespace]),
        (text_edit(&pem), vec![Mend::RichText]),
        (word(&pem), vec![Mend::RichText]),
        (
            quoted_printable(&pem.replace('\n', "").replace("T-----M", "T-----\nM"), "\n"),
            vec![Mend::Escapes, Mend::Whitespace],
        ),
    ] {
        assert_eq!(taken_off(&text, "clothes"), expected, "{text}");
    }
    for mend in [Mend::LineMarks, Mend::Code, Mend::Markup, Mend::RichText, Mend::EmptyBytes] {
        for language in Language::ALL {
            assert!(!language.say(mend_sentence(mend)).is_empty());
        }
    }
}

/// An encoded line end is a part of the line that the soft break divides.
#[test]
fn a_soft_line_break_may_be_before_an_encoded_line_end() {
    let pem = request(&answers());
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let rows: Vec<String> = body.as_bytes().chunks(72).map(|row| String::from_utf8_lossy(row).into_owned()).collect();
    let rows = rows.join("\n").replace('=', "=3D").replace('\n', "=\n=0A");
    let mail = format!("-----BEGIN CERTIFICATE REQUEST-----=0A=\n{rows}=0A=\n-----END CERTIFICATE REQUEST-----=0A");
    assert_eq!(taken_off(&mail, "soft breaks"), [Mend::Escapes, Mend::Whitespace]);
}

#[test]
fn the_letter_below_a_csr_without_its_end_line_is_no_part_of_it() {
    let pem = request(&answers());
    let open = pem.trim_end().trim_end_matches("-----END CERTIFICATE REQUEST-----");
    for after in ["Regards\nLin\n", "Regards, Lin (Example Co.)\n", "谢谢！\n", "\n--\nLin\n"] {
        let mends = taken_off(&format!("{open}{after}"), after);
        assert!(mends.contains(&Mend::EndLine), "{mends:?}");
    }
    // A damaged CSR is refused for its damage.
    let third = pem.lines().nth(2).unwrap();
    let bent = open.replace(third, &format!("{}!{}", &third[..9], &third[10..]));
    assert_eq!(judge(bent.as_bytes()).problems, [CsrProblem::ForeignSign(3, '!')]);
}

/// Chinese punctuation is full-width like full-width letters, and its bytes in GBK look like blanks and hyphens of
/// Latin-1.
#[test]
fn a_chinese_letter_around_a_csr_is_said_to_be_around_it_and_nothing_else() {
    let pem = request(&answers());
    let before = "您好！\n请帮忙申请证书（www．example．com），\u{3000}CSR 如下：——\n";
    let after = "\n谢谢！\n林\u{200b}先生：１３８００１３８０００\n";
    assert_eq!(taken_off(&format!("{before}{pem}{after}"), "UTF-8"), [Mend::SurroundingText]);
    assert_eq!(taken_off(&format!("证书请求：{pem}谢谢"), "in its line"), [Mend::SurroundingText]);
    let (gbk, _, lost) = encoding_rs::GBK.encode("您好，请帮忙申请证书。谢谢丂卄！");
    assert!(!lost);
    let text = [&gbk, b"\n".as_slice(), pem.as_bytes(), &gbk].concat();
    let judgement = judge(&text);
    assert_eq!((judgement.verdict(), judgement.mends), (Outcome::Accept, vec![Mend::SurroundingText]));
    // Within the CSR they are reported.
    let inside = format!("{before}{}{after}", pem.replace('\n', "\u{200b}\n"));
    assert_eq!(taken_off(&inside, "within"), [Mend::InvisibleCharacters, Mend::SurroundingText]);
}

#[test]
fn the_reason_is_that_of_this_input() {
    let refused = |text: &str| judge(text.as_bytes()).problems.remove(0);
    let pem = request(&answers());
    let framed =
        |body: &str| format!("-----BEGIN CERTIFICATE REQUEST-----\n{body}\n-----END CERTIFICATE REQUEST-----\n");
    // The first two bodies are empty; the others have something that is no Base64.
    assert_eq!(refused(&framed("")), CsrProblem::EmptyBody);
    assert_eq!(refused(&framed("> \n>")), CsrProblem::EmptyBody);
    assert_eq!(refused(&framed("...")), CsrProblem::NoBase64);
    assert_eq!(refused(&framed("此处粘贴")), CsrProblem::NoBase64);
    let headers: String =
        pem.lines().filter(|line| !line.starts_with('-')).map(|line| format!("Name: {line}\n")).collect();
    assert_eq!(refused(&framed(&headers)), CsrProblem::NoBase64);
    assert_eq!(refused(&framed("\"(1) \" + x")), CsrProblem::NoBase64);
    // The problem names the sign and its line.
    let third = pem.lines().nth(2).unwrap();
    let bent = |sign: &str| pem.replace(third, &format!("{}{sign}{}", &third[..9], &third[10..]));
    assert_eq!(refused(&bent("?")), CsrProblem::ForeignSign(3, '?'));
    assert_eq!(refused(&bent("é")), CsrProblem::ForeignSign(3, '\u{1}'));
    assert_eq!(refused(&bent("=")), CsrProblem::ForeignSign(3, '='));
    assert_eq!(refused(&pem.replace(third, &third[1..])), CsrProblem::BadBase64);
    for language in Language::ALL {
        let text = problem_text(&CsrProblem::ForeignSign(3, '?'), language);
        assert!(text.contains('3') && text.contains('?'), "{text}");
        let text = problem_text(&CsrProblem::ForeignSign(3, '\u{1}'), language);
        assert!(text.contains('3') && !text.contains('\u{1}'), "{text}");
    }
}

#[test]
fn numbers_are_taken_off_only_where_they_count() {
    let pem = request(&answers());
    // These lines of Base64 begin with digits by chance.
    for digit in ["1", "12", "9"] {
        let third = pem.lines().nth(2).unwrap();
        let text = pem.replace(third, &format!("{digit}{}", &third[digit.len()..]));
        assert_eq!(judge(text.as_bytes()).mends, []);
    }
    let skipped: String = pem.lines().enumerate().map(|(at, line)| format!("{}: {line}\n", at * 2)).collect();
    assert_eq!(judge(skipped.as_bytes()).verdict(), Outcome::Reject);
}

#[test]
fn a_request_in_an_envelope_is_called_that_and_not_a_bundle_of_certificates() {
    let digests = element(0x31, &sequence(&[oid("1.3.14.3.2.26"), element(5, &[])]));
    let data = sequence(&[oid("1.3.6.1.5.5.7.12.2"), element(0xa0, &element(4, &[0x30; 300]))]);
    let signed = sequence(&[element(2, &[3]), digests, data]);
    let cmc = sequence(&[oid("1.2.840.113549.1.7.2"), element(0xa0, &signed)]);
    assert_eq!(recognise(&cmc), Pasted::Cmc);
    assert_eq!(recognise(base64(&cmc).as_bytes()), Pasted::Cmc);
    for label in ["NEW CERTIFICATE REQUEST", "CERTIFICATE REQUEST"] {
        let judgement = judge(armour(label, &cmc).as_bytes());
        assert_eq!(judgement.problems, [CsrProblem::Pasted(Pasted::Cmc)], "{label}");
    }
}

#[test]
fn the_zeros_of_a_buffer_behind_a_binary_file_are_left_out_and_said() {
    let pem = request(&answers());
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let request = crate::build::unbase64(&body);
    let judgement = judge(&[request.as_slice(), &[0; 12]].concat());
    assert_eq!((judgement.verdict(), judgement.pem), (Outcome::Accept, Some(pem)));
    assert_eq!(judgement.mends, [Mend::BinaryDer, Mend::EmptyBytes]);
    let judgement = judge(&[request.as_slice(), &[0, 1]].concat());
    assert_eq!(judgement.problems, [CsrProblem::TrailingData(2)]);
}

/// The reader gives an answer after any cut, insertion or change in a dressed text.
#[test]
fn no_damage_to_a_dressed_text_stops_the_reader() {
    let mut state = 7u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 8).unwrap() % below
    };
    let signs = *b"\n\r<>=&\\{}\"'0123-+ :%^M\x80\xff;#[";
    let pem = request(&answers());
    for (_, dress) in dresses() {
        for _ in 0..12 {
            let mut bytes = dress(&pem).into_bytes();
            for _ in 0..=next(6) {
                let (at, to) = (next(bytes.len()), next(bytes.len()));
                match next(4) {
                    0 => bytes[at] = signs[next(signs.len())],
                    1 => bytes.insert(at, signs[next(signs.len())]),
                    2 => drop(bytes.drain(at.min(to)..at.max(to).min(at.min(to) + 40))),
                    _ => bytes.truncate(bytes.len() - next(bytes.len() / 4 + 1)),
                }
                if bytes.is_empty() {
                    bytes.push(b'\n');
                }
            }
            let judgement = judge(&bytes);
            assert!(judgement.pem.is_some() || !judgement.problems.is_empty());
        }
    }
}
