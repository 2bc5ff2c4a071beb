//! Whether a column of money without a unit is in 元 or in 万元.
//!
//! The bounds here are plausibility, not thresholds of the standard: they only tell apart two units
//! that differ by 10 000, and every such assumption is told.

use rust_decimal::Decimal;

use crate::county::{Cell, Field, Part};
use crate::findings::{Cells, Finding};
use crate::intake::layout::column::Role;
use crate::intake::layout::header::Column;
use crate::intake::tables::roster::{Table, leaf};
use crate::intake::values::figure::{Written, sum, written};
use crate::intake::values::reader::Reader;

/// 万元 as 元.
const TEN_THOUSAND: u32 = 10_000;
/// Equipment of less than so many 元 a pupil: the unit is wrong.
pub(crate) const LEAST_PER_PUPIL: u32 = 1;
/// Equipment of more than so many 元 a pupil: the unit is wrong.
pub(crate) const MOST_PER_PUPIL: u32 = 200_000;
/// A written figure per pupil under this is 万元: as 万元 it is at most [`MOST_PER_PUPIL`], as 元 it
/// would be the price of a notebook.
const TEN_THOUSANDS_UNDER_PER_PUPIL: u32 = 20;
/// Where no pupils stand beside the money: schools own equipment of tens of thousands of 元 and more,
/// and of a few thousand 万元 at most.
const TEN_THOUSANDS_UNDER: u32 = 20_000;

/// What a written 1 stands for in 元, for a column that does not say so itself.
pub(crate) fn factor(
    reader: &mut Reader,
    table: &Table<'_>,
    column: &Column,
    stated: Option<u32>,
) -> u32 {
    if let Some(factor) = stated {
        return factor;
    }
    let pupils: Vec<(u32, Part)> = table
        .header
        .columns
        .iter()
        .filter_map(|column| match column.role {
            Role::Figure { field: Field::Pupils, part, .. } => Some((column.at, part)),
            _ => None,
        })
        .collect();
    let by_stage = pupils.iter().any(|(_, part)| *part != Part::Whole);
    let (mut per_pupil, mut amounts) = (Vec::new(), Vec::new());
    for row in table.rows() {
        let figure = |column: u32| match written(table.grid.get(row, column)) {
            Written::Figure(figure, _) => Some(figure),
            _ => None,
        };
        let Some(amount) = figure(column.at).filter(|amount| *amount > Decimal::ZERO) else {
            continue;
        };
        amounts.push(amount);
        // A column of all pupils stands beside those of the stages: counted once.
        let counted = pupils.iter().filter(|(_, part)| !by_stage || *part != Part::Whole);
        let total = sum(counted.filter_map(|(column, _)| figure(*column)));
        if total > Decimal::ZERO {
            per_pupil.extend(amount.checked_div(total));
        }
    }
    let Some((factor, unit)) = guess(per_pupil, amounts) else { return TEN_THOUSAND };
    let row = column.cells.last().map_or(table.header.bottom, |(row, _)| *row);
    let cell = reader.cell(row, column.at);
    tell(reader, &leaf(column), unit, cell);
    factor
}

/// What a written 1 stands for in 元, and the unit's name, by the size of the figures; `None` where
/// there are none.
pub(crate) fn guess(per_pupil: Vec<Decimal>, amounts: Vec<Decimal>) -> Option<(u32, &'static str)> {
    let (middle, bound) = match median(per_pupil) {
        Some(middle) => (middle, TEN_THOUSANDS_UNDER_PER_PUPIL),
        None => (median(amounts)?, TEN_THOUSANDS_UNDER),
    };
    Some(if middle < Decimal::from(bound) { (TEN_THOUSAND, "万元") } else { (1, "元") })
}

/// Tells which unit was assumed.
pub(crate) fn tell(reader: &mut Reader, header: &str, unit: &str, cell: Cell) {
    let says = Cells::UnitAssumed { column: &header, unit: &unit };
    reader.note(Finding::of(&says), cell, "");
}

fn median(mut figures: Vec<Decimal>) -> Option<Decimal> {
    figures.sort_unstable();
    figures.get(figures.len() / 2).copied()
}
