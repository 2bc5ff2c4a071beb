//! What the worker says of rule packs, as the screens about them ask it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fmt::Write as _;

use expect_test::{expect, expect_file};
use junheng::standard::Choice;
use junheng::standard::Own;
use junheng::standard::change::{About, Change};
use junheng::view_model::PackPage;
use junheng::view_model::paper::{Cell, Paper};
use junheng::work::{Decisions, Work};
use junheng::worker::answer::answer;
use junheng::worker::protocol::{Answer, Request};

fn said(request: Request, files: &[Vec<u8>]) -> Answer {
    answer(request, files, &mut |_| {}).0
}

fn shipped(id: &str) -> Choice {
    Choice::Shipped(id.to_owned())
}

fn page(standard: Choice) -> PackPage {
    match said(Request::Pack { standard }, &[]) {
        Answer::Pack { page, .. } => *page,
        other => panic!("{other:?}"),
    }
}

fn load(bytes: &[u8]) -> Result<Own, Paper> {
    match said(Request::Load { name: "甲.toml".into() }, &[bytes.to_vec()]) {
        Answer::Taken { pack, save: None, .. } => pack,
        other => panic!("{other:?}"),
    }
}

fn about() -> About {
    let [name, title, number, clause] = ["试算", "本县试算", "试算", "第1条"].map(str::to_owned);
    About { name, title, number, clause, since: "2026".to_owned() }
}

fn change(standard: Choice, changes: Vec<Change>) -> Result<Own, Paper> {
    let request = Request::Change { standard, about: about(), changes };
    match said(request, &[]) {
        Answer::Taken { pack, .. } => pack,
        other => panic!("{other:?}"),
    }
}

/// A document as text.
fn text(paper: &Paper) -> String {
    let mut all = String::new();
    for section in &paper.sections {
        let _ = writeln!(all, "# {}", section.heading);
        if !section.lead.is_empty() {
            let _ = writeln!(all, "{}", section.lead);
        }
        if !section.columns.is_empty() {
            let _ = writeln!(all, "| {} |", section.columns.join(" | "));
        }
        for row in &section.rows {
            let cells = row.iter().map(|cell| match cell {
                Cell::Text(text) => text.clone(),
                Cell::Verdict(verdict, text) => format!("{text} [{}]", verdict.id()),
            });
            let _ = writeln!(all, "| {} |", cells.collect::<Vec<_>>().join(" | "));
        }
        for entry in &section.entries {
            let _ = writeln!(all, "- {} {} {}", entry.label, entry.title, entry.mark);
            for (name, line) in &entry.lines {
                let _ = writeln!(all, "    {name}: {line}");
            }
        }
    }
    all
}

#[test]
fn packs_read_as_documents() {
    for id in ["cn-2012", "shenyang"] {
        let page = page(shipped(id));
        expect_file![format!("packs/{id}.page.txt")].assert_eq(&text(&page.paper));
        assert_eq!(page.shipped[0].0, "cn-2017");
    }
}

/// Each value that the screen offers can be changed, and is then the one that the new pack has.
#[test]
fn every_field_can_be_changed() {
    const OTHERS: [&str; 5] = ["2", "0.4", "7", "2700", "0.95"];
    for id in ["cn-2012", "shenyang"] {
        let fields: Vec<_> =
            page(shipped(id)).fields.into_iter().flat_map(|group| group.fields).collect();
        assert!(fields.len() > 20, "{id}");
        for field in fields.iter().filter(|field| !field.value.is_empty()) {
            let others: &[&str] = if field.is_switch { &["true", "false"] } else { &OTHERS };
            let taken = others.iter().filter(|other| **other != field.value).any(|other| {
                let to = (*other).to_owned();
                let changed = change(shipped(id), vec![Change { path: field.path.clone(), to }]);
                changed.is_ok_and(|own| {
                    let page = page(Choice::Own(own.text));
                    let mut after = page.fields.into_iter().flat_map(|group| group.fields);
                    let after = after.find(|one| one.path == field.path);
                    assert_eq!(after.map(|one| one.value).as_deref(), Some(*other), "{field:?}");
                    true
                })
            });
            assert!(taken, "{id}: {field:?}");
        }
    }
}

/// A province's demands for 基本均衡, which the national standard leaves open.
#[test]
fn a_demand_can_be_added_where_there_is_none() {
    let changes = [
        (["indicators", "books", "threshold", "primary"].as_slice(), "25"),
        (&["indicators", "books", "threshold", "junior"], "35"),
        (&["school_rule", "required"], "1"),
        (&["school_rule", "floor"], "0.9"),
    ];
    let changes = changes.map(|(path, to)| Change {
        path: path.iter().map(|step| (*step).to_owned()).collect(),
        to: to.to_owned(),
    });
    let own = change(shipped("cn-2012"), changes.to_vec()).expect("it is a pack");
    assert_eq!(own.base.as_deref(), Some("县域义务教育均衡发展督导评估（基本均衡）"));
    let page = page(Choice::Own(own.text));
    assert_eq!(page.rules.required, 1);
    assert_eq!(page.about.title, "本县试算");
    let one_stage = change(shipped("cn-2012"), changes[..1].to_vec()).expect_err("half a demand");
    expect![[r"
        # 没有保存，请先改正下列各处（2 处错误）
        正在使用的标准没有变。
        | 行 | 键 | 哪里不对、应该填什么 |
        | 1 | school_rule | 有的指标有要求，却没有写学校怎样算达标 |
        | 13 | indicators.books.threshold | 缺少 junior（初中） |
    "]]
    .assert_eq(&text(&one_stage));
}

#[test]
fn a_file_is_taken_or_refused() {
    let shenyang = std::fs::read("standards/shenyang.toml").expect("a pack");
    let own = load(&shenyang).expect("it is a pack");
    assert_eq!(own.name, "沈阳市创建国家义务教育优质均衡发展县（区）");
    let gbk = encoding_rs::GBK.encode(std::str::from_utf8(&shenyang).expect("text")).0.to_vec();
    assert_eq!(load(&gbk), Ok(own));
    for bytes in [&b"PK\x03\x04\xff\xff\x00"[..], b"\xff\xfe\x00\xd8\x00\xd8", b"", b"[["] {
        let refused = text(&load(bytes).expect_err("no pack"));
        assert!(refused.starts_with("# “甲.toml”没有载入（"), "{refused}");
    }
}

#[test]
fn two_standards_are_compared() {
    let sample = said(Request::Sample { standard: Choice::default() }, &[]);
    let Answer::Read { readings, .. } = sample else { panic!("{sample:?}") };
    let compare =
        |work: Work, other: &str| match said(Request::Compare { work, other: shipped(other) }, &[])
        {
            Answer::Compared { paper, .. } => text(&paper),
            other => panic!("{other:?}"),
        };
    let work = Work { readings, ..Work::default() };
    let same = compare(work.clone(), "cn-2017");
    assert_eq!(same.matches("相同").count(), 5, "{same}");
    expect_file!["packs/compared-2012.txt"].assert_eq(&compare(work.clone(), "cn-2012"));
    expect_file!["packs/compared-shenyang.txt"].assert_eq(&compare(work, "shenyang"));
    let decisions = Decisions { standard: shipped("shenyang"), ..Decisions::default() };
    let demands = compare(Work { decisions, ..Work::default() }, "cn-2017");
    assert!(demands.starts_with("# 要求的不同（5 处）"), "{demands}");
}

#[test]
fn a_pack_that_is_no_good_is_told_and_nothing_breaks() {
    let bad = Choice::Own("id = \"x\"".to_owned());
    let failed = said(Request::Pack { standard: bad.clone() }, &[]);
    assert!(
        matches!(&failed, Answer::Failed { message, .. } if message.contains("name：缺少")),
        "{failed:?}"
    );
    let decisions = Decisions { standard: bad, ..Decisions::default() };
    let work = Work { decisions, ..Work::default() };
    assert!(matches!(said(Request::Evaluate { work }, &[]), Answer::Failed { .. }));
}
