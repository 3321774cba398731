//! The calls of the contract that hand a document over to a phone. The phone has no session: its link is enough.

use std::rc::Rc;

use gloo_net::http::Method;

use super::client::is_online;
use super::documents::content_digest;
use super::request::{Body, Call, path};
use super::upload;
use super::{Backend, BackendError, Cancel, Photo, safe_link};
use crate::contract::{Handover, HandoverLink, Upload};

impl Backend {
    /// Makes a one-time link with which a phone can upload the photo of a document. Its address leads to a page: any other
    /// address is an error.
    pub async fn begin_handover(self, order_id: &str, document_type: &str) -> Result<HandoverLink, BackendError> {
        let answer = self.post(&path(&["orders", order_id, "documents", document_type, "handover"])).await?;
        let HandoverLink { url, expires_at } = answer.json()?;
        let url = safe_link(&url).filter(|_| is_moment(&expires_at)).ok_or_else(|| answer.contract_error())?;
        Ok(HandoverLink { url, expires_at })
    }

    /// Fetches what the phone is to photograph. `token` is the secret part of the link.
    pub async fn handover(self, token: &str) -> Result<Handover, BackendError> {
        let path = path(&["handover", token]);
        let call = Call { session: false, ..Call::new(Method::GET, &path) };
        self.repeat(&call, &Cancel::new()).await?.json()
    }

    /// Uploads the phone's photo once. It is not repeated after an error: if the photo arrived and only the answer was
    /// lost, a second attempt would find the link used. The error `Offline` means that nothing was sent.
    pub async fn upload_handover(
        self,
        token: &str,
        photo: Photo<'_>,
        on_progress: Rc<dyn Fn(f64)>,
        cancel: &Cancel,
    ) -> Result<Upload, BackendError> {
        if !is_online() {
            // The browser only guesses, so the backend is asked.
            self.handover(token).await?;
        }
        let path = path(&["handover", token]);
        let digest = content_digest(photo.sha256);
        let headers = [("Content-Type", photo.media_type), ("Content-Digest", digest.as_str())];
        let call = Call {
            headers: &headers,
            body: Body::Photo(upload::Upload { blob: photo.blob, on_progress: &on_progress }),
            session: false,
            ..Call::new(Method::PUT, &path)
        };
        self.once(&call, cancel).await?.json()
    }
}

/// Returns true if the browser can read the text as a moment.
fn is_moment(rfc3339: &str) -> bool {
    !js_sys::Date::parse(rfc3339).is_nan()
}
