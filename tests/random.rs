//! Properties that hold for every input: nothing panics, a normal form is its own normal form, a text that was written is read back.
//!
//! Each property is tried on ever new inputs for as many seconds as `SIGNET_RANDOM_SECONDS` says, one without it; `cargo xtask
//! test` gives a minute. An input that fails is made small and printed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it finds something")]

#[path = "random/anything.rs"]
mod anything;
#[path = "rules/judge.rs"]
mod judge;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{TestCaseResult, TestRunner};
use signet::contract::limits::PERSON_CHARS;
use signet::rules::company::{CompanyCode, PostCode};
use signet::rules::deep::Judge;
use signet::rules::deep::message::{NameResponse, PhoneRequest, PhoneResponse, RulesRequest, RulesResponse};
use signet::rules::domain_list::{self, Allowance, DeepVerdict};
use signet::rules::domain_name::{DomainNameProblem as Problem, DomainNameWarning as Warning, shape};
use signet::rules::email::EmailAddress;
use signet::rules::phone::{PhoneNumber, PhoneVerdict};
use signet::rules::plain_text;

use judge::judge;

/// Anything at all, and what looks like a name.
fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z0-9*._@:/ -]{0,40}",
        r"(\*\.)?([a-zA-Z0-9äß例яא-]{1,12}[.。．]){0,4}(com|co\.uk|jp|中国|рф|corp|arpa|onion|xn--p1ai|ck)\.?",
        r"(https?://)?([a-z%0-9]{1,8}@)?[a-z0-9.%-]{1,20}(:[0-9]{0,5})?(/[a-z]{0,5})?",
        r"(xn--[a-z0-9-]{0,16}\.){1,3}(com|xn--fiqs8s)",
        "(DNS:|CN ?= ?|[“\"(•→·-] ?|1[.] ?)?[a-z–—’·×™\u{200b}\u{200d}\u{202e}•∗*]{1,9}[.](com|co[.]uk)[”\"),;:/。\u{200e}]?( [a-z]{1,3})?",
    ]
}

fn phones() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        r"(\+|00|tel:)?[0-9 ()./-]{2,20}((ext|x|#|转|;ext=)[ .]?[0-9]{1,6})?",
        r"(010-6555123[0-9]|021 6123456[0-9]|400-810-8888|95[0-9]{3}|100[0-9]{2}|138001380[0-9]{2})(-|\(|（转| App. | 分机|×|fax )?[0-9a-z]{0,5}[)）]?",
        r"\+(1|44|49|54|55|39|52|86|7|800)[0-9]{6,12}",
        "[0-9０-９]{3,14}",
    ]
}

fn regions() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "", "CN", "US", "GB", "DE", "AR", "BR", "IT", "MX", "RU", "KZ", "JP", "BB", "AX", "SM", "zz"
        ])
        .prop_map(str::to_owned),
        "[A-Z]{2}",
    ]
}

fn emails() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        r"[a-zA-Z0-9.+'ü\x22<> -]{0,20}@[a-zA-Z0-9.端\[\]-]{0,20}",
        "[a-z.]{1,9}@[a-z]{1,9}\\.[a-z]{1,4}",
        r"([<(\x22'“]|mailto:|Lin |\u{200b}|a\u{200d})?[a-z.\u{200c}–’]{1,9}@[a-z\u{ad}]{1,9}\.(com|local|cnn)[>)\x22'”;,.\u{200e}]{0,3}"
    ]
}

fn texts() -> impl Strategy<Value = String> {
    proptest::collection::vec((names(), "[,; \n\t，；、\u{3000}]{1,3}"), 0..12)
        .prop_map(|parts| parts.into_iter().flat_map(|(name, separator)| [name, separator]).collect())
}

/// Tries a property on random inputs until the time is up.
#[track_caller]
fn holds<S: Strategy>(inputs: S, property: impl Fn(S::Value) -> TestCaseResult) {
    let seconds = std::env::var("SIGNET_RANDOM_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let until = Instant::now() + Duration::from_secs(seconds.unwrap_or(1));
    let mut tried = 0;
    while tried == 0 || Instant::now() < until {
        let config = ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() };
        if let Err(failure) = TestRunner::new(config).run(&inputs, &property) {
            panic!("after {tried} inputs: {failure}");
        }
        tried += 100;
    }
}

#[test]
fn a_shaped_name_is_its_own_shape() {
    holds(names(), |input| {
        if let Ok(shaped) = shape(&input) {
            prop_assert_eq!(shape(shaped.as_str()), Ok(shaped));
        }
        Ok(())
    });
}

#[test]
fn both_forms_of_an_accepted_name_lead_back_to_it() {
    holds((names(), any::<bool>()), |(input, is_dv)| {
        let verdict = judge().domain(&input, is_dv);
        if verdict.problem.is_none() {
            prop_assert!(verdict.ascii.is_ascii() && !verdict.ascii.contains(char::is_uppercase));
            let mut plain = verdict.clone();
            // These two remarks are about the spelling that was typed.
            plain.warnings.retain(|it| !matches!(it, Warning::Invisible { .. } | Warning::ReadAs { .. }));
            for form in [&verdict.ascii, &verdict.unicode] {
                prop_assert_eq!(&judge().domain(form, is_dv), &plain);
            }
        }
        // Two offers may need another step: the host of an address, and the name without its invisible characters.
        let is_first_step = matches!(
            verdict.problem,
            Some(Problem::WebAddress { .. } | Problem::EmailAddress { .. } | Problem::Invisible { .. })
        );
        if let Some(offer) = verdict.offer().filter(|_| !is_first_step) {
            for name in offer.split(", ") {
                prop_assert_eq!(&judge().domain(name, is_dv).problem, &None, "{} is offered", name);
            }
        }
        let sent = NameResponse::from(verdict.clone());
        prop_assert_eq!(DeepVerdict::from(sent), verdict);
        Ok(())
    });
}

#[test]
fn an_accepted_phone_is_read_back_from_every_form() {
    holds((phones(), regions()), |(input, region)| {
        let verdict = judge().phone(&input, &region);
        if verdict.problem.is_none() {
            for form in [&verdict.e164, &verdict.international] {
                let again = judge().phone(form, "");
                prop_assert_eq!((again.problem, &again.e164), (None, &verdict.e164), "{}", form);
            }
        }
        let sent = PhoneResponse::from(verdict.clone());
        prop_assert_eq!(PhoneVerdict::from(sent), verdict);
        let _ = PhoneNumber::parse(&input);
        Ok(())
    });
}

#[test]
fn an_accepted_address_is_its_own_normal_form() {
    holds(emails(), |input| {
        match EmailAddress::parse(&input) {
            Ok(email) => {
                let _ = (email.warnings(true), email.clone().checked(&judge().domain(email.domain(), true)));
                prop_assert_eq!(EmailAddress::parse(email.as_str()), Ok(email));
            }
            Err(problem) => {
                // An address that is offered instead is taken as it is.
                let address = problem.offer();
                prop_assert!(address.is_none_or(|it| EmailAddress::parse(it).is_ok_and(|email| email.as_str() == it)));
            }
        }
        Ok(())
    });
}

#[test]
fn accepted_texts_and_codes_are_their_own_normal_forms() {
    let text = r"([a-z ,،علیक्র王ᠮ]|[\u{200b}-\u{200f}\u{202a}\u{ad}\u{fe0f}\u{180e}\u{180b}\u{e0100}\u{3164}\t]){0,12}";
    holds((prop_oneof![any::<String>(), text], "[0-9A-Za-z０-９ -]{0,22}"), |(input, code)| {
        if let Ok(name) = plain_text::parse(&input, PERSON_CHARS) {
            prop_assert_eq!(plain_text::parse(&name, PERSON_CHARS), Ok(name));
        }
        for country in ["CN", "GB"] {
            for text in [&input, &code] {
                if let Ok(code) = CompanyCode::parse(text, country) {
                    prop_assert_eq!(CompanyCode::parse(code.as_str(), country), Ok(code));
                }
                if let Ok(code) = PostCode::parse(text, country) {
                    prop_assert_eq!(PostCode::parse(code.as_str(), country), Ok(code));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_list_holds_every_entry_once_and_is_mended_without_loss() {
    holds((texts(), 0usize..14, 0usize..14), |(text, from, to)| {
        let allowance = Allowance { plain: 3, wildcard: 1 };
        let list = domain_list::judge(&text, allowance, |name| Some(judge().domain(name, true)));
        let words = |text: &str| {
            domain_list::split(text).into_iter().map(|entry| entry.of(text).to_owned()).collect::<Vec<_>>()
        };
        let all = words(&text);
        let mut held: Vec<usize> = list.names.iter().flat_map(|name| name.entries.clone()).collect();
        held.sort_unstable();
        prop_assert_eq!(held, (0..all.len()).collect::<Vec<_>>());
        if let Some(name) = list.names.get(from) {
            let mut rest = all.clone();
            let mut at = 0;
            rest.retain(|_| {
                at += 1;
                !name.entries.contains(&(at - 1))
            });
            prop_assert_eq!(words(&domain_list::remove(&text, &name.entries)), rest);
        }
        if from < all.len() && to < all.len() {
            let mut moved = all.clone();
            let word = moved.remove(from);
            moved.insert(to, word);
            prop_assert_eq!(words(&domain_list::reorder(&text, from, to)), moved);
        }
        Ok(())
    });
}

#[test]
fn a_name_covers_itself_and_wildcards_one_level() {
    holds(("[a-z]{1,8}", "[a-z]{1,8}\\.[a-z]{2,5}", names()), |(label, parent, host)| {
        let name = format!("{label}.{parent}");
        let wildcard = format!("*.{parent}");
        // A name that no CA would sign covers nothing.
        let is_signed = !matches!(shape(&name), Err(Problem::ReverseZone | Problem::Onion));
        prop_assert_eq!(domain_list::covers(&name, &name.to_uppercase()), is_signed);
        prop_assert_eq!(domain_list::covers(&wildcard, &name), is_signed);
        prop_assert!(!domain_list::covers(&wildcard, &parent));
        let _ = (domain_list::covers(&host, &name), domain_list::covers(&name, &host));
        Ok(())
    });
}

#[test]
fn broken_data_files_and_messages_do_no_harm() {
    holds((any::<Vec<u8>>(), "[a-z0-9(),!*\\-\t\n#~^$<>{}\\[\\]|?]{0,200}", phones()), |(data, text, input)| {
        for file in [&data[..], text.as_bytes()] {
            let judge = Judge::new(file, file);
            let question = RulesRequest {
                names: vec![input.clone(), "www.example.com".to_owned()],
                is_dv: true,
                phones: vec![PhoneRequest { number: input.clone(), region: "CN".to_owned() }],
            };
            let sent = serde_json::to_string(&judge.answer(&question)).expect("an answer is JSON");
            prop_assert!(serde_json::from_str::<RulesResponse>(&sent).is_ok());
        }
        Ok(())
    });
}

/// Bytes of any kind: files by their signatures, texts, JSON with the members that we read.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let json = r#"\{("(errors|orderId|status|type|title|pointer|brand|help|links|logo|url|agreements)": ?("[ -~]{0,12}"|\[[ -~]{0,30}\]|[0-9]{1,4}|null|\{[ -~]{0,30}\}),? ?){0,4}\}"#;
    let started = |start: &'static [u8]| any::<Vec<u8>>().prop_map(move |rest| [start, &rest].concat());
    prop_oneof![
        any::<Vec<u8>>(),
        json.prop_map(String::into_bytes),
        texts().prop_map(String::into_bytes),
        "-----BEGIN [A-Z ]{3,20}-----\n[A-Za-z0-9+/=\n]{0,80}(-----END)?".prop_map(String::into_bytes),
        started(b"\xff\xd8\xff"),
        started(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"),
    ]
}

#[test]
fn whatever_the_bytes_are_the_properties_of_the_fuzz_targets_hold() {
    holds(bytes(), |input| {
        anything::csr(&input);
        anything::photo(&input);
        anything::answers(judge(), &input);
        anything::backend(&input);
        anything::settings(&input);
        Ok(())
    });
}
