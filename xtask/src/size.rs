//! What the site weighs, raw and by brotli, and whether that is within its budget. Measures only
//! `dist/` as it is and never builds.

use crate::run::{self, Outcome};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// In bytes after brotli; a KB is 1000 bytes here.
const SHELL_BUDGET: u64 = 150_000;
const WHOLE_BUDGET: u64 = 700_000;

/// Node is there for the browser tests anyway, and brings brotli at its best quality.
const MEASURE: &str = "
const { readdirSync, readFileSync } = require('node:fs'), { brotliCompressSync } = require('node:zlib');
for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = (entry.parentPath ?? entry.path) + '/' + entry.name, bytes = readFileSync(path);
  console.log([path.slice(5), bytes.length, brotliCompressSync(bytes).length].join('\\t'));
}";

struct File {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Prints the table; with `check`, what is over its budget is an error.
pub fn size(check: bool) -> Outcome<()> {
    println!("{}", table()?);
    if check { within_budget() } else { Ok(()) }
}

/// An error if the shell or the whole is over its budget.
pub fn within_budget() -> Outcome<()> {
    let files = measure()?;
    for (what, sum, budget) in [
        ("The shell", total(&files, |file| in_shell(&file.name)), SHELL_BUDGET),
        ("The whole site", total(&files, |_| true), WHOLE_BUDGET),
    ] {
        if sum.brotli > budget {
            return Err(format!(
                "{what} weighs {} after brotli; its budget is {}.",
                kb(sum.brotli),
                kb(budget)
            ));
        }
    }
    Ok(())
}

/// The table as Markdown.
pub fn table() -> Outcome<String> {
    let files = measure()?;
    let shell = total(&files, |file| in_shell(&file.name));
    let whole = total(&files, |_| true);
    let mut text = String::from("| file | when | raw | brotli |\n|---|---|---:|---:|\n");
    for file in &files {
        let when = if in_shell(&file.name) { "before first paint" } else { "after" };
        row(&mut text, &plain_name(&file.name), when, file.raw, &kb(file.brotli));
    }
    let of = |sum: u64, budget: u64| format!("{} of {}", kb(sum), kb(budget));
    row(&mut text, "**shell**", "", shell.raw, &of(shell.brotli, SHELL_BUDGET));
    row(&mut text, "**whole site**", "", whole.raw, &of(whole.brotli, WHOLE_BUDGET));
    Ok(text)
}

/// Writes the table where people look for it.
pub fn write(table: &str) -> Outcome<()> {
    let path = run::root().join("docs").join("size.md");
    let text = format!(
        "# What the site weighs\n\n\
         Written by `cargo xtask build`; `cargo xtask size --check`, a part of `cargo xtask test`, \
         fails over budget.\nThe shell is what a browser fetches before it paints the page; the \
         worker comes after. A KB is 1000 bytes.\n\n{table}"
    );
    run::make_folder(&run::root().join("docs"))?;
    fs::write(&path, text).map_err(|error| format!("Cannot write {}: {error}.", path.display()))
}

fn measure() -> Outcome<Vec<File>> {
    if !run::root().join("dist").join("index.html").is_file() {
        return Err("There is no dist/ yet: run `cargo xtask build` first.".to_owned());
    }
    let lines = run::read(run::command("node", &["-e", MEASURE]))
        .map_err(|error| format!("{error}\nMeasuring needs Node.js 20 or newer."))?;
    let mut files: Vec<File> = lines.lines().filter_map(file).collect();
    files.sort_by_key(|file| (!in_shell(&file.name), std::cmp::Reverse(file.brotli)));
    Ok(files)
}

fn file(line: &str) -> Option<File> {
    let mut fields = line.split('\t');
    let name = fields.next()?.to_owned();
    Some(File { name, raw: fields.next()?.parse().ok()?, brotli: fields.next()?.parse().ok()? })
}

/// Everything that the page needs before it paints itself: all but the worker and what is fetched
/// on demand.
fn in_shell(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|text| text.to_str());
    name == "index.html"
        || extension == Some("css")
        || ["boot-", "page-"].iter().any(|start| name.starts_with(start))
}

fn total(files: &[File], keep: impl Fn(&File) -> bool) -> File {
    let kept = || files.iter().filter(|file| keep(file));
    File {
        name: String::new(),
        raw: kept().map(|file| file.raw).sum(),
        brotli: kept().map(|file| file.brotli).sum(),
    }
}

fn row(text: &mut String, name: &str, when: &str, raw: u64, brotli: &str) {
    // Writing into a String cannot fail.
    let _ = writeln!(text, "| {name} | {when} | {} | {brotli} |", kb(raw));
}

fn kb(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

/// The name without its hash, so that the table changes only when a size does.
fn plain_name(name: &str) -> String {
    let mut pieces = name.split('-');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let digits = piece.bytes().take_while(u8::is_ascii_hexdigit).count();
        if digits >= 12 {
            plain.push_str(&piece[digits..]);
        } else {
            plain.push('-');
            plain.push_str(piece);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{in_shell, kb, plain_name};

    #[test]
    fn the_worker_is_not_in_the_shell() {
        assert!(in_shell("page-0123456789abcdef_bg.wasm"));
        assert!(in_shell("styles-0123456789abcdef.css"));
        assert!(!in_shell("worker-0123456789abcdef_bg.wasm"));
    }

    #[test]
    fn names_lose_their_hash() {
        assert_eq!(plain_name("boot-4e61eddd7a6adbad.js"), "boot.js");
        assert_eq!(plain_name("worker-boot-4e61eddd7a6adbad.js"), "worker-boot.js");
        assert_eq!(plain_name("page-db65f650b9119eeb_bg.wasm"), "page_bg.wasm");
        assert_eq!(plain_name("index.html"), "index.html");
    }

    #[test]
    fn sizes_are_rounded() {
        assert_eq!(kb(149_949), "149.9 KB");
        assert_eq!(kb(149_950), "150.0 KB");
    }
}
