//! Which files have a spelling to check: all that is written by hand. The check itself is the program
//! `spelling`, a crate of its own with the list of known misspellings.

use crate::run::{self, Outcome};
use std::process::Command;

/// What no person reads as words, or what is misspelt on purpose.
const PASSED_OVER: [&str; 5] =
    [".lock", "package-lock.json", "tests/fixtures/", "fuzz/seeds/", "tests/packs/thirty-mistakes"];

/// The command that checks all files that git knows.
pub fn check() -> Outcome<Command> {
    let listed = run::read(run::command("git", &["ls-files"]))?;
    let is_written = |name: &&str| !PASSED_OVER.iter().any(|part| name.contains(part));
    let mut command =
        run::command("cargo", &["run", "--quiet", "--locked", "--package", "spelling", "--"]);
    command.args(listed.lines().filter(is_written));
    Ok(command)
}
