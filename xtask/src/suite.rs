//! `cargo xtask test`: everything that has to pass, a table of how long each step took, and one
//! closing line that counts the tests. A step that fails does not keep the others from running.

use crate::run::{self, Outcome};
use crate::tools::TARGET;
use crate::{browser, build, deny, size, spelling, tools};
use std::process::Command;
use std::thread;
use std::time::Instant;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

struct Step {
    name: &'static str,
    seconds: f64,
    well: bool,
    counts: Counts,
}

/// Runs all steps. What the later ones need is fetched and built while the first ones run, which wait for a
/// single core more often than not.
pub fn test() -> Outcome<()> {
    let begin = Instant::now();
    let mut steps = vec![step("wasm target", || tools::wasm_target().map(|()| None))];
    thread::scope(|scope| {
        let tools = scope.spawn(|| step("getting tools", || get_all().map(|()| None)));
        steps.extend(checks());
        let got = tools.join();
        steps.push(got.unwrap_or_else(|_| step("getting tools", || Err(BROKE_OFF.to_owned()))));
    });
    steps.push(step("spelling", || judged(spelling::check()?)));
    steps.push(step("dependencies", || judged(deny::check()?)));
    let built = step("release build", || build::dist().map(|()| None));
    let there = built.well;
    steps.push(built);
    if there {
        steps.push(step("size budget", || size::size(true).map(|()| None)));
        steps.push(step("browser tests", || judged(browser::tests(&[])?)));
    }
    report(&steps, begin.elapsed().as_secs_f64())
}

const BROKE_OFF: &str = "Getting the tools broke off.";

/// All that is not there with Rust and Node: Trunk, wasm-bindgen, cargo-deny, a browser, npm's packages.
fn get_all() -> Outcome<()> {
    tools::get(|| tools::deny().map(|_| ()))?;
    browser::prepare()
}

/// What needs nothing but Rust.
fn checks() -> Vec<Step> {
    let lints = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    let wasm = ["clippy", "--package", "junheng", "--lib", "--bins", "--target", TARGET];
    let wasm = [&wasm[..], &["--", "-D", "warnings"]].concat();
    let documentation = || {
        let mut command = run::command("cargo", &["doc", "--workspace", "--no-deps"]);
        command.env("RUSTDOCFLAGS", "-D warnings");
        judged(command)
    };
    vec![
        step("format", || cargo(&["fmt", "--all", "--check"])),
        step("lints", || cargo(&lints)),
        step("lints, wasm", || cargo(&wasm)),
        step("tests", || cargo(&["test", "--workspace", "--no-fail-fast"])),
        step("documentation", documentation),
    ]
}

fn step(name: &'static str, work: impl FnOnce() -> Outcome<Option<String>>) -> Step {
    println!("\n━━ {name}");
    let begin = Instant::now();
    let outcome = work();
    let well = outcome.is_ok();
    let mut counts = match &outcome {
        Ok(words) => words.as_deref().map(counts).unwrap_or_default(),
        Err(words) => {
            println!("{words}");
            self::counts(words)
        }
    };
    // A step may fail before it comes to a test, or have none: then it counts as one itself.
    if !well && counts.failed == 0 {
        counts.failed = 1;
    }
    Step { name, seconds: begin.elapsed().as_secs_f64(), well, counts }
}

fn cargo(arguments: &[&str]) -> Outcome<Option<String>> {
    let mut command = run::command("cargo", arguments);
    command.env("CARGO_TERM_COLOR", "never");
    judged(command)
}

/// Runs a command; its words come back either way, for the tests in them to be counted.
fn judged(command: Command) -> Outcome<Option<String>> {
    let shown = run::shown(&command);
    let (well, words) = run::follow(command)?;
    if well {
        return Ok(Some(words));
    }
    // Only the lines that count: the rest has been shown already.
    let counting: Vec<&str> =
        words.lines().filter(|line| counts(line) != Counts::default()).collect();
    Err(format!("{}\n“{shown}” failed.", counting.join("\n")))
}

/// The tests that cargo's and Node's runners say they ran.
pub fn counts(words: &str) -> Counts {
    let mut sum = Counts::default();
    for line in words.lines() {
        let fields: Vec<&str> = line.split([' ', ';']).filter(|word| !word.is_empty()).collect();
        match fields.as_slice() {
            ["test", "result:", _, passed, "passed", failed, "failed", ..] => {
                sum.passed += passed.parse::<u64>().unwrap_or(0);
                sum.failed += failed.parse::<u64>().unwrap_or(0);
            }
            ["ℹ", "pass", number] => sum.passed += number.parse::<u64>().unwrap_or(0),
            ["ℹ", "fail" | "cancelled", number] => {
                sum.failed += number.parse::<u64>().unwrap_or(0);
            }
            _ => {}
        }
    }
    sum
}

/// `total` is how long all of it took: some steps run beside others.
fn report(steps: &[Step], total: f64) -> Outcome<()> {
    println!("\n{:<22}{:>9}  tests", "step", "seconds");
    let mut sum = Counts::default();
    for Step { name, seconds, well, counts } in steps {
        let sign = if *well { "✓" } else { "✗" };
        let tests = match (counts.passed, counts.failed) {
            (0, 0) => String::new(),
            (passed, 0) => passed.to_string(),
            (passed, failed) => format!("{passed} ({failed} failed)"),
        };
        println!("{sign} {name:<20}{seconds:>9.1}  {tests}");
        sum.passed += counts.passed;
        sum.failed += counts.failed;
    }
    println!("  {:<20}{total:>9.1}\n", "all");
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if steps.iter().all(|step| step.well) {
        Ok(())
    } else {
        // The closing line above is the last word; what failed is marked in the table.
        std::process::exit(1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, counts};

    #[test]
    fn counts_both_runners() {
        let words = "test result: ok. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n\
                     test result: FAILED. 3 passed; 0 failed; 0 ignored\n\
                     ℹ tests 6\nℹ pass 4\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\n";
        assert_eq!(counts(words), Counts { passed: 19, failed: 3 });
        assert_eq!(counts("nothing of the kind: 5 passed"), Counts::default());
    }
}
