//! Orders as they are stored.

use rusqlite::{OptionalExtension, Row, Transaction, params};
use signet::contract::{Failure, OrderStatus, Product};

use crate::clock::Moment;
use crate::problem::Problem;

/// The row of an order. Its documents and submissions are in other tables.
#[derive(Debug, Clone)]
pub(crate) struct OrderRow {
    /// The order's number.
    pub(crate) order_id: String,
    /// The status of the order.
    pub(crate) status: OrderStatus,
    /// When it was paid.
    pub(crate) bought_at: Moment,
    /// The product that was bought.
    pub(crate) product: Product,
    /// The names of the last submission.
    pub(crate) domains: Vec<String>,
    /// Why the last submission failed.
    pub(crate) failure: Option<Failure>,
    /// When the CA expects to issue the certificate.
    pub(crate) expected_issue_at: Option<Moment>,
    /// The version, which grows with every change.
    pub(crate) version: u64,
    /// When the order last changed.
    pub(crate) updated_at: Moment,
}

impl OrderRow {
    /// Notes a change at a moment.
    pub(crate) fn touch(&mut self, at: Moment) {
        self.version += 1;
        self.updated_at = self.updated_at.max(at);
    }
}

const COLUMNS: &str = "order_id, status, bought_at, product, domains, failure, expected_issue_at, version, updated_at";

fn read(row: &Row<'_>) -> rusqlite::Result<OrderRow> {
    Ok(OrderRow {
        order_id: row.get(0)?,
        status: OrderStatus::from(row.get::<_, String>(1)?),
        bought_at: row.get(2)?,
        product: super::json(row, 3)?,
        domains: super::json(row, 4)?,
        failure: super::json_or_none(row, 5)?,
        expected_issue_at: row.get(6)?,
        version: row.get::<_, i64>(7)?.unsigned_abs(),
        updated_at: row.get(8)?,
    })
}

/// All orders, newest first.
pub(crate) fn all(transaction: &Transaction<'_>) -> Result<Vec<OrderRow>, Problem> {
    let mut statement =
        transaction.prepare_cached(&format!("select {COLUMNS} from orders order by bought_at desc, order_id desc"))?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One order. Returns a problem with status 404 if there is none.
pub(crate) fn get(transaction: &Transaction<'_>, order_id: &str) -> Result<OrderRow, Problem> {
    let mut statement = transaction.prepare_cached(&format!("select {COLUMNS} from orders where order_id = ?"))?;
    statement.query_row([order_id], read).optional()?.ok_or_else(|| Problem::not_found("order"))
}

/// Stores an order, new or changed.
pub(crate) fn put(transaction: &Transaction<'_>, order: &OrderRow) -> Result<(), Problem> {
    let failure = order.failure.as_ref().map(serde_json::to_string).transpose()?;
    transaction.execute(
        &format!(
            "insert into orders ({COLUMNS}) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             on conflict (order_id) do update set status = ?2, domains = ?5, failure = ?6, expected_issue_at = ?7,
             version = ?8, updated_at = ?9"
        ),
        params![
            order.order_id,
            order.status.as_str(),
            order.bought_at,
            serde_json::to_string(&order.product)?,
            serde_json::to_string(&order.domains)?,
            failure,
            order.expected_issue_at,
            i64::try_from(order.version).unwrap_or(i64::MAX),
            order.updated_at,
        ],
    )?;
    Ok(())
}
