//! Reads workbooks as the page does and prints what is missing, what it takes, what to move and how many
//! pupils there is room for, as JSON.
//!
//! `cargo run --release --example plan -- [--standard ID|PACK.toml] [--costs FILE.toml] FILE...`: several files
//! are one county; unit costs are shaped as `standards/costs/sample.toml`, which is used without them and says
//! of itself that it is a sample. Exit status 2 with one line on standard error when nothing can be planned.

mod shell;

use std::env;
use std::process::ExitCode;

use junheng::pipeline::{self, Evaluated};
use junheng::remedy::{Costs, document};
use junheng::standard::Choice;

fn main() -> ExitCode {
    shell::told(run())
}

fn run() -> Result<String, String> {
    const USAGE: &str =
        "用法：plan [--standard 标准编号或标准文件.toml] [--costs 单价文件.toml] FILE...";
    let mut standard = Choice::default();
    let mut costs = Costs::sample()?;
    let mut files = Vec::new();
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--standard" => standard = shell::standard(&words.next().ok_or(USAGE)?)?,
            "--costs" => costs = own_costs(&words.next().ok_or(USAGE)?)?,
            _ => files.push(shell::read(&word)?),
        }
    }
    if files.is_empty() {
        return Err(USAGE.to_owned());
    }
    let assembled = pipeline::read(&files);
    if assembled.county.schools.is_empty() {
        let first = assembled.findings.iter().min_by_key(|one| one.severity);
        let told = first.map_or("文件里没有找到学校", |one| one.message.as_str());
        return Err(told.replace('\n', " "));
    }
    let Evaluated { county, standard, evaluation, .. } =
        &Evaluated::new(assembled, standard.standard()?);
    document(county, evaluation, &costs, standard)
}

fn own_costs(path: &str) -> Result<Costs, String> {
    let (name, bytes) = shell::read(path)?;
    let text = String::from_utf8(bytes).map_err(|_| format!("“{name}”不是 UTF-8 文本"))?;
    Costs::read(&text)
}
