//! How long a county of 300 schools takes: evaluating it, and writing and reading its files.
//!
//! `cargo bench --bench county` prints a table of medians; it asserts nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::hint::black_box;
use std::time::Instant;

use fastrand::Rng;
use junheng::evaluate::evaluate;
use junheng::intake::assemble;
use junheng::pipeline;
use junheng::report::json::document;
use junheng::standard::{Choice, shipped};
use junheng::view_model::view_model;
use junheng::work::Readings;
use support::county::County;
use support::facts::facts;
use support::made::{Wish, county};
use support::shapes::flat::flat;
use support::shapes::guise::{Areas, Guise, Money};
use support::write::Format;

const SCHOOLS: usize = 300;
const RUNS: usize = 11;

fn main() {
    let mut rng = Rng::with_seed(2017);
    let wish = Wish { schools: SCHOOLS, blanks: 1, on_the_line: 15, apart: false, unequal: false };
    let county = county(&mut rng, wish);
    println!("{SCHOOLS} schools, median of {RUNS} runs");
    let standard = shipped("cn-2017").unwrap();
    let facts = facts(&county);
    time("standard resolved", || shipped("cn-2017").unwrap());
    time("evaluated", || evaluate(&facts, &standard));
    let evaluation = evaluate(&facts, &standard);
    time("written as JSON", || document(&facts, &standard, &evaluation, &[]).unwrap());
    for format in Format::ALL {
        let bytes = file(&mut rng, &county, format);
        read(format, bytes);
    }
}

/// A table as a county office makes it.
fn file(rng: &mut Rng, county: &County, format: Format) -> Vec<u8> {
    let guise = Guise {
        row_a_stage: false,
        areas: Areas::GrossAndGym,
        money: Money::Wan,
        ready_degrees: false,
        ready_arts: false,
        codes: true,
        extras: true,
        ..Guise::simple(rng)
    };
    format.write(&flat(rng, county, guise).tables)
}

fn read(format: Format, bytes: Vec<u8>) {
    let name = format!("县汇总.{}", format.ending());
    let size = bytes.len() / 1024;
    let files = [(name, bytes)];
    time(&format!("{format:?} ({size} KB) read"), || junheng::pipeline::read(&files));
    time(&format!("{format:?} ({size} KB) read and evaluated"), || {
        junheng::pipeline::evaluate_to_json(&files, "cn-2017").unwrap()
    });
    if matches!(format, Format::Xlsx) {
        answered(&files);
    }
}

/// What the worker does with a file, step by step.
fn answered(files: &[(String, Vec<u8>)]) {
    let (name, bytes) = &files[0];
    let go = || std::ops::ControlFlow::Continue(());
    let reading = pipeline::read_one(name, bytes, &[], &mut |_| go());
    let standard = shipped("cn-2017").unwrap();
    let assembled = assemble(std::slice::from_ref(&reading));
    let evaluation = evaluate(&assembled.county, &standard);
    let told = |findings| view_model(&assembled.county, &standard, &evaluation, findings, &[]);
    let view_model = told(&assembled.findings);
    time("  worker: file to its reading", || pipeline::read_one(name, bytes, &[], &mut |_| go()));
    time("  worker: standard", || Choice::default().standard().unwrap());
    time("  worker: readings joined", || assemble(std::slice::from_ref(&reading)));
    time("  worker: county evaluated", || evaluate(&assembled.county, &standard));
    time("  worker: results as texts", || told(&assembled.findings));
    time("  worker: readings packed", || Readings::pack(std::slice::from_ref(&reading)));
    let packed = Readings::pack(std::slice::from_ref(&reading));
    time("  worker: readings unpacked", || packed.unpack());
    let size = postcard::to_stdvec(&view_model).unwrap().len() / 1024;
    time(&format!("  worker: texts packed ({size} KB)"), || {
        postcard::to_stdvec(&view_model).unwrap()
    });
}

fn time<T>(what: &str, mut run: impl FnMut() -> T) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what:<40} {:>9.2} ms", times[RUNS / 2]);
}
