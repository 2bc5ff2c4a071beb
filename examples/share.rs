//! Makes a link's fragment of a county's files, and opens one.
//!
//! `cargo run --release --example share -- FILE...` prints the fragment (several files are one county),
//! `… -- --open FRAGMENT` the evaluation of what it holds, as JSON. Exit status 2 with one line on
//! standard error when it cannot.

mod shell;

use std::env;
use std::process::ExitCode;

use junheng::share::{Contents, Envelope, from_fragment, reading, snapshot, to_fragment};
use junheng::standard::shipped;
use junheng::{intake, pipeline};

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    shell::told(match words.as_slice() {
        [word, fragment] if word == "--open" => open(fragment),
        [] => Err("用法：share FILE... 或 share --open FRAGMENT".to_owned()),
        files => share(files),
    })
}

fn share(paths: &[String]) -> Result<String, String> {
    let files: Vec<_> = paths.iter().map(|path| shell::read(path)).collect::<Result<_, _>>()?;
    let county = pipeline::read(&files).county;
    if county.schools.is_empty() {
        return Err("文件里没有找到学校".to_owned());
    }
    let snapshot = snapshot(&county, &shipped("cn-2017")?, Contents::default());
    Ok(to_fragment(&Envelope::Open(Box::new(snapshot))) + "\n")
}

fn open(link: &str) -> Result<String, String> {
    // The whole address may be given, too.
    let fragment = link.rsplit('/').next().unwrap_or(link);
    match from_fragment(fragment).map_err(|problem| problem.to_string())? {
        Envelope::Open(snapshot) => {
            let assembled = intake::assemble(&[reading(&snapshot)]);
            let standard = shipped(&snapshot.standard)?;
            pipeline::evaluated_to_json(assembled, &standard).map_err(|error| error.to_string())
        }
        Envelope::Sealed(_) => Err("这个链接设有口令，请在网页中打开".to_owned()),
    }
}
