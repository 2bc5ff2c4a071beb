//! `cargo xtask build`: makes `dist/`, which any static host can serve under any path.

use crate::run::{self, Outcome};
use crate::{seal, size, tools};

/// Makes `dist/` and writes the size table into `docs/size.md`.
pub fn build() -> Outcome<()> {
    dist()?;
    let table = size::table()?;
    println!("\n{table}");
    size::write(&table)
}

/// Makes `dist/` alone.
pub fn dist() -> Outcome<()> {
    let tools = tools::get(|| Ok(()))?;
    run::timed("release build (trunk build --release)", || {
        let log = run::root().join("target").join("build.log");
        run::logged(tools.trunk(&["build", "--release"])?, &log)
    })?;
    run::timed("stripping and naming", || {
        seal::seal(&run::root().join("dist"))
    })
}
