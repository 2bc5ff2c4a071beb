//! Several counties, several years: what goes together, what is asked, and what the answers do.

use junheng::county::{Field, Mixture, Part};
use junheng::evaluate::{CountyVerdict, evaluate};
use junheng::finding::{Code, Severity};
use junheng::intake::{Amendments, Assembled, FileReading, Pick, Scope, Source, assemble_amended};
use junheng::standard::shipped;

use super::support::reading;

const HEADER: &str = "学校名称|办学类型|在校生数|网络多媒体教室（间）|运动场地面积（㎡）\n";

fn readings(files: &[(&str, &str)]) -> Vec<FileReading> {
    files.iter().map(|(name, text)| reading(name, text)).collect()
}

fn with_header(rows: &str) -> String {
    [HEADER, rows].concat()
}

/// What is asked: what seems to be mixed, and each part with its number of schools.
fn asked(assembled: &Assembled) -> String {
    let Some(question) = &assembled.question else { return "-".to_owned() };
    let about = match question.about {
        Mixture::Counties => "县",
        Mixture::Years => "年",
    };
    let bundles = question.bundles.iter().map(|one| format!(" {}:{}", one.name, one.schools));
    about.to_owned() + &bundles.collect::<String>()
}

fn ask(files: &[(&str, &str)]) -> String {
    let files: Vec<(&str, String)> =
        files.iter().map(|(name, rows)| (*name, with_header(rows))).collect();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    asked(&assemble_amended(&readings(&files), &Amendments::default()))
}

const A: &str = "第一小学|小学|500|12|4000\n第二小学|小学|300|8|2400\n城关小学|小学|200|5|1500\n桥头小学|小学|150|4|900\n河口小学|小学|120|3|800\n";
const B: &str = "第一小学|小学|900|20|7000\n东门小学|小学|310|9|2500\n西门小学|小学|210|6|1600\n南门小学|小学|160|5|950\n北门小学|小学|130|4|850\n";
/// The schools of A a year later.
const A_LATER: &str = "第一小学|小学|520|13|4100\n第二小学|小学|290|9|2500\n城关小学|小学|210|6|1500\n桥头小学|小学|140|4|950\n新建小学|小学|90|3|700\n";
/// The same year, other figures of the same schools.
const A_AGAIN: &str =
    "第一小学|小学|500|12|4000\n第二小学|小学|300|8|2400\n城关小学|小学|200|6|1500\n";
/// Other schools of the same county, one in both files.
const A_JUNIOR: &str =
    "第一中学|初级中学|800|20|6000\n第二中学|初级中学|600|15|5000\n桥头小学|小学|150|4|900\n";

#[test]
fn files_that_do_not_go_together_are_asked_about() {
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[("一.xlsx", A)], "-"),
        (&[("一.xlsx", A), ("二.xlsx", B)], "县 一:5 二:5"),
        (&[("青山县.xlsx", A), ("绿水县.xlsx", B)], "县 青山县:5 绿水县:5"),
        // Names of counties differ, and no school has the name of another.
        (
            &[("青山县.xlsx", A), ("绿水县.xlsx", "东门小学|小学|310|9|2500\n")],
            "县 青山县:5 绿水县:1",
        ),
        (&[("青山县.xlsx", A), ("青山县初中.xlsx", A_JUNIOR)], "-"),
        (
            &[("青山县小学.xlsx", A), ("青山县初中.xlsx", A_JUNIOR), ("绿水县小学.xlsx", B)],
            "县 青山县:7 绿水县:5",
        ),
        (&[("小学.xlsx", A), ("初中.xlsx", A_JUNIOR)], "-"),
        (&[("全县.xlsx", A), ("补报.xlsx", A_AGAIN)], "-"),
        (&[("全县2024.xlsx", A), ("全县2025.xlsx", A_LATER)], "年 2024年:5 2025年:5"),
        (&[("一.xlsx", A), ("二.xlsx", A_LATER)], "年 一:5 二:5"),
        (&[("一.xlsx", A), ("一.xlsx", A_LATER)], "年 一:5 一 (2):5"),
        (&[("青山县2024.xlsx", A), ("青山县2025.xlsx", A_LATER)], "年 2024年:5 2025年:5"),
        // One school of two files is a conflict, not a year.
        (
            &[
                ("一.xlsx", "第一小学|小学|500|12|4000\n"),
                ("二.xlsx", "第一小学|小学|520|13|4100\n"),
            ],
            "-",
        ),
    ];
    for (files, wanted) in cases {
        let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
        assert_eq!(ask(files), *wanted, "{names:?}");
    }
}

/// A table with a column 区县.
fn districts(rows: &[(&str, &str)]) -> String {
    let lines = rows.iter().map(|(district, rest)| format!("{district}|{rest}\n"));
    ["区县|", HEADER].concat() + &lines.collect::<String>()
}

#[test]
fn districts_that_differ_are_asked_about() {
    let (one, two) = ("第一小学|小学|500|12|4000", "第一小学|小学|900|20|7000");
    let other = "第二小学|小学|300|8|2400";
    let cases = [
        (districts(&[("甲县", one), ("甲县", other)]), "-"),
        (districts(&[("某省丙市甲县", one), ("甲县", other)]), "-"),
        (districts(&[("甲县", one), ("乙县", two), ("乙县", other)]), "县 甲县:1 乙县:2"),
        (districts(&[("甲县", one), ("乙县", two), ("丙区", other)]), "县 甲县:1 乙县:1 丙区:1"),
        (districts(&[("甲县", one), ("乙县", two), ("", other)]), "县 甲县:1 乙县:1"),
        (districts(&[("", one), ("", other)]), "-"),
    ];
    for (text, wanted) in cases {
        let assembled = assemble_amended(&readings(&[("表.xlsx", &text)]), &Amendments::default());
        assert_eq!(asked(&assembled), wanted, "{text}");
    }
    let text = districts(&[("甲县", one), ("乙县", two)]).replace("区县|", "统计三级|");
    let assembled = assemble_amended(&readings(&[("表.xlsx", &text)]), &Amendments::default());
    assert_eq!(asked(&assembled), "县 甲县:1 乙县:1");
}

/// Until somebody says what they are, schools of one name stay two, and nothing is said of all together.
#[test]
fn until_it_is_said_nothing_is_pooled() {
    let text = districts(&[
        ("甲县", "第一小学|小学|500|12|4000"),
        ("乙县", "第一小学|小学|900|20|7000"),
        ("乙县", "第二小学|小学|300|8|2400"),
    ]);
    let files = readings(&[("表.xlsx", &text)]);
    let assembled = assemble_amended(&files, &Amendments::default());
    assert_eq!(assembled.county.schools.len(), 3);
    let told: Vec<_> =
        assembled.findings.iter().filter(|one| one.code == Code::SeveralCounties).collect();
    assert_eq!((told.len(), told[0].severity), (1, Severity::Error));
    assert!(told[0].message.contains("“甲县”1 所学校、“乙县”2 所学校"), "{}", told[0].message);
    let standard = shipped("cn-2017").unwrap();
    let evaluation = evaluate(&assembled.county, &standard);
    assert_eq!(evaluation.county.verdict, CountyVerdict::Incomplete);
    assert_eq!(evaluation.county.blocking[0].id, "several_counties");
    for stage in &evaluation.stages {
        assert!(stage.composite_cv.is_none());
        assert!(stage.indicators.iter().all(|one| one.cv.is_none() && one.mean.is_none()));
    }
    // Said to be one county, they are.
    let mut one = Amendments::default();
    one.join(assembled.question.unwrap().together);
    let joined = assemble_amended(&files, &one);
    assert!(joined.question.is_none() && joined.county.mixture.is_none());
    let evaluation = evaluate(&joined.county, &standard);
    assert!(evaluation.stages[0].indicators.iter().any(|one| one.cv.is_some()));
}

/// One of them is looked at; the others are there, told of, and in no figure.
#[test]
fn one_county_is_looked_at() {
    let text = districts(&[
        ("甲县", "第一小学|小学|500|12|4000"),
        ("乙县", "第一小学|小学|900|20|7000"),
        ("乙县", "第二小学|小学|300|8|2400"),
        ("", "第二小学|小学|300|8|2400"),
        ("", "无名小学|小学|30|1|240"),
    ]);
    let rooms = "学校名称|学校标识码|教学仪器设备值（元）\n第二小学||600000\n";
    let files = readings(&[("表.xlsx", &text), ("设备.xlsx", rooms)]);
    let mut amendments = Amendments::default();
    let question = assemble_amended(&files, &amendments).question.unwrap();
    amendments.split(&question.bundles, 1);
    let assembled = assemble_amended(&files, &amendments);
    assert!(assembled.question.is_none());
    let names: Vec<_> = assembled.county.schools.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["第一小学", "第二小学"]);
    // Another file without the column belongs to the school of that name.
    let equipment = assembled.county.schools[1].facts.get(Field::EquipmentValue, Part::Whole);
    assert!(equipment.is_some());
    let told: Vec<_> = assembled
        .findings
        .iter()
        .filter(|one| one.code == Code::SeveralCounties)
        .map(|one| (one.severity, one.message.as_str()))
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0].0, Severity::Notice);
    assert!(told[1].0 == Severity::Error && told[1].1.contains("无名小学"), "{told:?}");
    // A third county in a later file is asked about anew where they were said to be one.
    let mut one = Amendments::default();
    one.join(question.together);
    let later = districts(&[("丙县", "第三小学|小学|100|2|700")]);
    let files = readings(&[("表.xlsx", &text), ("后来.xlsx", &later)]);
    assert_eq!(asked(&assemble_amended(&files, &one)), "县 甲县:1 乙县:2 丙县:1");
}

#[test]
fn one_year_is_looked_at() {
    let (old, new) = (with_header(A), with_header(A_LATER));
    let files = readings(&[("全县2024.xlsx", &old), ("全县2025.xlsx", &new)]);
    let mut amendments = Amendments::default();
    let question = assemble_amended(&files, &amendments).question.unwrap();
    assert_eq!(question.example.as_deref(), Some("城关小学"));
    let pupils = |amendments: &Amendments| {
        let county = assemble_amended(&files, amendments).county;
        let of = |part| county.schools[0].facts.get(Field::Pupils, part).and_then(|one| one.value);
        let value = of(Part::Whole).or(of(Part::Primary));
        (county.schools.len(), value.map_or("-".to_owned(), |value| value.to_string()))
    };
    amendments.split(&question.bundles, 1);
    assert_eq!(pupils(&amendments), (5, "520".to_owned()));
    amendments.open_set(0);
    assert_eq!(pupils(&amendments), (5, "500".to_owned()));
    amendments.drop_files(&["全县2024.xlsx".to_owned()]);
    assert_eq!((amendments.sets.len(), amendments.scope()), (0, Scope::default()));
    let mut joined = Amendments::default();
    joined.join(question.together);
    // Joined, the two figures are a conflict: neither counts until somebody says which.
    assert_eq!(pupils(&joined), (6, "-".to_owned()));
    joined.prefer("全县2025.xlsx");
    assert_eq!(pupils(&joined), (6, "520".to_owned()));
}

/// This one, that one, all from that file.
#[test]
fn a_conflict_is_settled_by_choice() {
    let (old, new) = (with_header(A), with_header(A_AGAIN));
    let files = readings(&[("全县.xlsx", &old), ("补报.xlsx", &new)]);
    let outcome = |amendments: &Amendments| {
        let assembled = assemble_amended(&files, amendments);
        let school = &assembled.county.schools[2];
        let rooms = school.facts.get(Field::MultimediaRooms, Part::Whole).unwrap();
        let conflicts = assembled.findings.iter().filter(|one| one.code == Code::Conflict);
        let conflicts: Vec<_> = conflicts.map(|one| one.severity).collect();
        let file = rooms.origin.cells()[0].file;
        (rooms.value.map_or("-".to_owned(), |value| value.to_string()), file, conflicts)
    };
    let plain = Amendments::default();
    // The order of the files says nothing about which figure is right.
    assert_eq!(outcome(&plain), ("-".to_owned(), 0, vec![Severity::Error]));
    let told = assemble_amended(&files, &plain).findings;
    let told = told.iter().find(|one| one.code == Code::Conflict).unwrap();
    assert!(told.message.starts_with("“城关小学”的“网络多媒体教室间数”"), "{}", told.message);
    let pick = |file: &str| Pick {
        code: None,
        name: "城关小学".to_owned(),
        field: Field::MultimediaRooms,
        part: Part::Whole,
        source: Source { file: file.to_owned(), sheet: "Sheet1".to_owned() },
    };
    for (file, value, number) in [("补报.xlsx", "6", 1), ("全县.xlsx", "5", 0)] {
        let mut chosen = Amendments::default();
        chosen.pick(pick("别的.xlsx"));
        assert_eq!(outcome(&chosen), outcome(&plain));
        chosen.pick(pick(file));
        assert_eq!(chosen.picks.len(), 1);
        assert_eq!(outcome(&chosen), (value.to_owned(), number, vec![Severity::Notice]));
        let mut all = Amendments::default();
        all.prefer(file);
        assert_eq!(outcome(&all), (value.to_owned(), number, vec![Severity::Notice]));
    }
}
