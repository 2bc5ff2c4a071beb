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

/// What is said of each unit, whichever of the files comes first and however their rows are turned.
fn units(files: &[(&str, &str)], expected: &Expect) {
    let judged = |files: &[(&str, &str)]| {
        let read = county(files);
        let result = evaluate(&read.county, &shipped("cn-2017").expect("the pack"));
        let mut lines: Vec<String> = Vec::new();
        for unit in &result.units {
            let school = &read.county.schools[unit.school];
            let marks: Vec<&str> = unit.indicators.iter().map(|one| one.verdict.id()).collect();
            // Of two names of one school the first one is shown.
            let known_by = school.code.as_deref().unwrap_or(&school.name);
            let (stage, verdict) = (unit.stage.name(), unit.verdict.id());
            let pupils = unit.pupils.map_or("?".to_owned(), |pupils| pupils.to_string());
            lines.push(format!("{known_by} {stage} {pupils}: {} {verdict}", marks.join(" ")));
        }
        lines.sort();
        let blocks: Vec<&str> = result.county.blocking.iter().map(|one| one.id.as_str()).collect();
        if blocks.contains(&"schools") {
            lines.push("schools".to_owned());
        }
        lines.join("\n") + "\n"
    };
    let turned: Vec<(&str, String)> = files
        .iter()
        .rev()
        .map(|(name, text)| {
            let mut lines: Vec<&str> = text.lines().collect();
            lines[1..].reverse();
            (*name, lines.join("\n"))
        })
        .collect();
    let turned: Vec<(&str, &str)> =
        turned.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let there = judged(files);
    assert_eq!(there, judged(&turned), "the order of files or rows decides");
    expected.assert_eq(&there);
}

/// A nine-year school that reaches all thresholds just so, with a total beside its stages.
fn with_total(total: &str, figure: &str) -> String {
    format!(
        "学校名称 | 办学类型 | 小学在校生数 | 初中在校生数 | 小学高于规定学历教师数 | 初中高于规定学历教师数 \
         | 小学骨干教师数 | 初中骨干教师数 | 小学体育艺术专任教师数 | 初中体育艺术专任教师数 \
         | 教学及辅助用房面积 | 室内体育用房面积 | 运动场地面积 | 教学仪器设备资产值（元） | 网络多媒体教室（间） | {total}\n\
         育才学校 | 九年一贯制学校 | 1000 | 1000 | 50 | 60 | 10 | 10 | 10 | 10 \
         | 20000 | 0 | 30000 | 9000000 | 60 | {figure}"
    )
}

#[test]
fn a_total_that_its_stages_do_not_make_up_stands_where_both_lead_to_the_same() {
    let total = |total: &str, figure: &str, expected: &Expect| {
        units(&[("县.xlsx", &with_total(total, figure))], expected);
    };
    // 10 of each: 20 is what they make.
    total(
        "骨干教师数",
        "20",
        &expect![[r#"
        育才学校 初中 1000: met met met met met met met met
        育才学校 小学 1000: met met met met met met met met
    "#]],
    );
    // Two more somewhere: both stages reach 1 of 100 all the same.
    total(
        "骨干教师数",
        "22",
        &expect![[r#"
        育才学校 初中 1000: met met met met met met met met
        育才学校 小学 1000: met met met met met met met met
    "#]],
    );
    // Two fewer somewhere: 8 of 1000 are under the floor.
    total(
        "骨干教师数",
        "18",
        &expect![[r#"
        育才学校 初中 1000: met missing met met met met met missing
        育才学校 小学 1000: met missing met met met met met missing
    "#]],
    );
    // One fewer: 9 of 1000 keep the floor, and all other thresholds are reached.
    total(
        "骨干教师数",
        "19",
        &expect![[r#"
        育才学校 初中 1000: met missing met met met met met met
        育才学校 小学 1000: met missing met met met met met met
    "#]],
    );
    // 100 pupils more in either stage: 10 teachers of 1100 are under the threshold and over the floor, twice.
    total(
        "在校生数",
        "2100",
        &expect![[r#"
        育才学校 初中 ?: met missing met met met met met met
        育才学校 小学 ?: met missing met met met met met met
    "#]],
    );
    total(
        "在校生数",
        "2000",
        &expect![[r#"
        育才学校 初中 1000: met met met met met met met met
        育才学校 小学 1000: met met met met met met met met
    "#]],
    );
    // So few that one of the stages cannot be right beside the other.
    total(
        "骨干教师数",
        "3",
        &expect![[r#"
        育才学校 初中 1000: met missing met met met met met missing
        育才学校 小学 1000: met missing met met met met met missing
    "#]],
    );
}

#[test]
fn stages_and_their_total_are_two_ways_to_read_them_and_not_three() {
    let size = |primary: &str, junior: &str, total: &str, expected: &Expect| {
        let table = format!(
            "学校名称 | 办学类型 | 小学在校生数 | 初中在校生数 | 在校生数\n\
             育才学校 | 九年一贯制学校 | {primary} | {junior} | {total}"
        );
        check(&["G4"], &[("县.xlsx", &table)], expected);
    };
    // 2400 or 2500; both stages 100 more would be 2600, which nobody states.
    size(
        "1200",
        "1200",
        "2500",
        &expect![[r#"
        G4 Met 
    "#]],
    );
    size(
        "1200",
        "1200",
        "2501",
        &expect![[r#"
        G4 Asked 育才学校的小学在校生数（几处不一致）、育才学校的初中在校生数（几处不一致）
    "#]],
    );
    size(
        "1250",
        "1251",
        "2600",
        &expect![[r#"
        G4 NotMet 
    "#]],
    );
    size(
        "1200",
        "1200",
        "2300",
        &expect![[r#"
        G4 Met 
    "#]],
    );
    size(
        "1300",
        "1300",
        "2500",
        &expect![[r#"
        G4 Asked 育才学校的小学在校生数（几处不一致）、育才学校的初中在校生数（几处不一致）
    "#]],
    );
}

#[test]
fn class_lists_that_differ_prove_only_what_both_say() {
    let school = "学校名称 | 办学类型 | 在校生数 | 班级总数\n城关小学 | 小学 | 90 | 2";
    let list = |one: &str, two: &str| {
        format!(
            "学校名称 | 班级名称 | 班额\n城关小学 | 一年级1班 | {one}\n城关小学 | 一年级2班 | {two}"
        )
    };
    let both = |one: (&str, &str), other: (&str, &str), expected: &Expect| {
        let (one, other) = (list(one.0, one.1), list(other.0, other.1));
        let files = [("县.xlsx", school), ("甲.xlsx", one.as_str()), ("乙.xlsx", other.as_str())];
        check(&["G5"], &files, expected);
    };
    both(
        ("45", "45"),
        ("45", "45"),
        &expect![[r#"
        G5 Met 
    "#]],
    );
    both(
        ("45", "45"),
        ("46", "45"),
        &expect![[r#"
        G5 Asked 
    "#]],
    );
    both(
        ("46", "45"),
        ("47", "45"),
        &expect![[r#"
        G5 NotMet 
    "#]],
    );
    both(
        ("45", "45"),
        ("", "45"),
        &expect![[r#"
        G5 Met 
    "#]],
    );
    // 85 pupils in one of them, where the school has 90.
    both(
        ("45", "45"),
        ("40", "45"),
        &expect![[r#"
        G5 Asked 
    "#]],
    );
}

#[test]
fn a_row_without_a_code_belongs_to_the_one_school_of_its_name() {
    let first = "学校名称 | 学校标识码 | 办学类型 | 在校生数\n中心小学 | 2101000001 | 小学 | 100";
    let two = "学校名称 | 学校标识码 | 办学类型 | 在校生数\n中心小学 | 2101000001 | 小学 | 100\n中心小学 | 2101000002 | 小学 | 50";
    let more = "学校名称 | 办学类型 | 骨干教师数\n中心小学 | 小学 | 1";
    let coded = "学校名称 | 学校标识码 | 办学类型 | 骨干教师数\n中心小学 | 2101000002 | 小学 | 1";
    units(
        &[("县.xlsx", first), ("骨干.xlsx", more)],
        &expect![[r#"
        2101000001 小学 100: missing met missing missing missing missing missing missing
    "#]],
    );
    units(
        &[("县.xlsx", two), ("骨干.xlsx", more)],
        &expect![[r#"
        2101000001 小学 100: missing missing missing missing missing missing missing missing
        2101000002 小学 50: missing missing missing missing missing missing missing missing
        schools
    "#]],
    );
    units(
        &[("县.xlsx", two), ("骨干.xlsx", coded)],
        &expect![[r#"
        2101000001 小学 100: missing missing missing missing missing missing missing missing
        2101000002 小学 50: missing met missing missing missing missing missing missing
    "#]],
    );
    units(
        &[("县.xlsx", first), ("骨干.xlsx", coded)],
        &expect![[r#"
        2101000001 小学 100: missing missing missing missing missing missing missing missing
        2101000002 小学 ?: missing missing missing missing missing missing missing missing
    "#]],
    );
    // Under another name the code tells.
    let renamed = "学校名称 | 学校标识码 | 办学类型 | 骨干教师数\n中心完小 | 2101000002 | 小学 | 1";
    units(
        &[("县.xlsx", two), ("骨干.xlsx", renamed)],
        &expect![[r#"
        2101000001 小学 100: missing missing missing missing missing missing missing missing
        2101000002 小学 50: missing met missing missing missing missing missing missing
    "#]],
    );
}

#[test]
fn a_campus_belongs_to_its_school_wherever_it_stands() {
    let head = "学校名称 | 学校标识码 | 办学类型 | 是否计校数 | 在校生数 | 骨干教师数\n";
    let main = "红旗小学 | 3001 | 小学 | 1 | 100 | 1\n";
    let campus = "红旗小学东校区 | 3001 | 小学 | 0 | 100 | 1\n";
    let uncoded = "红旗小学东校区 | | 小学 | 0 | 100 | 1\n";
    let renamed = "学校名称 | 学校标识码 | 办学类型 | 班级总数\n红旗学校 | 3001 | 小学 | 5";
    let both = [head, campus, main].concat();
    units(
        &[("县.xlsx", &both)],
        &expect![[r#"
        3001 小学 200: missing met missing missing missing missing missing missing
    "#]],
    );
    units(
        &[("县.xlsx", &both), ("班级.xlsx", renamed)],
        &expect![[r#"
        3001 小学 200: missing met missing missing missing missing missing missing
    "#]],
    );
    let other = "兴华小学 | 3002 | 小学 | 1 | 100 | 1\n";
    units(
        &[("县.xlsx", &[head, uncoded, main, other].concat())],
        &expect![[r#"
        3001 小学 200: missing met missing missing missing missing missing missing
        3002 小学 100: missing met missing missing missing missing missing missing
    "#]],
    );
    units(
        &[("县.xlsx", &[head, uncoded, main, other].concat()), ("班级.xlsx", renamed)],
        &expect![[r#"
            3001 小学 200: missing met missing missing missing missing missing missing
            3002 小学 100: missing met missing missing missing missing missing missing
        "#]],
    );
    let apart = [head, main].concat();
    let far = [head, campus].concat();
    units(
        &[("县.xlsx", &apart), ("校区.xlsx", &far), ("班级.xlsx", renamed)],
        &expect![[r#"
        3001 小学 200: missing met missing missing missing missing missing missing
    "#]],
    );
}
