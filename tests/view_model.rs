//! The whole standard as plain data for a screen: an item with its figures, schools and fields, and
//! the county's verdict with what stands in the way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// As expect-test writes them.
#![allow(clippy::needless_raw_string_hashes)]

use std::fmt::Write;

use expect_test::{Expect, expect};
use junheng::county::{
    Cell, County, CountyField, Fact, Field, Kind, Origin, Part, School, SourceFile,
};
use junheng::evaluate::evaluate;
use junheng::findings::Code;
use junheng::standard::load::load;
use junheng::standard::{Standard, shipped, shipped_packs};
use junheng::view_model::{ViewModel, view_model};
use rust_decimal::Decimal;

fn known(value: i64) -> Fact {
    let cell = Cell { file: 0, sheet: 0, row: 3, column: 4 };
    Fact { value: Some(Decimal::from(value)), origin: Origin::Cells(vec![cell]) }
}

fn county() -> County {
    let files = vec![SourceFile {
        name: "县.xlsx".into(),
        sheets: vec!["数据".into()],
        ..SourceFile::default()
    }];
    let mut big = School::new("甲小学", Kind::Primary);
    big.facts.set(Field::Pupils, Part::Whole, known(2001));
    big.facts.set(Field::LargestClass, Part::Whole, known(46));
    big.facts.set(Field::BuiltBy2010, Part::Whole, known(1));
    let both = School::new("乙学校", Kind::NineYear);
    let mut county = County { files, schools: vec![big, both], ..County::default() };
    county.form.facts.insert(CountyField::RotationEligible, known(1000));
    county.form.facts.insert(CountyField::Rotated, known(250));
    county
}

fn shown(standard: &Standard) -> ViewModel {
    let county = county();
    view_model(&county, standard, &evaluate(&county, standard), &[], &[])
}

/// The national pack with the size of old schools relaxed.
fn relaxed() -> Standard {
    let text = "id = \"x\"\nname = \"放宽\"\nbase = \"cn-2017\"\n[[relaxations]]\nid = \"size_2010\"\non = true\n";
    load(text, &shipped_packs().unwrap()).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// An item and what it says of each school, as lines.
fn item(view_model: &ViewModel, id: &str) -> String {
    let index = view_model.checks.iter().position(|check| check.id == id).unwrap();
    let check = &view_model.checks[index];
    let mut text = format!("{id} {:?} {}\n", check.verdict, check.detail);
    for one in &check.parts {
        writeln!(
            text,
            "{} {} {} {:?} {:?}",
            one.name, one.value, one.limit, one.verdict, one.places
        )
        .unwrap();
    }
    for one in &check.fields {
        let missing = if one.is_missing { " 缺" } else { "" };
        writeln!(text, "[{}] {} {}{missing} {:?}", one.id, one.label, one.said, one.place).unwrap();
    }
    for (school, verdict) in &check.schools {
        writeln!(text, "{} {verdict:?}", view_model.schools[*school].name).unwrap();
    }
    for school in &view_model.schools {
        let of = school.checks.open();
        for one in of.iter().filter(|one| one.item == index) {
            writeln!(text, "> {} {:?} {}", school.name, one.verdict, one.detail).unwrap();
            for ((field, part), missing) in &one.facts {
                let missing = if *missing { " 缺" } else { "" };
                writeln!(text, "  {} {}{missing}", part.name(), field.name()).unwrap();
            }
            for one in &one.relaxed {
                writeln!(text, "  放宽 {} {} {:?}", one.name, one.reason, one.without).unwrap();
            }
        }
    }
    for notice in &check.notices {
        writeln!(text, "! {notice}").unwrap();
    }
    text
}

fn check(id: &str, standard: &Standard, expected: &Expect) {
    expected.assert_eq(&item(&shown(standard), id));
}

#[test]
fn an_item_of_schools_names_figures_that_are_missing() {
    let standard = shipped("cn-2017").unwrap();
    check(
        "G4",
        &standard,
        &expect![[r#"
            G4 NotMet 超过 2000 人的小学、初中至少 1 所，另有 1 所学校数据缺失，暂不能判断
            甲小学 NotMet
            乙学校 Missing
            > 甲小学 NotMet 义务教育阶段 2001 人，上限 2000 人
              全校 在校生数
            > 乙学校 Missing 义务教育阶段在校生数未填，上限 2500 人
              小学 在校生数 缺
              初中 在校生数 缺
        "#]],
    );
    check(
        "G5",
        &standard,
        &expect![[r#"
            G5 NotMet 超过 45 人的小学班级至少 1 个，另有 1 所学校数据缺失，暂不能判断
            甲小学 NotMet
            乙学校 Missing
            > 甲小学 NotMet 小学：最大班额 46 人，上限 45 人
              全校 最大班额
            > 乙学校 Missing 没有班级名册、最大班额或完整的分班额班级数，平均班额不能说明问题
              小学 最大班额 缺
              初中 最大班额 缺
        "#]],
    );
    check(
        "G3",
        &standard,
        &expect![[r#"
            G3 Missing 每 12 个班音乐教室（≥96㎡）、美术教室（≥90㎡）各 1 间以上，未达到的学校还数不清，2 所学校数据缺失，暂不能判断
            甲小学 Missing
            乙学校 Missing
            > 甲小学 Missing 应各有至少 1 间；音乐教室（≥96㎡）间数未填，美术教室（≥90㎡）间数未填
              全校 教学班数 缺
              全校 单间面积≥96㎡的音乐教室间数 缺
              全校 单间面积≥90㎡的美术教室间数 缺
            > 乙学校 Missing 应各有至少 1 间；音乐教室（≥96㎡）间数未填，美术教室（≥90㎡）间数未填
              全校 教学班数 缺
              全校 单间面积≥96㎡的音乐教室间数 缺
              全校 单间面积≥90㎡的美术教室间数 缺
        "#]],
    );
    check(
        "G13",
        &standard,
        &expect![[r#"
        G13 Missing 小学就近划片入学比例：数据不全（要求 ≥ 100%）；初中就近划片入学比例：数据不全（要求 ≥ 95%）
        小学就近划片入学比例 — ≥ 100% Missing []
        初中就近划片入学比例 — ≥ 95% Missing []
        [district_primary_rate] 小学就近划片入学比例  None
        [district_junior_rate] 初中就近划片入学比例  None
        甲小学 Missing
        乙学校 Missing
        > 甲小学 Missing 缺少“甲小学”的家庭住址在划片范围内的在校学生数
          全校 家庭住址在划片范围内的在校学生数 缺
          全校 在校生数
          全校 是否寄宿制学校 缺
        > 乙学校 Missing 缺少“乙学校”的小学家庭住址在划片范围内的在校学生数、“乙学校”的小学在校生数；缺少“乙学校”的初中家庭住址在划片范围内的在校学生数、“乙学校”的初中在校生数
          小学 家庭住址在划片范围内的在校学生数 缺
          小学 在校生数 缺
          初中 家庭住址在划片范围内的在校学生数 缺
          初中 在校生数 缺
          全校 是否寄宿制学校 缺
    "#]],
    );
}

#[test]
fn a_lower_demand_says_why_and_what_would_be_without_it() {
    check(
        "G4",
        &relaxed(),
        &expect![[r#"
            G4 Missing 超过 2000 人的小学、初中和超过 2500 人的一贯制学校还数不清，1 所学校数据缺失，暂不能判断；其中 1 处按放宽规定判断
            乙学校 Missing
            > 甲小学 Met 
              全校 在校生数
              全校 是否2010年及之前规划并建成
              放宽 2010 年及之前建成学校的规模 是否2010年及之前规划并建成：是 NotMet
            > 乙学校 Missing 义务教育阶段在校生数未填，上限 2500 人
              小学 在校生数 缺
              初中 在校生数 缺
              全校 是否2010年及之前规划并建成
        "#]],
    );
}

#[test]
fn an_item_of_the_county_has_its_figures_and_fields() {
    let standard = shipped("cn-2017").unwrap();
    check(
        "G11",
        &standard,
        &expect![[r#"
            G11 Missing 交流轮岗教师比例 = 250 ÷ 1000 × 100 = 25.0%（要求 ≥ 10%）；交流轮岗教师中骨干教师比例：数据不全（要求 ≥ 20%）
            交流轮岗教师比例 25.0% ≥ 10% Met ["县.xlsx!数据!E4"]
            交流轮岗教师中骨干教师比例 — ≥ 20% Missing []
            [rotated] 实际交流轮岗教师数 250 Some("县.xlsx!数据!E4")
            [rotation_eligible] 符合交流条件教师总数 1000 Some("县.xlsx!数据!E4")
            [rotation_years] 交流轮岗人数统计的年数  None
            [rotation_rate] 交流轮岗教师比例  None
            [rotated_backbone] 实际交流骨干教师数  缺 None
            [rotated_backbone_rate] 交流轮岗教师中骨干教师比例  None
            ! G11“交流轮岗教师比例”为 25.0%：如果这是近 3 年的合计，每年约 8.3%，达不到要求。请核对统计的年数。
        "#]],
    );
    check(
        "V1",
        &standard,
        &expect![[r#"
            V1 Evidence 待填：请选择有或无，并写明依据
            [choice-V1] 有无此情况  缺 None
            [note-V1] 依据（文件、材料）  None
            [date-V1] 核对日期  None
        "#]],
    );
    check(
        "G2",
        &standard,
        &expect![[r#"
            G2 Evidence 待填：请核对佐证材料后选择，并写明依据；小学生均公用经费标准 未填；初中生均公用经费标准 未填
            [choice-G2] 核对结果  缺 None
            [note-G2] 依据（文件、材料）  None
            [date-G2] 核对日期  None
            [primary_base] 规定的小学生均公用经费标准  None
            [junior_base] 规定的初中生均公用经费标准  None
        "#]],
    );
}

#[test]
fn the_county_names_what_stands_in_the_way() {
    let view_model = shown(&shipped("cn-2017").unwrap());
    let mut text = format!("{:?}\n", view_model.county.verdict);
    for group in &view_model.county.board {
        let tiles = group.tiles.iter();
        let tiles: Vec<_> = tiles.map(|one| format!("{} {:?}", one.label, one.verdict)).collect();
        writeln!(text, "{}: {}", group.name, tiles.join(", ")).unwrap();
    }
    for one in view_model.county.blocking.iter().take(6) {
        writeln!(
            text,
            "{:?} {} {} {} {:?}",
            one.verdict, one.label, one.title, one.detail, one.way
        )
        .unwrap();
    }
    expect![[r#"
        NotMet
        资源配置: 小学各校指标 Missing, 小学差异系数 Missing, 初中各校指标 Missing, 初中差异系数 Missing
        政府保障程度: G1 Evidence, G2 Evidence, G3 Missing, G4 NotMet, G5 NotMet, G6 Missing, G7 Missing, G8 Missing, G9 Missing, G10 Evidence, G11 Missing, G12 Missing, G13 Missing, G14 Missing, G15 Missing
        教育质量: Q1 Missing, Q2 Missing, Q3 Evidence, Q4 Missing, Q5 Evidence, Q6 Evidence, Q7 Evidence, Q8 Evidence, Q9 Missing
        社会认可度: R Missing
        一票否决: V1 Evidence, V2 Evidence, V3 Evidence, V4 Evidence, V5 Evidence, V6 Evidence
        NotMet G4 所有小学、初中规模不超过2000人，九年一贯制学校、十二年一贯制学校义务教育阶段规模不超过2500人 超过 2000 人的小学、初中至少 1 所，另有 1 所学校数据缺失，暂不能判断 Item(3)
        NotMet G5 小学、初中所有班级学生数分别不超过45人、50人 超过 45 人的小学班级至少 1 个，另有 1 所学校数据缺失，暂不能判断 Item(4)
        Missing 小学 各校七项指标 2 所学校缺数据，还不能判定 Stage(Primary)
        Missing 小学 “高学历教师”校际差异系数 2 所学校缺数据，还不能算定 Stage(Primary)
        Missing 小学 “骨干教师”校际差异系数 2 所学校缺数据，还不能算定 Stage(Primary)
        Missing 小学 “体艺教师”校际差异系数 2 所学校缺数据，还不能算定 Stage(Primary)
    "#]].assert_eq(&text);
}

#[test]
fn every_figure_of_a_county_has_its_place() {
    let view_model = shown(&shipped("cn-2017").unwrap());
    let of_items = view_model.checks.iter().flat_map(|check| &check.fields);
    let ids: Vec<&str> = of_items.chain(&view_model.others).map(|one| one.id.as_str()).collect();
    for field in CountyField::ALL {
        assert!(ids.contains(&field.id()), "{}", field.name());
    }
}

/// A school with everything that the indicators are made of, but for these figures.
fn without(kind: Kind, gone: &[(Field, Part)], blank: &[(Field, Part)]) -> County {
    let mut school = School::new("丙学校", kind);
    for part in kind.parts() {
        school.facts.set(Field::Pupils, *part, known(300));
        for field in
            [Field::HigherDegreeTeachers, Field::BackboneTeachers, Field::SportsArtsTeachers]
        {
            school.facts.set(field, *part, known(30));
        }
    }
    for field in [
        Field::TeachingArea,
        Field::GymArea,
        Field::GroundArea,
        Field::EquipmentValue,
        Field::MultimediaRooms,
    ] {
        school.facts.set(field, Part::Whole, known(9000));
    }
    for (field, part) in gone {
        school.facts.remove(*field, *part);
    }
    for (field, part) in blank {
        let fact = Fact { value: None, ..known(0) };
        school.facts.set(*field, *part, fact);
    }
    let files = vec![SourceFile {
        name: "校.xlsx".into(),
        sheets: vec!["填报表".into()],
        ..SourceFile::default()
    }];
    County { files, schools: vec![school], ..County::default() }
}

/// What the school's screen says is missing, each with the figure that can be typed there.
fn missed(county: &County) -> Vec<String> {
    let standard = shipped("cn-2017").unwrap();
    let view_model = view_model(county, &standard, &evaluate(county, &standard), &[], &[]);
    let mut told = Vec::new();
    for one in view_model.units.iter().flat_map(|unit| &unit.indicators) {
        for missing in one.way.open().missing {
            let (field, part) = missing.fact.expect("a place to fill it in");
            let line = format!("{} → {}{}", missing.what, part.name(), field.name());
            if !told.contains(&line) {
                told.push(line);
            }
        }
    }
    // What is missed has its mark in the table of figures, too, and nothing else has.
    let mut marked = std::collections::BTreeSet::new();
    for row in &view_model.grid.rows {
        for (field, cell) in view_model.grid.columns.iter().zip(row.cells.open()) {
            let line = format!("{}{}", cell.part.name(), field.name());
            marked.extend(cell.is_missing.then_some(line));
        }
    }
    let names = told.iter().filter_map(|line| Some(line.split_once(" → ")?.1.to_owned()));
    assert_eq!(marked, names.collect());
    told
}

#[test]
fn a_missing_figure_is_traced_to_what_is_really_missing() {
    use Part::{Junior, Primary, Senior, Whole};
    for kind in [Kind::Complete, Kind::TwelveYear] {
        // The areas are there; it is 高中 by which they are split.
        let gone = [(Field::Pupils, Senior)];
        assert_eq!(missed(&without(kind, &gone, &[])), ["高中在校生数 → 高中在校生数"]);
        assert_eq!(missed(&without(kind, &[], &gone)), ["高中在校生数 → 高中在校生数"]);
        // Where the gym has no place of its own either, it is asked for beside the grounds, which are there.
        let gone = [(Field::Pupils, Senior), (Field::GymArea, Whole)];
        assert_eq!(
            missed(&without(kind, &gone, &[])),
            [
                "高中在校生数 → 高中在校生数",
                "室内体育用房（体育馆）面积 → 全校室内体育用房（体育馆）面积"
            ]
        );
    }
    let gone = [(Field::Pupils, Primary)];
    for county in [without(Kind::NineYear, &gone, &[]), without(Kind::NineYear, &[], &gone)] {
        assert_eq!(missed(&county), ["小学在校生数 → 小学在校生数"]);
    }
    let both = [(Field::Pupils, Primary), (Field::Pupils, Senior)];
    assert_eq!(
        missed(&without(Kind::TwelveYear, &both, &[])),
        ["小学在校生数 → 小学在校生数", "高中在校生数 → 高中在校生数"]
    );
    // Where it is an area that is missing, it is said so.
    let area = [(Field::TeachingArea, Whole)];
    assert_eq!(
        missed(&without(Kind::Complete, &[], &area)),
        ["教学及辅助用房面积 → 全校教学及辅助用房面积"]
    );
    let teachers = [(Field::BackboneTeachers, Junior)];
    assert_eq!(
        missed(&without(Kind::Complete, &teachers, &[])),
        ["初中县级及以上骨干教师数 → 初中县级及以上骨干教师数"]
    );
    assert_eq!(missed(&without(Kind::Complete, &[], &[])), [""; 0]);
}

#[test]
fn teachers_given_as_a_total_are_asked_for_once_with_a_box_for_each_stage() {
    let total = |kind: Kind, fields: &[Field]| {
        let gone: Vec<_> = fields
            .iter()
            .flat_map(|field| kind.parts().iter().map(|part| (*field, *part)))
            .collect();
        let mut county = without(kind, &gone, &[]);
        for field in fields {
            county.schools[0].facts.set(*field, Part::Whole, known(60));
        }
        let standard = shipped("cn-2017").unwrap();
        let evaluation = evaluate(&county, &standard);
        let view_model = view_model(&county, &standard, &evaluation, &[], &[]);
        let told = view_model.findings.iter().filter(|one| one.code == Code::StageTotalOnly);
        let told = told.map(|one| {
            let name = |(field, part): &(Field, Part)| [part.name(), field.name()].concat();
            let boxes: Vec<String> = one.parts.iter().map(name).collect();
            let hint = one.hint.as_deref().unwrap_or_default();
            format!("{} → {hint}\n  {}\n", one.message, boxes.join("、"))
        });
        told.collect::<String>()
    };
    let two = [Field::HigherDegreeTeachers, Field::BackboneTeachers];
    expect![[r#"
        “丙学校”的县级及以上骨干教师数只有全校合计。教师按任教学段统计，不能按学生数拆分。 → 请分别填写小学和初中的人数。
          小学县级及以上骨干教师数、初中县级及以上骨干教师数
    "#]].assert_eq(&total(Kind::NineYear, &two[1..]));
    expect![[r#"
        “丙学校”的高于规定学历教师数、县级及以上骨干教师数只有全校合计。教师按任教学段统计，不能按学生数拆分。 → 请分别填写小学和初中的人数。
          小学高于规定学历教师数、初中高于规定学历教师数、小学县级及以上骨干教师数、初中县级及以上骨干教师数
    "#]].assert_eq(&total(Kind::NineYear, &two));
    expect![[r#"
        “丙学校”的高于规定学历教师数只有全校合计。教师按任教学段统计，不能按学生数拆分。 → 请分别填写初中和高中的人数。
          初中高于规定学历教师数、高中高于规定学历教师数
    "#]].assert_eq(&total(Kind::Complete, &two[..1]));
    expect![[r#"
        “丙学校”的高于规定学历教师数只有全校合计。教师按任教学段统计，不能按学生数拆分。 → 请分别填写小学、初中和高中的人数。
          小学高于规定学历教师数、初中高于规定学历教师数、高中高于规定学历教师数
    "#]].assert_eq(&total(Kind::TwelveYear, &two[..1]));
    // A school of one stage has nothing to tell apart.
    assert_eq!(total(Kind::Primary, &two), "");
}
