//! The county's form (区县填报): a line a question, told from a school's form by what it asks.
//! It reads figures, choices and results of monitoring, each with its cell; a blank stays a blank.

use rust_decimal::Decimal;

use crate::county::{Cell, CountyField, Measure, Subject};
use crate::findings::{Cells, Figures, Finding, Items};
use crate::intake::layout::segment::Segment;
use crate::intake::tables::identity::text;
use crate::intake::values::answer::{self, Asked};
use crate::intake::values::figure::{Written, written};
use crate::intake::values::reader::Reader;
use crate::intake::vocabulary::county_form::Labels;
use crate::intake::vocabulary::headers::{FORM_ITEMS, FORM_UNITS, FORM_VALUES};
use crate::intake::vocabulary::spelling::{is_nothing, plain};
use crate::intake::vocabulary::unit::Unit;
use crate::intake::{Asks, Basis, ColumnReading, CountyLine, Meaning, Shape, TableReading};
use crate::number;
use crate::sheet::{Grid, Value};

/// So many lines must be known for a sheet to be the county's form.
const FEWEST: usize = 3;
/// The heading of the columns stands in the first rows.
const HEADING_ROWS: usize = 20;
/// A form is short; a longer sheet is something else.
const MOST_CELLS: usize = 20_000;

const NOTES: &[&str] = &["依据与说明", "依据", "说明", "佐证材料", "依据说明", "备注说明", "备注"];
const DATES: &[&str] = &["日期", "填写日期", "核对日期", "填报日期"];

/// The form that a sheet is, and where it has its columns.
pub(crate) struct CountySheet<'a> {
    grid: &'a Grid,
    values: u32,
    units: Option<u32>,
    notes: Option<u32>,
    dates: Option<u32>,
    /// Row, label and what it asks for; `None` where that is not known.
    lines: Vec<(u32, &'a str, Option<Asks>)>,
    labels: Labels,
}

impl<'a> CountySheet<'a> {
    /// The form that a sheet is.
    pub(crate) fn find(grid: &'a Grid) -> Option<Self> {
        if grid.len() > MOST_CELLS {
            return None;
        }
        let (top, items, values) = grid.written_rows().take(HEADING_ROWS).find_map(|row| {
            Some((row, column(grid, row, FORM_ITEMS)?, column(grid, row, FORM_VALUES)?))
        })?;
        let labels = Labels::new();
        let rows = grid.written_rows().filter(|row| *row > top);
        let lines = rows.filter_map(|row| match grid.get(row, items) {
            Value::Text(text) => Some((row, text.trim(), labels.line(text))),
            _ => None,
        });
        let sheet = Self {
            grid,
            values,
            units: column(grid, top, FORM_UNITS),
            notes: column(grid, top, NOTES),
            dates: column(grid, top, DATES),
            lines: lines.collect(),
            labels,
        };
        let known = sheet.lines.iter().filter(|(.., line)| line.is_some()).count();
        (known >= FEWEST).then_some(sheet)
    }

    /// Its lines and whether they are known, for 识别情况.
    pub(crate) fn table(&self, sheet: u32) -> TableReading {
        let line = |(row, label, asks): &(u32, &str, Option<Asks>)| {
            let (meaning, basis) = match asks {
                Some(_) => (Meaning::County, Basis::Wording),
                None => (Meaning::Ignored, Basis::Unknown),
            };
            let path = vec![(*label).to_owned()];
            let (column, row) = (self.values, Some(*row));
            ColumnReading { column, row, path, meaning, basis, ..ColumnReading::default() }
        };
        let row = |line: Option<&(u32, &str, Option<Asks>)>| line.map_or(0, |(row, ..)| *row);
        TableReading {
            sheet,
            shape: Shape::County,
            header: (row(self.lines.first()), row(self.lines.last())),
            columns: self.lines.iter().map(line).collect(),
            ..TableReading::default()
        }
    }

    /// Reads its lines.
    pub(crate) fn read(&self, reader: &mut Reader) -> Vec<CountyLine> {
        let mut lines = Vec::new();
        let mut unsaid = Vec::new();
        for (row, label, asks) in &self.lines {
            let value = self.grid.get(*row, self.values);
            let Some(asks) = asks.clone() else {
                if !matches!(written(value), Written::Blank) {
                    let label: String = label.chars().take(40).collect();
                    let cell = reader.cell(*row, self.values);
                    let says = Items::UnknownLine { label: &label };
                    reader.note(Finding::of(&says), cell, "");
                }
                continue;
            };
            let mut line = CountyLine {
                asks,
                value: None,
                words: String::new(),
                note: String::new(),
                date: String::new(),
                cell: reader.cell(*row, self.values),
            };
            match &line.asks {
                Asks::Name | Asks::Code | Asks::Year => {
                    line.words = text(value).unwrap_or_default();
                }
                Asks::Figure(field) => line.value = self.figure(reader, *row, label, *field),
                Asks::Answer(id) => {
                    line.value = self.choice(reader, *row, label, id);
                    let beside = |column: Option<u32>| column.map(|at| self.grid.get(*row, at));
                    line.note = beside(self.notes).and_then(text).unwrap_or_default();
                    line.date = beside(self.dates).and_then(day).unwrap_or_default();
                }
                Asks::By(subject) => {
                    line.words = text(value).map(|text| plain(&text)).unwrap_or_default();
                    if !["国家", "省", "未监测"].iter().any(|word| line.words.contains(word))
                    {
                        line.words.clear();
                        unsaid.push((*row, *subject));
                    }
                }
                Asks::Level(subject) => {
                    let value = match value {
                        Value::Text(text) => level(text).map_or(value, Value::Number),
                        other => other,
                    };
                    let name = format!("{}学业水平等级", subject.name());
                    line.value = plain_figure(reader, value, line.cell, &name);
                }
                Asks::Difference(subject) => {
                    let name = format!("{}校际差异率", subject.name());
                    let share = answer::share(value);
                    let value = share.as_deref().map_or(value, Value::Text);
                    line.value = plain_figure(reader, value, line.cell, &name);
                }
            }
            lines.push(line);
        }
        for (row, subject) in unsaid {
            self.withhold(reader, row, subject, &mut lines);
        }
        lines
    }

    /// A result of nobody knows whom is none: it is not taken for the national one.
    fn withhold(&self, reader: &mut Reader, row: u32, subject: Subject, lines: &mut [CountyLine]) {
        let results = [Asks::Level(subject), Asks::Difference(subject)];
        let mut known = false;
        for line in lines.iter_mut().filter(|line| results.contains(&line.asks)) {
            known |= line.value.take().is_some();
        }
        if known {
            let cell = reader.cell(row, self.values);
            let says = Figures::NoMonitor { subject: &subject.name() };
            reader.note(Finding::of(&says), cell, "");
        }
    }

    fn figure(
        &self,
        reader: &mut Reader,
        row: u32,
        label: &str,
        field: CountyField,
    ) -> Option<Decimal> {
        let cell = reader.cell(row, self.values);
        let value = self.grid.get(row, self.values);
        let asked = Asked { name: field.name(), measure: field.measure() };
        let unit = self.unit(row);
        let stated = Unit::from_word(&unit).or_else(|| Segment::new(label).unit);
        let factor = match (stated, asked.measure) {
            _ if unit == "万人" && asked.measure == Measure::People => Some(10_000),
            (Some(unit), measure) => unit.factor(measure),
            (None, Measure::Yuan) => match written(value) {
                // 18万元 says its unit itself.
                Written::Figure(figure, None) if !figure.is_zero() => {
                    reader.note(Finding::of(&Cells::NoUnit { name: &asked.name }), cell, "");
                    return None;
                }
                _ => Some(1),
            },
            (None, _) => Some(1),
        };
        let Some(factor) = factor else {
            let unit = &asked.measure.unit();
            let says = Cells::OtherUnitOfLine { line: &asked.name, unit };
            reader.note(Finding::of(&says), cell, "");
            return None;
        };
        reader.figure(value, cell, asked, factor, "").fact.value
    }

    /// What the column of units says; empty where there is none.
    fn unit(&self, row: u32) -> String {
        match self.units.map(|column| self.grid.get(row, column)) {
            Some(Value::Text(text)) => plain(text),
            _ => String::new(),
        }
    }

    fn choice(&self, reader: &mut Reader, row: u32, label: &str, id: &str) -> Option<Decimal> {
        let is_veto = self.labels.is_veto(id, &self.unit(row));
        match choice(self.grid.get(row, self.values), is_veto) {
            Ok(yes) => yes.map(|yes| Decimal::from(u8::from(yes))),
            Err(words) => {
                let wanted = if is_veto { "有或无" } else { "是或否" };
                let shown: String = words.chars().take(20).collect();
                let label: String = label.chars().take(30).collect();
                let says = Cells::OtherWords { name: &label, wanted: &wanted, words: &shown };
                let cell = reader.cell(row, self.values);
                reader.note(Finding::of(&says), cell, "");
                None
            }
        }
    }
}

/// A figure without a unit.
fn plain_figure(reader: &mut Reader, value: Value<'_>, cell: Cell, name: &str) -> Option<Decimal> {
    let asked = Asked { name, measure: Measure::Years };
    reader.figure(value, cell, asked, 1, "").fact.value
}

fn column(grid: &Grid, row: u32, words: &[&str]) -> Option<u32> {
    let is_one =
        |value| matches!(value, Value::Text(text) if words.contains(&plain(text).as_str()));
    grid.row(row).find(|(_, value)| is_one(*value)).map(|(column, _)| column)
}

/// 是/达到 or 否/未达到; of a veto 有 or 无, where 无 is an answer and no blank.
fn choice(value: Value<'_>, is_veto: bool) -> Result<Option<bool>, String> {
    const YES: &[&str] = &["是", "达到", "已达到", "达标", "符合", "满足", "√"];
    const NO: &[&str] = &["否", "未达到", "没有达到", "不达标", "未达标", "不符合", "×"];
    const THERE: &[&str] = &["有", "存在", "是"];
    const NOT_THERE: &[&str] = &["无", "没有", "不存在", "否"];
    let (yes, no) = if is_veto { (THERE, NOT_THERE) } else { (YES, NO) };
    let words = match value {
        Value::Text(text) => plain(text),
        Value::Blank => return Ok(None),
        Value::Number(number) => number.to_string(),
        Value::Boolean(flag) => return Ok(Some(flag)),
        Value::Error(text) => text.to_owned(),
        Value::Formula => "公式".to_owned(),
    };
    match words.as_str() {
        word if yes.contains(&word) => Ok(Some(true)),
        word if no.contains(&word) => Ok(Some(false)),
        word if is_nothing(word) && word != "无" => Ok(None),
        _ => Err(words),
    }
}

/// Ⅲ, III, 三级, 3级.
fn level(text: &str) -> Option<f64> {
    let spelling = plain(text);
    let word = spelling.trim_end_matches('级');
    let names = [
        ["Ⅰ", "I", "一", "1"],
        ["Ⅱ", "II", "二", "2"],
        ["Ⅲ", "III", "三", "3"],
        ["Ⅳ", "IV", "四", "4"],
    ];
    let found =
        [1.0, 2.0, 3.0, 4.0].into_iter().zip(names).find(|(_, names)| names.contains(&word));
    found.map(|(level, _)| level)
}

/// A day as written; one that is stored as a number of days is written out.
fn day(value: Value<'_>) -> Option<String> {
    let serial = match value {
        Value::Number(stored) => {
            number::from_cell(stored).and_then(|days| i64::try_from(days).ok())
        }
        _ => None,
    };
    // Day 25569 of a spreadsheet is 1970-01-01; others than these years are no days.
    match serial.filter(|days| (20_000..80_000).contains(days)) {
        Some(days) => Some(written_out(days - 25_569)),
        None => text(value),
    }
}

/// The day that is so many days after 1970-01-01 (Howard Hinnant's civil_from_days).
fn written_out(days: i64) -> String {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_levels_and_days() {
        let veto = |text| choice(Value::Text(text), true);
        let item = |text| choice(Value::Text(text), false);
        assert_eq!(
            (veto("无"), veto("有"), veto("—")),
            (Ok(Some(false)), Ok(Some(true)), Ok(None))
        );
        assert_eq!((item("达到"), item("否")), (Ok(Some(true)), Ok(Some(false))));
        // 无 beside 无过重课业负担 may mean either.
        assert_eq!(item("无"), Err("无".to_owned()));
        assert_eq!(
            (level("Ⅲ级"), level("III"), level("三级"), level("五")),
            (Some(3.0), Some(3.0), Some(3.0), None)
        );
        assert_eq!(day(Value::Number(46_022.0)).as_deref(), Some("2025-12-31"));
        assert_eq!(day(Value::Number(45_351.0)).as_deref(), Some("2024-02-29"));
        assert_eq!(day(Value::Text("2026年3月")).as_deref(), Some("2026年3月"));
    }
}
