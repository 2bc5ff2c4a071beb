//! Reads a pack from a file that a user brings (TOML), and says everything that is wrong with it at
//! once: line, key and what was expected. Nothing of the page's shell calls it, so that the shell
//! carries no TOML reader.

mod reader;
mod words;

use std::fmt;

use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

use super::overlay::lay;
use super::written::Written;
use super::{Standard, resolve};

use reader::Reader;

pub(super) use words::ids;

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
pub fn load(text: &str, bases: &[Written]) -> Result<Standard, Vec<PackError>> {
    written(text, bases).map(|(_, standard)| standard)
}

/// As [`load`], with the pack as written, its base laid under it: to be kept and handed on.
///
/// # Errors
/// All mistakes, in the order of their lines.
pub fn written(text: &str, bases: &[Written]) -> Result<(Written, Standard), Vec<PackError>> {
    let mut reader = Reader::new(text);
    let (tree, broken) = DeTable::parse_recoverable(text);
    for error in broken {
        let line = reader.line(error.span().map_or(0, |span| span.start));
        reader.error(line, "", &format!("不是合法的 TOML：{}", error.message()));
    }
    if !reader.errors.is_empty() {
        return Err(reader.finish());
    }
    reader.documents = known_documents(tree.get_ref(), bases);
    let own = reader.table(tree.get_ref(), &Written::keys(), "");
    let mut whole = own.clone();
    if let Some(base) = own.get("base").and_then(Value::as_str) {
        match bases.iter().find(|pack| pack.id == base).map(Table::try_from) {
            Some(Ok(mut under)) => {
                lay(&mut under, own);
                whole = under;
            }
            _ => {
                let known: Vec<&str> = bases.iter().map(|pack| pack.id.as_str()).collect();
                let text = format!("没有名为“{base}”的标准；现有：{}", known.join("、"));
                reader.at("base", &text);
                return Err(reader.finish());
            }
        }
    }
    reader.required(&whole, &Written::keys(), "");
    let pack: Written = match Value::Table(whole).try_into() {
        Ok(pack) => pack,
        Err(error) => {
            reader.at("", &format!("读不懂：{error}"));
            return Err(reader.finish());
        }
    };
    match resolve(&pack) {
        Ok(standard) if reader.errors.is_empty() => Ok((pack, standard)),
        Ok(_) => Err(reader.finish()),
        Err(problems) => {
            for problem in problems {
                reader.meaning(&problem);
            }
            Err(reader.finish())
        }
    }
}

/// The short names of the documents of the pack and of its base.
fn known_documents(tree: &DeTable<'_>, bases: &[Written]) -> Vec<String> {
    let text = |key| tree.get(key).map(toml::Spanned::get_ref);
    let base = text("base").and_then(DeValue::as_str);
    let own = text("documents").and_then(DeValue::as_table);
    let of_base = bases.iter().find(|pack| Some(pack.id.as_str()) == base);
    let own = own.into_iter().flat_map(|table| table.keys().map(|key| key.get_ref().to_string()));
    own.chain(of_base.into_iter().flat_map(|pack| pack.documents.keys().cloned())).collect()
}
