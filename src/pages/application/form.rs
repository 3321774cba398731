//! The form. It is built once, and each region updates separately.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::failure::failure;
use super::state::Form;
use super::{aside, csr, domains, fetch, next};
use crate::application::{Field, FieldId, Group, Kind, Place, Width};
use crate::components::{Choice, ChoiceField, Control, CountryField, ErrorSummary, SummaryLine, TextField};
use crate::contract::ValidationLevel;
use crate::state::{AppContext, Heading, OpenOrder, countries};
use crate::text::{fields, form as words, frame};

/// Draws the form with everything around it.
pub(super) fn form(app: AppContext, open: OpenOrder) -> impl IntoView {
    let form = Form::new(app, open);
    fetch::fetch(form);
    let lines = Signal::derive(move || summary(form));
    let wrong = Signal::derive(move || !form.problems.read().is_empty());
    let level = open.level();
    let groups = Group::asked(&level).map(|(group, fields)| self::group(form, group, fields)).collect::<Vec<_>>();
    // A link from another page may name a field, which then gets the focus.
    if let Some(id) = use_location().hash.read_untracked().strip_prefix('#').filter(|id| !id.is_empty()) {
        crate::components::dom::focus_soon(id.to_owned());
    }
    view! {
        {super::super::steps::steps(app, open, super::super::steps::Here::Application)}
        <ErrorSummary title=app.say(frame::SUMMARY) lines=lines />
        <div class="two">
            <div>
                <Heading text=app.say(words::TITLE).to_owned() wrong=wrong />
                <p class="muted">{app.say(words::INTRO)}</p>
                {failure(open)}
                <form novalidate on:submit=move |event| {
                    event.prevent_default();
                    next::run(form);
                }>
                    {groups}
                    {next::button(form)}
                </form>
            </div>
            {aside::aside(form)}
        </div>
    }
}

fn group(form: Form, group: Group, fields: Vec<&'static Field>) -> impl IntoView {
    let level = form.open.level();
    let mut views = Vec::new();
    let mut pair = Vec::new();
    for field in fields {
        let view = self::field(form, field, &level);
        if field.width == Width::Half {
            pair.push(view);
            if pair.len() == 2 {
                let pair = std::mem::take(&mut pair);
                views.push(view! { <div class="row">{pair}</div> }.into_any());
            }
        } else {
            views.append(&mut pair);
            views.push(view);
        }
    }
    views.append(&mut pair);
    let title = form.app.say(group.heading());
    view! { <section class="group" role="group" aria-label=title><h2>{title}</h2>{views}</section> }
}

fn field(form: Form, field: &'static Field, level: &ValidationLevel) -> AnyView {
    let (app, id) = (form.app, field.id);
    let label = if field.optional {
        app.say_with(fields::OPTIONAL, &[app.say(field.label)])
    } else {
        app.say(field.label).to_owned()
    };
    // Only the hint of a phone number names the region. The other fields skip it, because the browser takes a while to
    // return a name.
    let home = if field.kind == Kind::Phone { form.open.deep.home() } else { "" };
    let hint = field.hint(level, !home.is_empty()).map(|hint| app.say_with(hint, &[&app.region(home)]));
    let notes = form.notes(id, hint);
    let value = form.open.store.signal(id);
    let on_edit = Callback::new(move |_typed: bool| form.edited(id));
    let control = match field.kind {
        Kind::Domains => return domains::domains_field(form, notes).into_any(),
        Kind::Choice(choices) => {
            let choices = choices
                .iter()
                .map(|choice| Choice {
                    value: choice.value,
                    label: app.say(choice.label),
                    hint: choice.hint.map(|hint| app.say(hint)),
                    is_disabled: false,
                })
                .collect();
            // The choice of how the CSR is made and the CSR itself are one widget.
            return if id == FieldId::CsrMethod {
                csr::csr(form, choices).into_any()
            } else {
                view! { <ChoiceField id=id.element_id() legend=label choices notes value on_edit /> }.into_any()
            };
        }
        // The validation draws the choice of the method.
        Kind::Csr | Kind::VerificationMethod => return ().into_any(),
        Kind::Country => {
            return view! {
                <CountryField id=id.element_id() label empty=app.say(fields::SELECT_COUNTRY) options=countries(app.language())
                    autocomplete=field.autocomplete notes value on_edit />
            }
            .into_any();
        }
        Kind::Phone => Control::Phone,
        Kind::Email => Control::Email,
        Kind::Text { prose: true, .. } => Control::Text,
        Kind::Text { .. } | Kind::CompanyCode | Kind::PostCode => Control::Name,
    };
    let offer = view! { {move || form.validation.get().map(|validation| (validation.offer)(form, id))} };
    view! {
        <TextField id=id.element_id() label control autocomplete=field.autocomplete notes secret=app.say(fields::SECRET) value on_edit
            after_control=offer.into_any() />
    }
    .into_any()
}

fn summary(form: Form) -> Vec<SummaryLine> {
    let Some(validation) = form.validation.get() else { return Vec::new() };
    let problems = form.problems.read();
    problems
        .iter()
        .map(|problem| SummaryLine {
            target: match &problem.place {
                Place::Field(id) => id.element_id(),
                Place::Document(_) | Place::Elsewhere(_) => String::new(),
            },
            text: (validation.say)(form, problem),
        })
        .collect()
}
