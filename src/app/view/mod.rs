//! Results made ready for drawing: formatted, ordered, filtered. It never calculates a result.

pub mod figure;
pub mod mark;
pub mod reach;
pub mod rows;
pub mod summary;
