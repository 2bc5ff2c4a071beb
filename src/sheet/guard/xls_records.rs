//! The inspection of an .xls sheet: its cells are copied as records that calamine can trust, each as long as
//! it must be, formulas replaced by their results, rows and columns without cells left out (calamine holds
//! a block of cells). Around them is noted what calamine does not tell.

use std::collections::{BTreeSet, HashMap};

use super::across::Across;
use super::biff::{Looks, Texts, kind, record, short, write};
use super::xls_formula;
use super::xlsb_records::long;
use crate::sheet::number_format::Shown;
use crate::sheet::reading::{Outcome, Reading, damaged, megabytes, over};
use crate::sheet::remarks::Remark;
use crate::sheet::uncalculated::Zeros;
use crate::sheet::{Limits, Span};

/// What all sheets of a workbook have so far; calamine holds them all at once.
#[derive(Clone)]
pub(in crate::sheet) struct Counts<'a> {
    limits: Limits,
    /// For each shared text how long it may get; every cell gets its own copy of it.
    lengths: &'a [u32],
    /// The texts of which pieces look apart.
    marked: &'a HashMap<u32, String>,
    cells: usize,
    block: u64,
    words: u64,
    merged: usize,
}

impl<'a> Counts<'a> {
    pub fn new(limits: &Limits, texts: &'a Texts<'_>) -> Self {
        let Texts { lengths, marked, .. } = texts;
        Self { limits: *limits, lengths, marked, cells: 0, block: 0, words: 0, merged: 0 }
    }
}

/// What the workbook says that holds for all sheets.
#[derive(Default)]
pub(in crate::sheet) struct Globals {
    /// BIFF8, not BIFF5.
    pub wide: bool,
    /// How each cell format (XF) shows numbers.
    pub formats: Vec<Shown>,
    /// The cell formats in which everything is struck out.
    pub struck: BTreeSet<u16>,
    /// The cell formats that centre words across the empty cells behind them.
    pub centred: BTreeSet<u16>,
    /// How its fonts look apart.
    pub looks: Looks,
}

/// What was noted of a sheet.
#[derive(Default)]
pub(in crate::sheet) struct Inspection {
    /// The rows and columns that calamine has, in order.
    pub rows: Vec<u16>,
    pub columns: Vec<u16>,
    /// Cells whose number is shown as another.
    pub shown: HashMap<(u16, u16), Shown>,
    /// Cells with a shared text, pieces of which look apart: which text.
    pub marked: HashMap<(u16, u16), u32>,
    /// The words of cells with a text of their own, pieces of which look apart.
    pub words: HashMap<(u16, u16), String>,
    pub merged: Vec<Span>,
    pub hidden_rows: Vec<(u32, u32)>,
    pub hidden_columns: Vec<(u32, u32)>,
    /// Formulas that give nothing: words of no length, or nobody calculated them.
    pub without_result: Vec<(u32, u32)>,
    /// What was left out.
    pub remarks: Vec<(u32, u32, Remark)>,
    pub zeros: Zeros,
    is_calculated: bool,
}

/// Copies the cells of the sheet that begins at `start`.
pub(in crate::sheet) fn copy(
    reading: &mut Reading<'_>,
    counts: &mut Counts<'_>,
    (stream, start): (&[u8], usize),
    globals: &Globals,
    to: &mut Vec<u8>,
) -> Outcome<Inspection> {
    const TICK: usize = 1 << 18;
    if record(stream, start).is_none_or(|record| record.kind != kind::BOF) {
        return Err(damaged("找不到这张工作表的内容"));
    }
    let (mut at, mut told, from) = (start, start, to.len());
    // Charts within a sheet are streams of their own within it.
    let mut depth = 0_u32;
    let mut sheet = Sheet {
        counts,
        globals,
        to,
        found: Inspection::default(),
        words: None,
        across: Across::default(),
    };
    loop {
        let Some(record) = record(stream, at) else {
            return Err(damaged("工作表没有写完就断了"));
        };
        at = record.next;
        if at - told > TICK {
            reading.tick("", 0, (at - told) as u64)?;
            told = at;
        }
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return sheet.finish(from);
                }
            }
            _ if depth > 1 => {}
            kind => sheet.take(kind, record.data)?,
        }
    }
}

struct Sheet<'s, 'c> {
    counts: &'s mut Counts<'c>,
    globals: &'s Globals,
    to: &'s mut Vec<u8>,
    found: Inspection,
    /// The place of a formula whose result is words, which come in the next record.
    words: Option<[u8; 6]>,
    across: Across,
}

impl Sheet<'_, '_> {
    fn take(&mut self, kind: u16, data: &[u8]) -> Outcome<()> {
        let wide = self.globals.wide;
        let place = (u32::from(short(data, 0)), u32::from(short(data, 2)));
        match kind {
            kind::NUMBER => self.put(kind, data.get(..14), 1, 0),
            kind::RK => self.put(kind, data.get(..10), 1, 0),
            kind::LABEL_SST => {
                let index = long(data, 6);
                if self.counts.marked.contains_key(&index) {
                    self.found.marked.insert((short(data, 0), short(data, 2)), index);
                }
                match self.counts.lengths.get(index as usize).copied() {
                    Some(text) => self.put(kind, data.get(..10), 1, text),
                    None if data.len() >= 10 => {
                        let what = format!("指向不存在的文字（第 {index} 条）");
                        self.found.remarks.push((place.0, place.1, Remark::Unreadable(what)));
                        Ok(())
                    }
                    None => self.put(kind, None, 1, 0),
                }
            }
            kind::MUL_RK => {
                let count = data.len().saturating_sub(6) / 6;
                let last = short(data, 2).checked_add(u16::try_from(count).unwrap_or(u16::MAX));
                match (last, data.get(..4 + count * 6)) {
                    (Some(last), Some(cells)) if count > 0 => {
                        let cells = [cells, &(last - 1).to_le_bytes()].concat();
                        self.put(kind, Some(&cells), last - short(data, 2), 0)
                    }
                    _ => Ok(()),
                }
            }
            kind::LABEL | kind::R_STRING => {
                let text = u32::try_from(data.len()).unwrap_or_default() * 3;
                let whole = Some(data).filter(|data| data.len() >= if wide { 9 } else { 8 });
                let words = data.get(6..).filter(|_| kind == kind::R_STRING);
                if let Some(words) =
                    words.and_then(|words| self.globals.looks.mark_record(words, wide))
                {
                    self.found.words.insert((short(data, 0), short(data, 2)), words);
                }
                self.put(kind::LABEL, whole, 1, text)
            }
            kind::BOOL_ERR => match (data.first_chunk::<6>(), data.get(6..8)) {
                (Some(place), Some([code, is_error])) => self.fixed(*place, *code, *is_error == 1),
                _ => Ok(()),
            },
            kind::FORMULA | kind::FORMULA_3 | kind::FORMULA_4 => self.formula(data),
            kind::STRING => match self.words.take() {
                Some(place) if data.len() >= if wide { 3 } else { 2 } => {
                    let text = u32::try_from(data.len()).unwrap_or_default() * 3;
                    self.put(kind::LABEL, Some(&[&place, data].concat()), 1, text)
                }
                _ => Ok(()),
            },
            kind::BLANK => {
                self.centre(place, short(data, 4), true);
                Ok(())
            }
            kind::MUL_BLANK => {
                let formats = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
                for (column, format) in (place.1..).zip(formats.chunks_exact(2)) {
                    self.centre((place.0, column), short(format, 0), true);
                }
                Ok(())
            }
            kind::MERGE_CELLS => self.merge(data),
            // fDyZero: the row has no height.
            kind::ROW if data.get(12).is_some_and(|flags| flags & 0x20 != 0) => {
                super::sheet_part::note_hidden(&mut self.found.hidden_rows, place.0);
                Ok(())
            }
            kind::COL_INFO if data.get(8).is_some_and(|flags| flags & 1 != 0) => {
                if place.0 <= place.1 {
                    self.found.hidden_columns.push(place);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The result that is stored with a formula ([MS-XLS] 2.5.133).
    fn formula(&mut self, data: &[u8]) -> Outcome<()> {
        self.words = None;
        let (Some(place), Some(result)) = (data.first_chunk::<6>(), data.get(6..14)) else {
            return Ok(());
        };
        let (row, column) = (short(place, 0).into(), short(place, 2).into());
        match result {
            [0, .., 0xFF, 0xFF] => (self.words, self.found.is_calculated) = (Some(*place), true),
            [kind @ (1 | 2), _, code, .., 0xFF, 0xFF] => {
                self.found.is_calculated = true;
                return self.fixed(*place, *code, *kind == 2);
            }
            [3, .., 0xFF, 0xFF] => self.found.without_result.push((row, column)),
            [.., 0xFF, 0xFF] => {}
            _ => {
                self.found.is_calculated = true;
                let is_zero = result.iter().take(7).all(|byte| *byte == 0)
                    && matches!(result.last(), Some(0 | 0x80));
                let words =
                    if is_zero { xls_formula::words(data, self.globals.wide) } else { None };
                self.found.zeros.note(row, column, is_zero, words.as_deref());
                return self.put(kind::NUMBER, data.get(..14), 1, 0);
            }
        }
        Ok(())
    }

    /// A truth value or an error; an error that calamine has no name for is a #VALUE! to it.
    fn fixed(&mut self, place: [u8; 6], code: u8, is_error: bool) -> Outcome<()> {
        let is_known = matches!(code, 0x00 | 0x07 | 0x0F | 0x17 | 0x1D | 0x24 | 0x2A | 0x2B);
        let code = if is_error && !is_known { 0x0F } else { code };
        let data = [&place[..], &[code, u8::from(is_error)]].concat();
        self.put(kind::BOOL_ERR, Some(&data), 1, 0)
    }

    /// Passes on a record of so many cells, and so many bytes of words, within the limits.
    fn put(&mut self, kind: u16, data: Option<&[u8]>, cells: u16, words: u32) -> Outcome<()> {
        let Some(data) = data else { return Err(damaged("单元格的写法不对")) };
        let (row, left) = (short(data, 0), short(data, 2));
        let limits = &self.counts.limits;
        limits.check_place(row.into(), u32::from(left) + u32::from(cells.saturating_sub(1)))?;
        self.counts.cells += usize::from(cells);
        self.counts.words += u64::from(words);
        let advice = "请另存为 .xlsx 再导入，或分成几个文件。";
        let most = limits.unstreamed_cells.min(limits.cells);
        if self.counts.cells > most {
            return Err(over(
                "有内容的单元格太多",
                self.counts.cells,
                format!("{most} 个"),
                advice,
            ));
        }
        if self.counts.words > limits.texts_bytes as u64 {
            let bound = megabytes(limits.texts_bytes as u64);
            return Err(over("文字总量太大", megabytes(self.counts.words), bound, advice));
        }
        self.note_shown(kind, data);
        self.note_struck(kind, data);
        self.centre((row.into(), left.into()), short(data, 4), false);
        write(self.to, kind, &[data]);
        Ok(())
    }

    /// Notes how the numbers of a record are shown.
    fn note_shown(&mut self, kind: u16, data: &[u8]) {
        let (row, left) = (short(data, 0), short(data, 2));
        let count = match kind {
            kind::NUMBER | kind::RK => 1,
            kind::MUL_RK => data.len().saturating_sub(6) / 6,
            _ => 0,
        };
        for index in 0..count {
            let format = usize::from(short(data, 4 + 6 * index));
            let shown = self.globals.formats.get(format).copied().unwrap_or_default();
            if !matches!(shown, Shown::AsStored | Shown::Date) {
                let column = left.saturating_add(u16::try_from(index).unwrap_or_default());
                self.found.shown.insert((row, column), shown);
            }
        }
    }

    /// Notes cells in which everything is struck out.
    fn note_struck(&mut self, kind: u16, data: &[u8]) {
        let (row, left) = (short(data, 0), short(data, 2));
        let count = if kind == kind::MUL_RK { data.len().saturating_sub(6) / 6 } else { 1 };
        for index in (0..count).filter(|_| !self.globals.struck.is_empty()) {
            if self.globals.struck.contains(&short(data, 4 + 6 * index)) {
                let column = u32::from(left) + u32::try_from(index).unwrap_or_default();
                self.found.remarks.push((row.into(), column, Remark::AllStruckOut));
            }
        }
    }

    /// Follows words that are centred across.
    fn centre(&mut self, place: (u32, u32), format: u16, is_empty: bool) {
        if self.globals.centred.is_empty() {
            return;
        }
        let is_centred = self.globals.centred.contains(&format);
        self.found.merged.extend(self.across.next(place, is_centred, is_empty));
    }

    fn merge(&mut self, data: &[u8]) -> Outcome<()> {
        let blocks = data.get(2..).unwrap_or_default();
        let count = (blocks.len() / 8).min(usize::from(short(data, 0)));
        self.counts.merged += count;
        let bound = self.counts.limits.merged;
        if self.counts.merged > bound {
            let advice = "请取消数据区的合并后另存再试。";
            return Err(over("合并单元格太多", self.counts.merged, bound, advice));
        }
        self.found.merged.extend(blocks.chunks_exact(8).take(count).map(|block| {
            let [top, bottom, left, right] = [0, 2, 4, 6].map(|at| u32::from(short(block, at)));
            Span { top, left, bottom, right }
        }));
        Ok(())
    }

    /// Moves the cells together, so that calamine's block has no row and no column without any.
    fn finish(self, from: usize) -> Outcome<Inspection> {
        let Self { counts, to, mut found, mut across, .. } = self;
        found.merged.extend(across.end());
        if found.is_calculated {
            // Where others were calculated, these give words of no length.
            found.without_result.clear();
        }
        let records = to.get_mut(from..).unwrap_or_default();
        let (mut rows, mut columns) = (vec![false; PLACES], vec![false; PLACES]);
        each(records, |data, count| {
            let (row, left) = (usize::from(short(data, 0)), usize::from(short(data, 2)));
            rows.iter_mut().skip(row).take(1).for_each(|used| *used = true);
            columns.iter_mut().skip(left).take(count.into()).for_each(|used| *used = true);
        });
        (found.rows, found.columns) = (used(&rows), used(&columns));
        counts.block += found.rows.len() as u64 * found.columns.len() as u64;
        let bound = counts.limits.block_cells;
        if counts.block > bound {
            let advice = "请另存为 .xlsx 再导入，或删去远离数据的单元格，或分成几个文件。";
            let cells = format!("共 {} 格", counts.block);
            return Err(over("表格铺得太开", cells, format!("{bound} 格"), advice));
        }
        let rank = |all: &[u16], one: u16| {
            let rank = all.binary_search(&one).unwrap_or_default();
            u16::try_from(rank).unwrap_or_default()
        };
        let (rows, columns) = (found.rows.as_slice(), found.columns.as_slice());
        each(records, |data, count| {
            let (row, left) = (rank(rows, short(data, 0)), rank(columns, short(data, 2)));
            set(data, 0, row);
            set(data, 2, left);
            if count > 1 {
                let at = data.len().saturating_sub(2);
                set(data, at, left + count - 1);
            }
        });
        Ok(found)
    }
}

/// So many rows, or columns, a record can name.
const PLACES: usize = 1 << 16;

/// The places that are used.
fn used(places: &[bool]) -> Vec<u16> {
    let used = places.iter().enumerate().filter(|(_, used)| **used);
    used.filter_map(|(place, _)| u16::try_from(place).ok()).collect()
}

fn set(data: &mut [u8], at: usize, number: u16) {
    if let Some(field) = data.get_mut(at..at + 2) {
        field.copy_from_slice(&number.to_le_bytes());
    }
}

/// Goes through records of cells: their data, and how many cells each has.
fn each(records: &mut [u8], mut visit: impl FnMut(&mut [u8], u16)) {
    let mut at = 0;
    while let Some(header) = records.get(at..at + 4) {
        let (kind, length) = (short(header, 0), usize::from(short(header, 2)));
        let Some(data) = records.get_mut(at + 4..at + 4 + length) else { return };
        let count = if kind == kind::MUL_RK { data.len().saturating_sub(6) / 6 } else { 1 };
        visit(data, u16::try_from(count).unwrap_or(1));
        at += 4 + length;
    }
}
