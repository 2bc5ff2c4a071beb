//! A block of a spreadsheet that is pasted into the table of figures: which cell each of its figures is
//! for, and what that decides.

use super::Decided;
use crate::app::text::{manual, mend as say};
use crate::app::view::grid::{self, Place};
use crate::app::view::rows::TableView;
use crate::intake::pasted;
use crate::view_model::ViewModel;

/// Lines, and tabs between their cells, as spreadsheets copy them: a cell may stand in quotes.
fn cells(text: &str) -> Vec<Vec<&str>> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let cell = |cell| {
        let cell = str::trim(cell);
        cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell)
    };
    text.split('\n')
        .map(|line| line.trim_end_matches('\r').split('\t').map(cell).collect())
        .collect()
}

/// What the block decides, cell by cell; only what is different.
///
/// # Errors
/// A sentence why nothing is filled in: the block reaches over the table's edge, or a cell holds no figure.
pub(super) fn filled(
    at: Place,
    text: &str,
    view: &TableView,
    view_model: &ViewModel,
) -> Result<Vec<Decided>, String> {
    let block = cells(text);
    let wide = block.iter().map(Vec::len).max().unwrap_or_default();
    let places = grid::block(at, (block.len(), wide), view, view_model)
        .map_err(|(rows, columns)| say::too_large((block.len(), wide), (rows, columns)))?;
    let mut all = Vec::new();
    for (row, (line, places)) in block.iter().zip(places).enumerate() {
        for (column, (text, place)) in line.iter().zip(places).enumerate() {
            let known = view_model.schools.get(place.school).zip(place.fact(view_model));
            let Some((school, fact)) = known else { continue };
            let one = Decided::of(school, fact, text, pasted).map_err(|problem| {
                say::not_pasted((row, column), text, manual::problem(problem))
            })?;
            all.extend(one);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn blocks_are_read_as_spreadsheets_copy_them() {
        assert_eq!(cells("407"), [["407"]]);
        assert_eq!(cells("407\r\n"), [["407"]]);
        assert_eq!(cells("1\t2\r\n3\t4\r\n"), [["1", "2"], ["3", "4"]]);
        assert_eq!(cells("1\n\n3\n"), [["1"], [""], ["3"]]);
        assert_eq!(cells("\"1,234\"\t 5 "), [["1,234", "5"]]);
        assert_eq!(cells("\t2"), [["", "2"]]);
    }
}
