//! Judges an application before it goes to the order API, which names one wrong parameter at a time and no pointer.

use signet::contract::{Application, Document, FieldError};

/// The digits of a phone number with its country code (E.164).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// One entry for each wrong answer.
pub(crate) fn judge(application: &Application, documents: &[Document], organisation: bool) -> Vec<FieldError> {
    let mut found = Vec::new();
    let mut ask = |pointer: String, holds: bool, detail: &str| {
        if !holds {
            let (code, detail) = ("wrong".to_owned(), detail.to_owned());
            found.push(FieldError { pointer, code, detail, max: None });
        }
    };
    ask("/domains".to_owned(), !application.domains.is_empty(), "There is no name.");
    for (at, name) in application.domains.iter().enumerate() {
        ask(format!("/domains/{at}"), is_name(name), "It is not a domain name in lower-case A-label form.");
    }
    let applicant = &application.applicant;
    ask("/applicant/name".to_owned(), !applicant.name.trim().is_empty(), "It is missing.");
    ask("/applicant/phone".to_owned(), is_phone(&applicant.phone), "It is not a number in international form.");
    ask("/applicant/email".to_owned(), is_email(&applicant.email), "It is not an e-mail address.");
    if organisation {
        let company = application.company.clone().unwrap_or_default();
        ask("/company/name".to_owned(), !company.name.trim().is_empty(), "It is missing.");
        ask("/company/phone".to_owned(), is_phone(&company.phone), "It is not a number in international form.");
    }
    for document in documents.iter().filter(|document| document.required) {
        let pointer = format!("/documents/{}", document.document_type);
        ask(pointer, document.upload.is_some(), "The photo is missing.");
    }
    found
}

fn is_name(name: &str) -> bool {
    let plain = name.strip_prefix("*.").unwrap_or(name);
    let letters = plain.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte));
    letters && plain.contains('.') && plain.split('.').all(|label| !label.is_empty())
}

fn is_phone(text: &str) -> bool {
    let number = text.split(";ext=").next().unwrap_or_default();
    number.strip_prefix('+').is_some_and(|digits| {
        PHONE_DIGITS.contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
    })
}

fn is_email(text: &str) -> bool {
    let spaces = text.chars().any(char::is_whitespace);
    !spaces && text.rsplit_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
}
