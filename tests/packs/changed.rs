//! Packs that change another: values changed on a screen, and overlays written by hand. What they do not
//! name stays.

use expect_test::expect;
use junheng::standard::change::{About, Change, overlay};
use junheng::standard::tree::Table;
use junheng::standard::write::write;
use junheng::standard::{Standard, load, shipped, shipped_packs};
use rust_decimal::Decimal;

use super::read;

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
