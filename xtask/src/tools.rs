//! Gets the tools that the build needs: the wasm target, Trunk and wasm-bindgen, each at the one
//! version that fits. Never replaces what a person has installed, never updates the toolchain.

use crate::run::{self, Outcome};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, thread};

pub const TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const DENY: &str = "0.20.2";

/// A tool that comes as a crate.
struct Tool {
    package: &'static str,
    program: &'static str,
    version: String,
    /// What `cargo install` needs to be told for this one.
    flags: &'static [&'static str],
}

/// The folders to put in front of PATH, so that Trunk finds the fitting tools.
pub struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// A wasm-bindgen command of the version that fits.
    pub fn wasm_bindgen(&self, arguments: &[&str]) -> Command {
        run::command(&self.program("wasm-bindgen"), arguments)
    }

    /// Where a program is: in its folder, or on PATH.
    fn program(&self, name: &str) -> String {
        let own = self.folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file());
        own.unwrap_or_else(|| PathBuf::from(name)).to_string_lossy().into_owned()
    }

    /// A Trunk command which will find the right wasm-bindgen and download nothing itself.
    pub fn trunk(&self, arguments: &[&str]) -> Outcome<Command> {
        let rest = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&rest));
        let path: OsString = env::join_paths(folders)
            .map_err(|error| format!("PATH holds a name that cannot stand in it: {error}."))?;
        let mut command = run::command(&self.program("trunk"), arguments);
        command.env("PATH", path).env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk reads NO_COLOR as a word of its own and stumbles over “1”.
        command.env_remove("NO_COLOR");
        Ok(command)
    }
}

/// Gets the wasm target and both tools; meanwhile does `also`, on the same machine's other cores.
pub fn get(also: impl FnOnce() -> Outcome<()> + Send) -> Outcome<Tools> {
    wasm_target()?;
    let wanted = [
        Tool {
            package: "trunk",
            program: "trunk",
            version: TRUNK.to_owned(),
            // Without its features for downloading, which are not used here.
            flags: &["--locked", "--no-default-features"],
        },
        Tool {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: locked_version("wasm-bindgen")?,
            flags: &[],
        },
    ];
    thread::scope(|scope| {
        let installs: Vec<_> = wanted.iter().map(|tool| scope.spawn(|| folder_of(tool))).collect();
        let other = scope.spawn(also);
        let mut folders = Vec::new();
        for install in installs {
            folders.extend(install.join().map_err(|_| "An installation broke off.".to_owned())??);
        }
        other.join().map_err(|_| "The first build broke off.".to_owned())??;
        Ok(Tools { folders })
    })
}

/// cargo-deny, which only the checks need.
pub fn deny() -> Outcome<String> {
    let tool = Tool {
        package: "cargo-deny",
        program: "cargo-deny",
        version: DENY.to_owned(),
        // Without its features for fetching what is not checked here.
        flags: &["--locked", "--no-default-features"],
    };
    let folders = folder_of(&tool)?.into_iter().collect();
    Ok(Tools { folders }.program(tool.program))
}

/// Where the tool is: nothing when PATH leads to it, else its folder in the cache, made if need be.
fn folder_of(tool: &Tool) -> Outcome<Option<PathBuf>> {
    if version_of(Path::new(tool.program)).as_ref() == Some(&tool.version) {
        return Ok(None);
    }
    let name = format!("{}-{}", tool.package, tool.version);
    let cache = cache()?;
    let folder = cache.join(&name);
    let program = folder.join("bin").join(tool.program);
    if version_of(&program).as_ref() != Some(&tool.version) {
        run::timed(&format!("{} {} (cargo install, once)", tool.package, tool.version), || {
            install(tool, &folder, &cache.join("build").join(&name))
        })?;
    }
    Ok(Some(folder.join("bin")))
}

fn install(tool: &Tool, folder: &Path, target: &Path) -> Outcome<()> {
    let mut command = run::command("cargo", &["install", tool.package, "--debug", "--force"]);
    command.args(["--version", &tool.version]).args(tool.flags);
    command.arg("--root").arg(folder).arg("--target-dir").arg(target);
    // The quickest build: this program runs for a second at a time.
    command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
    command.env_remove("CARGO_BUILD_TARGET").env_remove("RUSTFLAGS");
    run::logged(command, &target.with_extension("log"))?;
    // What it was built from is of no more use; that it stays would only cost room.
    let _ = fs::remove_dir_all(target);
    Ok(())
}

fn version_of(program: &Path) -> Option<String> {
    let mut command = Command::new(program);
    command.arg("--version").env_remove("NO_COLOR");
    run::read(command).ok()?.split_whitespace().nth(1).map(str::to_owned)
}

/// Where tools are kept from one clone to the next.
fn cache() -> Outcome<PathBuf> {
    if let Some(folder) = env::var_os("JUNHENG_TOOLS") {
        return Ok(PathBuf::from(folder));
    }
    env::home_dir().map(|home| home.join(".cache").join("junheng-tools")).ok_or_else(|| {
        "There is no home folder to keep the tools in: set JUNHENG_TOOLS to a folder.".to_owned()
    })
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Outcome<String> {
    let path = run::root().join("Cargo.lock");
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    let name = format!("name = \"{package}\"");
    text.lines()
        .skip_while(|line| *line != name)
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \""))
        .and_then(|rest| rest.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| format!("Cargo.lock names no {package}."))
}

/// The target for which the page is compiled.
pub fn wasm_target() -> Outcome<()> {
    let sysroot = run::read(run::command("rustc", &["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib");
    if library.is_dir() {
        return Ok(());
    }
    run::timed(&format!("the compilation target {TARGET} (rustup)"), || {
        run::run(run::command("rustup", &["target", "add", TARGET])).map_err(|error| {
            format!("{error}\nThe Rust toolchain lacks {TARGET}; add it and try again.")
        })
    })
}
