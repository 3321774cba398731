//! What exists for tests and for people who try things out: `/dev/*`, with `--dev` alone. This is the map.

pub(crate) mod controls;
pub(crate) mod faults;
pub(crate) mod log;
pub(crate) mod mailbox;
pub(crate) mod reviewer;

use axum::Router;

use crate::state::App;

/// Every call below `/dev`.
pub(crate) fn router() -> Router<App> {
    Router::new()
        .merge(controls::router())
        .merge(faults::router())
        .merge(log::router())
        .merge(mailbox::router())
        .merge(reviewer::router())
}
