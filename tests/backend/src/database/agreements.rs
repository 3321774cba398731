//! The agreements that were accepted with each submission.

use rusqlite::{Transaction, params};
use signet::contract::AcceptedAgreement;

use crate::problem::Problem;

/// Stores the agreements that were accepted with a submission.
pub(crate) fn put(
    transaction: &Transaction<'_>,
    submission_id: &str,
    accepted: &[AcceptedAgreement],
) -> Result<(), Problem> {
    for (position, agreement) in (0_i64..).zip(accepted) {
        transaction.execute(
            "insert into agreements (submission_id, position, href, accepted_at) values (?, ?, ?, ?)",
            params![submission_id, position, agreement.href, agreement.accepted_at],
        )?;
    }
    Ok(())
}

/// The agreements that were accepted with a submission, in the order in which they were shown.
pub(crate) fn all(transaction: &Transaction<'_>, submission_id: &str) -> Result<Vec<AcceptedAgreement>, Problem> {
    let mut statement = transaction
        .prepare_cached("select href, accepted_at from agreements where submission_id = ? order by position")?;
    let rows = statement
        .query_map([submission_id], |row| Ok(AcceptedAgreement { href: row.get(0)?, accepted_at: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
