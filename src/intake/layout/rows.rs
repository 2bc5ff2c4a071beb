//! What the rows below a header are: schools, totals, notes, numbering, explanations.
//! It reads no figure; whether a total adds up is checked by `total`.

use crate::intake::layout::header::{Column, Header};
use crate::intake::layout::subtotals;
use crate::intake::values::figure::{Written, written};
use crate::intake::vocabulary::headers::Identity;
use crate::intake::vocabulary::spelling::{is_nothing, name_key, plain};
use crate::intake::vocabulary::stage;
use crate::sheet::{Grid, Span, Value};

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// A school, by its name as written and the row in which that stands.
    School { name: String, named: u32 },
    /// 合计, 小计; `of_all` unless the word names a stage.
    Total { of_all: bool },
    /// The name of a town or group, which heads the rows below.
    Heading { name: String },
    /// A calculated row or a note that has figures: no school, and told.
    Calculated { name: String },
    /// Figures without a name: no school, and told. `at` is where the name would stand.
    Nameless { at: (u32, u32) },
    /// Notes, numbering, blanks.
    Nothing,
}

/// Words of rows that sum up the rows above.
const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "总和", "汇总", "累计", "总数"];
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
pub(crate) const SCHOOL_ENDS: &[&str] = &[
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
pub(crate) struct Rows<'a> {
    grid: &'a Grid,
    header: &'a Header,
    /// Merged blocks that hold a name over several rows.
    names: Vec<Span>,
    explained: u32,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(grid: &'a Grid, header: &'a Header) -> Self {
        let holds = |span: &&Span| span.left <= header.name && header.name <= span.right;
        let below = |span: &&Span| span.top > header.bottom;
        let mut names: Vec<Span> =
            grid.merged.iter().filter(holds).filter(below).copied().collect();
        names.sort_by_key(|span| span.top);
        Self { grid, header, names, explained: header.bottom + 1 }
    }

    /// What a row is.
    pub(crate) fn row(&mut self, row: u32) -> Row {
        let (from, to) = self.header.range;
        let mut cells = self.grid.row(row).filter(|(column, _)| (from..=to).contains(column));
        let first = cells.find_map(|(_, value)| text_of(value));
        let span = self.name_span(row);
        let named = span.map_or(row, |span| span.top);
        let name = match self.grid.get(named, span.map_or(self.header.name, |span| span.left)) {
            Value::Text(text) => text.trim(),
            // Numbers where names stand: 1 2 3 under the header.
            _ => "",
        };
        let key = plain(name);
        let school = ends_like_school(name);
        // What stands before a school's name, such as its town, says nothing about the row.
        let words = [Some(key.clone()), first.filter(|_| !school)];
        for word in words.into_iter().flatten() {
            if let Some(total) = total_word(&word) {
                return total;
            }
            if CALCULATED.iter().any(|w| word.starts_with(w) || word.ends_with(w)) {
                return self.left_out(row, name);
            }
            if !school && is_note(&word) && (!self.has_figures(row) || word.contains(':')) {
                return self.left_out(row, name);
            }
        }
        if is_nothing(&key) && self.has_figures(row) && !self.counts_columns(row) {
            return Row::Nameless { at: self.place_of_name(row) };
        }
        if is_nothing(&key) || is_numbering(&key) {
            return Row::Nothing;
        }
        if row == self.explained && self.is_explanation(row, &key) {
            self.explained += 1;
            return Row::Nothing;
        }
        let across = span.is_some_and(|span| self.is_across(span));
        if across || (!self.has_more(row) && !school) {
            // A heading over the rows below: the name of a town, or words.
            return if subtotals::is_town(name) {
                Row::Heading { name: name.to_owned() }
            } else {
                Row::Nothing
            };
        }
        Row::School { name: name.to_owned(), named }
    }

    fn name_span(&self, row: u32) -> Option<Span> {
        let end = self.names.partition_point(|span| span.top <= row);
        let span = self.names.get(end.checked_sub(1)?)?;
        (row <= span.bottom).then_some(*span)
    }

    /// Whether a merged block reaches over columns that hold something else.
    fn is_across(&self, span: Span) -> bool {
        let others = self.header.columns.iter().filter(|column| {
            column.at != self.header.name && (span.left..=span.right).contains(&column.at)
        });
        let own = |column: &Column| {
            let named =
                column.role == crate::intake::layout::column::Role::Identity(Identity::Name);
            named
                || self.header.name_span.is_some_and(|(from, to)| (from..=to).contains(&column.at))
        };
        others.into_iter().any(|column| !own(column))
    }

    /// A row that is no school: told where it has a name and figures.
    fn left_out(&self, row: u32, name: &str) -> Row {
        if name.is_empty() || !self.has_figures(row) {
            return Row::Nothing;
        }
        Row::Calculated { name: name.to_owned() }
    }

    /// Whether a figure stands in any of the row's columns of figures.
    fn has_figures(&self, row: u32) -> bool {
        use crate::intake::layout::column::Role;
        self.header.columns.iter().any(|column| {
            matches!(column.role, Role::Figure { .. })
                && matches!(written(self.grid.get(row, column.at)), Written::Figure(..))
        })
    }

    /// Where the name of a row stands or would stand: a merged block has one cell.
    fn place_of_name(&self, row: u32) -> (u32, u32) {
        let name = self.header.name;
        let over = |span: &&Span| {
            (span.top..=span.bottom).contains(&row) && (span.left..=span.right).contains(&name)
        };
        self.grid.merged.iter().find(over).map_or((row, name), |span| (span.top, span.left))
    }

    /// Whether a row numbers the columns: 1 2 3.
    fn counts_columns(&self, row: u32) -> bool {
        let written = self.grid.row(row).map(|(_, value)| written(value));
        let figures: Vec<_> = written
            .filter_map(|one| if let Written::Figure(one, _) = one { Some(one) } else { None })
            .collect();
        figures.windows(2).all(|pair| matches!(pair, [a, b] if a.checked_add(1.into()) == Some(*b)))
    }

    /// Whether anything stands in the row's other columns that were recognised.
    fn has_more(&self, row: u32) -> bool {
        let useful = |column: &&Column| {
            use crate::intake::layout::column::Role;
            let known =
                [Identity::Known, Identity::Township, Identity::District].map(Role::Identity);
            column.at != self.header.name && !known.contains(&column.role)
        };
        let columns = self.header.columns.iter().filter(useful);
        columns.into_iter().any(|column| written(self.grid.get(row, column.at)) != Written::Blank)
    }

    /// The row right under the header that tells how to fill the columns: words in every figure's
    /// place, or a name that is an instruction.
    fn is_explanation(&self, row: u32, name: &str) -> bool {
        use crate::intake::layout::column::Role;
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
        let instructs = INSTRUCTIONS.iter().any(|word| name.contains(word));
        // A school whose figures are still 待核 is a school.
        figures == 0 && (instructs || (words >= 2 && !ends_like_school(name)))
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

/// Whether a name ends as schools' names do; what stands in brackets behind counts, too.
pub(crate) fn ends_like_school(name: &str) -> bool {
    let key = name_key(name);
    let bare = plain(name);
    let outer = bare.split('(').next().unwrap_or_default();
    !key.contains(':') && SCHOOL_ENDS.iter().any(|end| key.ends_with(end) || outer.ends_with(end))
}

fn is_note(word: &str) -> bool {
    !ends_like_school(word) && NOTES.iter().any(|note| word.starts_with(note))
}

fn is_numbering(key: &str) -> bool {
    let mut characters = key.chars();
    let Some(first) = characters.next() else { return true };
    let rest = characters.as_str();
    (rest.is_empty() && (NUMBERING.contains(&first) || first.is_ascii_alphabetic()))
        || key.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '=' | '+' | '/' | '-' | '*'))
        || (first.is_ascii_alphabetic() && rest.chars().all(|c| c.is_ascii_digit()))
}
