//! Gets what the browser tests need and starts them. Knows neither what they test nor how.

use crate::run::{self, Outcome};
use crate::{build, suite};
use std::env;
use std::path::PathBuf;
use std::process::Command;

const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGES: [&str; 2] = ["chromium", "fonts-noto-cjk"];

/// `cargo xtask browser`: a release build and the browser tests, all or those of some files. With
/// `--dev` they run against an unoptimised build, which is there sooner.
pub fn only(words: &[String]) -> Outcome<()> {
    let (options, files): (Vec<_>, Vec<_>) =
        words.iter().cloned().partition(|word| word.starts_with("--"));
    let site = match options.as_slice() {
        [] => build::dist().map(|()| run::root().join("dist"))?,
        [one] if one == "--dev" => build::dev_dist()?,
        _ => return Err(format!("There is no option {}: only --dev.", options.join(" "))),
    };
    prepare()?;
    let mut command = tests(&files)?;
    command.env("JUNHENG_SITE", site);
    let (well, words) = run::follow(command)?;
    let counts = suite::counts(&words);
    println!("{} passed, {} failed", counts.passed, counts.failed);
    if well { Ok(()) } else { Err("A browser test failed.".to_owned()) }
}

/// A browser, a Chinese font and the packages of `tests/browser`.
pub fn prepare() -> Outcome<()> {
    node()?;
    let chosen = env::var_os("JUNHENG_BROWSER_PATH").is_some();
    if (!chosen && !BROWSERS.iter().any(|name| on_path(name))) || !chinese_font() {
        run::timed("Chromium and a Chinese font (apt-get)", install)?;
    }
    let folder = run::root().join("tests").join("browser");
    let newer = |name: &str| folder.join(name).metadata().and_then(|data| data.modified()).ok();
    if newer("node_modules/.package-lock.json") < newer("package-lock.json") {
        run::timed("packages of the browser tests (npm ci)", || {
            let mut command = run::command("npm", &["ci", "--no-audit", "--no-fund"]);
            command.current_dir(&folder);
            run::logged(command, &run::root().join("target").join("npm.log"))
        })?;
    }
    Ok(())
}

/// The command that runs the browser tests.
pub fn tests(files: &[String]) -> Outcome<Command> {
    let folder = run::root().join("tests").join("browser");
    // One file after the other: each drives a browser, and two at once would slow each other down.
    let mut command = run::command("node", &["--test", "--test-reporter=spec"]);
    command.arg("--test-concurrency=1").current_dir(&folder).env("NO_COLOR", "1");
    if files.is_empty() {
        command.args(scripts(&folder, ".test.mjs")?);
    } else {
        command.args(files);
    }
    Ok(command)
}

/// The files of a folder that end so, in order.
pub fn scripts(folder: &std::path::Path, end: &str) -> Outcome<Vec<PathBuf>> {
    let entries = folder
        .read_dir()
        .map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(end))
        .collect();
    files.sort();
    Ok(files)
}

fn node() -> Outcome<()> {
    let version = run::read(run::command("node", &["--version"])).unwrap_or_default();
    let major =
        version.trim_start_matches('v').split('.').next().and_then(|text| text.parse().ok());
    if major.unwrap_or(0) >= 20 && on_path("npm") {
        return Ok(());
    }
    Err("The browser tests need Node.js 20 or newer with npm: install it and try again.".to_owned())
}

fn on_path(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn chinese_font() -> bool {
    let fonts = run::read(run::command("fc-list", &[":lang=zh-cn", "family"]));
    // Where there is no fc-list, as on Windows and macOS, the system brings such fonts.
    if on_path("apt-get") { fonts.is_ok_and(|list| !list.trim().is_empty()) } else { true }
}

fn install() -> Outcome<()> {
    let by_hand = || {
        format!(
            "The browser tests need Chromium and a Chinese font: install them by your system's \
             package manager (on Debian: apt-get install {}), or set JUNHENG_BROWSER_PATH.",
            PACKAGES.join(" ")
        )
    };
    if !on_path("apt-get") {
        return Err(by_hand());
    }
    let user = run::read(run::command("id", &["-u"])).unwrap_or_default();
    let prefix: &[&str] = if user.trim() == "0" {
        &[]
    } else if run::read(run::command("sudo", &["-n", "true"])).is_ok() {
        &["sudo", "-n"]
    } else {
        return Err(by_hand());
    };
    let log = run::root().join("target").join("apt.log");
    let apt = |arguments: &[&str]| {
        let words =
            [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
        run::logged(run::command(words[0], &words[1..]), &log)
    };
    let wanted = [&["install", "-y", "--no-install-recommends"][..], &PACKAGES[..]].concat();
    // The first try fails where the lists of packages are old or missing.
    apt(&wanted)
        .or_else(|_| apt(&["update"]).and_then(|()| apt(&wanted)))
        .map_err(|error| format!("{error}\n{}", by_hand()))
}
