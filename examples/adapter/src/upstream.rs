//! The calls of the order API: one address, an `Action`, parameters in the query, members that begin with a capital.
//!
//! The real API also wants each call signed with the operator's key. That belongs here, in `address`.

use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ureq::Agent;

use crate::answer::Problem;

/// An order of `DescribeOrderList`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct CasOrder {
    pub(crate) order_id: u64,
    pub(crate) cert_type: String,
    pub(crate) brand_name: String,
    pub(crate) buy_date: i64,
    pub(crate) status_code: String,
    #[serde(default)]
    pub(crate) domain: String,
    pub(crate) product_alias_name: String,
    pub(crate) domain_count: u32,
    pub(crate) wild_domain_count: u32,
    #[serde(default)]
    pub(crate) verify_status: i64,
    #[serde(default)]
    pub(crate) maybe_issue_date: Option<i64>,
    #[serde(default)]
    pub(crate) before_date: Option<i64>,
    #[serde(default)]
    pub(crate) after_date: Option<i64>,
    pub(crate) show_cancel: bool,
}

/// A document of `DescribeOrderDocument`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct CasDocument {
    pub(crate) document_type: u32,
    #[serde(default)]
    pub(crate) tpl_doc_note: String,
    #[serde(default)]
    pub(crate) tpl_doc_oss_key: String,
}

/// The answer of `DescribeOrderAuditFailRecord`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_field_names, reason = "the names of the API")]
pub(crate) struct FailRecord {
    pub(crate) audit_note: String,
    pub(crate) audit_type: String,
    pub(crate) audit_time: i64,
}

/// The answer of `DescribeDomainVerifyInfo`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_field_names, reason = "the names of the API")]
pub(crate) struct VerifyInfo {
    pub(crate) check_type: String,
    pub(crate) check_name: String,
    pub(crate) check_value: String,
}

/// Where a file is uploaded: the answer of `DescribeOSSUploadInfo`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct UploadPlace {
    access_id: String,
    policy: String,
    signature: String,
    pub(crate) key: String,
    host: String,
}

/// The API.
#[derive(Debug, Clone)]
pub(crate) struct Upstream {
    agent: Agent,
    address: String,
}

/// The parameters of a call.
pub(crate) type Parameters = Vec<(&'static str, String)>;

impl Upstream {
    pub(crate) fn new(address: &str) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(20)));
        Self { agent: config.build().into(), address: address.trim_end_matches('/').to_owned() }
    }

    /// Makes a call and reads its answer. A refusal becomes a problem: 404 for an order that is not there, 409 for a state that
    /// does not allow it, 502 for everything else.
    pub(crate) async fn call<T: DeserializeOwned + Send + 'static>(
        &self,
        action: &'static str,
        parameters: Parameters,
    ) -> Result<T, Problem> {
        let Self { agent, address } = self.clone();
        let answer = blocking(move || {
            let query = parameters.iter().map(|(name, value)| (*name, value.as_str()));
            let call = agent.get(&address).query("Action", action).query("Version", "2018-08-13");
            let answer = call.query_pairs(query).call();
            answer
                .and_then(|mut answer| answer.body_mut().read_to_vec().map(|body| (answer.status().is_success(), body)))
        });
        let (success, body) = answer.await?;
        let value: Value = serde_json::from_slice(&body).unwrap_or_default();
        if !success {
            return Err(match value["Code"].as_str() {
                Some("NotFound") => Problem::not_found("such order"),
                Some("InvalidStatus") => Problem::locked(),
                code => Problem::new(502, "The order API refused").detail(code.unwrap_or("no code")),
            });
        }
        serde_json::from_value(value)
            .map_err(|error| Problem::new(502, "The order API answered otherwise").detail(&error.to_string()))
    }

    /// Fetches a file of the storage.
    pub(crate) async fn file(&self, key: &str) -> Result<Vec<u8>, Problem> {
        let place: Value = self.call("DescribeOSSDownloadInfo", vec![("OssKey", key.to_owned())]).await?;
        let address = place["DownloadUrl"].as_str().unwrap_or_default().to_owned();
        let agent = self.agent.clone();
        blocking(move || agent.get(&address).call().and_then(|mut answer| answer.body_mut().read_to_vec())).await
    }

    /// Uploads a file into the storage, as a form (RFC 7578), and returns its key.
    pub(crate) async fn store(&self, media_type: &str, file: &[u8]) -> Result<String, Problem> {
        let place: UploadPlace = self.call("DescribeOSSUploadInfo", Vec::new()).await?;
        let boundary = uuid::Uuid::new_v4().simple().to_string();
        let mut body = Vec::new();
        for (name, value) in [
            ("key", &place.key),
            ("OSSAccessKeyId", &place.access_id),
            ("policy", &place.policy),
            ("Signature", &place.signature),
        ] {
            let part = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo\"\r\nContent-Type: {media_type}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let (agent, host) = (self.agent.clone(), place.host.clone());
        let answer = blocking(move || {
            agent.post(&host).content_type(format!("multipart/form-data; boundary={boundary}")).send(&body[..])
        });
        if answer.await?.status().is_success() { Ok(place.key) } else { Err(Problem::new(502, "The storage refused")) }
    }
}

/// Runs a call that waits, off the threads that serve.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ureq::Error> + Send + 'static,
) -> Result<T, Problem> {
    let unreachable =
        |error: &dyn std::fmt::Display| Problem::new(503, "The order API cannot be reached").detail(&error.to_string());
    let outcome = tokio::task::spawn_blocking(work).await.map_err(|error| unreachable(&error))?;
    outcome.map_err(|error| unreachable(&error))
}
