//! `cargo xtask reproduce`: builds the committed sources once more in another folder, from nothing, and
//! fails unless every file of both sites is the same. Changes nothing but its own folder.

use crate::run::{self, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// With a space and a letter that is not ASCII, as people's folders have.
const SECOND: &str = "target/第二 份";

/// Compares `dist/` with another build of the same sources.
pub fn reproduce() -> Outcome<()> {
    let root = run::root();
    let first = files(&root.join("dist"))?;
    let changes = run::read(run::command("git", &["status", "--porcelain"]))?;
    if !changes.lines().all(|line| line.ends_with("docs/size.md")) {
        return Err("Commit first: what is built again is the last commit.".to_owned());
    }
    let second = root.join(SECOND);
    if second.exists() {
        fs::remove_dir_all(&second)
            .map_err(|error| format!("{} cannot be removed: {error}.", second.display()))?;
    }
    run::read(run::command("git", &["clone", "--quiet", ".", SECOND]))?;
    run::timed("the same build in another folder (cargo xtask build)", || {
        let mut command = run::command("cargo", &["xtask", "build"]);
        command.current_dir(&second);
        // What cargo sets for this program here would choose the folder there.
        command.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_TARGET_DIR");
        run::logged(command, &root.join("target").join("reproduce.log"))
    })?;
    let second = files(&second.join("dist"))?;
    let names: Vec<&String> = first.keys().chain(second.keys()).collect();
    let mut differ: Vec<&String> =
        names.into_iter().filter(|name| first.get(*name) != second.get(*name)).collect();
    differ.sort();
    differ.dedup();
    if differ.is_empty() {
        println!("The same {} files, byte for byte.", first.len());
        return Ok(());
    }
    Err(format!("Two builds of the same sources differ in: {differ:?}."))
}

fn files(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let cannot = |error| format!("{} cannot be read: {error}. Build first.", folder.display());
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.insert(name, fs::read(&path).map_err(cannot)?);
    }
    Ok(files)
}
