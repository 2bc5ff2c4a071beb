//! The sheets beside those of the schools: hidden ones, and those that list no school.

use super::{Making, OWNERS};
use crate::support::county::{County, Kind, School, Stage};
use crate::support::shapes::wording::pick;
use crate::support::table::{CellValue, Table};

impl Making<'_> {
    pub(super) fn addresses(&mut self, county: &County) -> Table {
        let mut table = Table::new("地址");
        table.words(&["机构代码", "单位", "办学地址"]);
        for (number, school) in county.schools.iter().enumerate() {
            let address = format!("望浦区桥东街道{number}号\n（原址２３号）");
            table.words(&[&school.code, &school.name, &address]);
        }
        table
    }

    /// The same schools with other figures.
    pub(super) fn year_before(&mut self, county: &County) -> Table {
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

    pub(super) fn kindergartens(&mut self) -> Table {
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
    pub(super) fn overview(&mut self, county: &County) -> Table {
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
