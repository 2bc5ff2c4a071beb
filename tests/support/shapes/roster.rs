//! The statistics system's rosters: a workbook a stage, header rows merged three to five deep, the same
//! leaf under several parents, a combined school in each of its stages with the same buildings.

use fastrand::Rng;

use super::cells::{self, Hand};
use super::column::{Column, Content, Figure, Line, What};
use super::header;
use super::wording::pick;
use crate::support::county::{County, Kind, Stage};
use crate::support::table::{CellValue, Table};

/// Where a workbook says which stage it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    FileName,
    Title,
    Both,
}

/// What the rosters look like.
#[derive(Clone, Copy, Debug)]
pub struct Guise {
    pub said: Said,
    /// Columns that nobody needs, under the same leaves.
    pub crowded: bool,
    /// 艺术 as 计 alone, as 音乐 and 美术 alone, or both.
    pub all_arts: bool,
    pub art_parts: bool,
    pub totals: bool,
    pub hand: Hand,
}

impl Guise {
    pub fn any(rng: &mut Rng) -> Self {
        let all_arts = rng.bool();
        Self {
            said: [Said::FileName, Said::Title, Said::Both][rng.usize(..3)],
            crowded: rng.u8(..3) != 0,
            all_arts,
            art_parts: !all_arts || rng.bool(),
            totals: rng.bool(),
            hand: Hand { as_text: [0, 10][rng.usize(..2)], marks: rng.bool(), zeros: false },
        }
    }
}

/// What rosters tell of a county: 特殊教育 and 职业 schools stand in other ones.
pub fn told(county: &County) -> County {
    let mut told = county.clone();
    told.schools.retain(|school| !matches!(school.kind, Kind::Special | Kind::Vocational));
    told
}

/// A workbook for each stage: its file name without ending, and its sheets.
pub fn rosters(rng: &mut Rng, county: &County, guise: Guise) -> Vec<(String, Vec<Table>)> {
    let told = told(county);
    let mut files = Vec::new();
    for stage in Stage::ALL {
        let lines: Vec<Line<'_>> = told
            .schools
            .iter()
            .filter(|school| school.kind.stages().contains(&stage))
            .map(|school| Line { school, stage: Some(stage) })
            .collect();
        let name = match guise.said {
            Said::Title => format!("导出{}", stage as usize + 1),
            _ => format!("2025年{}", stage.name()),
        };
        files.push((name, vec![roster(rng, &lines, stage, guise)]));
    }
    files
}

fn roster(rng: &mut Rng, lines: &[Line<'_>], stage: Stage, guise: Guise) -> Table {
    let columns = columns(rng, stage, guise);
    let mut table = Table::new("Sheet1");
    if guise.said != Said::FileName {
        table.words(&[&format!("{}学校（机构）基本情况", stage.name())]);
        table.merge(0, 0, 0, columns.len() - 1);
    }
    header::put(&mut table, &columns, 0);
    let mut sums = vec![0i64; columns.len()];
    for (number, line) in lines.iter().enumerate() {
        let mut row = Vec::new();
        for (column, sum) in columns.iter().zip(&mut sums) {
            let content = column.content(*line, number + 1);
            if let Content::Figure(Figure { steps, .. }) = content {
                *sum += steps;
            }
            row.push(guise.hand.cell(rng, &content));
        }
        table.push(row);
    }
    if guise.totals {
        let row = columns.iter().zip(&sums).map(|(column, sum)| match column.what {
            What::Area => CellValue::from("合计"),
            What::Name | What::Code | What::Kind | What::Founder | What::Locality => {
                CellValue::Blank
            }
            what => cells::number(Figure { steps: *sum, decimals: decimals(what) }).into(),
        });
        table.push(row.collect());
    }
    table
}

fn decimals(what: What) -> u32 {
    match what {
        What::Gross | What::Gym | What::Ground => 2,
        What::Equipment => 6,
        _ => 0,
    }
}

fn columns(rng: &mut Rng, stage: Stage, guise: Guise) -> Vec<Column> {
    let backbone = ["县级以上骨干教师(小学)", "县级以上骨干教师(初中)", "县级以上骨干教师(高中)"]
        [stage as usize];
    let sport = pick(rng, &["体育与健康", "体育"]);
    let classes = pick(rng, &["班级总数", "教学班数"]);
    let mut list: Vec<(Vec<&str>, What)> = vec![
        (vec!["统计三级"], What::Area),
        (vec!["学校(机构)名称"], What::Name),
        (vec!["学校标识码"], What::Code),
        (vec!["办学类型"], What::Kind),
        (vec!["是否计校数"], What::Counted),
        (vec!["举办者"], What::Founder),
        (vec!["城乡类型"], What::Locality),
        (vec!["班级", classes], What::Classes),
    ];
    let crowd = |list: &mut Vec<(Vec<&'static str>, What)>, paths: &[&[&'static str]]| {
        if guise.crowded {
            list.extend(paths.iter().map(|path| (path.to_vec(), What::Noise)));
        }
    };
    crowd(
        &mut list,
        &[
            &["班级", "其中", "25人以下"],
            &["班级", "其中", "26-30人"],
            &["班级", "其中", "66人以上"],
            &["班级", "最大班额"],
        ],
    );
    list.push((vec!["学生", "在校生数"], What::Pupils));
    crowd(&mut list, &[&["学生", "毕业生数"], &["学生", "招生数"]]);
    crowd(&mut list, &[&["教职工", "合计"], &["教职工", "本科毕业"], &["教职工", "体育"]]);
    list.push((vec!["专任教师", "合计"], What::Teachers));
    let degrees = ["博士研究生毕业", "硕士研究生毕业", "本科毕业", "专科毕业", "高中阶段及以下"];
    for (index, word) in degrees.into_iter().enumerate() {
        list.push((vec!["专任教师", "#按学历分", word], What::Degree(index)));
    }
    crowd(
        &mut list,
        &[&["专任教师", "#按授课课程分", "语文"], &["专任教师", "#按授课课程分", "数学"]],
    );
    list.push((vec!["专任教师", "#按授课课程分", sport], What::Art(0)));
    let arts = ["专任教师", "#按授课课程分", "艺术"];
    let mut art = |leaf: &'static str, what| list.push(([&arts[..], &[leaf]].concat(), what));
    if guise.all_arts {
        art("计", What::AllArts);
    }
    if guise.art_parts {
        art("音乐", What::Art(1));
        art("美术", What::Art(2));
        art("艺术", What::Art(3));
    }
    list.push((vec!["教基1102", backbone], What::Backbone));
    let rooms = ["校舍", "教学及辅助用房"];
    let of_rooms = |rest: &[&'static str]| [&rooms[..], rest].concat();
    list.push((of_rooms(&["计"]), What::Gross));
    if guise.crowded {
        list.push((of_rooms(&["其中", "普通教室"]), What::Noise));
    }
    list.push((of_rooms(&["其中", "室内体育用房"]), What::Gym));
    if guise.crowded {
        list.push((vec!["校舍", "行政办公用房", "计"], What::Noise));
        list.push((vec!["占地面积", "计"], What::Noise));
    }
    list.push((vec!["占地面积", "其中", "运动场地面积"], What::Ground));
    list.push((vec!["资产", "教学仪器设备资产值(万元)"], What::Equipment));
    list.push((vec!["资产", "网络多媒体教室(间)"], What::Rooms));
    let column = |(path, what): (Vec<&str>, What)| Column {
        path: path.into_iter().map(str::to_owned).collect(),
        what,
        stage: Some(stage),
        wan: true,
    };
    list.into_iter().map(column).collect()
}
