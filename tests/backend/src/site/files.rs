//! Serves the built app like a CDN: its files with their compressed variants, and `index.html` for the pages of the
//! app.

use std::io;
use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::any;
use signet_delivery::site::Site;
use signet_delivery::table::{self, ASSETS, INDEX, REVALIDATE, VARY, cache_control, media_type, names_file};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::frame;

/// Serves the folder at the place of the site.
pub(crate) fn router(folder: &Path, site: &Site) -> io::Result<Router> {
    let index = folder.join(INDEX.trim_start_matches('/'));
    index.metadata()?;
    let page = ServeFile::new(index).precompressed_br().precompressed_gzip();
    let page = Router::new().fallback_service(page).layer(middleware::from_fn(refuse_what_is_no_page));
    let files = ServeDir::new(folder).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    let files = Router::new().fallback_service(files.fallback(page)).layer(middleware::from_fn(describe));
    let mut router = if site.base().is_empty() {
        files
    } else {
        let top = site.at("/");
        // The path without its slash leads to the site.
        let to_top = any({
            let top = top.clone();
            move || async move { Redirect::permanent(&top) }
        });
        Router::new().nest_service(&top, files).route(site.base(), to_top)
    };
    for (name, value) in site.headers() {
        let name = HeaderName::try_from(name).map_err(io::Error::other)?;
        let value = HeaderValue::try_from(value).map_err(io::Error::other)?;
        router = router.layer(SetResponseHeaderLayer::overriding(name, value));
    }
    Ok(router)
}

/// Answers only requests for a page of the app with `index.html`. A page is a navigation to a path that names no file.
/// All other missing files get 404, because HTML in place of a script would do more harm.
async fn refuse_what_is_no_page(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path == "/" || (navigates(request.headers()) && !names_file(path) && !path.starts_with(ASSETS)) {
        next.run(request).await
    } else {
        (StatusCode::NOT_FOUND, "Not found\n").into_response()
    }
}

fn navigates(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    table::navigates(text(HeaderName::from_static("sec-fetch-mode")), text(header::ACCEPT))
}

/// Sets the media type and the cache time of a file. A path that names no file was answered with `index.html`.
async fn describe(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let path = if names_file(path) { path } else { INDEX };
    let (media_type, cache_control) = (media_type(path), cache_control(path));
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
