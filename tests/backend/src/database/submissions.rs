//! Submissions: the applications that were sent to the CA, and the state of their reviews.

use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use signet::contract::{Application, AttemptOutcome, Failure, ValidationRecord, VerificationMethod};

use crate::clock::Moment;
use crate::problem::Problem;

/// A submission and its review.
#[derive(Debug, Clone)]
pub(crate) struct SubmissionRow {
    /// The submission's number.
    pub(crate) submission_id: String,
    /// The order it belongs to.
    pub(crate) order_id: String,
    /// When it arrived.
    pub(crate) submitted_at: Moment,
    /// The application that was sent.
    pub(crate) application: Application,
    /// The outcome.
    pub(crate) outcome: AttemptOutcome,
    /// When the outcome was decided.
    pub(crate) decided_at: Option<Moment>,
    /// Why the submission failed.
    pub(crate) failure: Option<Failure>,
    /// When the documents were read.
    pub(crate) documents_at: Option<Moment>,
    /// When the organisation was called.
    pub(crate) call_at: Option<Moment>,
    /// The validation of the names.
    pub(crate) verification: Verification,
    /// When the names were validated.
    pub(crate) verified_at: Option<Moment>,
}

/// The validation of control over the names.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Verification {
    /// The method.
    pub(crate) method: VerificationMethod,
    /// The secret in the e-mail's link.
    pub(crate) token: String,
    /// The mailbox that the e-mail went to.
    pub(crate) sent_to: String,
    /// When the e-mail was last sent.
    pub(crate) sent_at: Moment,
    /// When the link expires.
    pub(crate) expires_at: Moment,
    /// The DNS records to publish; none if the link in the e-mail is enough.
    pub(crate) records: Vec<ValidationRecord>,
}

const COLUMNS: &str = "submission_id, order_id, submitted_at, application, outcome, decided_at, failure, documents_at, \
                       call_at, verification, verified_at";

fn read(row: &Row<'_>) -> rusqlite::Result<SubmissionRow> {
    Ok(SubmissionRow {
        submission_id: row.get(0)?,
        order_id: row.get(1)?,
        submitted_at: row.get(2)?,
        application: super::json(row, 3)?,
        outcome: AttemptOutcome::from(row.get::<_, String>(4)?),
        decided_at: row.get(5)?,
        failure: super::json_or_none(row, 6)?,
        documents_at: row.get(7)?,
        call_at: row.get(8)?,
        verification: super::json(row, 9)?,
        verified_at: row.get(10)?,
    })
}

/// The submissions of an order, newest first.
pub(crate) fn all(transaction: &Transaction<'_>, order_id: &str) -> Result<Vec<SubmissionRow>, Problem> {
    let mut statement = transaction.prepare_cached(&format!(
        "select {COLUMNS} from submissions where order_id = ? order by submitted_at desc, rowid desc"
    ))?;
    let rows = statement.query_map([order_id], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The newest submission of an order.
pub(crate) fn newest(transaction: &Transaction<'_>, order_id: &str) -> Result<Option<SubmissionRow>, Problem> {
    Ok(all(transaction, order_id)?.into_iter().next())
}

/// The submission whose e-mail has this secret in its link.
pub(crate) fn by_token(transaction: &Transaction<'_>, token: &str) -> Result<Option<SubmissionRow>, Problem> {
    let mut statement =
        transaction.prepare_cached(&format!("select {COLUMNS} from submissions where verification ->> 'token' = ?"))?;
    Ok(statement.query_row([token], read).optional()?)
}

/// The number of submissions of each order.
pub(crate) fn counts(transaction: &Transaction<'_>) -> Result<Vec<(String, i64)>, Problem> {
    let mut statement =
        transaction.prepare_cached("select order_id, count(*) from submissions group by order_id order by order_id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Stores a submission, new or changed.
pub(crate) fn put(transaction: &Transaction<'_>, row: &SubmissionRow) -> Result<(), Problem> {
    let failure = row.failure.as_ref().map(serde_json::to_string).transpose()?;
    transaction.execute(
        &format!(
            "insert into submissions ({COLUMNS}) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             on conflict (submission_id) do update set outcome = ?5, decided_at = ?6, failure = ?7,
             documents_at = ?8, call_at = ?9, verification = ?10, verified_at = ?11"
        ),
        params![
            row.submission_id,
            row.order_id,
            row.submitted_at,
            serde_json::to_string(&row.application)?,
            row.outcome.as_str(),
            row.decided_at,
            failure,
            row.documents_at,
            row.call_at,
            serde_json::to_string(&row.verification)?,
            row.verified_at,
        ],
    )?;
    Ok(())
}
