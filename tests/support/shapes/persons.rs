//! Rosters of persons as schools keep them: a row a teacher, a row a pupil, in one file or in many. What is
//! true of them is counted while they are made.

use std::collections::BTreeMap;

use fastrand::Rng;

use crate::support::county::{County, Kind, School, Stage};
use crate::support::table::{CellValue, Table};
use crate::support::write::Format;

/// How the rows are shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    OneTable,
    /// The school's name stands in the first of its rows only, merged or not.
    Blocks,
    SheetASchool,
    FileASchool,
    SheetAStage,
}

/// What is true of a school at a stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    pub teachers: i64,
    /// 博士, 硕士, 本科, 专科; below that nobody asks.
    pub degrees: [i64; 4],
    pub backbone: i64,
    /// 体育, 音乐, 美术, 艺术.
    pub arts: [i64; 4],
    pub certified: i64,
    pub pupils: i64,
    pub migrants: i64,
    /// Pupils of each class.
    pub classes: Vec<i64>,
}

pub type Truth = BTreeMap<(String, &'static str), People>;

/// Files, and what is true of them.
#[derive(Default)]
pub struct Rosters {
    pub files: Vec<(String, Vec<Table>)>,
    pub truth: Truth,
    pub layout: String,
}

const DEGREES: [&[&str]; 5] = [
    &["博士", "博士研究生", "博士研究生毕业"],
    &["硕士", "硕士研究生", "硕士研究生毕业", "教育硕士", "研究生（硕士）"],
    &["本科", "大学本科", "本科毕业", "全日制本科", "专升本", "大学"],
    &["专科", "大专", "大学专科", "专科毕业", "高等专科"],
    &["高中", "中师", "中专", "高中阶段及以下", "中等师范"],
];
const ARTS: [&[&str]; 4] = [&["体育", "体育与健康"], &["音乐"], &["美术"], &["艺术", "艺术综合"]];
const SUBJECTS: [&str; 8] =
    ["语文", "数学", "英语", "科学", "物理", "历史", "道德与法治", "信息科技"];
const LEVELS: [&str; 6] = ["县级", "区级骨干", "市级", "市级骨干教师", "省级", "国家级"];
const BELOW: [&str; 3] = ["校级", "校级骨干", "学区级"];
const YEARS: [[&[&str]; 6]; 3] = [
    [
        &["一年级", "1年级", "1", "小学一年级"],
        &["二年级", "2年级", "2", "小学二年级"],
        &["三年级", "3年级", "3", "小学三年级"],
        &["四年级", "4年级", "4", "小学四年级"],
        &["五年级", "5年级", "5", "小学五年级"],
        &["六年级", "6年级", "6", "小学六年级"],
    ],
    [
        &["七年级", "7年级", "7", "初一"],
        &["八年级", "8年级", "8", "初二"],
        &["九年级", "9年级", "9", "初三"],
        &[],
        &[],
        &[],
    ],
    [&["高一"; 4], &["高二"; 4], &["高三"; 4], &[], &[], &[]],
];

/// One row, by what its columns are called.
type Row = Vec<(&'static str, String)>;

struct Hand<'a> {
    rng: &'a mut Rng,
    next: u64,
}

impl Hand<'_> {
    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.rng.usize(..all.len())]
    }

    fn name(&mut self) -> String {
        self.next += 1;
        let family = self.pick(&["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "欧阳"]);
        let given = self.pick(&["秀英", "伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "勇"]);
        // Names repeat, as people's names do; numbers tell them apart.
        [family, given].concat()
    }

    fn number(&mut self) -> String {
        format!("110101{}{:04}", 19_700_101 + self.next / 9000 * 10_000, 1000 + self.next % 9000)
    }
}

/// Rosters of these schools' teachers and pupils, kept in one manner.
pub fn rosters(rng: &mut Rng, county: &County, format: Format) -> Rosters {
    let is_told = |kind: Kind| {
        !matches!(kind, Kind::Special | Kind::Vocational | Kind::Senior | Kind::TeachingPoint)
    };
    let schools: Vec<&School> =
        county.schools.iter().filter(|school| is_told(school.kind)).take(rng.usize(1..7)).collect();
    let layouts: &[Layout] = if format.is_text() {
        &[Layout::OneTable, Layout::FileASchool]
    } else {
        &[
            Layout::OneTable,
            Layout::Blocks,
            Layout::SheetASchool,
            Layout::FileASchool,
            Layout::SheetAStage,
        ]
    };
    let layout = layouts[rng.usize(..layouts.len())];
    let mut made = Rosters { layout: format!("{layout:?} {format:?}"), ..Rosters::default() };
    let mut hand = Hand { rng, next: 0 };
    let manner = Manner::any(&mut hand);
    let (mut teachers, mut pupils) = (Vec::new(), Vec::new());
    for school in schools {
        for stage in school.kind.stages() {
            let people = made.truth.entry((school.name.clone(), stage.id())).or_default();
            let rows = manner.teachers(&mut hand, *stage, people);
            teachers.push((school, *stage, rows));
            let rows = manner.pupils(&mut hand, *stage, people);
            pupils.push((school, *stage, rows));
        }
    }
    for (sort, all) in [("教师", teachers), ("学生", pupils)] {
        let columns = manner.columns(&mut hand, sort, layout);
        let title = hand.pick(&["名册", "花名册", "信息一览表"]);
        write(&mut hand, &manner, layout, (sort, title), &columns, &all, &mut made.files);
    }
    made
}

/// How one office words and fills its rosters.
struct Manner {
    /// What a teacher without a title is given: a word, or nothing.
    no_backbone: &'static str,
    migrant: [&'static str; 2],
    /// Whether the stage stands in a column, or only the year.
    by_year: bool,
    class: u8,
    code: bool,
}

impl Manner {
    fn any(hand: &mut Hand<'_>) -> Self {
        Self {
            no_backbone: hand.pick(&["无", "否", "—", ""]),
            migrant: hand.pick(&[["是", "否"], ["√", "×"], ["随迁子女", "非随迁"], ["1", "0"]]),
            by_year: hand.rng.bool(),
            class: hand.rng.u8(..4),
            code: hand.rng.bool(),
        }
    }

    fn teachers(&self, hand: &mut Hand<'_>, stage: Stage, people: &mut People) -> Vec<Row> {
        let count = hand.rng.usize(3..16);
        let mut rows = Vec::new();
        for index in 0..count {
            let counts = hand.rng.u8(..8) != 0 || index == 0;
            let degree = if hand.rng.u8(..3) == 0 { hand.rng.usize(..5) } else { 2 };
            // One teaches neither: a list in which everybody does would be a list of them alone.
            let art =
                if index != 1 && hand.rng.u8(..4) == 0 { Some(hand.rng.usize(..4)) } else { None };
            let subject = match art {
                Some(art) => hand.pick(ARTS[art]),
                None if index == 1 => "语文",
                None => hand.pick(&SUBJECTS),
            };
            // One has a title and one has not: a blank is then no title.
            let level = match index {
                0 => Some(hand.pick(&LEVELS)),
                1 => None,
                _ => (hand.rng.u8(..5) == 0).then(|| hand.pick(&LEVELS)),
            };
            let below = level.is_none() && !self.no_backbone.is_empty() && hand.rng.u8(..9) == 0;
            let certified = hand.rng.u8(..9) != 0;
            if counts {
                people.teachers += 1;
                if let Some(one) = people.degrees.get_mut(degree) {
                    *one += 1;
                }
                people.backbone += i64::from(level.is_some());
                if let Some(art) = art {
                    people.arts[art] += 1;
                }
                people.certified += i64::from(certified);
            }
            let no_title = if below { hand.pick(&BELOW) } else { self.no_backbone };
            let years = YEARS[stage as usize];
            let years: Vec<&&[&str]> = years.iter().filter(|names| !names.is_empty()).collect();
            let year = years[hand.rng.usize(..years.len())];
            let name = hand.name();
            rows.push(vec![
                ("姓名", name),
                ("身份证号", hand.number()),
                ("出生", "1980.01".to_owned()),
                ("学历", hand.pick(DEGREES[degree]).to_owned()),
                ("学段", if self.by_year { String::new() } else { stage.name().to_owned() }),
                ("年级", if self.by_year { hand.pick(year).to_owned() } else { String::new() }),
                ("学科", subject.to_owned()),
                ("骨干", level.unwrap_or(no_title).to_owned()),
                (
                    "资格",
                    if certified { hand.pick(&["有", "小学教师资格"]) } else { "无" }.to_owned(),
                ),
                (
                    "专任",
                    if counts {
                        "专任"
                    } else {
                        hand.pick(&["兼职", "外聘", "工勤", "退休返聘"])
                    }
                    .to_owned(),
                ),
            ]);
        }
        hand.rng.shuffle(&mut rows);
        rows
    }

    fn pupils(&self, hand: &mut Hand<'_>, stage: Stage, people: &mut People) -> Vec<Row> {
        let mut rows = Vec::new();
        for names in YEARS[stage as usize].iter().filter(|names| !names.is_empty()) {
            // Whoever writes 小学一年级 does so in each row of a year.
            let year = hand.pick(names);
            for class in 1..=hand.rng.usize(1..3) {
                let count = hand.rng.usize(1..12);
                people.classes.push(count as i64);
                let class = match self.class {
                    0 => format!("{class}班"),
                    1 => format!("（{class}）班"),
                    2 => class.to_string(),
                    _ if year.chars().all(|c| c.is_ascii_digit()) => format!("{class}班"),
                    _ => format!("{year}{class}班"),
                };
                for _ in 0..count {
                    let is_migrant = hand.rng.u8(..6) == 0;
                    people.pupils += 1;
                    people.migrants += i64::from(is_migrant);
                    let name = hand.name();
                    let migrant = self.migrant[usize::from(!is_migrant)];
                    rows.push(vec![
                        ("姓名", name),
                        ("学籍号", format!("G{}", hand.number())),
                        ("年级", year.to_owned()),
                        ("班级", class.clone()),
                        ("学段", stage.name().to_owned()),
                        ("随迁", migrant.to_owned()),
                    ]);
                }
            }
        }
        if hand.rng.bool() {
            hand.rng.shuffle(&mut rows);
        }
        rows
    }

    /// The columns in their order, each with its header.
    fn columns(
        &self,
        hand: &mut Hand<'_>,
        sort: &str,
        layout: Layout,
    ) -> Vec<(&'static str, &'static str)> {
        let mut columns: Vec<(&str, &[&str])> = if sort == "教师" {
            vec![
                ("姓名", &["姓名", "教师姓名", "姓 名", "教职工姓名", "*姓名"]),
                ("身份证号", &["身份证号", "身份证号码", "身份证件号"]),
                ("出生", &["出生年月", "出生日期"]),
                ("学历", &["学历", "最高学历", "现学历", "文化程度", "学历层次"]),
                ("学科", &["任教学科", "学科", "所教学科", "任教科目", "现任教学科"]),
                ("骨干", &["骨干级别", "骨干教师级别", "骨干教师类别", "县级以上骨干教师"]),
                ("资格", &["教师资格", "教师资格证", "教师资格种类", "持证情况"]),
                ("专任", &["专任/兼职", "教职工类别", "岗位类别", "人员类别", "专兼职"]),
            ]
        } else {
            vec![
                ("姓名", &["姓名", "学生姓名", "学生名字"]),
                ("学籍号", &["学籍号", "全国学籍号"]),
                ("年级", &["年级", "所在年级", "就读年级"]),
                ("班级", &["班级", "所在班级", "班级名称"]),
                ("随迁", &["随迁子女", "是否随迁子女", "是否进城务工人员随迁子女"]),
            ]
        };
        if sort == "教师" && self.by_year {
            columns.push(("年级", &["任教年级", "年级", "所教年级"]));
        } else if layout != Layout::SheetAStage {
            columns.push(("学段", &["学段", "任教学段", "所在学段"]));
        }
        hand.rng.shuffle(&mut columns);
        let is_apart = matches!(layout, Layout::SheetASchool | Layout::FileASchool);
        if !is_apart || hand.rng.u8(..4) == 0 {
            columns.insert(0, ("学校", &["学校名称", "学校", "所在学校", "单位名称", "校名"]));
            if self.code {
                columns.insert(1, ("代码", &["学校标识码", "学校代码"]));
            }
        }
        columns.insert(0, ("序号", &["序号", "编号"]));
        columns.into_iter().map(|(what, names)| (what, hand.pick(names))).collect()
    }
}

type Block<'a> = (&'a School, Stage, Vec<Row>);

fn write(
    hand: &mut Hand<'_>,
    manner: &Manner,
    layout: Layout,
    (sort, title): (&str, &str),
    columns: &[(&'static str, &'static str)],
    all: &[Block<'_>],
    files: &mut Vec<(String, Vec<Table>)>,
) {
    let mut names: Vec<&str> = Vec::new();
    for (school, ..) in all {
        if !names.contains(&school.name.as_str()) {
            names.push(&school.name);
        }
    }
    match layout {
        Layout::OneTable | Layout::Blocks => {
            let heading = format!("清河县义务教育学校{sort}{title}");
            let blocks: Vec<&Block<'_>> = all.iter().collect();
            let table = table(hand, manner, layout, (&heading, sort), columns, &blocks);
            files.push((format!("{sort}名册"), vec![table]));
        }
        Layout::SheetAStage => {
            let tables: Vec<Table> = Stage::ALL
                .into_iter()
                .filter_map(|stage| {
                    let blocks: Vec<&Block<'_>> = all.iter().filter(|one| one.1 == stage).collect();
                    let heading = format!("清河县{}{sort}{title}", stage.name());
                    let name = format!("{}{sort}", stage.name());
                    (!blocks.is_empty())
                        .then(|| table(hand, manner, layout, (&heading, &name), columns, &blocks))
                })
                .collect();
            files.push((format!("{sort}名册"), tables));
        }
        Layout::SheetASchool | Layout::FileASchool => {
            let mut tables = Vec::new();
            for name in names {
                let blocks: Vec<&Block<'_>> =
                    all.iter().filter(|(school, ..)| school.name == name).collect();
                // The name stands over the table, else in the sheet's name or the file's.
                let over = hand.rng.bool();
                let heading =
                    if over { format!("{name}{sort}{title}") } else { format!("{sort}{title}") };
                let is_file = layout == Layout::FileASchool;
                let sheet = if is_file { sort } else { name };
                let table = table(hand, manner, layout, (&heading, sheet), columns, &blocks);
                if is_file {
                    files.push((format!("{name}{sort}名册"), vec![table]));
                } else {
                    tables.push(table);
                }
            }
            if !tables.is_empty() {
                files.push((format!("各校{sort}名册"), tables));
            }
        }
    }
}

fn table(
    hand: &mut Hand<'_>,
    manner: &Manner,
    layout: Layout,
    (heading, name): (&str, &str),
    columns: &[(&'static str, &'static str)],
    blocks: &[&Block<'_>],
) -> Table {
    let mut table = Table::new(name);
    if hand.rng.bool() || layout == Layout::FileASchool {
        table.words(&[heading]);
    }
    let header: Vec<&str> = columns.iter().map(|(_, name)| *name).collect();
    table.words(&header);
    let breaks = hand.rng.u8(..4) == 0;
    let merges = hand.rng.bool();
    let mut number = 0;
    let mut before = "";
    for (school, _, rows) in blocks {
        let first = table.rows.len();
        let is_new = before != school.name;
        for (index, row) in rows.iter().enumerate() {
            number += 1;
            if breaks && number % 40 == 0 && layout != Layout::Blocks {
                table.words(&header);
            }
            let cells = columns.iter().map(|(what, _)| match *what {
                "序号" => CellValue::Number(f64::from(number)),
                "学校" if layout == Layout::Blocks && (index > 0 || !is_new) => CellValue::Blank,
                "学校" => CellValue::from(school.name.as_str()),
                "代码" => CellValue::from(school.code.as_str()),
                what => {
                    let text = row.iter().find(|(one, _)| *one == what).map(|(_, text)| text);
                    CellValue::from(text.cloned().unwrap_or_default())
                }
            });
            table.push(cells.collect());
        }
        let school_at = columns.iter().position(|(what, _)| *what == "学校");
        if let (Layout::Blocks, true, Some(column)) = (layout, merges && is_new, school_at) {
            table.merge(first, column, table.rows.len() - 1, column);
        }
        before = &school.name;
    }
    if hand.rng.bool() {
        let total = format!("{number}人");
        table.words(&["合计", &total]);
    }
    if hand.rng.bool() {
        table.words(&["填表人：张三", "", "", "审核人：李四"]);
    }
    let _ = manner;
    table
}
