//! A stand-in of an order API of the CAS 2018-08-13 kind, in memory: the actions that the adapter uses, and a storage for files.
//! It is no copy of any product. It judges nothing, and nobody reviews.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use clap::Parser;
use serde_json::{Value, json};

/// A stand-in of an order API, for trying the adapter out.
#[derive(Debug, Parser)]
struct Options {
    /// The port on loopback; 0 takes a free one
    #[arg(long, default_value_t = 8083)]
    port: u16,
}

/// The blank form, as small as a PDF can be.
const FORM: &[u8] =
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n\
    trailer<</Root 1 0 R>>\n%%EOF\n";
/// The chain of the issued order. Nobody looks into it.
const CHAIN: &[u8] = b"-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";

/// Orders, what was sent about them, and files.
#[derive(Default)]
struct World {
    orders: Vec<Value>,
    sent: HashMap<String, HashMap<String, String>>,
    files: HashMap<String, Vec<u8>>,
}

type Shared = Arc<Mutex<World>>;

fn lock(world: &Shared) -> MutexGuard<'_, World> {
    world.lock().unwrap_or_else(PoisonError::into_inner)
}

fn order(id: u64, status: &str, level: &str, name: &str, bought: u64) -> Value {
    let issued = status == "ISSUED";
    json!({
        "Id": id % 1000, "OrderId": id, "CertType": level, "BrandName": "Northlight", "BuyDate": bought * 1000, "Year": 1,
        "StatusCode": status, "Domain": if issued { "blog.example.com" } else { "" }, "ProductAliasName": name,
        "DomainCount": 1, "WildDomainCount": 0, "VerifyStatus": u8::from(issued), "ShowCancel": false,
        "BeforeDate": issued.then_some(1_790_000_000_000_u64), "AfterDate": issued.then_some(1_800_000_000_000_u64),
    })
}

fn seed() -> World {
    World {
        orders: vec![
            order(98_987_582_437_920_975, "ISSUED", "DV", "Blog", 1_780_000_000),
            order(98_987_582_437_920_976, "PAYED", "OV", "Customer portal", 1_790_000_000),
            order(98_987_582_437_920_977, "PAYED", "DV", "Shop window", 1_791_000_000),
        ],
        files: HashMap::from([("form.pdf".to_owned(), FORM.to_vec()), ("chain.pem".to_owned(), CHAIN.to_vec())]),
        ..World::default()
    }
}

fn refused(code: &str) -> Response {
    answer(StatusCode::BAD_REQUEST, json!({ "Code": code, "Message": "The stand-in refuses." }))
}

fn answer(status: StatusCode, mut body: Value) -> Response {
    body["RequestId"] = json!(uuid::Uuid::new_v4().to_string().to_uppercase());
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

async fn act(
    State(world): State<Shared>,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let mut world = lock(&world);
    let asked = |name: &str| query.get(name).cloned().unwrap_or_default();
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost").to_owned();
    let id: u64 = asked("OrderId").parse().unwrap_or_default();
    let at = world.orders.iter().position(|order| order["OrderId"] == id);
    let body = match asked("Action").as_str() {
        "DescribeOrderList" => json!({ "TotalCount": world.orders.len(), "CurrentPage": 1, "OrderList": world.orders }),
        "DescribeOSSUploadInfo" => json!({
            "AccessId": "stand-in", "Policy": "any", "Signature": "none", "Key": uuid::Uuid::new_v4().to_string(),
            "Host": format!("http://{host}/storage"), "Expire": 300,
        }),
        "DescribeOSSDownloadInfo" => json!({ "DownloadUrl": format!("http://{host}/storage/{}", asked("OssKey")) }),
        action => {
            let Some(at) = at else { return refused("NotFound") };
            return of_order(&mut world, at, action, &query);
        }
    };
    answer(StatusCode::OK, body)
}

/// The actions that are about one order.
fn of_order(world: &mut World, at: usize, action: &str, query: &HashMap<String, String>) -> Response {
    let World { orders, sent, files } = world;
    let order = &mut orders[at];
    let id = order["OrderId"].to_string();
    let in_review = order["StatusCode"] == "CHECKING";
    let editable = order["StatusCode"] == "PAYED" || order["StatusCode"] == "CHECKED_FAIL";
    let body = match action {
        "DescribeOrderDocument" if order["CertType"] == "DV" => json!({ "OrderDocumentList": [] }),
        "DescribeOrderDocument" => json!({ "OrderDocumentList": [{
            "DocumentType": 1, "TplDocNote": "Signed by the applicant, with the company seal.", "TplDocOssKey": "form.pdf",
        }] }),
        "CreateOrderMaterial" if editable => {
            order["Domain"] = json!(query.get("Domain"));
            sent.insert(id, query.clone());
            json!({})
        }
        "CreateOrderDocument" if editable && query.get("OssKey").is_some_and(|key| files.contains_key(key)) => {
            json!({})
        }
        "CreateOrderAudit" if editable && sent.contains_key(&id) => {
            order["StatusCode"] = json!("CHECKING");
            order["ShowCancel"] = json!(true);
            json!({})
        }
        "CreateOrderCancel" if in_review => {
            order["StatusCode"] = json!("PAYED");
            order["ShowCancel"] = json!(false);
            json!({})
        }
        "DescribeDomainVerifyInfo" => {
            json!({ "CheckType": "DNS", "CheckName": "_dnsauth", "CheckValue": "2026stand0in" })
        }
        "DescribeOrderAuditFailRecord" => {
            json!({ "AuditNote": "", "AuditType": "", "AuditTime": 1_790_000_000_000_u64 })
        }
        "DescribeDownloadCertificate" if order["StatusCode"] == "ISSUED" => json!({ "OssKey": "chain.pem" }),
        _ => return refused("InvalidStatus"),
    };
    answer(StatusCode::OK, body)
}

async fn keep(State(world): State<Shared>, mut form: Multipart) -> StatusCode {
    let (mut key, mut file) = (String::new(), Vec::new());
    while let Ok(Some(field)) = form.next_field().await {
        match field.name() {
            Some("key") => key = field.text().await.unwrap_or_default(),
            Some("file") => file = field.bytes().await.unwrap_or_default().to_vec(),
            _ => {}
        }
    }
    if key.is_empty() || file.is_empty() {
        return StatusCode::BAD_REQUEST;
    }
    lock(&world).files.insert(key, file);
    StatusCode::NO_CONTENT
}

async fn fetch(State(world): State<Shared>, Path(key): Path<String>) -> Result<Vec<u8>, StatusCode> {
    lock(&world).files.get(&key).cloned().ok_or(StatusCode::NOT_FOUND)
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "the address is the command's output")]
async fn main() -> std::io::Result<()> {
    let options = Options::parse();
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", options.port)).await?;
    println!("listening http://{}", listener.local_addr()?);
    let router = Router::new()
        .route("/", get(act))
        .route("/storage", post(keep))
        .route("/storage/{key}", get(fetch))
        .layer(DefaultBodyLimit::max(32 << 20))
        .with_state(Arc::new(Mutex::new(seed())));
    axum::serve(listener, router).await
}
