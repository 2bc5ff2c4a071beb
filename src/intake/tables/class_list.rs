//! Lists of classes (班级名册): a row a class, with its pupils. They prove the size of every class, which
//! no average does. The rows of a school become one record without figures of its own.

use std::collections::HashMap;

use crate::county::{Class, Field, Part};
use crate::intake::layout::column::Role;
use crate::intake::layout::header::Column;
use crate::intake::layout::rows::{Row, Rows};
use crate::intake::tables::identity::{record, text};
use crate::intake::tables::roster::Table;
use crate::intake::values::reader::Reader;
use crate::intake::vocabulary::headers::Identity;
use crate::intake::vocabulary::spelling::plain;
use crate::intake::{Record, TableReading};

/// What stands over the pupils of a class, beside the words for pupils.
const PUPILS: &[&str] = &["班级人数", "人数", "班额", "班级学生数", "班级学生人数", "实有人数"];

/// Years (年级) and the stage they belong to. 六年级 is 小学 where nothing else is said: a county of
/// five and four years says the stage in a column of its own.
const YEARS: &[(&str, Part)] = &[
    ("初一", Part::Junior),
    ("初二", Part::Junior),
    ("初三", Part::Junior),
    ("初四", Part::Junior),
    ("高一", Part::Senior),
    ("高二", Part::Senior),
    ("高三", Part::Senior),
    ("七年级", Part::Junior),
    ("八年级", Part::Junior),
    ("九年级", Part::Junior),
    ("一年级", Part::Primary),
    ("二年级", Part::Primary),
    ("三年级", Part::Primary),
    ("四年级", Part::Primary),
    ("五年级", Part::Primary),
    ("六年级", Part::Primary),
];

/// Reads a table that has a column of class names; `None` where it is no such list.
pub(crate) fn read(table: &Table<'_>, reader: &mut Reader) -> Option<(TableReading, Vec<Record>)> {
    let names = table.header.identity(Identity::Class)?;
    let years = table.header.identity(Identity::Year);
    let is_pupils = |column: &&Column| {
        let leaf = column.path.last().map_or("", |leaf| leaf.plain.as_str());
        let counted = matches!(column.role, Role::Figure { field: Field::Pupils, .. });
        counted || PUPILS.contains(&leaf.split('(').next().unwrap_or_default())
    };
    let pupils = table.header.columns.iter().find(is_pupils)?.at;
    let mut records: Vec<Record> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut rows = Rows::new(table.grid, &table.header);
    for row in table.rows() {
        let Row::School { name, named } = rows.row(row) else { continue };
        let cell = reader.cell(named, table.header.name);
        let mut own = record(reader, &name, cell, table.who(reader, row));
        let class = text(table.grid.get(row, names)).unwrap_or_default();
        let year = years.and_then(|column| text(table.grid.get(row, column)));
        let year = year.unwrap_or_default();
        let part = own.part.take().or_else(|| stage(&year)).or_else(|| stage(&class));
        own.roster = false;
        let cell = reader.cell(row, pupils);
        let value = table.grid.get(row, pupils);
        let read = reader.fact(value, cell, Field::Pupils, 1, &own.name);
        let name = if class.contains(&year) { class } else { year + &class };
        let pupils = read.fact.value;
        let class = Class {
            part: part.unwrap_or(Part::Whole),
            name,
            pupils,
            stated: Vec::new(),
            lists: Vec::new(),
            cell: Some(cell),
        };
        let index = *known.entry(own.name.clone()).or_insert_with(|| {
            records.push(own);
            records.len() - 1
        });
        if let Some(record) = records.get_mut(index) {
            record.classes.push(class);
        }
    }
    Some((table.reading(reader.sheet, &[], &records), records))
}

fn stage(text: &str) -> Option<Part> {
    let text = plain(text);
    YEARS.iter().find(|(year, _)| text.contains(year)).map(|(_, part)| *part)
}
