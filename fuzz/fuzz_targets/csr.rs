//! For any pasted bytes: nothing panics, a private key is never accepted, and a repaired CSR needs no further repair.
#![no_main]

use libfuzzer_sys::fuzz_target;
use signet::rules::csr::compare::FormAnswers;
use signet::rules::csr::paste::{Pasted, recognise};
use signet::rules::csr::judge;
use signet::rules::csr::problem::CsrProblem;
use signet::text::Language;
use signet::text::csr_report::report;

fuzz_target!(|input: &[u8]| {
    let pasted = recognise(input);
    let judgement = judge(input);
    if pasted == Pasted::PrivateKey {
        assert_eq!(judgement.problems, [CsrProblem::Pasted(Pasted::PrivateKey)]);
        assert!(judgement.pem.is_none());
    }
    if let Some(pem) = &judgement.pem {
        // The PEM of the judgement is read again with the same result, and nothing is left to repair.
        let again = judge(pem.as_bytes());
        assert_eq!(again.facts, judgement.facts);
        assert_eq!(again.problems, judgement.problems);
        assert!(again.mends.is_empty());
    }
    let answers = FormAnswers { domains: vec!["example.com".to_owned()], ..FormAnswers::default() };
    for language in Language::ALL {
        let report = report(&judgement, &answers, language);
        assert!(!report.pem.is_empty() || !report.problems.is_empty());
    }
});
