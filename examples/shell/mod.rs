//! What the examples have in common as programs of a shell: files by their paths, a standard by its id
//! or its file, and one answer.
//! They know nothing of schools.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use junheng::standard::Choice;

/// A file's name and bytes.
pub fn read(path: &str) -> Result<(String, Vec<u8>), String> {
    let bytes = fs::read(path).map_err(|error| format!("无法读取“{path}”：{error}"))?;
    let name = Path::new(path).file_name().map_or(path.into(), |name| name.to_string_lossy());
    Ok((name.into_owned(), bytes))
}

/// A standard as it is named behind `--standard`: a pack file by its path, else one of ours by its id.
#[allow(dead_code, reason = "not every example takes a standard")]
pub fn standard(word: &str) -> Result<Choice, String> {
    if !Path::new(word).is_file() {
        return Ok(Choice::Shipped(word.to_owned()));
    }
    let (name, bytes) = read(word)?;
    let text = String::from_utf8(bytes);
    text.map(Choice::Own).map_err(|_| format!("“{name}”不是 UTF-8 文本，不能作为标准文件"))
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
