//! The ledger: everything that the backend accepted since the last reset, in order. Tests compare what a page says with it.
//!
//! Unlike the log it holds answers, so it exists only with `--dev`.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde::Serialize;
use serde_json::json;
use signet::contract::{Application, Upload};

use crate::clock::rfc3339;
use crate::database::orders;
use crate::frame;
use crate::problem::Problem;
use crate::state::{App, State as Server, lock};

/// A change that the backend accepted.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum Change {
    /// A draft was saved.
    Draft { etag: String, application: Application },
    /// An application was accepted. The same key again changes nothing, so it is not here a second time.
    Submission { submission_id: String, key: String, etag: String, application: Application },
    /// A photo was stored.
    Photo { document_type: String, upload: Upload },
    /// A photo was removed.
    PhotoRemoved { document_type: String },
    /// The applicant withdrew the application.
    Withdrawal,
    /// The reviewer decided.
    Decision { outcome: String },
}

/// A change with its order and its time.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry {
    order_id: String,
    time: String,
    #[serde(flatten)]
    change: Change,
}

pub(super) fn router() -> Router<App> {
    Router::new().route("/dev/ledger", get(show))
}

/// Enters a change. Call it inside the transaction that makes the change: then the entries have the order of the changes.
pub(crate) fn enter(server: &Server, order_id: &str, change: Change) {
    if server.dev {
        let entry = Entry { order_id: order_id.to_owned(), time: rfc3339(server.now()), change };
        lock(&server.ledger).push(entry);
    }
}

async fn show(State(app): State<App>) -> Result<Response, Problem> {
    // One transaction at a time: the entries and the statuses are of the same moment.
    let (entries, statuses) = app.transact(|transaction| {
        let all = orders::all(transaction)?;
        let statuses: BTreeMap<String, String> =
            all.into_iter().map(|order| (order.order_id, order.status.as_str().to_owned())).collect();
        Ok((lock(&app.ledger).clone(), statuses))
    })?;
    Ok(frame::json(StatusCode::OK, &json!({ "entries": entries, "statuses": statuses })))
}
