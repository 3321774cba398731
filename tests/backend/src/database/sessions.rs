//! The sessions of signed-in users.

use rusqlite::{OptionalExtension, Transaction, params};
use signet::contract::{Session, User};

use crate::clock::Moment;
use crate::problem::Problem;

/// The session that belongs to a cookie's token.
pub(crate) fn find(transaction: &Transaction<'_>, token: &str) -> Result<Option<Session>, Problem> {
    let mut statement =
        transaction.prepare_cached("select csrf_token, user_name, user_email from sessions where token = ?")?;
    let found = statement.query_row([token], |row| {
        Ok(Session { csrf_token: row.get(0)?, user: User { name: row.get(1)?, email: row.get(2)? } })
    });
    Ok(found.optional()?)
}

/// Stores a new session.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    token: &str,
    session: &Session,
    now: Moment,
) -> Result<(), Problem> {
    let Session { csrf_token, user } = session;
    transaction.execute(
        "insert into sessions values (?, ?, ?, ?, ?)",
        params![token, csrf_token, user.name, user.email, now],
    )?;
    Ok(())
}

/// Ends every session.
pub(crate) fn end_all(transaction: &Transaction<'_>) -> Result<(), Problem> {
    transaction.execute("delete from sessions", [])?;
    Ok(())
}
