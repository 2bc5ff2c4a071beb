//! A whole district's statistics roster: a sheet or a file a kind of school, or a sheet a stage; towns
//! between the schools, sums above or below them, sheets behind that list no school. The kind stands in
//! the sheet's name and title only.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;

use super::cells::{self, Hand};
use super::column::{Column, Content, Figure, Line, What};
use super::district_guise::{Guise, Layout, Money, Said, Title, Total, Towns};
use super::header;
use super::wording::pick;
use crate::support::county::{County, Kind, Resources, School, Stage};
use crate::support::table::{CellValue, Table};

/// Files without their ending, what they tell, and the town of each school by its code.
pub struct District {
    pub files: Vec<(String, Vec<Table>)>,
    pub told: County,
    pub towns: BTreeMap<String, &'static str>,
}

const TOWNS: [&str; 6] = ["城关镇", "河口乡", "云麓街道", "石桥铺镇", "泉塘坳镇", "湖滨路街道"];
const OWNERS: [&str; 3] = ["831县级教育部门", "832县级其他部门", "999民办"];

/// The district's files in one guise.
pub fn district(rng: &mut Rng, county: &County, guise: Guise) -> District {
    let mut told = told(county, guise);
    if guise.layout != Layout::SheetAStageByName {
        mislead(rng, &mut told);
    }
    close_some(rng, &mut told);
    let mut towns = BTreeMap::new();
    if guise.towns != Towns::None {
        for school in &told.schools {
            towns.insert(school.code.clone(), TOWNS[rng.usize(..TOWNS.len())]);
        }
    }
    let mut made = Making { rng, guise, towns, year: 2025 };
    let mut files = made.files(&told);
    // Hidden sheets and those to pass over stand with the other sheets.
    if guise.hidden {
        let hidden = [made.addresses(&told), made.year_before(&told)];
        files[0].1.extend(hidden.map(|table| Table { hidden: true, ..table }));
    }
    if guise.passed {
        let sheets = &mut files[0].1;
        sheets.push(made.overview(&told));
        if !guise.layout.is_file_a_kind() {
            sheets.insert(0, made.kindergartens());
        }
    }
    District { files, told, towns: made.towns }
}

/// What the columns of such a roster can tell of a county.
fn told(county: &County, guise: Guise) -> County {
    let mut told = county.clone();
    if !matches!(guise.layout, Layout::SheetAKind) {
        // Other workbooks hold these.
        told.schools.retain(|school| !matches!(school.kind, Kind::Special | Kind::Vocational));
    }
    if guise.layout.is_file_a_kind() {
        told.schools.retain(|school| school.kind != Kind::Senior);
    }
    for school in told.schools.iter_mut().filter(|_| !guise.full) {
        for staged in school.stages.iter_mut().flatten() {
            (staged.degrees, staged.backbone, staged.arts) = ([None; 5], None, [None; 4]);
        }
        school.whole = Resources { equipment: school.whole.equipment, ..Resources::default() };
    }
    told
}

/// Names that do not tell the kind: only the sheet does.
fn mislead(rng: &mut Rng, county: &mut County) {
    let mut used: BTreeSet<String> =
        county.schools.iter().map(|school| school.name.clone()).collect();
    for school in county.schools.iter_mut().filter(|_| rng.u8(..3) == 0) {
        let ending = match school.kind {
            Kind::Primary => "学校",
            Kind::TeachingPoint => "小学",
            Kind::NineYear | Kind::Complete | Kind::TwelveYear => "中学",
            _ => continue,
        };
        let name = format!("望浦区{}{}", school.name.chars().take(2).collect::<String>(), ending);
        if used.insert(name.clone()) {
            school.name = name;
        }
    }
}

/// Schools that are about to open have 0 everywhere; some combined schools have no pupils of one stage.
fn close_some(rng: &mut Rng, county: &mut County) {
    for school in &mut county.schools {
        if rng.u8(..25) != 0 {
            continue;
        }
        let only_one = school.kind.is_combined() && rng.bool();
        let zero = |figure: &mut Option<i64>| *figure = figure.map(|_| 0);
        let stages = school.stages.iter_mut().flatten();
        for staged in stages.take(if only_one { 1 } else { 3 }) {
            zero(&mut staged.pupils);
            zero(&mut staged.classes);
            staged.degrees.iter_mut().chain(&mut staged.arts).for_each(zero);
            zero(&mut staged.backbone);
        }
        if !only_one {
            let of = &mut school.whole;
            for figure in
                [&mut of.gross, &mut of.gym, &mut of.ground, &mut of.equipment, &mut of.rooms]
            {
                zero(figure);
            }
        }
    }
}

struct Making<'a> {
    rng: &'a mut Rng,
    guise: Guise,
    towns: BTreeMap<String, &'static str>,
    year: u32,
}

impl Making<'_> {
    fn files(&mut self, county: &County) -> Vec<(String, Vec<Table>)> {
        let mut sheets = Vec::new();
        if self.guise.layout == Layout::SheetAKind || self.guise.layout.is_file_a_kind() {
            for kind in Kind::ALL {
                let of_kind: Vec<&School> =
                    county.schools.iter().filter(|school| school.kind == kind).collect();
                if !of_kind.is_empty() {
                    let name = self.kind_name(kind);
                    sheets.push(self.sheet(name, kind.stages(), None, &of_kind));
                }
            }
        } else {
            for stage in Stage::ALL {
                let of_stage = county.schools.iter();
                let of_stage: Vec<&School> =
                    of_stage.filter(|school| school.kind.stages().contains(&stage)).collect();
                let stages = [stage];
                sheets.push(self.sheet(stage.name(), &stages, Some(stage), &of_stage));
            }
        }
        if !self.guise.layout.is_file_a_kind() {
            let name = pick(self.rng, &["全区2025年教育事业统计", "汇总", "学校数据一览"]);
            return vec![(name.to_owned(), sheets)];
        }
        let unnamed = self.guise.layout == Layout::FileAKindUnnamed;
        let file = |mut sheet: Table| {
            let name = format!("{}年{}", self.year, sheet.name);
            if unnamed {
                sheet.name = "Sheet1".to_owned();
            }
            (name, vec![sheet])
        };
        sheets.into_iter().map(file).collect()
    }

    fn kind_name(&mut self, kind: Kind) -> &'static str {
        let names: &[&str] = match kind {
            Kind::Primary => &["小学"],
            Kind::TeachingPoint => &["小学教学点", "教学点"],
            Kind::Junior => &["初级中学", "独立初中"],
            Kind::NineYear => &["九年一贯制学校", "九年一贯制"],
            Kind::Complete => &["完全中学", "完中"],
            Kind::TwelveYear => &["十二年一贯制学校", "十二年一贯制"],
            Kind::Senior => &["高级中学"],
            Kind::Special => &["特殊教育"],
            Kind::Vocational => &["职中", "中职学校"],
        };
        pick(self.rng, names)
    }

    fn sheet(
        &mut self,
        name: &str,
        stages: &[Stage],
        alone: Option<Stage>,
        schools: &[&School],
    ) -> Table {
        let columns = self.columns(stages, alone);
        let mut table = Table::new(name);
        self.title(&mut table, name, columns.len());
        let top = table.rows.len();
        header::put(&mut table, &columns, 0);
        if self.guise.empty_row {
            lengthen(&mut table, top, columns.len());
        }
        let mut rows = self.rows(&columns, alone, schools);
        let mut sums = Sums::of(&columns);
        rows.schools.iter().for_each(|(_, figures)| sums.add(figures));
        let total = self.guise.total;
        if total == Total::LastShort && schools.len() > 2 {
            sums = Sums::of(&columns);
            let all_but_one = rows.schools.iter().take(schools.len() - 1);
            all_but_one.for_each(|(_, figures)| sums.add(figures));
        }
        let word = pick(self.rng, &["合计", "合 计", "总计", "全区合计"]);
        match total {
            Total::First => table.push(sums.row(&columns, What::Name, word)),
            Total::FirstInCode => table.push(sums.row(&columns, What::Code, word)),
            _ => {}
        }
        rows.all.drain(..).for_each(|row| table.push(row));
        match total {
            Total::Last | Total::LastShort => table.push(sums.row(&columns, What::Name, word)),
            _ => {}
        }
        if self.guise.tail {
            table.push(sums.row(&columns, What::Remark, ""));
            table.push(vec![]);
            table.words(&["", "", " ", "", "  "]);
        }
        table
    }

    fn title(&mut self, table: &mut Table, name: &str, width: usize) {
        let words = pick(self.rng, &["数据情况", "基本情况一览", "学校基本情况统计表"]);
        let money =
            if self.guise.money == Money::Title { "（金额单位：万元）" } else { "" };
        let text = format!("{}学年{name}{words}{money}", self.year);
        match self.guise.title {
            Title::None | Title::Empty if !money.is_empty() => table.words(&[&text]),
            Title::None => {}
            Title::Row => table.words(&[&text]),
            Title::Tall => {
                table.words(&[&format!("{}{text}", " ".repeat(40))]);
                table.push(vec![]);
                table.merge(0, 0, 1, width - 1);
            }
            Title::Empty => {
                table.push(vec![]);
                table.push(vec![]);
                table.merge(0, 0, 1, width - 1);
            }
            Title::Dated => {
                table.words(&[&text]);
                table.merge(0, 0, 0, width - 1);
                table.words(&["填报单位：望浦区教育局", "", "", "", "统计时间：2025年9月"]);
            }
        }
    }

    /// A column and its words; `stage` where it is about one.
    fn path(&self, stage: Option<Stage>, alone: bool, words: &[&str]) -> Vec<String> {
        let mut path: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let Some(stage) = stage.map(Stage::name) else { return path };
        let said = match self.guise.said {
            Said::Mixed => {
                let manners = [Said::Parent, Said::Front, Said::InBrackets, Said::BracketsBehind];
                manners[words.concat().len() / 3 % manners.len()]
            }
            said => said,
        };
        match said {
            Said::Nowhere if alone => {}
            Said::Parent => path.insert(0, stage.to_owned()),
            Said::Front | Said::Nowhere | Said::Mixed => path[0] = format!("{stage}{}", path[0]),
            Said::InBrackets => path[0] = format!("（{stage}）{}", path[0]),
            Said::BracketsBehind => path[0] = format!("{}（{stage}）", path[0]),
        }
        path
    }

    fn columns(&mut self, stages: &[Stage], alone: Option<Stage>) -> Vec<Column> {
        let one = stages.len() == 1;
        let wan = true;
        let mut columns: Vec<Column> = Vec::new();
        let mut put = |path: Vec<String>, what, stage| {
            columns.push(Column { path, what, stage, wan });
        };
        let whole = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        if self.rng.bool() {
            put(whole(&["序号"]), What::Number, None);
        }
        let code = pick(self.rng, &["机构代码", "学校代码", "学校标识码", "单位代码"]);
        let name = pick(self.rng, &["单位", "单位名称", "学校名称", "校名", "学校"]);
        if self.guise.towns == Towns::Column {
            put(whole(&[pick(self.rng, &["镇街", "学片", "乡镇"])]), What::Area, None);
        }
        put(whole(&[code]), What::Code, None);
        put(whole(&[name]), What::Name, None);
        if self.guise.layout == Layout::SheetAStage {
            put(whole(&["办学类型"]), What::Kind, None);
        }
        put(whole(&[pick(self.rng, &["性质", "举办者类型", "办别"])]), What::Founder, None);
        let sum = pick(self.rng, &["合计", "计", "总计"]);
        let pupils = pick(self.rng, &["在校生数（个）", "学生数", "在校生数"]);
        let intake = pick(self.rng, &["招生数（个）", "招生数"]);
        for stage in stages {
            let of = |words: &[&str]| self.path(Some(*stage), one, words);
            put(of(&["班额情况（个）", sum]), What::Classes, Some(*stage));
            put(of(&["班额情况（个）", "一年级"]), What::Noise, None);
            put(of(&["班额情况（个）", "二年级"]), What::Noise, None);
            put(of(&["毕业生数"]), What::Noise, None);
            put(of(&[intake, "计"]), What::Noise, None);
            put(of(&[pupils, sum]), What::Pupils, Some(*stage));
            put(of(&[pupils, "其中：女"]), What::Noise, None);
            put(of(&[pupils, "一年级"]), What::Noise, None);
            put(of(&["预计毕业生数"]), What::Noise, None);
            put(of(&["学生户籍情况（个）", "望浦区户籍"]), What::Noise, None);
            put(of(&["学生户籍情况（个）", "非望浦区户籍"]), What::Noise, None);
        }
        for stage in stages.iter().filter(|_| self.guise.full) {
            let of = |words: &[&str]| self.path(Some(*stage), one, words);
            put(of(&["专任教师", "合计"]), What::Teachers, Some(*stage));
            let degrees =
                ["博士研究生毕业", "硕士研究生毕业", "本科毕业", "专科毕业", "高中阶段毕业及以下"];
            for (index, word) in degrees.into_iter().enumerate() {
                put(of(&["专任教师", "#按学历分", word]), What::Degree(index), Some(*stage));
            }
            put(of(&["专任教师", "#按授课课程分", "语文"]), What::Noise, None);
            for (index, word) in ["体育", "音乐", "美术", "艺术"].into_iter().enumerate() {
                let path = of(&["专任教师", "#按授课课程分", word]);
                put(path, What::Art(index), Some(*stage));
            }
            put(of(&["县级以上骨干教师"]), What::Backbone, Some(*stage));
        }
        if alone.is_none() && self.guise.full {
            put(whole(&["教职工数", "合计"]), What::Noise, None);
            put(whole(&["教职工数", "专任教师"]), What::Staff, None);
        }
        put(whole(&["校舍建筑面积（平方米）", "合计"]), What::Noise, None);
        if self.guise.full {
            let rooms = ["校舍建筑面积（平方米）", "教学及辅助用房"];
            put(whole(&[rooms[0], rooms[1], "计"]), What::Gross, None);
            put(whole(&[rooms[0], rooms[1], "其中：室内体育用房"]), What::Gym, None);
            put(whole(&[rooms[0], "行政办公用房"]), What::Noise, None);
        }
        put(whole(&["占地面积（平方米）", "合计"]), What::Noise, None);
        if self.guise.full {
            put(whole(&["占地面积（平方米）", "其中：运动场地面积"]), What::Ground, None);
        }
        put(whole(&["图书（册）"]), What::Noise, None);
        if self.guise.full {
            let word = pick(self.rng, &["网络多媒体教室（间）", "网络多媒体教室数（间）"]);
            put(whole(&[word]), What::Rooms, None);
        }
        let (parent, leaf) = match self.guise.money {
            Money::Leaf => ("固定资产总值", "教学仪器设备资产值（万元）"),
            Money::Parent => ("固定资产总值（万元）", "其中：教学仪器设备资产值"),
            Money::Title => ("固定资产总值", "其中：教学仪器设备资产值"),
        };
        put(whole(&[parent, "合计"]), What::Noise, None);
        put(whole(&[parent, leaf]), What::Equipment, None);
        columns
    }

    fn rows(&mut self, columns: &[Column], alone: Option<Stage>, schools: &[&School]) -> Rows {
        let mut schools = schools.to_vec();
        let by_town = matches!(self.guise.towns, Towns::Rows | Towns::Sums);
        let towns = self.towns.clone();
        let town_of = |school: &School| towns.get(&school.code).copied().unwrap_or("");
        if by_town {
            schools.sort_by_key(|school| town_of(school));
            // The same town may come twice.
            let turned = schools.len() / 3;
            schools.rotate_left(turned);
        }
        let mut rows = Rows::default();
        let mut before = "";
        for (index, school) in schools.iter().enumerate() {
            let town = town_of(school);
            if by_town && town != before {
                before = town;
                rows.towns.push((rows.all.len(), rows.schools.len()));
                rows.all.push(vec![CellValue::from(town)]);
            }
            let line = Line { school, stage: alone };
            let mut cells = Vec::new();
            let mut figures = Vec::new();
            for column in columns {
                let (cell, figure) = self.cell(column, line, index + 1);
                cells.push(cell);
                figures.push(figure);
            }
            rows.all.push(cells);
            rows.schools.push((town, figures));
        }
        let ends = rows.towns.iter().skip(1).map(|(_, first)| *first).chain([rows.schools.len()]);
        let ends: Vec<usize> = ends.collect();
        for ((row, first), end) in rows.towns.iter().zip(ends) {
            let name = rows.all[*row].remove(0);
            let CellValue::Text(name) = name else { continue };
            rows.all[*row] = if self.guise.towns == Towns::Sums {
                let mut sums = Sums::of(columns);
                rows.schools[*first..end].iter().for_each(|(_, figures)| sums.add(figures));
                sums.row(columns, What::Name, &name)
            } else {
                let blank = |column: &Column| match column.what {
                    What::Name => CellValue::from(name.as_str()),
                    What::Code => CellValue::Blank,
                    _ => CellValue::from(pick(self.rng, &["", " ", "   "])),
                };
                columns.iter().map(blank).collect()
            };
        }
        rows
    }

    fn cell(&mut self, column: &Column, line: Line<'_>, number: usize) -> (CellValue, Option<i64>) {
        let mut content = column.content(line, number);
        let school = line.school;
        match column.what {
            What::Founder => {
                let owner = school.code.bytes().map(usize::from).sum::<usize>() % OWNERS.len();
                content = Content::Words(OWNERS[owner].to_owned());
            }
            What::Area => {
                let town = self.towns.get(&school.code).copied().unwrap_or_default();
                content = Content::Words(town.to_owned());
            }
            What::Name => {
                let by_name = self.guise.layout == Layout::SheetAStageByName;
                if let (true, true, Some(stage)) = (by_name, school.kind.is_combined(), line.stage)
                {
                    content = Content::Words(format!("{}（{}部）", school.name, stage.name()));
                }
            }
            _ => {}
        }
        let figure = match content {
            Content::Figure(Figure { steps, .. }) => Some(steps),
            _ => None,
        };
        let hand = Hand { as_text: self.guise.as_text, marks: false, zeros: false };
        let cell = match (column.what, &content) {
            (What::Code, Content::Words(code)) if self.guise.code_numbers => {
                CellValue::Number(code.parse().unwrap())
            }
            (What::Number | What::Noise, Content::Figure(figure)) => cells::number(*figure).into(),
            // A figure that is not known is an empty cell, or spaces.
            (_, Content::Unknown | Content::None) => {
                CellValue::from(pick(self.rng, &["", "", "  "]))
            }
            _ => hand.cell(self.rng, &content),
        };
        (cell, figure)
    }

    fn addresses(&mut self, county: &County) -> Table {
        let mut table = Table::new("地址");
        table.words(&["机构代码", "单位", "办学地址"]);
        for (number, school) in county.schools.iter().enumerate() {
            let address = format!("望浦区桥东街道{number}号\n（原址２３号）");
            table.words(&[&school.code, &school.name, &address]);
        }
        table
    }

    /// The same schools with other figures.
    fn year_before(&mut self, county: &County) -> Table {
        self.year = 2024;
        let schools: Vec<School> = county
            .schools
            .iter()
            .filter(|school| school.kind == Kind::Primary)
            .cloned()
            .map(|mut school| {
                for staged in school.stages.iter_mut().flatten() {
                    staged.pupils = staged.pupils.map(|pupils| pupils + 17);
                }
                school
            })
            .collect();
        let schools: Vec<&School> = schools.iter().collect();
        let table = self.sheet("2024小学", &[Stage::Primary], None, &schools);
        self.year = 2025;
        table
    }

    fn kindergartens(&mut self) -> Table {
        let mut table = Table::new("幼儿园");
        table.words(&["2025年幼儿园数据情况"]);
        table.words(&["机构代码", "单位", "性质", "班额情况（个）", "在园（班）人数", "教职工数"]);
        for number in 0..self.rng.usize(2..9) {
            let ending = pick(self.rng, &["幼儿园", "幼儿园有限公司"]);
            table.push(vec![
                CellValue::from(format!("119100{number:04}")),
                CellValue::from(format!("望浦区朵朵{number}{ending}")),
                CellValue::from(OWNERS[2]),
                CellValue::Number(6.0),
                CellValue::Number(139.0),
                CellValue::Number(19.0),
            ]);
        }
        table
    }

    /// Counts by kind; the pupils are those of the stage.
    fn overview(&mut self, county: &County) -> Table {
        let mut table = Table::new("一览表");
        table.words(&["2025年学校一览表"]);
        table.words(&[
            "学校类别",
            "学校数（所）",
            "班级数（个）",
            "学生数（人）",
            "教职工数（人）",
        ]);
        for kind in Kind::ALL {
            let of_kind = county.schools.iter().filter(|school| school.kind == kind);
            let stage = kind.stages()[0];
            let pupils: i64 = of_kind.clone().filter_map(|school| school.pupils(stage)).sum();
            table.push(vec![
                CellValue::from(kind.words()[0]),
                CellValue::Number(of_kind.count() as f64 + 1.0),
                CellValue::Number(81.0),
                CellValue::Number(pupils as f64),
                CellValue::Number(333.0),
            ]);
        }
        table
    }
}

#[derive(Default)]
struct Rows {
    all: Vec<Vec<CellValue>>,
    /// The town and the figures of each school, in the order of the rows.
    schools: Vec<(&'static str, Vec<Option<i64>>)>,
    /// Rows of towns, and which school is the first under each.
    towns: Vec<(usize, usize)>,
}

/// Sums of columns, in their smallest steps.
struct Sums(Vec<i64>);

impl Sums {
    fn of(columns: &[Column]) -> Self {
        Self(vec![0; columns.len()])
    }

    fn add(&mut self, figures: &[Option<i64>]) {
        self.0.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure.unwrap_or(0));
    }

    fn row(&self, columns: &[Column], word_at: What, word: &str) -> Vec<CellValue> {
        let cell = |(column, sum): (&Column, &i64)| match column.what {
            what if what == word_at => CellValue::from(word),
            What::Name | What::Code | What::Kind | What::Founder | What::Area | What::Number => {
                CellValue::Blank
            }
            What::Gross | What::Gym | What::Ground => number(*sum, 2),
            What::Equipment => number(*sum, 6),
            _ => number(*sum, 0),
        };
        columns.iter().zip(&self.0).map(cell).collect()
    }
}

fn number(steps: i64, decimals: u32) -> CellValue {
    CellValue::Number(cells::number(Figure { steps, decimals }))
}

/// One more header row, empty: what ends in the last one reaches down into it.
fn lengthen(table: &mut Table, top: usize, width: usize) {
    let last = table.rows.len() - 1;
    table.push(vec![]);
    for column in 0..width {
        let at = column as u32;
        let span = table.merged.iter_mut().find(|merge| {
            merge.top >= top as u32
                && merge.bottom == last as u32
                && (merge.left..=merge.right).contains(&at)
        });
        match span {
            Some(merge) if merge.left == at => merge.bottom += 1,
            Some(_) => {}
            None => table.merge(last, column, last + 1, column),
        }
    }
}
