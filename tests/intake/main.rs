//! Grids to schools: tables of cells as people write them, and what was understood of them.
// expect-test writes its own hashes around what it snapshots.
#![allow(clippy::needless_raw_string_hashes, clippy::format_push_string, clippy::too_many_lines)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod anything;
mod apart;
mod combinations;
mod combined;
mod county;
mod cross;
mod disputed;
mod flat;
mod form;
#[path = "../support/fraction.rs"]
#[allow(dead_code, clippy::cast_precision_loss, reason = "the other tests use the rest")]
mod fraction;
mod guises;
mod mapping;
mod number_formats;
mod persons;
mod persons_privacy;
mod roster;
mod support;
mod told_rows;
mod totals;
mod wordings;
