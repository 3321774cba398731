//! A review: an order and its newest submission. The clock, the applicant and the reviewer advance it.

use rusqlite::Transaction;
use signet::contract::{
    Application, AttemptOutcome, CertificateFacts, DomainVerification, Failure, OrderStatus, RecordState, Stage,
    StageCode, StageState, Status, Submission, ValidationLevel, VerificationMethod,
};

use super::{issue, mail};
use crate::clock::{DAY, Moment, rfc3339};
use crate::database::certificates::{self, CertificateRow};
use crate::database::documents;
use crate::database::orders::{self, OrderRow};
use crate::database::submissions::{self, SubmissionRow};
use crate::problem::Problem;
use crate::random;
use crate::state::App;

/// A certificate "expires soon" if it ends within this time, in seconds.
const EXPIRES_SOON: i64 = 30 * DAY;

/// A decision of the reviewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Documents and call are approved. The names still have to be validated.
    Approve,
    /// Everything is approved, even if something is missing, and the certificate is signed now.
    Issue,
    /// The application is refused.
    Refuse(Failure),
}

/// An order and its newest submission.
#[derive(Debug, Clone)]
pub(crate) struct Review {
    /// The order.
    pub(crate) order: OrderRow,
    /// The newest submission.
    pub(crate) submission: Option<SubmissionRow>,
    certificate: Option<CertificateRow>,
    wants_documents: bool,
}

impl Review {
    /// Loads a review and advances it to the current time.
    pub(crate) fn load(app: &App, transaction: &Transaction<'_>, order_id: &str) -> Result<Self, Problem> {
        let mut review = Self {
            order: orders::get(transaction, order_id)?,
            submission: submissions::newest(transaction, order_id)?,
            certificate: certificates::find(transaction, order_id)?,
            wants_documents: !documents::all(transaction, order_id)?.is_empty(),
        };
        let version = review.order.version;
        review.advance(transaction, app.now(), app.stage_seconds)?;
        if review.order.version != version {
            review.save(transaction)?;
        }
        Ok(review)
    }

    /// The submission under review.
    pub(crate) fn running(&self) -> Option<&SubmissionRow> {
        self.submission.as_ref().filter(|_| self.order.status == OrderStatus::Checking)
    }

    fn wants_call(&self) -> bool {
        self.order.product.validation_level != ValidationLevel::Dv
    }

    /// When the last condition of issuance was met, if all are met.
    fn ready_at(&self, submission: &SubmissionRow) -> Option<Moment> {
        let documents = if self.wants_documents { submission.documents_at? } else { submission.submitted_at };
        let call = if self.wants_call() { submission.call_at? } else { submission.submitted_at };
        Some(submission.verified_at?.max(documents).max(call))
    }

    fn advance(&mut self, transaction: &Transaction<'_>, now: Moment, stage: i64) -> Result<(), Problem> {
        self.age(now);
        let Some(mut submission) = self.running().cloned() else { return Ok(()) };
        if self.wants_documents && submission.documents_at.is_none() && submission.submitted_at + stage <= now {
            submission.documents_at = Some(submission.submitted_at + stage);
            self.order.touch(submission.submitted_at + stage);
        }
        let read = if self.wants_documents { submission.documents_at } else { Some(submission.submitted_at) };
        if let Some(read) = read.filter(|read| self.wants_call() && submission.call_at.is_none() && read + stage <= now)
        {
            submission.call_at = Some(read + stage);
            self.order.touch(read + stage);
        }
        let due = self.ready_at(&submission).map(|ready| ready + stage).filter(|due| *due <= now);
        self.submission = Some(submission);
        match due {
            Some(due) => self.issue(transaction, due),
            None => Ok(()),
        }
    }

    /// Advances the order's status as an issued certificate gets close to its end.
    fn age(&mut self, now: Moment) {
        let Some(certificate) = &self.certificate else { return };
        let (soon, end) = (certificate.not_after - EXPIRES_SOON, certificate.not_after);
        if matches!(self.order.status, OrderStatus::Issued) && soon <= now {
            self.order.status = OrderStatus::WillExpire;
            self.order.touch(soon);
        }
        if matches!(self.order.status, OrderStatus::WillExpire) && end <= now {
            self.order.status = OrderStatus::Expired;
            self.order.touch(end);
        }
    }

    fn issue(&mut self, transaction: &Transaction<'_>, at: Moment) -> Result<(), Problem> {
        let Some(submission) = &mut self.submission else { return Ok(()) };
        let certificate = issue::sign(transaction, &submission.application, &self.order.product, at)?;
        certificates::put(transaction, &self.order.order_id, &certificate)?;
        submission.outcome = AttemptOutcome::Issued;
        submission.decided_at = Some(at);
        self.certificate = Some(certificate);
        self.order.status = OrderStatus::Issued;
        self.order.expected_issue_at = None;
        self.order.failure = None;
        self.order.touch(at);
        Ok(())
    }

    /// Stores the review.
    pub(crate) fn save(&self, transaction: &Transaction<'_>) -> Result<(), Problem> {
        orders::put(transaction, &self.order)?;
        match &self.submission {
            Some(submission) => submissions::put(transaction, submission),
            None => Ok(()),
        }
    }

    /// Returns true if the application can still be withdrawn: not when only issuance is left.
    pub(crate) fn can_withdraw(&self) -> bool {
        self.running().is_some_and(|submission| self.ready_at(submission).is_none())
    }

    /// Withdraws the application.
    pub(crate) fn withdraw(&mut self, transaction: &Transaction<'_>, now: Moment) -> Result<(), Problem> {
        if !self.can_withdraw() {
            let title = "The application cannot be taken back now";
            return Err(Problem::new(axum::http::StatusCode::CONFLICT, "too-late", title));
        }
        if let Some(submission) = &mut self.submission {
            submission.outcome = AttemptOutcome::Withdrawn;
            submission.decided_at = Some(now);
        }
        self.order.status = OrderStatus::Payed;
        self.order.expected_issue_at = None;
        self.order.touch(now);
        self.save(transaction)
    }

    /// Marks the names as validated.
    pub(crate) fn verify(&mut self, transaction: &Transaction<'_>, now: Moment) -> Result<(), Problem> {
        self.mark_verified(now);
        self.order.touch(now);
        self.save(transaction)
    }

    fn mark_verified(&mut self, now: Moment) {
        let Some(submission) = &mut self.submission else { return };
        submission.verified_at.get_or_insert(now);
        for record in &mut submission.verification.records {
            record.state = RecordState::Verified;
        }
    }

    /// Applies a decision of the reviewer.
    pub(crate) fn decide(
        &mut self,
        transaction: &Transaction<'_>,
        decision: Decision,
        now: Moment,
    ) -> Result<(), Problem> {
        if self.running().is_none() {
            let title = "There is nothing to decide";
            let problem = Problem::new(axum::http::StatusCode::CONFLICT, "not-in-review", title);
            return Err(problem.detail(format!("The order is {}.", self.order.status.as_str())));
        }
        self.order.touch(now);
        if let Decision::Refuse(failure) = decision {
            if let Some(submission) = &mut self.submission {
                submission.outcome = AttemptOutcome::CheckedFail;
                submission.decided_at = Some(now);
                submission.failure = Some(failure.clone());
            }
            self.order.status = OrderStatus::CheckedFail;
            self.order.failure = Some(failure);
            self.order.expected_issue_at = None;
            return self.save(transaction);
        }
        let (documents, call) = (self.wants_documents, self.wants_call());
        if let Some(submission) = &mut self.submission {
            if documents {
                submission.documents_at.get_or_insert(now);
            }
            if call {
                submission.call_at.get_or_insert(now);
            }
        }
        if decision == Decision::Issue {
            self.mark_verified(now);
            self.issue(transaction, now)?;
        }
        self.save(transaction)
    }

    /// The review in the form of the contract.
    pub(crate) fn status(&self) -> Status {
        let order = &self.order;
        let issued = order.status.has_certificate() || order.status == OrderStatus::Revoked;
        // Before the first submission, and after a withdrawal, no review is running.
        let shown = self.submission.as_ref().filter(|_| order.status != OrderStatus::Payed);
        let failure = order.failure.clone().filter(|_| order.status == OrderStatus::CheckedFail);
        Status {
            status: order.status.clone(),
            version: order.version,
            updated_at: rfc3339(order.updated_at),
            expected_issue_at: order.expected_issue_at.map(rfc3339),
            can_withdraw: self.can_withdraw(),
            stages: self.stages(shown),
            domain_verification: shown.map(|submission| self.domain_verification(submission)),
            failure,
            certificate: self.certificate.as_ref().filter(|_| issued).map(|certificate| CertificateFacts {
                not_before: rfc3339(certificate.not_before),
                not_after: rfc3339(certificate.not_after),
                serial_number: certificate.serial_number.clone(),
            }),
        }
    }

    fn domain_verification(&self, submission: &SubmissionRow) -> DomainVerification {
        let verification = &submission.verification;
        let pending = self.running().is_some() && submission.verified_at.is_none();
        let by_email = verification.method == VerificationMethod::Email;
        DomainVerification {
            method: verification.method.clone(),
            sent_to: by_email.then(|| verification.sent_to.clone()),
            sent_at: Some(rfc3339(verification.sent_at)),
            expires_at: Some(rfc3339(verification.expires_at)),
            can_resend: pending && by_email,
            records: verification.records.clone(),
        }
    }

    fn stages(&self, submission: Option<&SubmissionRow>) -> Vec<Stage> {
        let at = |pick: fn(&SubmissionRow) -> Option<Moment>| submission.and_then(pick);
        let mut stages = vec![(StageCode::Received, at(|row| Some(row.submitted_at)))];
        if self.wants_documents {
            stages.push((StageCode::Documents, at(|row| row.documents_at)));
        }
        if self.wants_call() {
            stages.push((StageCode::OrganizationCall, at(|row| row.call_at)));
        }
        stages.push((StageCode::DomainVerification, at(|row| row.verified_at)));
        let issued = submission.filter(|row| row.outcome == AttemptOutcome::Issued);
        stages.push((StageCode::Issuance, issued.and_then(|row| row.decided_at)));
        let refused_at = submission.filter(|row| row.outcome == AttemptOutcome::CheckedFail);
        let refused_at = refused_at.and_then(|row| row.decided_at);
        // The CA works from stage to stage. The applicant can validate the names at any time.
        let mut reached = submission.is_some();
        stages
            .into_iter()
            .map(|(code, at)| {
                let parallel = code == StageCode::DomainVerification && submission.is_some() && refused_at.is_none();
                let state = match at {
                    Some(_) => StageState::Done,
                    None if reached && refused_at.is_some() => StageState::Failed,
                    None if reached || parallel => StageState::Current,
                    None => StageState::Waiting,
                };
                reached = reached && state == StageState::Done;
                let at = if state == StageState::Failed { refused_at } else { at };
                Stage { code, state, at: at.map(rfc3339) }
            })
            .collect()
    }
}

/// Starts the review of an application that has passed the judge: stores the submission, sends its e-mail, and changes
/// the order.
pub(crate) fn submit(
    app: &App,
    transaction: &Transaction<'_>,
    mut review: Review,
    application: Application,
) -> Result<Submission, Problem> {
    let now = app.now();
    let submission = SubmissionRow {
        submission_id: random::number(),
        order_id: review.order.order_id.clone(),
        submitted_at: now,
        verification: mail::verification(&application, &review.order.product, now),
        outcome: AttemptOutcome::Checking,
        decided_at: None,
        failure: None,
        documents_at: None,
        call_at: None,
        verified_at: None,
        application,
    };
    review.order.status = OrderStatus::Checking;
    review.order.domains.clone_from(&submission.application.domains);
    review.order.failure = None;
    review.order.expected_issue_at = Some(now + expected_days(&review.order.product.validation_level) * DAY);
    review.order.touch(now);
    let submission_id = submission.submission_id.clone();
    mail::send(transaction, &review.order, &submission, now)?;
    review.submission = Some(submission);
    review.save(transaction)?;
    Ok(Submission { submission_id, status: review.status() })
}

/// The days within which the CA promises to issue.
fn expected_days(level: &ValidationLevel) -> i64 {
    match level {
        ValidationLevel::Dv => 1,
        ValidationLevel::Ev => 7,
        _ => 3,
    }
}
