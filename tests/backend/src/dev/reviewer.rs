//! The reviewer's desk: the orders in review, and a form for the decision.

use std::fmt::Write;

use axum::Router;
use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use rusqlite::Transaction;
use serde_json::Value;
use signet::contract::{AcceptedAgreement, Application, Document, Failure, OrderStatus};

use crate::ca::{Decision, Review};
use crate::clock::{readable, rfc3339};
use crate::database::{agreements, documents, orders};
use crate::dev::ledger::{self, Change};
use crate::frame;
use crate::html::{escape, page};
use crate::problem::Problem;
use crate::state::App;

/// Reasons that CAs have really given.
const REASONS: [&str; 9] = [
    "Company phone not reachable",
    "Company not found in public sources",
    "Company data differ from the register",
    "Photo unreadable, unsigned or without seal",
    "Domain verification not completed",
    "CSR already used",
    "Sensitive word in a domain name",
    "CAA forbids this CA",
    "Other",
];

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/dev/reviewer", get(show))
        .route("/dev/reviewer/{orderId}", post(decide))
        .route("/dev/reviewer/{orderId}/{documentType}", get(photo))
}

async fn show(State(app): State<App>) -> Response {
    let body = app.transact(|transaction| {
        let mut body = String::new();
        for order in orders::all(transaction)? {
            let review = Review::load(&app, transaction, &order.order_id)?;
            if review.running().is_some() {
                let documents = documents::all(transaction, &order.order_id)?;
                card(&mut body, transaction, &review, &documents)?;
            }
        }
        if body.is_empty() {
            body.push_str("<article>No application is in review. Submit one in the app first.</article>");
        }
        body.push_str(&others(&app, transaction)?);
        Ok(body)
    });
    match body {
        Ok(body) => page(StatusCode::OK, "Reviewer", true, &body),
        Err(problem) => problem.into_response(),
    }
}

/// An order in review: its application, and the form for the decision.
fn card(
    body: &mut String,
    transaction: &Transaction<'_>,
    review: &Review,
    documents: &[Document],
) -> Result<(), Problem> {
    let Some(submission) = review.running() else { return Ok(()) };
    let order = &review.order;
    let order_id = escape(&order.order_id);
    let _ = write!(
        body,
        "<article><h2>{}</h2><p class='soft'>Order {order_id} · submission {} · {}</p><table>",
        escape(&order.product.name),
        escape(&submission.submission_id),
        readable(submission.submitted_at),
    );
    for stage in review.status().stages {
        let at = stage.at.unwrap_or_default().replace('T', " ").replace('Z', " UTC");
        let _ =
            write!(body, "<tr><th>{}</th><td>{} {}</td></tr>", stage.code.as_str(), stage.state.as_str(), escape(&at));
    }
    body.push_str("</table><details><summary>Answers</summary><table>");
    let answers = pointers(&submission.application)?;
    for (pointer, value) in &answers {
        let _ = write!(body, "<tr><th>{}</th><td>{}</td></tr>", escape(pointer), escape(value));
    }
    body.push_str("</table></details>");
    for document in documents {
        let title = escape(&document.title);
        match &document.upload {
            Some(upload) => {
                let kind = escape(&document.document_type);
                let (width, height) = (upload.width, upload.height);
                let _ = write!(
                    body,
                    "<p><a href='/dev/reviewer/{order_id}/{kind}'>Photo: {title}</a> ({width} × {height})</p>"
                );
            }
            None => {
                let _ = write!(body, "<p>No photo: {title}</p>");
            }
        }
    }
    for AcceptedAgreement { href, accepted_at } in agreements::all(transaction, &submission.submission_id)? {
        let _ = write!(body, "<p>Accepted: {} ({})</p>", escape(&href), escape(&accepted_at));
    }
    form(body, &order_id, &answers, documents);
    body.push_str("</article>");
    Ok(())
}

fn form(body: &mut String, order_id: &str, answers: &[(String, String)], documents: &[Document]) {
    let _ = write!(
        body,
        "<form method='post' action='/dev/reviewer/{order_id}'>\
         <button name='outcome' value='APPROVED'>Approve documents and call</button>\
         <button name='outcome' value='ISSUED' class='quiet'>Issue at once</button>\
         <details><summary>Refuse it</summary><label for='type-{order_id}'>Class of reason</label>\
         <select id='type-{order_id}' name='auditType'>"
    );
    for reason in REASONS {
        let _ = write!(body, "<option>{}</option>", escape(reason));
    }
    let _ = write!(
        body,
        "</select><label for='note-{order_id}'>Message to the applicant</label>\
         <textarea id='note-{order_id}' name='auditNote' rows='3'></textarea><fieldset><legend>Answers to change</legend>"
    );
    let photos = documents.iter().map(|document| format!("/documents/{}", document.document_type));
    for pointer in answers.iter().map(|(pointer, _)| pointer.clone()).chain(photos) {
        let pointer = escape(&pointer);
        let _ = write!(body, "<label><input type='checkbox' name='field' value='{pointer}'> {pointer}</label>");
    }
    body.push_str(
        "</fieldset><button name='outcome' value='CHECKED_FAIL' class='stop'>Refuse</button></details></form>",
    );
}

/// The orders that are not in review, one in each line.
fn others(app: &App, transaction: &Transaction<'_>) -> Result<String, Problem> {
    let mut body = "<article><h2>Other orders</h2><table>".to_owned();
    for order in orders::all(transaction)? {
        let order = Review::load(app, transaction, &order.order_id)?.order;
        if order.status != OrderStatus::Checking {
            let _ = write!(
                body,
                "<tr><th>{}</th><td>{}</td><td>{}</td></tr>",
                escape(&order.order_id),
                escape(&order.product.name),
                escape(order.status.as_str()),
            );
        }
    }
    body.push_str("</table></article>");
    Ok(body)
}

/// The answers with their JSON Pointers, in the order of the contract.
fn pointers(application: &Application) -> Result<Vec<(String, String)>, Problem> {
    let mut found = Vec::new();
    collect(&serde_json::to_value(application)?, "", &mut found);
    Ok(found)
}

fn collect(value: &Value, pointer: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                collect(member, &format!("{pointer}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                collect(item, &format!("{pointer}/{at}"), found);
            }
        }
        Value::Null => {}
        Value::String(text) => found.push((pointer.to_owned(), text.clone())),
        other => found.push((pointer.to_owned(), other.to_string())),
    }
}

async fn decide(State(app): State<App>, Path(order_id): Path<String>, RawForm(form): RawForm) -> Response {
    let mut failure = Failure {
        audit_note: String::new(),
        audit_type: String::new(),
        audit_time: rfc3339(app.now()),
        fields: vec![],
    };
    let mut outcome = String::new();
    for (name, value) in form_pairs(&form) {
        match name.as_str() {
            "outcome" => outcome = value,
            "auditNote" => failure.audit_note = value,
            "auditType" => failure.audit_type = value,
            "field" => failure.fields.push(value),
            _ => {}
        }
    }
    let decision = match outcome.as_str() {
        "ISSUED" => Decision::Issue,
        "APPROVED" => Decision::Approve,
        "CHECKED_FAIL" => Decision::Refuse(failure),
        _ => return Problem::bad_request("There is no such decision.").into_response(),
    };
    let decided = app.transact(|transaction| {
        let mut review = Review::load(&app, transaction, &order_id)?;
        review.decide(transaction, decision, app.now())?;
        ledger::enter(&app, &order_id, Change::Decision { outcome });
        Ok(())
    });
    match decided {
        Ok(()) => Redirect::to("/dev/reviewer").into_response(),
        Err(problem) => problem.into_response(),
    }
}

/// The pairs of an `application/x-www-form-urlencoded` body. A name may occur several times.
fn form_pairs(form: &[u8]) -> Vec<(String, String)> {
    form.split(|byte| *byte == b'&')
        .map(|pair| {
            let at = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            (decode(&pair[..at]), decode(pair.get(at + 1..).unwrap_or_default()))
        })
        .collect()
}

fn decode(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let escaped = text.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match (text[at], escaped.and_then(|pair| u8::from_str_radix(pair, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                at += 2;
            }
            (b'+', _) => bytes.push(b' '),
            (byte, _) => bytes.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn photo(
    State(app): State<App>,
    Path((order_id, document_type)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (document, bytes) = app.transact(|transaction| {
        let document = documents::get(transaction, &order_id, &document_type)?;
        Ok((document, documents::photo(transaction, &order_id, &document_type)?))
    })?;
    let (Some(upload), Some(bytes)) = (document.upload, bytes) else { return Err(Problem::not_found("photo")) };
    let mut response = bytes.into_response();
    frame::insert(response.headers_mut(), axum::http::header::CONTENT_TYPE, &upload.media_type);
    frame::insert(response.headers_mut(), axum::http::header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    Ok(response)
}
