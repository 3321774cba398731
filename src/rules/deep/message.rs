//! The questions of the app to the worker and the answers, as JSON. Both programs use these types. The app needs
//! nothing else from the deep rules.

use serde::{Deserialize, Serialize};

use crate::rules::domain_list::DeepVerdict;
use crate::rules::domain_name::{DomainNameProblem, DomainNameWarning};
use crate::rules::phone::{PhoneProblem, PhoneVerdict, PhoneWarning};

/// A batch to judge. Both lists may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Names, as [`crate::rules::domain_list::DomainList::pending`] returns them.
    pub names: Vec<String>,
    /// True if the product validates only domain control.
    pub is_dv: bool,
    /// Phone numbers.
    pub phones: Vec<PhoneQuestion>,
}

/// A number to judge.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneQuestion {
    /// The number as typed.
    pub number: String,
    /// The chosen country as ISO 3166-1 alpha-2; empty for none.
    pub region: String,
}

/// The verdicts, in the order of the question. A list is `None` if its data file could not be fetched, so that nothing
/// was judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// One verdict for each name.
    pub names: Option<Vec<NameAnswer>>,
    /// One verdict for each number.
    pub phones: Option<Vec<PhoneAnswer>>,
}

/// The code and the detail of a problem or a warning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part(String, String);

/// The verdict on a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameAnswer {
    ascii: String,
    unicode: String,
    problem: Option<Part>,
    warnings: Vec<Part>,
}

/// The verdict on a number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneAnswer {
    e164: String,
    international: String,
    national: String,
    region: String,
    problem: Option<Part>,
    warnings: Vec<Part>,
}

impl From<DeepVerdict> for NameAnswer {
    fn from(verdict: DeepVerdict) -> Self {
        let DeepVerdict { ascii, unicode, problem, warnings } = verdict;
        let problem = problem.map(|it| Part(it.code().to_owned(), it.detail()));
        let warnings = warnings.iter().map(|it| Part(it.code().to_owned(), it.detail())).collect();
        Self { ascii, unicode, problem, warnings }
    }
}

impl From<NameAnswer> for DeepVerdict {
    fn from(answer: NameAnswer) -> Self {
        let problem = answer.problem.and_then(|Part(code, detail)| DomainNameProblem::from_parts(&code, &detail));
        let warnings = answer
            .warnings
            .iter()
            .filter_map(|Part(code, detail)| DomainNameWarning::from_parts(code, detail))
            .collect();
        Self { ascii: answer.ascii, unicode: answer.unicode, problem, warnings }
    }
}

impl From<PhoneVerdict> for PhoneAnswer {
    fn from(verdict: PhoneVerdict) -> Self {
        let PhoneVerdict { e164, international, national, region, problem, warnings } = verdict;
        let problem = problem.map(|it| Part(it.code().to_owned(), it.detail()));
        let warnings = warnings.iter().map(|it| Part(it.code().to_owned(), it.detail())).collect();
        Self { e164, international, national, region, problem, warnings }
    }
}

impl From<PhoneAnswer> for PhoneVerdict {
    fn from(answer: PhoneAnswer) -> Self {
        let problem = answer.problem.and_then(|Part(code, detail)| PhoneProblem::from_parts(&code, &detail));
        let warnings =
            answer.warnings.iter().filter_map(|Part(code, detail)| PhoneWarning::from_parts(code, detail)).collect();
        let PhoneAnswer { e164, international, national, region, .. } = answer;
        Self { e164, international, national, region, problem, warnings }
    }
}
