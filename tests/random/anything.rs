//! Properties of what reads bytes that anybody may have written: they hold for any bytes at all.
//!
//! The fuzz targets in `fuzz/` run these functions for hours, and `tests/random.rs` runs them for seconds. So a change that
//! breaks a fuzz target does not pass the ordinary tests.

use std::sync::OnceLock;

use signet::application::Problem;
use signet::contract::{Application, Order, Orders, ProblemDetails, Status, read};
use signet::rules::csr::compare::FormAnswers;
use signet::rules::csr::judge as judge_csr;
use signet::rules::csr::paste::{Pasted, recognise};
use signet::rules::csr::problem::CsrProblem;
use signet::rules::deep::Judge;
use signet::rules::domain_list::{self, Allowance};
use signet::rules::email::EmailAddress;
use signet::rules::photo::{Facts, Scan, judge as judge_photo, scan, strip::strip};
use signet::site;
use signet::text::Language;
use signet::text::csr_report::report;
use signet::text::photo::photo_problem;
use signet::text::problems::problem;

/// The limit of a photo in bytes.
const PHOTO_BYTES: u64 = 512_000;

/// A pasted CSR: a private key is never accepted, and a repaired CSR needs no further repair.
pub fn csr(input: &[u8]) {
    let pasted = recognise(input);
    let judgement = judge_csr(input);
    if pasted == Pasted::PrivateKey {
        assert_eq!(judgement.problems, [CsrProblem::Pasted(Pasted::PrivateKey)]);
        assert!(judgement.pem.is_none());
    }
    if let Some(pem) = &judgement.pem {
        let again = judge_csr(pem.as_bytes());
        assert_eq!(again.facts, judgement.facts);
        assert_eq!(again.problems, judgement.problems);
        assert!(again.mends.is_empty());
    }
    let answers = FormAnswers { domains: vec!["example.com".to_owned()], ..FormAnswers::default() };
    for language in Language::ALL {
        let report = report(&judgement, &answers, language);
        assert!(!report.pem.is_empty() || !report.problems.is_empty());
    }
}

/// A file that was chosen as a photo: a file that is accepted keeps its sides without its metadata.
pub fn photo(input: &[u8]) {
    let verdict = judge_photo(input, None, PHOTO_BYTES);
    for language in Language::ALL {
        assert!(verdict.problem.is_none_or(|problem| !photo_problem(problem, language).is_empty()));
    }
    let _ = scan::read(input) == Scan::CutShort;
    let Some(facts) = verdict.facts.filter(|_| verdict.is_ok()) else { return };
    let Some(stripped) = strip(input, &facts) else { return };
    let again = judge_photo(&stripped, None, PHOTO_BYTES);
    assert!(again.is_ok(), "{:?} after its metadata went", again.problem);
    let sides =
        |facts: Option<Facts>| facts.map(|facts| (facts.width.min(facts.height), facts.width.max(facts.height)));
    assert_eq!(sides(again.facts), sides(verdict.facts));
}

/// A text that is typed into the form: no entry of a list is lost, and what is accepted is its own normal form.
pub fn answers(judge: &Judge, input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let allowance = Allowance { plain: 3, wildcard: 1 };
    let list = domain_list::judge(&text, allowance, |name| Some(judge.domain(name, false)));
    let mut held: Vec<usize> = list.names.iter().flat_map(|name| name.entries.clone()).collect();
    held.sort_unstable();
    assert_eq!(held, (0..domain_list::split(&text).len()).collect::<Vec<_>>());
    for name in &list.names {
        if let Some(offer) = name.offer() {
            assert!(!offer.is_empty());
        }
    }
    let (first, second) = text.split_once('\n').unwrap_or((&text, ""));
    let phone = judge.phone(first, second);
    if phone.problem.is_none() {
        assert_eq!(judge.phone(&phone.e164, "").e164, phone.e164);
    }
    if let Ok(email) = EmailAddress::parse(first) {
        assert_eq!(EmailAddress::parse(email.as_str()).as_ref(), Ok(&email));
    }
}

/// An answer of a backend: its refusals have sentences, and the path of a wrong member is short.
pub fn backend(input: &[u8]) {
    static ORDER: OnceLock<Order> = OnceLock::new();
    let order = ORDER.get_or_init(|| {
        let orders = read::<Orders>(include_str!("../fixtures/contract/orders.json")).expect("a fixture");
        orders.orders.into_iter().next().expect("an order")
    });
    let Ok(text) = std::str::from_utf8(input) else { return };
    for wrong in [
        read::<Order>(text).err(),
        read::<Status>(text).err(),
        read::<Application>(text).err(),
        read::<ProblemDetails>(text).err(),
    ] {
        assert!(wrong.is_none_or(|wrong| wrong.0.chars().count() <= 200));
    }
    let Ok(details) = read::<ProblemDetails>(text) else { return };
    for error in &details.errors {
        let found = Problem::of(error, order);
        for language in Language::ALL {
            let _ = problem(&found, language, &str::to_owned);
        }
    }
}

/// A `config.json`: nothing of it runs script or leads to another scheme, and every wrong member has a sentence.
pub fn settings(input: &[u8]) {
    let checked = site::check(&String::from_utf8_lossy(input));
    let site = &checked.site;
    let addresses = [&site.sign_in_url, &site.help.url, &site.links.privacy, &site.links.terms, &site.dns_over_https];
    let agreements = site.agreements.iter().map(|agreement| &agreement.href);
    for address in addresses.into_iter().flatten().chain(agreements) {
        let scheme = address.trim_start().to_ascii_lowercase();
        assert!(scheme.starts_with("http:") || scheme.starts_with("https:") || scheme.starts_with('/'), "{address:?}");
    }
    if let Some(logo) = &site.brand.logo {
        assert!(logo.starts_with('/') && !logo.starts_with("//") && !logo.contains('\\'), "{logo:?}");
    }
    for wrong in &checked.problems {
        for language in Language::ALL {
            assert!(!signet::text::site::problem(wrong, language).is_empty());
        }
    }
}
