//! Rosters of persons: a row a teacher, or a row a pupil, counted by school and stage.

use std::fmt::Write;

use expect_test::{Expect, expect};
use junheng::county::{Field, Part};
use junheng::evaluate::evaluate;
use junheng::intake::{Meaning, Shape};
use junheng::standard::shipped;

use super::support::{check, county, reading};

/// The figures of these files, a line a school and stage, and what is told of the rows and rosters.
fn brief(files: &[(&str, &str)]) -> String {
    let read = county(files);
    let mut text = String::new();
    for school in &read.county.schools {
        for part in [Part::Whole, Part::Primary, Part::Junior, Part::Senior] {
            let own = school.facts.iter().filter(|(key, _)| key.part == part);
            // Degrees and arts that nobody has are left out, so that a line can be read.
            let figures: Vec<String> = own
                .filter(|(key, fact)| {
                    let telling = [Field::Teachers, Field::Pupils, Field::BackboneTeachers];
                    telling.contains(&key.field) || fact.value != Some(0.into())
                })
                .map(|(key, fact)| {
                    let value = fact.value.map_or("空".to_owned(), |value| value.to_string());
                    let name = match key.field {
                        Field::Teachers => "专任".to_owned(),
                        field => field.name().replace("专任教师数", "").replace("教师数", ""),
                    };
                    format!("{name} {value}")
                })
                .collect();
            if !figures.is_empty() {
                writeln!(text, "{} {}：{}", school.name, part.name(), figures.join("，")).unwrap();
            }
        }
        for class in &school.classes {
            let pupils = class.pupils.map_or("空".to_owned(), |pupils| pupils.to_string());
            writeln!(text, "{} 班 {} {} {pupils}", school.name, class.part.name(), class.name)
                .unwrap();
        }
        for (key, stated) in &school.disputed {
            writeln!(text, "{} 待核 {} {stated:?}", school.name, key.field.name()).unwrap();
        }
    }
    for finding in &read.findings {
        let code = format!("{:?}", finding.code);
        if code != "KindAssumed" && code != "NoPupilsColumn" && code != "PersonsCounted" {
            writeln!(text, "{code} {}", finding.text()).unwrap();
        }
    }
    text
}

fn check_brief(files: &[(&str, &str)], expected: &Expect) {
    expected.assert_eq(&brief(files));
}

const NAME: &str = "教师名册.xlsx";

#[test]
fn teachers_are_counted_by_school_stage_degree_level_and_subject() {
    check(
        "
        清河县义务教育学校专任教师花名册
        序号 | 学校名称 | 姓名 | 性别 | 身份证号 | 出生年月 | 学历 | 任教学段 | 任教学科 | 骨干级别 | 教师资格证号 | 专任/兼职 | 编制
        1 | 城关第一小学 | 张一 | 女 | '110101198001011111 | 1980.1 | 大学本科 | 小学 | 语文 | 县级 | '20101100001 | 专任 | 在编
        2 | 城关第一小学 | 张二 | 男 | '110101198001011112 | 1980.1 | 大专 | 小学 | 体育与健康 | 无 | '20101100002 | 专任 | 在编
        3 | 城关第一小学 | 张三 | 男 | '110101198001011113 | 1980.1 | 中师 | 小学 | 数学 | 校级 | '20101100003 | 专任 | 编外
        4 | 城关第一小学 | 张四 | 男 | '110101198001011114 | 1980.1 | 硕士研究生 | 小学 | 音乐 | 市级 | '20101100004 | 兼职 | 外聘
        5 | 河口九年一贯制学校 | 李一 | 女 | '110101198001011115 | 1980.1 | 本科 | 小学 | 美术 | 省级 | '20101100005 | 专任 | 在编
        6 | 河口九年一贯制学校 | 李二 | 女 | '110101198001011116 | 1980.1 | 硕士 | 初中 | 音乐 | 否 | '20101100006 | 专任 | 在编
        7 | 河口九年一贯制学校 | 李三 | 女 | '110101198001011117 | 1980.1 | 博士研究生 | 初中 | 物理 | 国家级 | '20101100007 | 专任 | 在编
        合计 | 7人
        填表人：王五 | | | | 审核：赵六
        ",
        &expect![[r#"
            城关第一小学 - 小学
              专任教师数·小学 3 3:5
              博士研究生学历专任教师数·小学 0 3:5
              硕士研究生学历专任教师数·小学 0 3:5
              研究生学历专任教师数·小学 0 3:5
              本科学历专任教师数·小学 1 3:3
              专科学历专任教师数·小学 1 4:4
              县级及以上骨干教师数·小学 1 3:3
              体育专任教师数·小学 1 4:4
              艺术专任教师数（计）·小学 0 3:5
              音乐专任教师数·小学 0 3:5
              美术专任教师数·小学 0 3:5
              艺术（综合）专任教师数·小学 0 3:5
              持有教师资格证的专任教师数·小学 3 3:5
            河口九年一贯制学校 - 九年一贯制学校
              专任教师数·小学 1 7:7
              专任教师数·初中 2 8:9
              博士研究生学历专任教师数·小学 0 7:7
              博士研究生学历专任教师数·初中 1 9:9
              硕士研究生学历专任教师数·小学 0 7:7
              硕士研究生学历专任教师数·初中 1 8:8
              研究生学历专任教师数·小学 0 7:7
              研究生学历专任教师数·初中 2 8:9
              本科学历专任教师数·小学 1 7:7
              本科学历专任教师数·初中 0 8:9
              专科学历专任教师数·小学 0 7:7
              专科学历专任教师数·初中 0 8:9
              县级及以上骨干教师数·小学 1 7:7
              县级及以上骨干教师数·初中 1 9:9
              体育专任教师数·小学 0 7:7
              体育专任教师数·初中 0 8:9
              艺术专任教师数（计）·小学 1 7:7
              艺术专任教师数（计）·初中 1 8:8
              音乐专任教师数·小学 0 7:7
              音乐专任教师数·初中 1 8:8
              美术专任教师数·小学 1 7:7
              美术专任教师数·初中 0 8:9
              艺术（综合）专任教师数·小学 0 7:7
              艺术（综合）专任教师数·初中 0 8:9
              持有教师资格证的专任教师数·小学 1 7:7
              持有教师资格证的专任教师数·初中 2 8:9
            提示 PersonsCounted C2 从名册计得 2 所学校专任教师 6 人；另有不是专任教师的（兼职、外聘、行政、工勤等） 1 人，没有计入；其中写明编外、合同或聘用的 1 人，仍计入，是否应计请核对。姓名、证件号码只在读取时用来查重，没有保存，也不会导出。
            提示 PersonUnclear J6 “城关第一小学”：名册第 6 行有骨干称号，但不是专任教师，没有计入县级及以上骨干教师。
            警告 NoPupilsColumn 县汇总.xlsx 没有找到在校生数：没有学生数就算不出任何一项指标。 → 请补上“在校生数”一列，或把有学生数的文件一起放进来。
            提示 KindAssumed B3 没有写明“城关第一小学”的办学类型，按校名当作小学。 → 如不对，请在“办学类型”一列写明。
            提示 KindAssumed B7 没有写明“河口九年一贯制学校”的办学类型，按校名当作九年一贯制学校。 → 如不对，请在“办学类型”一列写明。
        "#]],
    );
}

#[test]
fn pupils_are_counted_by_stage_and_class() {
    check(
        "
        学校 | 年级 | 班级 | 学生姓名 | 学籍号 | 是否随迁子女
        城关小学 | 一年级 | 1班 | 甲一 | 'G110101201801010001 | 否
        城关小学 | 一年级 | 1班 | 甲二 | 'G110101201801010002 | 是
        城关小学 | 一年级 | 2班 | 甲三 | 'G110101201801010003 | 否
        城关小学 | 二年级 | 1班 | 甲四 | 'G110101201801010004 | 是
        河口九年一贯制学校 | 六年级 | 六（1）班 | 乙一 | 'G110101201801010005 | 否
        河口九年一贯制学校 | 初一 | 1班 | 乙二 | 'G110101201801010006 | 否
        河口九年一贯制学校 | 七年级 | （1）班 | 乙三 | 'G110101201801010007 | 否
        ",
        &expect![[r#"
            城关小学 - 小学
              在校生数·小学 4 2:5
              教学班数·小学 3 2:5
              进城务工人员随迁子女在校生数·小学 2 3:3+5:5
            河口九年一贯制学校 - 九年一贯制学校
              在校生数·小学 1 6:6
              在校生数·初中 2 7:8
              教学班数·小学 1 6:6
              教学班数·初中 1 7:8
              进城务工人员随迁子女在校生数·小学 0 6:6
              进城务工人员随迁子女在校生数·初中 0 7:8
            班 小学 一年级1班 2 县汇总.xlsx!Sheet1!C2
            班 小学 一年级2班 1 县汇总.xlsx!Sheet1!C4
            班 小学 二年级1班 1 县汇总.xlsx!Sheet1!C5
            班 小学 六（1）班 1 县汇总.xlsx!Sheet1!C6
            班 初中 初一1班 2 县汇总.xlsx!Sheet1!C7
            提示 PersonsCounted D1 从名册计得 2 所学校学生 7 人。姓名、证件号码只在读取时用来查重，没有保存，也不会导出。
            提示 KindAssumed A2 没有写明“城关小学”的办学类型，按各学段学生数当作小学。 → 如不对，请在“办学类型”一列写明。
            提示 KindAssumed A6 没有写明“河口九年一贯制学校”的办学类型，按校名当作九年一贯制学校。 → 如不对，请在“办学类型”一列写明。
        "#]],
    );
}

/// The same three people under headers as schools write them.
#[test]
fn headers_are_known_in_many_wordings() {
    let headers = [
        "学校名称|姓名|学历|任教学科|骨干级别|专任/兼职|任教学段",
        "学校|教师姓名|最高学历|任教科目|骨干教师级别|是否专任|学段",
        "所在学校|姓 名|学历（最高）|所教学科|骨干教师类别|专兼职|所教学段",
        "任教学校|教职工姓名|现学历|任课学科|骨干称号级别|教职工类别|教学学段",
        "单位|教工姓名|最高学历层次|学科|骨干层级|岗位类别|任课学段",
        "工作单位|老师姓名|文化程度|现任教学科|骨干等级|人员类别|任教阶段",
        "所属学校|职工姓名|学历层次|授课学科|县级以上骨干教师|教师类型|学部",
        "校名|*姓名|学历情况|主教学科|是否县级以上骨干教师|岗位|所在学段",
        "单位名称|名字|最后学历|任教课程|骨干教师情况|类别|现任教学段",
        "学校全称|姓名（必填）|最终学历|科目|骨干教师（级别）|教师身份|学段（任教）",
        "现任教学校|人员姓名|目前学历|担任学科|骨干级别（县级及以上）|专任情况|任职学段",
        "学校(机构)名称|教师名字|学历水平|教学学科|学科骨干级别|专任兼职|就读学段",
        "所在单位|姓名|现有学历|任教主学科|骨干教师层次|是否为专任教师|所属学段",
    ];
    for header in headers {
        let yes = if header.contains("是否县级") { "是" } else { "县级" };
        let full = if header.contains("是否专任") || header.contains("是否为") {
            "是"
        } else {
            "专任"
        };
        let table = format!(
            "{header}\n\
             城关小学|张一|本科|体育|{yes}|{full}|小学\n\
             城关小学|张二|专科|语文|否|{full}|小学\n\
             城关小学|张三|中专|数学|否|{full}|小学\n"
        );
        let expected = "城关小学 小学：专任 3，本科学历 1，专科学历 1，县级及以上骨干 1，体育 1\n";
        assert_eq!(brief(&[(NAME, &table)]), expected, "{header}");
    }
    let pupils = [
        "学校名称|年级|班级|姓名|学籍号|随迁子女",
        "学校|所在年级|所在班级|学生姓名|全国学籍号|是否随迁子女",
        "就读学校|就读年级|就读班级|姓名|身份证号|是否进城务工人员随迁子女",
        "所在学校|年级名称|班级名称|学生姓名|身份证件号码|进城务工人员子女",
    ];
    for header in pupils {
        let table = format!(
            "{header}\n\
             城关小学|一年级|1班|甲一|'110101201801010011|是\n\
             城关小学|一年级|1班|甲二|'110101201801010022|否\n"
        );
        let expected = "城关小学 小学：在校生数 2，教学班数 1，进城务工人员随迁子女在校生数 1\n城关小学 班 小学 一年级1班 2\n";
        assert_eq!(brief(&[("学生名册.xlsx", &table)]), expected, "{header}");
    }
}

const STAFF: &str = "姓名|性别|学历|任教学科|骨干级别|专任/兼职\n\
    张一|女|本科|语文|无|专任\n\
    张二|男|专科|体育|县级|专任\n";

#[test]
fn the_school_may_stand_over_the_table() {
    let with = |title: &str, sheet: &str| format!("## {sheet}\n{title}\n{STAFF}");
    let expected = "城关小学 小学：专任 2，本科学历 1，专科学历 1，县级及以上骨干 1，体育 1\n";
    let cases = [
        (NAME, with("城关小学教师花名册", "Sheet1")),
        (NAME, with("2024-2025学年度第一学期城关小学专任教师名册", "Sheet1")),
        (NAME, with("学校：城关小学||||填表日期：2024.9", "Sheet1")),
        (NAME, with("教师花名册", "城关小学")),
        ("城关小学教师名册.xlsx", with("教师花名册", "Sheet1")),
        ("附件2：城关小学教师名册（2024年）.xlsx", with("教师花名册", "Sheet1")),
        ("城关小学.xlsx", with("", "教师")),
        // A column of departments is no column of schools.
        (
            NAME,
            with("城关小学教师花名册", "Sheet1").replace("性别", "单位").replace("女", "语文组"),
        ),
    ];
    for (file, table) in cases {
        // A school of one stage is its whole.
        assert_eq!(brief(&[(file, &table)]).replace("全校", "小学"), expected, "{file} {table}");
    }
    check_brief(
        &[("教师名册.xlsx", &with("清河县小学教师花名册", "Sheet1"))],
        &expect![[r#"
            NoSchool 这张名册看不出是哪所学校的，没有计数：没有“学校”一列，标题、工作表名、文件名里也没有写全的校名。请加一列“学校名称”，或在标题里写明校名（如“城关第一小学教师名册”）。
        "#]],
    );
}

#[test]
fn several_sheets_are_one_roster_of_one_or_of_many_schools() {
    let classes = "
        ## 三年级1班
        城关小学学生名册
        年级 | 班级 | 姓名 | 学籍号
        三年级 | 1班 | 甲一 | 'G110101201801010001
        三年级 | 1班 | 甲二 | 'G110101201801010002
        ## 三年级2班
        城关小学学生名册
        年级 | 班级 | 姓名 | 学籍号
        三年级 | 2班 | 甲三 | 'G110101201801010003
        ";
    let schools = format!("## 城关小学\n{STAFF}\n## 河口中学\n{STAFF}");
    // A title over each block of one sheet.
    let blocks = format!("城关小学教师名册\n{STAFF}东关小学教师名册\n{STAFF}");
    // The header again after a page break.
    let again = format!(
        "城关小学教师名册\n{STAFF}姓名|性别|学历|任教学科|骨干级别|专任/兼职\n张三|女|本科|英语|无|专任\n"
    );
    for (table, expected) in [
        (
            classes,
            expect![[r#"
            城关小学 小学：在校生数 3，教学班数 2
            城关小学 班 小学 三年级1班 2
            城关小学 班 小学 三年级2班 1
        "#]],
        ),
        (
            &schools,
            expect![[r#"
            城关小学 小学：专任 2，本科学历 1，专科学历 1，县级及以上骨干 1，体育 1
            河口中学 全校：专任 2，本科学历 1，专科学历 1，县级及以上骨干 1，体育 1
        "#]],
        ),
        (
            &blocks,
            expect![[r#"
                城关小学 小学：专任 2，本科学历 1，专科学历 1，县级及以上骨干 1，体育 1
                东关小学 小学：专任 2，本科学历 1，专科学历 1，县级及以上骨干 1，体育 1
            "#]],
        ),
        (
            &again,
            expect![[r#"
                城关小学 小学：专任 3，本科学历 2，专科学历 1，县级及以上骨干 1，体育 1
            "#]],
        ),
    ] {
        check_brief(&[("名册.xlsx", table)], &expected);
    }
}

#[test]
fn a_school_may_be_merged_or_written_once_and_is_never_guessed() {
    let merged = "
        学校 | 姓名 | 学历 | 任教学科 | 专任/兼职
        城关小学 | 张一 | 本科 | 语文 | 专任
        ^ | 张二 | 本科 | 数学 | 专任
        东关小学 | 李一 | 专科 | 音乐 | 专任
        ^ | 李二 | 专科 | 语文 | 专任
        ";
    let once = merged.replace('^', "");
    let heads = "
        姓名 | 学历 | 任教学科 | 专任/兼职
        城关小学 | < | < | <
        张一 | 本科 | 语文 | 专任
        张二 | 本科 | 数学 | 专任
        东关小学 | < | < | <
        李一 | 专科 | 音乐 | 专任
        李二 | 专科 | 语文 | 专任
        ";
    let expected = "城关小学 全校：专任 2，本科学历 2\n东关小学 全校：专任 2，专科学历 2，艺术（计） 1，音乐 1\n";
    for table in [merged, &once, heads] {
        assert_eq!(
            brief(&[("名册.xlsx", table)]).replace("县级及以上骨干 0", ""),
            expected,
            "{table}"
        );
    }
    check_brief(
        &[(
            "名册.xlsx",
            "
            学校 | 姓名 | 学历 | 任教学科 | 专任/兼职
            城关小学 | 张一 | 本科 | 语文 | 专任
            城关小学 | 张二 | 本科 | 数学 | 专任
            | 张三 | 本科 | 数学 | 专任
            东关小学 | 李一 | 专科 | 音乐 | 专任
            ",
        )],
        &expect![[r#"
            城关小学 全校：专任 2，本科学历 2
            东关小学 全校：专任 1，专科学历 1，艺术（计） 1，音乐 1
            PersonUnclear 名册第 4 行没有写学校，没有计入。请补上学校名称。
        "#]],
    );
}

#[test]
fn an_unknown_or_blank_degree_leaves_the_figure_open() {
    check_brief(
        &[(
            NAME,
            "
            学校 | 姓名 | 学历 | 任教学科 | 专任/兼职 | 学段
            城关小学 | 张一 | 本科 | 语文 | 专任 | 小学
            城关小学 | 张二 | 一级教师 | 数学 | 专任 | 小学
            东关小学 | 李一 | | 音乐 | 专任 | 小学
            东关小学 | 李二 | 研究生 | 语文 | 专任 | 小学
            西关小学 | 王一 | 研究生 | 语文 | 专任 | 小学
            西关小学 | 王二 | 博士 | 语文 | 专任 | 小学
            ",
        )],
        &expect![[r#"
            城关小学 小学：专任 2，博士研究生学历 空，硕士研究生学历 空，研究生学历 空，本科学历 空，专科学历 空
            东关小学 小学：专任 2，研究生学历 空，本科学历 空，专科学历 空，艺术（计） 1，音乐 1
            西关小学 小学：专任 2，研究生学历 2
            PersonUnclear “城关小学”：名册第 3 行的“学历”空着或写法不认识，这个学段的相关人数因此算缺失，没有按 0 计。请填写或改成通行的写法。
            PersonUnclear “东关小学”：名册第 4 行的“学历”空着或写法不认识，这个学段的相关人数因此算缺失，没有按 0 计。请填写或改成通行的写法。
        "#]],
    );
    check_brief(
        &[(NAME, "学校|姓名|第一学历|任教学科|专任/兼职\n城关小学|张一|中师|语文|专任\n")],
        &expect![[r#"
            城关小学 全校：专任 1
            PersonUnclear 名册只有第一学历（全日制学历），没有最高学历，高于规定学历教师数不能计算。请加一列“最高学历”。
        "#]],
    );
    check_brief(
        &[(
            NAME,
            "学校|姓名|第一学历|最高学历|任教学科|专任/兼职\n城关小学|张一|中师|本科|语文|专任\n",
        )],
        &expect![[r#"
            城关小学 全校：专任 1，本科学历 1
        "#]],
    );
}

#[test]
fn blanks_of_marks_are_decided_school_by_school_and_told() {
    check_brief(
        &[(
            NAME,
            "
            学校 | 姓名 | 骨干级别 | 任教学科 | 专任/兼职 | 学段
            城关小学 | 张一 | 县级 | 语文 | 专任 | 小学
            城关小学 | 张二 | | 数学 | 专任 | 小学
            东关小学 | 李一 | 县级 | 音乐 | 专任 | 小学
            东关小学 | 李二 | 无 | 语文 | 专任 | 小学
            东关小学 | 李三 | | 语文 | 专任 | 小学
            西关小学 | 王一 | | 语文 | 专任 | 小学
            西关小学 | 王二 | | 语文 | 专任 | 小学
            南关小学 | 赵一 | 无 | 语文 | 专任 | 小学
            北关小学 | 钱一 | 骨干教师 | 语文 | 专任 | 小学
            ",
        )],
        &expect![[r#"
            城关小学 小学：专任 2，县级及以上骨干 1
            东关小学 小学：专任 3，县级及以上骨干 空，艺术（计） 1，音乐 1
            西关小学 小学：专任 2，县级及以上骨干 空
            南关小学 小学：专任 1，县级及以上骨干 0
            北关小学 小学：专任 1，县级及以上骨干 空
            PersonUnclear “北关小学”：名册第 10 行的“骨干级别”空着或写法不认识，这个学段的相关人数因此算缺失，没有按 0 计。请填写或改成通行的写法。
            PersonUnclear “东关小学”：名册第 6 行的“骨干级别”空着，而本校其他人写了“否”或“无”，看不出空着的是不是，相关人数算缺失。请补填。
            PersonUnclear “西关小学”：名册里这所学校的“骨干级别”全部空着（2 人），看不出是一个也没有还是没有填，相关人数算缺失。一个也没有的，请写“无”或“否”。
            PersonUnclear “城关小学”：名册的“骨干级别”有 1 人空着，同一所学校其他人填了，空着的按“不是”计。如果是漏填，请补上。
        "#]],
    );
    check_brief(
        &[(
            NAME,
            "学校|姓名|骨干级别|任教学科|专任/兼职\n城关小学|张一||语文|专任\n城关小学|张二||语文|专任\n",
        )],
        &expect![[r#"
            城关小学 全校：专任 2
        "#]],
    );
}

#[test]
fn the_stage_is_told_by_the_row_else_only_the_whole_school_is_counted() {
    check_brief(
        &[(
            NAME,
            "
            学校 | 姓名 | 任教年级 | 任教学段 | 任教学科 | 专任/兼职
            河口九年一贯制学校 | 张一 | 三年级 | | 语文 | 专任
            河口九年一贯制学校 | 张二 | 七年级 | | 语文 | 专任
            河口九年一贯制学校 | 张三 | 三、四年级 | | 体育 | 专任
            育才九年一贯制学校 | 李一 | | 小学 | 语文 | 专任
            育才九年一贯制学校 | 李二 | | 小学、初中 | 体育 | 专任
            向阳学校（初中部） | 王一 | | | 语文 | 专任
            向阳学校小学部 | 王二 | | | 语文 | 专任
            城关小学 | 赵一 | | | 语文 | 专任
            ",
        )],
        &expect![[r#"
            河口九年一贯制学校 小学：专任 2，体育 1
            河口九年一贯制学校 初中：专任 1
            育才九年一贯制学校 全校：专任 2，体育 1
            向阳学校 小学：专任 1
            向阳学校 初中：专任 1
            城关小学 全校：专任 1
            PersonUnclear “育才九年一贯制学校”：名册第 6 行看不出是哪个学段，这所学校的人数只能按全校计。请在“学段”一列写小学、初中或高中（教师同时教两个学段的写主要的一个），或把年级写成“七年级”这样。
        "#]],
    );
}

#[test]
fn who_is_no_full_time_teacher_is_not_counted_and_who_may_be_leaves_it_open() {
    check_brief(
        &[(
            NAME,
            "
            学校 | 姓名 | 学历 | 任教学科 | 教职工类别 | 在职状态 | 学段
            城关小学 | 张一 | 本科 | 语文 | 专任教师 | 在职 | 小学
            城关小学 | 张二 | 本科 | | 行政人员 | 在职 | 小学
            城关小学 | 张三 | 本科 | | 工勤人员 | 在职 | 小学
            城关小学 | 张四 | 本科 | 体育 | 外聘教师 | 在职 | 小学
            城关小学 | 张五 | 本科 | 体育 | 专任教师 | 退休 | 小学
            东关小学 | 李一 | 本科 | 体育 | 专任教师 | 在职 | 小学
            东关小学 | 李二 | 本科 | 体育 | | 在职 | 小学
            ",
        )],
        &expect![[r#"
            城关小学 小学：专任 1，本科学历 1
            东关小学 小学：专任 空，博士研究生学历 空，硕士研究生学历 空，研究生学历 空，本科学历 空，专科学历 空，体育 空，艺术（计） 空，音乐 空，美术 空，艺术（综合） 空
            PersonUnclear “东关小学”：名册第 8 行看不出是不是专任教师，这个学段的教师人数因此都算缺失。请在“专任/兼职”一列写“专任”或“兼职”。
        "#]],
    );
    // A list of the whole staff that does not say who teaches.
    check_brief(
        &[(
            "名册.xlsx",
            "城关小学教职工花名册\n姓名|学历|任教学科|职务\n张一|本科|语文|教师\n张二|大专||保管\n",
        )],
        &expect![[r#"
            城关小学 小学：专任 空，博士研究生学历 空，硕士研究生学历 空，研究生学历 空，本科学历 空，专科学历 空，体育 空，艺术（计） 空，音乐 空，美术 空，艺术（综合） 空
            PersonUnclear 名册列的是教职工，没有“专任/兼职”（或“岗位类别”）一列，看不出谁是专任教师，专任教师数和按专任教师计的各项都算缺失。请加上这一列。
            PersonUnclear “城关小学”：名册第 4 行的“任教学科”空着或写法不认识，这个学段的相关人数因此算缺失，没有按 0 计。请填写或改成通行的写法。
        "#]],
    );
    // A list of teachers without a word on it: taken as full-time, and told.
    check_brief(
        &[("名册.xlsx", "城关小学教师花名册\n姓名|学历|任教学科|职务\n张一|本科|语文|教师\n")],
        &expect![[r#"
            城关小学 小学：专任 1，本科学历 1
            PersonUnclear 名册没有“专任/兼职”一列，列出的都按专任教师计。如果有兼职、行政、工勤人员，请加上这一列写明。
        "#]],
    );
}

#[test]
fn nobody_is_counted_twice_in_silence() {
    check_brief(
        &[(
            NAME,
            "
            学校 | 姓名 | 身份证号 | 任教学科 | 专任/兼职 | 学段
            城关小学 | 张一 | '110101198001011111 | 语文 | 专任 | 小学
            城关小学 | 张一 | '110101198001011111 | 语文 | 专任 | 小学
            城关小学 | 张二 | '110101198001011112 | 语文 | 专任 | 小学
            城关小学 | 张二 | '110101198001011113 | 语文 | 专任 | 小学
            东关小学 | 张一 | '110101198001011111 | 语文 | 专任 | 小学
            西关小学 | 王一 | | 语文 | 专任 | 小学
            西关小学 | 王一 | | 语文 | 专任 | 小学
            南关小学 | 赵一 | '4.40106E+17 | 语文 | 专任 | 小学
            南关小学 | 赵二 | 440106198001011200 | 语文 | 专任 | 小学
            ",
        )],
        &expect![[r#"
            城关小学 小学：专任 3
            东关小学 小学：专任 1
            西关小学 小学：专任 2
            南关小学 小学：专任 2
            PersonTwice “城关小学”：名册第 3 行（前面的在第 2 行）与前面的行是同一个证件号码、同一所学校，当作同一个人，只计一次。请核对。
            PersonTwice “西关小学”：名册第 8 行（前面的在第 7 行）与前面的行同校同班（教师为同校）同姓名，没有证件号码可以分辨，按两人计。请核对有没有重复。
            PersonUnclear 名册第 9、10 行等的证件号码存成了数字，后几位已经丢失，没有用来查重。请在 Excel 里把这一列设为“文本”后重新填写。
            PersonTwice 名册第 6 行（“东关小学”）与第 2 行（“城关小学”）是同一个证件号码，两所学校各计了一次。请核对属于哪所学校，在另一所删去。
        "#]],
    );
    check_brief(
        &[(
            "学生名册.xlsx",
            "
            学校 | 年级 | 班级 | 学生姓名
            城关小学 | 一年级 | 1班 | 甲一
            城关小学 | 一年级 | 1班 | 甲一
            城关小学 | 一年级 | 2班 | 甲一
            ",
        )],
        &expect![[r#"
            城关小学 小学：在校生数 3，教学班数 2
            城关小学 班 小学 一年级1班 2
            城关小学 班 小学 一年级2班 1
            PersonTwice “城关小学”：名册第 3 行（前面的在第 2 行）与前面的行同校同班（教师为同校）同姓名，没有证件号码可以分辨，按两人计。请核对有没有重复。
        "#]],
    );
    // The same people in two sheets, without numbers.
    let both = "
        ## 小学部
        学校 | 姓名 | 学段 | 任教学科 | 专任/兼职
        河口九年一贯制学校 | 张一 | 小学 | 体育 | 专任
        ## 初中部
        学校 | 姓名 | 学段 | 任教学科 | 专任/兼职
        河口九年一贯制学校 | 张一 | 初中 | 体育 | 专任
        河口九年一贯制学校 | 张二 | 初中 | 语文 | 专任
        ";
    check_brief(
        &[(NAME, both)],
        &expect![[r#"
            河口九年一贯制学校 小学：专任 1，体育 1
            河口九年一贯制学校 初中：专任 1
            PersonTwice “河口九年一贯制学校”：名册第 2 行与本文件另一张表里的人同校同班（教师为同校）同姓名，当作同一个人，只计一次。请核对。
        "#]],
    );
}

#[test]
fn classes_that_cannot_be_told_apart_prove_nothing() {
    check_brief(
        &[(
            "学生名册.xlsx",
            "学校|班级|学生姓名\n城关小学|1班|甲一\n城关小学|1班|甲二\n东关小学|301|乙一\n东关小学|三（1）班|乙二\n",
        )],
        &expect![[r#"
            城关小学 全校：在校生数 2，教学班数 空
            城关小学 班 全校 没有写明的班 空
            东关小学 小学：在校生数 2，教学班数 1
            东关小学 班 小学 301 2
            PersonUnclear “城关小学”：名册第 2、3 行的班级只是班号，没有年级，分不清是哪个年级的班，没有按班计数。请加一列“年级”。
        "#]],
    );
    check_brief(
        &[(
            "学生名册.xlsx",
            "学校|年级|班级|学生姓名\n城关小学|一年级|1班|甲一\n城关小学|一年级||甲二\n",
        )],
        &expect![[r#"
            城关小学 小学：在校生数 2，教学班数 空
            城关小学 班 小学 一年级1班 1
            城关小学 班 小学 没有写明的班 空
            PersonUnclear “城关小学”：名册第 3 行没有写班级（或写的不像班级），这些学生不在任何一个班里，班额不能全部证明。请补上班级。
        "#]],
    );
    check_brief(
        &[(
            "学生名册.xlsx",
            "学校|年级|班级|学生姓名\n河口学校|2023级|1班|甲一\n河口学校|2022级|1班|甲二\n",
        )],
        &expect![[r#"
            PersonUnclear “河口学校”：名册第 2、3 行看不出是哪个学段，这所学校的人数只能按全校计。请在“学段”一列写小学、初中或高中（教师同时教两个学段的写主要的一个），或把年级写成“七年级”这样。
            UnknownKind 看不出“河口学校”的办学类型，没有计算。请在“办学类型”一列填写小学、初级中学、九年一贯制学校等。
        "#]],
    );
}

/// A roster of pupils proves the size of every class (G5).
#[test]
fn class_sizes_follow_from_a_roster_of_pupils() {
    let roster = |pupils: usize| {
        let mut text = "学校|年级|班级|学生姓名|学籍号\n".to_owned();
        for index in 0..pupils {
            writeln!(text, "城关小学|一年级|1班|生{index}|'G1101012018010{index:05}").unwrap();
        }
        text
    };
    for (pupils, expected) in [(45, "Met"), (46, "NotMet")] {
        let read = county(&[("学生名册.xlsx", &roster(pupils))]);
        let result = evaluate(&read.county, &shipped("cn-2017").expect("the pack"));
        let check = result.checks.iter().find(|check| check.id == "G5").expect("G5");
        assert_eq!(format!("{:?}", check.verdict), expected, "{pupils} pupils");
    }
}

#[test]
fn hours_count_where_it_is_known_of_how_many_years_they_are() {
    for (header, hours, expected) in [
        ("近五年继续教育学时", ["360", "359"], "1"),
        ("五年累计学时", ["400学时", "0"], "1"),
        ("是否完成360学时", ["是", "否"], "1"),
        ("五年是否满360学时", ["√", "×"], "1"),
        ("继续教育学时", ["400", "361"], "2"),
        ("继续教育学时", ["400", "72"], "空"),
        ("近五年继续教育学时", ["400", ""], "空"),
    ] {
        let [first, second] = hours;
        let table = format!(
            "学校|姓名|任教学科|{header}|专任/兼职|学段\n城关小学|张一|语文|{first}|专任|小学\n城关小学|张二|语文|{second}|专任|小学\n"
        );
        let read = county(&[(NAME, &table)]);
        let fact = read.county.schools[0].facts.get(Field::TrainedTeachers, Part::Primary).unwrap();
        let value = fact.value.map_or("空".to_owned(), |value| value.to_string());
        assert_eq!(value, expected, "{header} {hours:?}");
    }
}

#[test]
fn lists_of_some_people_count_for_nothing_else() {
    let teachers = "学校|姓名|骨干级别|任教学科|学段\n城关小学|张一|县级|语文|小学\n城关小学|张二|校级|体育|小学\n";
    check_brief(
        &[("骨干教师名册.xlsx", teachers)],
        &expect![[r#"
        城关小学 小学：县级及以上骨干 1
        PersonsNotCounted 这张名册只列了骨干教师，只用来计骨干教师数，不计全体人数和其他各项。
    "#]],
    );
    check_brief(
        &[("交流轮岗教师名册.xlsx", teachers)],
        &expect![[r#"
            PersonsNotCounted 按标题、工作表名或文件名，这张名册只列了一部分教师（如交流轮岗、退休、外聘、校长等），没有计数。需要的是全体教师的名册，如果它就是，请改掉名称里的这些字。
        "#]],
    );
    check_brief(
        &[("体育教师名册.xlsx", teachers)],
        &expect![[r#"
        城关小学 小学：体育 1
        PersonsNotCounted 这张名册只列了体育、艺术教师，只用来计体育、艺术教师数，不计全体人数和其他各项。
    "#]],
    );
    // Nobody but backbone teachers stands in it.
    check_brief(
        &[(
            NAME,
            "学校|姓名|骨干级别|任教学科|学段\n城关小学|张一|县级|语文|小学\n城关小学|张二|市级|体育|小学\n东关小学|李一|县级|体育|小学\n",
        )],
        &expect![[r#"
            城关小学 小学：县级及以上骨干 2
            东关小学 小学：县级及以上骨干 1
            PersonsNotCounted 这张名册只列了骨干教师，只用来计骨干教师数，不计全体人数和其他各项。
        "#]],
    );
    // One of each school.
    check_brief(
        &[(
            NAME,
            "学校|姓名|学历|任教学科\n城关小学|张一|本科|语文\n东关小学|李一|本科|语文\n西关小学|王一|本科|体育\n",
        )],
        &expect![[r#"
            PersonsNotCounted 这张名册 3 所学校每校只有一人，像是校长或联系人名单，没有计数。请放入全体教师的名册。
        "#]],
    );
    check_brief(
        &[(
            "随迁子女花名册.xlsx",
            "学校|年级|班级|学生姓名|是否随迁子女\n城关小学|一年级|1班|甲一|是\n城关小学|一年级|1班|甲二|是\n",
        )],
        &expect![[r#"
            城关小学 小学：进城务工人员随迁子女在校生数 2
            PersonsNotCounted 这张名册只列了随迁子女，只用来计随迁子女数，不计全体人数和其他各项。
        "#]],
    );
    check_brief(
        &[("名册.xlsx", "序号|姓名|性别|民族\n1|甲一|男|汉\n2|甲二|男|汉\n")],
        &expect![[r#"
            PersonsNotCounted 这张表一人一行，但看不出列的是教师还是学生，没有计数。请在标题写明“教师名册”或“学生名册”，或加上学历、任教学科（教师）或班级、学籍号（学生）等列。
        "#]],
    );
}

#[test]
fn a_roster_beside_a_table_of_counts_is_shown_where_they_differ() {
    let roster = "
        学校 | 姓名 | 学历 | 骨干级别 | 任教学科 | 专任/兼职 | 学段
        城关小学 | 张一 | 本科 | 县级 | 语文 | 专任 | 小学
        城关小学 | 张二 | 本科 | 无 | 语文 | 专任 | 小学
        ";
    let counts = |teachers: u32, backbone: u32| {
        format!(
            "学校名称|办学类型|在校生数|专任教师数|县级及以上骨干教师数\n城关小学|小学|100|{teachers}|{backbone}\n"
        )
    };
    let staged = "学校名称|办学类型|小学在校生数|小学专任教师数|县级及以上骨干教师数（小学）\n城关小学|小学|100|3|1\n";
    check_brief(
        &[("统计.xlsx", &counts(2, 1)), (NAME, roster)],
        &expect![[r#"
        城关小学 全校：在校生数 100，专任 2，县级及以上骨干 1
        城关小学 小学：本科学历 2
    "#]],
    );
    check_brief(
        &[("统计.xlsx", &counts(3, 1)), (NAME, roster)],
        &expect![[r#"
            城关小学 全校：在校生数 100，专任 空，县级及以上骨干 1
            城关小学 小学：本科学历 2
            城关小学 待核 专任教师数 [2, 3]
            Conflict “城关小学”的“专任教师数”（全校）有几个数：3人（统计.xlsx!Sheet1!D2）和 2人（教师名册.xlsx!Sheet1!B2），不知道用哪个。请核对后改成一致。
        "#]],
    );
    check_brief(
        &[(NAME, roster), ("统计.xlsx", &counts(3, 2))],
        &expect![[r#"
            城关小学 全校：在校生数 100，专任 空，县级及以上骨干 空
            城关小学 小学：本科学历 2
            城关小学 待核 专任教师数 [2, 3]
            城关小学 待核 县级及以上骨干教师数 [1, 2]
            Conflict “城关小学”的“专任教师数”（全校）有几个数：2人（教师名册.xlsx!Sheet1!B2）和 3人（统计.xlsx!Sheet1!D2），不知道用哪个。请核对后改成一致。
            Conflict “城关小学”的“县级及以上骨干教师数”（全校）有几个数：1人（教师名册.xlsx!Sheet1!D2）和 2人（统计.xlsx!Sheet1!E2），不知道用哪个。请核对后改成一致。
        "#]],
    );
    check_brief(
        &[("统计.xlsx", staged), (NAME, roster)],
        &expect![[r#"
            城关小学 小学：在校生数 100，专任 空，本科学历 2，县级及以上骨干 1
            城关小学 待核 专任教师数 [2, 3]
            Conflict “城关小学”的“专任教师数”（小学）有几个数：3人（统计.xlsx!Sheet1!D2）和 2人（教师名册.xlsx!Sheet1!B2），不知道用哪个。请核对后改成一致。
        "#]],
    );
}

#[test]
fn a_campus_counts_with_its_school() {
    check_brief(
        &[(
            NAME,
            "
            学校 | 是否计校数 | 姓名 | 学历 | 任教学科 | 专任/兼职
            城关小学 | 1 | 张一 | 本科 | 语文 | 专任
            城关小学（东校区） | 0 | 张二 | 专科 | 体育 | 专任
            城关小学（东校区） | 0 | 张三 | 本科 | 语文 | 专任
            ",
        )],
        &expect![[r#"
            城关小学 全校：专任 3，本科学历 2，专科学历 1，体育 1
            CampusMerged “城关小学（东校区）”不计校数，作为“城关小学”的校区合并计算。
        "#]],
    );
}

#[test]
fn exchange_is_told_and_typed_by_the_county() {
    let table = "
        学校 | 姓名 | 骨干级别 | 任教学科 | 专任/兼职 | 学段 | 是否符合交流条件 | 本年度是否交流轮岗
        城关小学 | 张一 | 县级 | 语文 | 专任 | 小学 | 是 | 是
        城关小学 | 张二 | 无 | 语文 | 专任 | 小学 | 是 | 否
        城关小学 | 张三 | 无 | 语文 | 专任 | 小学 | 否 | 否
        ";
    let told = county(&[(NAME, table)]).findings;
    let told: Vec<&str> = told.iter().map(|one| one.message.as_str()).collect();
    assert!(
        told.iter()
            .any(|one| one
                .contains("交流轮岗的 1 人（其中县级及以上骨干 1 人），符合交流条件的 2 人")),
        "{told:#?}"
    );
}

#[test]
fn a_table_of_schools_that_names_a_person_of_each_is_none() {
    let table = "学校名称|办学类型|校长|在校生数|专任教师数\n|||人|人\n城关小学|小学|张一|450|30\n东关小学|小学|李一|300|20\n";
    let named = table.replace("校长", "姓名");
    for table in [table, &named] {
        let read = reading("县汇总.xlsx", table);
        assert_eq!(read.tables[0].shape, Shape::Rows, "{table}");
        assert_eq!(read.records.len(), 2, "{table}");
        let person = read.tables[0].columns.iter().find(|one| one.column == 2).unwrap();
        assert_eq!(person.samples, Vec::<String>::new(), "a person's name is shown");
    }
}

#[test]
fn a_list_of_classes_that_names_their_teachers_is_no_roster() {
    let table = "学校|年级|班级名称|姓名|班级人数\n城关小学|一年级|1班|张一|40\n城关小学|一年级|2班|张二|41\n";
    let read = reading("班级名册.xlsx", table);
    assert_eq!(read.tables[0].shape, Shape::Rows);
    let sizes: Vec<_> = read.records[0].classes.iter().map(|class| class.pupils).collect();
    assert_eq!(sizes, [Some(40.into()), Some(41.into())]);
}

#[test]
fn rows_that_are_no_persons_are_left_out_and_told_where_they_say_something() {
    check_brief(
        &[(
            NAME,
            "
            城关小学专任教师名册
            序号 | 学校 | 姓名 | 学历 | 任教学科 | 专任/兼职
            (1) | (2) | (3) | (4) | (5) | (6)
            1 | 注源小学 | 张一 | 本科 | 语文 | 专任
            2 | 注源小学 | 张二 | 本科 | 语文 | 专任
            | 注源小学小计 | 2人
            3 | 城关小学 | | 本科 | 体育 | 专任
            4 | 城关小学 | 李一 | 本科 | 体育 | 专任
            合计 | | 4人
            注：本表由学校填写 | | | | 审核：王五
            ",
        )],
        &expect![[r#"
            注源小学 小学：专任 2，本科学历 2
            城关小学 小学：专任 1，本科学历 1，体育 1
            PersonUnclear 名册第 7 行有内容，却没有姓名也没有证件号码，没有计入。如果是人，请补上姓名。
        "#]],
    );
}

#[test]
fn a_folded_list_is_two_lists() {
    check_brief(
        &[(
            NAME,
            "
            序号 | 学校 | 姓名 | 学历 | 专任/兼职 | 序号 | 学校 | 姓名 | 学历 | 专任/兼职
            1 | 城关小学 | 张一 | 本科 | 专任 | 3 | 东关小学 | 李一 | 专科 | 专任
            2 | 城关小学 | 张二 | 本科 | 专任 | 4 | 东关小学 | 李二 | 专科 | 专任
            ",
        )],
        &expect![[r#"
            城关小学 全校：专任 2，本科学历 2
            东关小学 全校：专任 2，专科学历 2
        "#]],
    );
}

#[test]
fn what_columns_were_taken_for_is_listed_without_a_sample() {
    let table = "学校|姓名|身份证号|出生年月|最高学历|任教学科|联系电话\n城关小学|张一|'110101198001011111|1980.1|本科|语文|13800000000\n";
    let read = reading(NAME, table);
    let [table] = read.tables.as_slice() else { panic!("{:?}", read.tables) };
    assert_eq!((table.shape, table.schools, table.header), (Shape::Persons, 1, (0, 0)));
    let mut shown = String::new();
    for column in &table.columns {
        assert!(column.samples.is_empty());
        let Meaning::Person(what) = column.meaning else { panic!("{:?}", column.meaning) };
        writeln!(shown, "{} → {}", column.path.join("/"), what.name()).unwrap();
    }
    expect![[r#"
        学校 → 学校名称
        姓名 → 姓名（只用来查重，不保存）
        身份证号 → 证件号码（只用来查重，不保存）
        出生年月 → 不用（不保存、不显示）
        最高学历 → 学历
        任教学科 → 任教学科
        联系电话 → 不用（不保存、不显示）
    "#]]
    .assert_eq(&shown);
}

/// A file a class: parts of one roster. Two files with one class may be the same pupils.
#[test]
fn files_of_classes_are_added_up_unless_a_class_stands_in_two() {
    let class = |class: u32, pupils: &[&str]| {
        let mut text = format!("城关小学三年级{class}班学生名册\n年级|班级|姓名|是否随迁子女\n");
        for name in pupils {
            writeln!(text, "三年级|{class}班|{name}|否").unwrap();
        }
        text
    };
    let (first, second) = (class(1, &["甲一", "甲二"]), class(2, &["乙一"]));
    let more = class(1, &["甲一", "甲二", "甲三"]);
    check_brief(
        &[("三1班.xlsx", &first), ("三2班.xlsx", &second)],
        &expect![[r#"
        城关小学 小学：在校生数 3，教学班数 2
        城关小学 班 小学 三年级1班 2
        城关小学 班 小学 三年级2班 1
    "#]],
    );
    check_brief(
        &[("三1班.xlsx", &first), ("新三1班.xlsx", &more)],
        &expect![[r#"
            城关小学 小学：在校生数 空，教学班数 1
            城关小学 班 小学 三年级1班 空
            城关小学 待核 在校生数 [2, 3]
            Conflict “城关小学”的“在校生数”（小学）有几个数：2人（三1班.xlsx!Sheet1!C3）和 3人（新三1班.xlsx!Sheet1!C3），不知道用哪个。请核对后改成一致。
            Conflict “城关小学”的三年级1班在两份班级名册里人数不同（另一处在 三1班.xlsx!Sheet1!B3），不知道用哪个。请核对后改成一致。
        "#]],
    );
}

/// A county's teachers in one file: what is counted of 20 000 rows leads to all of them.
#[test]
fn twenty_thousand_rows_are_counted_in_one_go() {
    let mut text =
        "学校|姓名|身份证号|学历|任教学段|任教学科|骨干级别|教师资格证号|专任/兼职\n".to_owned();
    for index in 0..20_000 {
        let school = index / 100;
        let (degree, subject) =
            (["本科", "专科", "硕士"][index % 3], ["语文", "体育", "音乐"][index % 3]);
        let level = if index % 10 == 0 { "县级" } else { "无" };
        writeln!(
            text,
            "第{school}小学|教师{index}|'11010119800{index:07}|{degree}|小学|{subject}|{level}|'2020{index:013}|专任"
        )
        .unwrap();
    }
    let read = reading(NAME, &text);
    assert_eq!(read.records.len(), 200);
    let all = |field: Field| -> u32 {
        let facts = read.records.iter().filter_map(|one| one.facts.get(field, Part::Primary));
        facts.map(|fact| u32::try_from(fact.value.unwrap()).unwrap()).sum()
    };
    assert_eq!(all(Field::Teachers), 20_000);
    assert_eq!(all(Field::BackboneTeachers), 2_000);
    let [bachelors, sports] = [Field::BachelorTeachers, Field::SportsTeachers].map(all);
    assert_eq!((bachelors, sports), (6_667, 6_667));
}

/// 任教学科1, 任教学科2: the first that is filled in counts, a second one of another kind is told.
#[test]
fn a_second_subject_is_read_with_the_first() {
    check_brief(
        &[(
            NAME,
            "
            学校名称 | 姓名 | 学历 | 任教学段 | 任教学科1 | 任教学科2
            城关第一小学 | 张一 | 本科 | 小学 | 语文 | 品德
            城关第一小学 | 张二 | 本科 | 小学 | 体育 |
            城关第一小学 | 张三 | 本科 | 小学 | | 音乐
            城关第一小学 | 张四 | 本科 | 小学 | 数学 | 美术
            城关第一小学 | 张五 | 本科 | 小学 | 音乐 | 美术
            ",
        )],
        &expect![[r#"
            城关第一小学 小学：专任 5，本科学历 5，体育 1，艺术（计） 2，音乐 2
            PersonUnclear 名册没有“专任/兼职”一列，列出的都按专任教师计。如果有兼职、行政、工勤人员，请加上这一列写明。
            PersonUnclear “城关第一小学”：名册第 5 行写了几个任教学科，按写在前面的一个计。体育、艺术专任教师只计以它为主的，请核对。
        "#]],
    );
}

/// 职称: 中级 and higher are counted for the standard of 2012, and what is unclear leaves the figure open.
#[test]
fn ranks_are_counted() {
    check_brief(
        &[(
            NAME,
            "
            学校名称 | 姓名 | 学历 | 任教学段 | 职称
            城关第一小学 | 张一 | 本科 | 小学 | 高级教师
            城关第一小学 | 张二 | 本科 | 小学 | 一级教师
            城关第一小学 | 张三 | 本科 | 小学 | 二级教师
            城关第一小学 | 张四 | 本科 | 小学 | 未定级
            城关第二小学 | 李一 | 本科 | 小学 | 小学一级
            城关第二小学 | 李二 | 本科 | 小学 | 小学高级
            城关第二小学 | 李三 | 本科 | 小学 |
            ",
        )],
        &expect![[r#"
            城关第一小学 小学：专任 4，本科学历 4，中级及以上专业技术职务 2
            城关第二小学 小学：专任 3，本科学历 3，中级及以上专业技术职务 空
            PersonUnclear 名册没有“专任/兼职”一列，列出的都按专任教师计。如果有兼职、行政、工勤人员，请加上这一列写明。
        "#]],
    );
}
