//! Packs that a user brings: laid over their base, or refused with every mistake named.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use expect_test::{expect, expect_file};
use junheng::county::{County, CountyField, Fact, Field, Kind, Origin, Part, School};
use junheng::evaluate::{CheckVerdict, CountyVerdict, Verdict, What, compare, evaluate};
use junheng::standard::load::load;
use junheng::standard::{Standard, schema, shipped, shipped_packs};
use rust_decimal::Decimal;

fn read(text: &str) -> Result<Standard, String> {
    let packs = shipped_packs().expect("the packs are there");
    load(text, &packs).map_err(|errors| {
        errors.iter().fold(String::new(), |text, error| text + &format!("{error}\n"))
    })
}

/// The shipped files read as a user's would, and come out the same.
#[test]
fn what_is_shipped_loads_from_its_own_text() {
    for id in ["cn-2012", "cn-2017", "shenyang"] {
        let text = std::fs::read_to_string(format!("standards/{id}.toml")).expect("a pack");
        let loaded = read(&text).unwrap_or_else(|errors| panic!("{id}:\n{errors}"));
        assert_eq!(loaded, shipped(id).expect("it is shipped"), "{id}");
    }
}

#[test]
fn an_overlay_changes_what_it_writes_and_nothing_else() {
    let pack = read(
        r#"
        id = "mine"
        name = "本县试算"
        base = "cn-2017"

        [documents.local]
        title = "本县文件"
        number = "某教〔2025〕1号"
        since = 2025

        [[checks]]
        id = "G7"
        [[checks.ratio]]
        name = "特殊教育学校生均公用经费"
        at_least = { value = 8000, document = "local", clause = "第3条" }
        "#,
    )
    .expect("it loads");
    let base = shipped("cn-2017").expect("it is shipped");
    let g7 = |standard: &Standard| {
        let check = standard.checks.iter().find(|check| check.id == "G7").expect("G7");
        check.ratios[0].at_least.clone().expect("a threshold")
    };
    assert_eq!(g7(&pack).value, Decimal::from(8000));
    assert_eq!(g7(&pack).citation.text(), "某教〔2025〕1号 第3条");
    assert_eq!(pack.checks.len(), base.checks.len());
    assert_eq!(pack.indicators, base.indicators);
    assert_eq!(pack.base.as_deref(), Some("cn-2017"));
}

#[test]
fn thirty_mistakes_are_thirty_errors() {
    let text = include_str!("packs/thirty-mistakes.toml");
    let found = read(text).expect_err("it is full of mistakes");
    assert_eq!(found.lines().count(), 30, "{found}");
    // Every line with a mistake says so in the file.
    let marked = text.lines().zip(1..).filter(|(line, _)| line.contains("# 错"));
    for (line, number) in marked {
        assert!(found.contains(&format!("第 {number} 行")), "line {number}: {line}\n{found}");
    }
    expect_file!["packs/thirty-mistakes.txt"].assert_eq(&found);
}

#[test]
fn what_is_no_toml_is_said_with_its_line() {
    expect![[r"
        第 1 行：不是合法的 TOML：unclosed table, expected `]`
    "]]
    .assert_eq(&read("[units\nname = 甲\n").expect_err("no TOML"));
}

#[test]
fn an_empty_file_lacks_everything() {
    let found = read("").expect_err("empty");
    for key in ["id", "name", "documents", "dispersion", "rounding", "units", "split", "indicators"]
    {
        assert!(found.contains(&format!(" {key}：缺少")), "{key}\n{found}");
    }
}

#[test]
fn a_base_that_is_not_there_is_named() {
    let found = read("id = \"a\"\nname = \"b\"\nbase = \"cn-1999\"\n").expect_err("no such base");
    assert_eq!(found, "第 3 行 base：没有名为“cn-1999”的标准；现有：cn-2012、cn-2017、shenyang\n");
}

#[test]
fn the_schema_is_the_one_of_the_types() {
    expect_file!["../standards/schema.json"].assert_eq(&schema::schema());
}

fn typed(value: u32) -> Fact {
    Fact { value: Some(Decimal::from(value)), origin: Origin::Typed }
}

#[test]
fn two_packs_side_by_side_show_what_changes() {
    let mut school = School::new("甲小学", Kind::Primary);
    let mut set = |field, value| school.facts.set(field, Part::Whole, typed(value));
    set(Field::Pupils, 1000);
    set(Field::TeachingArea, 3000);
    let mut county = County { schools: vec![school], ..County::default() };
    county.form.facts.insert(CountyField::SpecialPerPupil, typed(7000));
    let packs = ["cn-2017", "shenyang"].map(|id| shipped(id).expect("it is shipped"));
    let [one, other] = &packs;
    let results = packs.each_ref().map(|pack| evaluate(&county, pack));
    let [before, after] = &results;

    let same = compare((before, one), (before, one));
    assert!(same.is_empty());

    let changed = compare((before, one), (after, other));
    assert!(changed.units.is_empty() && changed.dispersion.is_empty());
    let g7 = changed.checks.iter().find(|change| change.what == What::Check("G7".into()));
    let g7 = g7.expect("G7 changes");
    assert_eq!((g7.before, g7.after), (Some(CheckVerdict::Met), Some(CheckVerdict::NotMet)));
    let local = changed.checks.iter().find(|change| change.what == What::Check("V7".into()));
    assert_eq!(local.map(|change| change.before), Some(None));

    let basic = shipped("cn-2012").expect("it is shipped");
    let changed = compare((before, one), (&evaluate(&county, &basic), &basic));
    let unit = changed.units.first().expect("the unit is not judged in 2012");
    assert_eq!((unit.before, unit.after), (Some(Verdict::NotMet), Some(Verdict::NotJudged)));
    let [was, is] = changed.county.map(|county| county.verdict);
    assert_eq!((was, is), (CountyVerdict::NotMet, CountyVerdict::Incomplete));
}
