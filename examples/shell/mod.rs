//! What the examples have in common as programs of a shell: files by their paths, and one answer.
//! They know nothing of schools.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// A file's name and bytes.
pub fn read(path: &str) -> Result<(String, Vec<u8>), String> {
    let bytes = fs::read(path).map_err(|error| format!("无法读取“{path}”：{error}"))?;
    let name = Path::new(path).file_name().map_or(path.into(), |name| name.to_string_lossy());
    Ok((name.into_owned(), bytes))
}

/// Prints a text, or a sentence on standard error with exit status 2.
pub fn told(outcome: Result<String, String>) -> ExitCode {
    match outcome {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}
