//! The main html module which defines components and listeners.

mod component;
mod listener;

pub use component::*;
pub use listener::*;

use crate::virtual_dom::VNode;

/// A type which expected as a result of `view` function implementation.
pub type Html = VNode;
