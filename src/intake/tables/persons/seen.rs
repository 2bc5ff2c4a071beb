//! Who was met before: by number, else by name. What is compared here is dropped when the file is read.

use std::collections::{HashMap, HashSet};

use crate::county::Cell;
use crate::intake::vocabulary::spelling::plain;
use crate::sheet::Value;

/// What a cell of personal numbers holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Number {
    None,
    Known(String),
    /// A program kept it as a number and lost its last digits.
    Spoilt,
}

/// A number that is told to be a person's.
pub(super) fn number(value: Value<'_>) -> Number {
    const LEAST: usize = 8;
    /// From here on a stored number has lost digits.
    const EXACT: f64 = 1e15;
    let text = match value {
        Value::Text(text) => plain(text).to_uppercase(),
        Value::Number(number) if number.abs() >= EXACT => return Number::Spoilt,
        Value::Number(number) => number.to_string(),
        _ => return Number::None,
    };
    let text = text.trim_matches(['\'', '‘', '’', '`', '"']);
    let is_it = text.len() >= LEAST && text.chars().all(|c| c.is_ascii_alphanumeric());
    // 00000000 and the like stand in a number's place.
    let is_it = is_it && text.chars().collect::<HashSet<char>>().len() > 2;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if text.contains("E+") || (is_it && text.len() == 18 && text.ends_with("000")) {
        Number::Spoilt
    } else if is_it && digits >= LEAST {
        Number::Known(text.to_owned())
    } else {
        Number::None
    }
}

/// What is known of a person who comes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    New,
    /// The same number in the same school.
    SamePerson(Cell),
    /// The same number in another school.
    Elsewhere(Cell, usize),
    /// The same name in the same school and class, in this table.
    SameName(Cell),
    /// The same in another table of the file.
    SameNameOtherTable(Cell),
}

/// Everybody who was met.
#[derive(Debug, Default)]
pub(super) struct Seen {
    numbers: HashMap<String, (usize, Cell)>,
    names: HashMap<(usize, String, String), (usize, Cell)>,
}

impl Seen {
    pub(super) fn by_number(&mut self, number: String, school: usize, cell: Cell) -> Met {
        match self.numbers.get(&number) {
            Some((one, at)) if *one == school => Met::SamePerson(*at),
            Some((one, at)) => Met::Elsewhere(*at, *one),
            None => {
                self.numbers.insert(number, (school, cell));
                Met::New
            }
        }
    }

    pub(super) fn by_name(
        &mut self,
        name: &str,
        class: String,
        school: usize,
        table: usize,
        cell: Cell,
    ) -> Met {
        match self.names.entry((school, class, plain(name))) {
            std::collections::hash_map::Entry::Occupied(entry) => {
                let (first, at) = *entry.get();
                if first == table { Met::SameName(at) } else { Met::SameNameOtherTable(at) }
            }
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert((table, cell));
                Met::New
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_programs_leave_them() {
        let known = |text: &str| Number::Known(text.to_owned());
        let cases = [
            ("440106198001011234", known("440106198001011234")),
            ("44010619800101123x", known("44010619800101123X")),
            ("'440106198001011234", known("440106198001011234")),
            ("G440106201001011234", known("G440106201001011234")),
            ("4.40106E+17", Number::Spoilt),
            ("440106198001011000", Number::Spoilt),
            ("4401**********1234", Number::None),
            ("12", Number::None),
            ("000000000000000000", Number::None),
            ("无", Number::None),
        ];
        for (text, expected) in cases {
            assert_eq!(number(Value::Text(text)), expected, "{text}");
        }
        assert_eq!(number(Value::Number(440_106_198_001_011_200.0)), Number::Spoilt);
        assert_eq!(number(Value::Blank), Number::None);
    }
}
