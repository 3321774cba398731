//! The form itself: built once; each region reacts by itself.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::live::{self, Live};
use super::names::Names;
use super::{aside, csr, domains_field, failure, next};
use crate::application::{Field, FieldId, Group, Kind, Place, Problem, Width};
use crate::components::{
    Choice, ChoiceField, Control, CountryField, ErrorSummary, FieldNotes, Remark, SummaryLine, TextField,
};
use crate::contract::ValidationLevel;
use crate::csr::field::CsrProgress;
use crate::state::{AppContext, Heading, OpenOrder, countries};
use crate::text::{fields, form as words, frame};

/// The form with everything around it.
pub(super) fn form(app: AppContext, open: OpenOrder) -> impl IntoView {
    let form = Form {
        app,
        open,
        problems: RwSignal::new(Vec::new()),
        csr_progress: RwSignal::new(CsrProgress::Settled),
        live: RwSignal::new(None),
        names: StoredValue::new(None),
        owner: StoredValue::new(Owner::current()),
    };
    live::fetch(form);
    let lines = Signal::derive(move || form.summary());
    let wrong = Signal::derive(move || !form.problems.read().is_empty());
    let level = open.level();
    let groups = Group::asked(&level).map(|(group, fields)| form.group(group, fields)).collect::<Vec<_>>();
    let next = next::Next::new(form);
    // A link from the status page or the card names the field to begin with.
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
                    next.run();
                }>
                    {groups}
                    {next.button()}
                </form>
            </div>
            {aside::aside(form)}
        </div>
    }
}

/// The form's state: the open order, and what was found wrong at the last try to go on.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) app: AppContext,
    pub(super) open: OpenOrder,
    pub(super) problems: RwSignal<Vec<Problem>>,
    pub(super) csr_progress: RwSignal<CsrProgress>,
    /// What judges and speaks of answers, once it is there.
    pub(super) live: RwSignal<Option<&'static Live>>,
    /// The names as they were understood; there with `live`.
    pub(super) names: StoredValue<Option<Names>>,
    /// The form's own: what `live` begins ends with it.
    pub(super) owner: StoredValue<Option<Owner>>,
}

impl Form {
    fn group(self, group: Group, fields: Vec<&'static Field>) -> impl IntoView {
        let level = self.open.level();
        let mut views = Vec::new();
        let mut pair = Vec::new();
        for field in fields {
            let view = self.field(field, &level);
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
        let title = self.app.say(group.heading());
        view! { <section class="group"><h2>{title}</h2>{views}</section> }
    }

    fn field(self, field: &'static Field, level: &ValidationLevel) -> AnyView {
        let (app, id) = (self.app, field.id);
        let label = if field.optional {
            app.say_with(fields::OPTIONAL, &[app.say(field.label)])
        } else {
            app.say(field.label).to_owned()
        };
        // Only the hint of a phone number names the region, and the browser takes a while to name one.
        let home = if field.kind == Kind::Phone { self.open.deep.home() } else { "" };
        let hint = field.hint(level, !home.is_empty()).map(|hint| app.say_with(hint, &[&app.region(home)]));
        let notes = self.notes(id, hint);
        let value = self.open.store.signal(id);
        let on_edit = Callback::new(move |_typed: bool| self.edited(id));
        let control = match field.kind {
            Kind::Domains => return domains_field::domains_field(self, notes).into_any(),
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
                    csr::csr(self, choices).into_any()
                } else {
                    view! { <ChoiceField id=id.element_id() legend=label choices notes value on_edit /> }.into_any()
                };
            }
            Kind::Csr => return ().into_any(),
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
        view! {
            <TextField id=id.element_id() label control autocomplete=field.autocomplete notes secret=app.say(fields::SECRET) value on_edit />
        }
        .into_any()
    }

    /// The notes around a field's control.
    pub(super) fn notes(self, id: FieldId, hint: Option<String>) -> FieldNotes {
        FieldNotes {
            hint,
            error: self.error_of(id),
            remark: self.remark_of(id),
            error_prefix: self.app.say(frame::ERROR_PREFIX),
        }
    }

    /// The error at a field: a problem that Next found, or a refusal by the backend.
    fn error_of(self, id: FieldId) -> Signal<Option<String>> {
        Memo::new(move |_| {
            let live = self.live.get()?;
            let (problems, refusals) = (self.problems.read(), self.open.refusals.read());
            let here = problems.iter().chain(refusals.iter()).find(|problem| problem.place == Place::Field(id));
            here.map(|problem| (live.say)(self, problem))
        })
        .into()
    }

    /// What is worth knowing about an answer; never blocks.
    fn remark_of(self, id: FieldId) -> Signal<Option<Remark>> {
        let refused = self.open.order.with_untracked(|order| {
            order
                .failure
                .as_ref()
                .is_some_and(|failure| failure.fields.iter().any(|pointer| FieldId::from_pointer(pointer) == Some(id)))
        });
        let first = self.open.store.signal(id).get_untracked();
        Memo::new(move |_| {
            let answer = self.open.store.signal(id).get();
            if refused && answer == first {
                return Some(Remark::Odd(self.app.say(words::FAILURE_HERE).to_owned()));
            }
            (self.live.get()?.remark)(self, id, &answer)
        })
        .into()
    }

    /// After an edit: it is saved, and an error that was mended goes at once.
    pub(super) fn edited(self, id: FieldId) {
        self.open.touched();
        if let Some(live) = self.live.get_untracked() {
            (live.edited)(self, id);
        }
    }

    fn summary(self) -> Vec<SummaryLine> {
        let Some(live) = self.live.get() else { return Vec::new() };
        let problems = self.problems.read();
        problems
            .iter()
            .map(|problem| SummaryLine {
                target: match &problem.place {
                    Place::Field(id) => id.element_id(),
                    Place::Document(_) | Place::Elsewhere(_) => String::new(),
                },
                text: (live.say)(self, problem),
            })
            .collect()
    }
}
