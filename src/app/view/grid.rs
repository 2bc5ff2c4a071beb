//! The table of raw figures (原始数据): which rows and columns are shown, and where the keys lead, as
//! in a spreadsheet. It moves between cells and never looks at a figure.

use crate::county::{Field, Part};
use crate::view_model::{FactOf, ViewModel};

use super::rows::{Show, TableView, visible};
use super::{holds, ordered};

/// A cell, by what it stands for: it stays the same when the results change around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the school.
    pub school: usize,
    /// The row's part of the school.
    pub part: Part,
    /// The column.
    pub field: Field,
}

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// A row up.
    Up,
    /// A row down.
    Down,
    /// A column back, or to the end of the row before.
    Left,
    /// A column on, or to the beginning of the next row.
    Right,
    /// The first column.
    Start,
    /// The last column.
    End,
}

impl Place {
    /// The figure that stands there.
    pub fn fact(self, view_model: &ViewModel) -> Option<FactOf> {
        let column = view_model.grid.columns.iter().position(|field| *field == self.field)?;
        let row = view_model.grid.row(self.school, self.part)?;
        Some((self.field, row.cells.open().get(column)?.part))
    }
}

/// How the ids of cells begin.
const CELL: &str = "cell";

/// The id of a cell on the page.
pub fn cell_id(place: Place) -> String {
    [CELL, &place.school.to_string(), place.part.id(), place.field.id()].join("-")
}

/// The cell of an id.
pub fn cell_of(id: &str) -> Option<Place> {
    let mut words = id.strip_prefix(CELL)?.strip_prefix('-')?.split('-');
    Some(Place {
        school: words.next()?.parse().ok()?,
        part: Part::from_id(words.next()?)?,
        field: Field::from_id(words.next()?)?,
    })
}

/// The columns that are shown.
pub fn columns<'a>(view: &TableView, view_model: &'a ViewModel) -> &'a [Field] {
    let (needed, others) =
        view_model.grid.columns.split_at_checked(view_model.grid.needed).unwrap_or_default();
    match view.show {
        Show::Results => &[],
        Show::Figures => needed,
        Show::Others => others,
    }
}

/// The rows that are shown, in their order: those of the units as the table of results has them,
/// with what is not counted behind its school, or at the end where the units stand in another order.
pub fn rows(view: &TableView, view_model: &ViewModel) -> Vec<usize> {
    let all = &view_model.grid.rows;
    let units = visible(view_model, view);
    let is_in_order = units.is_sorted();
    let mut at = vec![None; view_model.units.len()];
    for (place, unit) in units.iter().enumerate() {
        if let Some(at) = at.get_mut(*unit) {
            *at = Some(place);
        }
    }
    let is_whole = view.stage.is_none() && view.verdict.is_none();
    let mut last = 0;
    let mut shown: Vec<(usize, usize)> = Vec::new();
    for (index, row) in all.iter().enumerate() {
        match row.unit {
            Some(unit) => {
                if let Some(place) = at.get(unit).copied().flatten() {
                    last = place;
                    shown.push((place, index));
                }
            }
            None => {
                let name = view_model.schools.get(row.school).map_or("", |one| one.name.as_str());
                if is_whole && holds(name, view.search.trim()) {
                    shown.push((if is_in_order { last } else { usize::MAX }, index));
                }
            }
        }
    }
    ordered(shown, &Ord::cmp).into_iter().map(|(_, index)| index).collect()
}

fn place(row: usize, column: usize, view: &TableView, view_model: &ViewModel) -> Option<Place> {
    let row = view_model.grid.rows.get(row)?;
    let field = *columns(view, view_model).get(column)?;
    Some(Place { school: row.school, part: row.part, field })
}

/// The first cell.
pub fn first(view: &TableView, view_model: &ViewModel) -> Option<Place> {
    place(*rows(view, view_model).first()?, 0, view, view_model)
}

/// The row of a cell among those that are shown, and its column.
fn find(
    at: Place,
    shown: &[usize],
    view: &TableView,
    view_model: &ViewModel,
) -> Option<(usize, usize)> {
    let is_it = |row: &usize| {
        let row = view_model.grid.rows.get(*row);
        row.is_some_and(|row| (row.school, row.part) == (at.school, at.part))
    };
    let column = columns(view, view_model).iter().position(|field| *field == at.field)?;
    Some((shown.iter().position(is_it)?, column))
}

/// The next cell that way; nothing at the edge of the table.
pub fn step(
    from: Place,
    toward: Toward,
    view: &TableView,
    view_model: &ViewModel,
) -> Option<Place> {
    let shown = rows(view, view_model);
    let last = columns(view, view_model).len().checked_sub(1)?;
    let (row, column) = find(from, &shown, view, view_model)?;
    let (row, column) = match toward {
        Toward::Up => (row.checked_sub(1)?, column),
        Toward::Down => (row + 1, column),
        Toward::Left if column == 0 => (row.checked_sub(1)?, last),
        Toward::Left => (row, column - 1),
        Toward::Right if column == last => (row + 1, 0),
        Toward::Right => (row, column + 1),
        Toward::Start => (row, 0),
        Toward::End => (row, last),
    };
    place(*shown.get(row)?, column, view, view_model)
}

/// The cells of a block of so many rows and columns, row by row, from this one to the right and down.
///
/// # Errors
/// How many rows and columns there are from there, where that is fewer.
pub fn block(
    from: Place,
    (rows, wide): (usize, usize),
    view: &TableView,
    view_model: &ViewModel,
) -> Result<Vec<Vec<Place>>, (usize, usize)> {
    let shown = self::rows(view, view_model);
    let all = columns(view, view_model).len();
    let (row, column) = find(from, &shown, view, view_model).unwrap_or((shown.len(), all));
    let left = (shown.len() - row, all - column);
    if rows > left.0 || wide > left.1 {
        return Err(left);
    }
    let line = |index: &usize| {
        let cells = (column..column + wide).filter_map(|at| place(*index, at, view, view_model));
        cells.collect()
    };
    Ok(shown.iter().skip(row).take(rows).map(line).collect())
}

/// The same cell after the results changed; where its row is hidden now, the one that took its place.
pub fn kept(at: Place, view: &TableView, old: &ViewModel, new: &ViewModel) -> Option<Place> {
    let shown = rows(view, new);
    if find(at, &shown, view, new).is_some() {
        return Some(at);
    }
    let (row, column) = find(at, &rows(view, old), view, old)?;
    place(*shown.get(row).or(shown.last())?, column, view, new)
}

/// The view of one school's figures.
pub fn only(school: usize, view_model: &ViewModel) -> TableView {
    let search =
        view_model.schools.get(school).map(|school| school.name.clone()).unwrap_or_default();
    TableView { show: Show::Figures, search, ..TableView::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::rows::Column;
    use crate::standard::Choice;
    use crate::worker::answer::answer;
    use crate::worker::protocol::{Answer, Request};

    fn sample() -> ViewModel {
        let request = Request::Sample { standard: Choice::default() };
        let Answer::Read { view_model, .. } = answer(request, &[], &mut |_| ()).0 else { panic!() };
        view_model
    }

    fn figures() -> TableView {
        TableView { show: Show::Figures, ..TableView::default() }
    }

    #[test]
    fn what_is_not_counted_has_a_row_too() {
        let view_model = sample();
        let shown = rows(&figures(), &view_model);
        assert_eq!(shown, (0..view_model.grid.rows.len()).collect::<Vec<_>>());
        for (school, _) in &view_model.excluded {
            let only = rows(&only(*school, &view_model), &view_model);
            assert!(!only.is_empty());
            assert!(only.iter().all(|row| view_model.grid.rows[*row].unit.is_none()));
        }
        let by_name = figures().sorted_by(Column::Name);
        let mut sorted = rows(&by_name, &view_model);
        assert_ne!(sorted, shown);
        sorted.sort_unstable();
        assert_eq!(sorted, shown);
    }

    #[test]
    fn keys_lead_from_cell_to_cell_and_stop_at_the_edge() {
        let (view_model, view) = (sample(), figures());
        let go = |from, toward| step(from, toward, &view, &view_model);
        let begin = first(&view, &view_model).unwrap();
        assert_eq!(go(begin, Toward::Up), None);
        assert_eq!(go(begin, Toward::Left), None);
        let below = go(begin, Toward::Down).unwrap();
        assert_eq!(below.field, begin.field);
        assert_ne!((below.school, below.part), (begin.school, begin.part));
        let end = go(begin, Toward::End).unwrap();
        assert_eq!(go(end, Toward::Right), Some(below));
        assert_eq!(go(below, Toward::Left), Some(end));
        assert_eq!(go(end, Toward::Start), Some(begin));
        assert_eq!(go(below, Toward::Up), Some(begin));
    }

    #[test]
    fn a_cell_whose_row_is_hidden_hands_over_to_the_next_one() {
        let old = sample();
        let mut new = old.clone();
        let view = TableView { search: "小学".to_owned(), ..figures() };
        let begin = first(&view, &old).unwrap();
        let below = step(begin, Toward::Down, &view, &old).unwrap();
        assert_eq!(kept(begin, &view, &old, &new), Some(begin));
        new.schools[begin.school].name = "改了名".to_owned();
        assert_eq!(kept(begin, &view, &old, &new), Some(below));
    }
}
