//! The database file. This is the map: `schema` creates it, and each other file knows one kind of row.

mod schema;

pub(crate) mod agreements;
pub(crate) mod applications;
pub(crate) mod certificates;
pub(crate) mod documents;
pub(crate) mod handovers;
pub(crate) mod idempotency;
pub(crate) mod mails;
pub(crate) mod orders;
pub(crate) mod sessions;
pub(crate) mod settings;
pub(crate) mod submissions;

pub(crate) use schema::{Database, empty};

/// Reads a JSON column as a type of the contract.
fn json<T: serde::de::DeserializeOwned>(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| conversion(column, error))
}

/// Reads a JSON column that may be null.
fn json_or_none<T: serde::de::DeserializeOwned>(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| serde_json::from_str(&text)).transpose().map_err(|error| conversion(column, error))
}

fn conversion(column: usize, error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
}
