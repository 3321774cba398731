//! A server for one test, and a client that acts like the app's page: cookie, CSRF token, digests.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::{HeaderMap, Request};

use super::schema;

/// Seeded orders, named after their purpose.
pub(crate) const DV: &str = "98987582437920968";
pub(crate) const OV_FIVE: &str = "98987582437920969";
pub(crate) const OV_MANY: &str = "98987582437920970";
pub(crate) const OV_WILDCARD: &str = "98987582437920971";
pub(crate) const EV_FAILED: &str = "98987582437920973";
pub(crate) const ISSUED: &str = "98987582437920974";
pub(crate) const FORM: &str = "organizationForm";

/// A length of stages, in seconds, with which no stage passes during a test unless the clock is advanced.
pub(crate) const STAGE: i64 = 3600;

/// A server and its folder. Both are gone at the end of the test.
pub(crate) struct Server {
    child: Child,
    pub(crate) folder: PathBuf,
    pub(crate) origin: String,
    options: Vec<String>,
}

impl Server {
    #[track_caller]
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    #[track_caller]
    pub(crate) fn start_with(options: &[&str]) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("signet-backend-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let options: Vec<String> =
            options.iter().map(|option| option.replace("{folder}", folder.to_str().unwrap())).collect();
        let (child, origin) = spawn(&folder, &options, None);
        Self { child, folder, origin, options }
    }

    /// Starts a server on which this share of calls fails, in per cent.
    #[track_caller]
    pub(crate) fn start_in_chaos(percent: u8) -> Self {
        let mut server = Self::start();
        let _ = server.child.kill();
        let _ = server.child.wait();
        (server.child, server.origin) = spawn(&server.folder, &server.options, Some(percent));
        server
    }

    /// Kills the server, like a power cut, and starts it again on the same database file.
    pub(crate) fn restart(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        (self.child, self.origin) = spawn(&self.folder, &self.options, None);
    }

    /// Asks the server to stop, and waits until it has.
    #[cfg(unix)]
    pub(crate) fn terminate(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }

    /// A signed-in client.
    #[track_caller]
    pub(crate) fn client(&self) -> Client {
        let mut client = Client::new(&self.origin);
        client.sign_in();
        client
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn spawn(folder: &Path, options: &[String], chaos: Option<u8>) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_signet-backend"))
        .args(["--port", "0", "--dev", "--stage-seconds", &STAGE.to_string(), "--database"])
        .arg(folder.join("signet.db"))
        .args(options)
        .env("SIGNET_CHAOS", chaos.unwrap_or(0).to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let Some(origin) = line.trim().strip_prefix("listening ").map(str::to_owned) else {
        panic!("the first line has no address: {line:?}, {:?}", child.wait());
    };
    (child, origin)
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> String {
        self.headers.get(name).map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
    }

    /// Returns the answer after checking that it has this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// The pointers of a problem's errors.
    pub(crate) fn pointers(&self) -> Vec<String> {
        let errors = self.json()["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| error["pointer"].as_str().unwrap().to_owned()).collect()
    }
}

/// A client that acts like the app's page.
#[derive(Clone)]
pub(crate) struct Client {
    agent: Agent,
    pub(crate) origin: String,
    cookie: String,
    pub(crate) csrf: String,
}

impl Client {
    /// Makes a client that is not signed in.
    pub(crate) fn new(origin: &str) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        Self { agent: config.into(), origin: origin.to_owned(), cookie: String::new(), csrf: String::new() }
    }

    #[track_caller]
    pub(crate) fn sign_in(&mut self) {
        let answer = self.get("/api/v1/session").expect(200);
        if let Some(cookie) = answer.header("set-cookie").split(';').next().filter(|cookie| !cookie.is_empty()) {
            cookie.clone_into(&mut self.cookie);
        }
        answer.json()["csrfToken"].as_str().unwrap().clone_into(&mut self.csrf);
    }

    /// Sends any call. Returns `Err` if the connection ended without an answer.
    #[track_caller]
    pub(crate) fn try_call(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> Result<Answer, ureq::Error> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !self.cookie.is_empty() {
            request = request.header("cookie", &self.cookie);
        }
        if !self.csrf.is_empty() && method != "GET" {
            request = request.header("x-csrf-token", &self.csrf);
        }
        let mut response = match body {
            Some(body) => self.agent.run(request.body(body).unwrap())?,
            None => self.agent.run(request.body(()).unwrap())?,
        };
        let answer = Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.body_mut().with_config().limit(1 << 26).read_to_vec()?,
        };
        schema::check_answer(method, path, &answer);
        Ok(answer)
    }

    #[track_caller]
    pub(crate) fn call(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&[u8]>) -> Answer {
        self.try_call(method, path, headers, body).unwrap()
    }

    #[track_caller]
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.call("GET", path, &[], None)
    }

    #[track_caller]
    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        let body = body.to_string();
        self.call("POST", path, &[("content-type", "application/json")], Some(body.as_bytes()))
    }

    #[track_caller]
    pub(crate) fn put_application(&self, order: &str, precondition: (&str, &str), application: &Value) -> Answer {
        let body = application.to_string();
        let path = format!("/api/v1/orders/{order}/application");
        self.call("PUT", &path, &[("content-type", "application/json"), precondition], Some(body.as_bytes()))
    }

    /// Saves over the current version and returns the new entity tag.
    #[track_caller]
    pub(crate) fn save(&self, order: &str, application: &Value) -> String {
        let current = self.get(&format!("/api/v1/orders/{order}/application"));
        let etag = current.header("etag");
        let precondition = if current.status == 204 { ("if-none-match", "*") } else { ("if-match", etag.as_str()) };
        self.put_application(order, precondition, application).expect(200).header("etag")
    }

    #[track_caller]
    pub(crate) fn upload(&self, path: &str, media_type: &str, photo: &[u8]) -> Answer {
        let digest = content_digest(photo);
        self.call("PUT", path, &[("content-type", media_type), ("content-digest", &digest)], Some(photo))
    }

    #[track_caller]
    pub(crate) fn upload_form(&self, order: &str) -> Answer {
        self.upload(&format!("/api/v1/orders/{order}/documents/{FORM}"), "image/png", &png(60, 80)).expect(200)
    }

    #[track_caller]
    pub(crate) fn submit(&self, order: &str, etag: &str, key: &str) -> Answer {
        let path = format!("/api/v1/orders/{order}/submission");
        self.call("POST", &path, &[("if-match", etag), ("idempotency-key", key)], Some(b""))
    }

    #[track_caller]
    pub(crate) fn submit_with(&self, order: &str, etag: &str, key: &str, body: &str) -> Answer {
        let path = format!("/api/v1/orders/{order}/submission");
        let headers = [("if-match", etag), ("idempotency-key", key), ("content-type", "application/json")];
        self.call("POST", &path, &headers, Some(body.as_bytes()))
    }

    #[track_caller]
    pub(crate) fn status(&self, order: &str) -> Value {
        self.get(&format!("/api/v1/orders/{order}/status")).expect(200).json()
    }

    #[track_caller]
    pub(crate) fn advance(&self, seconds: i64) {
        self.post("/dev/clock", &json!({ "advanceSeconds": seconds })).expect(200);
    }

    #[track_caller]
    pub(crate) fn decide(&self, order: &str, decision: &Value) -> Answer {
        self.post(&format!("/dev/orders/{order}/decision"), decision)
    }

    /// Opens the newest e-mail and presses its button.
    #[track_caller]
    pub(crate) fn confirm_domains(&self) {
        let mails = self.get("/dev/mailbox.json").expect(200).json();
        let link = mails["mails"][0]["link"].as_str().unwrap().to_owned();
        assert!(self.get(&link).expect(200).text().contains("<button>"));
        self.post(&link, &json!({})).expect(200);
    }

    #[track_caller]
    pub(crate) fn fault(&self, fault: &Value) {
        self.post("/dev/faults", fault).expect(204);
    }

    /// The number of submissions of an order, as the server counted them.
    #[track_caller]
    pub(crate) fn submissions(&self, order: &str) -> u64 {
        self.get("/dev/log").expect(200).json()["submissions"][order].as_u64().unwrap_or(0)
    }
}

/// The stages of a status, as `code state`.
pub(crate) fn stages(status: &Value) -> Vec<String> {
    let stages = status["stages"].as_array().unwrap().iter();
    stages.map(|stage| format!("{} {}", stage["code"].as_str().unwrap(), stage["state"].as_str().unwrap())).collect()
}

pub(crate) fn content_digest(bytes: &[u8]) -> String {
    use base64::Engine;
    let digest = ring::digest::digest(&ring::digest::SHA256, bytes);
    format!("sha-256=:{}:", base64::engine::general_purpose::STANDARD.encode(digest))
}

/// The key of one decision to submit.
pub(crate) fn key(number: u32) -> String {
    format!("3f2b8c1e-9d4a-4f6b-8a7c-{number:012x}")
}

/// A picture of this size.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let pixels: Vec<u8> = (0..width * height).map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}

/// An application for these names that every product accepts.
pub(crate) fn application(domains: &[&str]) -> Value {
    json!({
        "domains": domains,
        "company": {
            "name": "Kelp & Sons Ltd", "type": "private", "phone": "+442079460123", "code": "09876543", "countryCode": "GB",
            "province": "Greater London", "city": "London", "address": "1 Pier Road", "postCode": "E16 2JJ"
        },
        "applicant": {
            "name": "Ada Kelp", "phone": "+447700900123;ext=7", "email": "ada@kelp.example.com", "title": "", "department": ""
        },
        "leader": {
            "name": "Bo Kelp", "title": "Director", "phone": "+442079460124", "email": "bo@kelp.example.com"
        },
        "csr": { "method": "automatic" }
    })
}
