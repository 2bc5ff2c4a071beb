//! Reads workbooks as the page does and prints the evaluation as JSON.
//!
//! `cargo run --release --example evaluate -- [--standard ID|PACK.toml] FILE...`: several files are one
//! county; a standard is one of ours by its id, or a pack file.
//! Exit status 0 when an evaluation was made, 2 with one line on standard error when not.

mod shell;

use std::env;
use std::process::ExitCode;

use junheng::pipeline;
use junheng::standard::Choice;

fn main() -> ExitCode {
    shell::told(run())
}

fn run() -> Result<String, String> {
    const USAGE: &str = "用法：evaluate [--standard 标准编号或标准文件.toml] FILE...";
    let mut standard = Choice::default();
    let mut files = Vec::new();
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--standard" {
            standard = shell::standard(&words.next().ok_or(USAGE)?)?;
        } else {
            files.push(shell::read(&word)?);
        }
    }
    if files.is_empty() {
        return Err(USAGE.to_owned());
    }
    let evaluated = pipeline::evaluated_to_json(pipeline::read(&files), &standard.standard()?);
    evaluated.map_err(|error| error.to_string())
}
