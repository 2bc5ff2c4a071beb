//! The project's own commands: `cargo xtask serve`, `build`, `test` and their parts.
//!
//! Each command gets what is missing, says what it does and how long that took, and fails with a
//! sentence for a person. Nothing here is part of the site, and nothing here panics.

mod bench;
mod browser;
mod build;
mod deny;
mod fuzz;
mod release;
mod reproduce;
mod run;
mod serve;
mod size;
mod spelling;
mod suite;
mod tools;

use std::process::ExitCode;

const COMMANDS: &str = "\
cargo xtask serve            build the page and serve it on http://127.0.0.1:8080, again after each change
cargo xtask build            make dist/ for any static host, the single file and the zip; write docs/size.md
cargo xtask reproduce        build it again in another folder and compare every byte
cargo xtask test             run everything that has to pass
cargo xtask browser [FILE…]  build dist/ and run only the browser tests (of these files; --dev: unoptimised)
cargo xtask spelling         look for misspelt words in all files that are written by hand
cargo xtask size [--check]   print what dist/ weighs (--check: fail if it is over its budget)
cargo xtask bench [NAME…]    run the benchmarks, native and in the browser (only these of the browser's)
cargo xtask fuzz [TARGET…]   fuzz the readers, 60 s each (--seconds N)";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let outcome = match command.as_str() {
        "serve" => serve::serve(),
        "build" => build::build(),
        "test" => suite::test(),
        "browser" => browser::only(&rest),
        "spelling" => spelling::check().and_then(run::run),
        "reproduce" => reproduce::reproduce(),
        "size" => size::size(rest.iter().any(|word| word == "--check")),
        "bench" => bench::bench(&rest),
        "fuzz" => fuzz::fuzz(&rest),
        // Not for people: `serve` starts it to learn when the page can be reached.
        "announce" => {
            serve::announce();
            Ok(())
        }
        "" | "help" | "--help" | "-h" => {
            println!("{COMMANDS}");
            Ok(())
        }
        unknown => Err(format!("There is no command “{unknown}”. There are:\n{COMMANDS}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
