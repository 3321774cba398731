//! The contract's calls about orders, each one typed. Photos are in `documents`.

use super::client::{Call, body, contract_error, json, path};
use super::transport::Answer;
use super::{Backend, BackendError, Cancel, ETag, pending};
use crate::application::retry;
use crate::contract::{Application, Attempt, Attempts, Order, Orders, Status, Submission};

/// The answer of a status call.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusAnswer {
    /// The status; `None` when it has not changed since the `ETag` that was shown (304).
    pub status: Option<Status>,
    /// To show next time.
    pub etag: Option<ETag>,
    /// Seconds that the backend wants to be left alone, clamped.
    pub retry_after: Option<u32>,
}

impl Backend {
    /// Every order of the user, newest first.
    pub async fn orders(self) -> Result<Vec<Order>, BackendError> {
        let answer = self.repeat(Call::new("GET", "/orders"), &Cancel::new()).await?;
        let Orders { orders } = json(&answer)?;
        orders.iter().for_each(settle);
        Ok(orders)
    }

    /// One order.
    pub async fn order(self, order_id: &str) -> Result<Order, BackendError> {
        let answer = self.get(&path(&["orders", order_id])).await?;
        let order = json(&answer)?;
        settle(&order);
        Ok(order)
    }

    /// The saved application, and the `ETag` that the next save or the submission has to show. `None` when nothing is
    /// saved yet.
    pub async fn application(self, order_id: &str) -> Result<Option<(Application, ETag)>, BackendError> {
        match self.get(&path(&["orders", order_id, "application"])).await {
            Ok(answer) => Ok(Some((json(&answer)?, etag(&answer)?))),
            Err(BackendError::NotFound(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Saves the application, complete or not. `held` is the `ETag` of what it was made from, `None` the first time.
    /// `PreconditionFailed`: it was changed elsewhere since.
    pub async fn save_application(
        self,
        order_id: &str,
        application: &Application,
        held: Option<&ETag>,
    ) -> Result<ETag, BackendError> {
        let (text, bytes) = body(application)?;
        let precondition = match held {
            Some(etag) => ("If-Match", etag.as_str()),
            None => ("If-None-Match", "*"),
        };
        let path = path(&["orders", order_id, "application"]);
        let headers = [("Content-Type", "application/json"), precondition];
        let call = Call { headers: &headers, body: Some((&text, bytes)), ..Call::new("PUT", &path) };
        match self.repeat(call, &Cancel::new()).await {
            Ok(answer) => etag(&answer),
            // An earlier attempt may have arrived although its answer did not: then what is there is what we sent.
            Err(error @ BackendError::PreconditionFailed(_)) => match self.application(order_id).await? {
                Some((saved, etag)) if saved == *application => Ok(etag),
                _ => Err(error),
            },
            Err(error) => Err(error),
        }
    }

    /// Sends the application for verification, once, and returns the submission's number. Pages use [`super::Submitter`], which knows what to do next.
    pub(super) async fn submit_once(
        self,
        order_id: &str,
        etag: &ETag,
        key: &str,
        cancel: &Cancel,
    ) -> Result<String, BackendError> {
        let path = path(&["orders", order_id, "submission"]);
        let headers = [("Idempotency-Key", key), ("If-Match", etag.as_str())];
        let answer = self.once(Call { headers: &headers, ..Call::new("POST", &path) }, cancel).await?;
        let Submission { submission_id, status } = json(&answer)?;
        self.keep_submitted(order_id, status);
        Ok(submission_id)
    }

    /// Where the review stands. Shows the `ETag` of the last answer, so that no change costs no body.
    pub async fn status(self, order_id: &str, held: Option<&ETag>) -> Result<StatusAnswer, BackendError> {
        let answer = self.status_answer(order_id, held, &Cancel::new()).await?;
        let status: Option<Status> = if answer.status == 304 { None } else { Some(json(&answer)?) };
        if let Some(status) = &status
            && !status.status.is_editable()
        {
            pending::forget(order_id);
        }
        Ok(StatusAnswer { status, etag: etag(&answer).ok(), retry_after: retry_after(&answer) })
    }

    pub(super) async fn status_answer(
        self,
        order_id: &str,
        held: Option<&ETag>,
        cancel: &Cancel,
    ) -> Result<Answer, BackendError> {
        let path = path(&["orders", order_id, "status"]);
        let header = held.map(|etag| ("If-None-Match", etag.as_str()));
        self.once(Call { headers: header.as_slice(), ..Call::new("GET", &path) }, cancel).await
    }

    /// Takes the application back. `Conflict` when it is too late.
    pub async fn withdraw(self, order_id: &str) -> Result<Status, BackendError> {
        json(&self.post(&path(&["orders", order_id, "withdrawal"])).await?)
    }

    /// Has the CA send its domain verification again. `TooMany` when it was sent a moment ago.
    pub async fn resend_domain_verification(self, order_id: &str) -> Result<(), BackendError> {
        self.post(&path(&["orders", order_id, "domain-verification", "resend"])).await.map(|_| ())
    }

    /// Earlier submissions, newest first.
    pub async fn attempts(self, order_id: &str) -> Result<Vec<Attempt>, BackendError> {
        let Attempts { attempts } = json(&self.get(&path(&["orders", order_id, "attempts"])).await?)?;
        Ok(attempts)
    }

    /// The certificate and its chain, in PEM.
    pub async fn certificate(self, order_id: &str) -> Result<String, BackendError> {
        Ok(self.get(&path(&["orders", order_id, "certificate"])).await?.text())
    }

    /// The address of the certificate, for a link that downloads it.
    pub async fn certificate_url(self, order_id: &str) -> Result<String, BackendError> {
        self.url(&path(&["orders", order_id, "certificate"])).await
    }

    pub(super) async fn get(self, path: &str) -> Result<Answer, BackendError> {
        self.repeat(Call::new("GET", path), &Cancel::new()).await
    }

    pub(super) async fn post(self, path: &str) -> Result<Answer, BackendError> {
        self.once(Call::new("POST", path), &Cancel::new()).await
    }
}

/// An order in review, or beyond it, answers what became of a decision to submit.
fn settle(order: &Order) {
    if !order.status.is_editable() {
        pending::forget(&order.order_id);
    }
}

/// The answer's `ETag`. A proxy that compresses may have made it weak, but a precondition compares strongly.
pub(super) fn etag(answer: &Answer) -> Result<ETag, BackendError> {
    let value = answer.header("etag").ok_or_else(|| contract_error(answer))?;
    Ok(ETag::new(value.trim_start_matches("W/")))
}

pub(super) fn retry_after(answer: &Answer) -> Option<u32> {
    answer.header("retry-after").and_then(|header| retry::retry_after(header, answer.header("date")))
}
