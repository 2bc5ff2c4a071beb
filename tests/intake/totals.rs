//! Totals (合计) that the rows do not make up: what is read, what settles them, and that they stay the same
//! when the work is kept and when it is shared.

use junheng::county::entry::{NO, YES};
use junheng::county::{Correction, County, Entry, Field, Part, SchoolKey, Slot};
use junheng::evaluate::{TOTALS, evaluate};
use junheng::findings::{Code, Severity};
use junheng::intake::{Amendments, Assembled, FileReading, assemble, assemble_amended};
use junheng::pipeline::read_one;
use junheng::share::{Contents, reading, snapshot};
use junheng::standard::shipped;
use junheng::storage;
use junheng::work::{Decisions, Readings, Work};
use std::ops::ControlFlow;

fn read(text: &str) -> Vec<FileReading> {
    let carry_on = &mut |_: junheng::sheet::Progress<'_>| ControlFlow::Continue(());
    vec![read_one("县.csv", text.as_bytes(), &[], carry_on)]
}

fn table(total: &str) -> Vec<FileReading> {
    read(&format!(
        "学校名称,学校标识码,办学类型,在校生数,县级以上骨干教师数,教学仪器设备值（万元）\n\
         甲小学,2100000001,小学,100,1,20.5\n\
         乙小学,2100000002,小学,200,2,40.25\n\
         {total}\n"
    ))
}

/// The open totals: the quantity, what is stated, what the schools make up.
fn open(county: &County) -> Vec<String> {
    let open = county.totals.iter().filter(|one| one.is_open());
    open.map(|one| format!("{} {} {}", one.name(), one.total, one.sum)).collect()
}

fn blocks(county: &County) -> bool {
    let result = evaluate(county, &shipped("cn-2017").unwrap());
    result.county.blocking.iter().any(|one| one.id == TOTALS)
}

#[test]
fn totals_that_differ_are_kept_in_the_unit_of_the_quantity() {
    for (row, expected) in [
        ("合计,,,300,3,60.75", vec![]),
        ("合计,,,301,3,60.75", vec!["在校生数 301 300"]),
        ("合计,,,300,3,60.7", vec!["教学仪器设备资产值 607000 607500"]),
        ("总计,,,300,2,60.76", vec!["县级及以上骨干教师数 2 3"]),
        ("合计,,,,,", vec![]),
        ("合计,,,—,3,60.75", vec![]),
        ("合计,,,0,3,60.75", vec!["在校生数 0 300"]),
        ("合计,,,300,,607500", vec!["教学仪器设备资产值 6075000000 607500"]),
    ] {
        let county = assemble(&table(row)).county;
        assert_eq!(open(&county), expected, "{row}");
        assert_eq!(blocks(&county), !expected.is_empty(), "{row}");
    }
}

fn corrected(readings: &[FileReading], typed: &str) -> Assembled {
    let school = SchoolKey {
        code: Some("2100000002".to_owned()),
        name: "乙小学".to_owned(),
        kind: junheng::county::Kind::Primary,
    };
    let (field, part) = (Field::Pupils, Part::Whole);
    let correction = Correction { school, field, part, typed: typed.to_owned() };
    let corrections = vec![correction];
    assemble_amended(readings, &Amendments { corrections, ..Amendments::default() })
}

#[test]
fn a_corrected_figure_that_makes_it_up_settles_it() {
    let readings = table("合计,,,305,3,60.75");
    for (typed, expected) in
        [("205", vec![]), ("204", vec!["在校生数 305 304"]), ("", vec!["在校生数 305 300"])]
    {
        let Assembled { county, findings, .. } = corrected(&readings, typed);
        assert_eq!(open(&county), expected, "{typed}");
        let told = findings.iter().find(|one| one.code == Code::TotalMismatch).unwrap();
        let is_mended = told.severity == Severity::Notice;
        assert_eq!(is_mended, expected.is_empty(), "{}", told.message);
    }
}

#[test]
fn the_user_may_say_that_the_total_is_wrong() {
    let readings = table("合计,,,305,4,60.75");
    let item = assemble(&readings).county.totals[0].item.clone();
    assert_eq!(item, "合计 县.csv!县!D4");
    for (typed, expected) in [(YES, 1), (NO, 2), ("", 2)] {
        let slot = Slot::Choice(item.clone());
        let entries = vec![Entry { slot, typed: typed.to_owned() }];
        let amendments = Amendments { entries, ..Amendments::default() };
        let county = assemble_amended(&readings, &amendments).county;
        assert_eq!(open(&county).len(), expected, "{typed}");
        assert!(county.form.answers.is_empty());
    }
}

#[test]
fn they_stay_when_kept_and_when_shared() {
    let readings = table("合计,,,305,4,60.75");
    let decisions = Decisions::default();
    let work = Work { readings: Readings::pack(&readings), decisions };
    let in_hand = storage::InHand { work, ..storage::InHand::default() };
    let kept = storage::read(&storage::write(&in_hand).unwrap()).unwrap();
    let county = assemble(&readings).county;
    assert_eq!(junheng::pipeline::assembled(&kept.work).county, county);
    let told = snapshot(&county, &shipped("cn-2017").unwrap(), Contents::default());
    let shared = assemble(&[reading(&told)]).county;
    assert_eq!(open(&shared), open(&county));
    assert!(blocks(&shared));
}
