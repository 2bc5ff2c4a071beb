//! The records of .xlsb parts, looked through before calamine reads them: it trusts their lengths.
//! It never makes room for what a record only announces.

use std::collections::HashMap;

use crate::sheet::Limits;
use crate::sheet::Span;
use crate::sheet::guard::across::Across;
use crate::sheet::guard::biff::{Looks, short};
use crate::sheet::guard::package::{Part, Pull};
use crate::sheet::guard::sheet_part::note_hidden;
use crate::sheet::guard::xlsb_styles::{Format, Styles};
use crate::sheet::number_format::Shown;
use crate::sheet::reading::{Outcome, damaged, over, over_text};
use crate::sheet::remarks::Remark;

/// Records of a part.
pub(in crate::sheet) struct Records<'a> {
    part: Part<'a>,
    buffer: Vec<u8>,
    at: usize,
    consumed: u64,
    limits: Limits,
}

impl<'a> Records<'a> {
    pub fn new(part: Part<'a>, limits: &Limits) -> Self {
        Self { part, buffer: Vec::new(), at: 0, consumed: 0, limits: *limits }
    }

    /// The next record's kind and content; `None` at the end.
    pub fn next(&mut self) -> Outcome<Option<(u64, &[u8])>> {
        if !self.have(1)? {
            return Ok(None);
        }
        let kind = self.varying(2)?;
        let length = usize::try_from(self.varying(4)?).unwrap_or(usize::MAX);
        // UTF-16 has two bytes for characters that take one to three in UTF-8.
        if length > self.limits.text_bytes.saturating_mul(2) {
            return Err(over_text(&self.limits));
        }
        if !self.have(length)? {
            return Err(broken());
        }
        let start = self.at;
        self.at += length;
        self.consumed += length as u64 + 2;
        Ok(Some((kind, self.buffer.get(start..self.at).unwrap_or_default())))
    }

    /// Bytes gone through since this was last asked, when they are enough to tell somebody.
    pub fn progress(&mut self) -> Option<u64> {
        const TOLD: u64 = 1 << 18;
        (self.consumed >= TOLD).then(|| std::mem::take(&mut self.consumed))
    }

    /// A number of seven bits a byte.
    fn varying(&mut self, most: usize) -> Outcome<u64> {
        let mut value = 0;
        for index in 0..most {
            if !self.have(1)? {
                return Err(broken());
            }
            let byte = self.buffer.get(self.at).copied().unwrap_or_default();
            self.at += 1;
            value |= u64::from(byte & 0x7F) << (7 * index);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(value)
    }

    fn have(&mut self, length: usize) -> Outcome<bool> {
        const PIECE: usize = 1 << 16;
        while self.buffer.len() - self.at < length {
            self.buffer.drain(..self.at);
            self.at = 0;
            let old = self.buffer.len();
            self.buffer.resize(old + PIECE, 0);
            let read = self.part.pull(self.buffer.get_mut(old..).unwrap_or_default())?;
            self.buffer.truncate(old + read);
            if read == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn broken() -> crate::sheet::reading::Stop {
    damaged("内容没有写完就断了")
}

/// 32 bits of a record.
pub(in crate::sheet) fn long(data: &[u8], at: usize) -> u32 {
    let bytes = data.get(at..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default();
    u32::from_le_bytes(bytes)
}

/// The UTF-16 of words with their length in front; `None` where they are longer than the record.
pub(in crate::sheet) fn word_bytes(data: &[u8], at: usize) -> Option<&[u8]> {
    let length = match long(data, at) {
        // Absent.
        u32::MAX => 0,
        length => usize::try_from(length).ok()?.checked_mul(2)?,
    };
    data.get(at + 4..)?.get(..length)
}

/// The words of a rich text, whose flags stand at `at`: with marks where a piece of them looks apart; `None`
/// where none does.
pub(in crate::sheet) fn marked(data: &[u8], at: usize, looks: &Looks) -> Option<String> {
    if data.get(at)? & 1 == 0 {
        return None;
    }
    let words = word_bytes(data, at + 1)?;
    let behind = data.get(at + 5 + words.len()..)?;
    let length = usize::try_from(long(behind, 0)).ok()?.checked_mul(4)?;
    let units: Vec<u16> = words.chunks_exact(2).map(|pair| short(pair, 0)).collect();
    looks.mark(&units, behind.get(4..)?.get(..length)?)
}

/// Words as records have them.
pub(in crate::sheet) fn words(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let count = u32::try_from(units.len() / 2).unwrap_or_default().to_le_bytes();
    [&count[..], &units].concat()
}

/// Appends a record.
pub(in crate::sheet) fn write(to: &mut Vec<u8>, kind: u16, data: &[&[u8]]) {
    let [low, high] = kind.to_le_bytes();
    if kind < 0x80 {
        to.push(low);
    } else {
        to.extend([low | 0x80, high << 1 | low >> 7]);
    }
    let mut length = data.iter().map(|piece| piece.len()).sum::<usize>();
    loop {
        let low = u8::try_from(length & 0x7F).unwrap_or_default();
        length >>= 7;
        to.push(if length > 0 { low | 0x80 } else { low });
        if length == 0 {
            break;
        }
    }
    for piece in data {
        to.extend_from_slice(piece);
    }
}

/// A sheet's rows and cells, each as long as it must be, in the kinds that calamine knows.
pub(in crate::sheet) struct Cells<'a> {
    records: Records<'a>,
    strings: usize,
    styles: &'a Styles,
    ready: Vec<u8>,
    at: usize,
    within: bool,
    complete: bool,
    row: u32,
    /// The column of the last cell.
    column: Option<u32>,
    across: Across,
    /// Numbers that are shown as another, until they are asked for.
    pub shown: HashMap<(u32, u32), Shown>,
    /// Merged blocks, which stand behind the cells.
    pub merged: Vec<Span>,
    pub hidden_rows: Vec<(u32, u32)>,
    pub hidden_columns: Vec<(u32, u32)>,
    pub remarks: Vec<(u32, u32, Remark)>,
}

impl<'a> Cells<'a> {
    /// The cells of a sheet whose workbook has so many shared texts.
    pub fn new(records: Records<'a>, strings: usize, styles: &'a Styles) -> Self {
        let mut ready = Vec::new();
        // Dimensions, which lie, and the beginning of the cells.
        write(&mut ready, 0x94, &[&[0; 16]]);
        write(&mut ready, 0x91, &[]);
        Self {
            records,
            strings,
            styles,
            ready,
            at: 0,
            within: false,
            complete: false,
            row: 0,
            column: None,
            across: Across::default(),
            shown: HashMap::new(),
            merged: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Reads what stands behind the cells.
    pub fn finish(&mut self) -> Outcome<()> {
        self.merged.extend(self.across.end());
        let bound = self.records.limits.merged;
        while let Some((kind, data)) = self.records.next()? {
            if kind == 0xB0 && data.len() >= 16 {
                if self.merged.len() >= bound {
                    return Err(over(
                        "合并单元格太多",
                        "更多",
                        bound,
                        "请取消数据区的合并后另存再试。",
                    ));
                }
                let [top, bottom, left, right] = [0, 4, 8, 12].map(|at| long(data, at));
                self.merged.push(Span { top, left, bottom, right });
            }
        }
        Ok(())
    }

    /// Makes the next records ready.
    fn more(&mut self) -> Outcome<()> {
        const ENOUGH: usize = 1 << 13;
        self.ready.clear();
        self.at = 0;
        while self.ready.len() < ENOUGH && !self.complete {
            let Some((kind, data)) = self.records.next()? else {
                return Err(damaged("工作表没有写完就断了"));
            };
            match kind {
                0x91 => self.within = true,
                0x92 => {
                    self.complete = true;
                    write(&mut self.ready, 0x92, &[]);
                }
                // BrtColInfo, whose first flag is that of hidden columns.
                0x3C if !self.within && short(data, 16) & 1 != 0 => {
                    let (first, last) = (long(data, 0), long(data, 4));
                    if first <= last {
                        self.hidden_columns.push((first, last));
                    }
                }
                0x00 if self.within => {
                    (self.row, self.column) = (long(data, 0), None);
                    row(&mut self.ready, data)?;
                    // fDyZero: the row has no height.
                    if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                        note_hidden(&mut self.hidden_rows, self.row);
                    }
                }
                0x01..=0x0B | 0x3E if self.within => {
                    let data = data.to_vec();
                    self.cell(kind, &data)?;
                }
                // Short cells, which calamine does not know, leave the column out: it is the next one.
                0x0C..=0x12 if self.within => {
                    let column = self.column.map_or(0, |column| column.saturating_add(1));
                    let data = [&column.to_le_bytes(), data].concat();
                    self.cell(kind - 0x0B, &data)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Passes on a cell, and notes how it looks.
    fn cell(&mut self, kind: u64, data: &[u8]) -> Outcome<()> {
        let (row, column) = (self.row, long(data, 0));
        self.column = Some(column);
        let Format { shown, is_struck, is_centred } = self.styles.of(long(data, 4) & 0x00FF_FFFF);
        self.merged.extend(self.across.next((row, column), is_centred, kind == 0x01));
        if shown != Shown::AsStored && matches!(kind, 0x02 | 0x05 | 0x09) {
            self.shown.insert((row, column), shown);
        }
        if is_struck && kind != 0x01 {
            self.remarks.push((row, column, Remark::AllStruckOut));
        }
        if kind == 0x3E
            && let (Some(place), Some(text)) = (data.get(..8), marked(data, 8, &self.styles.looks))
        {
            write(&mut self.ready, 0x06, &[place, &words(&text)]);
            return Ok(());
        }
        let index = long(data, 8);
        if kind == 0x07 && data.len() >= 12 && index as usize >= self.strings {
            let what = format!("指向不存在的文字（第 {index} 条）");
            self.remarks.push((row, column, Remark::Unreadable(what)));
            return Ok(());
        }
        cell(&mut self.ready, kind, data)
    }
}

/// Passes on the beginning of a row.
fn row(to: &mut Vec<u8>, data: &[u8]) -> Outcome<()> {
    match data.first_chunk::<4>() {
        // calamine takes a row too far down for the end.
        Some(row) if u32::from_le_bytes(*row) <= 0x000F_FFFF => write(to, 0, &[row]),
        _ => return Err(damaged("行号或单元格的位置不对")),
    }
    Ok(())
}

/// Passes on a cell.
fn cell(to: &mut Vec<u8>, kind: u64, data: &[u8]) -> Outcome<()> {
    let keep = |length: usize| data.get(..length).ok_or_else(|| damaged("单元格的写法不对"));
    match kind {
        0x02 => write(to, 0x02, &[keep(12)?]),
        // Errors, and those of formulas.
        0x03 | 0x0B => {
            let code = match keep(9)?.last() {
                Some(code @ (0x00 | 0x07 | 0x0F | 0x17 | 0x1D | 0x24 | 0x2A | 0x2B)) => *code,
                _ => 0x0F,
            };
            write(to, 0x03, &[keep(8)?, &[code]]);
        }
        0x04 | 0x0A => write(to, 0x04, &[keep(9)?]),
        0x05 | 0x09 => write(to, 0x05, &[keep(16)?]),
        // Words, those of formulas, and those with formats, which have a byte of flags in front.
        0x06 | 0x08 | 0x3E => {
            let words = word_bytes(data, if kind == 0x3E { 9 } else { 8 })
                .ok_or_else(|| damaged("单元格的写法不对"))?;
            let length = u32::try_from(words.len() / 2).unwrap_or_default().to_le_bytes();
            write(to, 0x06, &[keep(8)?, &length, words]);
        }
        0x07 => write(to, 0x07, &[keep(12)?]),
        _ => {}
    }
    Ok(())
}

impl Pull for Cells<'_> {
    fn pull(&mut self, room: &mut [u8]) -> Outcome<usize> {
        if self.at >= self.ready.len() && !self.complete {
            self.more()?;
        }
        let mut ready = self.ready.get(self.at..).unwrap_or_default();
        let read = ready.pull(room)?;
        self.at += read;
        Ok(read)
    }
}
