//! The problems of e-mail addresses and phones that the form shows before Next: those of the shape rules, and of the
//! deep rules once they have answered.

use signet::application::{DeepRules, Draft, FieldId, ProblemKind, ShapeOnly};
use signet::contract::{DomainType, Product, ValidationLevel};
use signet::rules::domain_list::DeepVerdict;
use signet::rules::email::EmailProblem;
use signet::rules::phone::{PhoneProblem, PhoneVerdict};

use crate::judge;

/// Deep rules that answer every question. A number without a country belongs to this region.
struct Asked(&'static str);

impl DeepRules for Asked {
    fn domain_name(&self, shaped: &str) -> Option<DeepVerdict> {
        Some(judge().domain(shaped, true))
    }

    fn phone(&self, typed: &str, country: &str) -> Option<PhoneVerdict> {
        Some(judge().phone(typed, if country.is_empty() { self.0 } else { country }))
    }
}

fn judged(id: FieldId, typed: &str, deep: &dyn DeepRules) -> Result<String, Vec<ProblemKind>> {
    let product = Product {
        name: String::new(),
        brand: String::new(),
        validation_level: ValidationLevel::Dv,
        domain_type: DomainType::Single,
        domain_count: 1,
        wild_domain_count: 0,
        validation_methods: Vec::new(),
    };
    let mut draft = Draft::default();
    draft.set(id, typed.to_owned());
    signet::application::judge(&draft, id, &product, deep)
}

#[test]
fn an_ending_that_nobody_runs_is_refused_once_the_worker_knows() {
    let typed = "lin@example.com.cnn";
    let (top_level, suggestion) = ("cnn".to_owned(), "lin@example.com.cn".to_owned());
    let expected = vec![ProblemKind::Email(EmailProblem::NotPublic { top_level, suggestion })];
    assert_eq!(judged(FieldId::ApplicantEmail, typed, &Asked("")), Err(expected));
    assert_eq!(judged(FieldId::ApplicantEmail, typed, &ShapeOnly), Ok(typed.to_owned()));
    let (top_level, suggestion) = ("local".to_owned(), String::new());
    let expected = vec![ProblemKind::Email(EmailProblem::NotPublic { top_level, suggestion })];
    assert_eq!(judged(FieldId::ApplicantEmail, "lin@mail.local", &ShapeOnly), Err(expected));
    let right = "\u{200b}Lin@Example.com ";
    assert_eq!(judged(FieldId::ApplicantEmail, right, &Asked("")), Ok("Lin@example.com".to_owned()));
}

#[test]
fn a_national_number_is_read_by_the_region_at_home_where_no_country_is_asked_for() {
    let phone = |typed, home| judged(FieldId::ApplicantPhone, typed, &Asked(home));
    assert_eq!(phone("138 0013 8000", "CN"), Ok("+8613800138000".to_owned()));
    assert_eq!(phone("0755-86013388-8001", "CN"), Ok("+8675586013388;ext=8001".to_owned()));
    assert_eq!(phone("020 7031 3000", "GB"), Ok("+442070313000".to_owned()));
    assert_eq!(phone("+44 20 7031 3000", "CN"), Ok("+442070313000".to_owned()));
    let missing = vec![ProblemKind::Phone(PhoneProblem::CountryCodeMissing)];
    assert_eq!(phone("138 0013 8000", ""), Err(missing));
}

#[test]
fn a_name_is_sent_without_what_nobody_sees_around_it() {
    let name = judged(FieldId::ApplicantName, "\u{200e}林 \u{200b}伟\u{feff}", &ShapeOnly);
    assert_eq!(name, Ok("林 伟".to_owned()));
}
