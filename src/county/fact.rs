//! One figure of one school and where it came from. A blank is kept as a blank, never as 0.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Cell, Field, Part};

/// What a figure is about: which quantity, of which part of the school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FactKey {
    /// The quantity.
    pub field: Field,
    /// The part of the school.
    pub part: Part,
}

/// Where a figure came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Read from this cell, or added up from these.
    Cells(Vec<Cell>),
    /// Counted from the rows of a roster of persons (名册): so many rows, so many people.
    Counted {
        /// The first and the last of them.
        cells: Vec<Cell>,
        /// All of them, in runs. Of a count of 0 they are the rows among which none was found.
        rows: Vec<Rows>,
    },
    /// 手工填写: typed on the page.
    Typed,
    /// 分享链接: told by a link, which keeps no cells.
    Shared,
    /// 手工更正: typed on the page in place of what the files say.
    Corrected {
        /// What the files say; `None` where they leave it blank or have no place for it.
        was: Option<Decimal>,
        /// Where they say it.
        cells: Vec<Cell>,
    },
}

impl Origin {
    /// The cells it came from; none for a typed one or one of a link.
    pub fn cells(&self) -> &[Cell] {
        match self {
            Self::Cells(cells) | Self::Counted { cells, .. } | Self::Corrected { cells, .. } => {
                cells
            }
            Self::Typed | Self::Shared => &[],
        }
    }

    /// Says that everything stands in this file.
    pub fn set_file(&mut self, file: u32) {
        match self {
            Self::Cells(cells) | Self::Corrected { cells, .. } => {
                for cell in cells {
                    cell.file = file;
                }
            }
            Self::Counted { cells, rows } => {
                for cell in cells {
                    cell.file = file;
                }
                for rows in rows {
                    rows.file = file;
                }
            }
            Self::Typed | Self::Shared => {}
        }
    }

    /// Where the sum of two figures came from.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut cells = self.cells().to_vec();
        cells.extend_from_slice(other.cells());
        match (self, other) {
            (Self::Counted { rows, .. }, Self::Counted { rows: others, .. }) => {
                Self::Counted { cells, rows: rows.iter().chain(others).copied().collect() }
            }
            _ => Self::Cells(cells),
        }
    }

    /// Where it came from, for a person: a cell as `F12`, rows of a roster as a spreadsheet's name box
    /// takes them, `5:104`. Beside each stands a cell that tells its file and sheet. Of many runs of rows
    /// the first six are named, and how many rows there are in all.
    pub fn places(&self) -> Vec<(Cell, String)> {
        let Self::Counted { rows, .. } = self else {
            return self.cells().iter().map(|cell| (*cell, cell.a1())).collect();
        };
        let mut places: Vec<(Cell, String)> =
            rows.iter().take(RUNS).map(|rows| (rows.cell(), rows.address())).collect();
        if let (true, Some(last)) = (rows.len() > RUNS, rows.last()) {
            let all: u64 = rows.iter().map(|rows| rows.count()).sum();
            places.push((last.cell(), format!("{}（共 {all} 行）", last.address())));
        }
        places
    }
}

/// So many runs of rows are named one by one.
pub const RUNS: usize = 6;

/// Rows of a sheet that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// Index into [`super::County::files`].
    pub file: u32,
    /// Index into [`super::SourceFile::sheets`].
    pub sheet: u32,
    /// The first, from 0.
    pub first: u32,
    /// The last, within.
    pub last: u32,
}

impl Rows {
    /// As a spreadsheet writes them: `5:104`.
    pub fn address(self) -> String {
        format!("{}:{}", u64::from(self.first) + 1, u64::from(self.last) + 1)
    }

    /// How many they are.
    pub fn count(self) -> u64 {
        u64::from(self.last.saturating_sub(self.first)) + 1
    }

    fn cell(self) -> Cell {
        Cell { file: self.file, sheet: self.sheet, row: self.first, column: 0 }
    }
}

/// One figure. Amounts of money are in 元, areas in ㎡, everything else is a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The figure as written; `None` where there is a place for it that is blank.
    pub value: Option<Decimal>,
    /// Where it came from.
    pub origin: Origin,
}

/// All figures of a school.
///
/// They are few and looked up all the time: a list in the order of their keys is found in faster than a
/// tree, above all in a browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(FactKey, Fact)>")]
pub struct Facts(Vec<(FactKey, Fact)>);

impl From<Vec<(FactKey, Fact)>> for Facts {
    fn from(written: Vec<(FactKey, Fact)>) -> Self {
        let mut facts = Self(Vec::with_capacity(written.len()));
        for (FactKey { field, part }, fact) in written {
            facts.set(field, part, fact);
        }
        facts
    }
}

impl FactKey {
    /// The order of keys as one number.
    fn order(self) -> u16 {
        (self.field as u16) << 8 | self.part as u16
    }
}

impl Facts {
    /// Where it is, else where it belongs.
    fn place(&self, field: Field, part: Part) -> Result<usize, usize> {
        let wanted = FactKey { field, part }.order();
        self.0.binary_search_by(|(key, _)| key.order().cmp(&wanted))
    }

    /// The fact, if there is a place for it at all.
    pub fn get(&self, field: Field, part: Part) -> Option<&Fact> {
        let at = self.place(field, part).ok()?;
        self.0.get(at).map(|(_, fact)| fact)
    }

    /// All facts of a quantity, by the part of the school.
    pub fn of(&self, field: Field) -> impl Iterator<Item = (Part, &Fact)> {
        let first = self.0.partition_point(|(key, _)| (key.field as u16) < field as u16);
        let facts = self.0.get(first..).unwrap_or_default().iter();
        facts.take_while(move |(key, _)| key.field == field).map(|(key, fact)| (key.part, fact))
    }

    /// Puts a fact in place of what was there.
    pub fn set(&mut self, field: Field, part: Part, fact: Fact) {
        match self.place(field, part) {
            Ok(at) => {
                if let Some((_, known)) = self.0.get_mut(at) {
                    *known = fact;
                }
            }
            Err(at) => self.0.insert(at, (FactKey { field, part }, fact)),
        }
    }

    /// Takes a fact out.
    pub fn remove(&mut self, field: Field, part: Part) -> Option<Fact> {
        let at = self.place(field, part).ok()?;
        Some(self.0.remove(at).1)
    }

    /// The quantities that there is a place for, in their order.
    pub fn fields(&self) -> Vec<Field> {
        let mut fields: Vec<Field> = self.0.iter().map(|(key, _)| key.field).collect();
        fields.dedup();
        fields
    }

    /// All facts in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (FactKey, &Fact)> {
        self.0.iter().map(|(key, fact)| (*key, fact))
    }

    /// All facts, to be changed in place.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (FactKey, &mut Fact)> {
        self.0.iter_mut().map(|(key, fact)| (*key, fact))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_stand_in_the_order_of_their_keys_however_they_come() {
        let fact = |value: i64| Fact { value: Some(value.into()), origin: Origin::Typed };
        let mut keys: Vec<FactKey> = Field::ALL
            .iter()
            .flat_map(|field| {
                let parts = std::iter::once(Part::Whole).chain(Part::STAGES);
                parts.map(|part| FactKey { field: *field, part })
            })
            .collect();
        keys.reverse();
        let written: Vec<_> = keys.iter().zip(0..).map(|(key, one)| (*key, fact(one))).collect();
        let mut facts = Facts::from(written.clone());
        keys.sort_unstable();
        assert_eq!(facts.iter().map(|(key, _)| key).collect::<Vec<_>>(), keys);
        assert_eq!(facts.fields(), Field::ALL);
        for (FactKey { field, part }, fact) in written {
            assert_eq!(facts.get(field, part), Some(&fact));
            assert!(facts.of(field).any(|one| one == (part, &fact)));
            assert_eq!(facts.remove(field, part), Some(fact));
            assert_eq!(facts.get(field, part), None);
            assert!(facts.of(field).all(|(one, _)| one != part));
        }
        assert_eq!(facts, Facts::default());
    }
}
