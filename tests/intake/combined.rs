//! Combined schools, attached classes and campuses from their tables to their values, each worked out by
//! hand: with 166 and 210 pupils the weighted pupils are 166 + 1.1 × 210 = 397, and
//! 23 226 ÷ 397 = 58.504 for a primary pupil, × 1.1 = 64.354 for a junior one.

use junheng::county::Stage;
use junheng::evaluate::{Evaluation, Verdict, evaluate};
use junheng::findings::Code;
use junheng::intake::Assembled;
use junheng::number::fixed;
use junheng::standard::shipped;

use super::support::county;

/// The columns of a roster.
const ROSTER: &str = "学校名称 | 办学类型 | 是否计校数 | 在校生数 | 县级以上骨干教师 | 教学及辅助用房面积 | 体育馆 | 运动场地面积 | 教学仪器设备资产值（元） | 网络多媒体教室";

/// Rosters by stage: `小学`, then its rows.
fn rosters(of: &[(&str, &[&str])]) -> Vec<(String, String)> {
    let file = |(stage, rows): &(&str, &[&str])| {
        (format!("{stage}.xlsx"), format!("{ROSTER}\n{}", rows.join("\n")))
    };
    of.iter().map(file).collect()
}

struct Case {
    read: Assembled,
    evaluation: Evaluation,
}

fn case(files: &[(String, String)]) -> Case {
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let read = county(&files);
    let evaluation = evaluate(&read.county, &shipped("cn-2017").unwrap());
    Case { read, evaluation }
}

fn table(text: &str) -> Case {
    case(&[("全县.xlsx".to_owned(), text.to_owned())])
}

impl Case {
    /// `L4 58.504✓ 64.354✓`: an indicator of a school's units, 小学 first; 缺 where there is no value.
    fn of(&self, school: &str, label: &str) -> String {
        let index = ["L1", "L2", "L3", "L4", "L5", "L6", "L7"].iter().position(|l| *l == label);
        let mut text = label.to_owned();
        for stage in Stage::ALL {
            let unit = self.evaluation.units.iter().find(|unit| {
                unit.stage == stage && self.read.county.schools[unit.school].name == school
            });
            let Some(unit) = unit else { continue };
            let one = &unit.indicators[index.unwrap()];
            let value = one.value.as_ref().map_or("缺".to_owned(), |value| fixed(value, 3));
            let mark = match one.verdict {
                Verdict::Met => "✓",
                Verdict::NotMet => "✗",
                _ => "？",
            };
            text += &format!(" {value}{mark}");
        }
        text
    }

    #[track_caller]
    fn is(&self, school: &str, expected: &[&str]) -> &Self {
        for line in expected {
            let label = line.split(' ').next().unwrap();
            assert_eq!(self.of(school, label), *line, "{school}");
        }
        self
    }

    /// The pupils of a school's units.
    #[track_caller]
    fn pupils(&self, school: &str, expected: &[&str]) -> &Self {
        let units = self.evaluation.units.iter();
        let own = units.filter(|unit| self.read.county.schools[unit.school].name == school);
        let found: Vec<String> =
            own.map(|unit| unit.pupils.map_or("空".to_owned(), |n| n.to_string())).collect();
        assert_eq!(found, expected, "{school}");
        self
    }

    #[track_caller]
    fn says(&self, code: Code) -> &Self {
        let codes: Vec<Code> =
            self.read.findings.iter().chain(&self.evaluation.findings).map(|f| f.code).collect();
        assert!(codes.contains(&code), "{codes:?}");
        self
    }

    #[track_caller]
    fn excluded(&self, expected: &[(&str, &str)]) -> &Self {
        let name = |school: usize| self.read.county.schools[school].name.as_str();
        let all = self.evaluation.excluded.iter();
        let found: Vec<(&str, &str)> = all.map(|one| (name(one.school), one.reason.id())).collect();
        assert_eq!(found, expected);
        self
    }
}

/// The same in both rosters, and one row other than `usual` in the second.
fn twice(first: &str, second: &str) -> Case {
    let forth = case(&rosters(&[("小学", &[first]), ("初中", &[second])]));
    let back = case(&rosters(&[("初中", &[second]), ("小学", &[first])]));
    for label in ["L2", "L4", "L5", "L6", "L7"] {
        assert_eq!(forth.of("丙学校", label), back.of("丙学校", label), "the order of files");
    }
    forth
}

const FIRST: &str = "丙学校 | 九年一贯制学校 | 1 | 166 | 2 | 23226 | 0 | 23226 | 2322600 | 20";

#[test]
fn the_same_buildings_in_both_rosters_are_split() {
    twice(FIRST, "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | 23226 | 0 | 23226 | 2322600 | 20").is(
        "丙学校",
        &[
            "L2 1.205✓ 1.429✓",
            "L4 58.504✓ 64.354✓",
            "L5 58.504✓ 64.354✓",
            "L6 5850.378✓ 6435.416✓",
            "L7 5.038✓ 5.542✓",
        ],
    );
}

#[test]
fn one_figure_that_differs_leaves_the_others_the_whole_schools() {
    // 23 226 or 23 230 ㎡: both reach 4.5 and 5.8, so the verdict stands without a value.
    let row = "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | 23230 | 0 | 23226 | 2322600 | 20";
    twice(FIRST, row)
        .is("丙学校", &["L4 缺✓ 缺✓", "L5 58.504✓ 64.354✓", "L6 5850.378✓ 6435.416✓"])
        .says(Code::Conflict);
    // The ground.
    let row = "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | 23226 | 0 | 23000 | 2322600 | 20";
    twice(FIRST, row).is("丙学校", &["L4 58.504✓ 64.354✓", "L5 缺✓ 缺✓"]);
    // 2 322 600 or 232 260 元: 5 850 reach 2 000, 585 do not.
    let row = "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | 23226 | 0 | 23226 | 232260 | 20";
    twice(FIRST, row).is("丙学校", &["L5 58.504✓ 64.354✓", "L6 缺？ 缺？"]).says(Code::Conflict);
    // 20 or 5 rooms: 100 × 5 ÷ 397 = 1.259 and × 1.1 = 1.385 do not reach 2.3 and 2.4.
    let row = "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | 23226 | 0 | 23226 | 2322600 | 5";
    twice(FIRST, row).is("丙学校", &["L7 缺？ 缺？", "L4 58.504✓ 64.354✓"]);
    // A gym of 0 or 226 ㎡: all four ways reach.
    let row = "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | 23226 | 226 | 23226 | 2322600 | 20";
    twice(FIRST, row).is("丙学校", &["L4 缺✓ 缺✓", "L5 缺✓ 缺✓", "L7 5.038✓ 5.542✓"]);
}

#[test]
fn figures_that_all_differ_are_the_stages_own() {
    // 3 000 ÷ 166 = 18.072, 2 000 ÷ 210 = 9.524; 2 500 ÷ 166 = 15.060, 2 600 ÷ 210 = 12.381.
    twice(
        "丙学校 | 九年一贯制学校 | 1 | 166 | 2 | 3000 | 0 | 2500 | 400000 | 8",
        "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | 2000 | 0 | 2600 | 600000 | 8",
    )
    .is(
        "丙学校",
        &["L4 18.072✓ 9.524✓", "L5 15.060✓ 12.381✓", "L6 2409.639✓ 2857.143✓", "L7 4.819✓ 3.810✓"],
    );
}

#[test]
fn a_blank_beside_whole_school_figures_is_split_or_asked() {
    let row = "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | | 0 | 23226 | 2322600 | 20";
    twice(FIRST, row)
        .is("丙学校", &["L4 58.504✓ 64.354✓", "L5 58.504✓ 64.354✓"])
        .says(Code::WholeSchoolFigure);
    // Nothing at all in one row: whose the other's are cannot be told.
    let row = "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | | | | |";
    twice(FIRST, row)
        .is("丙学校", &["L4 缺？ 缺？", "L5 缺？ 缺？", "L6 缺？ 缺？", "L7 缺？ 缺？"])
        .says(Code::MissingValue);
    // Blank in both.
    let (first, second) = (
        "丙学校 | 九年一贯制学校 | 1 | 166 | 2 | | 0 | 23226 | 2322600 | 20",
        "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | | 0 | 23226 | 2322600 | 20",
    );
    twice(first, second).is("丙学校", &["L4 缺？ 缺？", "L5 58.504✓ 64.354✓"]);
    // One stage's own figures and a blank: the other's is missing alone.
    twice(
        "丙学校 | 九年一贯制学校 | 1 | 166 | 2 | 3000 | 0 | 2500 | 400000 | 8",
        "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | | 0 | 2600 | 600000 | 9",
    )
    .is("丙学校", &["L4 18.072✓ 缺？", "L5 15.060✓ 12.381✓"]);
    // Pupils that are blank are what is missing, and nothing is split without them.
    let row = "丙学校 | 九年一贯制学校 | 1 | | 3 | 23226 | 0 | 23226 | 2322600 | 20";
    twice(FIRST, row).pupils("丙学校", &["166", "空"]).is("丙学校", &["L4 缺？ 缺？"]);
}

#[test]
fn buildings_of_0_in_one_roster_and_equal_teachers_are_found() {
    let row = "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | 0 | 0 | 0 | 0 | 0";
    twice(FIRST, row)
        .is("丙学校", &["L4 缺？ 缺？", "L5 缺？ 缺？", "L6 缺？ 缺？", "L7 缺？ 缺？"])
        .says(Code::Conflict);
    let row = "丙学校 | 九年一贯制学校 | 1 | 210 | 2 | 23226 | 0 | 23226 | 2322600 | 20";
    twice(FIRST, row).says(Code::StageTotalOnly);
    // Several kinds of teachers, all equal: the whole school's, which nobody may split.
    let columns = "学校名称 | 办学类型 | 在校生数 | 本科毕业 | 专科毕业 | 县级以上骨干教师";
    let row = |pupils| format!("{columns}\n丙学校 | 九年一贯制学校 | {pupils} | 20 | 5 | 4");
    let both = [("小学.xlsx".to_owned(), row(166)), ("初中.xlsx".to_owned(), row(210))];
    case(&both).is("丙学校", &["L1 缺？ 缺？", "L2 缺？ 缺？"]).says(Code::StageTotalOnly);
}

#[test]
fn a_campus_is_added_to_the_whole_school_before_the_split() {
    let main = [
        "丙学校 | 九年一贯制学校 | 1 | 166 | 2 | 23226 | 0 | 23226 | 2322600 | 20",
        "丙学校 | 九年一贯制学校 | 1 | 210 | 3 | 23226 | 0 | 23226 | 2322600 | 20",
    ];
    // In both rosters, with 100 and 100 pupils: 25 226 ÷ (266 + 1.1 × 310) = 25 226 ÷ 607.
    let campus = "丙学校东校区 | 九年一贯制学校 | 0 | 100 | 1 | 2000 | 0 | 2000 | 100000 | 2";
    for order in [[0, 1], [1, 0]] {
        let rows = [[main[0], campus], [main[1], campus]];
        let row = |stage: usize| [rows[stage][order[0]], rows[stage][order[1]]];
        case(&rosters(&[("小学", &row(0)), ("初中", &row(1))]))
            .pupils("丙学校", &["266", "310"])
            .is("丙学校", &["L4 41.558✓ 45.714✓", "L5 41.558✓ 45.714✓", "L2 1.128✓ 1.290✓"]);
    }
    // In one stage's roster: 25 226 ÷ (266 + 1.1 × 210) = 25 226 ÷ 497, and its teacher is 小学's.
    for kind in ["九年一贯制学校", "小学"] {
        let campus = format!("丙学校东校区 | {kind} | 0 | 100 | 1 | 2000 | 0 | 2000 | 100000 | 2");
        case(&rosters(&[("小学", &[main[0], &campus]), ("初中", &[main[1]])]))
            .pupils("丙学校", &["266", "210"])
            .is("丙学校", &["L4 50.757✓ 55.832✓", "L5 50.757✓ 55.832✓", "L2 1.128✓ 1.429✓"]);
    }
    // Two campuses, one in each: 27 226 ÷ (266 + 1.1 × 260) = 27 226 ÷ 552.
    let west = "丙学校西校区 | 初级中学 | 0 | 50 | 1 | 2000 | 0 | 2000 | 100000 | 2";
    let east = "丙学校东校区 | 小学 | 0 | 100 | 1 | 2000 | 0 | 2000 | 100000 | 2";
    case(&rosters(&[("小学", &[main[0], east]), ("初中", &[west, main[1]])]))
        .pupils("丙学校", &["266", "260"])
        .is("丙学校", &["L4 49.322✓ 54.255✓"]);
    // Every file twice doubles nothing.
    let both = rosters(&[("小学", &[main[0], campus]), ("初中", &[main[1], campus])]);
    let again: Vec<(String, String)> = both.iter().chain(&both).cloned().collect();
    case(&again).is("丙学校", &["L4 41.558✓ 45.714✓", "L2 1.128✓ 1.290✓"]);
}

#[test]
fn blanks_stay_blanks_when_campuses_are_added() {
    let head = "学校名称 | 办学类型 | 是否计校数 | 在校生数 | 县级以上骨干教师 | 教学及辅助用房面积 | 体育馆";
    let of = |main: &str, campus: &str| {
        table(&format!("{head}\n城关小学{main}\n城关小学东校区{campus}"))
    };
    // (2 500 + 600 − 300) ÷ 570 = 4.912.
    of(" | 小学 | 1 | 450 | 5 | 2500 | 300", " | 小学 | 0 | 120 | 1 | 600 | 0")
        .is("城关小学", &["L2 1.053✓", "L4 4.912✓"]);
    of(" | 小学 | 1 | 450 | 5 | 2500 | 300", " | 小学 | 0 | 120 | 1 | | 0")
        .is("城关小学", &["L2 1.053✓", "L4 缺？"])
        .says(Code::MissingValue);
    of(" | 小学 | 1 | 450 | 5 | | 300", " | 小学 | 0 | 120 | 1 | 600 | 0")
        .is("城关小学", &["L2 1.053✓", "L4 缺？"]);
    of(" | 小学 | 1 | 450 | 5 | 2500 | 300", " | 小学 | 0 | 120 | 1 | 600 | 无")
        .is("城关小学", &["L4 缺？"]);
    of(" | 小学 | 1 | 450 | | 2500 | 300", " | 小学 | 0 | 120 | 1 | 600 | 0")
        .is("城关小学", &["L2 缺？", "L4 4.912✓"]);
    of(" | 小学 | 1 | 450 | 5 | 2500 | 300", " | 小学 | 0 | | 1 | 600 | 0")
        .pupils("城关小学", &["空"])
        .is("城关小学", &["L2 缺？", "L4 缺？"]);
    of(" | 小学 | 1 | | 5 | 2500 | 300", " | 小学 | 0 | 120 | 1 | 600 | 0")
        .pupils("城关小学", &["空"]);
    of(" | 小学 | 1 | 450 | 5 | 2500 | 300", " | 小学 | 0 | 0 | 0 | 0 | 0")
        .is("城关小学", &["L2 1.111✓", "L4 4.889✓"]);
}

#[test]
fn who_counts_is_never_a_campus_and_a_teaching_point_never_merged() {
    let head = "学校名称 | 办学类型 | 是否计校数 | 在校生数 | 县级以上骨干教师";
    // A name that begins alike.
    table(&format!("{head}\n城关小学 | 小学 | 1 | 450 | 5\n城关小学东校区 | 小学 | 1 | 120 | 2"))
        .pupils("城关小学", &["450"])
        .pupils("城关小学东校区", &["120"]);
    // One that counts in one stage's roster alone.
    let school = |name: &str, counts, pupils| {
        format!("{name} | 九年一贯制学校 | {counts} | {pupils} | 3 | 9000 | 0 | 9000 | 900000 | 9")
    };
    let primary = [school("城关学校", 1, 300), school("城关学校二部", 1, 200)];
    let junior = [school("城关学校", 0, 100), school("城关学校二部", 0, 150)];
    let rows = |of: &[String; 2]| [of[0].clone(), of[1].clone()];
    let (primary, junior) = (rows(&primary), rows(&junior));
    case(&rosters(&[("小学", &[&primary[0], &primary[1]]), ("初中", &[&junior[0], &junior[1]])]))
        .pupils("城关学校", &["300", "100"])
        .pupils("城关学校二部", &["200", "150"]);
    // 教学点 never count as schools: judged by their own pupils, 49 or 50.
    let points = format!(
        "{head}\n城关小学 | 小学 | 1 | 450 | 5\n城关小学李村教学点 | 小学教学点 | 0 | 49 | 1\n城关小学王村教学点 | 教学点 | 0 | 50 | 1"
    );
    table(&points)
        .pupils("城关小学", &["450"])
        .pupils("城关小学王村教学点", &["50"])
        .excluded(&[("城关小学李村教学点", "teaching_point_under_50")]);
    // One that its school is named for is none the less.
    let named = format!(
        "{head} | 所属学校\n城关小学 | 小学 | 1 | 450 | 5 |\n李村教学点 | 教学点 | 0 | 30 | 1 | 城关小学"
    );
    table(&named)
        .pupils("城关小学", &["450"])
        .excluded(&[("李村教学点", "teaching_point_under_50")]);
    // No campus lifts a 教学点 over 50.
    let point =
        format!("{head}\n李村教学点 | 教学点 | 1 | 40 | 1\n李村教学点东部 | 教学点 | 0 | 20 | 1");
    table(&point).excluded(&[
        ("李村教学点", "teaching_point_under_50"),
        ("李村教学点东部", "teaching_point_under_50"),
    ]);
    // Two schools that a campus could belong to are none.
    let coded = "学校名称 | 学校标识码 | 办学类型 | 是否计校数 | 在校生数\n城关小学 | 1001 | 小学 | 1 | 450\n城关小学 | 1002 | 小学 | 1 | 300\n城关小学东校区 | 1003 | 小学 | 0 | 80";
    table(coded).says(Code::CampusAlone).pupils("城关小学东校区", &["80"]);
}

#[test]
fn attached_classes_are_units_and_their_school_keeps_its_kind() {
    let primary = "丙中学 | 初级中学 | 0 | 166 | 2 | 23226 | 0 | 23226 | 2322600 | 20";
    let junior = "丙中学 | 初级中学 | 1 | 210 | 3 | 23226 | 0 | 23226 | 2322600 | 20";
    let split = ["L4 58.504✓ 64.354✓", "L5 58.504✓ 64.354✓", "L2 1.205✓ 1.429✓"];
    for of in [
        [("小学", primary), ("初中", junior)],
        [("初中", junior), ("小学", primary)],
        [("小学", &primary.replace("初级中学", "附设小学班")), ("初中", junior)],
        [("小学", &primary.replace("丙中学", "丙中学附设小学班")), ("初中", junior)],
        [("小学", &primary.replace("丙中学", "丙中学（附设小学班）")), ("初中", junior)],
    ] {
        let files = of.map(|(stage, row)| rosters(&[(stage, &[row])]).remove(0));
        let read = case(&files);
        read.is("丙中学", &split).pupils("丙中学", &["166", "210"]);
        assert_eq!(read.read.county.schools[0].kind.name(), "初级中学");
    }
    // A blank number of pupils is asked for.
    let blank = primary.replace("166", "");
    case(&rosters(&[("小学", &[&blank]), ("初中", &[junior])]))
        .pupils("丙中学", &["空", "210"])
        .is("丙中学", &["L4 缺？ 缺？"]);
    // 小学附设初中班, in the same way.
    let primary = "丁小学 | 小学 | 1 | 166 | 2 | 23226 | 0 | 23226 | 2322600 | 20";
    let junior = "丁小学 | 小学 | 0 | 210 | 3 | 23226 | 0 | 23226 | 2322600 | 20";
    case(&rosters(&[("小学", &[primary]), ("初中", &[junior])])).is("丁小学", &split);
    // In a table of another stage alone: its kind counts, and it is said.
    case(&rosters(&[(
        "小学",
        &["丙中学 | 初级中学 | 1 | 210 | 3 | 6000 | 0 | 6000 | 900000 | 9"],
    )]))
    .is("丙中学", &["L4 28.571✓"])
    .says(Code::UnexpectedStage);
}

#[test]
fn one_stages_own_figure_leaves_the_rest_to_the_other() {
    let head = "学校名称 | 办学类型 | 小学在校生数 | 初中在校生数 | 高中在校生数 | 小学教学及辅助用房面积 | 初中教学及辅助用房面积 | 教学及辅助用房面积 | 体育馆";
    let of = |row: &str| table(&format!("{head}\n丙学校 | {row}"));
    // 5 000 ÷ 166 = 30.120; 4 000 ÷ 210 = 19.048.
    of("九年一贯制学校 | 166 | 210 | | 5000 | | 9000 | 0").is("丙学校", &["L4 30.120✓ 19.048✓"]);
    of("九年一贯制学校 | 166 | 210 | | | 5000 | 9000 | 0").is("丙学校", &["L4 24.096✓ 23.810✓"]);
    // The rest of three is shared by 1.1 : 1.32: 4 000 ÷ 2.2 = 1 818.18 for 100 pupils.
    of("十二年一贯制学校 | 100 | 100 | 100 | 5000 | | 9000 | 0")
        .is("丙学校", &["L4 50.000✓ 18.182✓"]);
    // 完全中学: 4 000 for 高中.
    of("完全中学 | | 210 | 300 | | 5000 | 9000 | 0").is("丙学校", &["L4 23.810✓"]);
    // More than all is no share.
    of("九年一贯制学校 | 166 | 210 | | 9001 | | 9000 | 0")
        .is("丙学校", &["L4 54.223✓ 缺？"])
        .says(Code::PartOverWhole);
    // The same as the whole school's is the whole school's: 9 000 ÷ 397 = 22.670.
    of("九年一贯制学校 | 166 | 210 | | 9000 | | 9000 | 0").is("丙学校", &["L4 22.670✓ 24.937✓"]);
    // Without the pupils of 高中 the rest of three cannot be shared.
    of("十二年一贯制学校 | 100 | 100 | | 5000 | | 9000 | 0").is("丙学校", &["L4 50.000✓ 缺？"]);
}

#[test]
fn a_twelve_year_school_without_junior_is_split_by_its_own_ratio() {
    let head = "学校名称 | 办学类型 | 小学在校生数 | 初中在校生数 | 高中在校生数 | 教学及辅助用房面积 | 体育馆";
    let of = |row: &str| table(&format!("{head}\n戊学校 | {row}"));
    // 1 : 1.32 → 3 480 × 100 ÷ 232 = 1 500.
    of("十二年一贯制学校 | 100 | 0 | 100 | 3480 | 0").is("戊学校", &["L4 15.000✓"]);
    // 1.1 : 1.32 → 2 420 × 110 ÷ 242 = 1 100.
    of("十二年一贯制学校 | 0 | 100 | 100 | 2420 | 0").is("戊学校", &["L4 11.000✓"]);
    // 1 : 1.1 → 2 100 × 100 ÷ 210 = 1 000, 1 100.
    of("十二年一贯制学校 | 100 | 100 | 0 | 2100 | 0").is("戊学校", &["L4 10.000✓ 11.000✓"]);
    of("十二年一贯制学校 | 100 | 0 | 0 | 2100 | 0").is("戊学校", &["L4 21.000✓"]);
    // 完全中学 with 附设小学班 and 小学 with 高中: the ratio of all three.
    of("完全中学 | 100 | 100 | 100 | 3420 | 0").is("戊学校", &["L4 10.000✓ 11.000✓"]);
    of("小学 | 100 | | 100 | 3480 | 0").is("戊学校", &["L4 15.000✓"]);
}

#[test]
fn a_gym_larger_than_the_rooms_is_missing() {
    let head = "学校名称 | 办学类型 | 在校生数 | 教学及辅助用房面积 | 体育馆 | 运动场地面积";
    let of = |row: &str| table(&format!("{head}\n甲小学 | 小学 | {row}"));
    of("100 | 2500 | 2600 | 900")
        .is("甲小学", &["L4 缺？", "L5 35.000✓"])
        .says(Code::PartOverWhole);
    of("100 | 2500 | 2500 | 900").is("甲小学", &["L4 0.000✗", "L5 34.000✓"]);
    of("100 | 2500 | 2499 | 900").is("甲小学", &["L4 0.010✗"]);
    of("100 | 0 | 1 | 900").is("甲小学", &["L4 缺？"]);
    of("100 | 0 | 0 | 900").is("甲小学", &["L4 0.000✗"]);
}

#[test]
fn kindergarten_classes_are_said() {
    let head =
        "学校名称 | 办学类型 | 小学在校生数 | 附设幼儿班在校生数 | 教学及辅助用房面积 | 体育馆";
    table(&format!("{head}\n甲小学 | 小学 | 100 | 30 | 1000 | 0"))
        .is("甲小学", &["L4 10.000✓"])
        .says(Code::UnexpectedStage);
}

#[test]
fn units_of_money_are_never_read_as_yuan() {
    let of = |unit: &str, figure: &str| {
        table(&format!("学校名称 | 办学类型 | 在校生数 | 教学仪器设备资产值（{unit}）\n甲小学 | 小学 | 100 | {figure}"))
            .of("甲小学", "L6")
    };
    assert_eq!(of("元", "250000"), "L6 2500.000✓");
    assert_eq!(of("百元", "2500"), "L6 2500.000✓");
    assert_eq!(of("千元", "250"), "L6 2500.000✓");
    assert_eq!(of("万元", "25"), "L6 2500.000✓");
    assert_eq!(of("十万元", "2.5"), "L6 2500.000✓");
    assert_eq!(of("百万元", "0.25"), "L6 2500.000✓");
    assert_eq!(of("亿元", "0.0025"), "L6 2500.000✓");
    assert_eq!(of("美元", "250000"), "L6 缺？");
    assert_eq!(of("加元", "250000"), "L6 缺？");
    let bare =
        "学校名称 | 办学类型 | 在校生数 | 教学仪器设备资产值百元\n甲小学 | 小学 | 100 | 2500";
    table(bare).is("甲小学", &["L6 2500.000✓"]);
    let row = "单位：百元\n学校名称 | 办学类型 | 在校生数 | 教学仪器设备资产值\n甲小学 | 小学 | 100 | 2500";
    table(row).is("甲小学", &["L6 2500.000✓"]);
}

#[test]
fn two_files_that_differ_decide_nothing_by_their_order() {
    let file = |name: &str, rooms: u32| {
        let head = "学校名称 | 办学类型 | 在校生数 | 网络多媒体教室";
        (format!("{name}.xlsx"), format!("{head}\n甲小学 | 小学 | 100 | {rooms}"))
    };
    for of in [[2, 3], [3, 2]] {
        case(&[file("一", of[0]), file("二", of[1])])
            .is("甲小学", &["L7 缺？"])
            .says(Code::Conflict);
    }
    for of in [[3, 4], [4, 3]] {
        case(&[file("一", of[0]), file("二", of[1])])
            .is("甲小学", &["L7 缺✓"])
            .says(Code::Conflict);
    }
    for of in [[1, 2], [2, 1]] {
        case(&[file("一", of[0]), file("二", of[1])])
            .is("甲小学", &["L7 缺✗"])
            .says(Code::Conflict);
    }
    case(&[file("一", 3), file("二", 3)]).is("甲小学", &["L7 3.000✓"]);
    case(&[file("一", 3), file("二", 4), file("三", 3)]).is("甲小学", &["L7 缺✓"]);
}
