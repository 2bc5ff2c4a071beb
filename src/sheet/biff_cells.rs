//! The cells of an .xls sheet, BIFF5 and BIFF8, as its records come: what is plain goes by
//! `junheng_parsing`, the rest is looked at here.
//! It never calculates a formula, and never believes a length: what a record does not hold is not there.

use junheng_parsing::{Records, Texts, packed};

use super::biff::{record, short, words};
use super::draft::Draft;
use super::reading::{Outcome, Reading, damaged};
use super::records::long;
use super::strings::put_known;
use super::{Span, Value};

/// What the cells of all sheets look at.
pub(super) struct Book<'a> {
    pub stream: &'a [u8],
    /// Whether words are in UTF-16 (BIFF8), or in the code page.
    pub wide: bool,
    pub texts: Texts,
}

/// Reads the cells and merged blocks of the sheet that begins at `start`.
pub(super) fn read(
    reading: &mut Reading<'_>,
    draft: &mut Draft,
    book: &Book<'_>,
    start: usize,
) -> Outcome<()> {
    const TICK: usize = 1 << 18;
    let stream = book.stream;
    if record(stream, start).is_none_or(|record| record.kind != 0x0809) {
        return Err(damaged("找不到这张工作表的内容"));
    }
    let mut cells = Cells::new(draft, book);
    let (mut at, mut told) = (start, start);
    // Charts within a sheet are streams of their own within it.
    let mut depth = 0_u32;
    loop {
        if at - told > TICK {
            reading.tick(&cells.draft.name, cells.draft.last_row(), (at - told) as u64)?;
            told = at;
        }
        if depth == 1 {
            let end = stream.len().min(at + TICK);
            at += cells.plain(stream.get(at..end).unwrap_or_default());
        }
        let Some(record) = record(stream, at) else {
            return Err(damaged("工作表没有写完就断了"));
        };
        at = record.next;
        match record.kind {
            0x0809 => depth += 1,
            0x000A => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return cells.finish();
                }
            }
            _ if depth > 1 => {}
            kind => cells.take(kind, record.data)?,
        }
    }
}

/// A sheet while its records come.
struct Cells<'d, 'b> {
    draft: &'d mut Draft,
    book: &'b Book<'b>,
    records: Records,
    /// The place of a formula whose result is words, which come in the next record.
    words: Option<(u32, u32)>,
    calculated: bool,
    /// Formulas that give nothing.
    empty: Vec<(u32, u32)>,
}

impl<'d, 'b> Cells<'d, 'b> {
    fn new(draft: &'d mut Draft, book: &'b Book<'b>) -> Self {
        let (records, words, empty) = (Records::default(), None, Vec::new());
        Self { draft, book, records, words, calculated: false, empty }
    }

    fn plain(&mut self, bytes: &[u8]) -> usize {
        let (grid, bounds) = self.draft.open();
        let used = self.records.take(bytes, &self.book.texts, grid, &bounds);
        self.draft.at(self.records.row);
        used
    }

    /// Takes in a record.
    #[inline(never)]
    fn take(&mut self, kind: u16, data: &[u8]) -> Outcome<()> {
        let place = (u32::from(short(data, 0)), u32::from(short(data, 2)));
        match kind {
            // NUMBER, RK and words of the shared ones.
            0x0203 => self.put(place, Value::Number(float(whole(data, 14)?))),
            0x027E => self.put(place, Value::Number(packed_at(whole(data, 10)?, 6))),
            0x00FD => {
                let index = long(whole(data, 10)?, 6) as usize;
                let text = self.book.texts.get(index);
                let text = text.ok_or_else(|| damaged("单元格指向不存在的文字"))?;
                put_known(&mut self.records.known, self.draft, place, (index, text))
            }
            // Many of RK in a row.
            0x00BD => {
                let count = u32::try_from(data.len().saturating_sub(6) / 6).unwrap_or_default();
                (0..count).try_for_each(|index| {
                    let number = packed_at(data, 6 + 6 * index as usize);
                    self.put((place.0, place.1 + index), Value::Number(number))
                })
            }
            // LABEL and RSTRING: words in the cell itself.
            0x0204 | 0x00D6 => {
                let length = if self.book.wide { 9 } else { 8 };
                let text = self.words(whole(data, length)?.get(6..));
                self.put(place, Value::Text(&text))
            }
            0x0205 => match data.get(6..8) {
                Some([code, is_error]) => self.put(place, fixed(*code, *is_error == 1)),
                _ => Ok(()),
            },
            0x0006 | 0x0206 | 0x0406 => self.formula(place, data),
            0x0207 => match self.words.take() {
                Some(place) if data.len() >= if self.book.wide { 3 } else { 2 } => {
                    let text = self.words(Some(data));
                    self.put(place, Value::Text(&text))
                }
                _ => Ok(()),
            },
            0x00E5 => self.merge(data),
            _ => Ok(()),
        }
    }

    /// The result that is stored with a formula.
    fn formula(&mut self, place: (u32, u32), data: &[u8]) -> Outcome<()> {
        self.words = None;
        let Some(result) = data.get(6..14) else { return Ok(()) };
        match result {
            [0, .., 0xFF, 0xFF] => (self.words, self.calculated) = (Some(place), true),
            [kind @ (1 | 2), _, code, .., 0xFF, 0xFF] => {
                self.calculated = true;
                return self.put(place, fixed(*code, *kind == 2));
            }
            [3, .., 0xFF, 0xFF] => self.empty.push(place),
            [.., 0xFF, 0xFF] => {}
            _ => {
                self.calculated = true;
                return self.put(place, Value::Number(float(data)));
            }
        }
        Ok(())
    }

    fn put(&mut self, (row, column): (u32, u32), value: Value<'_>) -> Outcome<()> {
        self.draft.put(row, column, value)
    }

    fn words(&self, data: Option<&[u8]>) -> String {
        let mut text = String::new();
        words(data.unwrap_or_default(), self.book.wide, &mut text);
        text
    }

    /// As many merged blocks as the record holds.
    fn merge(&mut self, data: &[u8]) -> Outcome<()> {
        let blocks = data.get(2..).unwrap_or_default().chunks_exact(8);
        blocks.take(usize::from(short(data, 0))).try_for_each(|block| {
            let [top, bottom, left, right] = [0, 2, 4, 6].map(|at| short(block, at).into());
            self.draft.merge(Span { top, left, bottom, right })
        })
    }

    /// Formulas that nobody calculated: where all of a sheet give nothing, a program wrote them.
    fn finish(self) -> Outcome<()> {
        let mut never = self.empty.into_iter().filter(|_| !self.calculated);
        never.try_for_each(|(row, column)| self.draft.put(row, column, Value::Formula))
    }
}

/// So many bytes of a cell.
fn whole(data: &[u8], length: usize) -> Outcome<&[u8]> {
    data.get(..length).map(|_| data).ok_or_else(|| damaged("单元格的写法不对"))
}

/// The float behind a cell's place and format.
fn float(data: &[u8]) -> f64 {
    let bytes = data.get(6..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default();
    f64::from_le_bytes(bytes)
}

fn packed_at(data: &[u8], at: usize) -> f64 {
    packed(data.get(at..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default())
}

/// A truth value or an error; one that nobody knows is a #VALUE!.
fn fixed(code: u8, is_error: bool) -> Value<'static> {
    match code {
        _ if !is_error => Value::Boolean(code != 0),
        0x00 => Value::Error("#NULL!"),
        0x07 => Value::Error("#DIV/0!"),
        0x17 => Value::Error("#REF!"),
        0x1D => Value::Error("#NAME?"),
        0x24 => Value::Error("#NUM!"),
        0x2A => Value::Error("#N/A"),
        0x2B => Value::Error("#DATA!"),
        _ => Value::Error("#VALUE!"),
    }
}
