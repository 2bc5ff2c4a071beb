//! Damaged and disguised files through the pipeline: each gives a finding or a county, soon, and no panic.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

#[path = "mod.rs"]
mod hostile;

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use hostile::{Hostile, corpus};
use junheng::county::Cell;
use junheng::findings::{Code, Finding, Severity};
use junheng::intake::FileReading;
use junheng::pipeline;
use junheng::report::marked;
use junheng::sheet::Progress;

/// What becomes of a file: how many schools, and what was found.
fn outcome(file: &Hostile) -> (usize, Vec<Finding>) {
    let files = [(file.name.clone(), (file.make)())];
    let read = pipeline::read(&files);
    let _ = pipeline::evaluate_to_json(&files, "cn-2017");
    mark(&files[0]);
    (read.county.schools.len(), read.findings)
}

/// Asks for a marked copy: it tells of the same schools, or a sentence says why there is none.
fn mark((name, bytes): &(String, Vec<u8>)) {
    let mut go_on = |_: Progress<'_>| ControlFlow::Continue(());
    let read = pipeline::read_one(name, bytes, &[], &mut go_on);
    let mut findings = read.findings.clone();
    for (sheet, row, column) in [(0, 0, 0), (0, 3, 1), (1, 1_048_575, 16_383)] {
        let cell = Cell { file: 0, sheet, row, column };
        findings.push(Finding::more(Severity::Error, Code::MissingValue, 1).at(cell));
    }
    match marked::copy(&read.source, 0, &findings, bytes, None, &mut go_on) {
        Ok(copy) => {
            let again = pipeline::read_one("a.xlsx", &copy, &[], &mut go_on);
            let names = |read: &FileReading| -> Vec<String> {
                read.records.iter().map(|record| record.name.clone()).collect()
            };
            assert_eq!(names(&again), names(&read));
        }
        Err(sentence) => assert!(sentence.to_string().contains('。'), "{sentence}"),
    }
}

#[test]
fn there_are_enough_and_each_has_a_name_of_its_own() {
    let names: HashSet<String> = corpus().into_iter().map(|file| file.name).collect();
    assert_eq!(names.len(), corpus().len());
    assert!(names.len() >= 40, "{}", names.len());
}

#[test]
fn each_gives_a_finding_or_a_county() {
    let files = corpus();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let wrong = std::sync::Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from).min(4) {
            scope.spawn(|| {
                // Recipes are no threads' business: each thread has its own.
                let files = corpus();
                loop {
                    let index = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let Some(file) = files.get(index) else { break };
                    if let Err(why) = judged(file) {
                        wrong.lock().unwrap().push(format!("{}: {why}", file.name));
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), files.len(), wrong.join("\n"));
}

fn judged(file: &Hostile) -> Result<(), String> {
    let begin = Instant::now();
    let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| outcome(file)));
    let seconds = begin.elapsed().as_secs_f64();
    let Ok((schools, findings)) = read else { return Err("panicked".to_owned()) };
    if std::env::var_os("JUNHENG_SHOW").is_some() {
        let told = findings.first().map_or("", |one| one.message.as_str());
        let told: String = told.chars().take(110).collect();
        println!("{:<34} {seconds:6.2} s  {schools} schools  {told}", file.name);
    }
    if schools == 0 && findings.is_empty() {
        return Err("neither a finding nor a school".to_owned());
    }
    if let Some(one) = findings.iter().find(|one| !one.message.contains('。')) {
        return Err(format!("no sentence: {}", one.message));
    }
    Ok(())
}

/// For `tests/browser/hostile.test.mjs`, which hands each file to the page.
#[test]
#[ignore = "writes the files into the folder that JUNHENG_HOSTILE names"]
fn write_the_files() {
    let folder = std::env::var("JUNHENG_HOSTILE").expect("JUNHENG_HOSTILE names a folder");
    std::fs::create_dir_all(&folder).unwrap();
    for file in corpus() {
        std::fs::write(Path::new(&folder).join(&file.name), (file.make)()).unwrap();
    }
}
