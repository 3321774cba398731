//! The tables, and the one connection that all requests share.

use std::fmt;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::problem::{DISK_FULL, Problem, is_disk_full};

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
    /// A file beside the database. The system takes the lock back when the process ends, however it ends.
    _lock: File,
}

/// Why a database file cannot be used.
#[derive(Debug)]
pub(crate) enum DatabaseError {
    /// Another server uses the file. Each keeps a part of its state in memory, so they would contradict each other.
    InUse(PathBuf),
    /// The folder of the file cannot be written.
    Folder(PathBuf, io::Error),
    /// `SQLite` cannot use the file.
    Sqlite(PathBuf, rusqlite::Error),
}

impl fmt::Display for DatabaseError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InUse(file) => write!(
                out,
                "another server uses the database {} already: end that one, or name another file with --database",
                file.display()
            ),
            Self::Folder(file, error) => write!(
                out,
                "cannot write beside the database {} ({error}): name a file in a folder that can be written with --database",
                file.display()
            ),
            Self::Sqlite(_, error) if is_disk_full(error) => out.write_str(DISK_FULL),
            Self::Sqlite(file, error) => write!(
                out,
                "cannot use the database {} ({error}): name another file with --database, or delete this one to begin afresh",
                file.display()
            ),
        }
    }
}

impl Database {
    /// Opens the file for this server alone, creates missing tables, and forgets submissions that a crash interrupted.
    pub(crate) fn open(file: &Path) -> Result<Self, DatabaseError> {
        let lock = lock(file)?;
        let connection = Connection::open(file).and_then(|connection| prepare(&connection).map(|()| connection));
        let connection = connection.map_err(|error| DatabaseError::Sqlite(file.to_owned(), error))?;
        Ok(Self { connection: Mutex::new(connection), _lock: lock })
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

/// Locks the file beside the database. `SQLite` allows several processes, so its own locks say nothing here.
fn lock(file: &Path) -> Result<File, DatabaseError> {
    let mut path = file.as_os_str().to_owned();
    path.push(".lock");
    let lock = File::create(path).map_err(|error| DatabaseError::Folder(file.to_owned(), error))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(DatabaseError::InUse(file.to_owned())),
        Err(TryLockError::Error(error)) => Err(DatabaseError::Folder(file.to_owned(), error)),
    }
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.execute_batch(TABLES)?;
    // The work and the answer of a submission are one transaction, so without an answer no work was stored.
    connection.execute("delete from idempotency where answer is null", [])?;
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::Database;

    #[test]
    fn a_full_disk_is_said_and_nothing_is_half_saved() {
        let folder = std::env::temp_dir().join(format!("signet-full-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let database = Database::open(&folder.join("signet.db")).expect("a database");
        // SQLite then says the same as on a full disk.
        let connection = database.connection.lock().expect("no thread panicked");
        connection.query_row("pragma max_page_count = 1", [], |_| Ok(())).expect("a limit");
        drop(connection);
        let large = "a".repeat(100_000);
        let saved = database.transact(|transaction| {
            transaction.execute("insert into settings values ('small', '')", [])?;
            Ok(transaction.execute("insert into settings values ('large', ?1)", [&large])?)
        });
        let problem = saved.expect_err("there is no room");
        assert!(problem.to_string().starts_with("The disk of the server is full"), "{problem}");
        let count = database.transact(|transaction| {
            Ok(transaction.query_row("select count(*) from settings", [], |row| row.get::<_, u32>(0))?)
        });
        assert_eq!(count.expect("an answer"), 0);
        drop(database);
        std::fs::remove_dir_all(folder).expect("an end");
    }
}
