//! Where a table is: its header, its rows, its sums, and what the user said about it. It reads no figure.

pub(super) mod aside;
pub(super) mod column;
pub(super) mod header;
pub(super) mod listing;
pub(super) mod mapped;
pub(super) mod mapping;
pub(super) mod rows;
pub(super) mod samples;
pub(super) mod segment;
pub(super) mod sheet_kind;
pub(super) mod signature;
pub(super) mod subtotals;
pub(super) mod title;
pub(super) mod zone;
