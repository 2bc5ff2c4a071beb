//! The values of a pack before their meaning is known: what the reader makes, what packs are laid over
//! each other as, and what a pack is written from. The build script reads this file too.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use toml_span::Value;
use toml_span::value::ValueInner;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tree {
    /// Words.
    Text(String),
    /// true or false.
    Flag(bool),
    /// A number as it was written, so that nothing is lost in a binary fraction.
    Number(String),
    /// A list.
    List(Vec<Self>),
    /// A table.
    Table(Table),
}

/// A table, by its keys.
pub type Table = BTreeMap<String, Tree>;

impl Tree {
    /// The words.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a list; none where this is no list.
    pub fn list(&self) -> &[Self] {
        match self {
            Self::List(entries) => entries,
            _ => &[],
        }
    }

    /// The table.
    pub fn table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }
}

/// A text of a table; empty where there is none.
pub fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    table.get(key).and_then(Tree::text).unwrap_or_default()
}

/// A whole file or a part of it, whatever its shape; a number that cannot be used is left out.
pub fn tree(value: &Value<'_>, source: &str) -> Option<Tree> {
    Some(match value.as_ref() {
        ValueInner::String(text) => Tree::Text(text.to_string()),
        ValueInner::Boolean(flag) => Tree::Flag(*flag),
        ValueInner::Integer(_) | ValueInner::Float(_) => Tree::Number(number(value, source)?),
        ValueInner::Array(list) => {
            Tree::List(list.iter().filter_map(|one| tree(one, source)).collect())
        }
        ValueInner::Table(table) => {
            let entry = |(key, one): (&toml_span::value::Key<'_>, _)| {
                Some((key.name.to_string(), tree(one, source)?))
            };
            Tree::Table(table.iter().filter_map(entry).collect())
        }
    })
}

/// A number as it is written in the file.
pub fn number(value: &Value<'_>, source: &str) -> Option<String> {
    match value.as_ref() {
        ValueInner::Integer(whole) => Some(whole.to_string()),
        ValueInner::Float(_) => {
            let written = source.get(value.span.start..value.span.end)?;
            let written = written.trim().trim_start_matches('+').replace('_', "");
            let number = Decimal::from_str_exact(&written);
            number.or_else(|_| Decimal::from_scientific(&written)).ok().map(|one| one.to_string())
        }
        _ => None,
    }
}
