//! Everything heavy, off the page's thread: reading files and writing documents.
//!
//! [`protocol`] is what page and worker say to each other; [`answer`] is the work itself, the same
//! natively and in the browser. The shell that listens exists for `wasm32` alone. Nothing here
//! touches the page, and the worker keeps nothing between two requests: when it is ended, nothing
//! is lost.

pub mod answer;
mod collate;
mod messages;
mod packs;
pub mod protocol;
mod reading;
mod share;
mod share_told;
#[cfg(target_arch = "wasm32")]
mod shell;

use crate::sheet::{ArchiveError, PartsError};
use crate::standard::StandardError;

#[cfg(target_arch = "wasm32")]
pub use shell::start;

/// The page gets sentences: at this border an error becomes its text.
macro_rules! told_as_text {
    ($($error:ty),+) => {
        $(
            impl From<$error> for String {
                fn from(error: $error) -> Self {
                    error.to_string()
                }
            }
        )+
    };
}
told_as_text!(ArchiveError, PartsError, StandardError);
