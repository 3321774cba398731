//! The identifier of a key must have the bytes that BR 7.1.3.1 lists; any other is refused with its cause.

use signet::rules::csr::armour::to_pem;
use signet::rules::csr::compare::FormAnswers;
use signet::rules::csr::judge;
use signet::rules::csr::judge::Outcome;
use signet::rules::csr::key::Key;
use signet::rules::csr::problem::{CsrProblem, CsrWarning};
use signet::rules::csr::read;
use signet::rules::csr::signature::SignatureState;
use signet::text::Language;
use signet::text::csr_report::report;

use crate::asn1::{element, oid, sequence};
use crate::build::{key, request};
use crate::made::Made;

const RSA: &str = "1.2.840.113549.1.1.1";
const EC: &str = "1.2.840.10045.2.1";

/// A modulus that passes all our checks. Nobody knows its factors, so nothing is signed with it.
fn modulus() -> Vec<u8> {
    let mut state = 0x5eed_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u8::try_from(state >> 24).unwrap()
    };
    let mut bytes: Vec<u8> = core::iter::repeat_with(&mut next).take(256).collect();
    bytes[0] |= 0x80;
    bytes[255] |= 1;
    let divides = |bytes: &[u8], by: u32| bytes.iter().fold(0, |rest, byte| (rest << 8 | u32::from(*byte)) % by) == 0;
    while (2..752).any(|factor| divides(&bytes, factor)) {
        bytes[128] = bytes[128].wrapping_add(1);
    }
    bytes
}

fn positive(number: &[u8]) -> Vec<u8> {
    element(2, &[&[0], number].concat())
}

/// An RSA key with these parameters after its name, and these numbers.
fn rsa(parameters: &[u8], numbers: &[Vec<u8>]) -> Made {
    let algorithm = sequence(&[oid(RSA), parameters.to_vec()]);
    let spki = sequence(&[algorithm, element(3, &[vec![0], sequence(numbers)].concat())]);
    let signature_algorithm = sequence(&[oid("1.2.840.113549.1.1.11"), element(5, &[])]);
    Made { spki, signature_algorithm, ..Made::default() }
}

fn sound_numbers() -> [Vec<u8>; 2] {
    [positive(&modulus()), element(2, &[1, 0, 1])]
}

/// A key on a curve with these parameters after `ecPublicKey`.
fn ec(parameters: &[u8]) -> Made {
    let point = key().verifying_key().to_sec1_point(false);
    let algorithm = sequence(&[oid(EC), parameters.to_vec()]);
    let spki = sequence(&[algorithm, element(3, &[&[0], point.as_bytes()].concat())]);
    Made { spki, ..Made::default() }
}

/// The problems that result if the browser answers `state` about the signature.
fn problems(made: &Made, state: SignatureState) -> Vec<CsrProblem> {
    read(made.pem().as_bytes()).finish(state).problems
}

#[test]
fn an_rsa_key_without_null_is_refused_whether_or_not_its_signature_can_be_checked() {
    let sound = rsa(&element(5, &[]), &sound_numbers());
    let bare = rsa(&[], &sound_numbers());
    assert_eq!(problems(&sound, SignatureState::Verified), []);
    for state in [SignatureState::Verified, SignatureState::NotChecked] {
        assert_eq!(problems(&bare, state), [CsrProblem::RsaWithoutNull]);
    }
    // The cause is known, so there is no warning that the signature could not be checked.
    let judgement = read(bare.pem().as_bytes()).finish(SignatureState::NotChecked);
    assert!(!judgement.warnings.contains(&CsrWarning::SignatureNotChecked));
    assert_eq!(judgement.code(), "rsa-null-missing");
    for (language, word) in [(Language::English, "NULL"), (Language::Chinese, "空值（NULL）")] {
        let report = report(&judgement, &FormAnswers::default(), language);
        assert!(report.problems[0].contains(word), "{:?}", report.problems);
    }
}

#[test]
fn a_browser_is_asked_about_the_signature_with_the_null_that_it_insists_on() {
    let sound = rsa(&element(5, &[]), &sound_numbers());
    let bare = rsa(&[], &sound_numbers());
    let spki = |made: &Made| read(made.pem().as_bytes()).question().unwrap().spki.clone();
    assert_eq!(spki(&bare), sound.spki);
    assert_eq!(spki(&sound), sound.spki);
    // The message is the request with its original bytes.
    let message = read(bare.pem().as_bytes()).question().unwrap().message.clone();
    assert!(message.windows(bare.spki.len()).any(|bytes| bytes == bare.spki));
}

#[test]
fn an_rsa_key_with_parameters_of_its_own_is_refused_by_that_cause() {
    for parameters in [sequence(&[]), oid("1.2.840.10045.3.1.7"), element(5, &[0]), element(4, &[])] {
        let made = rsa(&parameters, &sound_numbers());
        assert_eq!(problems(&made, SignatureState::Verified), [CsrProblem::RsaParameters], "{parameters:x?}");
    }
}

#[test]
fn a_small_key_without_null_is_told_to_be_small_first() {
    let made = rsa(&[], &[positive(&modulus()[..128]), element(2, &[1, 0, 1])]);
    let problems = problems(&made, SignatureState::Verified);
    assert_eq!(problems[..2], [CsrProblem::WeakKey(1024), CsrProblem::RsaWithoutNull]);
}

#[test]
fn numbers_that_are_no_rsa_key_are_a_fault_of_the_key_and_not_of_the_copy() {
    let [sound, exponent] = sound_numbers();
    let negative = element(2, &modulus());
    for numbers in [
        vec![negative.clone(), exponent.clone()],
        vec![sound.clone(), element(2, &[0x81])],
        vec![sound.clone()],
        vec![sound.clone(), exponent.clone(), exponent.clone()],
        vec![element(2, &[&[0, 0], modulus().as_slice()].concat()), exponent.clone()],
        vec![element(4, &modulus()), exponent],
    ] {
        let made = rsa(&element(5, &[]), &numbers);
        assert_eq!(problems(&made, SignatureState::NotChecked), [CsrProblem::BadKey], "{:x?}", numbers[0]);
    }
}

#[test]
fn a_key_that_does_not_name_its_curve_is_not_said_to_spell_it_out() {
    for parameters in [vec![], element(5, &[]), element(4, &[1])] {
        let made = ec(&parameters);
        assert_eq!(problems(&made, SignatureState::NotChecked), [CsrProblem::CurveNotNamed], "{parameters:x?}");
    }
    let explicit = ec(&sequence(&[element(2, &[1])]));
    assert_eq!(problems(&explicit, SignatureState::NotChecked), [CsrProblem::ExplicitParameters]);
}

#[test]
fn a_key_of_a_kind_that_no_ca_signs_is_named() {
    let kinds = [
        ("1.2.840.113549.1.1.10", "rsassaPss"),
        ("1.2.840.113549.1.1.7", "rsaesOaep"),
        ("1.3.132.1.12", "ecDH"),
        ("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
    ];
    for (kind, name) in kinds {
        let spki = sequence(&[sequence(&[oid(kind)]), element(3, &[0, 1, 2])]);
        let made = Made { spki, ..Made::default() };
        let expected = CsrProblem::UnsupportedKey(name.to_owned());
        assert_eq!(problems(&made, SignatureState::NotChecked), [expected]);
    }
    // A DSA key may inherit its parameters. Then its kind is reported without a size.
    let spki = sequence(&[sequence(&[oid("1.2.840.10040.4.1")]), element(3, &[0, 2, 1, 5])]);
    let judgement = judge(Made { spki, ..Made::default() }.pem().as_bytes());
    assert_eq!(judgement.problems, [CsrProblem::UnsupportedKey("DSA".to_owned())]);
    assert_eq!(judgement.facts.unwrap().key, Key::Other("DSA".to_owned()));
}

/// RFC 4055 5: an implementation MUST accept the parameters being absent as well as present.
#[test]
fn the_algorithm_of_the_signature_is_taken_with_and_without_null() {
    for parameters in [vec![], element(5, &[])] {
        let mut made = rsa(&element(5, &[]), &sound_numbers());
        made.signature_algorithm = sequence(&[oid("1.2.840.113549.1.1.11"), parameters]);
        assert_eq!(problems(&made, SignatureState::Verified), []);
        assert!(read(made.pem().as_bytes()).question().is_some());
    }
}

/// Every bit of the identifier is changed in turn, and none of the results is accepted.
#[test]
fn no_other_bytes_pass_for_the_description_of_a_key() {
    let made = ec(&oid("1.2.840.10045.3.1.7"));
    assert_eq!(judge(made.pem().as_bytes()).verdict(), Outcome::Accept);
    assert_eq!(made.pem(), Made::default().pem());
    let sound = rsa(&element(5, &[]), &sound_numbers());
    for (spki, from, length) in [(&made.spki, 2, 21), (&sound.spki, 4, 15)] {
        for at in from..from + length {
            for bit in 0..8 {
                let mut spki = spki.clone();
                spki[at] ^= 1 << bit;
                let bent = Made { spki, ..Made::default() };
                let judgement = judge(to_pem(&bent.der()).as_bytes());
                assert_eq!(judgement.verdict(), Outcome::Reject, "byte {at}, bit {bit}");
                // The reason is the key or that the request cannot be read, but never the signature alone.
                assert_ne!(judgement.problems[0], CsrProblem::BadSignature, "byte {at}, bit {bit}");
            }
        }
    }
    assert_eq!(judge(request(&crate::build::answers()).as_bytes()).verdict(), Outcome::Accept);
}
