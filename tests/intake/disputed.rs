//! Two files that differ: the verdict never depends on the order of the files. Where both lead to the
//! same one it stands, else it is asked (待核).

use std::fmt::Write;

use expect_test::{Expect, expect};
use junheng::evaluate::evaluate;
use junheng::standard::shipped;

use super::support::county;

/// The verdicts of these items, whichever of the files comes first.
fn check(items: &[&str], files: &[(&str, &str)], expected: &Expect) {
    let judged = |files: &[(&str, &str)]| {
        let read = county(files);
        let result = evaluate(&read.county, &shipped("cn-2017").expect("the pack"));
        let mut text = String::new();
        for check in result.checks.iter().filter(|check| items.contains(&check.id.as_str())) {
            let asked: Vec<&str> = check.missing.iter().map(|one| one.what.as_str()).collect();
            writeln!(text, "{} {:?} {}", check.id, check.verdict, asked.join("、")).unwrap();
        }
        text
    };
    let mut backwards = files.to_vec();
    backwards.reverse();
    let there = judged(files);
    assert_eq!(there, judged(&backwards), "the order of the files decides");
    expected.assert_eq(&there);
}

/// A form of these lines, each `名称|单位|值`.
fn form(lines: &str) -> String {
    format!("填报项目|单位|填报值\n区县名称||某县\n区县代码||'210101\n填报年度||2025\n{lines}")
}

#[test]
fn a_veto_that_one_form_denies_and_the_other_states_is_asked() {
    let no = form("V2 存在违规择校行为|有/无|无");
    let yes = form("V2 存在违规择校行为|有/无|有");
    let blank = form("V2 存在违规择校行为|有/无|");
    check(
        &["V2"],
        &[("甲.xlsx", &no), ("乙.xlsx", &yes)],
        &expect![[r#"
        V2 Asked V2（几处不一致）
    "#]],
    );
    check(
        &["V2"],
        &[("甲.xlsx", &no), ("乙.xlsx", &no)],
        &expect![[r#"
        V2 Met 
    "#]],
    );
    check(
        &["V2"],
        &[("甲.xlsx", &blank), ("乙.xlsx", &yes)],
        &expect![[r#"
        V2 NotMet 
    "#]],
    );
    check(
        &["V2"],
        &[("甲.xlsx", &no), ("乙.xlsx", &yes), ("丙.xlsx", &no)],
        &expect![[r#"
        V2 Asked V2（几处不一致）
    "#]],
    );
}

#[test]
fn an_item_that_one_form_affirms_and_the_other_denies_is_asked() {
    let yes = form("G1 县域内义务教育学校规划布局合理|是/否|是");
    let no = form("G1 县域内义务教育学校规划布局合理|是/否|否");
    check(
        &["G1"],
        &[("甲.xlsx", &yes), ("乙.xlsx", &no)],
        &expect![[r#"
        G1 Asked G1（几处不一致）
    "#]],
    );
}

#[test]
fn figures_that_differ_stand_where_both_lead_to_the_same() {
    let survey = |satisfied: &str| {
        form(&format!(
            "回收有效问卷数|份|1000\n满意问卷数|份|{satisfied}\n实地走访人数|人|100\n实地走访满意人数|人|90"
        ))
    };
    let [few, enough, more] = ["849", "850", "950"].map(survey);
    check(
        &["R"],
        &[("甲.xlsx", &enough), ("乙.xlsx", &more)],
        &expect![[r#"
        R Met 
    "#]],
    );
    check(
        &["R"],
        &[("甲.xlsx", &few), ("乙.xlsx", &more)],
        &expect![[r#"
        R Asked 满意问卷数（几处不一致）
    "#]],
    );
    let [worse, bad] = ["700", "849"].map(survey);
    check(
        &["R"],
        &[("甲.xlsx", &worse), ("乙.xlsx", &bad)],
        &expect![[r#"
        R NotMet 
    "#]],
    );
    check(
        &["R"],
        &[("甲.xlsx", &enough), ("乙.xlsx", &more), ("丙.xlsx", &few)],
        &expect![[r#"
            R Asked 满意问卷数（几处不一致）
        "#]],
    );
}

#[test]
fn two_figures_that_differ_are_judged_in_every_mixture() {
    // 90 / 100 and 80 / 90 are both enough, and so is 90 / 90, but 80 / 100 is not.
    let survey = |valid: &str, satisfied: &str| {
        form(&format!(
            "回收有效问卷数|份|{valid}\n满意问卷数|份|{satisfied}\n实地走访人数|人|100\n实地走访满意人数|人|90"
        ))
    };
    let (one, other) = (survey("100", "90"), survey("90", "80"));
    check(
        &["R"],
        &[("甲.xlsx", &one), ("乙.xlsx", &other)],
        &expect![[r#"
        R Asked 满意问卷数（几处不一致）、回收有效问卷数（几处不一致）
    "#]],
    );
}

#[test]
fn results_of_monitoring_that_differ() {
    let lines = |by: &str, level: &str, difference: &str| {
        let one = |subject: &&str| {
            let (by, level, difference) = if *subject == "语文" {
                (by, level, difference)
            } else {
                ("国家", "Ⅲ", "0.10")
            };
            format!(
                "{subject}·监测单位||{by}\n{subject}·学业水平等级|级|{level}\n{subject}·校际差异率||{difference}"
            )
        };
        let all = ["语文", "数学", "科学", "体育", "艺术", "德育"];
        form(&all.iter().map(one).collect::<Vec<_>>().join("\n"))
    };
    let good = lines("国家", "Ⅲ", "0.10");
    check(
        &["Q9"],
        &[("甲.xlsx", &good), ("乙.xlsx", &lines("国家", "Ⅳ", "0.14"))],
        &expect![[r#"
        Q9 Met 
    "#]],
    );
    check(
        &["Q9"],
        &[("甲.xlsx", &good), ("乙.xlsx", &lines("国家", "Ⅲ", "0.15"))],
        &expect![[r#"
        Q9 Asked 语文校际差异率（几处不一致）
    "#]],
    );
    check(
        &["Q9"],
        &[("甲.xlsx", &good), ("乙.xlsx", &lines("省级", "Ⅲ", "0.10"))],
        &expect![[r#"
        Q9 Asked 语文监测单位（几处不一致）
    "#]],
    );
    check(
        &["Q9"],
        &[("甲.xlsx", &lines("省级", "Ⅱ", "0.10")), ("乙.xlsx", &lines("未监测", "", ""))],
        &expect![[r#"
            Q9 Asked 语文监测单位（几处不一致）
        "#]],
    );
    check(
        &["Q9"],
        &[("甲.xlsx", &lines("国家", "Ⅱ", "0.10")), ("乙.xlsx", &lines("国家", "Ⅱ", "0.11"))],
        &expect![[r#"
            Q9 NotMet 
        "#]],
    );
}

#[test]
fn a_share_beside_its_parts_in_another_file() {
    let parts = form("优质高中招生计划总人数|人|1000\n优质高中招生分配指标数|人|520");
    let share = |rate: &str| form(&format!("优质高中招生名额分配比例|%|{rate}"));
    check(
        &["G14"],
        &[("甲.xlsx", &parts), ("乙.xlsx", &share("52"))],
        &expect![[r#"
        G14 Met 
    "#]],
    );
    check(
        &["G14"],
        &[("甲.xlsx", &parts), ("乙.xlsx", &share("48"))],
        &expect![[r#"
        G14 Asked 优质高中招生名额分配比例
    "#]],
    );
    check(
        &["G14"],
        &[("甲.xlsx", &share("52")), ("乙.xlsx", &share("48"))],
        &expect![[r#"
        G14 Asked 优质高中招生名额分配比例（几处不一致）
    "#]],
    );
    check(
        &["G14"],
        &[("甲.xlsx", &share("52")), ("乙.xlsx", &share("58"))],
        &expect![[r#"
        G14 Met 
    "#]],
    );
}

/// 体育、艺术专任教师 of each unit, whichever of the files comes first.
fn sports_arts(files: &[(&str, &str)]) -> String {
    let judged = |files: &[(&str, &str)]| {
        let read = county(files);
        let standard = shipped("cn-2017").expect("the pack");
        let result = evaluate(&read.county, &standard);
        let mut lines: Vec<String> = Vec::new();
        for unit in &result.units {
            let one = &unit.indicators[2];
            let name = &read.county.schools[unit.school].name;
            let counted = one.resource.as_ref().map_or("？".to_owned(), ToString::to_string);
            lines.push(format!("{name} {counted}"));
        }
        lines.sort();
        lines.join("，")
    };
    let mut backwards = files.to_vec();
    backwards.reverse();
    let there = judged(files);
    assert_eq!(there, judged(&backwards), "the order of the files decides");
    there
}

#[test]
fn arts_that_are_music_and_fine_art_in_every_row_are_their_sum() {
    const HEADER: &str = "学校名称|办学类型|在校生数|体育|音乐|美术|艺术";
    let file = |rows: &str| format!("{HEADER}\n{rows}");
    let cases = [
        ("甲小学|小学|400|2|1|1|2\n乙小学|小学|500|2|1|2|3", "乙小学 5，甲小学 4"),
        // One row in which it is not the sum says that it is a subject of its own.
        ("甲小学|小学|400|2|1|1|2\n乙小学|小学|500|2|1|2|1", "乙小学 6，甲小学 6"),
        ("甲小学|小学|400|2|1|1|2", "甲小学 4"),
        ("甲小学|小学|400|2|0|0|0\n乙小学|小学|500|2|1|2|0", "乙小学 5，甲小学 2"),
        // A blank says nothing either way: music and fine art are the sum.
        ("甲小学|小学|400|2|1|1|2\n乙小学|小学|500|2|1|2|", "乙小学 5，甲小学 4"),
        ("甲小学|小学|400|2|1|1|2\n乙小学|小学|500|2|0|0|0", "乙小学 2，甲小学 4"),
    ];
    for (rows, expected) in cases {
        assert_eq!(sports_arts(&[("县.xlsx", &file(rows))]), expected, "{rows}");
    }
    let (sums, apart) = (
        "甲小学|小学|400|2|1|1|2\n丁小学|小学|400|2|2|1|3",
        "乙小学|小学|500|2|1|2|1\n丙小学|小学|500|2|1|2|0",
    );
    let (sums, apart) = (file(sums), file(apart));
    assert_eq!(
        sports_arts(&[("一.xlsx", &sums), ("二.xlsx", &apart)]),
        "丁小学 5，丙小学 5，乙小学 6，甲小学 4"
    );
}

/// Two files of the same school, of which one column differs.
fn of_school(kind: &str, columns: &str, figures: &str) -> String {
    format!(
        "学校名称 | 学校标识码 | 办学类型 | {columns}\n城关学校 | '2135088101 | {kind} | {figures}"
    )
}

#[test]
fn figures_of_a_school_that_differ_are_judged_in_each_way() {
    let two = |item: &str, kind: &str, columns: &str, first: &str, second: &str, expected: &str| {
        let (a, b) = (of_school(kind, columns, first), of_school(kind, columns, second));
        let judged = |files: [(&str, &str); 2]| {
            let read = county(&files);
            let result = evaluate(&read.county, &shipped("cn-2017").expect("the pack"));
            let check = result.checks.iter().find(|check| check.id == item).unwrap();
            format!("{:?}", check.verdict)
        };
        let there = judged([("甲.xlsx", &a), ("乙.xlsx", &b)]);
        assert_eq!(there, judged([("乙.xlsx", &b), ("甲.xlsx", &a)]), "{item} {first} {second}");
        assert_eq!(there, expected, "{item} {kind}: {first} or {second}");
    };
    // G4: 2 000 pupils.
    two("G4", "小学", "在校生数", "1800", "1900", "Met");
    two("G4", "小学", "在校生数", "2000", "2001", "Asked");
    two("G4", "小学", "在校生数", "2100", "2200", "NotMet");
    two("G4", "九年一贯制学校", "小学在校生数 | 初中在校生数", "1000 | 1400", "1000 | 1500", "Met");
    two(
        "G4",
        "九年一贯制学校",
        "小学在校生数 | 初中在校生数",
        "1000 | 1500",
        "1001 | 1500",
        "Asked",
    );
    // G5: 45 pupils in a class, 50 in junior schools.
    two("G5", "小学", "在校生数 | 教学班数 | 最大班额", "80 | 2 | 41", "80 | 2 | 44", "Met");
    two("G5", "小学", "在校生数 | 教学班数 | 最大班额", "88 | 2 | 45", "88 | 2 | 46", "Asked");
    two("G5", "小学", "在校生数 | 教学班数 | 最大班额", "92 | 2 | 46", "92 | 2 | 47", "NotMet");
    two("G5", "初级中学", "在校生数 | 教学班数 | 最大班额", "92 | 2 | 46", "92 | 2 | 47", "Met");
    // 91 pupils cannot sit in two classes of 45: one of the two files contradicts itself.
    two("G5", "小学", "在校生数 | 教学班数 | 最大班额", "90 | 2 | 45", "91 | 2 | 45", "Asked");
    // G12: all teachers hold their certificate.
    let teachers = "在校生数 | 专任教师数 | 持教师资格证专任教师数";
    two("G12", "小学", teachers, "400 | 30 | 30", "400 | 31 | 31", "Asked");
    two("G12", "小学", teachers, "400 | 30 | 29", "400 | 30 | 28", "NotMet");
    two("G12", "小学", teachers, "400 | 30 | 30", "400 | 30 | 29", "Asked");
    // G3: a room for music and one for art for every 12 classes.
    let rooms =
        "在校生数 | 教学班数 | 96平方米及以上音乐专用教室间数 | 90平方米及以上美术专用教室间数";
    two("G3", "小学", rooms, "400 | 11 | 1 | 1", "400 | 12 | 1 | 1", "Met");
    two("G3", "小学", rooms, "400 | 12 | 1 | 1", "400 | 13 | 1 | 1", "Asked");
    two("G3", "小学", rooms, "400 | 13 | 1 | 1", "400 | 14 | 1 | 1", "NotMet");
}
