//! The bench: the session, the order that may be changed, and what earlier checks found out for later ones.

use std::collections::HashSet;
use std::process::{Command, Stdio};

use serde_json::Value;
use signet::contract::{Document, Order, Status, Submission};

use crate::check::{Miss, Outcome, skip};
use crate::http::{Answer, Call, Http};
use crate::material;
use crate::options::Options;

/// What the checks share.
pub(crate) struct Bench<'a> {
    pub(crate) options: &'a Options,
    pub(crate) http: Http,
    /// The application that is submitted, if the command line names one.
    given: Option<Value>,
    /// The ids of the checks that have passed.
    passed: HashSet<&'static str>,
    /// Every answer, for the checks about all of them.
    pub(crate) log: Vec<Answer>,
    /// The orders of the account.
    pub(crate) orders: Vec<Order>,
    /// The entity tag of the draft, as last answered.
    pub(crate) etag: Option<String>,
    /// An entity tag that the draft had before.
    pub(crate) old_etag: Option<String>,
    /// The draft that was saved last.
    pub(crate) draft: Value,
    /// The last part of a one-time link.
    pub(crate) token: Option<String>,
    /// The submission that was made, with its call.
    pub(crate) submitted: Option<(Call, Answer)>,
    /// The status before the withdrawal.
    pub(crate) reviewed: Option<Status>,
}

impl<'a> Bench<'a> {
    /// Prepares the session. Returns a sentence if the options cannot be followed.
    pub(crate) fn new(options: &'a Options) -> Result<Self, String> {
        let mut http = Http::new(&options.url, options.origin.as_deref(), options.timeout);
        if let Some(cookie) = &options.cookie {
            cookie.clone_into(&mut http.cookie);
        }
        if let Some(command) = &options.session_command {
            http.cookie = printed(command)?;
        }
        let given = match &options.application {
            Some(file) => {
                let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
                Some(serde_json::from_str(&text).map_err(|error| format!("{} is not JSON: {error}", file.display()))?)
            }
            None => None,
        };
        Ok(Self {
            options,
            http,
            given,
            passed: HashSet::new(),
            log: Vec::new(),
            orders: Vec::new(),
            etag: None,
            old_etag: None,
            draft: Value::Null,
            token: None,
            submitted: None,
            reviewed: None,
        })
    }

    pub(crate) fn note_passed(&mut self, id: &'static str) {
        self.passed.insert(id);
    }

    /// Skips the check if an earlier one, on which it depends, did not pass.
    pub(crate) fn after(&self, id: &str) -> Outcome {
        if self.passed.contains(id) { Ok(()) } else { skip(format!("{id} did not pass")) }
    }

    /// Sends a call and keeps the answer.
    pub(crate) fn send(&mut self, call: &Call) -> Outcome<Answer> {
        let answer = self.http.send(call).map_err(Miss::Got)?;
        self.log.push(answer.clone());
        Ok(answer)
    }

    /// Sends a call twice at once and keeps the answers. A call without an answer has none.
    pub(crate) fn send_twice_at_once(&mut self, call: &Call) -> Vec<Answer> {
        let http = &self.http;
        let answers: Vec<_> = std::thread::scope(|scope| {
            let calls: Vec<_> = (0..2).map(|_| scope.spawn(|| http.send(call))).collect();
            calls.into_iter().filter_map(|call| call.join().ok()).collect()
        });
        let answers: Vec<Answer> = answers.into_iter().filter_map(Result::ok).collect();
        self.log.extend(answers.iter().cloned());
        answers
    }

    pub(crate) fn get(&mut self, path: impl Into<String>) -> Outcome<Answer> {
        self.send(&Call::get(path))
    }

    /// The order that may be changed. Skips the check if there is none, or if it is in review.
    pub(crate) fn target(&self) -> Outcome<&Order> {
        if self.options.orders.is_empty() {
            return skip("no --order may be changed");
        }
        self.after("session.answer")?;
        self.after("orders.list")?;
        let mine = || self.orders.iter().filter(|order| self.options.orders.contains(&order.order_id));
        if mine().next().is_none() {
            return skip(format!("the account has no order {}", self.options.orders.join(", ")));
        }
        let mut editable: Vec<&Order> = mine().filter(|order| order.status.is_editable()).collect();
        editable.sort_by_key(|order| order.documents.is_empty());
        match editable.first() {
            Some(order) => Ok(order),
            None => skip("the --order cannot be changed in its state"),
        }
    }

    /// The path of the order that may be changed, and more of a path below it.
    pub(crate) fn path(&self, rest: &str) -> Outcome<String> {
        Ok(format!("/orders/{}{rest}", self.target()?.order_id))
    }

    /// The first document of the order that may be changed.
    pub(crate) fn document(&self) -> Outcome<Document> {
        match self.target()?.documents.first() {
            Some(document) => Ok(document.clone()),
            None => skip("the --order has no documents"),
        }
    }

    /// The path of that document, and more of a path below it.
    pub(crate) fn document_path(&self, rest: &str) -> Outcome<String> {
        self.path(&format!("/documents/{}{rest}", self.document()?.document_type))
    }

    /// Any order to read from: the one that may be changed, or the first one.
    pub(crate) fn any_order(&self) -> Outcome<String> {
        self.after("orders.list")?;
        match self.target().ok().or(self.orders.first()) {
            Some(order) => Ok(order.order_id.clone()),
            None => skip("the account has no order"),
        }
    }

    /// The application that can be submitted for the order.
    pub(crate) fn complete(&self) -> Outcome<Value> {
        match &self.given {
            Some(given) => Ok(given.clone()),
            None => Ok(material::application(&self.target()?.product, &self.options.domain)),
        }
    }

    /// Sends a draft with a condition.
    pub(crate) fn put(&mut self, condition: (&'static str, &str), draft: &Value) -> Outcome<Answer> {
        let call = Call::new("PUT", self.path("/application")?).json(draft).header(condition.0, condition.1);
        self.send(&call)
    }

    /// Saves a draft over the current version, and keeps its tag and its content.
    pub(crate) fn save(&mut self, draft: &Value) -> Outcome<Answer> {
        let condition = match self.etag.clone() {
            Some(etag) => ("if-match", etag),
            None => ("if-none-match", "*".to_owned()),
        };
        let answer = self.put((condition.0, &condition.1), draft)?;
        if answer.is_success() {
            self.keep(&answer, draft)?;
        }
        Ok(answer)
    }

    /// Keeps the tag of a saved draft. A backend that did not send it is asked again, so that the other checks can go on.
    fn keep(&mut self, answer: &Answer, draft: &Value) -> Outcome {
        let etag = match answer.etag() {
            Some(etag) => Some(etag),
            None => self.get(self.path("/application")?)?.etag(),
        };
        self.draft = draft.clone();
        if etag != self.etag {
            self.old_etag = std::mem::replace(&mut self.etag, etag);
        }
        Ok(())
    }

    /// Takes the entity tag of an answer over, if it has one: a draft was saved that should have been refused, or somebody
    /// else may have saved.
    pub(crate) fn learn(&mut self, answer: &Answer) {
        if answer.is_success()
            && let Some(etag) = answer.etag()
        {
            self.etag = Some(etag);
        }
    }

    /// Saves a draft that a check needs. Skips the check if that fails, because another check is about saving.
    pub(crate) fn prepare(&mut self, draft: &Value) -> Outcome<String> {
        let answer = self.save(draft)?;
        match self.etag.clone().filter(|_| answer.is_success()) {
            Some(etag) => Ok(etag),
            None => skip(format!("the application could not be saved: {}", answer.describe())),
        }
    }

    /// The submission that was made. Skips the check if there is none.
    pub(crate) fn submission(&self) -> Outcome<(Call, Submission)> {
        match &self.submitted {
            Some((call, answer)) => match answer.read() {
                Ok(submission) => Ok((call.clone(), submission)),
                Err(_) => skip("the submission's answer cannot be read"),
            },
            None => skip("nothing was submitted"),
        }
    }
}

/// Runs the command that signs in, and returns what it prints.
fn printed(command: &str) -> Result<String, String> {
    let shell = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let output = Command::new(shell.0).args([shell.1, command]).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| format!("the session command cannot be started: {error}"))?;
    let cookie = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if !output.status.success() || cookie.is_empty() || cookie.contains('\n') {
        return Err(format!("the session command must print one line for the Cookie header ({})", output.status));
    }
    Ok(cookie)
}
