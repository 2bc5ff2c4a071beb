//! Totals (合计) that the rows of a sheet do not make up, once the files are joined: what was corrected by
//! hand may mend them, and the user may say that the schools' figures are right. It judges nothing.

use rust_decimal::Decimal;

use crate::county::entry::YES;
use crate::county::total::TOTAL;
use crate::county::{Cell, County, Entry, Fact, FactKey, Origin, School, Slot, Unequal};
use crate::findings::{Code, Finding, Place};

/// By what the user's word about a total is known: the same file, sheet and cell.
pub(crate) fn number(total: &mut Unequal, file: u32, keys: &[String], county: &County) {
    let Some(cell) = &mut total.cell else {
        total.item = [TOTAL, &total.name()].concat();
        return;
    };
    cell.file = file;
    let sheet = county.files.get(file as usize).and_then(|it| it.sheets.get(cell.sheet as usize));
    let key = keys.get(file as usize).map_or("", String::as_str);
    total.item = format!("{TOTAL}{key}!{}!{}", sheet.map_or("", String::as_str), cell.a1());
}

/// Takes corrections into the sums, and the user's word for settled.
pub(crate) fn settle(county: &mut County, entries: &[Entry], findings: &mut [Finding]) {
    let mut totals = std::mem::take(&mut county.totals);
    for total in &mut totals {
        if let Some(cell) = total.cell {
            let more: Option<Decimal> = county.schools.iter().map(|one| added(one, cell)).sum();
            total.sum = more.and_then(|more| total.sum.checked_add(more)).unwrap_or(total.sum);
        }
        let is_it = |entry: &&Entry| entry.slot == Slot::Choice(total.item.clone());
        total.is_settled = entries.iter().rev().find(is_it).is_some_and(|one| one.typed == YES);
        if total.is_open() {
            continue;
        }
        let told =
            if total.is_settled { "已确认各校数字无误" } else { "更正后已相符" };
        for finding in findings.iter_mut() {
            let is_it = matches!(&finding.place, Place::Cell(cell) if Some(*cell) == total.cell);
            if is_it && finding.code == Code::TotalMismatch {
                finding.settle(told);
            }
        }
    }
    // What is said of a total is no answer to an item.
    county.form.answers.retain(|item, _| !item.starts_with(TOTAL));
    county.totals = totals;
}

/// By how much the corrected figures of a school are more than what stands in the column of a cell.
fn added(school: &School, total: Cell) -> Option<Decimal> {
    let in_column = |cell: &Cell| {
        (cell.file, cell.sheet, cell.column) == (total.file, total.sheet, total.column)
    };
    let corrected = school.facts.iter().filter(|(_, fact)| {
        matches!(fact.origin, Origin::Corrected { .. }) && fact.origin.cells().iter().any(in_column)
    });
    let more = corrected.map(|(key, fact)| {
        let before = stood(school, key, fact, &in_column).unwrap_or_default();
        // Nobody knows it any more: what stood there stays in the sum.
        fact.value.map_or(Some(Decimal::ZERO), |value| value.checked_sub(before))
    });
    more.sum()
}

/// What stood in the column before: of a figure that is stated in several ways, the one from there.
fn stood(
    school: &School,
    key: FactKey,
    fact: &Fact,
    in_column: &impl Fn(&Cell) -> bool,
) -> Option<Decimal> {
    let Origin::Corrected { was, .. } = &fact.origin else { return None };
    let stated = school.stated.iter().find(|(one, _)| *one == key).map(|(_, stated)| stated);
    let here = stated.and_then(|all| all.iter().find(|(_, cell)| in_column(cell)));
    was.or(here.map(|(value, _)| *value))
}
