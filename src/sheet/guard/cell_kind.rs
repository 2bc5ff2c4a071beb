//! The types of .xlsx cells (ECMA-376 part 1, 18.18.11), and whether what a cell holds is of its type:
//! calamine refuses a whole sheet for one that is not.

/// The type that a cell names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::sheet) enum CellKind {
    /// None: a number, or words that some programs write all the same.
    #[default]
    Unsaid,
    /// `n`.
    Number,
    /// `s`: the index of a shared text.
    Shared,
    /// `inlineStr`: words within the cell.
    Inline,
    /// `str`: a formula's words.
    Words,
    /// `d`: a date in ISO 8601.
    Date,
    /// `b`.
    Boolean,
    /// `e`: an error such as `#DIV/0!`.
    Error,
    /// Something that no specification has.
    Unknown,
}

impl CellKind {
    /// The type of an attribute's value.
    pub fn of(name: &str) -> Self {
        match name {
            "n" => Self::Number,
            "s" => Self::Shared,
            "inlineStr" | "is" => Self::Inline,
            "str" => Self::Words,
            "d" => Self::Date,
            "b" => Self::Boolean,
            "e" => Self::Error,
            _ => Self::Unknown,
        }
    }
}

/// Whether words are a number that a cell can hold.
pub(in crate::sheet) fn is_number(words: &str) -> bool {
    words.parse().is_ok_and(f64::is_finite)
}

/// Whether words are a truth value of XML Schema.
pub(in crate::sheet) fn is_boolean(words: &str) -> bool {
    matches!(words, "0" | "1")
        || ["false", "true"].iter().any(|word| words.eq_ignore_ascii_case(word))
}

/// The errors that calamine has names for.
pub(in crate::sheet) fn is_known_error(words: &str) -> bool {
    ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"].contains(&words)
}
