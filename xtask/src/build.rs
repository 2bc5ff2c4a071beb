//! `cargo xtask build`: makes `dist/`, which any static host can serve under any path.

use crate::run::Outcome;
use crate::{release, size};
use std::path::PathBuf;

/// Makes `dist/` and writes the size table into `docs/size.md`.
pub fn build() -> Outcome<()> {
    dist()?;
    let table = size::table()?;
    println!("\n{table}");
    size::write(&table)
}

/// Makes `target/dev-dist`, the same site unoptimised: built in seconds, for trying out.
pub fn dev_dist() -> Outcome<PathBuf> {
    release::unoptimised()
}

/// Makes `dist/` alone.
pub fn dist() -> Outcome<()> {
    release::dist()
}
