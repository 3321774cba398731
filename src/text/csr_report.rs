//! A judgement of a CSR in words, beside the form's answers. The app shows it and needs to know nothing else about the
//! CSR.

use serde::{Deserialize, Serialize};

use super::csr::{difference_text, mend_sentence, part_label, problem_text, visible, warning_text};
use super::{Language, Sentence, sentences};
use crate::rules::csr::compare::{Difference, FormAnswers, SubjectPart, compare};
use crate::rules::csr::judge::{CsrFacts, Judgement};
use crate::rules::csr::key::Key;
use crate::rules::csr::signature::SignatureState;

sentences! {
    FACT_COMMON_NAME: "Common name (CN)", "通用名称（CN）";
    FACT_NAMES: "Alternative names (SAN)", "备用域名（SAN）";
    FACT_KEY: "Key", "密钥";
    FACT_SIGNATURE: "Signature", "签名";
    FACT_RSA: "RSA, {0} bits", "RSA，{0} 位";
    FACT_EC: "Elliptic curve, {0}", "椭圆曲线，{0}";
    FACT_DSA: "DSA, {0} bits", "DSA，{0} 位";
    SIGNATURE_VERIFIED: "{0}: verified", "{0}：已验证";
    SIGNATURE_WRONG: "{0}: does not match", "{0}：不匹配";
    SIGNATURE_UNKNOWN: "{0}: not verified", "{0}：未验证";
    NOTHING: "none", "无";
}

/// All that the app shows about a judgement, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The CSR in the form that every CA reads; empty if none could be read. It may be stored, because it is no secret.
    /// It may be sent if there are no problems.
    pub pem: String,
    /// The repairs, one sentence each.
    pub mended: Vec<String>,
    /// The reasons why a CA would refuse the CSR, and the differences that must be corrected. The first is the most
    /// serious.
    pub problems: Vec<String>,
    /// The warnings.
    pub warnings: Vec<String>,
    /// The differences from the form that do not block the application.
    pub differences: Vec<String>,
    /// The facts of the CSR beside the form's answers.
    pub facts: Vec<FactRow>,
    /// The domain names of the CSR, common name first, if using them in the form would resolve a difference.
    pub names: Vec<String>,
    /// The judgement's stable code.
    pub code: String,
}

/// One row of the facts of a CSR.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactRow {
    /// The name of the fact.
    pub label: String,
    /// The values in the CSR, one for each line.
    pub csr: Vec<String>,
    /// The values in the form; empty if the form does not ask.
    pub form: Vec<String>,
    /// True if the two differ.
    pub differs: bool,
}

/// Writes a judgement in words, beside the form's answers.
pub fn report(judgement: &Judgement, answers: &FormAnswers, language: Language) -> Report {
    let mut out = Report { code: judgement.code().to_owned(), ..Report::default() };
    out.mended = judgement.mends.iter().map(|mend| language.say(mend_sentence(*mend)).to_owned()).collect();
    out.problems = judgement.problems.iter().map(|problem| problem_text(problem, language)).collect();
    out.warnings = judgement.warnings.iter().map(|warning| warning_text(warning, language)).collect();
    out.pem = judgement.pem.clone().unwrap_or_default();
    let Some(facts) = &judgement.facts else { return out };
    let differences = compare(facts, answers);
    if judgement.problems.is_empty() {
        for difference in &differences {
            let text = difference_text(difference, language);
            if difference.blocks() { out.problems.push(text) } else { out.differences.push(text) }
        }
        let about_names = |difference: &Difference| !matches!(difference, Difference::Organisation { .. });
        if differences.iter().any(about_names) {
            out.names = facts.domains();
        }
    }
    out.facts = fact_rows(facts, answers, &differences, language);
    out
}

fn fact_rows(facts: &CsrFacts, answers: &FormAnswers, differences: &[Difference], language: Language) -> Vec<FactRow> {
    let nothing = || vec![language.say(NOTHING).to_owned()];
    let lines = |list: &mut dyn Iterator<Item = &str>| {
        let lines: Vec<String> = list.map(visible).collect();
        if lines.is_empty() { nothing() } else { lines }
    };
    let row = |label: Sentence, csr: Vec<String>, form: Vec<String>, differs: bool| FactRow {
        label: language.say(label).to_owned(),
        csr,
        form,
        differs,
    };
    let common_name_differs = differences.iter().any(|difference| {
        matches!(
            difference,
            Difference::CommonNameElsewhere(_)
                | Difference::CommonNameTooLong(_)
                | Difference::CommonNameNotFirst { .. }
        )
    });
    let names_differ =
        differences.iter().any(|difference| matches!(difference, Difference::OnlyInCsr(_) | Difference::OnlyInForm(_)));
    let mut rows = vec![
        row(
            FACT_COMMON_NAME,
            lines(&mut facts.common_names.iter().map(String::as_str)),
            lines(&mut answers.domains.first().map(String::as_str).into_iter()),
            common_name_differs,
        ),
        row(
            FACT_NAMES,
            lines(&mut facts.alternative_names.iter().filter_map(|name| name.text())),
            lines(&mut answers.domains.iter().map(String::as_str)),
            names_differ,
        ),
    ];
    let organisation = &facts.organisation;
    for (part, csr, form) in [
        (SubjectPart::Company, &organisation.name, &answers.company),
        (SubjectPart::City, &organisation.city, &answers.city),
        (SubjectPart::Province, &organisation.province, &answers.province),
        (SubjectPart::Country, &organisation.country, &answers.country),
    ] {
        if csr.is_some() || !form.is_empty() {
            let differs = differences
                .iter()
                .any(|difference| matches!(difference, Difference::Organisation { part: other, .. } if *other == part));
            let form = (!form.is_empty()).then(|| visible(form)).into_iter().collect();
            rows.push(row(part_label(part), lines(&mut csr.as_deref().into_iter()), form, differs));
        }
    }
    let key = match &facts.key {
        Key::Rsa { bits, .. } => language.say_with(FACT_RSA, &[&bits.to_string()]),
        Key::Ec { curve: Some(curve), .. } => language.say_with(FACT_EC, &[curve.name()]),
        Key::Ec { curve: None, name } => language.say_with(FACT_EC, &[name]),
        Key::Dsa { bits } => language.say_with(FACT_DSA, &[&bits.to_string()]),
        Key::Other(name) => name.clone(),
    };
    rows.push(row(FACT_KEY, vec![key], Vec::new(), false));
    let sentence = match facts.signature {
        SignatureState::Verified => SIGNATURE_VERIFIED,
        SignatureState::Wrong => SIGNATURE_WRONG,
        SignatureState::NotChecked => SIGNATURE_UNKNOWN,
    };
    rows.push(row(FACT_SIGNATURE, vec![language.say_with(sentence, &[&facts.signature_algorithm])], Vec::new(), false));
    rows
}
