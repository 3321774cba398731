//! The state of the form, and the functions of the validation that the form calls. All other files of this folder build
//! on it.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::application::{FieldId, Place, Problem};
use crate::components::{FieldNotes, Remark};
use crate::csr::field::{CsrProgress, Judged};
use crate::rules::csr::compare::FormAnswers;
use crate::rules::domain_list::DomainList;
use crate::state::{AppContext, OpenOrder};
use crate::text::{form as words, frame};

/// The functions that judge answers and describe the judgement. They are fetched once the form is drawn. The form shows
/// and saves answers without them, and only Next waits for them.
pub(super) struct Validation {
    /// Starts the judging. It is called before any other function.
    pub(super) start: fn(Form),
    /// Draws what follows the domain names: their list, the way of their verification, and the offer of earlier answers.
    pub(super) domains: fn(Form) -> AnyView,
    /// The tips for the domain names.
    pub(super) tips: fn(Form) -> AnyView,
    /// Records that the names are being typed (true), or that the typing has ended (false).
    pub(super) names_typed: fn(Form, bool),
    /// Draws the state of saving, and the list of the fields that are left to do.
    pub(super) aside: fn(Form) -> AnyView,
    /// Returns the sentence of a problem.
    pub(super) say: fn(Form, &Problem) -> String,
    /// Returns the remark on an answer.
    pub(super) remark: fn(Form, FieldId, &str) -> Option<Remark>,
    /// Draws the button that takes over a suggested answer.
    pub(super) offer: fn(Form, FieldId) -> AnyView,
    /// Returns the answers with which a CSR is compared.
    pub(super) csr_answers: fn(Form) -> FormAnswers,
    /// Runs a task once the deep rules have judged the answers, or cannot.
    pub(super) when_judged: fn(Form, Callback<()>),
    /// Stores the verdict on a CSR.
    pub(super) csr_judged: fn(Form, Judged),
    /// Judges an answer again after an edit, if it had a problem.
    pub(super) edited: fn(Form, FieldId),
    /// Judges everything, saves, and opens the next page.
    pub(super) go_on: fn(Form),
}

/// The state of the button Next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NextState {
    /// The button can be pressed.
    Idle,
    /// The button was pressed, and its work is under way.
    Busy,
    /// The validation could not be fetched.
    Unfetched,
}

/// The judged names. Copies share their state.
#[derive(Clone, Copy)]
pub(super) struct Names {
    /// True while a name is being typed. Until it is finished, the list shows no problem of the last name.
    pub(super) is_unfinished: RwSignal<bool>,
    pub(super) quiet: StoredValue<Option<TimeoutHandle>>,
    /// The judged list. All readers share this judgement.
    pub(super) list: Memo<DomainList>,
}

/// The state of the form.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) app: AppContext,
    pub(super) open: OpenOrder,
    /// The problems that the last press of Next found.
    pub(super) problems: RwSignal<Vec<Problem>>,
    /// The progress of the CSR field.
    pub(super) csr_progress: RwSignal<CsrProgress>,
    /// The validation, once it is fetched.
    pub(super) validation: RwSignal<Option<&'static Validation>>,
    /// The state of the button Next.
    pub(super) next: RwSignal<NextState>,
    /// The judged names, once the validation is fetched.
    pub(super) names: StoredValue<Option<Names>>,
    /// The owner of the form. Effects that the validation creates end with it.
    pub(super) owner: StoredValue<Option<Owner>>,
}

impl Form {
    /// Makes the state of a form that was just opened.
    pub(super) fn new(app: AppContext, open: OpenOrder) -> Self {
        Self {
            app,
            open,
            problems: RwSignal::new(Vec::new()),
            csr_progress: RwSignal::new(CsrProgress::Settled),
            validation: RwSignal::new(None),
            next: RwSignal::new(NextState::Idle),
            names: StoredValue::new(None),
            owner: StoredValue::new(Owner::current()),
        }
    }

    /// Returns the validation if it is fetched and the form is still there. Untracked.
    pub(super) fn fetched(self) -> Option<&'static Validation> {
        self.validation.try_get_untracked().flatten()
    }

    /// Returns the notes around the control of a field.
    pub(super) fn notes(self, id: FieldId, hint: Option<String>) -> FieldNotes {
        FieldNotes {
            hint,
            error: self.error_of(id),
            remark: self.remark_of(id),
            error_prefix: self.app.say(frame::ERROR_PREFIX),
        }
    }

    /// Returns the error at a field: a problem that Next found, or a refusal by the backend.
    fn error_of(self, id: FieldId) -> Signal<Option<String>> {
        Memo::new(move |_| {
            let validation = self.validation.get()?;
            let (problems, refusals) = (self.problems.read(), self.open.refusals.read());
            let here = problems.iter().chain(refusals.iter()).find(|problem| problem.place == Place::Field(id));
            here.map(|problem| (validation.say)(self, problem))
        })
        .into()
    }

    /// Returns the remark on an answer. A remark never prevents Next.
    fn remark_of(self, id: FieldId) -> Signal<Option<Remark>> {
        let refused = self.open.order.with_untracked(|order| {
            let failure = order.failure.as_ref();
            failure.is_some_and(|it| it.fields.iter().any(|pointer| Place::of(pointer, order) == Place::Field(id)))
        });
        let first = self.open.store.signal(id).get_untracked();
        Memo::new(move |_| {
            let answer = self.open.store.signal(id).get();
            if refused && answer == first {
                return Some(Remark::Odd(self.app.say(words::FAILURE_HERE).to_owned()));
            }
            (self.validation.get()?.remark)(self, id, &answer)
        })
        .into()
    }

    /// Handles an edit: plans the saving, and removes the error at once if the edit mended it.
    pub(super) fn edited(self, id: FieldId) {
        self.open.touched();
        if let Some(validation) = self.fetched() {
            (validation.edited)(self, id);
        }
    }
}
