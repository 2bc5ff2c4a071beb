//! One header cell taken apart: its stem, the stage and the unit it names, its remarks in brackets.
//! It never decides what a column means; that takes the whole path.

use crate::county::Part;
use crate::intake::vocabulary::headers::{COUNTING, GENERIC, LEADS, TEACHER_ENDS};
use crate::intake::vocabulary::spelling::{apart, plain};
use crate::intake::vocabulary::stage;
use crate::intake::vocabulary::unit::Unit;

/// A header cell taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Segment {
    /// The cell in one spelling.
    pub(crate) plain: String,
    /// Without brackets, leads, stage and unit, but with its counting words.
    pub(crate) outer: String,
    /// `outer` without counting words and marks; empty when the cell names no thing of its own.
    pub(crate) stem: String,
    /// The one stage it speaks of.
    pub(crate) part: Option<Part>,
    /// The unit it names.
    pub(crate) unit: Option<Unit>,
    /// What else stood in brackets.
    pub(crate) remarks: Vec<String>,
}

impl Segment {
    /// Takes a cell's text apart.
    pub(crate) fn new(text: &str) -> Self {
        let spelling = plain(text);
        let (mut outer, brackets) = apart(&spelling);
        let mut segment = Self { plain: spelling, ..Self::default() };
        for inner in brackets {
            if let Some(unit) = Unit::from_word(&inner) {
                segment.unit = Some(unit);
            } else if let Some(part) = stage::only(&inner) {
                segment.part = Some(part);
            } else {
                segment.remarks.push(inner);
            }
        }
        if let Some(unit) = Unit::from_word(&outer) {
            segment.unit = Some(unit);
            outer.clear();
        }
        let outer = without_leads(&outer);
        let (part, rest) = match stage::only(outer) {
            Some(part) => (Some(part), String::new()),
            None => stage::take(outer),
        };
        segment.part = segment.part.or(part);
        let (rest, unit) = without_unit(&rest);
        segment.unit = segment.unit.or(unit);
        without_leads(&rest).clone_into(&mut segment.outer);
        segment.stem = stem(&segment.outer);
        segment
    }

    /// The stem of a quantity of teachers: without 教师, 专任教师, 学历, 毕业 at its end.
    pub(crate) fn teacher_stem(&self) -> &str {
        let mut stem = self.stem.as_str();
        while let Some(shorter) = TEACHER_ENDS.iter().find_map(|end| stem.strip_suffix(end)) {
            stem = shorter;
        }
        let bare = stem.strip_prefix("专任教师中").or_else(|| stem.strip_prefix("专任教师"));
        let stem = bare.unwrap_or(stem);
        if stem.is_empty() { &self.stem } else { stem }
    }

    /// Whether the cell says only that its group is counted.
    pub(crate) fn is_generic(&self) -> bool {
        let grouping = self.stem.starts_with('按') && self.stem.ends_with('分');
        self.stem.is_empty() || grouping || GENERIC.contains(&self.stem.as_str())
    }
}

/// `1.`, `L5`, `(3)`, `一、`, 其中: before a header.
fn without_leads(text: &str) -> &str {
    let mut rest = text;
    loop {
        let before = rest;
        for lead in LEADS {
            rest = rest.strip_prefix(lead).unwrap_or(rest);
        }
        let numbered =
            rest.trim_start_matches(|c: char| c.is_ascii_digit() || "①②③④⑤⑥⑦⑧⑨⑩".contains(c));
        if numbered.len() < rest.len() {
            rest = numbered.trim_start_matches(['.', '、', ')', ':']);
        }
        let counted =
            rest.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
        if counted.len() < rest.len() && counted.starts_with(['、', '.']) {
            rest = counted.trim_start_matches(['、', '.']);
        }
        if rest == before {
            return rest;
        }
    }
}

/// A unit of money or area written behind the words without brackets (设备值万元, 面积:㎡).
fn without_unit(text: &str) -> (String, Option<Unit>) {
    for mark in [':', '/', ','] {
        if let Some((words, word)) = text.rsplit_once(mark)
            && let Some(unit) = Unit::from_word(word)
        {
            return (words.to_owned(), Some(unit));
        }
    }
    match Unit::behind(text) {
        Some((words, unit)) if unit != Unit::Count && !words.is_empty() => {
            (words.trim_end_matches("单位").to_owned(), Some(unit))
        }
        _ => (text.to_owned(), None),
    }
}

fn stem(outer: &str) -> String {
    let marks = |c: &char| {
        !matches!(c, '、' | ',' | '/' | '·' | '-' | '—' | ':' | ';' | '.' | '*' | '#' | '_')
    };
    let joined: String = outer.chars().filter(marks).collect();
    let mut stem = joined.as_str();
    if GENERIC.contains(&stem) {
        return stem.to_owned();
    }
    while let Some(shorter) = COUNTING.iter().find_map(|end| stem.strip_suffix(end)) {
        stem = shorter;
    }
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_of_headers() {
        let cases = [
            ("在校学生总数", "在校学生"),
            ("小学生人数", "生"),
            ("1.教学仪器设备\n资产值（万元）", "教学仪器设备"),
            ("其中：室内体育用房面积", "室内体育用房"),
            ("#按学历分", "按学历分"),
            ("L3", "L3"),
            ("人数", ""),
            ("万元", ""),
            ("小学", ""),
            ("班级总数", "班级"),
        ];
        for (text, stem) in cases {
            assert_eq!(Segment::new(text).stem, stem, "{text}");
        }
    }

    #[test]
    fn stage_unit_and_remarks_come_off() {
        let segment = Segment::new("教学仪器设备资产值（账面原值）（万元）（初中）");
        assert_eq!(segment.part, Some(Part::Junior));
        assert_eq!(segment.unit, Some(Unit::TenThousandYuan));
        assert_eq!(segment.remarks, ["账面原值"]);
        let teachers = [
            ("本科学历教师人数（小学）", "本科"),
            ("体育专任教师人数", "体育"),
            ("博士研究生毕业", "博士研究生"),
            ("专任教师数", "专任教师"),
            ("体育、艺术（美术、音乐）专任教师数", "体育艺术"),
        ];
        for (text, stem) in teachers {
            assert_eq!(Segment::new(text).teacher_stem(), stem, "{text}");
        }
    }
}
