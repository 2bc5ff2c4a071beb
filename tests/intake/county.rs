//! The county's form (区县填报), alone and beside schools, in any order.

use expect_test::expect;

use junheng::intake::Shape;
use junheng::view_model::file_tables;

use super::support::{check, check_files, county, reading};

/// The form in use, label by label: label, unit.
const LINES: &[(&str, &str)] = &[
    ("区县名称", ""),
    ("区县代码", ""),
    ("填报年度", ""),
    ("规定的小学生均公用经费标准", "元"),
    ("规定的初中生均公用经费标准", "元"),
    ("特殊教育学校经费总额", "元"),
    ("特殊教育学校学生人数", "人"),
    ("上年度义务教育学校教师年平均工资收入水平（不含民办学校）", "万元"),
    ("当地公务员年平均工资收入", "万元"),
    ("符合交流条件教师总数", "人"),
    ("实际交流轮岗教师数", "人"),
    ("实际交流骨干教师数量", "人"),
    ("优质高中招生计划总人数", "人"),
    ("优质高中招生分配指标数", "人"),
    ("向农村学校分配指标数", "人"),
    ("符合条件的随迁子女总人数", "人"),
    ("在县域内公办学校就读的随迁子女人数", "人"),
    ("在政府购买服务的民办学校就读随迁子女人数", "人"),
    ("适龄残疾儿童少年总数", "人"),
    ("适龄残疾儿童少年入学总人数", "人"),
];

fn form(values: &[&str]) -> String {
    let mut text = "序号 | 类别 | 填报项目 | 单位 | 填报值 | 是否必填 | 备注说明\n".to_owned();
    for (index, (label, unit)) in LINES.iter().enumerate() {
        let value = values.get(index).unwrap_or(&"");
        text += &format!("{} | 类 | {label} | {unit} | {value} | 是 | \n", index + 1);
    }
    text
}

#[test]
fn every_line_of_the_form_in_use_is_read() {
    check(
        &form(&[
            "某区", "'210101", "2025", "1150", "1350", "600000", "60", "18.0181", "17.4363",
            "2313", "565", "120", "1000", "520", "—", "730", "600", "90", "100", "96",
        ]),
        &expect![[r#"
            县 某区 E2
            县 210101 E3
            县 2025 E4
            县 规定的小学生均公用经费标准 1150 E5
            县 规定的初中生均公用经费标准 1350 E6
            县 特殊教育学校公用经费总额 600000 E7
            县 特殊教育学校学生数 60 E8
            县 义务教育学校教师年平均工资收入 180181 E9
            县 当地公务员年平均工资收入 174363 E10
            县 符合交流条件教师总数 2313 E11
            县 实际交流轮岗教师数 565 E12
            县 实际交流骨干教师数 120 E13
            县 优质高中招生计划总人数 1000 E14
            县 优质高中招生分配指标数 520 E15
            县 向农村学校分配指标数 空 E16
            县 符合条件的随迁子女总人数 730 E17
            县 在公办学校就读的随迁子女人数 600 E18
            县 在政府购买服务的民办学校就读的随迁子女人数 90 E19
            县 适龄残疾儿童少年总数 100 E20
            县 适龄残疾儿童少年入学总人数 96 E21
        "#]],
    );
}

#[test]
fn a_form_that_is_not_filled_in_names_the_cells_to_fill() {
    check(
        "
        填报项目 | 单位 | 填报值
        规定的小学生均公用经费标准 | 元 |
        特殊教育学校学生人数 | 人 | /
        V1 存在以考试方式招生 | 有/无 |
        ",
        &expect![[r#"
            县 规定的小学生均公用经费标准 空 C2
            县 特殊教育学校学生数 空 C3
            县 V1 空   C4
            提示 MissingValue 县汇总.xlsx “县汇总.xlsx”的县级填报还没有填写，各项都算待填。
        "#]],
    );
}

#[test]
fn choices_monitoring_and_what_cannot_be_told() {
    check(
        "
        县级填报表
        填报项目 | 单位 | 填报值 | 依据与说明 | 日期
        G1 县域内义务教育学校规划布局合理 | 是/否 | 是 | 布局规划〔2024〕3号 | 46022
        Q3 所有学校制定章程 | 是/否 | 未达到 | |
        Q8 无过重课业负担 | 是/否 | 无 | |
        V1 存在以考试方式招生 | 有/无 | 无 | |
        V2 存在违规择校行为 | 有/无 | 有 | 信访 | 2025年9月
        V9 本地另加的一条 | 有/无 | 无 | |
        语文·监测单位 | | 省级 | |
        语文·学业水平等级 | 级 | Ⅲ级 | |
        语文·校际差异率 | | 0.12 | |
        数学·监测单位 | | 未监测 | |
        科学·监测单位 | | 市里 | |
        科学·学业水平等级 | | Ⅲ | |
        教师培训完成率 | % | 0.9452 | |
        持证上岗率 | % | 98.5% | |
        初中三年巩固率 | % | 97.2 | |
        当地公务员年平均工资收入 | | 174363 | |
        义务教育学校教师年平均工资收入 | | 18.0181万元 | |
        全县专任教师数 | 元 | 300 | |
        问卷总数 | 份 | 1200 | |
        问卷总数（家长） | 份 | 800 | |
        本县森林覆盖面积 | | 12 | |
        ",
        &expect![[r#"
            县 义务教育学校教师年平均工资收入 180181 C19
            县 当地公务员年平均工资收入 空 C18
            县 全县专任教师数 空 C20
            县 教师培训完成率 空 C15
            县 持证上岗率 98.5 C16
            县 初中三年巩固率 97.2 C17
            县 问卷总数 1200 C21
            县 问卷总数（家长） 800 C22
            县 G1 是 布局规划〔2024〕3号 2025-12-31 C3
            县 Q3 否   C4
            县 Q8 空   C5
            县 V1 否   C6
            县 V2 是 信访 2025年9月 C7
            县 V9 否   C8
            县 语文 Provincial 3 C10 0.12 C11
            县 数学 NotYet
            县 科学 National 空 C14
            错误 NotANumber C5 “Q8 无过重课业负担”应填是或否，这里写的是“无”，没有读取。 → 请改正。
            错误 WrongUnit C15 “教师培训完成率”的单位是%，这里存的是 0.9452，看不出是不是百分数，没有读取。 → 请写成 94.52 或“94.52%”这样的文字。
            错误 WrongUnit C18 “当地公务员年平均工资收入”没有写单位，没有读取。 → 请在“单位”一栏写明元或万元。
            错误 WrongUnit C20 “全县专任教师数”的单位不是人，没有读取。 → 请改用人。
            警告 UnknownItem C23 填报项目“本县森林覆盖面积”不认识，没有读取。 → 如果它就是国家表里的某一项，请改用表里的名称。
            警告 MissingValue C13 “科学”没有写明是国家、省级还是未监测，监测结果没有读取。 → 请选择监测单位。
        "#]],
    );
}

const SCHOOLS: &str = "学校名称 | 办学类型 | 在校生数\n城关小学 | 小学 | 450";

#[test]
fn the_form_and_the_schools_come_in_any_order() {
    let form = form(&["某区", "", "", "1150"]);
    let (schools, county_form) = (("县汇总.xlsx", SCHOOLS), ("区县填报表.xlsx", form.as_str()));
    for files in [[schools, county_form], [county_form, schools]] {
        let read = county(&files);
        assert_eq!(read.county.schools.len(), 1);
        assert_eq!(read.county.form.facts.len(), 17);
        assert_eq!(read.findings, []);
    }
    assert!(!reading("区县填报表.xlsx", &form).is_empty());
}

#[test]
fn two_forms_that_differ_are_a_conflict_and_a_blank_gives_way() {
    check_files(
        &[
            (
                "甲.xlsx",
                "填报项目|单位|填报值\n区县名称||某区\n问卷总数|份|\n回收有效问卷数|份|900\nV1 考试方式招生||无",
            ),
            (
                "乙.xlsx",
                "填报项目|单位|填报值\n区县名称||某县\n问卷总数|份|1000\n回收有效问卷数|份|950\nV1 考试方式招生||有",
            ),
        ],
        &expect![[r#"
            县 某区 甲.xlsx!Sheet1!C2
            县 问卷总数 1000 乙.xlsx!Sheet1!C3
            县 回收有效问卷数 空 甲.xlsx!Sheet1!C4+乙.xlsx!Sheet1!C4
            县 V1 空   甲.xlsx!Sheet1!C5+乙.xlsx!Sheet1!C5
            警告 Conflict 乙.xlsx!Sheet1!C2 县级填报的“区县名称”有两个：某区（甲.xlsx!Sheet1!C2）和 某县（乙.xlsx!Sheet1!C2），现用前一个。 → 请核对后改成一致。
            警告 Conflict 乙.xlsx!Sheet1!C4 县级填报的“回收有效问卷数”有两个：900（甲.xlsx!Sheet1!C4）和 950（乙.xlsx!Sheet1!C4），几个都试算，结论相同才算数，不同就待核。 → 请核对后改成一致。
            警告 Conflict 乙.xlsx!Sheet1!C5 县级填报的“V1”有两个：否（无）（甲.xlsx!Sheet1!C5）和 是（有）（乙.xlsx!Sheet1!C5），几个都试算，结论相同才算数，不同就待核。 → 请核对后改成一致。
        "#]],
    );
}

#[test]
fn the_lines_of_the_form_are_listed_with_what_they_were_taken_for() {
    let text = "
        序号 | 类别 | 填报项目 | 单位 | 填报值 | 是否必填 | 备注说明
        1 | 类 | 区县名称 | | 某区 | 是 |
        2 | 类 | 规定的小学生均公用经费标准 | 元 | 1150 | 是 |
        3 | 类 | 语文·学业水平等级 | 级 | Ⅲ | 是 |
        4 | 类 | G1 规划布局合理 | 是/否 | 是 | 是 |
        5 | 类 | 谁也不认识的一项 | 元 | 7 | 是 |
        ";
    let shown = file_tables(&reading("县.xlsx", text));
    let told = shown.tables.iter().flat_map(|table| &table.columns).map(|line| {
        let asks = line.asks.as_deref().unwrap_or("不认识");
        format!("{} {} → {asks}：{}\n", line.place, line.header, line.samples)
    });
    expect![[r#"
        E2 区县名称 → 区县名称：某区
        E3 规定的小学生均公用经费标准 → 规定的小学生均公用经费标准：1150
        E4 语文·学业水平等级 → 语文学业水平等级：Ⅲ
        E5 G1规划布局合理 → 评估项目 G1：是
        E6 谁也不认识的一项 → 不认识：7
    "#]]
    .assert_eq(&told.collect::<String>());
    assert_eq!(shown.tables[0].shape, Shape::County);
}
