//! Finds the lines of the look ahead.

use super::super::{CSR_AUTOMATIC, Draft, FieldId};
use super::line::Advice;
use super::{company, csr_key, email, names};
use crate::contract::{Product, VerificationMethod};
use crate::rules::deep::look::{LookAnswer, LookQuestion};
use crate::rules::deep::message::PhoneRequest;
use crate::rules::domain_list::{DomainList, NameVerdict};
use crate::rules::email::EmailAddress;

/// The answers of an order, and what is known about them.
#[derive(Debug, Clone, Copy)]
pub struct Answers<'a> {
    /// The answers as typed.
    pub draft: &'a Draft,
    /// The product of the order.
    pub product: &'a Product,
    /// The judged domain names.
    pub names: &'a DomainList,
    /// The facts from the tables; none if the worker has not answered.
    pub looked: Option<&'a LookAnswer>,
    /// The CSRs of other orders: the id of each order, and the CSR in PEM.
    pub other_csrs: &'a [(String, String)],
}

/// Returns the question to the worker about these answers. Answers that the order does not ask for are empty.
pub fn look_question(draft: &Draft, product: &Product, names: &DomainList) -> LookQuestion {
    let answer = |id: FieldId| {
        if id.is_asked(&product.validation_level) { draft.get(id).trim().to_owned() } else { String::new() }
    };
    let mail = [FieldId::ApplicantEmail, FieldId::LeaderEmail].map(answer);
    let mail = mail.iter().filter_map(|address| EmailAddress::parse(address).ok());
    LookQuestion {
        bound: names.names.iter().map(|name| name.key().to_owned()).collect(),
        mail: mail.map(|address| address.domain().to_owned()).collect(),
        phone: PhoneRequest { number: answer(FieldId::CompanyPhone), region: answer(FieldId::CountryCode) },
        province: answer(FieldId::Province),
        post_code: answer(FieldId::PostCode),
    }
}

/// Returns every line for these answers. Answers that do not pass the rules have no lines: their problems come first.
pub fn look_ahead(answers: &Answers<'_>) -> Vec<Advice> {
    let mut lines = Vec::new();
    let is_bindable = |verdict: &NameVerdict| !matches!(verdict, NameVerdict::Refused(_));
    if answers.names.names.iter().all(|name| is_bindable(&name.verdict)) {
        names::lines(answers, &mut lines);
    }
    method(answers, &mut lines);
    if FieldId::CompanyName.is_asked(&answers.product.validation_level) {
        about_company(answers, &mut lines);
    }
    lines.extend(email::elsewhere(answers));
    lines.extend(key_used(answers));
    lines
}

/// The way of domain verification, where the applicant has chosen it.
///
/// Authority: Baseline Requirements 3.2.2.4.18 (no file for wildcard names), 3.2.2.4.4 (e-mail ends).
fn method(answers: &Answers<'_>, lines: &mut Vec<Advice>) {
    if !answers.product.has_choice_of_method() {
        return;
    }
    let (_, wildcards) = answers.names.counts();
    match VerificationMethod::from(answers.draft.get(FieldId::DomainValidation).to_owned()) {
        VerificationMethod::File if wildcards > 0 => lines.push(Advice::FileForWildcard),
        VerificationMethod::Email => lines.push(Advice::EmailEnds),
        _ => {}
    }
}

fn about_company(answers: &Answers<'_>, lines: &mut Vec<Advice>) {
    let answer = |id| answers.draft.get(id);
    if company::is_in_other_letters(answer(FieldId::CompanyName), answer(FieldId::CountryCode)) {
        lines.push(Advice::NameLetters);
    }
    let Some(looked) = answers.looked else { return };
    lines.extend(looked.phone.map(Advice::Phone));
    if !looked.phone_region.is_empty() {
        lines.push(Advice::PhoneRegion { region: looked.phone_region.clone() });
    }
    lines.extend(looked.misfit.map(Advice::Address));
}

fn key_used(answers: &Answers<'_>) -> Option<Advice> {
    if answers.draft.get(FieldId::CsrMethod) == CSR_AUTOMATIC {
        return None;
    }
    let own = csr_key::public_key(answers.draft.get(FieldId::CsrPem))?;
    let used = answers.other_csrs.iter().find(|(_, pem)| csr_key::public_key(pem).as_ref() == Some(&own));
    used.map(|(order_id, _)| Advice::KeyUsed { order_id: order_id.clone() })
}
