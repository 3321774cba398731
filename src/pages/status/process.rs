//! The drawing of the whole process. It consists of shapes and text in the colours of the page, so it follows dark mode
//! and forced colours. One label describes all of it to screen readers.

use leptos::prelude::*;

use crate::state::AppContext;
use crate::text::status as words;

/// The height of a box, and the distance from one box to the next, in units of the drawing.
const BOX: u32 = 44;
const STEP: u32 = 76;
/// The width of a box, in units of the drawing.
const WIDTH: u32 = 166;
/// The width of the drawing, in its units.
const WHOLE: u32 = 276;

/// Draws the process under its heading.
pub(super) fn process(app: AppContext) -> impl IntoView {
    let stops = [words::HOW_APPLY, words::HOW_REVIEW, words::HOW_PROVE, words::HOW_ISSUED];
    let last = stops.len() - 1;
    let boxes = (0u32..)
        .zip(stops)
        .map(|(index, stop)| stop_box(app.say(stop), index * STEP + 2, index as usize == last))
        .collect::<Vec<_>>();
    // This arrow leads from the review back to the application, for a refusal by the CA.
    let (from, to) = (number(STEP + 2 + BOX / 2), number(2 + BOX / 2));
    let (right, turn) = (number(WIDTH + 2), number(WIDTH + 20));
    let back = ["M", &right, " ", &from, "H", &turn, "V", &to, "H", &right].concat();
    let head = ["M", &right, " ", &to, "m7-5l-7 5l7 5"].concat();
    let lines = (0u32..)
        .zip(app.say(words::HOW_AGAIN).split('\n'))
        .map(|(index, line)| view! { <tspan x=WIDTH + 28 y=STEP / 2 + 10 + index * 18>{line}</tspan> })
        .collect::<Vec<_>>();
    let view_box = ["0 0 ", &number(WHOLE), " ", &number(3 * STEP + BOX + 4)].concat();
    view! {
        <h2 class="how-heading">{app.say(words::HOW)}</h2>
        <svg class="process" viewBox=view_box role="img" aria-label=app.say(words::HOW_LABEL)>
            {boxes}
            <path class="way back" d=back />
            <path class="way back head" d=head />
            <text>{lines}</text>
        </svg>
    }
}

fn stop_box(label: &'static str, top: u32, is_last: bool) -> impl IntoView + use<> {
    let middle = number(WIDTH / 2 + 2);
    let arrow = (!is_last).then(|| {
        let down = ["M", &middle, " ", &number(top + BOX), "v", &number(STEP - BOX), "m-5-7l5 7l5-7"].concat();
        view! { <path class="way" d=down /> }
    });
    let class = if is_last { "stop goal" } else { "stop" };
    view! {
        <rect class=class x=2 y=top width=WIDTH height=BOX rx=8 />
        <text x=middle.clone() y=top + BOX / 2 + 5 text-anchor="middle">{label}</text>
        {arrow}
    }
}

fn number(value: u32) -> String {
    value.to_string()
}
