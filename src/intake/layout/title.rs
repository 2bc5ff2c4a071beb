//! Which stage a table is about, from what stands over it: a title, the sheet's name, the file's name.
//! It never looks into the table's rows.

use crate::county::{Field, Kind, Part};
use crate::intake::layout::column::Role;
use crate::intake::layout::header::{Column, Header};
use crate::intake::layout::sheet_kind::{self, SheetKind};
use crate::intake::vocabulary::spelling::plain;
use crate::intake::vocabulary::stage;
use crate::sheet::{Grid, Sheet, Value, own_name};

/// A title stands at most so many rows above a header within a sheet.
pub(crate) const ROWS: u32 = 3;

/// The stage that a title row, the sheet's name or the file's name states; the nearest one counts.
pub(crate) fn stage_of(file: &str, sheet: &Sheet, above: u32, header: &Header) -> Option<Part> {
    let mut stage = None;
    for row in above..header.top {
        stage = title(&sheet.grid, row).and_then(|text| of_title(&text)).or(stage);
    }
    let stage = stage.or_else(|| of_title(&sheet.name)).or_else(|| of_title(base(file)));
    // A table with pupils of another stage is not one stage's roster, whatever its title says. Other
    // columns of another stage (县级以上骨干教师(初中) in the primary roster) belong to that stage alone.
    let others = |column: &Column| match column.role {
        Role::Figure { field: Field::Pupils, part, .. } => {
            part != Part::Whole && Some(part) != stage
        }
        _ => false,
    };
    stage.filter(|_| !header.columns.iter().any(others))
}

/// The kind of school that the rows over a header or the sheet's name state; the nearest one counts.
pub(crate) fn kind_of(sheet: &Sheet, top: u32) -> Option<SheetKind> {
    let titles = (top.saturating_sub(ROWS)..top).rev();
    let mut stated = titles
        .filter_map(|row| title(&sheet.grid, row))
        .filter_map(|text| sheet_kind::stated(&text));
    stated.next().or_else(|| sheet_kind::stated(&sheet.name))
}

/// The kind of school that a file's name states, for a workbook a kind.
pub(crate) fn kind_of_file(file: &str) -> Option<Kind> {
    match sheet_kind::stated(base(file)) {
        Some(SheetKind::School(kind)) => Some(kind),
        _ => None,
    }
}

/// A file's own name without its ending.
pub(crate) fn base(file: &str) -> &str {
    let file = own_name(file);
    file.rsplit_once('.').map_or(file, |(base, _)| base)
}

/// The text of a row with one text: a title.
fn title(grid: &Grid, row: u32) -> Option<String> {
    let mut cells = grid.row(row);
    match (cells.next(), cells.next()) {
        (Some((_, Value::Text(text))), None) => Some(plain(text)),
        _ => None,
    }
}

/// 小学 in a title is a stage unless it stands beside another stage.
fn of_title(text: &str) -> Option<Part> {
    let text = plain(text);
    let many = ["中小学", "义务教育", "一贯", "完全中学", "完中", "小学、初中", "小学初中"];
    if many.iter().any(|word| text.contains(word)) {
        return None;
    }
    stage::take(&text).0.filter(|part| *part != Part::Kindergarten)
}
