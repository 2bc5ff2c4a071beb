//! Packs that a user brings: loaded, written again, held against another one; laid over their base
//! ([`changed`]), or refused with every mistake named ([`mistakes`]).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod changed;
mod mistakes;

use expect_test::expect_file;
use junheng::county::{County, CountyField, Fact, Field, Kind, Origin, Part, School};
use junheng::evaluate::{CheckVerdict, CountyVerdict, Verdict, What, compare, evaluate};
use junheng::standard::load::{self, load};
use junheng::standard::tree::{Table, Tree};
use junheng::standard::write::write;
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

/// What is written out loads back to the same, overlays as overlays.
#[test]
fn what_is_written_loads_back() {
    let packs = shipped_packs().expect("the packs are there");
    for id in ["cn-2012", "cn-2017", "shenyang"] {
        let text = std::fs::read_to_string(format!("standards/{id}.toml")).expect("a pack");
        let own = load::own(&text, &packs);
        let written = write(&own, "甲\n乙");
        assert!(written.starts_with("# 甲\n# 乙\n"), "{written}");
        let loaded = read(&written).unwrap_or_else(|errors| panic!("{id}:\n{errors}\n{written}"));
        assert_eq!(loaded, shipped(id).expect("it is shipped"), "{id}");
        assert_eq!(load::own(&written, &packs), own, "{id}");
    }
}

#[test]
fn words_of_any_kind_are_written_so_that_they_are_read_back() {
    let packs = shipped_packs().expect("the packs are there");
    let name = "“引号” \"双\" 反斜杠\\ 换行\n制表\t 响铃\u{7} 😀 # = [x]";
    let mut own = load::own("id = \"a\"\nname = \"b\"\nbase = \"cn-2017\"\n", &packs);
    own.insert("name".into(), Tree::Text(name.into()));
    let mut documents = Table::new();
    let document =
        [("title", name), ("number", "1号")].map(|(key, text)| (key, Tree::Text(text.into())));
    let year = ("since", Tree::Number("2025".into()));
    let document = document.into_iter().chain([year]).map(|(key, one)| (key.to_owned(), one));
    documents.insert("本地 文件.1".into(), Tree::Table(document.collect()));
    own.insert("documents".into(), Tree::Table(documents));
    let loaded = read(&write(&own, "")).expect("it loads");
    assert_eq!(loaded.name, name);
    assert!(loaded.documents.iter().any(|one| one.title == name));
}

/// What the document about packs shows as an example is a pack.
#[test]
fn the_examples_of_the_docs_load() {
    let text = std::fs::read_to_string("docs/packs.md").expect("the document");
    let examples: Vec<&str> =
        text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(examples.len(), 2);
    for example in examples {
        read(example).unwrap_or_else(|errors| panic!("{example}\n{errors}"));
    }
}

#[test]
fn the_schema_is_the_one_of_the_types() {
    expect_file!["../../standards/schema.json"].assert_eq(&schema::schema());
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
