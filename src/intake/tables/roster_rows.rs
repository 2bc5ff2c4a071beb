//! The rows of a flat table become records: which of them are schools, which are sums, towns, notes.
//! A row that has a name and figures and is no school is told. It judges nothing and joins nothing.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::county::{Part, Unequal};
use crate::findings::{Finding, Schools, Tables};
use crate::intake::Record;
use crate::intake::checks::total_rows::Sums;
use crate::intake::layout::rows::{Row, Rows, ends_like_school};
use crate::intake::layout::subtotals::{self, Line, NoSchool};
use crate::intake::tables::identity::record;
use crate::intake::tables::roster::{Figure, Table};
use crate::intake::values::figure::{Written, written};
use crate::intake::values::merged_figures::MergedFigures;
use crate::intake::values::reader::Reader;
use crate::intake::vocabulary::headers::Identity;
use crate::intake::vocabulary::spelling::{is_nothing, plain};
use crate::sheet::Value;

/// So many rows of sums are named one by one.
const NAMED: usize = 8;

impl Table<'_> {
    /// The records of the table's schools, in the order of its rows.
    pub(crate) fn records(&self, reader: &mut Reader, figures: &[Figure]) -> Vec<Record> {
        let mut rows = Rows::new(self.grid, &self.header);
        let rows: Vec<(u32, Row)> = self.rows().map(|row| (row, rows.row(row))).collect();
        let lines = self.lines(&rows, figures);
        let left_out = subtotals::no_schools(&lines, ends_like_school);
        let merged = MergedFigures::new(self, &rows, figures);
        let mut records = Vec::new();
        let mut sums = Sums::default();
        let mut differing: BTreeMap<u32, u32> = BTreeMap::new();
        let mut kindergartens = Vec::new();
        let mut subtotals_seen = Vec::new();
        let mut town: Option<String> = None;
        for (row, what) in &rows {
            let row = *row;
            match what {
                Row::Nothing => {}
                Row::Heading { name } => town = Some(name.clone()),
                Row::Nameless { at } => self.tell_nameless(reader, row, *at),
                Row::Calculated { name } => self.tell_left_out(reader, row, name, None),
                Row::Total { of_all } => {
                    if *of_all {
                        let stage = common_stage(&records);
                        self.check_total(reader, row, figures, &sums, stage);
                    }
                    sums.close();
                }
                Row::School { name, .. } if left_out.contains_key(&row) => {
                    let why = left_out.get(&row).copied();
                    if matches!(why, Some(NoSchool::Heading | NoSchool::SumBelow)) {
                        town = Some(name.clone());
                    }
                    match why {
                        Some(NoSchool::Heading) => {}
                        Some(NoSchool::SumBelow | NoSchool::SumAbove) => {
                            subtotals_seen.push((row, name.as_str()));
                        }
                        _ => self.tell_left_out(reader, row, name, why),
                    }
                }
                Row::School { name, named } => {
                    let cell = reader.cell(*named, self.header.name);
                    if is_kindergarten(name) {
                        kindergartens.push(cell);
                        continue;
                    }
                    sums.row();
                    let mut who = self.who(reader, row);
                    who.code = who.code.filter(|(_, at)| !merged.is_nobodys(row, at.column));
                    let of_town = who.township.filter(|value| *value != Value::Blank);
                    who.township = of_town.or(town.as_deref().map(Value::Text));
                    let mut record = record(reader, name, cell, who);
                    self.read_figures(
                        reader,
                        row,
                        figures,
                        &merged,
                        &mut record,
                        &mut sums,
                        &mut differing,
                    );
                    records.push(record);
                }
            }
        }
        self.tell_subtotals(reader, &subtotals_seen);
        if let Some(first) = kindergartens.first() {
            let says = Schools::Kindergartens { count: &kindergartens.len() };
            reader.note(Finding::of(&says), *first, "");
        }
        merged.tell(self, reader);
        self.tell_twins(reader, figures, &differing);
        records
    }

    #[allow(clippy::too_many_arguments, reason = "one row's reading, called in one place")]
    fn read_figures(
        &self,
        reader: &mut Reader,
        row: u32,
        figures: &[Figure],
        merged: &MergedFigures,
        record: &mut Record,
        sums: &mut Sums,
        differing: &mut BTreeMap<u32, u32>,
    ) {
        for figure in figures {
            let cell = reader.cell(row, figure.column);
            let value = self.grid.get(row, figure.column);
            let part = part_of(figure.part, record.part);
            if figure.twin {
                let first = record.facts.get(figure.field, part).and_then(|fact| fact.value);
                if let Written::Figure(second, _) = written(value)
                    && second.checked_mul(Decimal::from(figure.factor)) != first
                {
                    *differing.entry(figure.column).or_default() += 1;
                }
                continue;
            }
            // A figure merged over the rows of one school is the whole school's; over several schools'
            // rows it is nobody's.
            if merged.is_continued(row, figure.column) {
                continue;
            }
            let part = if merged.is_whole(row, figure.column) { Part::Whole } else { part };
            let value = if merged.is_nobodys(row, figure.column) { Value::Blank } else { value };
            let read = reader.fact(value, cell, figure.field, figure.factor, &record.name);
            if let Some(written) = read.written {
                sums.add(figure.column, written);
            }
            let known = record.facts.get(figure.field, part).is_some_and(|f| f.value.is_some());
            if !known {
                record.facts.set(figure.field, part, read.fact);
            }
        }
    }

    /// The rows with a name, and their figures as written.
    fn lines(&self, rows: &[(u32, Row)], figures: &[Figure]) -> Vec<Line> {
        let code = self.header.identity(Identity::Code);
        let adding: BTreeSet<u32> = figures
            .iter()
            .filter(|figure| figure.field.adds_up())
            .map(|figure| figure.column)
            .collect();
        let line = |(row, what): &(u32, Row)| {
            let Row::School { name, .. } = what else { return None };
            let figure = |column: &u32| match written(self.grid.get(*row, *column)) {
                Written::Figure(figure, _) => Some((*column, figure)),
                _ => None,
            };
            let coded = code.is_some_and(|column| match self.grid.get(*row, column) {
                Value::Blank => false,
                Value::Text(text) => !is_nothing(&plain(text)),
                _ => true,
            });
            let figures = adding.iter().filter_map(figure).collect();
            Some(Line { row: *row, name: name.clone(), coded, figures })
        };
        rows.iter().filter_map(line).collect()
    }

    /// One finding for all sums of a table; each has its cell in it.
    fn tell_subtotals(&self, reader: &mut Reader, rows: &[(u32, &str)]) {
        let Some((first, _)) = rows.first() else { return };
        let names: Vec<&str> = rows.iter().take(NAMED).map(|(_, name)| *name).collect();
        let count =
            if rows.len() > NAMED { format!("等 {} 行", rows.len()) } else { String::new() };
        let says = Tables::Subtotals { names: &names.join("”“"), more: &count };
        let mut finding = Finding::of(&says);
        for (row, _) in rows.iter().skip(1) {
            finding = finding.and_at(reader.cell(*row, self.header.name));
        }
        reader.note(finding, reader.cell(*first, self.header.name), "");
    }

    /// A row of figures that nobody named: a sum without a word, or a school whose name is not filled in.
    fn tell_nameless(&self, reader: &mut Reader, row: u32, at: (u32, u32)) {
        let known = [Identity::Code, Identity::Kind].map(|one| self.header.identity(one));
        let is_said = |column: u32| match self.grid.get(row, column) {
            Value::Blank => false,
            Value::Text(text) => !is_nothing(&plain(text)),
            _ => true,
        };
        let is_school = known.into_iter().flatten().any(is_said);
        let row = &(u64::from(row) + 1);
        let finding = if is_school {
            Finding::of(&Tables::NamelessSchool { row })
        } else {
            Finding::of(&Tables::NamelessRow { row })
        };
        reader.note(finding, reader.cell(at.0, at.1), "");
    }

    fn tell_left_out(&self, reader: &mut Reader, row: u32, name: &str, why: Option<NoSchool>) {
        let cell = reader.cell(row, self.header.name);
        let finding = match why {
            Some(_) => Finding::of(&Tables::NotASchool { name: &name }),
            None => Finding::of(&Tables::Calculated { name: &name }),
        };
        reader.note(finding.saying(name), cell, "");
    }

    fn check_total(
        &self,
        reader: &mut Reader,
        row: u32,
        figures: &[Figure],
        sums: &Sums,
        stage: Option<Part>,
    ) {
        for figure in figures.iter().filter(|figure| !figure.twin && figure.field.adds_up()) {
            let Written::Figure(total, _) = written(self.grid.get(row, figure.column)) else {
                continue;
            };
            if let Some(sum) = sums.mismatch(figure.column, total) {
                let finding = Finding::of(&Tables::Total {
                    field: &figure.field.name(),
                    total: &total,
                    sum: &sum,
                });
                let cell = reader.cell(row, figure.column);
                let in_unit = |figure_: Decimal| figure_.checked_mul(Decimal::from(figure.factor));
                if let (Some(total), Some(sum)) = (in_unit(total), in_unit(sum)) {
                    reader.totals.push(Unequal {
                        field: figure.field,
                        part: part_of(figure.part, stage),
                        total: total.normalize(),
                        sum: sum.normalize(),
                        slack: in_unit(sums.slack(sum, total)).unwrap_or_default(),
                        cell: Some(cell),
                        item: String::new(),
                        is_settled: false,
                    });
                }
                reader.note(finding, cell, "");
            }
        }
    }
}

/// 幼儿园, also as a company: 某某幼儿园有限公司.
fn is_kindergarten(name: &str) -> bool {
    let name = plain(name);
    name.ends_with("幼儿园") || name.contains("幼儿园有限")
}

/// The stage that all rows are about, where their table says one.
fn common_stage(records: &[Record]) -> Option<Part> {
    let first = records.first()?.part?;
    let is_roster = records.iter().all(|one| one.roster && one.part == Some(first));
    is_roster.then_some(first)
}

/// A column that names no stage is about the stage of its row.
fn part_of(column: Part, row: Option<Part>) -> Part {
    if column == Part::Whole { row.unwrap_or(column) } else { column }
}
