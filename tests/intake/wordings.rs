//! Each header wording in use, in each of the ways to name a stage.

use junheng::county::{Field, Part};
use junheng::intake::Meaning;

use super::support::reading;

/// Wordings and the quantity that they mean; `factor` as written.
const FIGURES: &[(Field, u32, &[&str])] = &[
    (
        Field::Pupils,
        1,
        &["在校生数", "在校学生数", "学生数", "学生人数", "在校学生总数", "在校生数（人）"],
    ),
    (Field::DoctorTeachers, 1, &["博士研究生毕业", "博士学历教师人数"]),
    (Field::MasterTeachers, 1, &["硕士研究生毕业", "硕士学历教师人数"]),
    (Field::PostgraduateTeachers, 1, &["研究生", "研究生毕业"]),
    (Field::BachelorTeachers, 1, &["本科毕业", "本科学历教师人数", "大学本科毕业"]),
    (Field::CollegeTeachers, 1, &["专科毕业", "专科学历教师人数"]),
    (
        Field::HigherDegreeTeachers,
        1,
        &[
            "高于规定学历教师数",
            "高于规定学历教师人数",
            "高于规定学历专任教师数",
            "高于规定学历的教师数",
        ],
    ),
    (
        Field::BackboneTeachers,
        1,
        &[
            "县级以上骨干教师",
            "县级及以上骨干教师数",
            "区级及以上骨干教师数",
            "骨干教师数",
            "县（市、区）级及以上骨干教师数",
        ],
    ),
    (Field::SportsTeachers, 1, &["体育", "体育与健康", "体育专任教师人数"]),
    (Field::MusicTeachers, 1, &["音乐", "音乐专任教师人数"]),
    (Field::FineArtTeachers, 1, &["美术", "美术专任教师人数"]),
    (Field::AllArtsTeachers, 1, &["艺术", "艺术专任教师人数"]),
    (
        Field::SportsArtsTeachers,
        1,
        &[
            "体育艺术专任教师数",
            "体艺教师",
            "体育、艺术（美术、音乐）专任教师数",
            "体育、艺术专任教师数",
        ],
    ),
    (
        Field::TeachingArea,
        1,
        &[
            "教学及辅助用房面积",
            "教学用房面积",
            "教学及辅助用房总面积（㎡）",
            "教学及\n辅助用房 面积（平方米）",
        ],
    ),
    (
        Field::TeachingAreaNet,
        1,
        &[
            "教学及辅助用房面积（不含室内体育用房）",
            "教学及辅助用房面积（除体育馆）（㎡）",
            "除室内体育用房外的教学及辅助用房面积",
            "教学及辅助用房面积，不含体育馆",
        ],
    ),
    (
        Field::GymArea,
        1,
        &["室内体育用房面积", "体育馆", "学校体育馆面积", "室内体育用房（体育馆）面积"],
    ),
    (Field::GroundArea, 1, &["运动场地面积", "校内体育场面积"]),
    (Field::SportsArea, 1, &["体育运动场馆面积"]),
    (
        Field::EquipmentValue,
        10_000,
        &[
            "教学仪器设备资产值(万元)",
            "教学仪器设备值（万元）",
            "教学仪器设备资产值（账面原值）（万元）",
        ],
    ),
    (
        Field::EquipmentValue,
        1,
        &["教学仪器设备值(元)", "教学仪器设备总值（元）", "教学仪器设备资产值/元"],
    ),
    (Field::MultimediaRooms, 1, &["网络多媒体教室(间)", "网络多媒体教室间数", "网络多媒体教室数"]),
    (Field::Classes, 1, &["班级总数", "教学班数", "班级数", "教学班数（个）"]),
];

const STAGES: &[(&str, Part)] =
    &[("小学", Part::Primary), ("初中", Part::Junior), ("高中", Part::Senior)];

/// What the third column of a table was taken for.
fn meaning(table: &str) -> Meaning {
    let reading = reading("县.xlsx", table);
    let columns = reading.tables.first().map(|table| table.columns.clone()).unwrap_or_default();
    columns.get(2).map_or(Meaning::Ignored, |column| column.meaning)
}

fn figure(field: Field, part: Part, factor: u32) -> Meaning {
    Meaning::Figure { field, part, factor }
}

#[test]
fn every_wording_is_known_with_and_without_a_stage() {
    let rows = "某校 | 九年一贯制 | 100";
    for (field, factor, wordings) in FIGURES {
        for wording in *wordings {
            let wording = wording.replace('\n', "");
            let plain = format!("学校名称 | 办学类型 | {wording}\n{rows}");
            assert_eq!(meaning(&plain), figure(*field, Part::Whole, *factor), "{wording}");
            for (stage, part) in STAGES {
                let headers = [
                    format!("学校名称 | 办学类型 | {stage}{wording}\n{rows}"),
                    format!("学校名称 | 办学类型 | {wording}（{stage}）\n{rows}"),
                    format!("学校名称 | 办学类型 | {wording}({stage})\n{rows}"),
                    format!("学校名称 | 办学类型 | {stage}部{wording}\n{rows}"),
                    format!("学校名称 | 办学类型 | {stage} | <\n^ | ^ | {wording} | 其他\n{rows}"),
                    format!("学校名称 | 办学类型 | {wording} | <\n^ | ^ | {stage} | 其他\n{rows}"),
                    format!(
                        "学校名称 | 办学类型 | {stage} | \n | | {wording} | 教学班数\n{rows} | 4"
                    ),
                ];
                for (way, header) in headers.iter().enumerate() {
                    let expected = match field {
                        // Under a group, 艺术 is what the group counts.
                        _ if way < 7 => figure(*field, *part, *factor),
                        _ => continue,
                    };
                    assert_eq!(meaning(header), expected, "{header}");
                }
            }
        }
    }
}

#[test]
fn full_and_half_width_spellings_are_the_same() {
    let spellings = [
        "教学仪器设备资产值（万元）",
        "教学仪器设备资产值(万元)",
        "教学仪器设备 资产值 （ 万元 ）",
        "教学仪器设备资产值【万元】",
        "7.教学仪器设备资产值（单位：万元）",
        "＊教学仪器设备资产值（万元）",
    ];
    for spelling in spellings {
        let table = format!("学校名称 | 办学类型 | {spelling}\n某小学 | 小学 | 12");
        assert_eq!(
            meaning(&table),
            figure(Field::EquipmentValue, Part::Whole, 10_000),
            "{spelling}"
        );
    }
}

#[test]
fn columns_that_say_who_the_school_is() {
    let names =
        ["学校名称", "学校", "校名", "单位名称", "机构名称", "学校(机构)名称", "学校（机构）名称"];
    for name in names {
        let reading = reading("县.xlsx", &format!("{name} | 在校生数\n城关小学 | 10"));
        assert_eq!(reading.records.len(), 1, "{name}");
    }
    let columns = [
        (Meaning::Code, vec!["学校标识码", "学校代码", "机构标识码", "学校（机构）标识码"]),
        (Meaning::Kind, vec!["办学类型", "学校类型", "学校类别"]),
        (Meaning::Stage, vec!["学段"]),
        (Meaning::Counted, vec!["是否计校数"]),
        (Meaning::Founder, vec!["办别", "学校性质", "举办者", "举办者类型"]),
        (Meaning::Locality, vec!["城乡类型"]),
        (Meaning::District, vec!["统计三级", "区县"]),
        (Meaning::Ignored, vec!["学片", "序号", "备注"]),
    ];
    for (expected, words) in columns {
        for word in words {
            let table = format!("学校名称 | 在校生数 | {word}\n城关小学 | 10 | 1");
            assert_eq!(meaning(&table), expected, "{word}");
        }
    }
}

#[test]
fn columns_that_look_like_raw_figures_and_are_not() {
    let derived = [
        "每百名学生拥有高于规定学历教师数",
        "每百名学生拥有县级及以上骨干教师数",
        "生均教学及辅助用房面积（㎡）",
        "生均体育运动场馆面积",
        "生均教学仪器设备值(元)",
        "高于规定学历教师比例",
        "网络多媒体教室达标值",
        "在校生平均值",
        "教学用房差异系数",
        "是否达标",
    ];
    for header in derived {
        let table = format!("学校名称 | 在校生数 | {header}\n城关小学 | 10 | 1");
        assert_eq!(meaning(&table), Meaning::Derived, "{header}");
    }
    let others = [
        "寄宿生数",
        "专任教师数（女）",
        "校级骨干教师数",
        "市级以上骨干教师数",
        "骨干教师交流轮岗人数",
        "高中阶段及以下",
        "年级数",
        "学校占地面积",
    ];
    for header in others {
        let table = format!("学校名称 | 在校生数 | {header}\n城关小学 | 10 | 1");
        assert_eq!(meaning(&table), Meaning::Ignored, "{header}");
    }
}

#[test]
fn what_the_forms_ask_beside_the_indicators_is_read_from_tables_as_well() {
    let one = |field, part| figure(field, part, 1);
    let cases = [
        ("随迁子女在校生数", one(Field::MigrantPupils, Part::Whole)),
        ("校外租赁体育场馆面积", one(Field::LeasedArea, Part::Whole)),
        ("校内其他体育场面积", one(Field::OtherGroundArea, Part::Whole)),
        ("体育交流轮岗/兼职/走教教师人数", one(Field::SharedSportsTeachers, Part::Whole)),
        ("音乐教室总间数", one(Field::MusicRooms, Part::Whole)),
        ("音乐教室（间）（小学）", one(Field::MusicRooms, Part::Primary)),
        ("美术教室≥90㎡（间）", one(Field::ArtRooms90, Part::Whole)),
        ("每班25人以下班级个数", one(Field::ClassesTo25, Part::Whole)),
        ("小学36-40人班级数", one(Field::ClassesTo40, Part::Primary)),
        ("66人以上", one(Field::ClassesOver65, Part::Whole)),
        ("56人以上", one(Field::ClassesFrom56, Part::Whole)),
        ("最大班额（初中）", one(Field::LargestClass, Part::Junior)),
        ("毕业年级初一时在校学生数", one(Field::Entrants, Part::Whole)),
        ("家庭住址在划片范围内的在校学生人数（小学）", one(Field::DistrictPupils, Part::Primary)),
        ("上一年度公用经费预算总额（万元）", figure(Field::PublicBudget, Part::Whole, 10_000)),
        ("是否寄宿制学校", one(Field::Boarding, Part::Whole)),
    ];
    for (header, expected) in cases {
        let table = format!("学校名称 | 在校生数 | {header}\n城关小学 | 10 | 1");
        assert_eq!(meaning(&table), expected, "{header}");
    }
    for header in ["持有教师资格证", "毕业生数", "大班额班级数", "音乐教室面积"]
    {
        let table = format!("学校名称 | 在校生数 | {header}\n城关小学 | 10 | 1");
        assert_eq!(meaning(&table), Meaning::Ignored, "{header}");
    }
}

#[test]
fn the_same_leaf_under_several_parents() {
    let cases = [
        (&["教职工", "本科毕业"][..], Meaning::Ignored),
        (
            &["教职工", "其中：专任教师", "本科毕业"],
            figure(Field::BachelorTeachers, Part::Whole, 1),
        ),
        (&["专任教师", "#按学历分", "本科毕业"], figure(Field::BachelorTeachers, Part::Whole, 1)),
        (&["专任教师", "其中：女", "本科毕业"], Meaning::Ignored),
        (&["专任教师", "计"], figure(Field::Teachers, Part::Whole, 1)),
        (&["专任教师", "#按授课课程分", "体育"], figure(Field::SportsTeachers, Part::Whole, 1)),
        (
            &["专任教师", "#按授课课程分", "体育与健康"],
            figure(Field::SportsTeachers, Part::Whole, 1),
        ),
        (
            &["专任教师", "#按授课课程分", "艺术", "计"],
            figure(Field::AllArtsTeachers, Part::Whole, 1),
        ),
        (
            &["专任教师", "#按授课课程分", "艺术", "音乐"],
            figure(Field::MusicTeachers, Part::Whole, 1),
        ),
        (
            &["校舍建筑面积（平方米）", "教学及辅助用房", "计"],
            figure(Field::TeachingArea, Part::Whole, 1),
        ),
        (
            &["校舍建筑面积（平方米）", "教学及辅助用房", "其中", "室内体育用房"],
            figure(Field::GymArea, Part::Whole, 1),
        ),
        (&["校舍建筑面积（平方米）", "教学及辅助用房", "其中", "普通教室"], Meaning::Ignored),
        (&["占地面积（平方米）", "其中：运动场地面积"], figure(Field::GroundArea, Part::Whole, 1)),
        (
            &["固定资产总值（万元）", "其中：教学仪器设备资产值", "计"],
            figure(Field::EquipmentValue, Part::Whole, 10_000),
        ),
        (&["固定资产总值（万元）", "其中：教学仪器设备资产值", "当年新增"], Meaning::Ignored),
        (&["教室（间）", "其中：网络多媒体教室"], figure(Field::MultimediaRooms, Part::Whole, 1)),
        (
            &["教基1102", "县级以上骨干教师(小学)"],
            figure(Field::BackboneTeachers, Part::Primary, 1),
        ),
        (&["在校生数", "女"], Meaning::Ignored),
        (&["在校生数", "一年级"], Meaning::Ignored),
        (&["体育器材（件）", "体育"], Meaning::Ignored),
    ];
    for (path, expected) in cases {
        let mut table = String::new();
        for (depth, cell) in path.iter().enumerate() {
            let left = if depth == 0 { "学校名称 | 办学类型" } else { "^ | ^" };
            let group = if depth + 1 < path.len() { "<" } else { "别的" };
            table += &format!("{left} | {cell} | {group}\n");
        }
        table += "城关小学 | 小学 | 10 | 1";
        assert_eq!(meaning(&table), expected, "{path:?}");
    }
}

#[test]
fn units_stand_in_brackets_in_a_row_or_in_the_title() {
    let cases = [
        ("学校名称 | 办学类型 | 教学仪器设备值\n | | 万元\n城关小学 | 小学 | 12", 10_000),
        ("学校名称 | 办学类型 | 教学仪器设备值\n | | （元）\n城关小学 | 小学 | 12", 1),
        ("单位：万元\n学校名称 | 办学类型 | 教学仪器设备值\n城关小学 | 小学 | 12", 10_000),
        (
            "学校名称 | 办学类型 | 教学仪器设备（万元） | <\n^ | ^ | 资产值 | 台数\n城关小学 | 小学 | 12 | 3",
            10_000,
        ),
        ("学校名称 | 办学类型 | 教学仪器设备值（千元）\n城关小学 | 小学 | 12", 1_000),
    ];
    for (table, factor) in cases {
        assert_eq!(meaning(table), figure(Field::EquipmentValue, Part::Whole, factor), "{table}");
    }
}
