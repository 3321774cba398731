//! The questions of the app to the worker and the answers, as JSON. Both programs use these types. The app needs
//! nothing else from the deep rules.

use serde::{Deserialize, Serialize};

use super::look::{LookAnswer, LookQuestion};
use crate::rules::domain_list::DeepVerdict;
use crate::rules::domain_name::{DomainNameProblem, DomainNameWarning};
use crate::rules::phone::{PhoneProblem, PhoneVerdict, PhoneWarning};

/// A batch to judge. Both lists may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesRequest {
    /// Names, as [`crate::rules::domain_list::DomainList::pending`] returns them.
    pub names: Vec<String>,
    /// True if the product validates only domain control.
    pub is_dv: bool,
    /// Phone numbers.
    pub phones: Vec<PhoneRequest>,
}

/// A question to the worker: a batch to judge, a look at all answers together, or the zones of names. Each kind has members that the other lacks, so a
/// question needs no mark.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Question {
    /// A batch to judge.
    Judge(RulesRequest),
    /// A look at all answers together.
    Look(LookQuestion),
    /// The zones of names.
    Zones(ZonesRequest),
}

/// The answer to a [`Question`].
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// The verdicts.
    Judged(RulesResponse),
    /// The facts from the tables.
    Looked(LookAnswer),
    /// The zones.
    Zones(ZonesResponse),
}

/// A number to judge.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneRequest {
    /// The number as typed.
    pub number: String,
    /// The chosen country as ISO 3166-1 alpha-2; empty for none.
    pub region: String,
}

/// The verdicts, in the order of the question. A list is `None` if its data file could not be fetched, so that nothing
/// was judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesResponse {
    /// One verdict for each name.
    pub names: Option<Vec<NameResponse>>,
    /// One verdict for each number.
    pub phones: Option<Vec<PhoneResponse>>,
}

/// A question for the zones of names. The form never asks it, so it is not a member of [`RulesRequest`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZonesRequest {
    /// Names of records in A-labels.
    pub zones_of: Vec<String>,
}

/// The zones in the order of the question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZonesResponse {
    /// The name that was registered, which is where the zone of most people begins. It is empty if the list of suffixes does not
    /// know it. The list is `None` if its file could not be fetched.
    pub zones: Option<Vec<String>>,
}

/// The code and the detail of a problem or a warning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeAndDetail(String, String);

/// The verdict on a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameResponse {
    ascii: String,
    unicode: String,
    problem: Option<CodeAndDetail>,
    warnings: Vec<CodeAndDetail>,
}

/// The verdict on a number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneResponse {
    e164: String,
    international: String,
    national: String,
    region: String,
    problem: Option<CodeAndDetail>,
    warnings: Vec<CodeAndDetail>,
}

impl From<DeepVerdict> for NameResponse {
    fn from(verdict: DeepVerdict) -> Self {
        let DeepVerdict { ascii, unicode, problem, warnings } = verdict;
        let problem = problem.map(|it| CodeAndDetail(it.code().to_owned(), it.detail()));
        let warnings = warnings.iter().map(|it| CodeAndDetail(it.code().to_owned(), it.detail())).collect();
        Self { ascii, unicode, problem, warnings }
    }
}

impl From<NameResponse> for DeepVerdict {
    fn from(answer: NameResponse) -> Self {
        let problem =
            answer.problem.and_then(|CodeAndDetail(code, detail)| DomainNameProblem::from_parts(&code, &detail));
        let warnings = answer
            .warnings
            .iter()
            .filter_map(|CodeAndDetail(code, detail)| DomainNameWarning::from_parts(code, detail))
            .collect();
        Self { ascii: answer.ascii, unicode: answer.unicode, problem, warnings }
    }
}

impl From<PhoneVerdict> for PhoneResponse {
    fn from(verdict: PhoneVerdict) -> Self {
        let PhoneVerdict { e164, international, national, region, problem, warnings } = verdict;
        let problem = problem.map(|it| CodeAndDetail(it.code().to_owned(), it.detail()));
        let warnings = warnings.iter().map(|it| CodeAndDetail(it.code().to_owned(), it.detail())).collect();
        Self { e164, international, national, region, problem, warnings }
    }
}

impl From<PhoneResponse> for PhoneVerdict {
    fn from(answer: PhoneResponse) -> Self {
        let problem = answer.problem.and_then(|CodeAndDetail(code, detail)| PhoneProblem::from_parts(&code, &detail));
        let warnings = answer
            .warnings
            .iter()
            .filter_map(|CodeAndDetail(code, detail)| PhoneWarning::from_parts(code, detail))
            .collect();
        let PhoneResponse { e164, international, national, region, .. } = answer;
        Self { e164, international, national, region, problem, warnings }
    }
}
