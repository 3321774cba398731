//! Stored applications and their versions.

use rusqlite::{OptionalExtension, Transaction, params};
use signet::contract::Application;

use crate::clock::Moment;
use crate::problem::Problem;

/// A saved application.
#[derive(Debug, Clone)]
pub(crate) struct Saved {
    /// The application as typed.
    pub(crate) application: Application,
    /// The version, which grows with every save.
    pub(crate) version: i64,
}

impl Saved {
    /// The version as an entity tag (RFC 9110 8.8.3).
    pub(crate) fn etag(&self) -> String {
        format!("\"a{}\"", self.version)
    }
}

/// The application of an order.
pub(crate) fn find(transaction: &Transaction<'_>, order_id: &str) -> Result<Option<Saved>, Problem> {
    let mut statement = transaction.prepare_cached("select body, version from applications where order_id = ?")?;
    let found =
        statement.query_row([order_id], |row| Ok(Saved { application: super::json(row, 0)?, version: row.get(1)? }));
    Ok(found.optional()?)
}

/// When the application of an order was last saved.
pub(crate) fn saved_at(transaction: &Transaction<'_>, order_id: &str) -> Result<Option<Moment>, Problem> {
    let mut statement = transaction.prepare_cached("select saved_at from applications where order_id = ?")?;
    Ok(statement.query_row([order_id], |row| row.get(0)).optional()?)
}

/// Saves the application as the next version.
pub(crate) fn put(
    transaction: &Transaction<'_>,
    order_id: &str,
    application: &Application,
    now: Moment,
) -> Result<Saved, Problem> {
    let version = find(transaction, order_id)?.map_or(0, |saved| saved.version) + 1;
    transaction.execute(
        "insert or replace into applications values (?, ?, ?, ?)",
        params![order_id, version, serde_json::to_string(application)?, now],
    )?;
    Ok(Saved { application: application.clone(), version })
}
