//! Makes a link's fragment of a county's files, and opens one.
//!
//! `cargo run --release --example share -- FILE...` prints the fragment (several files are one county),
//! `… -- --open FRAGMENT` the evaluation of what it holds, as JSON. Exit status 2 with one line on
//! standard error when it cannot.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use junheng::share::{Contents, Envelope, from_fragment, reading, snapshot, to_fragment};
use junheng::standard::shipped;
use junheng::{door, intake};

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let outcome = match words.as_slice() {
        [word, fragment] if word == "--open" => open(fragment),
        [] => Err("用法：share FILE... 或 share --open FRAGMENT".to_owned()),
        files => share(files),
    };
    match outcome {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn share(paths: &[String]) -> Result<String, String> {
    let mut files = Vec::new();
    for path in paths {
        let bytes = fs::read(path).map_err(|error| format!("无法读取“{path}”：{error}"))?;
        let name = Path::new(path).file_name().map_or(path.into(), |name| name.to_string_lossy());
        files.push((name.into_owned(), bytes));
    }
    let county = door::read(&files).county;
    if county.schools.is_empty() {
        return Err("文件里没有找到学校".to_owned());
    }
    let snapshot = snapshot(&county, &shipped("cn-2017")?, Contents::default());
    Ok(to_fragment(&Envelope::Open(Box::new(snapshot))))
}

fn open(link: &str) -> Result<String, String> {
    // The whole address may be given, too.
    let fragment = link.rsplit('/').next().unwrap_or(link);
    match from_fragment(fragment).map_err(|problem| problem.to_string())? {
        Envelope::Open(snapshot) => {
            let assembled = intake::assemble(&[reading(&snapshot)]);
            door::evaluated_to_json(assembled, &shipped(&snapshot.standard)?)
        }
        Envelope::Sealed(_) => Err("这个链接设有口令，请在网页中打开".to_owned()),
    }
}
