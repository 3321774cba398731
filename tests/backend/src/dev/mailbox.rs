//! The mailbox that receives all e-mails of the CA, and the page behind their link.

use std::fmt::Write;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;
use signet::contract::OrderStatus;

use crate::ca::Review;
use crate::database::{mails, submissions};
use crate::html::{escape, page};
use crate::problem::Problem;
use crate::state::App;
use crate::{frame, html};

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/dev/mailbox", get(show))
        .route("/dev/mailbox.json", get(list))
        .route("/dev/verify/{token}", get(ask).post(confirm))
}

async fn list(State(app): State<App>) -> Result<Response, Problem> {
    let mails = app.transact(mails::all)?;
    Ok(frame::json(StatusCode::OK, &json!({ "mails": mails })))
}

async fn show(State(app): State<App>) -> Response {
    let mails = match app.transact(mails::all) {
        Ok(mails) => mails,
        Err(problem) => return problem.into_response(),
    };
    let mut body = String::new();
    for mail in &mails {
        let _ = write!(
            body,
            "<article><h2>{}</h2><p class='soft'>To {} · {}</p><pre>{}</pre><a class='button' href='{}'>Confirm the domain names</a>\
             </article>",
            escape(&mail.subject),
            escape(&mail.to),
            escape(&mail.sent_at.replace('T', " ").replace('Z', " UTC")),
            escape(&mail.text),
            escape(&mail.link),
        );
    }
    if mails.is_empty() {
        body.push_str("<article>No emails yet. The CA sends one when an application is submitted.</article>");
    }
    page(StatusCode::OK, "Mailbox", true, &body)
}

/// Asks before it confirms, because mail scanners open links, but only people press buttons.
async fn ask(State(app): State<App>, Path(token): Path<String>) -> Response {
    let found = app.transact(|transaction| submissions::by_token(transaction, &token));
    let row = match found {
        Ok(Some(row)) => row,
        Ok(None) => return gone(),
        Err(problem) => return problem.into_response(),
    };
    let mut body = format!(
        "<article><p class='soft'>Order {} · asked for by {}</p><p>Do you control these domain names, and do you want this \
         certificate?</p><details open><summary>{} domain names</summary><ul>",
        escape(&row.order_id),
        escape(&row.application.applicant.name),
        row.application.domains.len(),
    );
    for name in &row.application.domains {
        let _ = write!(body, "<li>{}</li>", escape(name));
    }
    body.push_str("</ul></details>");
    if !row.verification.records.is_empty() {
        body.push_str("<table><tr><th>TXT record</th><th>Value</th></tr>");
        for record in &row.verification.records {
            let _ = write!(body, "<tr><td>{}</td><td>{}</td></tr>", escape(&record.name), escape(&record.value));
        }
        body.push_str(
            "</table><p class='soft'>This CA does not check DNS: confirming counts as adding the records.</p>",
        );
    }
    body.push_str("<form method='post'><button>Yes, confirm</button></form></article>");
    page(StatusCode::OK, "Confirm the domain names", false, &body)
}

async fn confirm(State(app): State<App>, Path(token): Path<String>) -> Response {
    let done = app.transact(|transaction| {
        let Some(row) = submissions::by_token(transaction, &token)? else { return Ok(false) };
        let mut review = Review::load(&app, transaction, &row.order_id)?;
        let same = review.running().is_some_and(|running| running.submission_id == row.submission_id);
        let now = app.now();
        if row.verified_at.is_some() {
            return Ok(review.order.status != OrderStatus::Payed);
        }
        if !same || row.verification.expires_at <= now {
            return Ok(false);
        }
        review.verify(transaction, now)?;
        Ok(true)
    });
    match done {
        Ok(true) => {
            let body = "<article><p>The domain names are confirmed. The review continues, and the status page shows it.</p>\
                        </article>";
            html::page(StatusCode::OK, "Confirmed", false, body)
        }
        Ok(false) => gone(),
        Err(problem) => problem.into_response(),
    }
}

fn gone() -> Response {
    let body = "<article><p>This link has expired, or the CA has decided, or the application was withdrawn. The status page can \
                send a new link during the review.</p></article>";
    page(StatusCode::GONE, "This link has expired", false, body)
}
