//! Reads workbooks as the page does and prints the evaluation as JSON.
//!
//! `cargo run --release --example evaluate -- [--standard ID] FILE...`: several files are one county.
//! Exit status 0 when an evaluation was made, 2 with one line on standard error when not.

mod shell;

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    shell::told(run())
}

fn run() -> Result<String, String> {
    const USAGE: &str = "用法：evaluate [--standard ID] FILE...";
    let mut standard = String::from("cn-2017");
    let mut files = Vec::new();
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--standard" {
            standard = words.next().ok_or(USAGE)?;
        } else {
            files.push(shell::read(&word)?);
        }
    }
    if files.is_empty() {
        return Err(USAGE.to_owned());
    }
    junheng::pipeline::evaluate_to_json(&files, &standard)
}
