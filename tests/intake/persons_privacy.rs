//! Nothing that belongs to a person of a roster leaves the reading of it: no name, no number, no birthday, in
//! whatever is kept, shown, exported or linked, and in no finding.

use std::fmt::Write;

use junheng::county::Cell;
use junheng::findings::{Code, Finding, Severity};
use junheng::intake::{Amendments, FileReading, Mapping, SheetChange, assemble, understand};
use junheng::pipeline::Evaluated;
use junheng::share::{Contents, Envelope, Scope, snapshot, to_file, to_fragment};
use junheng::standard::shipped;
use junheng::storage::{InHand, write as keep};
use junheng::work::{Readings, Work};

use super::support::workbook;

/// What stands in the rosters and nowhere else: names, numbers, birthdays, telephones.
const CANARIES: &[&str] = &[
    "欧阳金丝雀",
    "司徒金丝雀",
    "上官金丝雀",
    "110101198703031234",
    "110101198703031242",
    "G110101201703031234",
    "20251100112233445",
    "1987.03.03",
    "1987-03-03",
    "13912345678",
    "金丝雀家长",
];

/// Everything that is made of a file: what is read, kept, shown, exported and linked.
fn everything(file: &str, text: &str, mappings: &[Mapping], findings: Vec<Finding>) -> String {
    let mut book = workbook(text);
    book.findings = findings;
    let reading = understand(file, &book, mappings);
    let mut all = serde_json::to_string(&reading).unwrap();
    write!(all, "{reading:?}").unwrap();
    let readings = [reading];
    all += &serde_json::to_string(&junheng::view_model::tables(&readings)).unwrap();
    let standard = shipped("cn-2017").unwrap();
    let evaluated = Evaluated::new(assemble(&readings), standard.clone());
    all += &serde_json::to_string(&evaluated.view_model(&[])).unwrap();
    write!(all, "{:?}", evaluated.view_model(&[])).unwrap();
    all += &evaluated.json(&Amendments::default()).unwrap();
    write!(all, "{:?}{:?}", evaluated.findings(), evaluated.evaluation).unwrap();
    for scope in [Scope::County, Scope::Nameless] {
        let contents = Contents { scope, codes: true, everything: true };
        let shot = snapshot(&evaluated.county, &standard, contents);
        write!(all, "{shot:?}").unwrap();
        let envelope = Envelope::Open(Box::new(shot));
        all += &to_fragment(&envelope);
        all += &String::from_utf8_lossy(&to_file(&envelope));
    }
    let work = Work { readings: Readings::pack(&readings), ..Work::default() };
    let kept = keep(&InHand { work, ..InHand::default() }).unwrap();
    let back = junheng::storage::read(&kept).unwrap();
    let unpacked: Vec<FileReading> = back.work.readings.unpack();
    assert_eq!(unpacked, readings, "what is kept is what was read");
    all
}

fn check(file: &str, text: &str) {
    check_as(file, text, &[], Vec::new());
}

fn check_as(file: &str, text: &str, mappings: &[Mapping], findings: Vec<Finding>) {
    assert!(CANARIES.iter().any(|canary| text.contains(canary)), "{text}");
    let all = everything(file, text, mappings, findings);
    for canary in CANARIES {
        assert!(!all.contains(canary), "“{canary}” came out of {file}:\n{text}\n{all}");
    }
}

const TEACHERS: &str = "
    学校 | 姓名 | 身份证号 | 出生年月 | 学历 | 学段 | 任教学科 | 骨干级别 | 教师资格证号 | 专任/兼职 | 联系电话
    城关小学 | 欧阳金丝雀 | '110101198703031234 | '1987.03.03 | 本科 | 小学 | 体育 | 县级 | '20251100112233445 | 专任 | '13912345678
    城关小学 | 司徒金丝雀 | '110101198703031242 | '1987-03-03 | 大专 | 小学 | 语文 | 无 | '20251100112233446 | 专任 | '13912345679
    ";

#[test]
fn a_roster_of_teachers_keeps_nobody() {
    check("教师名册.xlsx", TEACHERS);
    // The same person twice, in one school and in two.
    let twice = format!("{TEACHERS}\n{}", TEACHERS.lines().nth(2).unwrap());
    check("教师名册.xlsx", &twice);
    check("教师名册.xlsx", &twice.replacen("城关小学", "东关小学", 1));
    check("教师名册.xlsx", &twice.replace("'110101198703031234", ""));
    // Words that nobody knows, blanks, a column that is shifted by one.
    check("教师名册.xlsx", &TEACHERS.replace("大专", "司徒金丝雀"));
    check("教师名册.xlsx", &TEACHERS.replace("小学 | 体育", "上官金丝雀 | 上官金丝雀"));
    check(
        "教师名册.xlsx",
        &TEACHERS.replace("县级", "上官金丝雀").replace("专任 |", "上官金丝雀 |"),
    );
    check("教师名册.xlsx", &TEACHERS.replacen("城关小学 | 欧阳", "欧阳金丝雀 | 欧阳", 1));
    check("教师名册.xlsx", &TEACHERS.replace("'110101198703031242", "110101198703031242"));
}

#[test]
fn a_roster_of_pupils_keeps_nobody() {
    let pupils = "
        学校 | 年级 | 班级 | 学生姓名 | 学籍号 | 出生日期 | 家长姓名 | 是否随迁子女
        城关小学 | 一年级 | 1班 | 欧阳金丝雀 | 'G110101201703031234 | '1987-03-03 | 金丝雀家长 | 是
        城关小学 | 一年级 | 1班 | 司徒金丝雀 | 'G110101201703031235 | '1987-03-04 | 金丝雀家长 | 否
        ";
    check("学生名册.xlsx", pupils);
    check("学生名册.xlsx", &pupils.replacen("1班", "司徒金丝雀", 1));
    check("学生名册.xlsx", &pupils.replacen("一年级 | 1班", "司徒金丝雀 | 上官金丝雀", 1));
    check("学生名册.xlsx", &pupils.replace("'G110101201703031235", "'G110101201703031234"));
}

#[test]
fn a_roster_that_is_not_counted_keeps_nobody() {
    // No school, no sort, a list of some, a sheet of a kindergarten, one that the user left out.
    let bare = "姓名|身份证号|任教学科\n欧阳金丝雀|'110101198703031234|语文\n司徒金丝雀|'110101198703031242|数学\n";
    check("名册.xlsx", bare);
    check("名册.xlsx", "姓名|性别|联系电话\n欧阳金丝雀|女|'13912345678\n");
    check("退休教师.xlsx", TEACHERS);
    check("名册.xlsx", &format!("## 幼儿园教师名册\n{TEACHERS}"));
    let layout = understand("教师名册.xlsx", &workbook(TEACHERS), &[]).tables[0].layout;
    let sheet = SheetChange {
        file: "教师名册.xlsx".into(),
        sheet: "Sheet1".into(),
        skip: true,
        stage: None,
    };
    let skipped = Mapping { layout, sheets: vec![sheet], ..Mapping::default() };
    check_as("教师名册.xlsx", TEACHERS, &[skipped], Vec::new());
    // Without a header nothing of rows with personal numbers is shown.
    check(
        "名册.xlsx",
        "欧阳金丝雀|女|'110101198703031234|语文\n司徒金丝雀|男|'110101198703031242|数学\n",
    );
}

#[test]
fn a_table_of_schools_shows_no_personal_column() {
    check(
        "县汇总.xlsx",
        "学校名称|办学类型|校长|联系电话|负责人身份证号|在校生数\n城关小学|小学|欧阳金丝雀|'13912345678|'110101198703031234|450\n",
    );
}

/// Readers of cells tell what they left out of one; in a roster they tell its row only.
#[test]
fn what_is_told_of_a_cell_of_a_roster_repeats_no_word_of_it() {
    let cell = Cell { file: 0, sheet: 0, row: 1, column: 1 };
    let told = |code| {
        let message = "“Sheet1”的 B2 有上标“1”，当作脚注符号，读作“欧阳金丝雀”。";
        let finding =
            Finding { message: message.to_owned(), ..Finding::more(Severity::Warning, code, 1) };
        finding.at(cell).saying("欧阳金丝雀")
    };
    let findings = vec![told(Code::PartlyRead), told(Code::ShownOtherwise), told(Code::CellError)];
    check_as("教师名册.xlsx", TEACHERS, &[], findings);
}
