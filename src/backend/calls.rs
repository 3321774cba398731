//! The contract's calls about orders, each one typed. Photos are in `documents`.

use gloo_net::http::Method;

use super::answer::Answer;
use super::request::{Body, Call, body, path};
use super::{Backend, BackendError, Cancel, ETag, pending};
use crate::contract::{Application, Attempt, Attempts, Order, Orders, Status, Submission};

impl Backend {
    /// Every order of the user, newest first.
    pub async fn orders(self) -> Result<Vec<Order>, BackendError> {
        let answer = self.repeat(&Call::new(Method::GET, "/orders"), &Cancel::new()).await?;
        let Orders { orders } = answer.json()?;
        orders.iter().for_each(settle);
        Ok(orders)
    }

    /// One order.
    pub async fn order(self, order_id: &str) -> Result<Order, BackendError> {
        let answer = self.get(&path(&["orders", order_id])).await?;
        let order = answer.json()?;
        settle(&order);
        Ok(order)
    }

    /// The saved application, and the `ETag` that the next save or the submission has to show. `None` when nothing is
    /// saved yet.
    pub async fn application(self, order_id: &str) -> Result<Option<(Application, ETag)>, BackendError> {
        match self.get(&path(&["orders", order_id, "application"])).await {
            Ok(answer) => Ok(Some((answer.json()?, answer.etag()?))),
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
        let text = body(application)?;
        let precondition = match held {
            Some(etag) => ("If-Match", etag.as_str()),
            None => ("If-None-Match", "*"),
        };
        let path = path(&["orders", order_id, "application"]);
        let headers = [("Content-Type", "application/json"), precondition];
        let call = Call { headers: &headers, body: Body::Json(&text), ..Call::new(Method::PUT, &path) };
        match self.repeat(&call, &Cancel::new()).await {
            Ok(answer) => answer.etag(),
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
        let answer = self.once(&Call { headers: &headers, ..Call::new(Method::POST, &path) }, cancel).await?;
        let Submission { submission_id, status } = answer.json()?;
        self.keep_submitted(order_id, status);
        Ok(submission_id)
    }

    /// Where the review stands. Shows the `ETag` of the last answer: where nothing has changed, the answer has no body (304).
    pub(super) async fn status_answer(
        self,
        order_id: &str,
        held: Option<&ETag>,
        cancel: &Cancel,
    ) -> Result<Answer, BackendError> {
        let path = path(&["orders", order_id, "status"]);
        let header = held.map(|etag| ("If-None-Match", etag.as_str()));
        self.once(&Call { headers: header.as_slice(), ..Call::new(Method::GET, &path) }, cancel).await
    }

    /// Takes the application back. `Conflict` when it is too late.
    pub async fn withdraw(self, order_id: &str) -> Result<Status, BackendError> {
        self.post(&path(&["orders", order_id, "withdrawal"])).await?.json()
    }

    /// Has the CA send its domain verification again. `TooMany` when it was sent a moment ago.
    pub async fn resend_domain_verification(self, order_id: &str) -> Result<(), BackendError> {
        self.post(&path(&["orders", order_id, "domain-verification", "resend"])).await.map(|_| ())
    }

    /// Earlier submissions, newest first.
    pub async fn attempts(self, order_id: &str) -> Result<Vec<Attempt>, BackendError> {
        let Attempts { attempts } = self.get(&path(&["orders", order_id, "attempts"])).await?.json()?;
        Ok(attempts)
    }

    /// The certificate and its chain, in PEM.
    pub async fn certificate(self, order_id: &str) -> Result<String, BackendError> {
        Ok(self.get(&path(&["orders", order_id, "certificate"])).await?.text().to_owned())
    }

    pub(super) async fn get(self, path: &str) -> Result<Answer, BackendError> {
        self.repeat(&Call::new(Method::GET, path), &Cancel::new()).await
    }

    pub(super) async fn post(self, path: &str) -> Result<Answer, BackendError> {
        self.once(&Call::new(Method::POST, path), &Cancel::new()).await
    }
}

/// An order in review, or beyond it, answers what became of a decision to submit.
fn settle(order: &Order) {
    if !order.status.is_editable() {
        pending::forget(&order.order_id);
    }
}
