//! The vertical fill-in forms, read back line by line: made-up ones by the dozen, and the forms in use
//! where they are at hand. Every line of them has to arrive as the fact that it asks for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod support;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;

use calamine::{Data, Reader};
use fastrand::Rng;
use junheng::county::{CountyForm, Fact};
use junheng::intake::{FileReading, Record, assemble};
use junheng::pipeline::{read, read_one};
use rust_decimal::Decimal;
use support::asked::{COUNTY, SCHOOL};
use support::made::{Wish, county};
use support::shapes::cells::{Hand, plain};
use support::shapes::column::Content;
use support::shapes::vertical::{self, Form};
use support::write::Format;

/// What was answered on each line: label and unit, and the answer as words; `None` for a blank, and
/// whether 0 may stand in its place.
type Answers = BTreeMap<String, (String, Option<String>, bool)>;

fn answers(form: &Form) -> Answers {
    let answer = |content: &Content| match content {
        Content::Words(words) if words == "—" => (None, false),
        Content::Words(words) => (Some(words.clone()), false),
        Content::Figure(figure) => (Some(plain(*figure)), false),
        Content::Unknown => (None, false),
        Content::None => (None, true),
    };
    let line = |(label, unit, content): &(&str, &str, Content)| {
        let (words, zero) = answer(content);
        ((*label).to_owned(), ((*unit).to_owned(), words, zero))
    };
    form.lines.iter().map(line).collect()
}

/// What the fact should be, in its own unit.
fn same(fact: Option<&Fact>, label: &str, rows: &BTreeMap<String, u32>, answers: &Answers) {
    let (unit, words, zero) = &answers[label];
    let fact = fact.unwrap_or_else(|| panic!("{label} is not read"));
    let cell = fact.origin.cells()[0];
    assert_eq!((cell.column, cell.row), (4, rows[label]), "{label}");
    let factor = Decimal::from(if unit == "万元" { 10_000 } else { 1 });
    let expected = words.as_deref().map(|words| match words {
        "是" => Decimal::ONE,
        "否" => Decimal::ZERO,
        _ => (words.parse::<Decimal>().unwrap() * factor).normalize(),
    });
    if *zero && fact.value == Some(Decimal::ZERO) {
        return;
    }
    assert_eq!(fact.value, expected, "{label}");
}

fn same_school(record: &Record, rows: &BTreeMap<String, u32>, answers: &Answers) {
    let words = |label: &str| answers[label].1.clone();
    assert_eq!(Some(record.name.clone()), words("学校名称"));
    assert_eq!(record.code, words("学校代码"));
    assert!(record.kind.is_some());
    for (label, field, part) in SCHOOL {
        same(record.facts.get(*field, *part), label, rows, answers);
    }
    assert_eq!(record.facts.iter().count(), SCHOOL.len(), "{}", record.name);
}

fn same_county(form: &CountyForm, rows: &BTreeMap<String, u32>, answers: &Answers) {
    let words = [("区县名称", &form.name), ("区县代码", &form.code), ("填报年度", &form.year)];
    for (label, read) in words {
        assert_eq!(read.as_ref().map(|words| words.text.clone()), answers[label].1, "{label}");
    }
    for (label, field) in COUNTY {
        same(form.get(*field), label, rows, answers);
    }
    assert_eq!(form.facts.len(), COUNTY.len());
}

fn opened(name: &str, bytes: &[u8]) -> FileReading {
    read_one(name, bytes, &[], &mut |_| ControlFlow::Continue(()))
}

fn own_form(reading: &FileReading) -> CountyForm {
    assemble(std::slice::from_ref(reading)).county.form
}

fn rows(form: &Form) -> BTreeMap<String, u32> {
    (1..).zip(&form.lines).map(|(row, (label, ..))| ((*label).to_owned(), row)).collect()
}

#[test]
fn made_up_forms_say_on_every_line_what_was_answered() {
    for seed in 0..4 {
        let mut rng = Rng::with_seed(seed);
        let wish = Wish { schools: rng.usize(24..60), ..Wish::any(&mut rng) };
        let made = county(&mut rng, wish);
        let hand = Hand::any(&mut rng);
        let format = [Format::Xlsx, Format::Xls, Format::Ods][seed as usize % 3];
        let forms = vertical::answered(&mut rng, &made, hand);
        let own = vertical::county_form(&mut rng, hand);
        assert!(forms.len() >= 15, "{}", forms.len());
        let mut files = Vec::new();
        for form in forms.iter().chain([&own]) {
            let name = format!("{}.{}", form.name, format.ending());
            let bytes = format.write(&form.tables);
            let reading = opened(&name, &bytes);
            if std::ptr::eq(form, &own) {
                assert_eq!(reading.records.len(), 0);
                same_county(&own_form(&reading), &rows(form), &answers(form));
            } else {
                assert_eq!((reading.records.len(), reading.county.len()), (1, 0), "{name}");
                same_school(&reading.records[0], &rows(form), &answers(form));
            }
            files.push((name, bytes));
        }
        // All of them at once, the county's wherever it comes, are one county.
        rng.shuffle(&mut files);
        let read = read(&files);
        assert_eq!(read.county.schools.len(), forms.len(), "seed {seed}");
        assert_eq!(read.county.form.facts.len(), COUNTY.len());
    }
}

/// The forms in use: beside the checkout, or where the environment says.
fn forms_in_use() -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/forms");
    let folder = std::env::var_os("JUNHENG_FORMS").map_or_else(beside, PathBuf::from);
    let found = folder.join("school-form.xlsx").is_file();
    if !found {
        eprintln!("the forms in use are not at hand ({}): not tried", folder.display());
    }
    found.then_some(folder)
}

/// A form in use with an answer on every line: the same cells, and a figure of its own in each blank.
fn filled(path: &PathBuf) -> (Vec<u8>, BTreeMap<String, u32>, Answers) {
    let mut form: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let (mut rows, mut answers) = (BTreeMap::new(), Answers::new());
    for (index, name) in form.sheet_names().into_iter().enumerate() {
        let range = form.worksheet_range(&name).unwrap();
        let sheet = workbook.add_worksheet().set_name(&name).unwrap();
        let (top, left) = range.start().unwrap();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (top + row as u32, (left as usize + column) as u16);
            match value {
                Data::Float(figure) => sheet.write(row, column, *figure).unwrap(),
                Data::Int(figure) => sheet.write(row, column, *figure as f64).unwrap(),
                other => sheet.write(row, column, other.to_string()).unwrap(),
            };
        }
        if index > 0 {
            continue;
        }
        let last = range.end().unwrap().0;
        for row in 1..=last {
            let text =
                |column| range.get_value((row, column)).map_or_else(String::new, Data::to_string);
            let (label, unit) = (text(2), text(3));
            let answer = match (label.as_str(), unit.as_str()) {
                ("学校名称", _) => "河口学校".to_owned(),
                ("学校类型", _) => "九年一贯制".to_owned(),
                ("学校代码", _) => "2135088102".to_owned(),
                ("区县名称", _) => "某区".to_owned(),
                ("建校时间", _) => "1998".to_owned(),
                (_, "是/否") => ["是", "否"][row as usize % 2].to_owned(),
                (_, "万元" | "平方米") => format!("{}.25", 100 + row),
                _ => (200 + row).to_string(),
            };
            match answer.parse::<f64>() {
                Ok(figure) if label != "学校代码" => sheet.write(row, 4, figure).unwrap(),
                _ => sheet.write(row, 4, answer.as_str()).unwrap(),
            };
            rows.insert(label.clone(), row);
            answers.insert(label, (unit, Some(answer), false));
        }
    }
    (workbook.save_to_buffer().unwrap(), rows, answers)
}

#[test]
fn the_forms_in_use_are_read_in_full() {
    let Some(folder) = forms_in_use() else { return };
    let (bytes, rows, answers) = filled(&folder.join("school-form.xlsx"));
    assert_eq!(rows.len(), SCHOOL.len() + 3);
    let school = opened("学校填报表.xlsx", &bytes);
    same_school(&school.records[0], &rows, &answers);
    let (own, rows, answers) = filled(&folder.join("county-form.xlsx"));
    assert_eq!(rows.len(), COUNTY.len() + 3);
    let reading = opened("区县填报表.xlsx", &own);
    same_county(&own_form(&reading), &rows, &answers);
    assert_eq!(reading.findings, []);
    let blank = std::fs::read(folder.join("county-form.xlsx")).unwrap();
    let blank = opened("区县填报表.xlsx", &blank);
    let blank = own_form(&blank);
    assert_eq!(blank.facts.len(), COUNTY.len());
    assert!(blank.facts.values().all(|fact| fact.value.is_none()));
    let files = [("乙.xlsx".to_owned(), own), ("甲.xlsx".to_owned(), bytes)];
    let read = read(&files);
    assert_eq!((read.county.schools.len(), read.county.form.facts.len()), (1, COUNTY.len()));
}
