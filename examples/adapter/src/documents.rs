//! The blank form, and the photo. A photo stays in the adapter until the application is submitted.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use signet::contract::{Document, FieldError, Upload};

use crate::answer::{Problem, json, text};
use crate::handover::gone;
use crate::session::Signed;
use crate::upstream::CasDocument;
use crate::{Adapter, App, photo};

type Place = Path<(String, String)>;

impl Adapter {
    /// A document that the order wants.
    pub(crate) async fn document(
        &self,
        order_id: &str,
        document_type: &str,
    ) -> Result<(Document, CasDocument), Problem> {
        let found = self.documents(order_id).await?.into_iter().find(|(it, _)| it.document_type == document_type);
        found.ok_or_else(|| Problem::not_found("such document"))
    }

    /// Receives a photo. `token` is the one-time link through which it comes, if it comes through one.
    pub(crate) async fn receive(
        &self,
        order_id: &str,
        document_type: &str,
        headers: &HeaderMap,
        body: Bytes,
        token: Option<&str>,
    ) -> Result<Upload, Problem> {
        let (document, _) = self.document(order_id, document_type).await?;
        self.editable(order_id).await?;
        if body.len() as u64 > document.max_bytes {
            let code = "max-bytes".to_owned();
            let entry = FieldError { code, max: Some(document.max_bytes), ..FieldError::default() };
            return Err(Problem::new(413, "The photo is too large").errors(vec![entry]));
        }
        let upload = photo::inspect(&body, text(headers, "content-digest"))?;
        let place = (order_id.to_owned(), document_type.to_owned());
        let mut store = self.store.lock();
        // Of two photos that come through one link at once, the first one uses it.
        if let Some(token) = token {
            store.links.get_mut(token).filter(|link| !link.used).ok_or_else(gone)?.used = true;
        }
        store.photos.insert(place, (upload.clone(), body.to_vec()));
        Ok(upload)
    }
}

/// The blank form, out of the API's storage.
pub(crate) async fn template(
    State(app): State<App>,
    _: Signed,
    Path((order, kind)): Place,
) -> Result<Response, Problem> {
    let (document, cas) = app.document(&order, &kind).await?;
    if !document.has_template {
        return Err(Problem::not_found("blank form"));
    }
    let file = app.upstream.file(&cas.tpl_doc_oss_key).await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], file).into_response())
}

/// The photo.
pub(crate) async fn show(State(app): State<App>, _: Signed, Path(place): Place) -> Result<Response, Problem> {
    let photo = app.store.lock().photos.get(&place).cloned();
    let (upload, bytes) = photo.ok_or_else(|| Problem::not_found("photo"))?;
    Ok(([(header::CONTENT_TYPE, upload.media_type)], bytes).into_response())
}

/// Takes a photo.
pub(crate) async fn save(
    State(app): State<App>,
    _: Signed,
    Path((order, kind)): Place,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    Ok(json(StatusCode::OK, &app.receive(&order, &kind, &headers, body, None).await?))
}

/// Removes a photo.
pub(crate) async fn remove(State(app): State<App>, _: Signed, Path(place): Place) -> Result<StatusCode, Problem> {
    app.editable(&place.0).await?;
    app.store.lock().photos.remove(&place);
    Ok(StatusCode::NO_CONTENT)
}
