//! Packs that a user brings: laid over their base, or refused with every mistake named.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use expect_test::{expect, expect_file};
use junheng::county::{County, CountyField, Fact, Field, Kind, Origin, Part, School};
use junheng::evaluate::{CheckVerdict, CountyVerdict, Verdict, What, compare, evaluate};
use junheng::standard::change::{About, Change, overlay};
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

fn about() -> About {
    About {
        name: "本县 2025（试行）".into(),
        title: "本县实施方案".into(),
        number: "某教〔2025〕1号".into(),
        clause: "第3条".into(),
        since: "2025".into(),
    }
}

fn change(path: &[&str], to: &str) -> Change {
    Change { path: path.iter().map(|step| (*step).to_owned()).collect(), to: to.to_owned() }
}

#[test]
fn changed_values_make_a_pack_over_the_old_one() {
    let changes = [
        change(&["checks", "G7", "ratio", "特殊教育学校生均公用经费", "at_least"], "8000"),
        change(&["indicators", "teaching_area", "threshold", "junior"], "6.05"),
        change(&["school_rule", "floor"], "0.9"),
        change(&["dispersion", "limit", "primary"], "0.40"),
        change(&["relaxations", "rooms_2016", "on"], "true"),
        change(&["relaxations", "rooms_2016", "rooms", "primary", "music"], "72"),
        change(&["checks", "G2", "funding", "at_least", "primary"], "1150"),
        change(&["checks", "G2", "funding", "at_least", "junior"], "1350"),
    ];
    let text = write(&overlay(Table::new(), Some("cn-2017"), &about(), &changes), "均衡尺");
    expect![[r#"
        # 均衡尺
        id = "own-本县2025试行"
        name = "本县 2025（试行）"
        base = "cn-2017"

        [documents]
        own = { title = "本县实施方案", number = "某教〔2025〕1号", since = 2025 }

        [school_rule]
        floor = { value = 0.9, document = "own", clause = "第3条" }

        [dispersion.limit]
        primary = { value = 0.40, document = "own", clause = "第3条" }

        [[indicators]]
        id = "teaching_area"

        [indicators.threshold]
        junior = { value = 6.05, document = "own", clause = "第3条" }

        [[relaxations]]
        id = "rooms_2016"
        on = true

        [relaxations.rooms]
        primary = { music = 72 }

        [[checks]]
        id = "G7"

        [[checks.ratio]]
        name = "特殊教育学校生均公用经费"
        at_least = { value = 8000, document = "own", clause = "第3条" }

        [[checks]]
        id = "G2"

        [checks.funding.at_least]
        primary = { value = 1150, document = "own", clause = "第3条" }
        junior = { value = 1350, document = "own", clause = "第3条" }
    "#]]
    .assert_eq(&text);
    let pack = read(&text).expect("it loads");
    let g7 = pack.checks.iter().find(|check| check.id == "G7").expect("G7");
    let least = g7.ratios[0].at_least.clone().expect("a threshold");
    assert_eq!(
        (least.value, least.citation.text().as_str()),
        (Decimal::from(8000), "某教〔2025〕1号 第3条")
    );
    let rooms = pack.relaxations.iter().find(|one| one.id == "rooms_2016").expect("the relaxation");
    assert!(rooms.on);
    let areas = rooms.rooms.as_ref().expect("areas").primary;
    assert_eq!(areas, (Decimal::from(72), Decimal::from(67)));

    // Changed once more, the pack keeps what was changed before.
    let packs = shipped_packs().expect("the packs are there");
    let again = [change(&["school_rule", "floor"], "0.8")];
    let text = write(&overlay(load::own(&text, &packs), None, &about(), &again), "");
    let again = read(&text).expect("it loads");
    let value = |pack: &Standard| pack.school_rule.as_ref().map(|rule| rule.floor.value);
    assert_eq!(value(&again), Some("0.8".parse().expect("a figure")));
    assert_eq!((again.checks, again.relaxations), (pack.checks, pack.relaxations));
}

#[test]
fn what_is_typed_wrong_is_told_and_never_taken() {
    for (typed, told) in [
        ("", "应是大于 0 的数，写的是文字"),
        ("八千", "应是大于 0 的数，写的是文字"),
        ("8,000", "应是大于 0 的数，写的是文字"),
        ("1]\n[x", "应是大于 0 的数，写的是文字"),
        ("0", "应大于 0"),
        ("-5", "应是大于 0 的数，写的是文字"),
        ("1e3", "应是大于 0 的数，写的是文字"),
    ] {
        let changes = [change(&["school_rule", "floor"], typed)];
        let text = write(&overlay(Table::new(), Some("cn-2017"), &about(), &changes), "");
        let errors = read(&text).expect_err(typed);
        assert!(errors.contains(&format!(" school_rule.floor.value：{told}")), "{typed}: {errors}");
    }
    let nobody = overlay(Table::new(), Some("cn-2017"), &About::default(), &[]);
    let errors = read(&write(&nobody, "")).expect_err("nothing is said of it");
    for key in ["name", "documents.own.title", "documents.own.number", "documents.own.since"] {
        assert!(errors.contains(&format!(" {key}：")), "{key}: {errors}");
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
        第 1 行：不是合法的 TOML：这里应是右方括号 ]，写的是换行
    "]]
    .assert_eq(&read("[units\nname = 甲\n").expect_err("no TOML"));
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

/// One mistake in writing TOML each: a person writes such a file by hand.
#[test]
fn slips_of_the_pen_are_told_in_chinese() {
    let cases = [
        (
            "name = 甲",
            "第 1 行：不是合法的 TOML：这里不应有“甲”；标点要用英文标点，文字要用双引号括起来",
        ),
        ("name = abc", "第 1 行：不是合法的 TOML：文字要用双引号括起来"),
        (
            "id = \"a\"\nname = “甲”",
            "第 2 行：不是合法的 TOML：这里不应有““”；标点要用英文标点，文字要用双引号括起来",
        ),
        (
            "name = \"甲\nid = 1",
            "第 1 行：不是合法的 TOML：文字里有不能用的字符 \\n；文字要写在同一行的双引号里",
        ),
        ("id = 1\nid = 2", "第 2 行：不是合法的 TOML：键“id”写了两次"),
        ("id \"a\"", "第 1 行：不是合法的 TOML：这里应是等号 =，写的是双引号括起来的文字"),
        (
            "since = 2024-01-01",
            "第 1 行：不是合法的 TOML：不是可用的数；文字和日期要用双引号括起来",
        ),
        ("notes = [\"a\"", "第 1 行：不是合法的 TOML：这里应是右方括号 ]，写的是文件末尾"),
        ("[units]\n[units]", "第 2 行：不是合法的 TOML：表“units”写了两次"),
    ];
    for (text, told) in cases {
        assert_eq!(read(text).expect_err(text).trim_end(), told);
    }
    let long = "#".repeat(2 << 20);
    assert!(read(&long).expect_err("too long").contains("文件超过 256 KB"));
    let marked =
        format!("\u{feff}{}", std::fs::read_to_string("standards/cn-2017.toml").expect("it"));
    assert!(read(&marked).is_ok());
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
