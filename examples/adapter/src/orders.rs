//! `GET /orders`, one order, its status and its certificate.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use signet::contract::{Document, Order, OrderStatus, Orders, Status};

use crate::answer::{Problem, json, now, tagged, text};
use crate::session::Signed;
use crate::upstream::{CasDocument, CasOrder, FailRecord, VerifyInfo};
use crate::{Adapter, App, map};

/// Seconds until asking for the status again is useful.
const RETRY_AFTER: &str = "10";

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct List {
    order_list: Vec<CasOrder>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Documents {
    order_document_list: Vec<CasDocument>,
}

impl Adapter {
    async fn cas_orders(&self) -> Result<Vec<CasOrder>, Problem> {
        let List { order_list } =
            self.upstream.call("DescribeOrderList", vec![("CurrentPage", "1".to_owned())]).await?;
        Ok(order_list)
    }

    /// One order of the API. Its detail lacks members that the list has, so the list is asked.
    pub(crate) async fn cas_order(&self, order_id: &str) -> Result<CasOrder, Problem> {
        let found = self.cas_orders().await?.into_iter().find(|order| order.order_id.to_string() == order_id);
        found.ok_or_else(|| Problem::not_found("such order"))
    }

    /// The documents that an order wants, with the photos of the store.
    pub(crate) async fn documents(&self, order_id: &str) -> Result<Vec<(Document, CasDocument)>, Problem> {
        let parameters = vec![("OrderId", order_id.to_owned())];
        let Documents { order_document_list } = self.upstream.call("DescribeOrderDocument", parameters).await?;
        let tables = self.store.lock();
        let with_photo = |cas: CasDocument| {
            let mut document = map::document(&cas);
            let photo = tables.photos.get(&(order_id.to_owned(), document.document_type.clone()));
            document.upload = photo.map(|(upload, _)| upload.clone());
            (document, cas)
        };
        Ok(order_document_list.into_iter().map(with_photo).collect())
    }

    async fn order(&self, cas: &CasOrder) -> Result<Order, Problem> {
        let order_id = cas.order_id.to_string();
        let documents = self.documents(&order_id).await?.into_iter().map(|(document, _)| document).collect();
        let failure = self.failure(cas).await?;
        let saved_at = self.store.lock().drafts.get(&order_id).map(|draft| draft.saved_at.clone());
        Ok(map::order(cas, documents, failure, saved_at))
    }

    async fn failure(&self, cas: &CasOrder) -> Result<Option<signet::contract::Failure>, Problem> {
        if cas.status_code != "CHECKED_FAIL" {
            return Ok(None);
        }
        let parameters = vec![("OrderId", cas.order_id.to_string())];
        let record: FailRecord = self.upstream.call("DescribeOrderAuditFailRecord", parameters).await?;
        Ok(Some(map::failure(record)))
    }

    /// The status. The API counts no changes, so the adapter compares with what it saw last.
    pub(crate) async fn status(&self, order_id: &str) -> Result<Status, Problem> {
        let cas = self.cas_order(order_id).await?;
        let domain_verification = if cas.status_code == "CHECKING" {
            let parameters = vec![("OrderId", order_id.to_owned())];
            let info: VerifyInfo = self.upstream.call("DescribeDomainVerifyInfo", parameters).await?;
            Some(map::verification(&cas, info))
        } else {
            None
        };
        let failure = self.failure(&cas).await?;
        let state = format!("{} {} {}", cas.status_code, cas.verify_status, cas.show_cancel);
        let mut tables = self.store.lock();
        let seen = tables.seen.entry(order_id.to_owned()).or_default();
        if seen.state != state {
            seen.version += 1;
            seen.updated_at = now();
            seen.state = state;
        }
        Ok(Status {
            status: OrderStatus::from(cas.status_code.clone()),
            version: seen.version,
            updated_at: seen.updated_at.clone(),
            expected_issue_at: cas.maybe_issue_date.map(map::time),
            can_withdraw: cas.show_cancel,
            stages: map::stages(&cas),
            domain_verification,
            failure,
            certificate: map::certificate(&cas),
        })
    }
}

/// `GET /orders`, newest first.
pub(crate) async fn list(State(app): State<App>, _: Signed) -> Result<Response, Problem> {
    let mut found = app.cas_orders().await?;
    found.sort_by_key(|order| std::cmp::Reverse(order.buy_date));
    let mut orders = Vec::new();
    for cas in &found {
        orders.push(app.order(cas).await?);
    }
    Ok(json(StatusCode::OK, &Orders { orders }))
}

/// `GET /orders/{orderId}`.
pub(crate) async fn show(State(app): State<App>, _: Signed, Path(order_id): Path<String>) -> Result<Response, Problem> {
    let cas = app.cas_order(&order_id).await?;
    Ok(json(StatusCode::OK, &app.order(&cas).await?))
}

/// `GET /orders/{orderId}/status`.
pub(crate) async fn status(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let status = app.status(&order_id).await?;
    let etag = format!("\"s{}\"", status.version);
    let unchanged = text(&headers, "if-none-match") == Some(etag.as_str());
    let answer = if unchanged { StatusCode::NOT_MODIFIED.into_response() } else { json(StatusCode::OK, &status) };
    let mut answer = tagged(answer, &etag);
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
    Ok(answer)
}

/// `GET /orders/{orderId}/certificate`.
pub(crate) async fn certificate(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
) -> Result<Response, Problem> {
    let cas = app.cas_order(&order_id).await?;
    if !OrderStatus::from(cas.status_code).has_certificate() {
        return Err(Problem::not_found("certificate"));
    }
    let place: Value = app.upstream.call("DescribeDownloadCertificate", vec![("OrderId", order_id)]).await?;
    let chain = app.upstream.file(place["OssKey"].as_str().unwrap_or_default()).await?;
    Ok(([(header::CONTENT_TYPE, "application/pem-certificate-chain")], chain).into_response())
}
