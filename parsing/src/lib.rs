//! The loops in which reading spends its time: XML into events by quick-xml, .xlsx sheets as nearly every
//! program writes them without it, and the grid that they fill.
//!
//! The worker is compiled for size, this crate for speed (`Cargo.toml`, profiles), and quick-xml is
//! generic over what it reads from, so it is compiled where it is used. Nothing here is generic, and
//! nothing here decides what is wrong with a file: what is not plain is left to the caller, as events.
//!
//! Nothing here is put into the loop that calls it, either: browsers begin with slow code and put the
//! fast code of a function in place when it is called again, and such a loop is called once a file.

mod builder;
mod bytes;
mod events;
mod grid;
mod pieces;
mod rows;
mod shared;
mod texts;

pub use builder::GridBuilder;
pub use bytes::decimal;
pub use events::Events;
pub use grid::{Grid, Kept, Span, Value};
pub use pieces::{Broken, Pieces, Take};
pub use rows::{Bounds, Rows, Style};
pub use shared::{Room, shared};
pub use texts::{Known, Texts};

/// Bytes that are taken from a source at one go.
pub const PIECE: usize = 1 << 16;
