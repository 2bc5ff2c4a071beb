//! `cargo xtask bench`: prints how fast things are, natively and in the browser. Never fails
//! because something is slow.

use crate::run::{self, Outcome};
use crate::{browser, build};

/// Runs every benchmark there is, or those of the browser that are named.
pub fn bench(names: &[String]) -> Outcome<()> {
    if names.is_empty() && run::root().join("benches").is_dir() {
        run::timed("native benchmarks (cargo bench)", || {
            run::run(run::command("cargo", &["bench", "--package", "junheng"]))
        })?;
    }
    let folder = run::root().join("tests").join("browser").join("bench");
    let scripts = browser::scripts(&folder, ".mjs")?;
    if scripts.is_empty() {
        return Ok(());
    }
    build::dist()?;
    browser::prepare()?;
    for script in scripts {
        let mut command = run::command("node", &[&script.to_string_lossy()]);
        command.current_dir(folder.parent().unwrap_or(&folder));
        run::timed(&script.to_string_lossy(), || run::run(command))?;
    }
    Ok(())
}
