//! Hooks: the store with the state and its context, and what the page does beside its elements.

mod use_app;
mod use_focus;
mod use_store;
mod use_window_events;

pub use use_app::{AppContext, use_app};
pub use use_focus::use_focus;
pub use use_store::{Message, Store, use_store};
pub use use_window_events::use_window_events;
