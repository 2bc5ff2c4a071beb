//! `cargo xtask fuzz`: runs the fuzz targets of `fuzz/`, each for a while, within bounds of memory and
//! time. It installs nothing: where the nightly compiler or cargo-fuzz is missing, it says so.

use crate::run::{self, Outcome};
use std::process::Command;

const TARGETS: [&str; 7] = ["xlsx", "equal", "xls", "xlsb", "ods", "csv", "link"];
/// Of each target, unless told otherwise.
const SECONDS: u64 = 60;
/// Under the sanitizer a file takes a multiple of what it takes in the page: the limits of the reader
/// allow 300 MB there.
const BOUNDS: [&str; 4] =
    ["-rss_limit_mb=1500", "-malloc_limit_mb=600", "-timeout=60", "-max_len=65536"];

/// `cargo xtask fuzz [TARGET…] [--seconds N]`.
pub fn fuzz(words: &[String]) -> Outcome<()> {
    let (targets, seconds) = asked(words)?;
    for (arguments, missing) in [
        (
            &["+nightly", "--version"][..],
            "Fuzzing needs the nightly compiler: rustup toolchain install nightly",
        ),
        (
            &["+nightly", "fuzz", "--version"],
            "Fuzzing needs cargo-fuzz: cargo install cargo-fuzz --locked",
        ),
    ] {
        run::read(cargo(arguments)).map_err(|_| missing.to_owned())?;
    }
    for target in targets {
        let what = format!("fuzzing {target} for {seconds} s");
        run::timed(&what, || one(target, seconds))?;
    }
    Ok(())
}

fn one(target: &str, seconds: u64) -> Outcome<()> {
    let folder = run::root().join("fuzz");
    let corpus = folder.join("corpus").join(target);
    run::make_folder(&corpus)?;
    // With --release the checks are those of fuzz/Cargo.toml.
    let mut command = cargo(&["+nightly", "fuzz", "run", "--release", target]);
    let seeds = if target == "equal" { "xlsx" } else { target };
    command.args([&corpus, &folder.join("seeds").join(seeds)]);
    command.arg(run::root().join("tests").join("fixtures").join("sheet"));
    command.arg("--").args(BOUNDS).arg(format!("-max_total_time={seconds}"));
    command.arg("-print_final_stats=1");
    run::run(command).map_err(|error| {
        format!(
            "{error}\nThe bytes that did it are in fuzz/artifacts/{target}: put the file into \
             fuzz/seeds/{target}, where `cargo test --test fuzzed` reads it, and mend the reader."
        )
    })
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = run::command("cargo", arguments);
    // What cargo sets for this program here would choose the compiler there.
    for name in ["RUSTUP_TOOLCHAIN", "CARGO", "RUSTC", "RUSTDOC"] {
        command.env_remove(name);
    }
    command
}

/// The targets and the seconds of each.
fn asked(words: &[String]) -> Outcome<(Vec<&'static str>, u64)> {
    const USAGE: &str = "cargo xtask fuzz [TARGET…] [--seconds N]; the targets are";
    let wrong = || format!("{USAGE} {}.", TARGETS.join(", "));
    let (mut targets, mut seconds) = (Vec::new(), SECONDS);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--seconds" {
            let number = words.next().and_then(|number| number.parse().ok());
            seconds = number.ok_or_else(wrong)?;
        } else {
            let known = TARGETS.iter().find(|target| *target == word);
            targets.push(*known.ok_or_else(wrong)?);
        }
    }
    Ok((if targets.is_empty() { TARGETS.to_vec() } else { targets }, seconds))
}

#[cfg(test)]
mod tests {
    use super::{SECONDS, TARGETS, asked};

    #[test]
    fn says_what_it_takes() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(asked(&[]), Ok((TARGETS.to_vec(), SECONDS)));
        assert_eq!(asked(&words("ods xls --seconds 5")), Ok((vec!["ods", "xls"], 5)));
        assert!(asked(&words("pdf")).is_err_and(|text| text.contains("xlsb")));
        assert!(asked(&words("--seconds")).is_err());
    }
}
