//! A whole district's statistics roster: a sheet or a file a kind of school, or a sheet a stage; towns
//! between the schools, sums above or below them, sheets behind that list no school. The kind stands in
//! the sheet's name and title only.

mod beside;
mod columns;
mod rows;
mod sheet;
mod sums;

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;

use super::district_guise::{Guise, Layout, Towns};
use crate::support::county::{County, Kind, Resources, School, Stage};
use crate::support::shapes::wording::pick;
use crate::support::table::Table;

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
}
