//! Plans: held against an independent solver, against every plan there is, and against the evaluation.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod additions;
mod applied;
mod conic;
mod door;
mod exchange;
mod joint;
mod made;
mod schools;
#[path = "../support/mod.rs"]
mod support;
mod variance;
