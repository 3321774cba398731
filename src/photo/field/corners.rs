//! A dialog in which the applicant moves the four corners of the page on a photo, by pointer or by arrow keys.

use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use super::props::{Corners, LateCorners, PhotoShown, PhotoWords};
use crate::components::format_id;
use crate::rules::photo::quad::STEPS;

/// Steps that an arrow key moves a handle, without and with Shift: about one pixel and about ten pixels of the screen.
const BY_KEY: [i32; 2] = [25, 250];

/// The start of a drag: the place of the pointer in CSS pixels, and the place of the handle in steps.
type Grip = ([i32; 2], [u32; 2]);

/// Returns the button that opens the dialog, and the dialog.
pub(super) fn corners(
    id: &str,
    shown: &PhotoShown,
    words: PhotoWords,
    busy: Memo<bool>,
    on_straighten: Callback<Corners>,
    late_corners: Signal<Option<LateCorners>>,
) -> (impl IntoView + use<>, impl IntoView + use<>) {
    let dialog = NodeRef::<html::Dialog>::new();
    let frame = NodeRef::<html::Div>::new();
    let corners = RwSignal::new(shown.corners);
    let (start, were_found) = (shown.corners, shown.corners_found);
    let late = move || late_corners.get().filter(|_| !were_found);
    Effect::new(move || {
        // Corners that the applicant has moved stay.
        if let Some(late) = late().filter(|_| *corners.read_untracked() == start) {
            corners.set(late.corners);
        }
    });
    let (title_id, hint_id) = (format_id(id, "corners"), format_id(id, "corners-hint"));
    let (named_by, described_by) = (title_id.clone(), hint_id.clone());
    let handles = words
        .corners
        .into_iter()
        .enumerate()
        .map(|(index, name)| handle(index, name, corners, frame, words))
        .collect_view();
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let outline = move || {
        let [a, b, c, d] = corners.get().map(|[x, y]| [x.to_string(), y.to_string()].join(" "));
        ["M", &a, "L", &b, "L", &c, "L", &d, "Z"].concat()
    };
    let view_box = ["0 0", &STEPS.to_string(), &STEPS.to_string()].join(" ");
    let unsure = move || (!were_found && late().is_none_or(|late| !late.exact)).then_some(words.corners_unsure);
    let button = view! {
        <button type="button" class="link-button" disabled=move || busy.get() on:click=open>{words.straighten}</button>
    };
    let dialog = view! {
        <dialog class="photo-zoom photo-corners" node_ref=dialog aria-labelledby=named_by aria-describedby=described_by>
            <div class="photo-zoom-bar">
                <h2 id=title_id>{words.corners_title}</h2>
                <button type="button" class="button quiet" on:click=move |_| close()>{words.close}</button>
            </div>
            <div class="photo-corners-view">
                <div class="photo-corners-frame" node_ref=frame>
                    <img src=shown.url.clone() alt=words.alt width=shown.width height=shown.height />
                    <svg viewBox=view_box preserveAspectRatio="none" aria-hidden="true"><path d=outline /></svg>
                    {handles}
                </div>
            </div>
            <div class="photo-corners-acts">
                <p id=hint_id>{unsure}" "{words.corners_hint}</p>
                <button type="button" class="button" on:click=move |_| {
                    close();
                    on_straighten.run(corners.get_untracked());
                }>{words.straighten_now}</button>
            </div>
        </dialog>
    };
    (button, dialog)
}

/// Returns one handle. Assistive technology presents it as a slider and reads out its place.
fn handle(
    index: usize,
    name: &'static str,
    corners: RwSignal<Corners>,
    frame: NodeRef<html::Div>,
    words: PhotoWords,
) -> impl IntoView + use<> {
    let element = NodeRef::<html::Div>::new();
    let grip = StoredValue::new(None::<Grip>);
    let at = move || corners.read().get(index).copied().unwrap_or_default();
    let put = move |from: [u32; 2], by: [i32; 2]| {
        let along = |from: u32, by: i32| from.saturating_add_signed(by).min(STEPS);
        corners.update(|corners| {
            if let Some(corner) = corners.get_mut(index) {
                *corner = [along(from[0], by[0]), along(from[1], by[1])];
            }
        });
    };
    // Leptos sets this style through the object model. The content policy allows that, but forbids style attributes.
    let place = move |axis: usize| ["calc(100% * ", &at()[axis].to_string(), " / ", &STEPS.to_string(), ")"].concat();
    let on_key = move |event: KeyboardEvent| {
        let step = BY_KEY[usize::from(event.shift_key())];
        let by = match event.key().as_str() {
            "ArrowLeft" => [-step, 0],
            "ArrowRight" => [step, 0],
            "ArrowUp" => [0, -step],
            "ArrowDown" => [0, step],
            _ => return,
        };
        event.prevent_default();
        put(at(), by);
    };
    let on_down = move |event: PointerEvent| {
        if let Some(element) = element.get_untracked() {
            let _ = element.set_pointer_capture(event.pointer_id());
            grip.set_value(Some(([event.client_x(), event.client_y()], at())));
        }
    };
    let on_move = move |event: PointerEvent| {
        let held = element.get_untracked().is_some_and(|it| it.has_pointer_capture(event.pointer_id()));
        let (Some((from, corner)), Some(frame), true) = (grip.get_value(), frame.get_untracked(), held) else { return };
        let box_of: &Element = &frame;
        let by = |to: i32, from: i32, length: i32| (to - from) * STEPS.cast_signed() / length.max(1);
        let across = by(event.client_x(), from[0], box_of.client_width());
        put(corner, [across, by(event.client_y(), from[1], box_of.client_height())]);
    };
    let percent = move |axis: usize| at().get(axis).map_or(0, |it| it * 100 / STEPS).to_string();
    let spoken = move || words.language.say_with(words.corner_at, &[&percent(0), &percent(1)]);
    view! {
        <div class="photo-corner" node_ref=element role="slider" tabindex="0" style:left=move || place(0) style:top=move || place(1) aria-label=name aria-valuemin="0" aria-valuemax="100"
            aria-valuenow=move || percent(0) aria-valuetext=spoken on:keydown=on_key on:pointerdown=on_down on:pointermove=on_move></div>
    }
}
