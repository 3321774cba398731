//! Checks `config.json`, member by member.

use serde_json::Value;

use super::reader::{Member, Object, Reader};
use super::settings::{Agreement, Brand, CaaIssuers, Checked, Help, Links, Site};
use super::{Accent, DARK, LIGHT, Problem, ProblemKind, address};
use crate::text::Language;

/// The most characters of an address.
const ADDRESS_CHARS: usize = 2000;
/// The most characters of the name of the product.
const NAME_CHARS: usize = 60;
/// The most characters of a title or a note.
const WORDS_CHARS: usize = 500;
/// The most agreements.
const AGREEMENTS: usize = 10;
/// The most brands with their names in CAA records.
const BRANDS: usize = 60;
/// The most names of one brand in CAA records.
const ISSUERS: usize = 16;

const MEMBERS: [&str; 10] = [
    "apiBase",
    "signInUrl",
    "brand",
    "languages",
    "help",
    "links",
    "deployNote",
    "agreements",
    "dnsOverHttps",
    "caaIssuers",
];

/// Checks the text of a `config.json`. Wrong members are left out of the settings and named.
pub fn check(text: &str) -> Checked {
    // Editors of Windows write this mark, which JSON does not have. A browser drops it as well.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Ok(whole) = serde_json::from_str::<Value>(text) else {
        let problem = Problem { path: String::new(), kind: ProblemKind::NotJson };
        return Checked { problems: vec![problem], ..Checked::default() };
    };
    let mut reader = Reader::default();
    let site = site(&mut reader, &whole);
    Checked { site, problems: reader.problems, unknown: reader.unknown }
}

fn site(reader: &mut Reader, whole: &Value) -> Site {
    let whole = reader.object(Some(Member { value: whole, path: String::new() }), &MEMBERS);
    let _ = address(reader, &whole, "apiBase", address::is_base, ProblemKind::NotABase);
    let any = |reader: &mut Reader, object: &Object<'_>, name: &str| {
        address(reader, object, name, address::is_address, ProblemKind::NotAnAddress)
    };
    let sign_in_url = any(reader, &whole, "signInUrl");
    let brand = reader.object(whole.member("brand"), &["name", "logo", "accent", "accentDark"]);
    let brand = Brand {
        name: reader.text(brand.member("name"), NAME_CHARS, |name| Ok(name.to_owned())),
        logo: address(reader, &brand, "logo", address::is_path, ProblemKind::NotAPath),
        accent: reader.text(brand.member("accent"), NAME_CHARS, |colour| Accent::parse(colour, &LIGHT)),
        accent_dark: reader.text(brand.member("accentDark"), NAME_CHARS, |colour| Accent::parse(colour, &DARK)),
    };
    let languages = languages(reader, whole.member("languages"));
    let help = reader.object(whole.member("help"), &["phone", "email", "url"]);
    let help = Help {
        phone: address(reader, &help, "phone", address::is_phone, ProblemKind::NotAPhone),
        email: address(reader, &help, "email", address::is_email, ProblemKind::NotAnEmail),
        url: any(reader, &help, "url"),
    };
    let links = reader.object(whole.member("links"), &["privacy", "terms"]);
    let links = Links { privacy: any(reader, &links, "privacy"), terms: any(reader, &links, "terms") };
    Site {
        sign_in_url,
        brand,
        languages,
        help,
        links,
        deploy_note: reader.words(whole.member("deployNote"), WORDS_CHARS),
        agreements: agreements(reader, whole.member("agreements")),
        dns_over_https: address(reader, &whole, "dnsOverHttps", address::is_service, ProblemKind::NotAService),
        caa_issuers: caa_issuers(reader, whole.member("caaIssuers")),
    }
}

fn address(
    reader: &mut Reader,
    object: &Object<'_>,
    name: &str,
    is_right: fn(&str) -> bool,
    otherwise: ProblemKind,
) -> Option<String> {
    let read = |text: &str| if is_right(text) { Ok(text.to_owned()) } else { Err(otherwise) };
    reader.text(object.member(name), ADDRESS_CHARS, read)
}

fn languages(reader: &mut Reader, member: Option<Member<'_>>) -> Vec<Language> {
    let path = member.as_ref().map(|member| member.path.clone());
    let items = reader.list(member, usize::MAX);
    if let Some(path) = path.filter(|_| items.is_empty() && reader.problems.iter().all(|it| it.path != "languages")) {
        reader.wrong(&path, ProblemKind::Empty);
    }
    let mut languages = Vec::new();
    for item in items {
        let known = |text: &str| Language::ALL.into_iter().find(|language| language.tag() == text);
        let language = reader.text(Some(item), ADDRESS_CHARS, |text| match known(text) {
            None => Err(ProblemKind::NotALanguage),
            Some(language) if languages.contains(&language) => Err(ProblemKind::Repeated),
            Some(language) => Ok(language),
        });
        languages.extend(language);
    }
    languages
}

fn agreements(reader: &mut Reader, member: Option<Member<'_>>) -> Vec<Agreement> {
    let mut agreements: Vec<Agreement> = Vec::new();
    for item in reader.list(member, AGREEMENTS) {
        let before = reader.problems.len();
        let item = reader.object(Some(item), &["title", "href", "required"]);
        if reader.problems.len() > before {
            continue;
        }
        for name in ["title", "href", "required"] {
            if item.member(name).is_none() {
                reader.wrong(&item.path_of(name), ProblemKind::Missing);
            }
        }
        let title = reader.words(item.member("title"), WORDS_CHARS);
        let href = reader.text(item.member("href"), ADDRESS_CHARS, |text| {
            if !address::is_address(text) {
                Err(ProblemKind::NotAnAddress)
            } else if agreements.iter().any(|other| other.href == text) {
                // The address is the agreement's name in the submission.
                Err(ProblemKind::Repeated)
            } else {
                Ok(text.to_owned())
            }
        });
        let required = item.member("required").and_then(|member| {
            let required = member.value.as_bool();
            if required.is_none() {
                reader.wrong(&member.path, ProblemKind::NotABoolean);
            }
            required
        });
        if let (Some(title), Some(href), Some(required)) = (title, href, required) {
            agreements.push(Agreement { title, href, required });
        }
    }
    agreements
}

fn caa_issuers(reader: &mut Reader, member: Option<Member<'_>>) -> Vec<CaaIssuers> {
    let mut brands = Vec::new();
    for item in reader.list(member, BRANDS) {
        let before = reader.problems.len();
        let item = reader.object(Some(item), &["brand", "names"]);
        if reader.problems.len() > before {
            continue;
        }
        for name in ["brand", "names"] {
            if item.member(name).is_none() {
                reader.wrong(&item.path_of(name), ProblemKind::Missing);
            }
        }
        let brand = reader.text(item.member("brand"), WORDS_CHARS, |brand| Ok(brand.to_owned()));
        let mut names = Vec::new();
        for name in reader.list(item.member("names"), ISSUERS) {
            let read =
                |text: &str| if address::is_host(text) { Ok(text.to_owned()) } else { Err(ProblemKind::NotAHost) };
            names.extend(reader.text(Some(name), ADDRESS_CHARS, read));
        }
        if let Some(brand) = brand.filter(|_| reader.problems.len() == before) {
            brands.push(CaaIssuers { brand, names });
        }
    }
    brands
}
