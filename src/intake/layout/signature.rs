//! By what a table is known again: the words of its header, column by column. Data rows, titles and
//! years are of no account. It reads no figure and no school.

use serde::{Deserialize, Serialize};

use crate::county::Part;
use crate::intake::layout::header::Header;
use crate::intake::tables::persons::is_of_person;
use crate::intake::values::figure::{Written, written};
use crate::intake::vocabulary::spelling::plain;
use crate::sheet::{Grid, Value};

/// The fingerprint of a header.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Layout(u64);

/// In a sheet where no header is found, it is looked for in so many rows.
const LOOKED_AT: usize = 30;

impl Layout {
    /// Of texts in their columns.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = (u32, &'a str)>, stage: Option<Part>) -> Self {
        // FNV-1a: the same in every build, which the standard library does not promise of its own.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        for (column, text) in texts {
            column.to_le_bytes().into_iter().for_each(&mut take);
            without_years(&plain(text)).bytes().for_each(&mut take);
            take(0xff);
        }
        stage.map_or("", Part::id).bytes().for_each(take);
        Self(hash)
    }

    /// Of a header that was found; the same header in another stage's sheet is another layout.
    pub(crate) fn of_header(header: &Header, stage: Option<Part>) -> Self {
        let cells = header.columns.iter();
        Self::of(
            cells.flat_map(|one| one.cells.iter().map(|(_, text)| (one.at, text.as_str()))),
            stage,
        )
    }

    /// Where the header of a sheet is most likely, in which none was found: the first of the rows with
    /// the most words.
    pub(crate) fn guess(grid: &Grid) -> Option<u32> {
        let mut best: Option<(usize, u32)> = None;
        for row in grid.written_rows().take(LOOKED_AT) {
            if is_of_person(grid, row) {
                // Whoever stands there is no header, and nothing to be shown.
                continue;
            }
            let count = words(grid, row).count();
            if count > best.map_or(0, |(most, _)| most) {
                best = Some((count, row));
            }
        }
        best.map(|(_, row)| row)
    }

    /// Of such a row.
    pub(crate) fn of_row(grid: &Grid, row: u32, stage: Option<Part>) -> Self {
        Self::of(words(grid, row), stage)
    }
}

/// The cells of a row that hold words.
fn words(grid: &Grid, row: u32) -> impl Iterator<Item = (u32, &str)> {
    grid.row(row).filter_map(|(column, value)| match value {
        Value::Text(text) if matches!(written(value), Written::Words(_)) => Some((column, text)),
        _ => None,
    })
}

/// A text without the digits of its years: 2024年在校生数 and 2025年在校生数 are one header.
fn without_years(text: &str) -> String {
    let mut kept = String::new();
    let mut digits = String::new();
    for letter in text.chars().chain([' ']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !(digits.len() == 4 && (digits.starts_with("20") || digits.starts_with("19"))) {
            kept.push_str(&digits);
        }
        digits.clear();
        kept.push(letter);
    }
    kept
}
