//! The rows around 学校名称: which of them belong to the header, and each column's cells in them.
//! Merged blocks give their text to all their cells; groups whose blocks were lost reach right.

use std::ops::RangeInclusive;

use crate::intake::layout::column::{identity, is_header_like, role};
use crate::intake::layout::header::Column;
use crate::intake::layout::segment::Segment;
use crate::intake::values::figure::{Written, written};
use crate::intake::vocabulary::headers::Identity;
use crate::intake::vocabulary::spelling::{is_nothing, plain};
use crate::intake::vocabulary::stage::behind_name;
use crate::intake::vocabulary::unit::Unit;
use crate::sheet::{Grid, Span, Value};

/// A header is at most so many rows deep.
pub(crate) const DEEPEST: u32 = 7;
/// A merged block over this share (in quarters) of the columns is a title, not a group.
const TITLE_QUARTERS: usize = 3;

/// Whether a block is a title over the table.
pub(crate) fn is_title(span: Span, width: usize, grid: &Grid) -> bool {
    let covers = (span.right - span.left) as usize + 1;
    let whole = (grid.width() as usize).max(width);
    span.left == 0 && covers >= 4 && covers * 4 > whole * TITLE_QUARTERS
}

/// The rows around a header.
pub(crate) struct Zone<'a> {
    pub(crate) grid: &'a Grid,
    pub(crate) spans: Vec<Span>,
    /// The column of 学校名称.
    pub(crate) name: u32,
}

impl<'a> Zone<'a> {
    pub(crate) fn span(&self, row: u32, column: u32) -> Option<Span> {
        let holds = |span: &&Span| {
            (span.top..=span.bottom).contains(&row) && (span.left..=span.right).contains(&column)
        };
        self.spans.iter().find(holds).copied()
    }

    /// The text of a cell, and the cell where it is written: a merged block has one text.
    fn text(&self, row: u32, column: u32) -> Option<(u32, u32, &'a str)> {
        let (row, column) =
            self.span(row, column).map_or((row, column), |span| (span.top, span.left));
        match self.grid.get(row, column) {
            Value::Text(text) => Some((row, column, text)),
            _ => None,
        }
    }

    /// A row of groups above the row of names: several texts, blanks or merged blocks between them.
    pub(crate) fn is_group_row(&self, row: u32) -> bool {
        const ABOUT_THE_SCHOOL: &[&str] =
            &["基本信息", "基本情况", "学校信息", "学校基本情况", "学校情况"];
        if let Some((.., text)) = self.text(row, self.name) {
            let segment = Segment::new(text);
            let known =
                is_header_like(&segment) || ABOUT_THE_SCHOOL.contains(&segment.outer.as_str());
            if !known || behind_name(text).1.is_some() {
                return false;
            }
        }
        let mut texts = 0;
        let mut meaning = 0;
        let mut cells: Vec<u32> = Vec::new();
        for (column, value) in self.grid.row(row) {
            let Some(text) = words(value) else { return false };
            if self.span(row, column).is_some_and(|span| is_title(span, 2, self.grid)) {
                return false;
            }
            let segment = Segment::new(text);
            if segment.plain.contains(':') || Unit::from_word(&segment.plain).is_some() {
                return false;
            }
            let merged = self.span(row, column).is_some_and(|s| s.right > s.left);
            if is_header_like(&segment) || merged {
                meaning += 1;
            }
            texts += 1;
            cells.push(column);
        }
        let alone = texts == 1;
        let over_figures = cells.first().is_some_and(|column| *column > self.name);
        let spread = cells.windows(2).any(|pair| matches!(pair, [a, b] if b - a > 1))
            || cells.iter().any(|column| self.span(row, *column).is_some());
        texts > 0 && meaning > 0 && (if alone { over_figures } else { over_figures || spread })
    }

    /// Follows merged blocks and rows of leaves downwards.
    pub(crate) fn bottom(&self, top: u32, named: u32) -> u32 {
        let mut bottom = named;
        loop {
            let within =
                |span: &&Span| span.top >= top && span.top <= bottom && span.bottom > bottom;
            let deepest = self.spans.iter().filter(within).map(|span| span.bottom).max();
            let deeper =
                deepest.filter(|deepest| deepest - top < DEEPEST && self.is_nameless(*deepest));
            if let Some(deepest) = deeper {
                bottom = deepest;
            } else if bottom - top + 1 < DEEPEST && self.is_leaf_row(bottom + 1) {
                bottom += 1;
            } else {
                return bottom;
            }
        }
    }

    fn is_nameless(&self, row: u32) -> bool {
        match self.text(row, self.name) {
            None => true,
            Some((.., text)) => identity(&Segment::new(text)) == Some(Identity::Name),
        }
    }

    /// A row below that goes on with the header: no name, no number, mostly header words.
    fn is_leaf_row(&self, row: u32) -> bool {
        let named = self.text(row, self.name).map(|(.., text)| plain(text));
        if named.is_some_and(|name| !is_nothing(&name) && Unit::from_word(&name).is_none()) {
            return false;
        }
        let (mut texts, mut known) = (0, 0);
        let mut is_section = false;
        for (column, value) in self.grid.row(row) {
            let Some(text) = words(value) else { return false };
            let segment = Segment::new(text);
            if is_nothing(&segment.plain) {
                continue;
            }
            texts += 1;
            is_section = !self.is_leaf_below(row, column, &segment);
            known += usize::from(is_header_like(&segment) || is_share(&segment.outer));
        }
        texts > 0 && known * 2 >= texts && !(texts == 1 && is_section)
    }

    /// Whether a lone text under a header goes on with it: it counts or is a unit, or stands under a group.
    /// Any other (一、小学 under the first column) begins a section of schools.
    fn is_leaf_below(&self, row: u32, column: u32, segment: &Segment) -> bool {
        const COUNTS: &[&str] = &["计", "合计", "总计", "小计"];
        let above = row.saturating_sub(1);
        let reaches = (0..column).any(|left| self.text(above, left).is_some());
        let is_group = (self.text(above, column).is_none() && reaches)
            || self.span(above, column).is_some_and(|span| span.right > span.left);
        let counts = segment.unit.is_some() || COUNTS.contains(&segment.plain.as_str());
        let goes_across = self.span(row, column).is_some_and(|span| span.right > span.left);
        counts || (is_group && !goes_across)
    }

    pub(crate) fn columns(&self, rows: RangeInclusive<u32>) -> Vec<Column> {
        let mut columns = Vec::new();
        let width = self.grid.width();
        let written: Vec<u32> =
            (0..width).filter(|c| rows.clone().any(|r| self.text(r, *c).is_some())).collect();
        for column in written {
            let cells = self.path(rows.clone(), column);
            if cells.is_empty() {
                continue;
            }
            let path: Vec<Segment> = cells.iter().map(|(_, text)| Segment::new(text)).collect();
            let role = role(&path);
            columns.push(Column { at: column, cells, path, role, said: None });
        }
        columns
    }

    fn path(&self, rows: RangeInclusive<u32>, column: u32) -> Vec<(u32, String)> {
        let mut cells: Vec<(u32, u32, String)> = Vec::new();
        for row in rows.clone() {
            let has_leaf =
                row < *rows.end() && (row + 1..=*rows.end()).any(|below| self.own(below, column));
            let found = self
                .text(row, column)
                .or_else(|| if has_leaf { self.carried(row, column, rows.clone()) } else { None });
            let Some((row, column, text)) = found else { continue };
            let known = cells.iter().any(|(r, c, _)| (*r, *c) == (row, column));
            if !known && !is_nothing(&plain(text)) {
                cells.push((row, column, text.to_owned()));
            }
        }
        cells.into_iter().map(|(row, _, text)| (row, text)).collect()
    }

    fn own(&self, row: u32, column: u32) -> bool {
        self.text(row, column).is_some()
    }

    /// The group to the left of a blank header cell, in a row whose groups were never merged (or whose
    /// merged blocks were lost): it reaches over its neighbours as long as they have leaves below.
    fn carried(
        &self,
        row: u32,
        column: u32,
        rows: RangeInclusive<u32>,
    ) -> Option<(u32, u32, &'a str)> {
        let merged = |span: &Span| span.top <= row && row <= span.bottom && span.right > span.left;
        if self.spans.iter().any(merged) {
            return None;
        }
        let (at, from, text) = (0..column).rev().find_map(|left| self.text(row, left))?;
        let has_leaf = |column: u32| (row + 1..=*rows.end()).any(|below| self.own(below, column));
        let reaches = at == row && from != self.name && (from..=column).all(has_leaf);
        reaches.then_some((at, from, text))
    }

    /// 单位：万元 in a title row, where it names one unit of money.
    pub(crate) fn money(&self, after: u32, top: u32) -> Option<u32> {
        let mut found = None;
        for row in after..top {
            for (_, value) in self.grid.row(row) {
                let Value::Text(text) = value else { continue };
                let spelling = plain(text);
                let Some((_, units)) = spelling.split_once("单位:") else { continue };
                found = Unit::money_in(units).or(found);
            }
        }
        found
    }
}

/// What stands in a roster's header beside the quantities that are asked for: what pupils and classes are
/// parted into, and the pupils that are not 在校生.
fn is_share(word: &str) -> bool {
    const GROUPS: &[&str] = &["毕业生", "招生", "班额", "户籍", "班级数", "教职工"];
    const ENDS: &[&str] = &["年级", "户籍", "班"];
    const SHARES: &[&str] =
        &["男", "女", "高一", "高二", "高三", "初一", "初二", "初三", "园长", "语文", "数学"];
    word.starts_with("其中")
        || SHARES.contains(&word)
        || ENDS.iter().any(|end| word.ends_with(end))
        || GROUPS.iter().any(|group| word.contains(group))
}

/// The words of a cell; a figure written as words is a figure.
fn words(value: Value<'_>) -> Option<&str> {
    match value {
        Value::Text(text) if !matches!(written(value), Written::Figure(..)) => Some(text),
        _ => None,
    }
}
