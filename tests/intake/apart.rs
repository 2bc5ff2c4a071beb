//! Several counties, several years: what goes together, what is asked, and what the answers do.

use junheng::county::{Field, Mixture, Part};
use junheng::evaluate::{CountyVerdict, evaluate};
use junheng::findings::{Code, Severity};
use junheng::intake::{Amendments, Assembled, FileReading, Pick, Scope, Source, assemble_amended};
use junheng::pipeline;
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

/// All orders of up to four files.
fn orders<T: Clone>(all: &[T]) -> Vec<Vec<T>> {
    if all.len() < 2 {
        return vec![all.to_vec()];
    }
    let taken = |at: usize| {
        let mut rest = all.to_vec();
        let one = rest.remove(at);
        orders(&rest).into_iter().map(move |rest| [vec![one.clone()], rest].concat())
    };
    (0..all.len()).flat_map(taken).collect()
}

/// What is asked, whichever file comes first: the parts by their names.
fn ask_in_any_order(files: &[(&str, &str)]) -> String {
    let sorted = |told: String| {
        let mut words: Vec<_> = told.split(' ').map(str::to_owned).collect();
        words[1..].sort();
        words.join(" ")
    };
    let told: std::collections::BTreeSet<String> =
        orders(files).iter().map(|files| sorted(ask(files))).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    told.into_iter().next().unwrap()
}

const C: &str = "第一小学|小学|700|16|5000\n西河小学|小学|250|7|2100\n西山小学|小学|190|5|1300\n西湖小学|小学|140|4|800\n";
const B_JUNIOR: &str = "第五中学|初级中学|810|21|6100\n第六中学|初级中学|610|16|5100\n";
const A_LATER_JUNIOR: &str =
    "第一中学|初级中学|850|21|6000\n第二中学|初级中学|640|16|5000\n桥头小学|小学|140|4|950\n";
const FORM: &str = "第一小学|小学|500||\n";

/// Of each kind, with its neighbours; the order of the files makes no difference.
#[test]
fn whichever_file_comes_first_the_same_is_asked() {
    let cases: &[(&[(&str, &str)], &str)] = &[
        // Three counties: names of files that say so, and names that do not.
        (
            &[("青山县.xlsx", A), ("绿水县.xlsx", B), ("白云区.xlsx", C)],
            "县 白云区:4 绿水县:5 青山县:5",
        ),
        (&[("一.xlsx", A), ("二.xlsx", B), ("三.xlsx", C)], "县 一:5 三:4 二:5"),
        // Of two counties each has two files.
        (
            &[
                ("甲小学.xlsx", A),
                ("甲初中.xlsx", A_JUNIOR),
                ("乙小学.xlsx", B),
                ("乙初中.xlsx", B_JUNIOR),
            ],
            "县 乙:7 甲:7",
        ),
        (
            &[
                ("小学-甲.xlsx", A),
                ("初中-甲.xlsx", A_JUNIOR),
                ("小学-乙.xlsx", B),
                ("初中-乙.xlsx", B_JUNIOR),
            ],
            "县 乙:7 甲:7",
        ),
        // Nobody can say whose these junior schools are.
        (&[("一.xlsx", A), ("二.xlsx", B), ("别的.xlsx", B_JUNIOR)], "县 一:5 二:5 别的:2"),
        // One name of two schools, and nothing else in common.
        (
            &[
                ("一.csv", "中心小学|小学|500||\n甲一小学|小学|300||\n甲二小学|小学|200||\n"),
                ("二.csv", "中心小学|小学|640||\n乙一小学|小学|310||\n乙二小学|小学|210||\n"),
            ],
            "县 一:3 二:3",
        ),
        // The same, and the figure is the same in both: nothing says that these are two schools.
        (
            &[
                ("一.csv", "中心小学|小学|500||\n甲一小学|小学|300||\n甲二小学|小学|200||\n"),
                ("二.csv", "中心小学|小学|500||\n乙一小学|小学|310||\n乙二小学|小学|210||\n"),
            ],
            "-",
        ),
        // A file for each kind of schools of one county, with a name that two schools have.
        (
            &[
                (
                    "小学.csv",
                    "实验学校|小学|500|12|4000\n甲一小学|小学|300||\n甲二小学|小学|200||\n",
                ),
                (
                    "九年一贯.csv",
                    "实验学校|九年一贯制学校|940|22|9000\n乙一学校|九年一贯制学校|310||\n乙二学校|九年一贯制学校|210||\n",
                ),
            ],
            "-",
        ),
        // Schools that are called after their county.
        (
            &[
                (
                    "一.csv",
                    "江州市青岚区湖泉小学|小学|500||\n青岚区东河小学|小学|300||\n青岚区北桥小学|小学|200||\n林河小学|小学|90||\n",
                ),
                (
                    "二.csv",
                    "澜江市望浦区湖泉小学|小学|640||\n望浦区东河小学|小学|310||\n望浦区北桥小学|小学|210||\n",
                ),
            ],
            "县 望浦区:3 青岚区:4",
        ),
        // One that sounds like it is no county.
        (
            &[
                ("一.csv", "河口市场小学|小学|500||\n东河小学|小学|300||\n北桥小学|小学|200||\n"),
                ("二.csv", "新华区实验小学|小学|640||\n西河小学|小学|310||\n南桥小学|小学|210||\n"),
            ],
            "-",
        ),
        // Two years of two stages.
        (
            &[
                ("2024小学.xlsx", A),
                ("2024初中.xlsx", A_JUNIOR),
                ("2025小学.xlsx", A_LATER),
                ("2025初中.xlsx", A_LATER_JUNIOR),
            ],
            "年 2024年:7 2025年:7",
        ),
        // Three years.
        (
            &[
                (
                    "2023.xlsx",
                    "第一小学|小学|480|11|3900\n第二小学|小学|310|7|2300\n城关小学|小学|190|4|1400\n",
                ),
                ("2024.xlsx", A),
                ("2025.xlsx", A_LATER),
            ],
            "年 2023年:3 2024年:5 2025年:5",
        ),
        // Another file of the county goes with both years' schools, and disagrees with neither.
        (
            &[("2024.xlsx", A), ("2025.xlsx", A_LATER), ("2024补.xlsx", FORM)],
            "年 2024年:5 2025年:5",
        ),
        (
            &[("小学.xlsx", A), ("初中.xlsx", A_JUNIOR), ("补.xlsx", A_AGAIN), ("表.xlsx", FORM)],
            "-",
        ),
    ];
    for (files, wanted) in cases {
        let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
        assert_eq!(ask_in_any_order(files), *wanted, "{names:?}");
    }
}

/// The same school is known by its code, whatever it is called.
#[test]
fn a_school_s_code_goes_before_its_name() {
    const CODED: &str = "学校标识码|学校名称|办学类型|在校生数|网络多媒体教室（间）\n";
    let cases = [
        // A file with more of the same schools, one of them with another figure.
        (
            "2135000001|县一小|小学|500|12\n2135000002|县二小|小学|310|8\n2135000009|九小|小学|90|3\n",
            "-",
        ),
        // The next year of schools that were given new names.
        (
            "2135000001|县一小|小学|520|13\n2135000002|县二小|小学|310|9\n2135000003|县三小|小学|210|6\n",
            "年 一:3 二:3",
        ),
        // Another county: the same names, other codes.
        (
            "2235000001|第一小学|小学|520|13\n2235000002|第二小学|小学|310|9\n2235000004|四小|小学|210|6\n",
            "县 一:3 二:3",
        ),
        // One name of two schools, the figures alike.
        (
            "2235000001|第一小学|小学|500|12\n2235000002|东二小|小学|310|9\n2235000004|四小|小学|210|6\n",
            "县 一:3 二:3",
        ),
        // No school of both.
        (
            "2235000001|东一小|小学|500|12\n2235000002|东二小|小学|310|9\n2235000004|四小|小学|210|6\n",
            "-",
        ),
    ];
    let old = "2135000001|第一小学|小学|500|12\n2135000002|第二小学|小学|300|8\n2135000003|第三小学|小学|200|5\n";
    for (new, wanted) in cases {
        let (old, new) = ([CODED, old].concat(), [CODED, new].concat());
        let files = readings(&[("一.xlsx", &old), ("二.xlsx", &new)]);
        assert_eq!(asked(&assemble_amended(&files, &Amendments::default())), wanted, "{new}");
    }
}

/// The county's form goes with the county that it names, and with none where it names none.
#[test]
fn a_form_goes_with_its_county() {
    let form = |name: &str| {
        format!(
            "序号|类别|填报项目|单位|填报值|是否必填|备注说明\n1|类|区县名称||{name}|是|\n6|类|特殊教育学校经费总额|元|900000|是|\n7|类|特殊教育学校学生人数|人|90|是|\n"
        )
    };
    let (a, b) = (with_header(A), with_header(B));
    let cases = [("青山县", 0, 1), ("绿水县", 1, 1), ("青山县", 1, 0), ("", 0, 0), ("", 1, 0)];
    for (named, open, wanted) in cases {
        let form = form(named);
        let files = readings(&[("青山县.xlsx", &a), ("绿水县.xlsx", &b), ("表.xlsx", &form)]);
        let mut amendments = Amendments::default();
        let question = assemble_amended(&files, &amendments).question.unwrap();
        amendments.split(&question.bundles, open);
        let assembled = assemble_amended(&files, &amendments);
        let filled = usize::from(assembled.county.form != junheng::county::CountyForm::default());
        assert_eq!(filled, wanted, "{named} {open}");
        let told = assembled.findings.iter().any(|one| one.message.contains("“表.xlsx”看不出"));
        assert_eq!(told, named.is_empty(), "{named} {open}");
    }
}

/// Years are in the order of their years, and files that state none in that in which they came.
#[test]
fn the_newest_comes_last() {
    assert_eq!(ask(&[("2025.xlsx", A_LATER), ("2024.xlsx", A)]), "年 2024年:5 2025年:5");
    assert_eq!(ask(&[("二.xlsx", A_LATER), ("一.xlsx", A)]), "年 二:5 一:5");
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
        // Towns, parts of a county and kinds of places are no counties; a short name is its full one.
        (districts(&[("城关镇", one), ("河口乡", other)]), "-"),
        (districts(&[("城关", one), ("东部", other)]), "-"),
        (districts(&[("镇中心区", one), ("主城区", other)]), "-"),
        (districts(&[("青山", one), ("青山县", other)]), "-"),
        (districts(&[("350881", one), ("350881", other)]), "-"),
        (districts(&[("350881", one), ("350882", other)]), "县 350881:1 350882:1"),
        (districts(&[("A区", one), ("B区", other)]), "县 A区:1 B区:1"),
        // Names that may be towns, and one school's name that stands for two.
        (
            districts(&[
                ("青山", one),
                ("绿水", two),
                ("绿水", other),
                ("青山", "第九小学|小学|90|3|700"),
            ]),
            "县 青山:2 绿水:2",
        ),
    ];
    for (text, wanted) in cases {
        let assembled = assemble_amended(&readings(&[("表.xlsx", &text)]), &Amendments::default());
        assert_eq!(asked(&assembled), wanted, "{text}");
    }
    for heading in ["县区", "县（市、区）", "所属区县", "县市区", "所在县"] {
        let text = districts(&[("甲县", one), ("乙县", two)]).replace("区县", heading);
        let assembled = assemble_amended(&readings(&[("表.xlsx", &text)]), &Amendments::default());
        assert_eq!(asked(&assembled), "县 甲县:1 乙县:1", "{heading}");
    }
    // Three files that have the column, and one that has it not.
    let file = |district| districts(&[(district, one), (district, other)]);
    let (a, b, c) = (file("甲县"), file("乙县"), file("丙县"));
    let rooms = "学校名称|学校标识码|教学仪器设备值（元）\n第二小学||600000\n";
    for files in
        orders(&[("a.xlsx", a.as_str()), ("b.xlsx", &b), ("c.xlsx", &c), ("d.xlsx", rooms)])
    {
        let told = asked(&assemble_amended(&readings(&files), &Amendments::default()));
        let mut words: Vec<_> = told.split(' ').collect();
        words.sort_unstable();
        assert_eq!(words, ["丙县:2", "乙县:2", "县", "甲县:2"]);
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
    // Neither figure stands before one is chosen.
    assert_eq!(pupils(&joined), (6, "-".to_owned()));
    joined.prefer("全县2025.xlsx");
    assert_eq!(pupils(&joined), (6, "520".to_owned()));
}

/// This one, that one, all from that file.
#[test]
fn a_conflict_is_settled_by_choice() {
    let third = "城关小学|小学|200|7|1500\n";
    let (old, new, third) = (with_header(A), with_header(A_AGAIN), with_header(third));
    let files = readings(&[("全县.xlsx", &old), ("补报.xlsx", &new), ("再补.xlsx", &third)]);
    let outcome = |amendments: &Amendments| {
        let assembled = assemble_amended(&files, amendments);
        let school = &assembled.county.schools[2];
        let rooms = school.facts.get(Field::MultimediaRooms, Part::Whole).unwrap();
        let conflicts = assembled.findings.iter().filter(|one| one.code == Code::Conflict);
        let conflicts: Vec<_> = conflicts.map(|one| one.severity).collect();
        let value = rooms.value.map_or("-".to_owned(), |value| value.to_string());
        (value, rooms.origin.cells()[0].file, conflicts)
    };
    // Of three figures none stands.
    let plain = Amendments::default();
    assert_eq!(outcome(&plain), ("-".to_owned(), 0, vec![Severity::Error; 2]));
    let assembled = assemble_amended(&files, &plain);
    let told = assembled.findings.iter().find(|one| one.code == Code::Conflict).unwrap();
    assert!(told.message.starts_with("“城关小学”的“网络多媒体教室间数”"), "{}", told.message);
    // Each can be chosen, from each of the findings.
    let standard = shipped("cn-2017").unwrap();
    let view_model = pipeline::Evaluated::new(assembled, standard).view_model(&[]);
    let offered: Vec<Vec<String>> = view_model
        .findings
        .iter()
        .filter(|one| one.code == Code::Conflict)
        .map(|one| {
            let offers = one.offers.iter();
            offers.map(|offer| format!("{} {}", offer.value, offer.source.file)).collect()
        })
        .collect();
    assert_eq!(offered, vec![["5间 全县.xlsx", "6间 补报.xlsx", "7间 再补.xlsx"]; 2]);
    let pick = |file: &str| Pick {
        code: None,
        name: "城关小学".to_owned(),
        field: Field::MultimediaRooms,
        part: Part::Whole,
        source: Source { file: file.to_owned(), sheet: "Sheet1".to_owned() },
    };
    for (file, value, number) in
        [("补报.xlsx", "6", 1), ("全县.xlsx", "5", 0), ("再补.xlsx", "7", 2)]
    {
        let mut chosen = Amendments::default();
        chosen.pick(pick("别的.xlsx"));
        assert_eq!(outcome(&chosen), outcome(&plain));
        chosen.pick(pick(file));
        assert_eq!(chosen.picks.len(), 1);
        assert_eq!(outcome(&chosen), (value.to_owned(), number, vec![Severity::Notice; 2]));
        let mut all = Amendments::default();
        all.prefer(file);
        assert_eq!(outcome(&all), (value.to_owned(), number, vec![Severity::Notice; 2]));
    }
}

/// A workbook with a sheet for each county; sheets of towns, kinds and single schools are none.
#[test]
fn sheets_that_are_named_after_counties_are_asked_about() {
    let cases = [
        (["青山县", "绿水县"], "县 青山县:5 绿水县:5"),
        (["青山县小学", "绿水县小学"], "县 青山县:5 绿水县:5"),
        (["城关镇", "河口乡"], "-"),
        (["城区", "镇区"], "-"),
        (["红旗", "东市"], "-"),
        (["青山县小学", "青山县初中"], "-"),
    ];
    let others = "东门小学|小学|310|9|2500\n西门小学|小学|210|6|1600\n南门小学|小学|160|5|950\n北门小学|小学|130|4|850\n西北小学|小学|100|4|850\n";
    for (names, wanted) in cases {
        let [one, other] = names;
        let text = format!("## {one}\n{}## {other}\n{}", with_header(A), with_header(others));
        let files = readings(&[("全部.xlsx", &text)]);
        let told = asked(&assemble_amended(&files, &Amendments::default()));
        assert_eq!(told, wanted, "{names:?}");
    }
}
