//! Puts the rule packs of `standards/` into the crate in a form that needs no TOML reader, and writes
//! the workbooks that we hand out, which needs a writer too heavy for the page.
//! It checks their shape only; what they mean is checked when they are loaded, and by the tests.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

#[path = "build/look_alikes.rs"]
mod look_alikes;
#[path = "src/standard/overlay.rs"]
#[allow(dead_code)]
mod overlay;
#[allow(dead_code)]
#[path = "build/sample.rs"]
mod sample;
#[path = "src/standard/shape.rs"]
#[allow(dead_code)]
mod shape;
#[allow(dead_code)]
#[path = "build/template/mod.rs"]
mod template;
#[path = "src/standard/tree.rs"]
#[allow(dead_code)]
mod tree;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=standards");
    for file in ["overlay", "shape", "tree"] {
        println!("cargo::rerun-if-changed=src/standard/{file}.rs");
    }
    println!("cargo::rerun-if-changed=build");
    let target = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(target.join("look_alikes.rs"), look_alikes::table())?;
    fs::write(target.join("template.xlsx"), template::template()?)?;
    fs::write(target.join("sample.xlsx"), sample::sample()?)?;
    let mut files: Vec<PathBuf> = fs::read_dir("standards")?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut tables = BTreeMap::new();
    for path in &files {
        let text = fs::read_to_string(path)?;
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let value = toml_span::parse(&text).map_err(|error| told(&error))?;
        let Some(tree::Tree::Table(table)) = tree::tree(&value, &text) else {
            return Err(told(&"no table").into());
        };
        tables.insert(path.file_stem().unwrap_or_default().to_owned(), table);
    }
    let mut packs = Vec::new();
    for table in tables.values() {
        let whole = match table.get("base").and_then(tree::Tree::text) {
            Some(base) => {
                let under = tables.get(std::ffi::OsStr::new(base));
                let mut under = under.ok_or_else(|| format!("no base {base}"))?.clone();
                overlay::lay(&mut under, table.clone());
                under
            }
            None => table.clone(),
        };
        packs.push(whole);
    }
    fs::write(target.join("standards.bin"), postcard::to_stdvec(&packs)?)?;
    Ok(())
}
