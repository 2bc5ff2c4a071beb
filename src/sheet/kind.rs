//! What an .xlsx cell says that it holds, and what its words then mean.
//! It never guesses: what nobody knows is refused.

use super::Value;
use super::reading::{Outcome, damaged};

/// What a cell says that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number, or where nothing is said, maybe words.
    Number { said: bool },
    /// A shared text.
    Shared,
    /// Words within the cell, in pieces of different looks.
    Within,
    /// A formula's words.
    Words,
    /// A date as words.
    Date,
    /// TRUE or FALSE.
    Boolean,
    /// An error such as `#DIV/0!`.
    Error,
    /// Something that no spreadsheet writes.
    Other,
}

impl Kind {
    /// The kind that a cell's attribute names.
    pub fn of(name: &str) -> Self {
        match name {
            "n" => Self::Number { said: true },
            "s" => Self::Shared,
            "inlineStr" | "is" => Self::Within,
            "str" => Self::Words,
            "d" => Self::Date,
            "b" => Self::Boolean,
            "e" => Self::Error,
            _ => Self::Other,
        }
    }
}

/// A boolean as XML writes it.
pub(super) fn boolean(words: &str) -> Option<Value<'static>> {
    match words.trim() {
        "" => Some(Value::Blank),
        "0" => Some(Value::Boolean(false)),
        "1" => Some(Value::Boolean(true)),
        word if word.eq_ignore_ascii_case("false") => Some(Value::Boolean(false)),
        word if word.eq_ignore_ascii_case("true") => Some(Value::Boolean(true)),
        _ => None,
    }
}

/// One of the errors that formulas give.
pub(super) fn error(words: &str) -> Outcome<Value<'_>> {
    const KNOWN: [&str; 8] =
        ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#DATA!"];
    if KNOWN.contains(&words) {
        return Ok(Value::Error(words));
    }
    let name: String = words.chars().take(16).collect();
    Err(damaged(&format!("有认不出的错误值 {name}，请先在原表中改正该公式")))
}
