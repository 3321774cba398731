//! The state that all handlers share.

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;

use crate::ca::issue;
use crate::cli::Options;
use crate::clock::{Clock, HOUR, Moment};
use crate::database::{Database, orders, settings};
use crate::dev::controls::CLOCK_AHEAD;
use crate::dev::dns::Dns;
use crate::dev::faults::Fault;
use crate::dev::ledger::Entry;
use crate::dev::log::LogEntry;
use crate::problem::Problem;
use crate::seed;
use crate::wrong::Wrong;
use crate::wrong::layer::Seen;

/// The server's state, shared by all connections.
pub(crate) type App = Arc<State>;

/// The server's state.
#[derive(Debug)]
pub(crate) struct State {
    /// The database file.
    pub(crate) database: Database,
    /// The clock of all dates.
    pub(crate) clock: Clock,
    /// The length of each stage that the clock advances, in seconds.
    pub(crate) stage_seconds: i64,
    /// The share of API calls that fail, in per cent.
    pub(crate) chaos_percent: u8,
    /// The origins that CORS accepts.
    pub(crate) app_origins: Vec<String>,
    /// True if `/dev/*` exists.
    pub(crate) dev: bool,
    /// Set by `/dev/sign-out`: no new session starts until somebody signs in.
    pub(crate) signed_out: AtomicBool,
    /// The faults that wait for a call.
    pub(crate) faults: Mutex<Vec<Fault>>,
    /// The calls since the last reset.
    pub(crate) log: Mutex<Vec<LogEntry>>,
    /// The accepted changes since the last reset.
    pub(crate) ledger: Mutex<Vec<Entry>>,
    /// The records of the DNS service.
    pub(crate) dns: Mutex<Dns>,
    /// The number of faults that chaos has made, by kind.
    pub(crate) chaos_count: Mutex<HashMap<&'static str, u64>>,
    /// Only one photo is decoded at a time, because a large one needs hundreds of megabytes.
    pub(crate) decoding: Semaphore,
    /// The way in which this backend breaks the contract.
    pub(crate) wrong: Option<Wrong>,
    /// The memory that this way needs.
    pub(crate) seen: Seen,
}

impl State {
    /// The current time of the server.
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Returns true if this backend breaks the contract in this way.
    pub(crate) fn is_wrong(&self, wrong: Wrong) -> bool {
        self.wrong == Some(wrong)
    }

    /// Runs `work` in one transaction. It is committed if `work` succeeds and rolled back if not.
    pub(crate) fn transact<T>(
        &self,
        work: impl FnOnce(&rusqlite::Transaction<'_>) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        self.database.transact(work)
    }
}

/// Locks a mutex. A thread that panicked with the lock leaves nothing half-written in these values.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    /// Opens the database file, seeds it if it is new, and sets the clock to its last state.
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
        prepared.map_err(|problem| problem.to_string())?;
        if options.wrong == Some(Wrong::ClockAhead) {
            clock.set_ahead(HOUR);
        }
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
            ledger: Mutex::default(),
            dns: Mutex::default(),
            chaos_count: Mutex::default(),
            decoding: Semaphore::new(1),
            wrong: options.wrong,
            seen: Seen::default(),
        })
    }
}
