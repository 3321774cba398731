//! An answer in the form in which pages show it.

use crate::application::{CSR_AUTOMATIC, DeepRules, Field, FieldId, Kind};
use crate::rules::phone::PhoneNumber;
use crate::state::{AppContext, OpenOrder, region_name};
use crate::text::domain_validation::explained;
use crate::text::fields;

/// Returns an answer in its normal form if it passes the rules, else as typed. A choice and a country are shown by
/// their names.
pub(super) fn shown_answer(app: AppContext, open: OpenOrder, field: &'static Field) -> String {
    named(app, field, open.judge(field.id).unwrap_or_else(|_| open.draft().get(field.id).to_owned()))
}

/// Returns a phone number as people write it, such as "+86 21 5555 0100", once the deep rules have read it. Tracked.
pub(super) fn shown_phone(open: OpenOrder, field: &'static Field) -> Option<String> {
    let draft = open.draft();
    let number = PhoneNumber::parse(draft.get(field.id)).ok()?;
    let verdict = DeepRules::phone(&open.deep, number.as_str(), draft.get(FieldId::CountryCode))?;
    verdict.problem.is_none().then_some(verdict.international)
}

/// Returns the name of a choice or of a country, and any other answer as it is.
pub(super) fn named(app: AppContext, field: &'static Field, answer: String) -> String {
    match field.kind {
        // The form recommends this choice. Afterwards only the choice counts.
        Kind::Choice(_) if answer == CSR_AUTOMATIC => app.say(fields::CSR_AUTOMATIC_CHOSEN).to_owned(),
        Kind::Choice(_) => field.choice(&answer).map_or(answer, |words| app.say(words).to_owned()),
        Kind::VerificationMethod => {
            explained(&answer.as_str().to_owned().into()).map_or(answer, |(words, _)| app.say(words).to_owned())
        }
        Kind::Country if !answer.is_empty() => region_name(app.language(), &answer),
        _ => answer,
    }
}
