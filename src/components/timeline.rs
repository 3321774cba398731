//! A timeline of stages, one below the other. Each has a mark, its state in words, and the party that acts.

use leptos::prelude::*;

/// The state of a stage, which the style shows as a mark.
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
    /// The state of the stage.
    pub look: StageLook,
    /// The words of the state.
    pub state: &'static str,
    /// The title of the stage.
    pub title: String,
    /// The view below the title.
    pub more: AnyView,
    /// The party that acts.
    pub who: &'static str,
    /// True if the applicant acts.
    pub is_you: bool,
}

/// Draws the timeline.
pub fn timeline(label: &'static str, items: Vec<TimelineItem>) -> impl IntoView + use<> {
    let items = items.into_iter().map(item).collect::<Vec<_>>();
    view! { <ol class="timeline" aria-label=label>{items}</ol> }
}

fn item(item: TimelineItem) -> impl IntoView {
    // The style draws the mark. The words beside it have the same meaning.
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
