//! Calls a function repeatedly while a long task runs.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Milliseconds between two beats. This is well below the time limit for a question without an answer or progress.
const BEAT: u32 = 5_000;

/// A timer that beats until it is dropped.
pub struct Heartbeat {
    timer: JsValue,
    _beat: Closure<dyn FnMut()>,
}

impl Heartbeat {
    /// Starts to call `beat`.
    pub fn start(beat: impl FnMut() + 'static) -> Self {
        let beat = Closure::<dyn FnMut()>::new(beat);
        let timer = global("setInterval").and_then(|set| set.call2(&JsValue::NULL, beat.as_ref(), &BEAT.into()).ok());
        Self { timer: timer.unwrap_or_default(), _beat: beat }
    }
}

impl Drop for Heartbeat {
    fn drop(&mut self) {
        if let Some(clear) = global("clearInterval") {
            let _ = clear.call1(&JsValue::NULL, &self.timer);
        }
    }
}

fn global(name: &str) -> Option<Function> {
    Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()
}
