//! Applies what the user said about a layout to a table that was found, or to a sheet where none was.
//! It says that it did, and never settles for the user what two of their words contradict.

use crate::county::{Part, column_letters};
use crate::findings::{Finding, Tables};
use crate::intake::layout::column::{self, Role};
use crate::intake::layout::header::{Column, Header, header_in};
use crate::intake::layout::signature::Layout;
use crate::intake::layout::title;
use crate::intake::layout::zone::DEEPEST;
use crate::intake::tables::roster::{Figure, Table, leaf};
use crate::intake::values::reader::Reader;
use crate::intake::vocabulary::headers::Identity;
use crate::intake::{Assigned, HeaderRows, Mapping, Shape};
use crate::sheet::Sheet;

/// Applies what was said of the table's layout.
pub(crate) fn apply<'a>(table: &mut Table<'a>, mapping: &'a Mapping, file: &str, sheet: &str) {
    if let Some(rows) = mapping.rows {
        let (top, bottom) = placed(rows, table.anchor);
        let header = header_in(table.grid, top, bottom);
        let deeper = i64::from(bottom) - i64::from(table.header.bottom);
        for (index, run) in table.runs.iter_mut().enumerate() {
            let first = i64::from(run.0).saturating_add(deeper).max(0);
            run.0 = if index == 0 { bottom + 1 } else { u32::try_from(first).unwrap_or(run.0) };
        }
        table.header = header;
    }
    assign(&mut table.header, mapping);
    if let Some(said) = mapping.sheet(file, sheet) {
        if said.skip {
            table.shape = Shape::Skipped;
        }
        match said.stage {
            Some(Part::Whole) => table.stage = None,
            Some(stage) => table.stage = Some(stage),
            None => {}
        }
    }
    table.mapping = Some(mapping);
}

/// The table of a sheet in which no header was found: read where the user said what it is, else only
/// listed. `None` where nothing is written.
pub(crate) fn unknown<'a>(
    file: &str,
    sheet: &'a Sheet,
    mappings: &'a [Mapping],
) -> Option<Table<'a>> {
    let grid = &sheet.grid;
    let row = Layout::guess(grid)?;
    let header = header_in(grid, row, row);
    let stage = title::stage_of(file, sheet, 0, &header);
    let layout = Layout::of_row(grid, row, stage);
    let mut table = Table {
        grid,
        header,
        runs: vec![(row.saturating_add(1), grid.height())],
        stage,
        kind: None,
        layout,
        anchor: row,
        shape: Shape::Unknown,
        persons: false,
        mapping: None,
    };
    if let Some(mapping) = mappings.iter().find(|one| one.layout == layout) {
        apply(&mut table, mapping, file, &sheet.name);
        if table.shape == Shape::Unknown && table.header.is_named() {
            table.shape = Shape::Rows;
        }
    }
    Some(table)
}

fn placed(rows: HeaderRows, anchor: u32) -> (u32, u32) {
    let top = u32::try_from(i64::from(anchor).saturating_add(rows.shift.into())).unwrap_or(0);
    (top, top.saturating_add(rows.depth.clamp(1, DEEPEST) - 1))
}

fn assign(header: &mut Header, mapping: &Mapping) {
    for change in &mapping.columns {
        let said = Some(change.now);
        let known = header.columns.iter().position(|column| column.at >= change.at);
        let index = known.unwrap_or(header.columns.len());
        if header.columns.get(index).is_none_or(|column| column.at != change.at) {
            let role = Role::Other;
            let bare = Column { at: change.at, cells: Vec::new(), path: Vec::new(), role, said };
            header.columns.insert(index, bare);
        }
        let Some(column) = header.columns.get_mut(index) else { continue };
        column.said = said;
        column.role = match change.now {
            Assigned::Unused => Role::Other,
            Assigned::Figure { field, part, factor } => {
                let factor = factor.or_else(|| column::factor(&column.path, field));
                Role::Figure { field, part, factor }
            }
            who => identity(who).map_or(Role::Other, Role::Identity),
        };
        // Who the school is stands in one column: the one that the user named.
        if let Role::Identity(who) = column.role {
            for other in header.columns.iter_mut().filter(|one| one.said.is_none()) {
                if other.role == Role::Identity(who) {
                    other.role = Role::Other;
                }
            }
        }
    }
    header.name = header.identity(Identity::Name).unwrap_or(u32::MAX);
}

fn identity(said: Assigned) -> Option<Identity> {
    Some(match said {
        Assigned::Name => Identity::Name,
        Assigned::Code => Identity::Code,
        Assigned::Kind => Identity::Kind,
        Assigned::Stage => Identity::Stage,
        Assigned::Founder => Identity::Founder,
        Assigned::Locality => Identity::Locality,
        Assigned::Counted => Identity::Counted,
        Assigned::Parent => Identity::Parent,
        Assigned::District => Identity::District,
        Assigned::Unused | Assigned::Figure { .. } => return None,
    })
}

/// Says what was read as the user said, and what of it cannot be.
pub(crate) fn tell(table: &Table<'_>, reader: &mut Reader) {
    let Some(mapping) = table.mapping else { return };
    let cell = reader.cell(table.header.top, 0);
    if table.shape == Shape::Skipped {
        return tell_skipped(reader, table.header.top);
    }
    if !table.header.is_named() {
        return reader.note(Finding::of(&Tables::NoNameColumn {}), cell, "");
    }
    let mut said: Vec<String> =
        mapping.columns.iter().map(|one| told(table, one.at, one.now)).collect();
    if mapping.rows.is_some() {
        let (top, bottom) = (u64::from(table.header.top) + 1, u64::from(table.header.bottom) + 1);
        let rows = if top == bottom { top.to_string() } else { format!("{top} 至 {bottom}") };
        said.insert(0, format!("表头是第 {rows} 行"));
    }
    if let Some(stage) = table.stage.filter(|_| mapping.columns.is_empty()) {
        said.push(format!("学段按{}", stage.name()));
    }
    reader.note(Finding::of(&Tables::AsSaid { what: &said.join("，") }), cell, "");
    tell_twice(table, reader);
}

/// Says that a sheet was passed over.
pub(crate) fn tell_skipped(reader: &mut Reader, row: u32) {
    let cell = reader.cell(row, 0);
    reader.note(Finding::of(&Tables::SkippedAsSaid {}), cell, "");
}

fn told(table: &Table<'_>, at: u32, now: Assigned) -> String {
    let column = table.header.columns.iter().find(|column| column.at == at);
    let header = column.map_or_else(|| column_letters(at), name);
    match now {
        Assigned::Unused => format!("“{header}”不用"),
        Assigned::Figure { field, part, factor } => {
            let part = if part == Part::Whole { "" } else { part.name() };
            let unit = factor.map(|factor| {
                let times = match factor {
                    1_000 => "千",
                    10_000 => "万",
                    _ => "",
                };
                format!("（{times}{}）", field.measure().unit())
            });
            format!("“{header}”是{part}{}{}", field.name(), unit.unwrap_or_default())
        }
        who => format!("“{header}”是{}", who_name(who)),
    }
}

/// The Chinese name of what says who a school is.
fn who_name(said: Assigned) -> &'static str {
    match said {
        Assigned::Name => "学校名称",
        Assigned::Code => "学校标识码",
        Assigned::Kind => "办学类型",
        Assigned::Stage => "学段",
        Assigned::Founder => "举办者",
        Assigned::Locality => "城乡类型",
        Assigned::Counted => "是否计校数",
        Assigned::Parent => "所属学校",
        Assigned::District => "区县",
        Assigned::Unused | Assigned::Figure { .. } => "",
    }
}

/// Two columns that the user said to be the same person's name, code …; figures are told by the table.
fn tell_twice(table: &Table<'_>, reader: &mut Reader) {
    let columns = &table.header.columns;
    for (index, column) in columns.iter().enumerate().filter(|(_, one)| one.said.is_some()) {
        let Role::Identity(_) = column.role else { continue };
        let first = columns.iter().take(index).find(|one| one.role == column.role);
        if let (Some(first), Some(said)) = (first, column.said) {
            let finding = Finding::of(&Tables::IdentityTwice {
                first: &name(first),
                second: &name(column),
                identity: &who_name(said),
            });
            let cell = table.head(reader, column);
            reader.note(finding, cell, "");
        }
    }
}

/// Two columns for one figure, one of which the user named.
pub(crate) fn tell_named_twice(
    table: &Table<'_>,
    reader: &mut Reader,
    first: &Figure,
    second: &Column,
) {
    let Some(used) = table.column(first.column).filter(|one| one.said.is_some()) else { return };
    let (used, other, field) = (&name(used), &name(second), &first.field.name());
    let finding = if second.said.is_some() {
        Finding::of(&Tables::AssignedTwice { used, other, field })
    } else {
        Finding::of(&Tables::AssignedBeside { used, other, field })
    };
    let cell = table.head(reader, second);
    reader.note(finding, cell, "");
}

/// A column for a person: its header, or its letters where it has none.
pub(crate) fn name(column: &Column) -> String {
    let header = leaf(column);
    if header.is_empty() { format!("{} 列", column_letters(column.at)) } else { header }
}
