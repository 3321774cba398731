//! Signed certificates.

use rusqlite::{OptionalExtension, Transaction, params};

use crate::clock::Moment;
use crate::problem::Problem;

/// A signed certificate.
#[derive(Debug, Clone)]
pub(crate) struct CertificateRow {
    /// The leaf and the CA certificate in PEM.
    pub(crate) chain: String,
    /// The private key in PEM, if the backend made it.
    pub(crate) private_key: Option<String>,
    /// The start of the validity.
    pub(crate) not_before: Moment,
    /// The end of the validity.
    pub(crate) not_after: Moment,
    /// The serial number in hexadecimal.
    pub(crate) serial_number: String,
}

/// The certificate of an order.
pub(crate) fn find(transaction: &Transaction<'_>, order_id: &str) -> Result<Option<CertificateRow>, Problem> {
    let mut statement = transaction.prepare_cached(
        "select chain, private_key, not_before, not_after, serial_number from certificates where order_id = ?",
    )?;
    let found = statement.query_row([order_id], |row| {
        Ok(CertificateRow {
            chain: row.get(0)?,
            private_key: row.get(1)?,
            not_before: row.get(2)?,
            not_after: row.get(3)?,
            serial_number: row.get(4)?,
        })
    });
    Ok(found.optional()?)
}

/// Stores a certificate.
pub(crate) fn put(transaction: &Transaction<'_>, order_id: &str, row: &CertificateRow) -> Result<(), Problem> {
    transaction.execute(
        "insert or replace into certificates values (?, ?, ?, ?, ?, ?)",
        params![order_id, row.chain, row.private_key, row.not_before, row.not_after, row.serial_number],
    )?;
    Ok(())
}
