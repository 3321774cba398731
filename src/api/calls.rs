//! The typed calls of the contract that are about orders. `documents` has those about photos.

use gloo_net::http::Method;

use super::request::{Body, Call, body, path};
use super::response::RawResponse;
use super::{Backend, BackendError, Cancel, ETag, pending};
use crate::contract::{
    self, Application, Attempt, Attempts, MethodChange, Order, Status, Submission, VerificationMethod,
};
use crate::exchange::submission::Decision;

impl Backend {
    /// Fetches the user's orders, newest first. An order that breaks the contract is an error in its place.
    pub async fn orders(self) -> Result<Vec<Result<Order, BackendError>>, BackendError> {
        let answer = self.repeat(&Call::new(Method::GET, "/orders"), &Cancel::new()).await?;
        let orders = contract::read_orders(answer.text()).map_err(|member| answer.wrong_member(member))?;
        orders.iter().flatten().for_each(settle);
        Ok(orders.into_iter().map(|order| order.map_err(|member| answer.wrong_member(member))).collect())
    }

    /// Fetches one order.
    pub async fn order(self, order_id: &str) -> Result<Order, BackendError> {
        let answer = self.get(&path(&["orders", order_id])).await?;
        let order = answer.json()?;
        settle(&order);
        Ok(order)
    }

    /// Fetches the saved application, and the `ETag` for the next save or the submission. Returns `None` if nothing is
    /// saved yet.
    pub async fn application(self, order_id: &str) -> Result<Option<(Application, ETag)>, BackendError> {
        match self.get(&path(&["orders", order_id, "application"])).await {
            Ok(answer) if answer.status == 204 => Ok(None),
            Ok(answer) => Ok(Some((answer.json()?, answer.etag()?))),
            // Older backends say this where nothing is saved.
            Err(BackendError::NotFound(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Saves the application, complete or not. `held` is the `ETag` of the version that it is based on, and `None` the
    /// first time. `unconfirmed` are applications of this page that may have arrived although no answer came. The error
    /// `PreconditionFailed` means that the application was changed elsewhere in the meantime.
    pub async fn save_application(
        self,
        order_id: &str,
        application: &Application,
        mut held: Option<ETag>,
        unconfirmed: &[Application],
    ) -> Result<ETag, BackendError> {
        let text = body(application)?;
        let path = path(&["orders", order_id, "application"]);
        loop {
            let precondition = match &held {
                Some(etag) => ("If-Match", etag.as_str()),
                None => ("If-None-Match", "*"),
            };
            let headers = [("Content-Type", "application/json"), precondition];
            let call = Call { headers: &headers, body: Body::Json(&text), ..Call::new(Method::PUT, &path) };
            let error = match self.repeat(&call, &Cancel::new()).await {
                Ok(answer) => return answer.etag(),
                Err(error @ BackendError::PreconditionFailed(_)) => error,
                Err(error) => return Err(error),
            };
            match self.application(order_id).await? {
                // An earlier attempt of this call has arrived.
                Some((saved, etag)) if saved == *application => return Ok(etag),
                // An earlier save of this page has arrived, so nobody else has changed the application.
                Some((saved, etag)) if unconfirmed.contains(&saved) && held.as_ref() != Some(&etag) => {
                    held = Some(etag);
                }
                _ => return Err(error),
            }
        }
    }

    /// Submits the application once and returns the submission's number. Pages use [`super::Submitter`], which handles
    /// the outcome.
    pub(super) async fn submit_once(
        self,
        order_id: &str,
        decision: &Decision,
        cancel: &Cancel,
    ) -> Result<String, BackendError> {
        let path = path(&["orders", order_id, "submission"]);
        let mut headers = vec![("Idempotency-Key", decision.key.as_str()), ("If-Match", decision.etag.as_str())];
        let mut body = Body::Nothing;
        if let Some(accepted) = &decision.body {
            headers.push(("Content-Type", "application/json"));
            body = Body::Json(accepted);
        }
        let answer = self.once(&Call { headers: &headers, body, ..Call::new(Method::POST, &path) }, cancel).await?;
        let Submission { submission_id, status } = answer.json()?;
        self.keep_submitted(order_id, status);
        Ok(submission_id)
    }

    /// Fetches the status of the review. With the `ETag` of the last answer, an unchanged status comes without a body (304).
    pub(super) async fn status_answer(
        self,
        order_id: &str,
        held: Option<&ETag>,
        cancel: &Cancel,
    ) -> Result<RawResponse, BackendError> {
        let path = path(&["orders", order_id, "status"]);
        let header = held.map(|etag| ("If-None-Match", etag.as_str()));
        self.once(&Call { headers: header.as_slice(), ..Call::new(Method::GET, &path) }, cancel).await
    }

    /// Fetches the status of the review once. Pages that follow it use [`super::StatusPoller`].
    pub async fn status(self, order_id: &str) -> Result<Status, BackendError> {
        self.get(&path(&["orders", order_id, "status"])).await?.json()
    }

    /// Withdraws the application. The error `Conflict` means that it is too late.
    pub async fn withdraw(self, order_id: &str) -> Result<Status, BackendError> {
        self.post(&path(&["orders", order_id, "withdrawal"])).await?.json()
    }

    /// Asks the CA to send its domain verification again. The error `TooMany` means that it was sent a moment ago.
    pub async fn resend_domain_verification(self, order_id: &str) -> Result<(), BackendError> {
        self.post(&path(&["orders", order_id, "domain-verification", "resend"])).await.map(|_| ())
    }

    /// Changes the way of domain verification, while it waits. The error `Conflict` means that it is too late, and `NotFound` that
    /// this backend cannot change it.
    pub async fn change_verification_method(
        self,
        order_id: &str,
        method: &VerificationMethod,
    ) -> Result<Status, BackendError> {
        let path = path(&["orders", order_id, "domain-verification", "method"]);
        let text = body(&MethodChange { method: method.clone() })?;
        let headers = [("Content-Type", "application/json")];
        let call = Call { headers: &headers, body: Body::Json(&text), ..Call::new(Method::PUT, &path) };
        self.repeat(&call, &Cancel::new()).await?.json()
    }

    /// Fetches the earlier submissions, newest first.
    pub async fn attempts(self, order_id: &str) -> Result<Vec<Attempt>, BackendError> {
        let Attempts { attempts } = self.get(&path(&["orders", order_id, "attempts"])).await?.json()?;
        Ok(attempts)
    }

    /// Fetches the certificate and its chain, in PEM.
    pub async fn certificate(self, order_id: &str) -> Result<String, BackendError> {
        Ok(self.get(&path(&["orders", order_id, "certificate"])).await?.text().to_owned())
    }

    pub(super) async fn get(self, path: &str) -> Result<RawResponse, BackendError> {
        self.repeat(&Call::new(Method::GET, path), &Cancel::new()).await
    }

    pub(super) async fn post(self, path: &str) -> Result<RawResponse, BackendError> {
        self.once(&Call::new(Method::POST, path), &Cancel::new()).await
    }
}

/// Forgets a decision to submit once the order is in review or beyond, because its outcome is known then.
fn settle(order: &Order) {
    if !order.status.is_editable() {
        pending::forget(&order.order_id);
    }
}
