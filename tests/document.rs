//! The JSON document's items and county verdict, as other programs read them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use expect_test::expect;
use junheng::county::{Cell, County, Fact, Field, Kind, Origin, Part, School, SourceFile};
use junheng::evaluate::evaluate;
use junheng::report::json;
use junheng::standard::shipped;
use rust_decimal::Decimal;
use serde_json::Value;

fn document() -> Value {
    let files = vec![SourceFile::new("县.xlsx", vec!["数据".into()])];
    let mut schools = Vec::new();
    for (row, (name, pupils)) in (1u32..).zip([("甲小学", 2001), ("乙小学", 90)]) {
        let mut school = School::new(name, Kind::Primary);
        let cell = Cell { file: 0, sheet: 0, row, column: 3 };
        let origin = Origin::Cells(vec![cell]);
        let fact = Fact { value: Some(Decimal::from(pupils)), origin };
        school.facts.set(Field::Pupils, Part::Whole, fact);
        schools.push(school);
    }
    let county = County { files, schools, ..County::default() };
    let standard = shipped("cn-2017").expect("it is shipped");
    let result = evaluate(&county, &standard);
    let text = json::document(&county, &standard, &result, &result.findings).expect("written");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn an_item_names_its_schools_and_its_figures() {
    let document = document();
    let checks = document["checks"].as_array().expect("checks");
    assert_eq!(checks.len(), 15 + 9 + 1 + 6);
    let g4 = checks.iter().find(|check| check["item"] == "G4").expect("G4");
    expect![[r#"
        {
          "citation": "教督〔2017〕6号 政府保障程度第4项",
          "detail": "超过 2000 人的小学、初中 1 所，超过 2500 人的一贯制学校 0 所",
          "group": "guarantee",
          "item": "G4",
          "missing": [],
          "offenders": [
            {
              "detail": "义务教育阶段 2001 人，上限 2000 人",
              "school": "甲小学",
              "sources": [
                "县.xlsx!数据!D2"
              ],
              "verdict": "not_met"
            }
          ],
          "parts": [
            {
              "limit": 2000,
              "name": "学校规模",
              "sources": [],
              "unit": "人",
              "value": null,
              "verdict": "not_met"
            }
          ],
          "schools": [
            "甲小学"
          ],
          "title": "所有小学、初中规模不超过2000人，九年一贯制学校、十二年一贯制学校义务教育阶段规模不超过2500人",
          "verdict": "not_met"
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(g4).expect("printed"));
}

#[test]
fn the_county_says_what_blocks_it_what_fails_before_what_is_open() {
    let document = document();
    let county = &document["county"];
    assert_eq!(county["verdict"], "not_met");
    assert_eq!(county["not_met"], serde_json::json!(["G4"]));
    let blocking = county["blocking"].as_array().expect("a list");
    let pending = county["pending"].as_array().expect("a list");
    assert_eq!(blocking.len(), 1 + pending.len());
    assert_eq!(blocking[0], "G4");
    assert!(pending.contains(&"primary.units".into()) && pending.contains(&"G1".into()));
}

#[test]
fn every_verdict_is_one_of_four() {
    let document = document();
    for check in document["checks"].as_array().expect("checks") {
        let verdict = check["verdict"].as_str().expect("a verdict");
        assert!(["met", "not_met", "missing", "evidence"].contains(&verdict), "{check}");
        assert!(!check["detail"].as_str().expect("a sentence").is_empty(), "{check}");
    }
}
