//! Rows that are no schools, lists that stand beside each other, codes that a program spoilt, figures that
//! are merged or doubled: the units stay what a person sees, and what is left out is told.

use junheng::county::Field;
use junheng::findings::{Finding, Severity};

use super::support::county;

/// The schools with their pupils (`空` where blank), township in brackets, and the findings that are told
/// beside the kinds that were assumed: severity, code, cell.
fn seen(files: &[(&str, &str)]) -> Vec<String> {
    let assembled = county(files);
    let mut lines = Vec::new();
    for school in &assembled.county.schools {
        let mut figures = Vec::new();
        for (key, fact) in school.facts.iter() {
            if matches!(key.field, Field::Pupils | Field::MultimediaRooms) {
                let value = fact.value.map_or("空".to_owned(), |value| value.to_string());
                figures.push(value);
            }
        }
        let town = school.township.as_deref().map(|town| format!("（{town}）")).unwrap_or_default();
        lines.push(format!("{}{town} {}", school.name, figures.join(" ")));
    }
    let told = |finding: &&Finding| {
        let code = format!("{:?}", finding.code);
        !matches!(code.as_str(), "KindAssumed")
    };
    for finding in assembled.findings.iter().filter(told) {
        let sign = match finding.severity {
            Severity::Error => "错误",
            Severity::Warning => "警告",
            Severity::Notice => "提示",
        };
        let cell = match &finding.place {
            junheng::findings::Place::Cell(cell) => cell.a1(),
            _ => String::new(),
        };
        lines.push(format!("{sign} {:?} {cell}", finding.code));
    }
    lines
}

#[test]
fn rows_that_are_no_schools() {
    let two = ["城关第一小学 450 12", "城关第二小学 620 15"];
    let head = "学校名称 | 在校生数 | 网络多媒体教室间数";
    let (first, second) = ("城关第一小学 | 450 | 12", "城关第二小学 | 620 | 15");
    let told = "提示 RowLeftOut A2";
    let cases: &[(&str, Vec<&str>, &[&str])] = &[
        ("a total called 汇总", vec![head, first, second, "汇总 | 1070 | 27"], &[]),
        ("a total called 累计", vec![head, first, second, "累计： | 1070 | 27"], &[]),
        ("a total called 全镇总数", vec![head, first, second, "全镇总数 | 1070 | 27"], &[]),
        (
            "a sum under a name of no school",
            vec![head, first, second, "两校 | 1070 | 27"],
            &["提示 RowLeftOut A4"],
        ),
        (
            "a note with a figure",
            vec![head, first, second, "注：第二小学含借读生 | 12 | "],
            &["提示 RowLeftOut A4"],
        ),
        (
            "a calculated row",
            vec![head, first, second, "平均 | 535 | 13.5"],
            &["提示 RowLeftOut A4"],
        ),
        (
            "a part of the row above",
            vec![head, first, "其中：住校 | 120 | 3", second],
            &["警告 RowLeftOut A3"],
        ),
        ("a note without a figure", vec![head, first, second, "填表人：张某 | | "], &[]),
        ("a row of blanks", vec![head, first, " | | ", second], &[]),
    ];
    for (what, rows, more) in cases {
        let expected: Vec<&str> = two.iter().chain(*more).copied().collect();
        assert_eq!(seen(&[("县汇总.xlsx", &rows.join("\n"))]), expected, "{what}");
    }
    let town = [head, "城关镇 | 1070 | 27", first, second].join("\n");
    assert_eq!(
        seen(&[("县汇总.xlsx", &town)]),
        ["城关第一小学（城关镇） 450 12", "城关第二小学（城关镇） 620 15", told],
        "a town above its schools with their sums"
    );
}

#[test]
fn cells_merged_over_schools_or_columns_are_told() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "one code for two schools is nobody's",
            "学校名称 | 学校标识码 | 在校生数 | 网络多媒体教室间数
             城关第一小学 | '2135088101 | 450 | 12
             城关第二小学 | ^ | 620 | 15",
            &["城关第一小学 450 12", "城关第二小学 620 15", "错误 MergedFigure B2"],
        ),
        (
            "pupils of a whole school over the rows of its stages",
            "学校名称 | 在校生数 | 网络多媒体教室间数
             育才学校小学部 | 376 | 10
             育才学校初中部 | ^ | ^",
            &["育才学校 376 10", "错误 StageTotalOnly B2"],
        ),
        (
            "pupils of two stages of three",
            "学校名称 | 在校生数 | 网络多媒体教室间数
             育才学校小学部 | 376 | 10
             育才学校初中部 | ^ | ^
             育才学校高中部 | 200 | ^",
            &["育才学校 376 200 10", "错误 StageTotalOnly B2"],
        ),
        (
            "a figure that nobody needs over one that is needed",
            "学校名称 | 图书册数 | 在校生数 | 网络多媒体教室间数
             城关第一小学 | 9000 | < | 12
             城关第二小学 | 8000 | 620 | 15",
            &["城关第一小学 空 12", "城关第二小学 620 15", "警告 MergedFigure B2"],
        ),
        (
            "one figure over two columns",
            "学校名称 | 在校生数 | 网络多媒体教室间数
             城关第一小学 | 450 | <
             城关第二小学 | 620 | 15",
            &["城关第一小学 450 空", "城关第二小学 620 15", "警告 MergedFigure B2"],
        ),
        (
            "a figure over the name behind it: no name is left",
            "在校生数 | 学校名称 | 办学类型 | 网络多媒体教室间数
             450 | < | 小学 | 12
             620 | 城关第二小学 | 小学 | 15",
            &["城关第二小学 620 15", "警告 RowLeftOut A2"],
        ),
        (
            "a code without a name",
            "学校标识码 | 学校名称 | 在校生数 | 网络多媒体教室间数
             '2135088101 | | 450 | 12
             '2135088102 | 城关第二小学 | 620 | 15",
            &["城关第二小学 620 15", "警告 RowLeftOut B2"],
        ),
        (
            "a sum without a word",
            "学校名称 | 在校生数 | 网络多媒体教室间数
             城关第一小学 | 450 | 12
             城关第二小学 | 620 | 15
              | 1070 | 27",
            &["城关第一小学 450 12", "城关第二小学 620 15", "提示 RowLeftOut A4"],
        ),
        (
            "a section under the header, in the first column",
            "机构代码 | 单位 | 在校生数 | 网络多媒体教室间数
             一、小学 | | |
             '2135088101 | 城关第一小学 | 450 | 12
             二、初中 | | |
             '2135088102 | 河口初级中学 | 620 | 15",
            &["城关第一小学 450 12", "河口初级中学 620 15"],
        ),
        (
            "a section merged over all columns",
            "机构代码 | 单位 | 在校生数 | 网络多媒体教室间数
             九年一贯制学校 | < | < | <
             '2135088101 | 城关第一小学 | 450 | 12",
            &["城关第一小学 450 12"],
        ),
        (
            "a section where the header has no word",
            " | 单位 | 在校生数 | 网络多媒体教室间数
             初中 | | |
              | 城关第一小学 | 450 | 12",
            &["城关第一小学 450 12"],
        ),
        (
            "columns that are numbered",
            "学校名称 | 在校生数 | 网络多媒体教室间数
              | 1 | 2
             城关第一小学 | 450 | 12
             城关第二小学 | 620 | 15",
            &["城关第一小学 450 12", "城关第二小学 620 15"],
        ),
    ];
    for (what, table, expected) in cases {
        assert_eq!(seen(&[("县汇总.xlsx", table)]), *expected, "{what}");
    }
}

#[test]
fn rows_that_are_schools_stay() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "the town before the name begins like a note",
            "乡镇 | 学校名称 | 在校生数 | 网络多媒体教室间数
             注溪镇 | 城关第一小学 | 450 | 12
             说明乡 | 城关第二小学 | 620 | 15",
            &["城关第一小学（注溪镇） 450 12", "城关第二小学（说明乡） 620 15"],
        ),
        (
            "a name that begins like a note, its site in brackets",
            "学校名称 | 在校生数 | 网络多媒体教室间数
             注溪小学（本部） | 450 | 12
             备注乡小学[东校区] | 620 | 15",
            &["注溪小学（本部） 450 12", "备注乡小学[东校区] 620 15"],
        ),
        (
            "the first school is still to be checked",
            "学校名称 | 在校生数 | 网络多媒体教室间数
             城关第一小学 | 待核 | 待核
             城关第二小学 | 620 | 15",
            &[
                "城关第一小学 空 空",
                "城关第二小学 620 15",
                "错误 NotANumber B2",
                "错误 NotANumber C2",
            ],
        ),
        (
            "two schools as large as each other",
            "学校名称 | 办学类型 | 在校生数 | 网络多媒体教室间数
             一中 | 初级中学 | 450 | 12
             城关第二小学 | 小学 | 450 | 12",
            &["一中 450 12", "城关第二小学 450 12"],
        ),
        (
            "a name merged over the columns of its header",
            "学校名称 | < | < | 在校生数 | 网络多媒体教室间数
             城关第一小学 | < | < | 450 | 12
             城关第二小学 | < | < | 620 | 15",
            &["城关第一小学 450 12", "城关第二小学 620 15"],
        ),
        (
            "towns as rows, with cells of spaces",
            "机构代码 | 单位 | 在校生数 | 网络多媒体教室间数
              | 湖滨路街道 | ' | '
             '2192001654 | 湖泉学校小学部 | 450 | 12
              | 兰溪口镇 | |
             '2192001669 | 城关第二小学 | 620 | 15",
            &["湖泉学校（湖滨路街道） 450 12", "城关第二小学（兰溪口镇） 620 15"],
        ),
    ];
    for (what, table, expected) in cases {
        assert_eq!(seen(&[("县汇总.xlsx", table)]), *expected, "{what}");
    }
}

#[test]
fn lists_beside_each_other() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "two halves",
            "学校名称 | 在校生数 | 网络多媒体教室间数 | 学校名称 | 在校生数 | 网络多媒体教室间数
             甲小学 | 450 | 12 | 丙小学 | 300 | 9
             乙小学 | 620 | 15 | |  | ",
            &["甲小学 450 12", "丙小学 300 9", "乙小学 620 15"],
        ),
        (
            "three, numbered, with a gap between",
            "序号 | 学校名称 | 在校生数 | | 序号 | 学校名称 | 在校生数 | | 序号 | 学校名称 | 在校生数
             1 | 甲小学 | 450 | | 2 | 乙小学 | 620 | | 3 | 丙小学 | 300",
            &["甲小学 450", "乙小学 620", "丙小学 300"],
        ),
        (
            "a total under each half",
            "学校名称 | 在校生数 | 学校名称 | 在校生数
             甲小学 | 450 | 丙小学 | 300
             乙小学 | 620 | 丁小学 | 200
             合计 | 1070 | 合计 | 500",
            &["甲小学 450", "丙小学 300", "乙小学 620", "丁小学 200"],
        ),
    ];
    for (what, table, expected) in cases {
        assert_eq!(seen(&[("县汇总.xlsx", table)]), *expected, "{what}");
    }
}

#[test]
fn codes_that_a_program_spoilt() {
    let pupils = "学校标识码 | 学校名称 | 在校生数
                  2135088101 | 城关第一小学 | 450";
    let cases: &[(&str, &str, &[&str])] = &[
        ("'2135088101.0", "城关第一小学", &["城关第一小学 450 12"]),
        ("'`2135088101", "城关第一小学", &["城关第一小学 450 12"]),
        ("'2135 088101", "城关第一小学", &["城关第一小学 450 12"]),
        ("'\u{202d}2135088101\u{202c}", "城关第一小学", &["城关第一小学 450 12"]),
        ("'2.14E+09", "城关第一小学", &["城关第一小学 450 12", "警告 SpoiltCode A2"]),
        ("'2135088101、7", "城关第一小学", &["城关第一小学 450 12", "警告 SpoiltCode A2"]),
        ("'2135088101 02", "城关第一小学", &["城关第一小学 450 12", "警告 SpoiltCode A2"]),
        ("'2135088101/2135088102", "城关第一小学", &["城关第一小学 450 12", "警告 SpoiltCode A2"]),
    ];
    for (code, name, expected) in cases {
        let rooms = format!("学校标识码 | 学校名称 | 网络多媒体教室间数\n{code} | {name} | 12");
        let found = seen(&[("学生.xlsx", pupils), ("教室.xlsx", &rooms)]);
        let found: Vec<&str> =
            found.iter().map(String::as_str).filter(|line| !line.contains("NoPupils")).collect();
        assert_eq!(found, *expected, "{code}");
    }
    let same = "学校标识码 | 学校名称 | 在校生数
                '2.14E+09 | 城关第一小学 | 450
                '2.14E+09 | 城关第二小学 | 620";
    assert_eq!(
        seen(&[("县汇总.xlsx", same)]),
        ["城关第一小学 450", "城关第二小学 620", "警告 SpoiltCode A2", "警告 SpoiltCode A3"]
    );
}

#[test]
fn figures_merged_over_rows() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "over the two rows of one school: the whole school's",
            "学校名称 | 学段 | 在校生数 | 网络多媒体教室间数
             青山九年一贯制学校 | 小学部 | 166 | 10
             青山九年一贯制学校 | 初中部 | 210 | ^",
            &["青山九年一贯制学校 166 210 10"],
        ),
        (
            "the name merged, too",
            "学校名称 | 学段 | 在校生数 | 网络多媒体教室间数
             青山九年一贯制学校 | 小学部 | 166 | 10
             ^ | 初中部 | 210 | ^",
            &["青山九年一贯制学校 166 210 10"],
        ),
        (
            "over two schools: nobody's",
            "学校名称 | 在校生数 | 网络多媒体教室间数
             甲小学 | 450 | 12
             乙小学 | 620 | ^",
            &["甲小学 450 空", "乙小学 620 空", "错误 MergedFigure C2"],
        ),
    ];
    for (what, table, expected) in cases {
        assert_eq!(seen(&[("县汇总.xlsx", table)]), *expected, "{what}");
    }
}

#[test]
fn cells_with_more_than_one_figure() {
    for cell in ["'9\u{a}3", "'3 2", "'12\u{9}1", "'450  12", "'1 23", "'12 345 67"] {
        let cell = cell.replace('\u{a}', "\u{2028}");
        let table = format!("学校名称 | 在校生数 | 网络多媒体教室间数\n甲小学 | 450 | {cell}");
        assert_eq!(
            seen(&[("县汇总.xlsx", &table)]),
            ["甲小学 450 空", "错误 SeveralFigures C2"],
            "{cell:?}"
        );
    }
    for (cell, figure) in
        [("'1 234", "1234"), ("'1,234", "1234"), ("' 12 ", "12"), ("'12 间", "12")]
    {
        let table = format!("学校名称 | 在校生数 | 网络多媒体教室间数\n甲小学 | 450 | {cell}");
        assert_eq!(seen(&[("县汇总.xlsx", &table)]), [format!("甲小学 450 {figure}")], "{cell:?}");
    }
}

#[test]
fn sheets_that_state_the_kind_of_their_schools() {
    let table = "
        ## 小学
        2024学年小学数据情况
        机构代码 | 单位 | 性质 | 在校生数
        合计 | | | 1450
        '2192001654 | 湖泉学校 | 831县级教育部门 | 450
        '2192001655 | 城关初级中学附属小学 | 831县级教育部门 | 1000
        ## 初级中学
        机构代码 | 单位 | 性质 | 在校生数
        '3192001654 | 湖北学校 | 999民办 | 300
        ## 九年一贯制学校
        机构代码 | 单位 | 性质 | 小学在校生数 | （初中）在校生数
        '2192001700 | 云山中学 | 831县级教育部门 | 166 | 210
        ## 完中
        机构代码 | 单位 | 性质 | 初中在校生数 | 高中在校生数
        '3492001700 | 云海学校 | 831县级教育部门 | 300 | 600
        ## 小学教学点
        机构代码 | 单位 | 性质 | 在校生数
        '2192001900 | 上河小学 | 831县级教育部门 | 61
        ## 特殊教育
        机构代码 | 单位 | 性质 | 在校生数
        '5192001900 | 明蓝学校 | 831县级教育部门 | 345
        ## 幼儿园
        机构代码 | 单位名称 | 性质 | 在园（班）人数
        '1192001900 | 启朵幼儿园 | 999民办 | 224";
    let assembled = county(&[("2024年区.xlsx", table)]);
    let kinds: Vec<String> = assembled
        .county
        .schools
        .iter()
        .map(|school| format!("{} {}", school.name, school.kind.name()))
        .collect();
    assert_eq!(
        kinds,
        [
            "湖泉学校 小学",
            "城关初级中学附属小学 小学",
            "湖北学校 初级中学",
            "云山中学 九年一贯制学校",
            "云海学校 完全中学",
            "上河小学 小学教学点",
            "明蓝学校 特殊教育学校",
        ]
    );
    let asked = assembled.findings.iter().map(|finding| format!("{:?}", finding.code));
    assert_eq!(asked.collect::<Vec<_>>(), ["SheetPassedOver"]);
}
