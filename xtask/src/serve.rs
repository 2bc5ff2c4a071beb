//! `cargo xtask serve`: the page on this machine, built again after each change. Never for the
//! public: it is Trunk's development server, on the loopback address alone.

use crate::run::{self, Outcome};
use crate::tools::{self, TARGET};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

const ADDRESS: &str = "127.0.0.1:8080";
/// A change in these builds nothing anew.
const UNWATCHED: [&str; 9] =
    ["docs", "tests", "xtask", "target", "dist", "examples", "benches", ".git", ".github"];

/// Gets what is missing, builds the page and serves it until it is stopped.
pub fn serve() -> Outcome<()> {
    let begin = Instant::now();
    TcpListener::bind(ADDRESS).map_err(|error| {
        format!("http://{ADDRESS} is taken by another program ({error}): stop that one first.")
    })?;
    let tools = tools::get(|| {
        run::timed("first build of the page and the worker (cargo build)", || {
            let arguments = ["build", "--target", TARGET, "--bin", "page", "--bin", "worker"];
            run::logged(
                run::command("cargo", &arguments),
                &run::root().join("target").join("serve.log"),
            )
        })
    })?;
    println!("✓ everything is there after {:.1} s; Trunk puts it together", elapsed(begin));

    run::make_folder(&run::root().join("target").join("serve"))?;
    let mut command = tools.trunk(&["serve", "--dist", "target/serve"])?;
    for folder in UNWATCHED.iter().filter(|folder| run::root().join(folder).exists()) {
        command.args(["--ignore", folder]);
    }
    if let Ok(own) = std::env::current_exe() {
        let seconds = format!("{:.1}", elapsed(begin));
        let helper = Command::new(own).arg("announce").env("JUNHENG_BEFORE", seconds).spawn();
        if let Err(error) = helper {
            println!("The page will be at http://{ADDRESS}/ ({error}).");
        }
    }
    become_it(command)
}

/// Gives this process over to the server, so that a signal to the one reaches the other.
#[cfg(unix)]
fn become_it(mut command: Command) -> Outcome<()> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(format!("“{}” cannot be started: {error}.", run::shown(&command)))
}

#[cfg(not(unix))]
fn become_it(command: Command) -> Outcome<()> {
    run::run(command)
}

/// Waits until the page answers and says where it is. Ends with the server.
pub fn announce() {
    let before: f64 =
        std::env::var("JUNHENG_BEFORE").ok().and_then(|text| text.parse().ok()).unwrap_or_default();
    let begin = Instant::now();
    let server = parent();
    while !answers() {
        if parent() != server || begin.elapsed() > Duration::from_mins(30) {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    println!(
        "\n  均衡尺已就绪，请在浏览器中打开： http://{ADDRESS}/\n  \
         Junheng is ready; open in a browser: http://{ADDRESS}/\n  \
         ({:.1} s; Ctrl-C 停止 / stops it; 改动后请手动刷新 / reload by hand after a change)\n",
        before + elapsed(begin),
    );
}

fn answers() -> bool {
    let mut text = String::new();
    let asked = TcpStream::connect(ADDRESS).and_then(|mut stream| {
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(stream, "GET / HTTP/1.0\r\nHost: {ADDRESS}\r\n\r\n")?;
        stream.read_to_string(&mut text)
    });
    asked.is_ok() && text.lines().next().is_some_and(|line| line.contains(" 200 "))
}

#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

#[cfg(not(unix))]
fn parent() -> u32 {
    0
}

fn elapsed(begin: Instant) -> f64 {
    begin.elapsed().as_secs_f64()
}
