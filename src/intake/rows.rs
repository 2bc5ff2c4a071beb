//! What the rows below a header are: schools, totals, notes, numbering, explanations.
//! It reads no figure; whether a total adds up is checked by `total`.

use super::figure::{Written, written};
use super::header::{Column, Header};
use super::stage;
use super::vocabulary::Identity;
use super::words::{is_nothing, name_key, plain};
use crate::sheet::{Grid, Span, Value};

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A school, by its name as written and the row in which that stands.
    School { name: String, named: u32 },
    /// 合计, 小计; `of_all` unless the word names a stage.
    Total { of_all: bool },
    /// Notes, numbering, blanks, calculated rows.
    Nothing,
}

/// Words of rows that sum up the rows above.
const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "总和"];
/// Whole cells of such rows.
const TOTAL_CELLS: &[&str] = &["计", "全县", "全区", "全市", "全旗", "县计", "全县计", "区计"];
/// Words that rows of averages begin or end with.
const CALCULATED: &[&str] =
    &["平均", "均值", "差异系数", "标准差", "达标率", "平均值", "达标校数", "达标学校"];
/// What rows under a table begin with.
const NOTES: &[&str] = &[
    "注",
    "备注",
    "说明",
    "填表",
    "填报",
    "审核",
    "制表",
    "单位负责人",
    "负责人",
    "联系",
    "校长签",
    "数据来源",
    "单位:",
    "单位(",
    "制单",
    "经办",
    "日期",
    "盖章",
    "统计人",
    "复核",
    "※",
    "*",
    "附:",
    "填写",
];
/// What a school's name ends in; other words in a row without figures are no school.
const SCHOOL_ENDS: &[&str] = &[
    "学校",
    "小学",
    "中学",
    "初中",
    "高中",
    "教学点",
    "校区",
    "分校",
    "完小",
    "部",
    "园",
    "中心校",
    "学院",
    "校",
];
/// Heavenly stems and the like: rows that number the columns.
const NUMBERING: &[char] = &['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/// Tells the rows of one table apart.
pub(super) struct Rows<'a> {
    grid: &'a Grid,
    header: &'a Header,
    /// Merged blocks that hold a name over several rows.
    names: Vec<Span>,
    explained: u32,
}

impl<'a> Rows<'a> {
    pub(super) fn new(grid: &'a Grid, header: &'a Header) -> Self {
        let holds = |span: &&Span| span.left <= header.name && header.name <= span.right;
        let below = |span: &&Span| span.top > header.bottom;
        let mut names: Vec<Span> =
            grid.merged.iter().filter(holds).filter(below).copied().collect();
        names.sort_by_key(|span| span.top);
        Self { grid, header, names, explained: header.bottom + 1 }
    }

    /// What a row is.
    pub(super) fn row(&mut self, row: u32) -> Row {
        let first = self.grid.row(row).find_map(|(_, value)| text_of(value));
        let span = self.name_span(row);
        let named = span.map_or(row, |span| span.top);
        let name = match self.grid.get(named, span.map_or(self.header.name, |span| span.left)) {
            Value::Text(text) => text.trim(),
            // Numbers where names stand: 1 2 3 under the header.
            _ => "",
        };
        let key = plain(name);
        for word in [Some(key.clone()), first].into_iter().flatten() {
            if let Some(total) = total_word(&word) {
                return total;
            }
            if is_note(&word) || CALCULATED.iter().any(|w| word.starts_with(w) || word.ends_with(w))
            {
                return Row::Nothing;
            }
        }
        if is_nothing(&key) || is_numbering(&key) {
            return Row::Nothing;
        }
        if row == self.explained && self.is_explanation(row, &key) {
            self.explained += 1;
            return Row::Nothing;
        }
        let across = span.is_some_and(|span| span.right.saturating_sub(span.left) > 1);
        if across
            || (!self.has_more(row) && !SCHOOL_ENDS.iter().any(|end| name_key(name).ends_with(end)))
        {
            return Row::Nothing;
        }
        Row::School { name: name.to_owned(), named }
    }

    fn name_span(&self, row: u32) -> Option<Span> {
        let end = self.names.partition_point(|span| span.top <= row);
        let span = self.names.get(end.checked_sub(1)?)?;
        (row <= span.bottom).then_some(*span)
    }

    /// Whether anything stands in the row's other columns that were recognised.
    fn has_more(&self, row: u32) -> bool {
        let useful = |column: &&Column| {
            use super::column::Role;
            let known = Role::Identity(Identity::Known);
            column.at != self.header.name && column.role != known
        };
        let columns = self.header.columns.iter().filter(useful);
        columns.into_iter().any(|column| written(self.grid.get(row, column.at)) != Written::Blank)
    }

    /// The row right under the header that tells how to fill the columns: words in every figure's
    /// place, or a name that is an instruction.
    fn is_explanation(&self, row: u32, name: &str) -> bool {
        use super::column::Role;
        const INSTRUCTIONS: &[&str] =
            &["必填", "填写", "请填", "全称", "示例", "例如", "如:", "说明", "选填"];
        let (mut words, mut figures) = (0, 0);
        for column in &self.header.columns {
            if matches!(column.role, Role::Figure { .. }) {
                match written(self.grid.get(row, column.at)) {
                    Written::Words(_) => words += 1,
                    Written::Blank => {}
                    _ => figures += 1,
                }
            }
        }
        figures == 0
            && (words >= 2 || (words <= 2 && INSTRUCTIONS.iter().any(|word| name.contains(word))))
    }
}

fn text_of(value: Value<'_>) -> Option<String> {
    match value {
        Value::Text(text) => Some(plain(text)),
        _ => None,
    }
}

fn total_word(word: &str) -> Option<Row> {
    let bare = word.trim_end_matches(':');
    let is_total = TOTAL_CELLS.contains(&bare)
        || TOTALS
            .iter()
            .any(|total| bare.starts_with(total) || (bare.ends_with(total) && bare.len() <= 36));
    is_total.then(|| Row::Total { of_all: stage::take(bare).0.is_none() })
}

fn is_note(word: &str) -> bool {
    let school = SCHOOL_ENDS.iter().any(|end| word.ends_with(end)) && !word.contains(':');
    !school && NOTES.iter().any(|note| word.starts_with(note))
}

fn is_numbering(key: &str) -> bool {
    let mut characters = key.chars();
    let Some(first) = characters.next() else { return true };
    let rest = characters.as_str();
    (rest.is_empty() && (NUMBERING.contains(&first) || first.is_ascii_alphabetic()))
        || key.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '=' | '+' | '/' | '-' | '*'))
        || (first.is_ascii_alphabetic() && rest.chars().all(|c| c.is_ascii_digit()))
}
