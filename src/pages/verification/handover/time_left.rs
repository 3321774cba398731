//! The time that a link still works, by the clock of the backend: the clock of the computer or of the phone may be wrong.

use std::time::Duration;

use leptos::prelude::*;

use crate::state::{AppContext, duration};

/// How often the words are renewed.
const TICK: Duration = Duration::from_secs(1);

/// Returns a moment in milliseconds since 1970, or NaN if the text is none.
pub(in crate::pages) fn moment_ms(rfc3339: &str) -> f64 {
    js_sys::Date::parse(rfc3339)
}

/// Returns the time until a moment in words, such as "9 minutes", and `None` once it has passed.
pub(in crate::pages) fn time_left(app: AppContext, until: &str) -> Memo<Option<String>> {
    let until_ms = moment_ms(until);
    let left_ms = RwSignal::new(until_ms - app.backend.now_ms());
    let timer = set_interval_with_handle(
        move || {
            let _ = left_ms.try_set(until_ms - app.backend.now_ms());
        },
        TICK,
    );
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
    Memo::new(move |_| {
        let seconds = (left_ms.get() / 1000.0).ceil();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast of a float saturates")]
        let whole = seconds as u32;
        (seconds >= 1.0).then(|| duration(app.language(), whole))
    })
}
