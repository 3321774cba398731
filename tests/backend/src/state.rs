//! What every handler shares.

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;

use crate::ca::issue;
use crate::cli::Options;
use crate::clock::{Clock, Moment};
use crate::database::{Database, orders, settings};
use crate::dev::controls::CLOCK_AHEAD;
use crate::dev::faults::Fault;
use crate::dev::log::LogEntry;
use crate::problem::Problem;
use crate::seed;

/// The server's state, shared by all connections.
pub(crate) type App = Arc<State>;

/// The server's state.
#[derive(Debug)]
pub(crate) struct State {
    /// The database file.
    pub(crate) database: Database,
    /// The clock of everything that is dated.
    pub(crate) clock: Clock,
    /// How long each clock-driven stage takes, in seconds.
    pub(crate) stage_seconds: i64,
    /// The share of API calls that fail, in per cent.
    pub(crate) chaos_percent: u8,
    /// Origins that CORS lets in.
    pub(crate) app_origins: Vec<String>,
    /// Whether `/dev/*` exists.
    pub(crate) dev: bool,
    /// Set by `/dev/sign-out`: no new session begins until somebody signs in.
    pub(crate) signed_out: AtomicBool,
    /// Faults that wait for a call.
    pub(crate) faults: Mutex<Vec<Fault>>,
    /// Calls received since the last reset.
    pub(crate) log: Mutex<Vec<LogEntry>>,
    /// Chaos's own count of what it did, by kind.
    pub(crate) chaos_count: Mutex<HashMap<&'static str, u64>>,
    /// One photo is decoded at a time: a large one takes hundreds of megabytes.
    pub(crate) decoding: Semaphore,
}

impl State {
    /// Now, as the server sees it.
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Runs `work` in one transaction, which is kept when it succeeds and undone when it does not.
    pub(crate) fn transact<T>(
        &self,
        work: impl FnOnce(&rusqlite::Transaction<'_>) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        self.database.transact(work)
    }
}

/// Locks; a thread that panicked with the lock held leaves nothing half-written behind in these.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    /// Opens the database file, seeds it when it is new, and sets the clock to where it was.
    pub(crate) fn open(options: &Options) -> Result<Self, String> {
        let database = Database::open(&options.database).map_err(|error| error.to_string())?;
        let clock = Clock::default();
        let prepared = database.transact(|transaction| {
            let ahead = settings::get(transaction, CLOCK_AHEAD)?.and_then(|text| text.parse().ok()).unwrap_or(0);
            clock.set_ahead(ahead);
            issue::ca_certificate(transaction, clock.now())?;
            if orders::all(transaction)?.is_empty() {
                seed::seed(transaction, clock.now(), None)?;
            }
            Ok(())
        });
        prepared.map_err(|problem| format!("{problem:?}"))?;
        Ok(Self {
            database,
            clock,
            stage_seconds: options.stage_seconds,
            chaos_percent: options.chaos_percent,
            app_origins: options.app_origins.clone(),
            dev: options.dev,
            signed_out: AtomicBool::new(false),
            faults: Mutex::default(),
            log: Mutex::default(),
            chaos_count: Mutex::default(),
            decoding: Semaphore::new(1),
        })
    }
}
