//! Stages one below the other: a mark, the state in words, who acts.

use leptos::prelude::*;

/// How far a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageLook {
    /// Passed.
    Done,
    /// Under way.
    Current,
    /// Still to come.
    Waiting,
    /// Failed.
    Failed,
}

/// One stage.
pub struct TimelineItem {
    /// How far it is.
    pub look: StageLook,
    /// The same in words, read before the title.
    pub state: &'static str,
    /// What it is called.
    pub title: String,
    /// What stands below.
    pub more: AnyView,
    /// Who acts.
    pub who: &'static str,
    /// Whether that is the applicant.
    pub is_you: bool,
}

/// The list.
pub fn timeline(label: &'static str, items: Vec<TimelineItem>) -> impl IntoView + use<> {
    let items = items.into_iter().map(item).collect::<Vec<_>>();
    view! { <ol class="timeline" aria-label=label>{items}</ol> }
}

fn item(item: TimelineItem) -> impl IntoView {
    // The style draws the mark; the words beside it say the same.
    let class = match item.look {
        StageLook::Done => "done",
        StageLook::Current => "current",
        StageLook::Waiting => "waiting",
        StageLook::Failed => "failed",
    };
    let who = if item.is_you { "who you" } else { "who" };
    view! {
        <li class=class>
            <span class="mark"></span>
            <div>
                <b dir="auto">{item.title}</b>" "<span class="state small">{item.state}</span>
                {item.more}
            </div>
            <span class=who>{item.who}</span>
        </li>
    }
}
