//! A sheet of the roster: its title, its header, its rows and its sums.

use super::Making;
use super::sums::{Sums, lengthen};
use crate::support::county::{School, Stage};
use crate::support::shapes::column::What;
use crate::support::shapes::district_guise::{Money, Title, Total};
use crate::support::shapes::header;
use crate::support::shapes::wording::pick;
use crate::support::table::Table;

impl Making<'_> {
    pub(super) fn sheet(
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

    pub(super) fn title(&mut self, table: &mut Table, name: &str, width: usize) {
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
}
