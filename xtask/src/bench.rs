//! `cargo xtask bench`: prints how fast things are, natively and in the browser. Never fails
//! because something is slow.

use crate::run::{self, Outcome};
use crate::tools::{self, TARGET};
use crate::{browser, build, release};
use std::path::{Path, PathBuf};

/// The benchmark that compares readers, and the crate it needs.
const READERS: &str = "readers";
const PACKAGE: &str = "junheng-readers";

/// Runs every benchmark there is, or those of the browser that are named.
pub fn bench(names: &[String]) -> Outcome<()> {
    let folder = run::root().join("tests").join("browser").join("bench");
    let mut scripts = browser::scripts(&folder, ".mjs")?;
    if let Some(unknown) = names.iter().find(|name| !scripts.iter().any(|one| is(one, name))) {
        let known: Vec<_> = scripts.iter().filter_map(|script| script.file_stem()).collect();
        return Err(format!("There is no benchmark “{unknown}” in the browser, only {known:?}."));
    }
    if names.is_empty() {
        run::timed("native benchmarks (cargo bench)", || {
            run::run(run::command("cargo", &["bench", "--package", "junheng"]))
        })?;
    } else {
        scripts.retain(|script| names.iter().any(|name| is(script, name)));
    }
    build::dist()?;
    browser::prepare()?;
    if scripts.iter().any(|script| is(script, READERS)) {
        readers()?;
    }
    for script in scripts {
        let mut command = run::command("node", &[&script.to_string_lossy()]);
        command.current_dir(folder.parent().unwrap_or(&folder));
        run::timed(&script.to_string_lossy(), || run::run(command))?;
    }
    Ok(())
}

fn is(script: &Path, name: &str) -> bool {
    script.file_stem().is_some_and(|stem| stem == name)
}

/// What the comparison of readers needs: our reader as wasm, the same and calamine natively, files.
fn readers() -> Outcome<()> {
    let folder = run::root().join("target").join("bench");
    let path = |parts: &[&str]| -> String {
        parts.iter().fold(folder.clone(), |path, part| path.join(part)).to_string_lossy().into()
    };
    run::make_folder(&folder)?;
    run::timed("the readers to compare (cargo build --release)", || {
        let build = ["build", "--release", "--package", PACKAGE];
        // As the site is built, and as calamine is at its best.
        let mut wasm =
            run::command("cargo", &[&build[..], &["--lib", "--target", TARGET]].concat());
        release::as_released(&mut wasm)?;
        run::logged(wasm, &PathBuf::from(path(&["wasm.log"])))?;
        let own = ["--bins", "--target-dir", &path(&["native"])];
        let mut native = run::command("cargo", &[&build[..], &own].concat());
        native.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3");
        run::logged(native, &PathBuf::from(path(&["native.log"])))?;
        let tools = tools::get(|| Ok(()))?;
        let made = run::root().join("target").join(TARGET).join("release");
        let made = made.join("junheng_readers.wasm").to_string_lossy().into_owned();
        let reader = path(&["reader"]);
        let flags = ["--target", "no-modules", "--no-typescript", "--out-name", "reader"];
        run::run(tools.wasm_bindgen(&[&flags[..], &["--out-dir", &reader, &made]].concat()))
    })?;
    run::timed("the files to read", || {
        let program = path(&["native", "release", PACKAGE]);
        run::run(run::command(&program, &["make", &path(&["files"])]))
    })
}
