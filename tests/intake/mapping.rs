//! What the user said about tables of a layout: a field, a unit, the header's rows, a stage, a sheet
//! that is not to be read. It holds for that layout and for no other, and it is always told.

use expect_test::{Expect, expect};
use junheng::county::{Field, Part};
use junheng::intake::{
    Assigned, Basis, ColumnChange, FileReading, HeaderRows, Mapping, Shape, assemble,
};

use super::support::{reading, reading_as, shown};

/// The county of one file, read as was said.
fn check(text: &str, mappings: &[Mapping], expected: &Expect) {
    let readings = [reading_as("县.xlsx", text, mappings)];
    expected.assert_eq(&shown(&assemble(&readings)));
}

/// A mapping of the layout of a file's first table.
fn of(reading: &FileReading) -> Mapping {
    Mapping { layout: reading.tables[0].layout, ..Mapping::default() }
}

fn says(mut mapping: Mapping, at: u32, now: Assigned) -> Mapping {
    mapping.assign(ColumnChange { at, header: String::new(), now });
    mapping
}

fn figure(field: Field) -> Assigned {
    Assigned::Figure { field, part: Part::Whole, factor: None }
}

const ODD: &str = "
    学校名称 | 办学类型 | 学生规模 | 设备情况（万元）
    城关小学 | 小学 | 450 | 90
    河口小学 | 小学 | 120 | 30
";

#[test]
fn an_unknown_column_is_what_the_user_says() {
    let mapping = says(of(&reading("县.xlsx", ODD)), 2, figure(Field::Pupils));
    let mapping = says(mapping, 3, figure(Field::EquipmentValue));
    check(
        ODD,
        std::slice::from_ref(&mapping),
        &expect![[r#"
        城关小学 - 小学
          在校生数 450 C2
          教学仪器设备资产值 900000 D2
        河口小学 - 小学
          在校生数 120 C3
          教学仪器设备资产值 300000 D3
        提示 ReadAsSaid A1 按您的指定读取：“学生规模”是在校生数，“设备情况（万元）”是教学仪器设备资产值。
    "#]],
    );
    let read = reading_as("县.xlsx", ODD, std::slice::from_ref(&mapping));
    let bases: Vec<Basis> = read.tables[0].columns.iter().map(|one| one.basis).collect();
    assert_eq!(bases, [Basis::Wording, Basis::Wording, Basis::User, Basis::User]);
    assert_eq!(read.tables[0].columns[2].samples, ["450", "120"]);
    assert_eq!(read.source.said, [(0, 2), (0, 3)]);
}

#[test]
fn a_wrong_field_and_a_wrong_unit_are_put_right() {
    let text = "
        学校名称 | 办学类型 | 在校生数 | 学生数 | 教学仪器设备值（元）
        城关小学 | 小学 | 9 | 450 | 90
    ";
    let plain = of(&reading("县.xlsx", text));
    let money =
        Assigned::Figure { field: Field::EquipmentValue, part: Part::Whole, factor: Some(10_000) };
    let mapping = says(says(plain, 2, figure(Field::Classes)), 4, money);
    check(
        text,
        &[mapping],
        &expect![[r#"
            城关小学 - 小学
              在校生数 450 D2
              教学班数 9 C2
              教学仪器设备资产值 900000 E2
            提示 ReadAsSaid A1 按您的指定读取：“在校生数”是教学班数，“教学仪器设备值（元）”是教学仪器设备资产值（万元）。
        "#]],
    );
}

#[test]
fn what_the_user_named_goes_before_what_was_recognised() {
    let text = "
        学校名称 | 办学类型 | 在校生数 | 实有人数
        城关小学 | 小学 | 9 | 450
    ";
    let plain = of(&reading("县.xlsx", text));
    let one = says(plain, 3, figure(Field::Pupils));
    check(
        text,
        std::slice::from_ref(&one),
        &expect![[r#"
            城关小学 - 小学
              在校生数 450 D2
            提示 ReadAsSaid A1 按您的指定读取：“实有人数”是在校生数。
            警告 AmbiguousColumn C1 “实有人数”按您的指定当作“在校生数”，“在校生数”也像是，没有用。 → 如果不对请到“识别情况”里改。
        "#]],
    );
    let both = says(one, 2, figure(Field::Pupils));
    check(
        text,
        &[both],
        &expect![[r#"
            城关小学 - 小学
              在校生数 9 C2
            提示 ReadAsSaid A1 按您的指定读取：“实有人数”是在校生数，“在校生数”是在校生数。
            警告 AmbiguousColumn D1 “在校生数”和“实有人数”都指定为“在校生数”，只用了“在校生数”。 → 请到“识别情况”里改掉一列。
        "#]],
    );
}

#[test]
fn the_header_is_where_the_user_says() {
    let text = "
        学校名称 | 甲 | 乙
        校名 | 办学类型 | 在校生数
        城关小学 | 小学 | 450
    ";
    let read = reading("县.xlsx", text);
    let mut mapping = of(&read);
    let shift = 1 - i32::try_from(read.tables[0].anchor).unwrap();
    mapping.rows = Some(HeaderRows { shift, depth: 1 });
    check(
        text,
        &[mapping],
        &expect![[r#"
            城关小学 - 小学
              在校生数 450 C3
            提示 ReadAsSaid A2 按您的指定读取：表头是第 2 行。
        "#]],
    );
}

#[test]
fn a_sheet_without_a_known_header_is_listed_and_read_once_it_is_explained() {
    let text = "
        某县调查
        单位 | 性质 | 规模
        城关小学 | 小学 | 450
        河口小学 | 小学 | 120
    ";
    let read = reading("县.xlsx", text);
    assert_eq!((read.tables[0].shape, read.tables[0].header), (Shape::Unknown, (1, 1)));
    assert_eq!(read.tables[0].columns[2].samples, ["450", "120"]);
    assert_eq!(read.records, []);
    let mapping = says(of(&read), 2, figure(Field::Pupils));
    // Still nobody knows which school.
    check(
        text,
        std::slice::from_ref(&mapping),
        &expect![[r#"
            错误 NoSchool A2 这张表没有哪一列是“学校名称”，没有读取。 → 请到“识别情况”里指定。
        "#]],
    );
    check(
        text,
        &[says(mapping, 0, Assigned::Name)],
        &expect![[r#"
            城关小学 - 小学
              在校生数 450 C3
            河口小学 - 小学
              在校生数 120 C4
            提示 ReadAsSaid A2 按您的指定读取：“规模”是在校生数，“单位”是学校名称。
            提示 KindAssumed A3 没有写明“城关小学”的办学类型，按校名当作小学。 → 如不对，请在“办学类型”一列写明。
            提示 KindAssumed A4 没有写明“河口小学”的办学类型，按校名当作小学。 → 如不对，请在“办学类型”一列写明。
        "#]],
    );
}

#[test]
fn stage_and_skip_hold_for_one_sheet() {
    let text = "
        ## 一
        学校名称 | 在校生数
        育才学校 | 166
        ## 二
        学校名称 | 在校生数
        育才学校 | 210
    ";
    let mut mapping = of(&reading("县.xlsx", text));
    mapping.change_sheet("县.xlsx", "一", |one| one.stage = Some(Part::Primary));
    mapping.change_sheet("县.xlsx", "二", |one| one.stage = Some(Part::Junior));
    check(
        text,
        std::slice::from_ref(&mapping),
        &expect![[r#"
            育才学校 - 九年一贯制学校
              在校生数·小学 166 B2
              在校生数·初中 210 B2
            提示 ReadAsSaid A1 按您的指定读取：学段按小学。
            提示 ReadAsSaid A1 按您的指定读取：学段按初中。
            提示 KindAssumed A2 没有写明“育才学校”的办学类型，按所列学段当作九年一贯制学校。 → 如不对，请在“办学类型”一列写明。
        "#]],
    );
    mapping.change_sheet("县.xlsx", "二", |one| one.skip = true);
    check(
        text,
        std::slice::from_ref(&mapping),
        &expect![[r#"
            育才学校 - 小学
              在校生数·小学 166 B2
            提示 ReadAsSaid A1 按您的指定读取：学段按小学。
            提示 ReadAsSaid A1 按您的指定，这张表没有读取。 → 要读取请到“识别情况”里改回来。
            提示 KindAssumed A2 没有写明“育才学校”的办学类型，按各学段学生数当作小学。 → 如不对，请在“办学类型”一列写明。
        "#]],
    );
    // The same sheet of another file is another sheet.
    assert_eq!(reading_as("乡.xlsx", text, &[mapping]).records.len(), 2);
}

#[test]
fn a_layout_is_its_header_whatever_stands_below_and_in_whichever_year() {
    let layout = |text: &str| reading("县.xlsx", text).tables[0].layout;
    let one =
        layout("2024年统计表 | < | <\n学校名称 | 在校生数（2024年） | 备注\n城关小学 | 450 | 新");
    let same = [
        "学校名称 | 在校生数（2025年） | 备注\n河口小学 | 12 |\n城关小学 | 13 |",
        "填报单位：某县\n单位：人\n学校名称 | 在校生数（２０２３年） | 备注\n东关小学 | 1 | 2",
    ];
    for text in same {
        assert_eq!(layout(text), one, "{text}");
    }
    let others = [
        "学校名称 | 备注 | 在校生数（2024年）\n城关小学 | 新 | 450",
        "学校名称 | 在校生数（2024年） | 说明\n城关小学 | 450 | 新",
        "2024年小学统计表 | < | <\n学校名称 | 在校生数（2024年） | 备注\n城关小学 | 450 | 新",
    ];
    for text in others {
        assert_ne!(layout(text), one, "{text}");
    }
}

#[test]
fn another_layout_is_read_as_if_nothing_had_been_said() {
    let mapping = says(of(&reading("县.xlsx", ODD)), 2, figure(Field::Pupils));
    let text = "
        学校名称 | 办学类型 | 学生规模 | 设备（万元）
        城关小学 | 小学 | 450 | 90
    ";
    assert_eq!(reading_as("县.xlsx", text, &[mapping]), reading("县.xlsx", text));
}

#[test]
fn whatever_is_said_of_a_table_it_is_read_to_its_end() {
    let plain = of(&reading("县.xlsx", ODD));
    let rows = [(-9, 1), (0, u32::MAX), (i32::MAX, 1), (i32::MIN, 0), (2, 2)];
    for (shift, depth) in rows {
        let rows = Some(HeaderRows { shift, depth });
        let mapping = Mapping { rows, ..says(plain.clone(), u32::MAX - 1, Assigned::Name) };
        let read = reading_as("县.xlsx", ODD, &[mapping]);
        assert_eq!(read.tables.len(), 1);
    }
}

#[test]
fn a_form_can_be_left_out() {
    let text = "
        学校名称 | 城关小学
        在校生数 | 450
        运动场地面积 | 3000
        网络多媒体教室间数 | 12
    ";
    let read = reading("表.xlsx", text);
    assert_eq!((read.tables[0].shape, read.records.len()), (Shape::Form, 1));
    assert_eq!(read.tables[0].columns[1].samples, ["450"]);
    let mut mapping = of(&read);
    mapping.change_sheet("表.xlsx", "Sheet1", |one| one.skip = true);
    let read = reading_as("表.xlsx", text, &[mapping]);
    assert_eq!((read.tables[0].shape, read.records.len()), (Shape::Skipped, 0));
}
