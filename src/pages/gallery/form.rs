//! The controls of the form in the gallery.

use leptos::prelude::*;

use super::super::name_words::name_list_words;
use crate::application::{CSR_MANUAL, FieldId, Kind, Problem, ProblemKind};
use crate::components::{
    Choice, ChoiceField, Control, CountryField, ErrorSummary, FieldNotes, NameItem, NameList, NameLook, Remark,
    SummaryLine, TextField, Tips,
};
use crate::csr::field::{CsrField, CsrProgress};
use crate::rules::csr::compare::FormAnswers;
use crate::state::{AppContext, countries};
use crate::text::{fields, form as words, frame};

fn notes(app: AppContext, hint: bool, error: Option<ProblemKind>, remark: Option<Remark>) -> FieldNotes {
    let error =
        error.map(|kind| app.problem(&Problem { place: crate::application::Place::Field(FieldId::CompanyType), kind }));
    FieldNotes {
        hint: hint.then(|| app.say(fields::HINT_COMPANY_NAME).to_owned()),
        error: Signal::stored(error),
        remark: Signal::stored(remark),
        error_prefix: app.say(frame::ERROR_PREFIX),
    }
}

fn text(app: AppContext, id: &str, control: Control, value: &str, notes: FieldNotes) -> impl IntoView + use<> {
    let label = app.say(fields::COMPANY_NAME).to_owned();
    let value = RwSignal::new(value.to_owned());
    view! { <TextField id=id.to_owned() label control autocomplete="" notes secret=app.say(fields::SECRET) value /> }
}

/// Returns the controls, each with its name.
pub(super) fn parts(app: AppContext) -> Vec<(&'static str, AnyView)> {
    let understood = Remark::Understood(app.say_with(words::PHONE_READ, &["+86 21 5555 0100"]));
    let odd = Remark::Odd(app.say(words::FAILURE_HERE).to_owned());
    let texts = view! {
        {text(app, "text-empty", Control::Text, "", notes(app, true, None, None))}
        {text(app, "text-plain", Control::Name, "Harbour Tea Limited", notes(app, false, None, None))}
        {text(app, "text-wrong", Control::Text, "", notes(app, true, Some(ProblemKind::NotChosen), None))}
        {text(app, "text-read", Control::Phone, "021 5555 0100", notes(app, false, None, Some(understood)))}
        {text(app, "text-odd", Control::Email, "lin@harbour-tea.example", notes(app, false, None, Some(odd)))}
        {text(app, "text-lines", Control::Lines, "www.harbour-tea.example\nmüller.example", notes(app, true, None, None))}
    };
    let choices = || {
        let Kind::Choice(choices) = FieldId::CsrMethod.field().kind else { return Vec::new() };
        let choice = |(at, choice): (usize, &crate::application::ChoiceEntry)| Choice {
            value: choice.value,
            label: app.say(choice.label),
            hint: choice.hint.map(|hint| app.say(hint)),
            is_disabled: at == 1,
        };
        choices.iter().enumerate().map(choice).collect()
    };
    let legend = || app.say(fields::CSR_METHOD).to_owned();
    let choice = view! {
        <ChoiceField id="choice".to_owned() legend=legend() choices=choices() notes=notes(app, false, None, None) value=RwSignal::new(CSR_MANUAL.to_owned()) />
        <ChoiceField id="choice-wrong".to_owned() legend=legend() choices=choices() notes=notes(app, true, Some(ProblemKind::NotChosen), None) value=RwSignal::new(String::new()) />
    };
    let country = |id: &str, value: &str, error| {
        let label = app.say(fields::COUNTRY).to_owned();
        view! {
            <CountryField id=id.to_owned() label empty=app.say(fields::SELECT_COUNTRY) options=countries(app.language())
                autocomplete="off" notes=notes(app, false, error, None) value=RwSignal::new(value.to_owned()) />
        }
    };
    let countries =
        view! { {country("country", "CN", None)}{country("country-wrong", "", Some(ProblemKind::NotChosen))} };
    let tips = view! { <p class="last">{app.say(fields::TIP_WWW)}</p> }.into_any();
    let (button, panel) = Tips("gallery-tips".to_owned(), app.say(fields::TIPS).to_owned(), tips);
    vec![
        ("TextField", texts.into_any()),
        ("ChoiceField", choice.into_any()),
        ("CountryField", countries.into_any()),
        ("Tips", view! { {button}{panel} }.into_any()),
        ("NameList", names(app).into_any()),
        ("ErrorSummary", summary(app).into_any()),
        ("CsrField", csr(app, choices()).into_any()),
    ]
}

fn names(app: AppContext) -> impl IntoView {
    let item = |at: usize, name: &str, verdict, note: Option<&str>| NameItem {
        typed: name.to_owned(),
        shown: name.to_owned(),
        a_label: (!name.is_ascii()).then(|| "xn--mller-kva.example".to_owned()),
        verdict,
        notes: note.into_iter().map(str::to_owned).collect(),
        is_common_name: at == 0,
        offer: (verdict == NameLook::Wrong).then(|| "harbour-tea.example".to_owned()),
        can_move_up: at > 0,
        can_move_down: at < 3,
    };
    let items = vec![
        item(0, "www.harbour-tea.example", NameLook::Fine, None),
        item(1, "müller.example", NameLook::Warned, Some(app.say(fields::TIP_UNICODE))),
        item(2, "https://harbour-tea.example/", NameLook::Wrong, Some(app.say(fields::TIP_CONTROL))),
        item(3, "shop.harbour-tea.exa", NameLook::Open, None),
    ];
    view! {
        <NameList items=Signal::stored(items) busy=Signal::stored(false) wrong=Signal::stored(true) words=name_list_words(app)
            when_empty="text-lines".to_owned() on_act=|_| () />
    }
}

fn summary(app: AppContext) -> impl IntoView {
    let line = |target: &str, text| SummaryLine { target: target.to_owned(), text: app.say(text).to_owned() };
    let lines = vec![line("text-wrong", fields::COMPANY_NAME), line("", fields::COUNTRY)];
    view! { <ErrorSummary title=app.say(frame::SUMMARY) lines=Signal::stored(lines) /> }
}

fn csr(app: AppContext, mut choices: Vec<Choice>) -> impl IntoView {
    for choice in &mut choices {
        choice.is_disabled = false;
    }
    let when_judged = Callback::new(|then: Callback<()>| then.run(()));
    view! {
        <CsrField method_id="csr-way".to_owned() choices method_notes=notes(app, false, None, None) id="csr-text".to_owned()
            notes=notes(app, false, Some(ProblemKind::CsrMissing), None) language=app.language() method=RwSignal::new(CSR_MANUAL.to_owned())
            pem=RwSignal::new(String::new()) answers=Signal::stored(FormAnswers::default()) progress=RwSignal::new(CsrProgress::Settled)
            on_edit=|()| () on_judged=|_| () on_take_names=|_| () when_judged />
    }
}
