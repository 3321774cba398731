//! Settings: the CA's key and certificate, and the advance of the clock.

use rusqlite::{OptionalExtension, Transaction, params};

use crate::problem::Problem;

/// Returns the value of a setting.
pub(crate) fn get(transaction: &Transaction<'_>, name: &str) -> Result<Option<String>, Problem> {
    let mut statement = transaction.prepare_cached("select value from settings where name = ?")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

/// Stores a setting.
pub(crate) fn set(transaction: &Transaction<'_>, name: &str, value: &str) -> Result<(), Problem> {
    transaction.execute("insert or replace into settings values (?, ?)", params![name, value])?;
    Ok(())
}
