//! Idempotency keys. The first answer to each is kept for a day.

use rusqlite::{OptionalExtension, Transaction, params};

use crate::clock::{DAY, Moment};
use crate::problem::Problem;

/// The state of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Known {
    /// The key is new, and this request has claimed it.
    New,
    /// The same request is in progress.
    InProgress,
    /// The same request was answered with this body.
    Answered(String),
    /// The key was used with a different request.
    Mismatch,
}

/// Claims a key for a request, or returns its state.
pub(crate) fn claim(
    transaction: &Transaction<'_>,
    key: &str,
    order_id: &str,
    fingerprint: &str,
    now: Moment,
) -> Result<Known, Problem> {
    transaction.execute("delete from idempotency where created_at <= ?", [now - DAY])?;
    let mut statement = transaction.prepare_cached("select fingerprint, answer from idempotency where key = ?")?;
    let found: Option<(String, Option<String>)> =
        statement.query_row([key], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(match found {
        Some((first, _)) if first != fingerprint => Known::Mismatch,
        Some((_, Some(answer))) => Known::Answered(answer),
        Some((_, None)) => Known::InProgress,
        None => {
            transaction.execute(
                "insert into idempotency values (?, ?, ?, null, ?)",
                params![key, order_id, fingerprint, now],
            )?;
            Known::New
        }
    })
}

/// Stores the answer for a key.
pub(crate) fn answer(transaction: &Transaction<'_>, key: &str, answer: &str) -> Result<(), Problem> {
    transaction.execute("update idempotency set answer = ? where key = ?", params![answer, key])?;
    Ok(())
}

/// Releases a key, because nothing was done under it.
pub(crate) fn release(transaction: &Transaction<'_>, key: &str) -> Result<(), Problem> {
    transaction.execute("delete from idempotency where key = ? and answer is null", [key])?;
    Ok(())
}
