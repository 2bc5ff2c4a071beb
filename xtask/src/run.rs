//! Runs other programs and says how long they took. Knows nothing of what they are for.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// What every command here gives: a value, or a sentence for a person.
pub type Outcome<T> = Result<T, String>;

/// The folder of the workspace, where all relative paths below begin.
pub fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    own.and_then(|folder| folder.parent().map(Path::to_path_buf))
        .unwrap_or_else(|| PathBuf::from("."))
}

/// A command that runs in the workspace's folder.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Runs a command in the foreground; an unhappy end is an error.
pub fn run(mut command: Command) -> Outcome<()> {
    let status = command.status().map_err(|error| not_started(&command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("“{}” failed ({status}).", shown(&command)))
    }
}

/// Runs a command and gives what it wrote to its standard output, without showing it.
pub fn read(mut command: Command) -> Outcome<String> {
    let output =
        command.stdin(Stdio::null()).output().map_err(|error| not_started(&command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let reason = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(format!("“{}” failed ({}).\n{reason}", shown(&command), output.status))
    }
}

/// Runs a command, shows what it writes line by line, and gives whether it ended happily and all
/// that it wrote.
pub fn follow(mut command: Command) -> Outcome<(bool, String)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(&command, &error))?;
    let (lines, received) = mpsc::channel::<String>();
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
        child.stderr.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
    ];
    for stream in streams.into_iter().flatten() {
        let lines = lines.clone();
        thread::spawn(move || {
            for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
                // Nobody listens only when the whole program ends.
                let _ = lines.send(String::from_utf8_lossy(&line).into_owned());
            }
        });
    }
    drop(lines);
    let mut all = String::new();
    for line in received {
        println!("{line}");
        all.push_str(&line);
        all.push('\n');
    }
    let status = child.wait().map_err(|error| not_started(&command, &error))?;
    Ok((status.success(), all))
}

/// Runs a command with its words going to a log file, which an error quotes from.
pub fn logged(mut command: Command, log: &Path) -> Outcome<()> {
    if let Some(folder) = log.parent() {
        make_folder(folder)?;
    }
    let cannot = |error| format!("The log {} cannot be written: {error}.", log.display());
    let file = File::create(log).map_err(cannot)?;
    let status = command
        .stdin(Stdio::null())
        .stdout(file.try_clone().map_err(cannot)?)
        .stderr(file)
        .status()
        .map_err(|error| not_started(&command, &error))?;
    if status.success() {
        return Ok(());
    }
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let tail = lines[lines.len().saturating_sub(25)..].join("\n");
    Err(format!("“{}” failed ({status}). It said at the end:\n{tail}", shown(&command)))
}

/// Says what begins, does it, and says how long it took. While it lasts, a sign of life each
/// twenty seconds.
pub fn timed<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("· {what} …");
    let begin = Instant::now();
    let (done, waiting) = mpsc::channel::<()>();
    let outcome = thread::scope(|scope| {
        scope.spawn(move || {
            while waiting.recv_timeout(Duration::from_secs(20)) == Err(RecvTimeoutError::Timeout) {
                println!("  … {what}: {} s so far", begin.elapsed().as_secs());
            }
        });
        let outcome = work();
        drop(done);
        outcome
    });
    let sign = if outcome.is_ok() { '✓' } else { '✗' };
    println!("{sign} {what}: {:.1} s", begin.elapsed().as_secs_f64());
    // A pipe that nobody reads any more is no reason to stop.
    let _ = std::io::stdout().flush();
    outcome
}

/// Makes a folder and those above it.
pub fn make_folder(folder: &Path) -> Outcome<()> {
    fs::create_dir_all(folder)
        .map_err(|error| format!("The folder {} cannot be made: {error}.", folder.display()))
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("“{}” cannot be started: {error}.", shown(command))
}
