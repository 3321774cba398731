//! Idempotency keys: the first answer of each is kept for a day.

use rusqlite::{OptionalExtension, Transaction, params};

use crate::clock::{DAY, Moment};
use crate::problem::Problem;

/// What is known of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Known {
    /// Nothing: the key is now ours to answer.
    New,
    /// The same request is being worked on.
    InProgress,
    /// The same request was answered, with this body.
    Answered(String),
    /// The key came with another request.
    Mismatch,
}

/// Claims a key for a request, or says what is known of it.
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

/// Keeps the answer of a key.
pub(crate) fn answer(transaction: &Transaction<'_>, key: &str, answer: &str) -> Result<(), Problem> {
    transaction.execute("update idempotency set answer = ? where key = ?", params![answer, key])?;
    Ok(())
}

/// Gives a key back, because nothing was done under it.
pub(crate) fn release(transaction: &Transaction<'_>, key: &str) -> Result<(), Problem> {
    transaction.execute("delete from idempotency where key = ? and answer is null", [key])?;
    Ok(())
}
