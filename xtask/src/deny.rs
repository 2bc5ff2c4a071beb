//! Which crates may be built in: licences, duplicates and sources, by cargo-deny and `deny.toml`. Never
//! asks for advisories, whose database needs the network: the public workflow does.

use crate::run::{self, Outcome};
use crate::tools;
use std::process::Command;

/// The command that checks all crates of the workspace.
pub fn check() -> Outcome<Command> {
    let deny = tools::deny()?;
    let check = ["--locked", "--log-level", "error", "check", "licenses", "bans", "sources"];
    Ok(run::command(&deny, &check))
}
