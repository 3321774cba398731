//! A page for one test: it draws a view, finds its elements, types and presses keys as a person does, and is gone when it is dropped.

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::{IntoView, document};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

/// A view in the document, until it is dropped.
pub struct Page {
    mounted: Option<Box<dyn Any>>,
    place: HtmlElement,
}

impl Page {
    /// Draws what `view` makes.
    pub fn open<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let place: HtmlElement = document().create_element("main").expect("an element").unchecked_into();
        document().body().expect("a body").append_child(&place).expect("a place in the body");
        let mounted = mount_to(place.clone(), view);
        Self { mounted: Some(Box::new(mounted)), place }
    }

    /// The first element that a selector finds.
    #[track_caller]
    pub fn find(&self, selector: &str) -> HtmlElement {
        self.try_find(selector).expect(selector)
    }

    /// The first element that a selector finds, where there is one.
    pub fn try_find(&self, selector: &str) -> Option<HtmlElement> {
        self.place.query_selector(selector).expect("a selector").map(JsCast::unchecked_into)
    }

    /// Every text on the page, one after the other.
    pub fn text(&self) -> String {
        self.place.text_content().unwrap_or_default()
    }

    /// Writes into a control as typing does.
    pub fn type_into(&self, selector: &str, text: &str) {
        let control: HtmlInputElement = self.find(selector).unchecked_into();
        control.set_value(text);
        dispatch(&control, "input");
    }

    /// Presses a key on an element.
    pub fn press(&self, selector: &str, key: &str) {
        let wishes = KeyboardEventInit::new();
        wishes.set_key(key);
        wishes.set_bubbles(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &wishes).expect("an event");
        self.find(selector).dispatch_event(&event).expect("dispatched");
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.mounted = None;
        self.place.remove();
    }
}

fn dispatch(target: &Element, name: &str) {
    let wishes = EventInit::new();
    wishes.set_bubbles(true);
    let event = Event::new_with_event_init_dict(name, &wishes).expect("an event");
    target.dispatch_event(&event).expect("dispatched");
}

/// Waits until effects have run and the next frame is there.
pub async fn settled() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().expect("a window");
        window.request_animation_frame(&resolve).expect("a frame");
    });
    JsFuture::from(frame).await.expect("a frame");
}
