//! The records of .xlsb parts, looked through before calamine reads them: it trusts their lengths.
//! It never makes room for what a record only announces.

use crate::sheet::Limits;
use crate::sheet::Span;
use crate::sheet::guard::package::{Part, Pull};
use crate::sheet::reading::{Outcome, damaged, over, over_text};

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
    ready: Vec<u8>,
    at: usize,
    within: bool,
    complete: bool,
    /// The column of the last cell.
    column: Option<u32>,
    /// Merged blocks, which stand behind the cells.
    pub merged: Vec<Span>,
}

impl<'a> Cells<'a> {
    /// The cells of a sheet whose workbook has so many shared texts.
    pub fn new(records: Records<'a>, strings: usize) -> Self {
        let mut ready = Vec::new();
        // Dimensions, which lie, and the beginning of the cells.
        write(&mut ready, 0x94, &[&[0; 16]]);
        write(&mut ready, 0x91, &[]);
        let (within, complete, column, merged) = (false, false, None, Vec::new());
        Self { records, strings, ready, at: 0, within, complete, column, merged }
    }

    /// Reads what stands behind the cells.
    pub fn finish(&mut self) -> Outcome<()> {
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
                0x00 if self.within => {
                    self.column = None;
                    row(&mut self.ready, data)?;
                }
                0x01..=0x0B | 0x3E if self.within => {
                    self.column = Some(long(data, 0));
                    cell(&mut self.ready, kind, data, self.strings)?;
                }
                // Short cells, which calamine does not know, leave the column out: it is the next one.
                0x0C..=0x12 if self.within => {
                    let column = self.column.map_or(0, |column| column.saturating_add(1));
                    self.column = Some(column);
                    let data = [&column.to_le_bytes(), data].concat();
                    cell(&mut self.ready, kind - 0x0B, &data, self.strings)?;
                }
                _ => {}
            }
        }
        Ok(())
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
fn cell(to: &mut Vec<u8>, kind: u64, data: &[u8], strings: usize) -> Outcome<()> {
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
        0x07 => {
            if long(keep(12)?, 8) as usize >= strings {
                return Err(damaged("单元格指向不存在的文字"));
            }
            write(to, 0x07, &[keep(12)?]);
        }
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
