//! The standard library of a release: built along with the site, for size, and such that a panic ends the
//! program at once. The one that comes with the toolchain is built for speed and carries the sentences of
//! panics that nobody would read there: it makes the page 11 KB heavier after brotli and the worker 47.
//!
//! Cargo's way of doing so, `-Zbuild-std`, is not stable, which is why it is named here and nowhere else:
//! everything but `dist/` is built by the stable compiler as it comes, and so is `dist/` where the
//! library's sources cannot be had. `rust-toolchain.toml` fixes the compiler that it is known to work with.

use crate::run::{self, Outcome};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the compiler is told; cargo's own `panic = "abort"` comes before it.
const FLAGS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// What cargo is told: to build the library, and to choose its smaller algorithms.
const CARGO: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Has a release's command build the library, too, if its sources are there or can be had; gives the
/// compiler's flags that go with it.
pub fn build_with(command: &mut Command) -> Outcome<&'static [&'static str]> {
    if !is_there()? {
        let got = run::timed("the standard library's sources (rustup)", || {
            run::run(run::command("rustup", &["component", "add", "rust-src"]))
        });
        if let Err(error) = got {
            println!("{error}\nThe site is built with the toolchain's own library, and is larger.");
        }
    }
    if !is_there()? {
        return Ok(&[]);
    }
    command.envs(CARGO);
    Ok(&FLAGS)
}

/// Whether a release is built with a library of its own here.
pub fn is_there() -> Outcome<bool> {
    Ok(sources()?.join("library/Cargo.lock").is_file())
}

/// Where the toolchain keeps them.
pub fn sources() -> Outcome<PathBuf> {
    let sysroot = run::read(run::command("rustc", &["--print", "sysroot"]))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib/src/rust"))
}
