//! The field for a photo in the gallery, in each of its states.

use leptos::prelude::*;

use super::super::verification::photo_words;
use crate::photo::field::{PhotoActs, PhotoField, PhotoShown, PhotoState};
use crate::rules::photo::Quad;
use crate::state::AppContext;
use crate::text::photo as words;

/// Returns the states of the field, each with its name.
pub(super) fn parts(app: AppContext) -> Vec<(&'static str, AnyView)> {
    // The icon of the site is a picture that is there.
    let icon = document().query_selector("link[rel=icon]").ok().flatten();
    let url = icon.and_then(|icon| icon.get_attribute("href")).unwrap_or_default();
    let shown = |straightened| PhotoShown {
        url: url.clone(),
        name: "form.jpg".to_owned(),
        facts: "487 KB".to_owned(),
        advice: if straightened {
            Vec::new()
        } else {
            vec![app.say(words::DARK).to_owned(), app.say(words::NO_SEAL).to_owned()]
        },
        width: 300,
        height: 300,
        corners: Quad::INSET.0,
        corners_found: false,
        straightened,
    };
    let working = app.say(words::SHRINKING).to_owned();
    let uploading = app.say_with(words::UPLOADING, &["10"]);
    vec![
        ("PhotoField: Empty", field(app, "photo-empty", PhotoState::Empty, false)),
        ("PhotoField: error", field(app, "photo-error", PhotoState::Empty, true)),
        ("PhotoField: Working", field(app, "photo-working", PhotoState::Working(working), false)),
        ("PhotoField: Ready", field(app, "photo-ready", PhotoState::Ready(shown(false)), false)),
        (
            "PhotoField: Uploading",
            field(app, "photo-uploading", PhotoState::Uploading(shown(true), uploading, 10), false),
        ),
    ]
}

fn field(app: AppContext, id: &str, state: PhotoState, is_wrong: bool) -> AnyView {
    let acts = PhotoActs {
        on_file: Callback::new(|_| ()),
        on_refused: Callback::new(|_| ()),
        on_choosing: Callback::new(|_| ()),
        on_cancel: Callback::new(|()| ()),
        on_upload: Callback::new(|()| ()),
        on_remove: Callback::new(|()| ()),
        on_straighten: Callback::new(|_| ()),
        on_restore: Callback::new(|()| ()),
    };
    let error = is_wrong.then(|| app.say(words::NO_DESK).to_owned());
    // Each field has the name of its state, so that no two controls have the same name.
    let label = [app.say(crate::text::verification::PHOTO), " ", id].concat();
    view! {
        <PhotoField id=id.to_owned() label hint=app.say_with(words::HINT, &["500 KB"]) words=photo_words(app.language())
            state=Signal::stored(state) error=Signal::stored(error) acts file=None note=().into_any() late_corners=Signal::stored(None) />
    }
    .into_any()
}
