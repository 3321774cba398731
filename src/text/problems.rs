//! Sentences about the problems of answers: one for each problem, the same at the field and in the summary.

use super::company::{company_code_problem, country_code_problem, post_code_problem, text_problem};
use super::domain_name::{domain_list_problem, domain_name_problem};
use super::email::email_problem;
use super::phone::phone_problem;
use super::{Language, Sentence};
use crate::application::{FieldId, Place, Problem, ProblemKind};
use crate::contract::limits;

super::sentences! {
    NAMED_DOMAINS: "the domains to bind", "要绑定的域名";
    NAMED_COMPANY_NAME: "the company name", "公司名称";
    NAMED_COMPANY_TYPE: "the type of company", "公司类型";
    NAMED_COMPANY_CODE: "the company registration number", "公司注册号";
    NAMED_COMPANY_PHONE: "the company phone", "公司电话";
    NAMED_COUNTRY: "the country or region", "国家或地区";
    NAMED_PROVINCE: "the province or state", "省或州";
    NAMED_CITY: "the city", "城市";
    NAMED_ADDRESS: "the address", "地址";
    NAMED_POST_CODE: "the postal code", "邮政编码";
    NAMED_APPLICANT_NAME: "the applicant's name", "申请人姓名";
    NAMED_APPLICANT_PHONE: "the applicant's phone", "申请人电话";
    NAMED_APPLICANT_EMAIL: "the applicant's email", "申请人邮箱";
    NAMED_APPLICANT_TITLE: "the applicant's title", "申请人职务";
    NAMED_APPLICANT_DEPARTMENT: "the applicant's department", "申请人部门";
    NAMED_LEADER_NAME: "the superior's name", "上级姓名";
    NAMED_LEADER_TITLE: "the superior's title", "上级职务";
    NAMED_LEADER_PHONE: "the superior's phone", "上级电话";
    NAMED_LEADER_EMAIL: "the superior's email", "上级邮箱";
    NAMED_CSR_METHOD: "how the CSR is made", "CSR 生成方式";
    NAMED_CSR_PEM: "the CSR", "CSR";

    NOT_CHOSEN: "Select {0}", "选择{0}";
    PHONE_EMPTY: "Enter {0}, like +86 10 8888 6666", "填写{0}，例如 +86 10 8888 6666";
    CSR_MISSING: "Enter your CSR, or select the automatic one", "填写您的 CSR，或选择自动生成";
    CSR_TOO_LONG: "The CSR must be {0} KB or smaller; it has {1} KB", "CSR 不能超过 {0} KB，现有 {1} KB";
    CSR_UNRECOGNISED: "Enter a CSR, from -----BEGIN CERTIFICATE REQUEST----- to the end line", "填写 CSR，从 -----BEGIN CERTIFICATE REQUEST----- 到结束行";
    CSR_REFUSED: "Mend what is said about your CSR, or select the automatic one", "请解决 CSR 的问题，或选择自动生成";
    CSR_NOT_MADE: "Make the key and the CSR, or select the automatic one", "请生成密钥和 CSR，或选择自动生成";
    CSR_KEY_NOT_SAVED: "Save the private key and tick the box below it", "请保存私钥并勾选下方的确认框";
    PHOTO_MISSING: "Upload a photo of the signed form", "上传签字表格的照片";
    OF_NAME: "{0}: {1}", "{0}：{1}";
    ELSEWHERE: "{0} ({1})", "{0}（{1}）";
}

/// The name of a field within a sentence.
pub fn named(id: FieldId) -> Sentence {
    match id {
        FieldId::Domains => NAMED_DOMAINS,
        FieldId::CompanyName => NAMED_COMPANY_NAME,
        FieldId::CompanyType => NAMED_COMPANY_TYPE,
        FieldId::CompanyCode => NAMED_COMPANY_CODE,
        FieldId::CompanyPhone => NAMED_COMPANY_PHONE,
        FieldId::CountryCode => NAMED_COUNTRY,
        FieldId::Province => NAMED_PROVINCE,
        FieldId::City => NAMED_CITY,
        FieldId::Address => NAMED_ADDRESS,
        FieldId::PostCode => NAMED_POST_CODE,
        FieldId::ApplicantName => NAMED_APPLICANT_NAME,
        FieldId::ApplicantPhone => NAMED_APPLICANT_PHONE,
        FieldId::ApplicantEmail => NAMED_APPLICANT_EMAIL,
        FieldId::ApplicantTitle => NAMED_APPLICANT_TITLE,
        FieldId::ApplicantDepartment => NAMED_APPLICANT_DEPARTMENT,
        FieldId::LeaderName => NAMED_LEADER_NAME,
        FieldId::LeaderTitle => NAMED_LEADER_TITLE,
        FieldId::LeaderPhone => NAMED_LEADER_PHONE,
        FieldId::LeaderEmail => NAMED_LEADER_EMAIL,
        FieldId::CsrMethod => NAMED_CSR_METHOD,
        FieldId::CsrPem => NAMED_CSR_PEM,
    }
}

/// Describes a problem. `region_name` returns the name of a region in the language; the browser's `Intl` knows it.
pub fn problem(problem: &Problem, language: Language, region_name: &dyn Fn(&str) -> String) -> String {
    let field = match &problem.place {
        Place::Field(id) => language.say(named(*id)),
        Place::Document(_) => "",
        Place::Elsewhere(pointer) => match &problem.kind {
            ProblemKind::Backend(detail) => return language.fill(ELSEWHERE, &[detail, pointer]),
            _ => "",
        },
    };
    match &problem.kind {
        ProblemKind::Text(problem) => text_problem(problem, field, language),
        ProblemKind::NotChosen => language.fill(NOT_CHOSEN, &[field]),
        ProblemKind::Domains(problem) => domain_list_problem(*problem, language),
        ProblemKind::DomainName(typed, problem) => {
            language.fill(OF_NAME, &[typed, &domain_name_problem(problem, language)])
        }
        ProblemKind::Phone(crate::rules::phone::PhoneProblem::Empty) => language.fill(PHONE_EMPTY, &[field]),
        ProblemKind::Phone(problem) => phone_problem(problem, field, &region_name(&problem.detail()), language),
        ProblemKind::Email(problem) => email_problem(problem, field, language),
        ProblemKind::CompanyCode(problem) => company_code_problem(problem, field, language),
        ProblemKind::PostCode(problem) => post_code_problem(problem, field, language),
        ProblemKind::Country(problem) => country_code_problem(*problem, field, language),
        ProblemKind::CsrMissing => language.say(CSR_MISSING).to_owned(),
        ProblemKind::CsrTooLong(bytes) => {
            let kb = |bytes: usize| bytes.div_ceil(1024).to_string();
            language.fill(CSR_TOO_LONG, &[&kb(limits::CSR_BYTES), &kb(*bytes)])
        }
        ProblemKind::CsrUnrecognised => language.say(CSR_UNRECOGNISED).to_owned(),
        ProblemKind::CsrRefused => language.say(CSR_REFUSED).to_owned(),
        ProblemKind::CsrNotMade => language.say(CSR_NOT_MADE).to_owned(),
        ProblemKind::CsrKeyNotSaved => language.say(CSR_KEY_NOT_SAVED).to_owned(),
        ProblemKind::PhotoMissing => language.say(PHOTO_MISSING).to_owned(),
        ProblemKind::Backend(detail) => detail.clone(),
    }
}
