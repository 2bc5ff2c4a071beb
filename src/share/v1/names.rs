//! What is no figure of the schools: names, kinds, codes, founders, places. The words that are known
//! beforehand are a part of the format: never changed.

use std::collections::HashMap;

use super::super::coder::{Bit, Coder};
use super::super::fields::{self, KINDS};
use super::super::model::{Choice, Number};
use super::super::snapshot::SchoolShot;
use super::super::words::Words;
use crate::county::Kind;

/// What names of schools are made of.
const NAMES: &str = "第一小学 第二小学 第三小学 第四小学 第五小学 第六小学 第七小学 第八小学 第九小学 第十小学 \
    第一中学 第二中学 第三中学 第四中学 第五中学 中心小学 中心小学 中心小学 镇中心小学 乡中心小学 镇中心学校 \
    街道中心小学 实验小学 实验小学 实验学校 实验中学 实验初级中学 初级中学 初级中学 镇初级中学 镇中学 乡初级中学 \
    外国语学校 外国语小学 希望小学 希望小学 完全小学 村小学 村小学 村完全小学 九年一贯制学校 九年制学校 学校 学校 \
    小学教学点 教学点 教学点 村教学点 附属小学 附属学校 附属初级中学 城关小学 城关镇第一小学 城关镇中心小学 \
    县第一小学 县第二小学 县第一中学 县实验小学 区实验小学 市第一小学 民族小学 民族学校 寄宿制小学 特殊教育学校 \
    职业技术学校 职业中等专业学校 高级中学 完全中学 东城小学 西城小学 南关小学 北关小学 新城学校 新华小学 \
    育才小学 育英学校 育红小学 红旗小学 红星小学 光明小学 和平小学 建设小学 人民小学 胜利小学 文化路小学";

/// 举办者 and 办别.
const FOUNDERS: &str =
    "公办 民办 教育部门 县级教育部门 地级教育部门 省级教育部门 其他部门 地方企业 民办 10";

/// 城乡类型.
const LOCALITIES: &str =
    "城区 镇区 乡村 主城区 城乡结合区 镇中心区 镇乡结合区 特殊区域 乡中心区 村庄 农村";

/// What was coded so far of the schools before.
pub(super) struct Names {
    names: Words,
    codes: Words,
    step: Number,
    last: Option<u64>,
    founders: Words,
    localities: Words,
    /// By how the name ends.
    kinds: HashMap<String, Choice>,
    is_next: Bit,
    is_long: Bit,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            names: Words::knowing(NAMES),
            codes: Words::default(),
            step: Number::default(),
            last: None,
            founders: Words::knowing(FOUNDERS),
            localities: Words::knowing(LOCALITIES),
            kinds: HashMap::new(),
            is_next: Bit::default(),
            is_long: Bit::default(),
        }
    }
}

impl Names {
    pub(super) fn code(
        &mut self,
        coder: &mut impl Coder,
        school: Option<&SchoolShot>,
    ) -> SchoolShot {
        let text = |of: fn(&SchoolShot) -> &String| school.map_or("", |one| of(one).as_str());
        let name = self.names.code(coder, text(|one| &one.name));
        let end = name.chars().rev().take(2).collect();
        let kinds = self.kinds.entry(end).or_insert_with(|| Choice::new(4));
        let kind =
            kinds.code(coder, fields::number(KINDS, &school.map_or(Kind::Primary, |s| s.kind)));
        SchoolShot {
            name,
            kind: KINDS.get(kind).copied().unwrap_or(Kind::Primary),
            code: self.number(coder, text(|one| &one.code)),
            founder: self.founders.code(coder, text(|one| &one.founder)),
            locality: self.localities.code(coder, text(|one| &one.locality)),
            facts: Vec::new(),
            classes: Vec::new(),
        }
    }

    /// Whether more was said than anybody has to say.
    pub fn is_trap(&self) -> bool {
        [&self.names, &self.codes, &self.founders, &self.localities].into_iter().any(Words::is_trap)
    }

    /// A school's code: mostly the one before, and a little more.
    fn number(&mut self, coder: &mut impl Coder, code: &str) -> String {
        let number = code.parse().ok().filter(|it: &u64| it.to_string() == code);
        let step = number.zip(self.last).and_then(|(it, last)| it.checked_sub(last));
        if coder.bit(&mut self.is_next, step.is_some()) {
            let last =
                self.last.unwrap_or(0).saturating_add(self.step.code(coder, step.unwrap_or(0)));
            self.last = Some(last);
            return last.to_string();
        }
        if coder.bit(&mut self.is_long, number.is_some()) {
            let number = coder.raws(number.unwrap_or(0), 64);
            self.last = Some(number);
            return number.to_string();
        }
        self.codes.code(coder, code)
    }
}
