//! The columns of a sheet, and how their headers say the stage.

use super::Making;
use crate::support::county::Stage;
use crate::support::shapes::column::{Column, What};
use crate::support::shapes::district_guise::{Layout, Money, Said, Towns};
use crate::support::shapes::wording::pick;

impl Making<'_> {
    /// A column and its words; `stage` where it is about one.
    pub(super) fn path(&self, stage: Option<Stage>, alone: bool, words: &[&str]) -> Vec<String> {
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

    pub(super) fn columns(&mut self, stages: &[Stage], alone: Option<Stage>) -> Vec<Column> {
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
}
