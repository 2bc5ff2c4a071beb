//! What the user changed: figures typed, schools added, choices between two figures. Nothing is guessed.

pub(super) mod amendments;
pub(super) mod corrections;
pub(super) mod entries;
pub(super) mod picks;
