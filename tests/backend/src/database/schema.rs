//! The tables, and the one connection that all requests share.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::problem::Problem;

/// All moments are in seconds since 1970 in UTC. JSON columns have the contract's types.
const TABLES: &str = "
create table if not exists settings (name text primary key, value text not null) strict;
create table if not exists sessions (
    token text primary key, csrf_token text not null, user_name text not null, user_email text not null,
    created_at integer not null) strict;
create table if not exists orders (
    order_id text primary key, status text not null, bought_at integer not null, product text not null,
    domains text not null, failure text, expected_issue_at integer, version integer not null,
    updated_at integer not null) strict;
create table if not exists documents (
    order_id text not null references orders, document_type text not null, position integer not null,
    title text not null, note text not null, has_template integer not null, required integer not null,
    max_bytes integer not null, primary key (order_id, document_type)) strict;
create table if not exists uploads (
    order_id text not null, document_type text not null, photo blob not null, facts text not null,
    primary key (order_id, document_type),
    foreign key (order_id, document_type) references documents) strict;
create table if not exists applications (
    order_id text primary key references orders, version integer not null, body text not null,
    saved_at integer not null) strict;
create table if not exists submissions (
    submission_id text primary key, order_id text not null references orders, submitted_at integer not null,
    application text not null, outcome text not null, decided_at integer, failure text,
    documents_at integer, call_at integer, verification text not null, verified_at integer) strict;
create table if not exists agreements (
    submission_id text not null references submissions, position integer not null, href text not null,
    accepted_at text not null, primary key (submission_id, position)) strict;
create index if not exists submissions_of_order on submissions (order_id, submitted_at);
create table if not exists mails (
    mail_id integer primary key, order_id text not null, sent_to text not null, subject text not null,
    body text not null, link text not null, sent_at integer not null) strict;
create table if not exists certificates (
    order_id text primary key references orders, chain text not null, private_key text, not_before integer not null,
    not_after integer not null, serial_number text not null) strict;
create table if not exists idempotency (
    key text primary key, order_id text not null, fingerprint text not null, answer text,
    created_at integer not null) strict;
create table if not exists handovers (
    token text primary key, order_id text not null, document_type text not null, expires_at integer not null,
    used_at integer) strict;
";

/// The database file. There is one connection, because SQLite has only one writer at a time.
#[derive(Debug)]
pub(crate) struct Database {
    connection: Mutex<Connection>,
}

impl Database {
    /// Opens the file, creates missing tables, and forgets submissions that a crash interrupted.
    pub(crate) fn open(file: &Path) -> rusqlite::Result<Self> {
        let connection = Connection::open(file)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "foreign_keys", "ON")?;
        connection.execute_batch(TABLES)?;
        // The work and the answer of a submission are one transaction, so without an answer no work was stored.
        connection.execute("delete from idempotency where answer is null", [])?;
        Ok(Self { connection: Mutex::new(connection) })
    }

    /// Runs `work` in one transaction. It is committed if `work` succeeds and rolled back if not.
    pub(crate) fn transact<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Problem>) -> Result<T, Problem> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }
}

/// Empties every table except the settings, where the CA's key is.
pub(crate) fn empty(transaction: &Transaction<'_>) -> Result<(), Problem> {
    for table in [
        "handovers",
        "idempotency",
        "certificates",
        "mails",
        "agreements",
        "submissions",
        "applications",
        "uploads",
        "documents",
        "orders",
        "sessions",
    ] {
        transaction.execute(&format!("delete from {table}"), [])?;
    }
    Ok(())
}
