//! `cargo xtask build`: makes `dist/`, which any static host can serve under any path.

use crate::run::{self, Outcome};
use crate::{seal, size, tools};
use std::env;
use std::path::PathBuf;

/// As in .cargo/config.toml.
const FEATURES: &str = "-Ctarget-feature=+simd128";

/// Makes `dist/` and writes the size table into `docs/size.md`.
pub fn build() -> Outcome<()> {
    dist()?;
    let table = size::table()?;
    println!("\n{table}");
    size::write(&table)
}

/// Makes `target/dev-dist`, the same site unoptimised: built in seconds, for trying out.
pub fn dev_dist() -> Outcome<PathBuf> {
    let tools = tools::get(|| Ok(()))?;
    let folder = run::root().join("target").join("dev-dist");
    run::make_folder(&folder)?;
    run::timed("unoptimised build (trunk build)", || {
        let command = tools.trunk(&["build", "--dist", "target/dev-dist"])?;
        run::logged(command, &run::root().join("target").join("build.log"))
    })?;
    run::timed("stripping and naming", || seal::seal(&folder))?;
    Ok(folder)
}

/// Makes `dist/` alone.
pub fn dist() -> Outcome<()> {
    let tools = tools::get(|| Ok(()))?;
    run::timed("release build (trunk build --release)", || {
        let log = run::root().join("target").join("build.log");
        let mut command = tools.trunk(&["build", "--release"])?;
        // Messages of a trap name source files: by their place in the registry, not on this machine,
        // so that two machines build the same bytes.
        if let Some(home) = cargo_home() {
            let sources = home.join("registry").join("src");
            let remap = format!("--remap-path-prefix={}=crates", sources.display());
            // These take the place of those in .cargo/config.toml.
            command.env("CARGO_ENCODED_RUSTFLAGS", [FEATURES, &remap].join("\x1f"));
        }
        run::logged(command, &log)
    })?;
    run::timed("stripping and naming", || seal::seal(&run::root().join("dist")))
}

fn cargo_home() -> Option<PathBuf> {
    let set = env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}
