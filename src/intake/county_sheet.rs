//! The county's form (区县填报): a line a question, told from a school's form by what it asks.
//! It reads figures, choices and results of monitoring, each with its cell; a blank stays a blank.

use super::asked::Asked;
use super::county_words::{Labels, Line, Of};
use super::figure::{Written, written};
use super::identity::text;
use super::reader::Reader;
use super::segment::Segment;
use super::unit::Unit;
use super::vocabulary::{FORM_ITEMS, FORM_UNITS, FORM_VALUES};
use super::words::{is_nothing, plain};
use crate::county::{
    Answer, CountyField, CountyForm, Fact, Measure, Monitor, Origin, Subject, Words,
};
use crate::finding::{Code, Finding};
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
pub(super) struct CountySheet<'a> {
    grid: &'a Grid,
    values: u32,
    units: Option<u32>,
    notes: Option<u32>,
    dates: Option<u32>,
    /// Row, label and what it asks for; `None` where that is not known.
    lines: Vec<(u32, &'a str, Option<Line>)>,
}

impl<'a> CountySheet<'a> {
    /// The form that a sheet is.
    pub(super) fn find(grid: &'a Grid) -> Option<Self> {
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
        };
        let known = sheet.lines.iter().filter(|(.., line)| line.is_some()).count();
        (known >= FEWEST).then_some(sheet)
    }

    /// Reads it.
    pub(super) fn read(&self, reader: &mut Reader) -> CountyForm {
        let mut form = CountyForm::default();
        let mut unsaid = Vec::new();
        for (row, label, line) in &self.lines {
            let value = self.grid.get(*row, self.values);
            let origin = Origin::Cells(vec![reader.cell(*row, self.values)]);
            let words = || text(value).map(|text| Words { text, origin: origin.clone() });
            match line {
                Some(Line::Name) => form.name = form.name.or_else(words),
                Some(Line::Code) => form.code = form.code.or_else(words),
                Some(Line::Year) => form.year = form.year.or_else(words),
                Some(Line::Figure(field)) => {
                    let fact = self.figure(reader, *row, label, *field);
                    let known = form.facts.get(field).and_then(|known| known.value);
                    match (known, fact.value) {
                        (None, _) => {
                            form.facts.insert(*field, fact);
                        }
                        (Some(first), Some(second)) if first != second => {
                            self.tell(reader, *row, Code::AmbiguousColumn, &format!(
                                "“{}”填了两处，数字不同（{first} 和 {second}），只用了前一处；请核对。",
                                field.name()
                            ));
                        }
                        _ => {}
                    }
                }
                Some(Line::Answer(id)) => {
                    let answer = self.answer(reader, *row, label, id, origin);
                    form.answers.entry(id.clone()).or_insert(answer);
                }
                Some(Line::Monitor(subject, of)) => {
                    if !self.monitored(reader, *row, *subject, *of, &mut form) {
                        unsaid.push((*row, *subject));
                    }
                }
                None if matches!(written(value), Written::Blank) => {}
                None => self.tell(reader, *row, Code::UnknownItem, &format!(
                    "填报项目“{}”不认识，没有读取；如果它就是国家表里的某一项，请改用表里的名称。",
                    label.chars().take(40).collect::<String>()
                )),
            }
        }
        for (row, subject) in unsaid {
            self.withhold(reader, row, subject, &mut form);
        }
        form
    }

    /// A result of nobody knows whom is none: it is not taken for the national one.
    fn withhold(&self, reader: &mut Reader, row: u32, subject: Subject, form: &mut CountyForm) {
        let Some(result) = form.monitoring.get_mut(&subject) else { return };
        let mut known = false;
        for fact in [&mut result.level, &mut result.difference].into_iter().flatten() {
            known |= fact.value.take().is_some();
        }
        if known {
            let message = format!(
                "“{}”没有写明是国家、省级还是未监测，监测结果没有读取；请选择监测单位。",
                subject.name()
            );
            self.tell(reader, row, Code::MissingValue, &message);
        }
    }

    fn tell(&self, reader: &mut Reader, row: u32, code: Code, message: &str) {
        let cell = reader.cell(row, self.values);
        reader.note(Finding::warning(code, message), cell, "");
    }

    fn figure(&self, reader: &mut Reader, row: u32, label: &str, field: CountyField) -> Fact {
        let cell = reader.cell(row, self.values);
        let value = self.grid.get(row, self.values);
        let asked = Asked { name: field.name(), measure: field.measure() };
        let blank = Fact { value: None, origin: Origin::Cells(vec![cell]) };
        let unit = match self.units.map(|column| self.grid.get(row, column)) {
            Some(Value::Text(text)) => plain(text),
            _ => String::new(),
        };
        let stated = Unit::from_word(&unit).or_else(|| Segment::new(label).unit);
        let factor = match (stated, asked.measure) {
            _ if unit == "万人" && asked.measure == Measure::People => Some(10_000),
            (Some(unit), measure) => unit.factor(measure),
            (None, Measure::Yuan) => match written(value) {
                // 18万元 says its unit itself.
                Written::Figure(figure, None) if !figure.is_zero() => {
                    let message = format!(
                        "“{}”没有写单位，没有读取；请在“单位”一栏写明元或万元。",
                        asked.name
                    );
                    reader.note(Finding::error(Code::WrongUnit, message), cell, "");
                    return blank;
                }
                _ => Some(1),
            },
            (None, _) => Some(1),
        };
        let Some(factor) = factor else {
            let wanted = asked.measure.unit();
            let message = format!("“{}”的单位不是{wanted}，没有读取；请改用它。", asked.name);
            reader.note(Finding::error(Code::WrongUnit, message), cell, "");
            return blank;
        };
        reader.figure(value, cell, asked, factor, "").fact
    }

    fn answer(
        &self,
        reader: &mut Reader,
        row: u32,
        label: &str,
        id: &str,
        origin: Origin,
    ) -> Answer {
        let is_veto = id.starts_with('V');
        let yes = choice(self.grid.get(row, self.values), is_veto).unwrap_or_else(|words| {
            let wanted = if is_veto { "有或无" } else { "是或否" };
            let shown: String = words.chars().take(20).collect();
            let label: String = label.chars().take(30).collect();
            let message = format!("“{label}”应填{wanted}，这里写的是“{shown}”，没有读取；请改正。");
            let cell = reader.cell(row, self.values);
            reader.note(Finding::error(Code::NotANumber, message), cell, "");
            None
        });
        let beside = |column: Option<u32>| column.map(|column| self.grid.get(row, column));
        let note = beside(self.notes).and_then(text).unwrap_or_default();
        let date = beside(self.dates).and_then(day).unwrap_or_default();
        Answer { yes, note, date, origin }
    }

    /// Reads a line about a subject; `false` where it should say whose result it is and does not.
    fn monitored(
        &self,
        reader: &mut Reader,
        row: u32,
        subject: Subject,
        of: Of,
        form: &mut CountyForm,
    ) -> bool {
        let value = self.grid.get(row, self.values);
        let cell = reader.cell(row, self.values);
        let result = form.monitoring.entry(subject).or_default();
        match of {
            Of::By => {
                let words = text(value).map(|text| plain(&text)).unwrap_or_default();
                result.by = match words.as_str() {
                    "" => return false,
                    word if word.contains("未监测") => Monitor::NotYet,
                    word if word.contains("省") => Monitor::Provincial,
                    word if word.contains("国家") => Monitor::National,
                    _ => return false,
                };
            }
            Of::Level => {
                let value = match value {
                    Value::Text(text) => level(text).map_or(value, Value::Number),
                    other => other,
                };
                let name = format!("{}学业水平等级", subject.name());
                let asked = Asked { name: &name, measure: Measure::Years };
                result.level = Some(reader.figure(value, cell, asked, 1, "").fact);
            }
            Of::Difference => {
                let name = format!("{}校际差异率", subject.name());
                let asked = Asked { name: &name, measure: Measure::Years };
                result.difference = Some(reader.figure(value, cell, asked, 1, "").fact);
            }
        }
        true
    }
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
