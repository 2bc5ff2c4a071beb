//! `release RAW DIST ARCHIVE`: makes of what Trunk built the site that is published. Every file is named
//! by its content and checked by its checksum, the policy names the scripts; beside the site stand the
//! single file, the sums, the bill of materials and an archive. Called by `cargo xtask build`; never
//! builds anything itself, and gives the same bytes for the same bytes.

mod archive;
mod bill;
mod digest;
mod markup;
mod policy;
mod seal;
mod single;
mod site;
mod sums;
mod wasm;

use site::Site;
use std::path::Path;
use std::process::ExitCode;

/// A value, or a sentence for a person.
type Outcome<T> = Result<T, String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match words.as_slice() {
        [raw, dist, archive] => release(Path::new(raw), Path::new(dist), Path::new(archive)),
        _ => Err("usage: release RAW DIST ARCHIVE".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn release(raw: &Path, dist: &Path, archive: &Path) -> Outcome<()> {
    let mut raw = site::read(raw)?;
    for (name, bytes) in &mut raw {
        if Path::new(name).extension().is_some_and(|extension| extension == "wasm") {
            *bytes = wasm::without_custom_sections(bytes)
                .ok_or_else(|| format!("{name} is no whole wasm module."))?;
        }
    }
    let mut site: Site = seal::seal(raw.clone())?;
    site.insert(single::NAME.to_owned(), single::single(&raw)?);
    site.insert(bill::NAME.to_owned(), bill::bill()?);
    sums::sum(&mut site)?;
    site::write(dist, &site)?;
    archive::write(archive, &site)
}
