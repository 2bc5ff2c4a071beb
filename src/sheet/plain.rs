//! The cells of an .xls sheet as plain records: each as long as it must be, formulas replaced by their
//! results. calamine trusts lengths, and can go wrong with formulas that it need not read.
//! It never looks into a number or a word.

use super::Limits;
use super::biff::{record, short, write};
use super::reading::{Outcome, Reading, damaged, megabytes, over};
use super::records::long;

/// What all sheets of a workbook have so far; calamine holds them all at once.
#[derive(Clone)]
pub(super) struct Counts<'a> {
    limits: Limits,
    /// For each shared text how long it may get; every cell gets its own copy of it.
    lengths: &'a [u32],
    cells: usize,
    dense: u64,
    words: u64,
    merged: usize,
}

impl<'a> Counts<'a> {
    pub fn new(limits: &Limits, lengths: &'a [u32]) -> Self {
        Self { limits: *limits, lengths, cells: 0, dense: 0, words: 0, merged: 0 }
    }
}

/// What was found of a sheet.
#[derive(Default)]
pub(super) struct Plain {
    /// First and last row and column with a cell.
    extent: Option<[u16; 4]>,
    calculated: bool,
    /// Formulas that give nothing.
    empty: Vec<(u32, u32)>,
}

impl Plain {
    /// Formulas that nobody calculated: where all of a sheet give nothing, a program wrote them.
    pub fn never_calculated(self) -> Vec<(u32, u32)> {
        if self.calculated { Vec::new() } else { self.empty }
    }

    /// Copies the cells and merged blocks of the sheet that begins at `start`.
    pub fn copy(
        reading: &mut Reading<'_>,
        counts: &mut Counts<'_>,
        stream: &[u8],
        start: usize,
        wide: bool,
        to: &mut Vec<u8>,
    ) -> Outcome<Self> {
        const TICK: usize = 1 << 18;
        let (mut at, mut told) = (start, start);
        // Charts within a sheet are streams of their own within it.
        let mut depth = 0_u32;
        // The place of a formula whose result is words, which come in the next record.
        let mut words: Option<[u8; 6]> = None;
        let mut plain = Self::default();
        if record(stream, at).is_none_or(|record| record.kind != 0x0809) {
            return Err(damaged("找不到这张工作表的内容"));
        }
        loop {
            let Some(record) = record(stream, at) else {
                return Err(damaged("工作表没有写完就断了"));
            };
            at = record.next;
            if at - told > TICK {
                reading.tick("", 0, (at - told) as u64)?;
                told = at;
            }
            let data = record.data;
            let place = data.first_chunk::<6>();
            match record.kind {
                0x0809 => depth += 1,
                0x000A => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Ok(plain);
                    }
                }
                _ if depth > 1 => {}
                // NUMBER, RK and words of the shared ones.
                0x0203 => plain.put(counts, to, 0x0203, data.get(..14), 1, 0)?,
                0x027E => plain.put(counts, to, 0x027E, data.get(..10), 1, 0)?,
                0x00FD => {
                    let text = counts.lengths.get(long(data, 6) as usize).copied();
                    let text = text.ok_or_else(|| damaged("单元格指向不存在的文字"))?;
                    plain.put(counts, to, 0x00FD, data.get(..10), 1, text)?;
                }
                // Many of RK in a row.
                0x00BD => {
                    let count = data.len().saturating_sub(6) / 6;
                    let last = short(data, 2).checked_add(u16::try_from(count).unwrap_or(u16::MAX));
                    if let (Some(last), Some(cells)) = (last, data.get(..4 + count * 6))
                        && count > 0
                    {
                        let cells = [cells, &(last - 1).to_le_bytes()].concat();
                        plain.put(counts, to, 0x00BD, Some(&cells), last - short(data, 2), 0)?;
                    }
                }
                // LABEL and RSTRING: words in the cell itself.
                0x0204 | 0x00D6 => {
                    let text = u32::try_from(data.len()).unwrap_or_default() * 3;
                    let whole = Some(data).filter(|data| data.len() >= if wide { 9 } else { 8 });
                    plain.put(counts, to, 0x0204, whole, 1, text)?;
                }
                0x0205 => {
                    let (place, code) = (place.copied().unwrap_or_default(), data.get(6..8));
                    if let Some([code, error]) = code {
                        plain.fixed(counts, to, place, *code, *error == 1)?;
                    }
                }
                0x0006 | 0x0206 | 0x0406 => {
                    words = None;
                    let (Some(place), Some(result)) = (place, data.get(6..14)) else { continue };
                    match result {
                        [0, .., 0xFF, 0xFF] => (words, plain.calculated) = (Some(*place), true),
                        [kind @ (1 | 2), _, code, .., 0xFF, 0xFF] => {
                            plain.calculated = true;
                            plain.fixed(counts, to, *place, *code, *kind == 2)?;
                        }
                        [3, .., 0xFF, 0xFF] => {
                            let (row, column) = (short(place, 0), short(place, 2));
                            plain.empty.push((row.into(), column.into()));
                        }
                        [.., 0xFF, 0xFF] => {}
                        _ => {
                            plain.calculated = true;
                            plain.put(counts, to, 0x0203, data.get(..14), 1, 0)?;
                        }
                    }
                }
                0x0207 => {
                    if let Some(place) = words.take()
                        && data.len() >= if wide { 3 } else { 2 }
                    {
                        let text = u32::try_from(data.len()).unwrap_or_default() * 3;
                        plain.put(counts, to, 0x0204, Some(&[&place, data].concat()), 1, text)?;
                    }
                }
                0x00E5 => merge(counts, to, data)?,
                _ => {}
            }
        }
    }

    /// A truth value or an error; an error that calamine has no name for is a #VALUE! to it.
    fn fixed(
        &mut self,
        counts: &mut Counts<'_>,
        to: &mut Vec<u8>,
        place: [u8; 6],
        code: u8,
        error: bool,
    ) -> Outcome<()> {
        let known = matches!(code, 0x00 | 0x07 | 0x0F | 0x17 | 0x1D | 0x24 | 0x2A | 0x2B);
        let code = if error && !known { 0x0F } else { code };
        let data = [&place[..], &[code, u8::from(error)]].concat();
        self.put(counts, to, 0x0205, Some(&data), 1, 0)
    }

    /// Passes on a record of so many cells, and so many bytes of words, within the limits.
    fn put(
        &mut self,
        counts: &mut Counts<'_>,
        to: &mut Vec<u8>,
        kind: u16,
        data: Option<&[u8]>,
        cells: u16,
        words: u32,
    ) -> Outcome<()> {
        let Some(data) = data else { return Err(damaged("单元格的写法不对")) };
        let (row, left) = (short(data, 0), short(data, 2));
        let right = left.saturating_add(cells.saturating_sub(1));
        let dense = |[top, left, bottom, right]: [u16; 4]| {
            (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1)
        };
        let before = self.extent.map_or(0, dense);
        let extent = self.extent.map_or([row, left, row, right], |[top, first, bottom, last]| {
            [top.min(row), first.min(left), bottom.max(row), last.max(right)]
        });
        self.extent = Some(extent);
        let limits = &counts.limits;
        counts.dense = counts.dense.saturating_sub(before).saturating_add(dense(extent));
        counts.cells += usize::from(cells);
        counts.words += u64::from(words);
        let advice = "请另存为 .xlsx 再导入，或删去远离数据的单元格，或分成几个文件。";
        if counts.dense > limits.dense_cells {
            let found = format!("共 {} 格", counts.dense);
            return Err(over("表格铺得太开", found, format!("{} 格", limits.dense_cells), advice));
        }
        let most = limits.unstreamed_cells.min(limits.cells);
        if counts.cells > most {
            return Err(over("有内容的单元格太多", counts.cells, format!("{most} 个"), advice));
        }
        if counts.words > limits.texts_bytes as u64 {
            let bound = megabytes(limits.texts_bytes as u64);
            return Err(over("文字总量太大", megabytes(counts.words), bound, advice));
        }
        write(to, kind, &[data]);
        Ok(())
    }
}

/// Passes on as many merged blocks as the record holds.
fn merge(counts: &mut Counts<'_>, to: &mut Vec<u8>, data: &[u8]) -> Outcome<()> {
    let blocks = data.get(2..).unwrap_or_default();
    let count = (blocks.len() / 8).min(usize::from(short(data, 0)));
    counts.merged += count;
    if counts.merged > counts.limits.merged {
        let bound = counts.limits.merged;
        return Err(over("合并单元格太多", counts.merged, bound, "请取消数据区的合并后另存再试。"));
    }
    let announced = u16::try_from(count).unwrap_or_default().to_le_bytes();
    write(to, 0x00E5, &[&announced, blocks.get(..count * 8).unwrap_or_default()]);
    Ok(())
}
