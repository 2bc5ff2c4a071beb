//! Reads a pack from a file that a user brings (TOML), and says everything that is wrong with it at
//! once: line, key and what was expected. It is the worker's: the shell carries no TOML reader.

mod reader;
mod syntax;
mod words;

use std::fmt;

use toml_span::value::Table as Spanned;

use super::choice::no_such;
use super::overlay::lay;
use super::tree::{Table, Tree, text};
use super::written::Written;
use super::{Standard, StandardError, resolve};

use reader::Reader;

pub(super) use words::{YEARS, ids, keys_of};

/// A pack is a few dozen KB; what is larger is some other file.
const LARGEST: usize = 256 << 10;

/// One mistake in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// The line, from 1.
    pub line: usize,
    /// The key: `indicators.teaching_area.threshold.primary.value`; empty for the file as a whole.
    pub key: String,
    /// What is wrong and what was expected, in Chinese.
    pub message: String,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let space = if self.key.is_empty() { "" } else { " " };
        write!(f, "第 {} 行{space}{}：{}", self.line, self.key, self.message)
    }
}

/// Reads and checks a pack. `bases` are the packs that it may name as its base.
///
/// # Errors
/// All mistakes, in the order of their lines.
pub fn load(text: &str, bases: &[Table]) -> Result<Standard, Vec<PackError>> {
    written(text, bases).map(|(_, standard)| standard)
}

/// As [`load`], with the pack as written, its base laid under it: to be kept and handed on.
///
/// # Errors
/// All mistakes, in the order of their lines.
pub fn written(text: &str, bases: &[Table]) -> Result<(Written, Standard), Vec<PackError>> {
    let text = plain(text);
    let mut reader = Reader::new(text);
    let own = read(text, bases, &mut reader).ok_or(()).map_err(|()| reader.taken())?;
    let whole = over_base(own, bases).map_err(|error| {
        reader.at("base", &error.to_string());
        reader.taken()
    })?;
    reader.required(&whole, &Written::keys(), "");
    let pack = Written::of(whole);
    match resolve(&pack) {
        Ok(standard) if reader.errors.is_empty() => Ok((pack, standard)),
        Ok(_) => Err(reader.taken()),
        Err(problems) => {
            for problem in problems {
                reader.meaning(&problem);
            }
            Err(reader.taken())
        }
    }
}

/// What the text itself writes, without its base; of what is wrong only what can be kept.
pub fn own(text: &str, bases: &[Table]) -> Table {
    let text = plain(text);
    read(text, bases, &mut Reader::new(text)).unwrap_or_default()
}

/// Editors on Windows like to put a mark before a file's first letter.
fn plain(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// `None` for what is no TOML.
fn read(text: &str, bases: &[Table], reader: &mut Reader<'_>) -> Option<Table> {
    if text.len() > LARGEST {
        reader.error(1, "", &format!("文件超过 {} KB，不像是一个标准文件", LARGEST / 1024));
        return None;
    }
    let root = match toml_span::parse(text) {
        Ok(root) => root,
        Err(error) => {
            let line = reader.line(error.span.start);
            reader.error(line, "", &format!("不是合法的 TOML：{}", syntax::told(&error.kind)));
            return None;
        }
    };
    let tree = root.as_table()?;
    reader.documents = known_documents(tree, bases);
    Some(reader.table(tree, &Written::keys(), ""))
}

/// A pack laid over the base that it names.
fn over_base(own: Table, bases: &[Table]) -> Result<Table, StandardError> {
    let Some(base) = own.get("base").and_then(Tree::text) else { return Ok(own) };
    match bases.iter().find(|pack| text(pack, "id") == base) {
        Some(pack) => {
            let mut under = pack.clone();
            lay(&mut under, own);
            Ok(under)
        }
        None => Err(no_such(base, bases)),
    }
}

/// The short names of the documents of the pack and of its base.
fn known_documents(tree: &Spanned<'_>, bases: &[Table]) -> Vec<String> {
    let base = tree.get("base").and_then(|base| base.as_str());
    let own = tree.get("documents").and_then(|documents| documents.as_table());
    let of_base = bases.iter().find(|pack| base == Some(text(pack, "id")));
    let of_base = of_base.and_then(|pack| pack.get("documents")).and_then(Tree::table);
    let own = own.into_iter().flat_map(|table| table.keys().map(|key| key.name.to_string()));
    own.chain(of_base.into_iter().flat_map(|table| table.keys().cloned())).collect()
}
