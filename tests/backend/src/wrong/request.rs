//! Changes of requests: what the backend should have looked at is not there any more.

use axum::body::{Body, Bytes};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use serde_json::Value;

use super::Wrong;
use super::spot::Spot;
use crate::problem::Problem;

/// The size above which [`Wrong::SmallApplications`] refuses, in bytes.
const SMALL: usize = 32 * 1024;

/// Changes a request, or refuses it.
pub(super) fn change(wrong: Wrong, spot: Spot, parts: &mut Parts, body: &mut Bytes) -> Result<(), Problem> {
    let star = HeaderValue::from_static("*");
    let saves = spot == Spot::Application && parts.method == Method::PUT;
    match (wrong, spot) {
        (Wrong::LastWriteWins, Spot::Application) if parts.headers.contains_key(header::IF_MATCH) => {
            parts.headers.insert(header::IF_MATCH, star);
        }
        (Wrong::SameEtag, Spot::Application | Spot::Submission) if parts.headers.contains_key(header::IF_MATCH) => {
            parts.headers.insert(header::IF_MATCH, star);
        }
        (Wrong::SubmitIgnoresIfMatch, Spot::Submission) => {
            parts.headers.insert(header::IF_MATCH, star);
        }
        (Wrong::Unconditional, Spot::Application) if saves && !has_condition(parts) => {
            parts.headers.insert(header::IF_MATCH, star);
        }
        (Wrong::LostMember, _) if saves => edit(body, |value| {
            value.pointer_mut("/applicant/title").into_iter().for_each(|title| *title = "".into());
        }),
        (Wrong::DraftsTrimmed, _) if saves => edit(body, trim),
        (Wrong::LatinOnly, _) if saves => {
            let text: String =
                String::from_utf8_lossy(body).chars().map(|it| if it.is_ascii() { it } else { '?' }).collect();
            *body = text.into();
        }
        (Wrong::DraftsJudged, _) if saves && names(body).iter().any(|name| name.contains(' ')) => {
            return Err(unprocessable("A domain name has no space."));
        }
        (Wrong::UnknownMembersRefused, _) if saves && has_unknown_member(body) => {
            return Err(unprocessable("A member is not known."));
        }
        (Wrong::SmallApplications, _) if saves && body.len() > SMALL => {
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The application is too large"));
        }
        (Wrong::PngOnly, Spot::Document) if body.starts_with(b"\xff\xd8") => {
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-a-photo", "This is no PNG picture"));
        }
        (Wrong::KeyMismatchIgnored, Spot::Submission) => *body = Bytes::new(),
        (Wrong::Never304, Spot::Status) => {
            parts.headers.remove(header::IF_NONE_MATCH);
        }
        (Wrong::Always304, Spot::Status) if parts.headers.contains_key(header::IF_NONE_MATCH) => {
            parts.headers.insert(header::IF_NONE_MATCH, star);
        }
        _ => {}
    }
    Ok(())
}

fn has_condition(parts: &Parts) -> bool {
    parts.headers.contains_key(header::IF_MATCH) || parts.headers.contains_key(header::IF_NONE_MATCH)
}

fn unprocessable(detail: &str) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "shape", "This is not an application").detail(detail)
}

fn edit(body: &mut Bytes, change: impl FnOnce(&mut Value)) {
    if let Ok(mut value) = serde_json::from_slice::<Value>(body) {
        change(&mut value);
        *body = value.to_string().into();
    }
}

fn names(body: &Bytes) -> Vec<String> {
    let value: Value = serde_json::from_slice(body).unwrap_or_default();
    let names = value["domains"].as_array().cloned().unwrap_or_default();
    names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

fn trim(value: &mut Value) {
    for name in value["domains"].as_array_mut().into_iter().flatten() {
        if let Some(text) = name.as_str() {
            *name = text.trim().to_lowercase().into();
        }
    }
}

fn has_unknown_member(body: &Bytes) -> bool {
    let value: Value = serde_json::from_slice(body).unwrap_or_default();
    let known = ["domains", "company", "applicant", "leader", "csr", "domainValidation"];
    value.as_object().is_some_and(|members| members.keys().any(|name| !known.contains(&name.as_str())))
}

/// A copy of a request that can be sent once more.
pub(super) fn rebuilt(parts: &Parts, body: &Bytes) -> axum::extract::Request {
    axum::extract::Request::from_parts(parts.clone(), Body::from(body.clone()))
}
