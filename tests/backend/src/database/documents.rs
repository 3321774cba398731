//! The documents that an order requires, and their photos.

use rusqlite::{OptionalExtension, Transaction, params};
use signet::contract::{Document, Upload};

use crate::problem::Problem;

/// The media types that the contract names.
pub(crate) const MEDIA_TYPES: [&str; 2] = ["image/png", "image/jpeg"];

const SELECT: &str = "
    select documents.document_type, title, note, has_template, required, max_bytes, facts
    from documents left join uploads using (order_id, document_type) where order_id = ?";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Document> {
    Ok(Document {
        document_type: row.get(0)?,
        title: row.get(1)?,
        note: row.get(2)?,
        has_template: row.get(3)?,
        required: row.get(4)?,
        media_types: MEDIA_TYPES.map(str::to_owned).to_vec(),
        max_bytes: row.get::<_, i64>(5)?.unsigned_abs(),
        upload: super::json_or_none(row, 6)?,
    })
}

/// The documents of an order, sorted by position.
pub(crate) fn all(transaction: &Transaction<'_>, order_id: &str) -> Result<Vec<Document>, Problem> {
    let mut statement = transaction.prepare_cached(&format!("{SELECT} order by position"))?;
    let rows = statement.query_map([order_id], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One document. Returns a problem with status 404 if there is none.
pub(crate) fn get(transaction: &Transaction<'_>, order_id: &str, document_type: &str) -> Result<Document, Problem> {
    let mut statement = transaction.prepare_cached(&format!("{SELECT} and documents.document_type = ?"))?;
    let found = statement.query_row([order_id, document_type], read).optional()?;
    found.ok_or_else(|| Problem::not_found("document"))
}

/// Adds a document to an order.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    order_id: &str,
    position: usize,
    document: &Document,
) -> Result<(), Problem> {
    transaction.execute(
        "insert into documents values (?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            order_id,
            document.document_type,
            i64::try_from(position).unwrap_or(0),
            document.title,
            document.note,
            document.has_template,
            document.required,
            i64::try_from(document.max_bytes).unwrap_or(i64::MAX),
        ],
    )?;
    Ok(())
}

/// The photo's bytes.
pub(crate) fn photo(
    transaction: &Transaction<'_>,
    order_id: &str,
    document_type: &str,
) -> Result<Option<Vec<u8>>, Problem> {
    let mut statement =
        transaction.prepare_cached("select photo from uploads where order_id = ? and document_type = ?")?;
    Ok(statement.query_row([order_id, document_type], |row| row.get(0)).optional()?)
}

/// Stores a photo in place of the previous one.
pub(crate) fn put_photo(
    transaction: &Transaction<'_>,
    order_id: &str,
    document_type: &str,
    photo: &[u8],
    upload: &Upload,
) -> Result<(), Problem> {
    transaction.execute(
        "insert or replace into uploads values (?, ?, ?, ?)",
        params![order_id, document_type, photo, serde_json::to_string(upload)?],
    )?;
    Ok(())
}

/// Removes a photo. It is no error if there is none.
pub(crate) fn delete_photo(transaction: &Transaction<'_>, order_id: &str, document_type: &str) -> Result<(), Problem> {
    transaction
        .execute("delete from uploads where order_id = ? and document_type = ?", params![order_id, document_type])?;
    Ok(())
}
