//! Made-up counties, written in every format and many guises, read by the crate's own pipeline and
//! compared with the truth they were made from.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod support;

use fastrand::Rng;
use support::county::Kind;
use support::made::{Wish, county};
use support::shapes::cells::Hand;
use support::shapes::flat::flat;
use support::shapes::guise::Guise;
use support::shapes::{roster, vertical};
use support::table::{CellValue, Table};
use support::write::Format;

#[test]
fn all_shapes_can_be_written_in_all_formats() {
    for seed in 0..12 {
        let mut rng = Rng::with_seed(seed);
        let wish = Wish { schools: 40, ..Wish::any(&mut rng) };
        let county = county(&mut rng, wish);
        let guise = Guise::any(&mut rng);
        let shape = flat(&mut rng, &county, guise);
        for format in Format::ALL {
            save(&seed.to_string(), format, &shape.tables);
        }
    }
}

#[test]
fn rosters_and_forms_can_be_written() {
    for seed in 0..4 {
        let mut rng = Rng::with_seed(seed);
        let wish = Wish { schools: 30, ..Wish::any(&mut rng) };
        let county = county(&mut rng, wish);
        let guise = roster::Guise::any(&mut rng);
        let hand = Hand::any(&mut rng);
        let rosters = roster::rosters(&mut rng, &county, guise);
        assert_eq!(rosters.len(), 3);
        let forms = vertical::forms(&mut rng, &county, hand);
        assert_eq!(forms.len(), vertical::told(&county).schools.len());
        for (name, tables) in rosters.iter().chain(&forms) {
            assert_eq!(
                tables[0].rows.iter().filter(|row| !row.is_empty()).count(),
                tables[0].rows.len()
            );
            for format in [Format::Xlsx, Format::Xls, Format::Ods] {
                save(&format!("{seed}-{name}"), format, tables);
            }
        }
    }
}

#[test]
fn every_wording_that_is_known_is_written_somewhere() {
    let mut written = String::new();
    for seed in 0..150 {
        let mut rng = Rng::with_seed(seed);
        let wish = Wish { schools: 12, ..Wish::any(&mut rng) };
        let county = county(&mut rng, wish);
        let guise = Guise::any(&mut rng);
        let mut tables = flat(&mut rng, &county, guise).tables;
        let guise = roster::Guise::any(&mut rng);
        tables.extend(roster::rosters(&mut rng, &county, guise).into_iter().flat_map(|(_, t)| t));
        for (_, _, value) in tables.iter().flat_map(Table::cells) {
            if let CellValue::Text(text) = value {
                written += &format!(
                    "|{}|",
                    text.replace(['\n', ' '], "").replace('（', "(").replace('）', ")")
                );
            }
        }
    }
    let known = "学校名称 学校 校名 单位名称 机构名称 学校(机构)名称 学校标识码 学校代码 机构标识码 \
        办学类型 学校类型 学校类别 学段 |小学| |小学教学点| |教学点| |初级中学| |独立初中| |初中| \
        |九年一贯制学校| |九年一贯制| |完全中学| |十二年一贯制学校| |十二年一贯制| |高级中学| \
        |特殊教育学校| |职业学校| 小学部| 初中部| 小学部)| 办别 学校性质 举办者 城乡类型 统计三级 区县 学片 \
        在校生数 在校学生数 学生数 学生人数 在校学生总数 小学学生数 学生数(小学) 博士研究生毕业 \
        硕士研究生毕业 研究生 本科毕业 专科毕业 高中阶段及以下 高于规定学历教师数 学历教师人数(小学) \
        县级以上骨干教师(小学) 县级及以上骨干教师数 区级及以上骨干教师数 |骨干教师数 |体育| |体育与健康| \
        |音乐| |美术| |艺术| |计| 体育艺术专任教师数 体艺教师 体育专任教师人数 教学及辅助用房面积 教学用房面积 \
        室内体育用房面积 |体育馆 学校体育馆面积 运动场地面积 校内体育场面积 体育运动场馆面积 \
        教学仪器设备资产值(万元) 教学仪器设备值(元) 教学仪器设备总值 网络多媒体教室(间) 网络多媒体教室间数 \
        班级总数 教学班数 25人以下 66人以上 最大班额 合计 甲 乙 丙 — 无 / 填报单位 备注 填表人";
    for wording in known.split_whitespace() {
        assert!(written.contains(wording), "{wording} stands in no made-up file");
    }
}

/// For `tests/browser/whole.test.mjs`: what the disk of one county's office holds, the rosters of three stages,
/// the county's own form and some schools' forms. One school has the name that `JUNHENG_CANARY` gives.
#[test]
#[ignore = "writes the files into the folder that JUNHENG_OFFICE names"]
fn write_the_files_of_an_office() {
    let told = |name| std::env::var(name).expect("the folder and the name of a school are given");
    let mut rng = Rng::with_seed(2026);
    let wish = Wish { schools: 14, blanks: 4, on_the_line: 15, apart: false, unequal: false };
    let mut county = county(&mut rng, wish);
    let school = county.schools.iter_mut().find(|school| school.kind == Kind::Primary).unwrap();
    school.name = told("JUNHENG_CANARY");
    let hand = Hand { as_text: 10, marks: true, zeros: false };
    let guise = roster::Guise { crowded: true, hand, ..roster::Guise::any(&mut rng) };
    let mut files = roster::rosters(&mut rng, &county, guise);
    let form = vertical::county_form(&mut rng, hand);
    files.push((form.name, form.tables));
    let canary = CellValue::from(told("JUNHENG_CANARY").as_str());
    let mut forms = vertical::forms(&mut rng, &county, hand);
    forms.sort_by_key(|(_, tables)| !tables[0].cells().any(|(_, _, value)| *value == canary));
    files.extend(forms.into_iter().take(3));
    let formats = [Format::Xlsx, Format::Xls, Format::Ods].into_iter().cycle();
    for ((name, tables), format) in files.iter().zip(formats) {
        let path = format!("{}/{name}.{}", told("JUNHENG_OFFICE"), format.ending());
        std::fs::write(path, format.write(tables)).unwrap();
    }
}

/// Writes a file where the environment says, to be looked at.
fn save(name: &str, format: Format, tables: &[Table]) {
    let bytes = format.write(tables);
    assert!(bytes.len() > 1000);
    if let Ok(folder) = std::env::var("MADE_UP_COUNTIES") {
        std::fs::write(format!("{folder}/{name}-{format:?}.{}", format.ending()), bytes).unwrap();
    }
}

mod by_the_pipeline {
    use serde_json::Value;

    use super::support::compare::{Told, compare, compare_sources};
    use super::support::county::County;
    use super::support::shapes::Shape;
    use super::support::shapes::guise::Areas;
    use super::support::truth::{GymTold, truth, truth_as_told};
    use super::*;

    /// Writes a made-up county, reads it by the pipeline and gives all differences from the truth.
    fn differences(seed: u64, format: Format, guise: impl Fn(&mut Rng) -> Guise) -> Vec<String> {
        let mut rng = Rng::with_seed(seed);
        let mut wish = Wish::any(&mut rng);
        let guise = guise(&mut rng);
        wish.apart = guise.row_a_stage && rng.bool();
        let county = county(&mut rng, wish);
        let of_gym = match guise.areas {
            Areas::GrossAndGym => GymTold::Within,
            Areas::NetAndGym => GymTold::Apart,
            Areas::NetAndSports => GymTold::Nothing,
        };
        let truth = truth_as_told(&county, of_gym);
        let shape = flat(&mut rng, &county, guise);
        let (document, sheet) = read(&shape, format);
        let told = Told { codes: shape.told_codes, order: true };
        let mut wrong = compare(&document, &truth, told);
        wrong.extend(compare_sources(&document, &sheet, &shape.rows));
        wrong
    }

    /// The document, and how the sheet with the schools is called in its sources.
    fn read(shape: &Shape, format: Format) -> (Value, String) {
        let file = format!("县汇总.{}", format.ending());
        let files = [(file.clone(), format.write(&shape.tables))];
        let json = junheng::pipeline::evaluate_to_json(&files, "cn-2017").unwrap();
        let name = shape.tables.last().unwrap().name.clone();
        let sheet = if format.is_text() { "县汇总".to_owned() } else { name };
        (serde_json::from_str(&json).unwrap(), format!("{file}!{sheet}"))
    }

    fn assert_true(seeds: std::ops::Range<u64>, format: Format, guise: fn(&mut Rng) -> Guise) {
        for seed in seeds {
            let wrong = differences(seed, format, guise);
            let shown: Vec<&String> = wrong.iter().take(12).collect();
            assert!(
                wrong.is_empty(),
                "seed {seed} as {format:?}, {} wrong: {shown:#?}",
                wrong.len()
            );
        }
    }

    /// Several files that make one county, against what they tell of it.
    fn assert_files_true(seed: u64, files: &[(String, Vec<Table>)], format: Format, told: &County) {
        let files: Vec<(String, Vec<u8>)> = files
            .iter()
            .map(|(name, tables)| (format!("{name}.{}", format.ending()), format.write(tables)))
            .collect();
        let json = junheng::pipeline::evaluate_to_json(&files, "cn-2017").unwrap();
        // Rosters give a 完全中学 its place by the first stage's file.
        let order = Told { codes: true, order: false };
        let wrong = compare(&serde_json::from_str(&json).unwrap(), &truth(told), order);
        let shown: Vec<&String> = wrong.iter().take(12).collect();
        assert!(wrong.is_empty(), "seed {seed} as {format:?}, {} wrong: {shown:#?}", wrong.len());
    }

    const WORKBOOKS: [Format; 3] = [Format::Xlsx, Format::Xls, Format::Ods];

    #[test]
    fn rosters_say_what_is_true() {
        for seed in 0..60 {
            let mut rng = Rng::with_seed(seed);
            let wish = Wish { apart: rng.u8(..4) == 0, ..Wish::any(&mut rng) };
            let county = county(&mut rng, wish);
            let guise = roster::Guise::any(&mut rng);
            let files = roster::rosters(&mut rng, &county, guise);
            assert_files_true(seed, &files, WORKBOOKS[seed as usize % 3], &roster::told(&county));
        }
    }

    #[test]
    fn forms_say_what_is_true() {
        for seed in 0..12 {
            let mut rng = Rng::with_seed(seed);
            let wish = Wish { schools: rng.usize(24..60), ..Wish::any(&mut rng) };
            let county = county(&mut rng, wish);
            let hand = Hand::any(&mut rng);
            let files = vertical::forms(&mut rng, &county, hand);
            assert_files_true(seed, &files, WORKBOOKS[seed as usize % 3], &vertical::told(&county));
        }
    }

    macro_rules! formats {
        ($($name:ident, $format:ident, $seeds:expr;)+) => {$(
            mod $name {
                use super::*;

                #[test]
                fn simple_tables_say_what_is_true() {
                    assert_true($seeds, Format::$format, Guise::simple);
                }

                #[test]
                fn tables_as_county_offices_make_them_say_what_is_true() {
                    assert_true($seeds, Format::$format, Guise::any);
                }
            }
        )+};
    }

    formats! {
        xlsx, Xlsx, 0..60;
        xls, Xls, 100..150;
        ods, Ods, 200..240;
        csv_utf8, CsvUtf8, 300..340;
        csv_bom, CsvBom, 400..430;
        csv_gbk, CsvGbk, 500..540;
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let mut rng = Rng::with_seed(1);
        let wish = Wish::any(&mut rng);
        let county = county(&mut rng, wish);
        let guise = Guise::simple(&mut rng);
        let shape = flat(&mut rng, &county, guise);
        let files = [("a.xlsx".to_owned(), Format::Xlsx.write(&shape.tables))];
        let once = junheng::pipeline::evaluate_to_json(&files, "cn-2017").unwrap();
        assert_eq!(junheng::pipeline::evaluate_to_json(&files, "cn-2017").unwrap(), once);
    }

    #[test]
    fn our_own_sample_shows_what_there_is_to_show() {
        let files = [("示例.xlsx".to_owned(), junheng::report::template::SAMPLE.to_vec())];
        let json = junheng::pipeline::evaluate_to_json(&files, "cn-2017").unwrap();
        let document: Value = serde_json::from_str(&json).unwrap();
        let units = document["units"].as_array().unwrap();
        let count = |verdict| units.iter().filter(|unit| unit["verdict"] == verdict).count();
        assert_eq!((count("met"), count("not_met"), count("missing")), (17, 4, 1));
        assert_eq!(document["excluded"].as_array().unwrap().len(), 4);
        for stage in ["primary", "junior"] {
            for (id, one) in document["stages"][stage]["indicators"].as_object().unwrap() {
                let verdict = match (stage, id.as_str()) {
                    ("primary", "backbone_teachers") => "not_met",
                    // The gym that the sample leaves blank could still decide both.
                    ("primary", "teaching_area" | "sports_area") => "missing",
                    _ => "met",
                };
                assert_eq!(one["verdict"], verdict, "{stage} {id}");
            }
        }
    }
}

/// Rosters of persons, in every format and many manners, against what is true of them.
mod of_persons {
    use junheng::county::{Field, Part};
    use junheng::findings::{Code, Severity};
    use rust_decimal::Decimal;

    use super::support::shapes::persons::{People, rosters};
    use super::*;

    /// The figures that must come out of the rows.
    fn figures(people: &People) -> Vec<(Field, i64)> {
        let [doctors, masters, bachelors, colleges] = people.degrees;
        let [sports, music, fine, arts] = people.arts;
        vec![
            (Field::Teachers, people.teachers),
            (Field::DoctorTeachers, doctors),
            (Field::MasterTeachers, masters),
            (Field::PostgraduateTeachers, doctors + masters),
            (Field::BachelorTeachers, bachelors),
            (Field::CollegeTeachers, colleges),
            (Field::BackboneTeachers, people.backbone),
            (Field::SportsTeachers, sports),
            (Field::MusicTeachers, music),
            (Field::FineArtTeachers, fine),
            (Field::ArtsTeachers, arts),
            (Field::AllArtsTeachers, music + fine + arts),
            (Field::CertifiedTeachers, people.certified),
            (Field::Pupils, people.pupils),
            (Field::MigrantPupils, people.migrants),
            (Field::Classes, people.classes.len() as i64),
        ]
    }

    #[test]
    fn rosters_of_persons_say_what_is_true() {
        for seed in 0..200 {
            let mut rng = Rng::with_seed(seed);
            let wish = Wish { schools: 24, blanks: 0, ..Wish::any(&mut rng) };
            let county = county(&mut rng, wish);
            let format = Format::ALL[seed as usize % Format::ALL.len()];
            let made = rosters(&mut rng, &county, format);
            let files: Vec<(String, Vec<u8>)> = made
                .files
                .iter()
                .map(|(name, tables)| (format!("{name}.{}", format.ending()), format.write(tables)))
                .collect();
            let read = junheng::pipeline::read(&files);
            let mut wrong = Vec::new();
            for ((name, stage), people) in &made.truth {
                let Some(school) = read.county.schools.iter().find(|one| one.name == *name) else {
                    wrong.push(format!("{name} is no school"));
                    continue;
                };
                let part = Part::from_id(stage).unwrap();
                let alone = made.truth.keys().filter(|(one, _)| one == name).count() == 1;
                for (field, figure) in figures(people) {
                    let own = school.facts.get(field, part);
                    let fact =
                        own.or_else(|| school.facts.get(field, Part::Whole).filter(|_| alone));
                    let found = fact.and_then(|fact| fact.value);
                    if found != Some(Decimal::from(figure)) {
                        wrong.push(format!(
                            "{name} {stage} {field:?} is {found:?}, should be {figure}"
                        ));
                    }
                    // A count leads to as many rows as it counts.
                    let rows = fact.map(|fact| fact.origin.clone());
                    if let (Some(junheng::county::Origin::Counted { rows, .. }), true) =
                        (rows, figure > 0 && field != Field::Classes)
                    {
                        let count: u64 = rows.iter().map(|rows| rows.count()).sum();
                        if count != figure as u64 {
                            wrong.push(format!("{name} {stage} {field:?} leads to {count} rows"));
                        }
                    }
                }
                let of_stage = |class: &&junheng::county::Class| class.part == part || alone;
                let mut classes: Vec<Decimal> = school
                    .classes
                    .iter()
                    .filter(of_stage)
                    .map(|class| class.pupils.unwrap_or_default())
                    .collect();
                let mut truth: Vec<Decimal> =
                    people.classes.iter().map(|pupils| Decimal::from(*pupils)).collect();
                classes.sort_unstable();
                truth.sort_unstable();
                if classes != truth {
                    wrong.push(format!("{name} {stage} has classes {classes:?}, not {truth:?}"));
                }
            }
            let schools =
                made.truth.keys().map(|(name, _)| name).collect::<std::collections::BTreeSet<_>>();
            if read.county.schools.len() != schools.len() {
                wrong.push(format!(
                    "{} schools, should be {}",
                    read.county.schools.len(),
                    schools.len()
                ));
            }
            if !wrong.is_empty() {
                wrong.extend(read.findings.iter().map(|one| one.message.clone()));
            }
            let doubts =
                [Code::PersonUnclear, Code::PersonTwice, Code::PersonsNotCounted, Code::Conflict];
            wrong.extend(
                read.findings
                    .iter()
                    .filter(|one| doubts.contains(&one.code) && one.severity != Severity::Notice)
                    .map(|one| one.message.clone()),
            );
            let shown: Vec<&String> = wrong.iter().take(30).collect();
            assert!(
                wrong.is_empty(),
                "seed {seed} {}, {} wrong: {shown:#?}",
                made.layout,
                wrong.len()
            );
        }
    }
}
