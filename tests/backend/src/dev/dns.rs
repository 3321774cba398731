//! A DNS service over HTTPS (RFC 8484) with records that a test or a person sets: records that are there, missing, stale or below a
//! doubled zone, and CAA.
//!
//! Names without records exist, so that the check page has nothing to say about them; `missing` says which do not.

use std::collections::BTreeSet;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use signet::contract::RecordType;
use simple_dns::rdata::{CAA, CNAME, RData, SOA, TXT};
use simple_dns::{CLASS, CharacterString, Name, Packet, QTYPE, RCODE, ResourceRecord, TYPE};

use super::controls::Json;
use crate::ca::Review;
use crate::frame;
use crate::problem::Problem;
use crate::state::{App, lock};

/// The media type of questions and answers.
const MEDIA_TYPE: &str = "application/dns-message";
/// The seconds for which an answer may be remembered.
const TTL: u32 = 60;
/// The seconds for which a missing record may be remembered.
const MINIMUM: u32 = 900;
/// The most aliases that are followed.
const ALIASES: usize = 8;

/// The facts that the service has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Dns {
    records: Vec<Record>,
    /// Names that do not exist.
    missing: BTreeSet<String>,
    /// The seconds for which a missing record may be remembered; 900 if it is not set.
    minimum: Option<u32>,
}

/// A record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Record {
    name: String,
    /// `TXT`, `CNAME` or `CAA`.
    r#type: String,
    /// A text, a name, or a property like `0 issue "ca.example"`.
    value: String,
}

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/dev/dns", get(show).post(add).delete(clear))
        .route("/dev/orders/{orderId}/dns", post(publish))
        .route("/dev/dns-query", get(asked_by_get).post(asked_by_post))
}

async fn show(State(app): State<App>) -> Response {
    frame::json(StatusCode::OK, &*lock(&app.dns))
}

async fn add(State(app): State<App>, Json(more): Json<Dns>) -> StatusCode {
    let mut dns = lock(&app.dns);
    dns.records.extend(more.records);
    dns.missing.extend(more.missing);
    dns.minimum = more.minimum.or(dns.minimum);
    StatusCode::NO_CONTENT
}

async fn clear(State(app): State<App>) -> StatusCode {
    *lock(&app.dns) = Dns::default();
    StatusCode::NO_CONTENT
}

/// How the records of an order are published.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum As {
    /// As the CA wants them.
    #[default]
    Published,
    /// The names have their zone twice.
    Doubled,
    /// The values are those of an earlier order.
    Stale,
    /// They are not there, and neither are their names.
    Missing,
}

#[derive(Debug, Deserialize)]
struct Publish {
    #[serde(default)]
    r#as: As,
}

/// Publishes the records of an order's domain verification, in place of what was published for it.
async fn publish(
    State(app): State<App>,
    Path(order_id): Path<String>,
    Json(publish): Json<Publish>,
) -> Result<StatusCode, Problem> {
    let status = app.transact(|transaction| Ok(Review::load(&app, transaction, &order_id)?.status()))?;
    let wanted = status.domain_verification.map(|verification| verification.records).unwrap_or_default();
    let mut dns = lock(&app.dns);
    for record in wanted.iter().filter(|record| record.r#type != RecordType::File) {
        let (name, twice) = (record.name.clone(), format!("{}.{}", record.name, zone(&record.name)));
        dns.missing.retain(|missing| *missing != name);
        dns.records.retain(|known| known.name != name && known.name != twice);
        let (name, value) = match publish.r#as {
            As::Published => (name, record.value.clone()),
            As::Doubled => (twice, record.value.clone()),
            As::Stale => (name, "token-of-an-earlier-order".to_owned()),
            As::Missing => {
                dns.missing.insert(name);
                continue;
            }
        };
        dns.records.push(Record { name, r#type: record.r#type.as_str().to_owned(), value });
    }
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize)]
struct Asked {
    dns: String,
}

async fn asked_by_get(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let question = URL_SAFE_NO_PAD.decode(asked.dns.as_bytes());
    answer(&app, &question.map_err(|error| Problem::bad_request(error.to_string()))?)
}

async fn asked_by_post(State(app): State<App>, question: Bytes) -> Result<Response, Problem> {
    answer(&app, &question)
}

fn answer(app: &App, question: &[u8]) -> Result<Response, Problem> {
    let dns = lock(&app.dns).clone();
    let message = dns.answer(question).map_err(|error| Problem::bad_request(format!("{error:?}")))?;
    let headers = [(header::CONTENT_TYPE, MEDIA_TYPE), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, message).into_response())
}

/// The zone of a name: its last two labels, which is enough for the names that tests use.
fn zone(name: &str) -> String {
    let labels: Vec<&str> = name.split('.').collect();
    labels[labels.len().saturating_sub(2)..].join(".")
}

impl Dns {
    fn answer(&self, question: &[u8]) -> simple_dns::Result<Vec<u8>> {
        let asked = Packet::parse(question)?;
        let mut reply = Packet::new_reply(asked.id());
        if let Some(question) = asked.questions.first() {
            let asked_name = question.qname.to_string().to_ascii_lowercase();
            let found = self.chain(&asked_name, question.qtype);
            if found.is_empty() {
                if self.missing.contains(&asked_name) {
                    *reply.rcode_mut() = RCODE::NameError;
                }
                reply.name_servers.push(self.start_of(&zone(&asked_name))?);
            }
            for record in found {
                reply.answers.push(record.written()?);
            }
        }
        reply.questions = asked.questions;
        reply.build_bytes_vec_compressed()
    }

    /// The records of a name, and those behind its alias.
    fn chain(&self, name: &str, kind: QTYPE) -> Vec<&Record> {
        let mut found = Vec::new();
        let mut name = name.to_owned();
        for _ in 0..ALIASES {
            let own = || self.records.iter().filter(|record| record.name.eq_ignore_ascii_case(&name));
            let before = found.len();
            found.extend(own().filter(|record| record.kind() == kind));
            let alias = own().find(|record| record.r#type == "CNAME");
            match alias.filter(|_| found.len() == before) {
                Some(alias) => {
                    found.push(alias);
                    name = alias.value.trim_end_matches('.').to_owned();
                }
                None => break,
            }
        }
        found
    }

    fn start_of(&self, zone: &str) -> simple_dns::Result<ResourceRecord<'static>> {
        let soa = SOA {
            mname: Name::new("ns.example")?.into_owned(),
            rname: Name::new("hostmaster.example")?.into_owned(),
            serial: 1,
            refresh: 3600,
            retry: 600,
            expire: 86_400,
            minimum: self.minimum.unwrap_or(MINIMUM),
        };
        let ttl = self.minimum.unwrap_or(MINIMUM);
        Ok(ResourceRecord::new(Name::new(zone)?.into_owned(), CLASS::IN, ttl, RData::SOA(soa)))
    }
}

impl Record {
    fn kind(&self) -> QTYPE {
        QTYPE::TYPE(match self.r#type.as_str() {
            "CNAME" => TYPE::CNAME,
            "CAA" => TYPE::CAA,
            _ => TYPE::TXT,
        })
    }

    fn written(&self) -> simple_dns::Result<ResourceRecord<'_>> {
        let data = match self.r#type.as_str() {
            "CNAME" => RData::CNAME(CNAME(Name::new(self.value.trim_end_matches('.'))?)),
            "CAA" => {
                let mut parts = self.value.splitn(3, ' ');
                let flag = parts.next().and_then(|flag| flag.parse().ok()).unwrap_or_default();
                let tag = CharacterString::new(parts.next().unwrap_or_default().as_bytes())?;
                let value = parts.next().unwrap_or_default().trim_matches('"');
                RData::CAA(CAA { flag, tag, value: value.as_bytes().into() })
            }
            _ => {
                let mut text = TXT::new();
                for piece in self.value.as_bytes().chunks(255) {
                    text.add_char_string(CharacterString::new(piece)?);
                }
                RData::TXT(text)
            }
        };
        Ok(ResourceRecord::new(Name::new(&self.name)?, CLASS::IN, TTL, data))
    }
}
