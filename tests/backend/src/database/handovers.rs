//! One-time links for taking a photo on a phone.

use rusqlite::{OptionalExtension, Transaction, params};

use crate::clock::Moment;
use crate::problem::Problem;

/// A link.
#[derive(Debug, Clone)]
pub(crate) struct HandoverRow {
    /// The order that the link is for.
    pub(crate) order_id: String,
    /// The document that the link is for.
    pub(crate) document_type: String,
    /// When the link expires.
    pub(crate) expires_at: Moment,
    /// When a photo was uploaded through the link.
    pub(crate) used_at: Option<Moment>,
}

/// Stores a link.
pub(crate) fn insert(transaction: &Transaction<'_>, token: &str, row: &HandoverRow) -> Result<(), Problem> {
    transaction.execute(
        "insert into handovers values (?, ?, ?, ?, ?)",
        params![token, row.order_id, row.document_type, row.expires_at, row.used_at],
    )?;
    Ok(())
}

/// The link of a token.
pub(crate) fn find(transaction: &Transaction<'_>, token: &str) -> Result<Option<HandoverRow>, Problem> {
    let mut statement = transaction
        .prepare_cached("select order_id, document_type, expires_at, used_at from handovers where token = ?")?;
    let found = statement.query_row([token], |row| {
        Ok(HandoverRow {
            order_id: row.get(0)?,
            document_type: row.get(1)?,
            expires_at: row.get(2)?,
            used_at: row.get(3)?,
        })
    });
    Ok(found.optional()?)
}

/// Notes that a photo is uploaded through the link. Returns false if one was before.
pub(crate) fn mark_used(transaction: &Transaction<'_>, token: &str, now: Moment) -> Result<bool, Problem> {
    let update = "update handovers set used_at = ? where token = ? and used_at is null";
    Ok(transaction.execute(update, params![now, token])? == 1)
}
