//! Results made ready for drawing: formatted, ordered, filtered. It never calculates a result.

pub mod findings;
pub mod grid;
pub mod mark;
pub mod rows;
pub mod summary;
pub mod tables;
