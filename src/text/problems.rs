//! Sentences about the problems of answers: one for each problem, the same at the field and in the summary.

use super::company::{company_code_problem, country_code_problem, post_code_problem, text_problem};
use super::domain_name::{domain_list_problem, domain_name_problem};
use super::email::email_problem;
use super::phone::phone_problem;
use super::{Language, foreign_within};
use crate::application::{Place, Problem, ProblemKind};
use crate::contract::limits;

super::sentences! {
    NOT_CHOSEN: "Select {0}", "请选择{0}";
    PHONE_EMPTY: "Enter {0}, like +86 10 8888 6666", "请输入{0}，例如 +86 10 8888 6666";
    CSR_MISSING: "Enter your CSR, or select “Automatic”", "请输入 CSR，或选择“系统生成”";
    CSR_TOO_LONG: "The CSR must be {0} KB or smaller. It is {1} KB", "CSR 不能超过 {0} KB，当前为 {1} KB";
    CSR_UNRECOGNISED: "Enter a CSR, from -----BEGIN CERTIFICATE REQUEST----- to the END line", "请输入 CSR，从 -----BEGIN CERTIFICATE REQUEST----- 到 END 行";
    CSR_REFUSED: "Fix the problems with your CSR, or select “Automatic”", "请解决 CSR 的问题，或选择“系统生成”";
    CSR_NOT_MADE: "Create the key and the CSR, or select “Automatic”", "请生成密钥和 CSR，或选择“系统生成”";
    CSR_KEY_NOT_SAVED: "Save the private key and tick the box below it", "请保存私钥并勾选下方的确认框";
    PHOTO_MISSING: "Select a photo of the signed form", "请上传已签字盖章的申请表照片";
    PHOTO_NOT_SENT: "Upload the photo you selected, or remove it", "请上传已选择的照片，或将其删除";
    OF_NAME: "{0}: {1}", "{0}：{1}";
    ELSEWHERE: "{0} ({1})", "{0}（{1}）";
}

/// Describes a problem. `region_name` returns the name of a region in the language; the browser's `Intl` knows it.
pub fn problem(problem: &Problem, language: Language, region_name: &dyn Fn(&str) -> String) -> String {
    let field = match &problem.place {
        Place::Field(id) => &language.within_sentence(id.field().label),
        Place::Document(_) => "",
        Place::Elsewhere(pointer) => match &problem.kind {
            ProblemKind::Backend(detail) if !pointer.is_empty() => {
                return language.say_with(ELSEWHERE, &[&foreign_within(detail), &foreign_within(pointer)]);
            }
            _ => "",
        },
    };
    match &problem.kind {
        ProblemKind::Text(problem) => text_problem(problem, field, language),
        ProblemKind::NotChosen => language.say_with(NOT_CHOSEN, &[field]),
        ProblemKind::Domains(problem) => domain_list_problem(*problem, language),
        ProblemKind::DomainName(typed, problem) => {
            language.say_with(OF_NAME, &[typed, &domain_name_problem(problem, language)])
        }
        ProblemKind::Phone(crate::rules::phone::PhoneProblem::Empty) => language.say_with(PHONE_EMPTY, &[field]),
        ProblemKind::Phone(problem) => phone_problem(problem, field, &region_name(&problem.detail()), language),
        ProblemKind::Email(problem) => email_problem(problem, field, language),
        ProblemKind::CompanyCode(problem) => company_code_problem(problem, field, language),
        ProblemKind::PostCode(problem) => post_code_problem(problem, field, language),
        ProblemKind::Country(problem) => country_code_problem(*problem, field, language),
        ProblemKind::CsrMissing => language.say(CSR_MISSING).to_owned(),
        ProblemKind::CsrTooLong(bytes) => {
            let kb = |bytes: usize| bytes.div_ceil(1024).to_string();
            language.say_with(CSR_TOO_LONG, &[&kb(limits::CSR_BYTES), &kb(*bytes)])
        }
        ProblemKind::CsrUnrecognised => language.say(CSR_UNRECOGNISED).to_owned(),
        ProblemKind::CsrRefused => language.say(CSR_REFUSED).to_owned(),
        ProblemKind::CsrNotMade => language.say(CSR_NOT_MADE).to_owned(),
        ProblemKind::CsrKeyNotSaved => language.say(CSR_KEY_NOT_SAVED).to_owned(),
        ProblemKind::PhotoMissing => language.say(PHOTO_MISSING).to_owned(),
        ProblemKind::PhotoNotSent => language.say(PHOTO_NOT_SENT).to_owned(),
        ProblemKind::Backend(detail) => foreign_within(detail),
    }
}
