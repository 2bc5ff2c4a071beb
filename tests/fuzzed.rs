//! What the fuzz targets do, a few thousand times and always the same, without a fuzzer: seeds with
//! bytes changed, cut out, doubled and joined must each give a finding or a county, and never a panic.
//!
//! `cargo xtask fuzz` is the long run. A crash that it finds becomes a seed, and so a case here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]
#![allow(dead_code)]

#[path = "../fuzz/src/judge.rs"]
mod judge;
#[path = "hostile/packed.rs"]
mod packed;
#[path = "hostile/parts.rs"]
mod parts;
#[path = "../fuzz/src/wrap.rs"]
mod wrap;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use fastrand::Rng;

/// The seeds of a kind, and whole files of it.
fn seeds(kind: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let kind = if kind == "equal" { "xlsx" } else { kind };
    let mut paths: Vec<_> = fs::read_dir(root.join("fuzz/seeds").join(kind))
        .unwrap()
        .chain(fs::read_dir(root.join("tests/fixtures/sheet")).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.starts_with(root.join("fuzz")) || path.extension().unwrap() == kind)
        .collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Reads the seeds of a kind, and so many mutations of them.
fn check(kind: &str, turns: usize) {
    let seeds = seeds(kind);
    let mut random = Rng::with_seed(2017);
    for seed in &seeds {
        judged(kind, seed);
    }
    for _ in 0..turns {
        let mut bytes = random.choice(&seeds).unwrap().clone();
        for _ in 0..random.usize(1..6) {
            mutate(&mut random, &mut bytes, &seeds);
        }
        judged(kind, &bytes);
    }
}

fn judged(kind: &str, bytes: &[u8]) {
    let name = format!("a.{kind}");
    let run = || match kind {
        "link" => judge::link(bytes),
        "equal" => judge::equal(&wrap::file("xlsx", bytes)),
        _ => judge::judge(&name, wrap::file(kind, bytes)),
    };
    if catch_unwind(AssertUnwindSafe(run)).is_err() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let path = folder.join(format!("crash-{kind}"));
        fs::write(&path, bytes).unwrap();
        panic!("{} breaks it: put it into fuzz/seeds/{kind}", path.display());
    }
}

/// One change: what a fuzzer does first, too.
fn mutate(random: &mut Rng, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    const BYTES: &[u8] = b"<>/'\"=&;,0123456789AZaz \n\r\t\0\x01\x7F\x80\xFE\xFF";
    let at = random.usize(0..=bytes.len());
    let length = random.usize(0..16).min(bytes.len() - at);
    match random.u8(0..8) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..at + length)),
        2 => {
            drop(bytes.splice(at..at, std::iter::repeat_n(*random.choice(BYTES).unwrap(), length)))
        }
        3 => {
            let piece = bytes[at..at + length].to_vec();
            drop(bytes.splice(at..at, piece));
        }
        4 => {
            let other = random.choice(seeds).unwrap();
            let from = random.usize(0..=other.len());
            let to = (from + random.usize(0..64)).min(other.len());
            drop(bytes.splice(at..at, other[from..to].iter().copied()));
        }
        5 => {
            let number = [0_u32, 1, 0x7F, 0xFFFF, 0x7FFF_FFFF, u32::MAX];
            let number = random.choice(number).unwrap().to_le_bytes();
            for (byte, new) in bytes[at..].iter_mut().zip(number) {
                *byte = new;
            }
        }
        6 => bytes[at..].iter_mut().take(1).for_each(|byte| *byte ^= 1 << random.u8(0..8)),
        _ => bytes[at..].iter_mut().take(1).for_each(|byte| *byte = *random.choice(BYTES).unwrap()),
    }
}

#[test]
fn changed_xlsx() {
    check("xlsx", 500);
}

#[test]
fn changed_xls() {
    check("xls", 600);
}

#[test]
fn changed_xlsb() {
    check("xlsb", 800);
}

#[test]
fn changed_ods() {
    check("ods", 250);
}

#[test]
fn changed_csv() {
    check("csv", 900);
}

#[test]
fn changed_link() {
    check("link", 1500);
}

#[test]
fn changed_xlsx_is_read_alike_by_both_readers() {
    check("equal", 400);
}
