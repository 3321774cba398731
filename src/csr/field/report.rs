//! The report on a CSR: its problems, warnings and mended faults, and its content beside the form's answers.

use leptos::prelude::*;

use crate::components::{Notice, Tone};
use crate::text::csr_field as words;
use crate::text::csr_report::{FactRow, Report};
use crate::text::{Language, Sentence};

/// Draws a report. `on_take_names` gets the names in the CSR when the applicant takes them over as the domain names.
pub(super) fn csr_report(report: Report, language: Language, on_take_names: Callback<Vec<String>>) -> impl IntoView {
    let say = move |sentence: Sentence| language.say(sentence);
    let Report { mended, problems, warnings, differences, facts, names, .. } = report;
    let take_names = (!names.is_empty()).then(|| {
        view! {
            <button type="button" class="button quiet" on:click=move |_| on_take_names.run(names.clone())>
                {say(words::TAKE_NAMES)}
            </button>
        }
    });
    let (with_problems, with_differences) =
        if differences.is_empty() { (take_names, None) } else { (None, take_names) };
    view! {
        <div class="csr-report">
            {part(Tone::Wrong, say(words::TO_MEND), problems, with_problems)}
            {part(Tone::Calm, say(words::MENDED), mended, None::<()>)}
            {part(Tone::Wait, say(words::TO_KNOW), warnings, None::<()>)}
            {part(Tone::Wait, say(words::DIFFERENCES), differences, with_differences)}
            {(!facts.is_empty()).then(|| table(facts, language))}
        </div>
    }
}

fn part(
    tone: Tone,
    title: &'static str,
    lines: Vec<String>,
    act: Option<impl IntoView + 'static>,
) -> Option<impl IntoView> {
    if lines.is_empty() {
        return None;
    }
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    Some(view! { <Notice tone><p>{title}</p><ul>{lines}</ul>{act}</Notice> })
}

fn table(facts: Vec<FactRow>, language: Language) -> impl IntoView {
    let say = move |sentence: Sentence| language.say(sentence);
    let cell =
        |lines: Vec<String>| lines.into_iter().map(|line| view! { <div><bdi>{line}</bdi></div> }).collect::<Vec<_>>();
    let rows: Vec<_> = facts
        .into_iter()
        .map(|row| {
            let differs = row.differs.then(|| view! { <span class="pill wait">{say(words::DIFFERS)}</span> });
            view! {
                <tr>
                    <th scope="row">{row.label}" "{differs}</th>
                    <td data-label=say(words::COLUMN_CSR)>{cell(row.csr)}</td>
                    <td data-label=say(words::COLUMN_FORM)>{cell(row.form)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="csr-facts">
            <caption>{say(words::TABLE)}</caption>
            <thead>
                <tr>
                    <th scope="col">{say(words::COLUMN_ABOUT)}</th>
                    <th scope="col">{say(words::COLUMN_CSR)}</th>
                    <th scope="col">{say(words::COLUMN_FORM)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
