//! A photo that the backend has, as a picture.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::AppContext;
use crate::text::verification as words;

/// Draws the photo of a document. It draws nothing until the photo is fetched, and if it cannot be fetched.
pub(in crate::pages) fn stored_photo(
    app: AppContext,
    order_id: String,
    document_type: String,
) -> impl IntoView + use<> {
    let url = RwSignal::new(None::<String>);
    on_cleanup(move || {
        if let Some(Some(url)) = url.try_get_untracked() {
            let _ = web_sys::Url::revoke_object_url(&url);
        }
    });
    spawn_local(async move {
        if let Ok(photo) = app.backend.document(&order_id, &document_type).await
            && let Ok(address) = web_sys::Url::create_object_url_with_blob(&photo)
            && let Some(Some(unused)) = url.try_set(Some(address))
        {
            let _ = web_sys::Url::revoke_object_url(&unused);
        }
    });
    move || url.get().map(|url| view! { <img src=url alt=app.say(words::UPLOADED_ALT) /> })
}
