//! The state that pages share: the language, the client of the backend, and the open order with its draft.
//!
//! All pages share one [`AppContext`], so going to another page fetches nothing again and loses nothing.

mod context;
mod deep;
mod draft_store;
mod heading;
mod intl;
mod language;
mod open_order;
mod settings;
mod trouble;

pub use context::{AppContext, use_app};
pub use deep::Deep;
pub use draft_store::DraftStore;
pub use heading::Heading;
pub use intl::{counted, countries, duration, file_size, list, region_name};
pub use open_order::{OpenOrder, OrderState, Saved};
pub use settings::{begin as begin_settings, help_line, known as settings_known, setting};
pub use trouble::{Trouble, error_lines, support_details};
