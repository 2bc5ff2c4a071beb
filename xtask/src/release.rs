//! From sources to the published site: builds it with Trunk such that no path of this machine gets into
//! it, and has `xtask/release` seal it. Says which flags that takes and where everything goes.

use crate::run::{self, Outcome};
use crate::tools::{self, TARGET};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// As in .cargo/config.toml, whose flags those of a release take the place of.
const FEATURES: &str = "-Ctarget-feature=+simd128";

/// The published site, in `dist/`.
pub fn dist() -> Outcome<()> {
    let archive = format!("target/均衡尺-{}.zip", env!("CARGO_PKG_VERSION"));
    make(&["--release"], "target/raw", "dist", &archive)?;
    println!(
        "  dist/ is for any static host, dist/均衡尺.html for a USB stick, {archive} for an intranet."
    );
    Ok(())
}

/// The same site unoptimised, built in seconds: for tests of everything but size and speed.
pub fn unoptimised() -> Outcome<PathBuf> {
    let folder = "target/dev-dist";
    make(&[], "target/dev-raw", folder, "target/dev-dist.zip")?;
    Ok(run::root().join(folder))
}

/// Has Trunk make what nobody serves in `raw`, and of that the site in `dist`.
fn make(profile: &[&str], raw: &str, dist: &str, archive: &str) -> Outcome<()> {
    let tools = tools::get(|| compiled(profile))?;
    run::timed(&format!("building the site (trunk build {})", profile.join(" ")), || {
        let log = run::root().join("target").join("build.log");
        // Sealing names files by their content, all of them and after stripping.
        let build = ["build", "--dist", raw, "--filehash", "false"];
        let mut command = tools.trunk(&[&build[..], profile].concat())?;
        if !profile.is_empty() {
            as_released(&mut command)?;
        }
        run::logged(command, &log)
    })?;
    run::timed("sealing it: names, checksums, policy, single file, sums, bill, zip", || {
        let release = ["run", "--quiet", "--package", "release", "--", raw, dist, archive];
        run::run(run::command("cargo", &release))
    })
}

/// Compiles the page and the worker in one go, on all cores; Trunk, which takes one after the other, then
/// finds both compiled.
fn compiled(profile: &[&str]) -> Outcome<()> {
    run::timed("compiling the page and the worker (cargo build)", || {
        let build = ["build", "--target", TARGET, "--bin", "page", "--bin", "worker"];
        let mut command = run::command("cargo", &[&build[..], profile].concat());
        if !profile.is_empty() {
            as_released(&mut command)?;
        }
        run::logged(command, &run::root().join("target").join("compile.log"))
    })
}

/// Has a command of cargo's, or of what calls cargo, compile to wasm as it is published.
pub fn as_released(command: &mut Command) -> Outcome<()> {
    command.env("CARGO_ENCODED_RUSTFLAGS", flags()?.join("\x1f"));
    Ok(())
}

/// Messages of a trap name source files: by their place in a registry or in the toolchain, not on this
/// machine, so that two machines and two folders build the same bytes.
fn flags() -> Outcome<Vec<String>> {
    let (sources, published) = standard_library()?;
    let mut flags =
        vec![FEATURES.to_owned(), remap(&run::root(), "."), remap(&sources, &published)];
    if let Some(home) = cargo_home() {
        flags.extend(registries(&home).iter().map(|folder| remap(folder, "crates")));
    }
    Ok(flags)
}

/// Where the toolchain keeps the standard library's sources if it has them, and what they are called where
/// it has none: the compiler names the former in what is generic, the latter in all else.
fn standard_library() -> Outcome<(PathBuf, String)> {
    let sysroot = run::read(run::command("rustc", &["--print", "sysroot"]))?;
    let version = run::read(run::command("rustc", &["--version", "--verbose"]))?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    let commit = commit.ok_or("The compiler does not say which commit it was built from.")?;
    Ok((Path::new(sysroot.trim()).join("lib/rustlib/src/rust"), format!("/rustc/{commit}")))
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// The folders of crates' sources, one for each registry: its name tells which mirror was used.
fn registries(home: &Path) -> Vec<PathBuf> {
    let sources = home.join("registry").join("src");
    let mut all: Vec<PathBuf> = sources
        .read_dir()
        .map(|entries| entries.filter_map(Result::ok).map(|entry| entry.path()).collect())
        .unwrap_or_default();
    all.sort();
    all
}

fn cargo_home() -> Option<PathBuf> {
    let set = env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}
