//! What is wrong with an answer, in words: one sentence a problem, the same at the field and in the summary.

use super::{Language, Sentence, company, domain_name, email, fields, phone};
use crate::application::{FieldId, Place, Problem, ProblemKind};
use crate::rules::domain_list::DomainListProblem;
use crate::rules::plain_text::TextProblem;

super::sentences! {
    COMPANY_NAME_EMPTY: "Enter the company name", "填写公司名称";
    PROVINCE_EMPTY: "Enter the province or state", "填写省或州";
    CITY_EMPTY: "Enter the city", "填写城市";
    ADDRESS_EMPTY: "Enter the address", "填写地址";
    APPLICANT_NAME_EMPTY: "Enter the applicant's name", "填写申请人姓名";
    LEADER_NAME_EMPTY: "Enter the superior's name", "填写上级姓名";
    LEADER_TITLE_EMPTY: "Enter the superior's title", "填写上级职务";
    COMPANY_CODE_EMPTY: "Enter the company registration number", "填写公司注册号";
    COMPANY_PHONE_EMPTY: "Enter the company phone, like +86 10 8888 6666", "填写公司电话，例如 +86 10 8888 6666";
    APPLICANT_PHONE_EMPTY: "Enter the applicant's phone, like +86 138 1234 5678", "填写申请人电话，例如 +86 138 1234 5678";
    LEADER_PHONE_EMPTY: "Enter the superior's phone, like +86 138 1234 5678", "填写上级电话，例如 +86 138 1234 5678";
    APPLICANT_EMAIL_EMPTY: "Enter the applicant's email", "填写申请人邮箱";
    LEADER_EMAIL_EMPTY: "Enter the superior's email", "填写上级邮箱";
    POST_CODE_EMPTY: "Enter the postal code", "填写邮政编码";
    TYPE_EMPTY: "Select the type of company", "选择公司类型";
    CSR_METHOD_EMPTY: "Select how the CSR is made", "选择 CSR 生成方式";
    COUNTRY_EMPTY: "Select a country or region", "选择国家或地区";
    TOO_LONG: "{0} must be {1} characters or less; it has {2}", "{0}不能超过 {1} 个字符，现有 {2} 个";
    UNPRINTABLE: "{0} must not contain characters that cannot be printed ({1})", "{0}不能包含无法打印的字符（{1}）";
    CSR_MISSING: "Enter your CSR, or select the automatic one", "填写您的 CSR，或选择自动生成";
    CSR_TOO_LONG: "The CSR must be {0} KB or smaller; it has {1} KB", "CSR 不能超过 {0} KB，现有 {1} KB";
    CSR_UNRECOGNISED: "Enter a CSR, from -----BEGIN CERTIFICATE REQUEST----- to the end line", "填写 CSR，从 -----BEGIN CERTIFICATE REQUEST----- 到结束行";
    BROWSER_CSR_MISSING: "Make the key and the CSR in this browser, and save the key", "在此浏览器中生成密钥和 CSR，并保存密钥";
    PHOTO_MISSING: "Upload a photo of the signed form", "上传签字表格的照片";
    OF_NAME: "{0}: {1}", "{0}：{1}";
    ELSEWHERE: "{0} ({1})", "{0}（{1}）";

    DOMAINS_EMPTY: "Enter the domains to bind", "填写要绑定的域名";
    TOO_MANY_PLAIN: "Enter {1} names or fewer, or buy more; there are {0}", "最多填写 {1} 个域名，现有 {0} 个；如需更多请另行购买";
    TOO_MANY_WILDCARDS: "Enter {1} wildcard names or fewer, or buy more; there are {0}", "最多填写 {1} 个通配符域名，现有 {0} 个；如需更多请另行购买";
    PLAIN_NOT_BOUGHT: "This product covers wildcard names only. Write each name with *. in front, like *.example.com", "本产品只支持通配符域名，请在域名前加 *.，例如 *.example.com";
    WILDCARD_NOT_BOUGHT: "This product covers plain names only. Take the asterisk away or remove the name", "本产品只支持普通域名，请去掉星号或移除该域名";
    COMMON_NAME_TOO_LONG: "Put a shorter name first: the first one must be {0} characters or less; it has {1}", "请将较短的域名放在首位：第一个域名不能超过 {0} 个字符，现有 {1} 个";
    COMMON_NAME_WILDCARD: "Put a plain name first: it becomes the common name", "请将普通域名放在首位，它将作为通用名称";
}

/// The words of a problem.
pub fn problem(problem: &Problem, language: Language) -> String {
    let field = match &problem.place {
        Place::Field(id) => Some(*id),
        Place::Document(_) => None,
        Place::Elsewhere(pointer) => {
            if let ProblemKind::Backend(detail) = &problem.kind {
                return language.fill(ELSEWHERE, &[detail, pointer]);
            }
            None
        }
    };
    kind(&problem.kind, field, language)
}

/// The words of what is wrong, at a field.
pub fn kind(kind: &ProblemKind, field: Option<FieldId>, language: Language) -> String {
    let label = || field.map_or("", |field| language.say(fields::label(field)));
    match kind {
        ProblemKind::Text(TextProblem::Empty) | ProblemKind::NotChosen => language.say(empty(field)).to_owned(),
        ProblemKind::Text(TextProblem::TooLong { given, allowed }) => {
            language.fill(TOO_LONG, &[label(), &allowed.to_string(), &given.to_string()])
        }
        ProblemKind::Text(TextProblem::Unprintable { character }) => {
            language.fill(UNPRINTABLE, &[label(), &code_point(*character)])
        }
        ProblemKind::Domains(problem) => domains(*problem, language),
        ProblemKind::DomainName(typed, problem) => {
            language.fill(OF_NAME, &[typed, &domain_name::problem(problem, language)])
        }
        ProblemKind::Phone(problem) if problem.code() == "empty" => language.say(empty(field)).to_owned(),
        ProblemKind::Phone(problem) => phone::problem(problem, language),
        ProblemKind::Email(problem) if problem.code() == "empty" => language.say(empty(field)).to_owned(),
        ProblemKind::Email(problem) => email::problem(problem, language),
        ProblemKind::CompanyCode(problem) if problem.code() == "empty" => language.say(empty(field)).to_owned(),
        ProblemKind::CompanyCode(problem) => company::code_problem(*problem, language),
        ProblemKind::PostCode(problem) if problem.code() == "empty" => language.say(empty(field)).to_owned(),
        ProblemKind::PostCode(problem) => company::post_code_problem(*problem, language),
        ProblemKind::Country(_) => language.say(COUNTRY_EMPTY).to_owned(),
        ProblemKind::CsrMissing => language.say(CSR_MISSING).to_owned(),
        ProblemKind::CsrTooLong(bytes) => {
            let kb = |bytes: usize| bytes.div_ceil(1024).to_string();
            language.fill(CSR_TOO_LONG, &[&kb(crate::contract::limits::CSR_BYTES), &kb(*bytes)])
        }
        ProblemKind::CsrUnrecognised => language.say(CSR_UNRECOGNISED).to_owned(),
        ProblemKind::PhotoMissing => language.say(PHOTO_MISSING).to_owned(),
        ProblemKind::Backend(detail) => detail.clone(),
    }
}

/// What a field says when nothing was entered.
fn empty(field: Option<FieldId>) -> Sentence {
    match field {
        Some(FieldId::CompanyName) => COMPANY_NAME_EMPTY,
        Some(FieldId::CompanyType) => TYPE_EMPTY,
        Some(FieldId::CompanyCode) => COMPANY_CODE_EMPTY,
        Some(FieldId::CompanyPhone) => COMPANY_PHONE_EMPTY,
        Some(FieldId::CountryCode) => COUNTRY_EMPTY,
        Some(FieldId::Province) => PROVINCE_EMPTY,
        Some(FieldId::City) => CITY_EMPTY,
        Some(FieldId::Address) => ADDRESS_EMPTY,
        Some(FieldId::PostCode) => POST_CODE_EMPTY,
        Some(FieldId::ApplicantPhone) => APPLICANT_PHONE_EMPTY,
        Some(FieldId::ApplicantEmail) => APPLICANT_EMAIL_EMPTY,
        Some(FieldId::LeaderName) => LEADER_NAME_EMPTY,
        Some(FieldId::LeaderTitle) => LEADER_TITLE_EMPTY,
        Some(FieldId::LeaderPhone) => LEADER_PHONE_EMPTY,
        Some(FieldId::LeaderEmail) => LEADER_EMAIL_EMPTY,
        Some(FieldId::CsrMethod) => CSR_METHOD_EMPTY,
        Some(FieldId::Domains) => DOMAINS_EMPTY,
        Some(FieldId::CsrPem) => CSR_MISSING,
        Some(FieldId::ApplicantName | FieldId::ApplicantTitle | FieldId::ApplicantDepartment) | None => APPLICANT_NAME_EMPTY,
    }
}

/// What is wrong with the list of names as a whole.
pub fn domains(problem: DomainListProblem, language: Language) -> String {
    let two = |sentence, given: usize, allowed: usize| language.fill(sentence, &[&given.to_string(), &allowed.to_string()]);
    match problem {
        DomainListProblem::Empty => language.say(DOMAINS_EMPTY).to_owned(),
        DomainListProblem::TooManyPlain { given, allowed } => two(TOO_MANY_PLAIN, given, allowed),
        DomainListProblem::TooManyWildcards { given, allowed } => two(TOO_MANY_WILDCARDS, given, allowed),
        DomainListProblem::PlainNotBought { .. } => language.say(PLAIN_NOT_BOUGHT).to_owned(),
        DomainListProblem::WildcardNotBought { .. } => language.say(WILDCARD_NOT_BOUGHT).to_owned(),
        DomainListProblem::CommonNameTooLong { octets } => {
            two(COMMON_NAME_TOO_LONG, crate::contract::limits::COMMON_NAME_OCTETS, octets)
        }
        DomainListProblem::CommonNameIsWildcard => language.say(COMMON_NAME_WILDCARD).to_owned(),
    }
}

/// A character that cannot be seen, by its number: `U+200B`.
fn code_point(character: char) -> String {
    let mut number = u32::from(character);
    let mut digits = Vec::new();
    while number > 0 || digits.len() < 4 {
        digits.push(char::from_digit(number & 15, 16).unwrap_or('0').to_ascii_uppercase());
        number >>= 4;
    }
    digits.push('+');
    digits.push('U');
    digits.iter().rev().collect()
}
