//! The applicant's e-mail address at a domain that is bound, or at the company's.
//!
//! Authority: Baseline Requirements 3.2.5 (the CA verifies that the request comes from the organization).

use super::super::FieldId;
use super::judge::Answers;
use super::line::Advice;
use crate::contract::ValidationLevel;
use crate::rules::deep::look::Owner;
use crate::rules::email::{EmailAddress, is_free_mail};

/// The letters of a company's name that are enough to recognise it in a domain.
const TELLING: usize = 4;

/// Returns the line if the address is elsewhere. DV orders name no company, so any address will do.
pub(super) fn elsewhere(answers: &Answers<'_>) -> Option<Advice> {
    let looked = answers.looked?;
    if answers.product.validation_level == ValidationLevel::Dv {
        return None;
    }
    let address = EmailAddress::parse(answers.draft.get(FieldId::ApplicantEmail)).ok()?;
    let line = || Advice::EmailElsewhere { domain: address.domain().to_owned() };
    if is_free_mail(address.domain()) {
        return Some(line());
    }
    let own = looked.mail.first().filter(|own| !own.registered.is_empty())?;
    // A bound name may be under the provider of a cloud, which says nothing about the company.
    let is_bound = looked.bound.iter().filter(|bound| bound.provider.is_empty()).any(|bound| is_related(own, bound));
    let is_superiors = looked.mail.get(1).is_some_and(|other| other.registered == own.registered);
    let is_company = is_named_after(&own.registered, answers.draft.get(FieldId::CompanyName));
    (!is_bound && !is_superiors && !is_company).then(line)
}

/// Returns true if both names are one domain, or the same label under two suffixes, as companies register them.
fn is_related(left: &Owner, right: &Owner) -> bool {
    let label = |owner: &Owner| owner.registered.split('.').next().unwrap_or_default().to_owned();
    !right.registered.is_empty() && label(left) == label(right)
}

/// Returns true if the domain repeats the company's name, its first word, or its initials.
fn is_named_after(domain: &str, company: &str) -> bool {
    let small = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let label = small(domain.split('.').next().unwrap_or_default());
    let words: Vec<String> = company.split([' ', '-', '.', ',']).map(small).filter(|word| !word.is_empty()).collect();
    let whole = words.concat();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let first = words.first().map(String::as_str).unwrap_or_default();
    (label.len() >= TELLING && whole.contains(&label))
        || (first.len() >= TELLING && label.contains(first))
        || (label.len() > 1 && initials.starts_with(&label))
}
