//! The built app's files, in memory, each compressed once.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::headers::{EVERYWHERE, cache_control, media_type};
use crate::api::extract::has_tag;
use crate::random;

/// Brotli at start is for trying things out: a release has its `.br` files made once, slowly.
const QUICK_QUALITY: i32 = 5;
const INDEX: &str = "/index.html";

struct File {
    name: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    etag: String,
}

/// The built app.
pub(crate) struct Site {
    /// Where the app begins, without a slash at its end: empty, or say `/certificates`.
    base: String,
    files: HashMap<String, File>,
    headers: HeaderMap,
}

impl Site {
    /// Reads the folder. `base` is where the app begins, without a slash at its end; `origins` are other origins that the
    /// app talks to.
    pub(crate) fn load(folder: &Path, base: &str, origins: &[String]) -> io::Result<Self> {
        let mut paths = Vec::new();
        walk(folder, String::new(), &mut paths)?;
        let mut files = HashMap::new();
        for path in paths.iter().filter(|path| !matches!(path.rsplit_once('.'), Some((_, "br" | "gz")))) {
            let on_disk = |suffix: &str| fs::read(folder.join(format!("{}{suffix}", &path[1..])));
            let plain = on_disk("")?;
            let name = path.rsplit('/').next().unwrap_or(path).to_owned();
            let compressible = media_type(&name).1;
            let brotli = match on_disk(".br") {
                Ok(bytes) => Some(bytes),
                Err(_) if compressible => compress(&plain)?,
                Err(_) => None,
            };
            let etag = format!("\"{}\"", &random::hex(&random::sha256(&plain))[..32]);
            let gzip = on_disk(".gz").ok();
            let file =
                File { name, plain: plain.into(), brotli: brotli.map(Bytes::from), gzip: gzip.map(Bytes::from), etag };
            files.insert(path.clone(), file);
        }
        let script = files.get(INDEX).map(|index| inline_hashes(&String::from_utf8_lossy(&index.plain)));
        let connect = origins.iter().fold(String::new(), |list, origin| list + " " + origin);
        let mut headers = HeaderMap::new();
        for (name, value) in EVERYWHERE {
            let value = value.replace("{script}", script.as_deref().unwrap_or("")).replace("{connect}", &connect);
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
        Ok(Self { base: base.to_owned(), files, headers })
    }

    /// Answers a request for a file, or for a page of the app.
    pub(crate) fn answer(&self, request: &Request) -> Response {
        let mut response = if matches!(*request.method(), Method::GET | Method::HEAD) {
            match self.find(request) {
                Some(file) => send(file, request.headers()),
                None => (StatusCode::NOT_FOUND, "Not found\n").into_response(),
            }
        } else {
            (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "Method not allowed\n").into_response()
        };
        for (name, value) in &self.headers {
            response.headers_mut().insert(name, value.clone());
        }
        response
    }

    fn find(&self, request: &Request) -> Option<&File> {
        let path = request.uri().path().strip_prefix(&self.base).filter(|path| path.starts_with('/'))?;
        if let Some(file) = self.files.get(path) {
            return Some(file);
        }
        // A page of the app is a navigation to a path that names no file. Anything else that is missing is missing:
        // HTML in place of a script breaks more than it mends.
        let names_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
        let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or("");
        let mode = request.headers().get("sec-fetch-mode").and_then(|mode| mode.to_str().ok());
        let navigates = mode.map_or_else(|| accept.contains("text/html"), |mode| mode == "navigate");
        let is_page = path == "/" || (navigates && !names_file && !path.starts_with("/assets/"));
        if is_page { self.files.get(INDEX) } else { None }
    }
}

fn send(file: &File, request: &HeaderMap) -> Response {
    let text = |name| request.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or("");
    let accepted = text(header::ACCEPT_ENCODING);
    let accepts = |coding: &str| {
        accepted.split(',').any(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            parts.next() == Some(coding) && parts.all(|part| part != "q=0")
        })
    };
    let (body, coding) = match (&file.brotli, &file.gzip) {
        (Some(brotli), _) if accepts("br") => (brotli, Some("br")),
        (_, Some(gzip)) if accepts("gzip") => (gzip, Some("gzip")),
        _ => (&file.plain, None),
    };
    // Each coding is a representation of its own (RFC 9110 8.8.3.3).
    let etag = match coding {
        Some(coding) => format!("{}-{coding}\"", file.etag.trim_end_matches('"')),
        None => file.etag.clone(),
    };
    let unchanged = has_tag(text(header::IF_NONE_MATCH), &etag, true);
    let mut response =
        if unchanged { StatusCode::NOT_MODIFIED.into_response() } else { Response::new(Body::from(body.clone())) };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(&file.name).0));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control(&file.name)));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    crate::frame::insert(headers, header::ETAG, &etag);
    if let Some(coding) = coding.filter(|_| !unchanged) {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

fn walk(folder: &Path, prefix: String, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

fn compress(plain: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let params = brotli::enc::BrotliEncoderParams { quality: QUICK_QUALITY, ..Default::default() };
    let mut writer = brotli::CompressorWriter::with_params(Vec::new(), 64 * 1024, &params);
    writer.write_all(plain)?;
    let bytes = writer.into_inner();
    Ok((bytes.len() < plain.len()).then_some(bytes))
}

/// The hashes of a page's inline scripts, as CSP lists them, each with a space before it.
fn inline_hashes(html: &str) -> String {
    let mut hashes = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<script") {
        let Some(open) = rest[start..].find('>') else { break };
        let attributes = &rest[start..start + open];
        let body = &rest[start + open + 1..];
        let Some(end) = body.find("</script") else { break };
        if !attributes.contains(" src=") && !body[..end].is_empty() {
            let digest = STANDARD.encode(random::sha256(&body.as_bytes()[..end]));
            hashes.push_str(" 'sha256-");
            hashes.push_str(&digest);
            hashes.push('\'');
        }
        rest = &body[end..];
    }
    hashes
}
