//! Judges a submission: one function checks all that an application must fulfil before a CA sees it.
//!
//! It trusts no client. Its rules are coarser than the app's, so an application that passes there passes here.

use signet::contract::limits::{
    ADDRESS_CHARS, COMMON_NAME_OCTETS, COMPANY_CODE_CHARS, COMPANY_NAME_CHARS, CSR_BYTES, DOMAIN_NAME_OCTETS,
    EMAIL_CHARS, LABEL_OCTETS, PERSON_CHARS, POST_CODE_CHARS,
};
use signet::contract::{Application, Csr, Document, DomainType, FieldError, Product, ValidationLevel};

use crate::ca::csr::{self, CsrError};

/// The digits of a number in E.164: at most fifteen, and at least seven with the country code.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Lists the problems of an application, one entry each; empty if it can be submitted.
pub(crate) fn judge(product: &Product, documents: &[Document], application: &Application) -> Vec<FieldError> {
    let mut found = Found(Vec::new());
    domains(&mut found, product, &application.domains);
    let applicant = &application.applicant;
    found.text("/applicant/name", &applicant.name, PERSON_CHARS);
    found.phone("/applicant/phone", &applicant.phone);
    found.email("/applicant/email", &applicant.email);
    found.short("/applicant/title", &applicant.title, PERSON_CHARS);
    found.short("/applicant/department", &applicant.department, PERSON_CHARS);
    if product.validation_level != ValidationLevel::Dv {
        company(&mut found, application);
    }
    if product.validation_level == ValidationLevel::Ev {
        let leader = application.leader.clone().unwrap_or_default();
        found.text("/leader/name", &leader.name, PERSON_CHARS);
        found.text("/leader/title", &leader.title, PERSON_CHARS);
        found.phone("/leader/phone", &leader.phone);
        found.email("/leader/email", &leader.email);
    }
    let method = &application.domain_validation;
    if !method.is_empty() && !product.validation_methods.iter().any(|offered| offered.as_str() == method) {
        found.add("/domainValidation", "unknown", "The product does not offer this way of domain verification.");
    }
    if let Csr::Manual { pem } = &application.csr {
        request(&mut found, pem, &application.domains);
    }
    for document in documents.iter().filter(|document| document.required && document.upload.is_none()) {
        found.add(&format!("/documents/{}", document.document_type), "missing", "The photo is missing.");
    }
    found.0
}

struct Found(Vec<FieldError>);

impl Found {
    fn add(&mut self, pointer: &str, code: &str, detail: &str) {
        self.0.push(FieldError {
            pointer: pointer.to_owned(),
            code: code.to_owned(),
            detail: detail.to_owned(),
            max: None,
        });
    }

    fn short(&mut self, pointer: &str, text: &str, limit: usize) {
        if text.chars().count() > limit {
            self.add(pointer, "tooLong", &format!("At most {limit} characters."));
        } else if text.chars().any(char::is_control) {
            self.add(pointer, "controlCharacter", "It contains a control character.");
        }
    }

    fn text(&mut self, pointer: &str, text: &str, limit: usize) {
        if text.trim().is_empty() {
            self.add(pointer, "missing", "It is missing.");
        } else {
            self.short(pointer, text, limit);
        }
    }

    fn phone(&mut self, pointer: &str, text: &str) {
        if text.trim().is_empty() {
            self.add(pointer, "missing", "It is missing.");
        } else if !is_phone(text) {
            self.add(pointer, "phone", "It is not a number in international form, like +862155550100.");
        }
    }

    fn email(&mut self, pointer: &str, text: &str) {
        if text.trim().is_empty() {
            self.add(pointer, "missing", "It is missing.");
        } else if text.chars().count() > EMAIL_CHARS || !is_email(text) {
            self.add(pointer, "email", "It is not an email address.");
        }
    }
}

fn company(found: &mut Found, application: &Application) {
    let company = application.company.clone().unwrap_or_default();
    found.text("/company/name", &company.name, COMPANY_NAME_CHARS);
    if !matches!(company.r#type.as_str(), "private" | "business" | "government" | "nonProfit") {
        found.add("/company/type", if company.r#type.is_empty() { "missing" } else { "unknown" }, "Select a type.");
    }
    found.phone("/company/phone", &company.phone);
    found.text("/company/code", &company.code, COMPANY_CODE_CHARS);
    let country = company.country_code.as_bytes();
    if country.is_empty() {
        found.add("/company/countryCode", "missing", "It is missing.");
    } else if country.len() != 2 || !country.iter().all(u8::is_ascii_uppercase) {
        found.add("/company/countryCode", "unknown", "Two capital letters of ISO 3166-1.");
    }
    found.text("/company/province", &company.province, ADDRESS_CHARS);
    found.text("/company/city", &company.city, ADDRESS_CHARS);
    found.text("/company/address", &company.address, ADDRESS_CHARS);
    found.text("/company/postCode", &company.post_code, POST_CODE_CHARS);
}

fn domains(found: &mut Found, product: &Product, names: &[String]) {
    let Some(first) = names.first() else {
        return found.add("/domains", "missing", "There is no domain name.");
    };
    for (at, name) in names.iter().enumerate() {
        let pointer = format!("/domains/{at}");
        if !is_name(name) {
            found.add(&pointer, "domainName", "It is not a domain name in lower-case A-label form.");
        } else if names[..at].contains(name) {
            found.add(&pointer, "duplicate", "It is there twice.");
        }
    }
    if first.len() > COMMON_NAME_OCTETS {
        found.add(
            "/domains/0",
            "commonNameTooLong",
            &format!("The first domain name must be {COMMON_NAME_OCTETS} octets or less."),
        );
    }
    let wild = names.iter().filter(|name| name.starts_with("*.")).count();
    let plain = names.len() - wild;
    if wild > 0 && plain > 0 && first.starts_with("*.") {
        found.add(
            "/domains/0",
            "commonNameWildcard",
            "Plain and wildcard domain names are mixed, so the first must be plain.",
        );
    }
    let (plain_allowed, wild_allowed) = allowance(product);
    if plain > plain_allowed {
        found.add("/domains", "tooManyNames", &format!("{plain} plain names, {plain_allowed} were bought."));
    }
    if wild > wild_allowed {
        found.add("/domains", "tooManyWildcards", &format!("{wild} wildcard names, {wild_allowed} were bought."));
    }
}

/// Returns how many plain and how many wildcard names a product allows.
fn allowance(product: &Product) -> (usize, usize) {
    let count = |bought: u32| usize::try_from(bought).unwrap_or(usize::MAX);
    let (plain, wild) = (count(product.domain_count), count(product.wild_domain_count));
    match product.domain_type {
        DomainType::Single => (1, 0),
        DomainType::Multi => (plain, 0),
        DomainType::Wildcard => (0, wild),
        _ => (plain, wild),
    }
}

/// Returns true for a name, or `*.` and a name, of lower-case LDH labels (RFC 5890 2.3.1), the last of which is no
/// number.
fn is_name(name: &str) -> bool {
    let plain = name.strip_prefix("*.").unwrap_or(name);
    let labels: Vec<&str> = plain.split('.').collect();
    name.len() <= DOMAIN_NAME_OCTETS
        && labels.len() >= 2
        && labels.iter().all(|label| is_label(label))
        && labels.last().is_some_and(|label| label.bytes().any(|byte| byte.is_ascii_lowercase()))
}

fn is_label(label: &str) -> bool {
    let bytes = label.as_bytes();
    (1..=LABEL_OCTETS).contains(&bytes.len())
        && bytes.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
        && (bytes.get(2..4) != Some(b"--") || label.starts_with("xn--"))
}

/// Returns true for `+` and digits, with an extension as `;ext=` (RFC 3966).
fn is_phone(text: &str) -> bool {
    let (number, extension) = text.split_once(";ext=").map_or((text, None), |(number, ext)| (number, Some(ext)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    number
        .strip_prefix('+')
        .is_some_and(|rest| digits(rest) && PHONE_DIGITS.contains(&rest.len()) && !rest.starts_with('0'))
        && extension.is_none_or(|ext| digits(ext) && PHONE_DIGITS.end() >= &ext.len())
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let unspaced = !text.chars().any(|character| character.is_whitespace() || character.is_control());
    unspaced && !local.is_empty() && domain.contains('.') && domain.split('.').all(|label| !label.is_empty())
}

fn request(found: &mut Found, pem: &str, names: &[String]) {
    if pem.trim().is_empty() {
        return found.add("/csr/pem", "missing", "It is missing.");
    }
    if pem.len() > CSR_BYTES {
        return found.add("/csr/pem", "tooLong", &format!("At most {CSR_BYTES} bytes."));
    }
    if pem.contains("PRIVATE KEY") {
        return found.add("/csr/pem", "privateKey", "This contains a private key, which must never be sent.");
    }
    match csr::parse(pem) {
        Ok(request) => {
            let common_name = request.common_name.map(|name| name.to_ascii_lowercase());
            if !common_name.is_some_and(|name| names.contains(&name)) {
                found.add("/csr/pem", "commonName", "Its common name is not one of the domain names.");
            }
        }
        Err(CsrError::Pem) => found.add("/csr/pem", "pem", "There is no CSR in PEM here."),
        Err(CsrError::Der) => found.add("/csr/pem", "der", "The CSR cannot be read."),
        Err(CsrError::Signature) => found.add("/csr/pem", "signature", "Its signature does not match."),
        Err(CsrError::Key) => found.add("/csr/pem", "key", "The CA does not certify this kind of key."),
    }
}
