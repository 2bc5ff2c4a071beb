//! Grids to schools: tables of cells as people write them, and what was understood of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod flat;
mod support;
