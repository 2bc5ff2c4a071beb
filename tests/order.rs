//! The order of rows within files, and of files, decides nothing: neither a figure nor a verdict, nor what
//! blocks. The counties have what order could matter for: schools told of in several files, figures that
//! differ, blanks, campuses before and behind their schools, namesakes, rows without a code, stages in
//! rosters of their own, class lists and county forms that contradict each other.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use fastrand::Rng;
use junheng::evaluate::evaluate;
use junheng::pipeline;
use junheng::standard::{Standard, shipped};

/// A file as lines: a header, and the rows behind it that may come in any order.
#[derive(Clone, Debug)]
struct File {
    name: String,
    head: Vec<String>,
    rows: Vec<String>,
}

impl File {
    fn new(name: &str, head: &str) -> Self {
        let head = head.split('|').map(str::to_owned).collect();
        Self { name: name.to_owned(), head, rows: Vec::new() }
    }

    fn bytes(&self) -> (String, Vec<u8>) {
        let mut lines = vec![self.head.join(",")];
        lines.extend(self.rows.clone());
        (self.name.clone(), lines.join("\n").into_bytes())
    }
}

/// The columns of a county's table.
const COLUMNS: &str = "学校名称|学校标识码|办学类型|是否计校数|所属学校|举办者|城乡类型|在校生数\
    |小学在校生数|初中在校生数|高中在校生数|小学高于规定学历教师数|初中高于规定学历教师数\
    |小学县级以上骨干教师数|初中县级以上骨干教师数|小学体育艺术专任教师数|初中体育艺术专任教师数\
    |教学及辅助用房面积|室内体育用房面积|运动场地面积|教学仪器设备资产值（元）|网络多媒体教室（间）\
    |小学运动场地面积|班级总数|最大班额|音乐教室（间）|单间面积≥96㎡的音乐教室间数";

/// The columns of a stage's roster.
const ROSTER: &str = "学校名称|学校标识码|办学类型|是否计校数|在校生数|高于规定学历教师数\
    |县级以上骨干教师数|体育艺术专任教师数|教学及辅助用房面积|室内体育用房面积|运动场地面积\
    |教学仪器设备资产值（元）|网络多媒体教室（间）|班级总数";

const KINDS: [&str; 5] = ["小学", "小学教学点", "初级中学", "九年一贯制学校", "完全中学"];

#[derive(Clone, Debug)]
struct School {
    name: String,
    code: String,
    kind: &'static str,
    campus_of: Option<String>,
}

fn schools(rng: &mut Rng) -> Vec<School> {
    let mut all: Vec<School> = Vec::new();
    for number in 0..rng.usize(3..8) {
        let kind = KINDS[rng.usize(..KINDS.len())];
        // Some have one name.
        let name = match rng.u8(..6) {
            0 => "中心学校".to_owned(),
            _ => format!("第{}实验学校", ["一", "二", "三", "四", "五", "六", "七", "八"][number]),
        };
        let code = format!("21010000{number:02}");
        all.push(School { name, code, kind, campus_of: None });
    }
    for number in 0..rng.usize(..3) {
        let main = all[rng.usize(..all.len())].clone();
        if main.campus_of.is_none() {
            let code = match rng.u8(..3) {
                0 => main.code.clone(),
                1 => String::new(),
                _ => format!("21010001{number:02}"),
            };
            let name = format!("{}{}校区", main.name, ["东", "西", "南"][number]);
            let kind = if rng.bool() { main.kind } else { "小学" };
            all.push(School { name, code, kind, campus_of: Some(main.name) });
        }
    }
    all
}

/// A row about a school; each figure is near a threshold, now and then blank or another one.
fn row(rng: &mut Rng, school: &School, columns: &[String], stage: Option<&str>) -> String {
    let mut figure = |column: &str| -> String {
        let has = |part: &str| match part {
            "小学" => ["小学", "小学教学点", "九年一贯制学校"].contains(&school.kind),
            "初中" => ["初级中学", "九年一贯制学校", "完全中学"].contains(&school.kind),
            _ => school.kind == "完全中学",
        };
        let part = ["小学", "初中", "高中"].into_iter().find(|part| column.starts_with(part));
        if part.is_some_and(|part| !has(part)) || rng.u8(..14) == 0 {
            return String::new();
        }
        let pupils = if school.kind == "小学教学点" { 50 } else { 100 };
        let off = if rng.u8(..12) == 0 { rng.i64(-3..4) } else { 0 };
        let stages = KINDS.iter().position(|kind| *kind == school.kind).map_or(1, |at| 1 + at / 3);
        let whole = i64::try_from(stages).unwrap();
        match column {
            "在校生数" if stage.is_some() => (pupils + off).to_string(),
            "在校生数" if rng.u8(..3) == 0 => (pupils * whole + off).to_string(),
            "在校生数" if whole > 1 => String::new(),
            "在校生数" => (pupils + off).to_string(),
            "班级总数" => (3 * whole + off).to_string(),
            "最大班额" => (44 + off).to_string(),
            text if text.contains("在校生数") => (pupils + off).to_string(),
            text if text.contains("学历") => (5 + off).max(0).to_string(),
            text if text.contains("骨干") => (1 + off).max(0).to_string(),
            text if text.contains("体育艺术") => (1 + off).max(0).to_string(),
            text if text.contains("教学及") => (600 * whole + off).to_string(),
            text if text.contains("室内") => (20 + off).to_string(),
            "小学运动场地面积" => String::new(),
            text if text.contains("运动场地") => (1100 * whole + off).to_string(),
            text if text.contains("设备") => (270_000 * whole + off).to_string(),
            text if text.contains("多媒体") => (3 * whole + off).max(0).to_string(),
            text if text.contains("音乐") => (1 + off.min(0)).max(0).to_string(),
            _ => String::new(),
        }
    };
    let known = |column: &str| match column {
        "学校名称" => Some(school.name.clone()),
        "学校标识码" => Some(school.code.clone()),
        "办学类型" => Some(school.kind.to_owned()),
        "是否计校数" => Some(if school.campus_of.is_some() { "0" } else { "1" }.to_owned()),
        "举办者" => Some("县级教育部门".to_owned()),
        "城乡类型" => Some("镇区".to_owned()),
        "所属学校" => Some(String::new()),
        _ => None,
    };
    let cells: Vec<String> =
        columns.iter().map(|column| known(column).unwrap_or_else(|| figure(column))).collect();
    cells.join(",")
}

fn files(rng: &mut Rng) -> Vec<File> {
    let schools = schools(rng);
    let mut main = File::new("县汇总.csv", COLUMNS);
    let mut other = File::new("补充.csv", COLUMNS);
    let mut rosters = [File::new("小学.csv", ROSTER), File::new("初中.csv", ROSTER)];
    for school in &schools {
        let stages: &[usize] = match school.kind {
            "小学" | "小学教学点" => &[0],
            "九年一贯制学校" => &[0, 1],
            _ => &[1],
        };
        if rng.u8(..3) > 0 {
            main.rows.push(row(rng, school, &main.head, None));
        } else {
            for stage in stages {
                let head = rosters[*stage].head.clone();
                rosters[*stage].rows.push(row(rng, school, &head, Some("")));
            }
        }
        if rng.u8(..5) == 0 {
            let mut again = school.clone();
            match rng.u8(..3) {
                0 => again.code = String::new(),
                1 => again.name = format!("{}（新）", again.name),
                _ => {}
            }
            other.rows.push(row(rng, &again, &other.head, None));
        }
        if rng.u8(..12) == 0 {
            main.rows.push(row(rng, school, &main.head, None));
        }
    }
    let mut lists =
        ["班级一.csv", "班级二.csv"].map(|name| File::new(name, "学校名称|班级名称|班额"));
    for list in &mut lists {
        for school in schools.iter().filter(|one| one.campus_of.is_none()).take(2) {
            for class in 0..3 {
                let pupils = [33, 34, 45, 46][rng.usize(..4)];
                list.rows.push(format!("{},{}年级1班,{pupils}", school.name, class + 1));
            }
        }
    }
    let mut forms = ["县一.csv", "县二.csv"].map(|name| File::new(name, "填报项目|单位|填报值"));
    for form in &mut forms {
        let paid = [99, 100, 101][rng.usize(..3)];
        form.rows.push("区县名称,,某县".to_owned());
        form.rows.push("填报年度,,2025".to_owned());
        form.rows.push(format!("教师年平均工资收入,元,{paid}"));
        form.rows.push("公务员年平均工资收入,元,100".to_owned());
        form.rows
            .push(format!("V2 存在违规择校行为,有/无,{}", ["有", "无", "", "无"][rng.usize(..4)]));
    }
    let all = [main, other].into_iter().chain(rosters).chain(lists).chain(forms);
    all.filter(|file| !file.rows.is_empty()).collect()
}

/// Everything that an evaluation says, without names and places of cells.
fn said(files: &[File], standard: &Standard) -> Vec<String> {
    let bytes: Vec<(String, Vec<u8>)> = files.iter().map(File::bytes).collect();
    let read = pipeline::read(&bytes);
    let county = &read.county;
    let result = evaluate(county, standard);
    let mut units: Vec<String> = Vec::new();
    for unit in &result.units {
        let school = &county.schools[unit.school];
        let code = school.code.as_deref().unwrap_or(&school.name);
        let values: Vec<String> = unit
            .indicators
            .iter()
            .map(|one| {
                let value = one.value.as_ref().map_or("?".to_owned(), ToString::to_string);
                format!("{} {value}", one.verdict.id())
            })
            .collect();
        let stage = unit.stage.id();
        units.push(format!("{code} {stage} {:?} {} {values:?}", unit.pupils, unit.verdict.id()));
    }
    units.sort();
    for stage in &result.stages {
        for (indicator, one) in standard.indicators.iter().zip(&stage.indicators) {
            units.push(format!("{} {} {}", stage.stage.id(), indicator.label, one.verdict.id()));
        }
    }
    let checks = result.checks.iter();
    units.extend(checks.map(|check| format!("{} {:?}", check.id, check.verdict)));
    let blocking: BTreeSet<&str> =
        result.county.blocking.iter().map(|one| one.id.as_str()).collect();
    units.push(format!("{:?} {blocking:?}", result.county.verdict));
    units.push(format!("{} excluded, {} uncounted", result.excluded.len(), county.uncounted.len()));
    let errors =
        read.findings.iter().filter(|one| one.severity == junheng::findings::Severity::Error);
    let codes: BTreeSet<String> = errors.map(|one| format!("{:?}", one.code)).collect();
    units.push(format!("{codes:?}"));
    units
}

#[test]
fn the_order_of_rows_and_files_decides_nothing() {
    let standard = shipped("cn-2017").unwrap();
    let mut open = 0;
    for seed in 0..120 {
        let mut rng = Rng::with_seed(seed);
        let mut files = files(&mut rng);
        let first = said(&files, &standard);
        open += usize::from(first.iter().any(|line| line.contains("missing")));
        let before = files.clone();
        for turn in 0..2 {
            for file in &mut files {
                rng.shuffle(&mut file.rows);
            }
            if turn > 0 {
                rng.shuffle(&mut files);
            }
            let then = said(&files, &standard);
            if then != first {
                let differs: Vec<_> = first.iter().zip(&then).filter(|(a, b)| a != b).collect();
                let told = |files: &[File]| -> String {
                    let text = |file: &File| format!("{}\n{}\n", file.name, file.rows.join("\n"));
                    files.iter().map(text).collect()
                };
                panic!("{}\n{}\nseed {seed}: {differs:#?}", told(&before), told(&files));
            }
        }
    }
    assert!(open > 30, "only {open} counties leave something open");
}
