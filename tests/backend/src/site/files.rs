//! Serves the built app like a CDN: its files with their compressed variants, and `index.html` for the pages of the
//! app.

use std::io;
use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use super::headers::{EVERYWHERE, REVALIDATE, VARY, cache_control, media_type};
use crate::frame;

const INDEX: &str = "index.html";

/// Serves the folder. `base` is the app's base path, without a slash at its end. `origins` are the other origins that
/// the app connects to.
pub(crate) fn router(folder: &Path, base: &str, origins: &[String]) -> io::Result<Router> {
    let index = folder.join(INDEX);
    index.metadata()?;
    let page = ServeFile::new(index).precompressed_br().precompressed_gzip();
    let page = Router::new().fallback_service(page).layer(middleware::from_fn(refuse_what_is_no_page));
    let files = ServeDir::new(folder).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    let files = Router::new().fallback_service(files.fallback(page)).layer(middleware::from_fn(describe));
    let mut site = if base.is_empty() { files } else { Router::new().nest_service(&format!("{base}/"), files) };
    let connect = origins.iter().fold(String::new(), |list, origin| list + " " + origin);
    for (name, value) in EVERYWHERE {
        let value = HeaderValue::from_str(&value.replace("{connect}", &connect)).map_err(io::Error::other)?;
        site = site.layer(SetResponseHeaderLayer::overriding(HeaderName::from_static(name), value));
    }
    Ok(site)
}

/// Answers only requests for a page of the app with `index.html`. A page is a navigation to a path that names no file.
/// All other missing files get 404, because HTML in place of a script would do more harm.
async fn refuse_what_is_no_page(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path == "/" || (navigates(request.headers()) && !names_file(path) && !path.starts_with("/assets/")) {
        next.run(request).await
    } else {
        (StatusCode::NOT_FOUND, "Not found\n").into_response()
    }
}

/// Returns true if the browser navigates to a page. Old browsers do not state that, but they then accept HTML.
fn navigates(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    text(header::HeaderName::from_static("sec-fetch-mode"))
        .map_or_else(|| text(header::ACCEPT).unwrap_or("").contains("text/html"), |mode| mode == "navigate")
}

/// Returns true if the last part of a path has a dot, as names of files have and names of pages do not.
fn names_file(path: &str) -> bool {
    last_part(path).contains('.')
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Sets the media type and the cache time of a file. A path that names no file was answered with `index.html`.
async fn describe(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let name = if names_file(path) { last_part(path) } else { INDEX };
    let (media_type, cache_control) = (media_type(name), cache_control(name));
    let mut response = next.run(request).await;
    let is_file = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    if is_file {
        frame::insert(headers, header::CONTENT_TYPE, media_type);
        frame::insert(headers, header::VARY, VARY);
    }
    // A file that is missing today may exist after the next release.
    frame::insert(headers, header::CACHE_CONTROL, if is_file { cache_control } else { REVALIDATE });
    response
}
