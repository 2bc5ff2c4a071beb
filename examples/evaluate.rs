//! Reads workbooks as the page does and prints the evaluation as JSON.
//!
//! `cargo run --release --example evaluate -- [--standard ID] FILE...`: several files are one county.
//! Exit status 0 when an evaluation was made, 2 with one line on standard error when not.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    match run() {
        Ok(json) => {
            print!("{json}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
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
            files.push(read(&word)?);
        }
    }
    if files.is_empty() {
        return Err(USAGE.to_owned());
    }
    junheng::door::evaluate_to_json(&files, &standard)
}

fn read(path: &str) -> Result<(String, Vec<u8>), String> {
    let bytes = fs::read(path).map_err(|error| format!("无法读取“{path}”：{error}"))?;
    let name = Path::new(path).file_name().map_or(path.into(), |name| name.to_string_lossy());
    Ok((name.into_owned(), bytes))
}
