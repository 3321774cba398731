//! The CA's e-mails. They go only to `/dev/mailbox`.

use rusqlite::{Transaction, params};
use serde::Serialize;

use crate::clock::{Moment, rfc3339};
use crate::problem::Problem;

/// An e-mail that was sent.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Mail {
    /// The order that the e-mail is about.
    pub(crate) order_id: String,
    /// The recipient's mailbox.
    pub(crate) to: String,
    /// Its subject.
    pub(crate) subject: String,
    /// Its text.
    pub(crate) text: String,
    /// The link to open, as a path of this server.
    pub(crate) link: String,
    /// When it was sent.
    pub(crate) sent_at: String,
}

/// Stores an e-mail, which sends it to `/dev/mailbox`.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    order_id: &str,
    (to, subject, text, link): (&str, &str, &str, &str),
    now: Moment,
) -> Result<(), Problem> {
    transaction.execute(
        "insert into mails (order_id, sent_to, subject, body, link, sent_at) values (?, ?, ?, ?, ?, ?)",
        params![order_id, to, subject, text, link, now],
    )?;
    Ok(())
}

/// All e-mails, newest first.
pub(crate) fn all(transaction: &Transaction<'_>) -> Result<Vec<Mail>, Problem> {
    let mut statement = transaction
        .prepare_cached("select order_id, sent_to, subject, body, link, sent_at from mails order by mail_id desc")?;
    let rows = statement.query_map([], |row| {
        Ok(Mail {
            order_id: row.get(0)?,
            to: row.get(1)?,
            subject: row.get(2)?,
            text: row.get(3)?,
            link: row.get(4)?,
            sent_at: rfc3339(row.get(5)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
