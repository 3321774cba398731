//! What every page and widget uses: Leptos's signals, effects and components, and this crate's own views.

pub use leptos::prelude::{
    Callable, Callback, Get, GetUntracked, GetValue, IsDisposed, LocalStorage, Memo, Notify, Owner, Read,
    ReadUntracked, RwSignal, Set, SetValue, Signal, StoredValue, Track, Update, UpdateValue, With, WithUntracked,
    WithValue, component, document, event_target, event_target_checked, event_target_value, expect_context, on_cleanup,
    provide_context, request_animation_frame, set_timeout, use_context, window, window_event_listener,
};

pub use super::view::{AnyView, Children, Effect, IntoView, NodeRef, RowKind, keyed, put_last};
pub use signet_macros::view;
