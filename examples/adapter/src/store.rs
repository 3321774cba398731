//! What the order API does not keep. The example keeps it in memory; a real adapter needs a table for each map.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use signet::contract::{Application, Attempt, Upload};
use time::OffsetDateTime;

/// A saved draft.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) application: Application,
    /// How often it was saved. The entity tag is made of it.
    pub(crate) version: u64,
    pub(crate) saved_at: String,
}

impl Draft {
    pub(crate) fn etag(&self) -> String {
        format!("\"d{}\"", self.version)
    }
}

/// A one-time link.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) order_id: String,
    pub(crate) document_type: String,
    pub(crate) expires_at: OffsetDateTime,
    pub(crate) used: bool,
}

/// An attempt, with the application as it was submitted.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub(crate) attempt: Attempt,
    pub(crate) application: Application,
}

/// The state of an order as it was last seen, and how often it has changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct LastSeen {
    pub(crate) state: String,
    pub(crate) version: u64,
    pub(crate) updated_at: String,
}

/// Everything, behind one lock.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    /// CSRF tokens by session.
    pub(crate) sessions: HashMap<String, String>,
    /// Drafts by order.
    pub(crate) drafts: HashMap<String, Draft>,
    /// Photos by order and type of document.
    pub(crate) photos: HashMap<(String, String), (Upload, Vec<u8>)>,
    /// One-time links by token.
    pub(crate) links: HashMap<String, Link>,
    /// The request and the answer of each idempotency key.
    pub(crate) keys: HashMap<String, (String, String)>,
    /// Attempts by order, newest first.
    pub(crate) attempts: HashMap<String, Vec<Made>>,
    /// States by order.
    pub(crate) seen: HashMap<String, LastSeen>,
}

/// The tables, and the lock that lets one submission through at a time.
#[derive(Debug, Default)]
pub(crate) struct Store {
    tables: Mutex<Tables>,
    /// Held from looking a key up until its answer is stored: of two equal submissions the second waits for the first.
    pub(crate) submitting: tokio::sync::Mutex<()>,
}

impl Store {
    pub(crate) fn lock(&self) -> MutexGuard<'_, Tables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
