//! Excel's binary workbook (.xls), BIFF5 and BIFF8: its records, one after another.
//! It never makes room for what a record only announces.

use super::biff::{self, Pieces, Record, double, long, record, short};
use super::cfb::Compound;
use super::draft::Draft;
use super::grid::{Span, Value};
use super::reading::{Outcome, Reading, Stop, damaged, over};
use super::strings::{Shared, Strings};
use crate::finding::Code;

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    at: usize,
}

/// What the workbook says of all its sheets.
struct Book {
    sheets: Vec<Listed>,
    strings: Strings,
    page: u32,
    wide: bool,
}

/// Reads all sheets of a compound file.
pub(super) fn read_compound(reading: &mut Reading<'_>, bytes: &[u8]) -> Outcome<()> {
    let file = Compound::open(bytes)?;
    let names = file.names();
    if names.iter().any(|name| *name == "EncryptedPackage" || *name == "EncryptionInfo") {
        return Err(super::password());
    }
    let stream = match file.stream("Workbook")? {
        Some(stream) => Some(stream),
        None => file.stream("Book")?,
    };
    match stream {
        Some(stream) => read(reading, &stream),
        None => Err(Stop::Refused(
            Code::NotASpreadsheet,
            super::sniff::other_compound(&names).to_owned(),
        )),
    }
}

/// Reads all sheets of a stream of records.
pub(super) fn read(reading: &mut Reading<'_>, stream: &[u8]) -> Outcome<()> {
    reading.unstreamed(stream.len())?;
    reading.total = stream.len() as u64;
    let book = book(reading, stream)?;
    for sheet in &book.sheets {
        let mut draft = reading.sheet(sheet.name.clone(), sheet.hidden)?;
        match cells(reading, &mut draft, &book, stream, sheet.at) {
            Ok(()) => reading.keep(draft),
            Err(stop) => reading.refuse(Some(&sheet.name), stop)?,
        }
    }
    Ok(())
}

fn book(reading: &mut Reading<'_>, stream: &[u8]) -> Outcome<Book> {
    let first = record(stream, 0).filter(|first| first.kind == 0x0809);
    let first = first.ok_or_else(|| damaged("不是 Excel 97—2003 或 Excel 5.0/95 的工作簿"))?;
    let wide = short(first.data, 0) >= 0x0600;
    let mut book = Book { sheets: Vec::new(), strings: Strings::default(), page: 936, wide };
    let mut at = first.next;
    // Only the first of the streams within: the sheets follow it.
    loop {
        let Some(record) = record(stream, at) else {
            return Err(damaged("工作簿没有写完就断了"));
        };
        at = record.next;
        match record.kind {
            0x000A => break,
            0x002F => return Err(super::password()),
            0x0042 => book.page = short(record.data, 0),
            // Kind 0 is a sheet of cells; others are charts and macros.
            0x0085 if record.data.get(5) == Some(&0) => {
                if book.sheets.len() >= reading.limits.sheets {
                    return Err(over(
                        "工作表太多",
                        "更多",
                        reading.limits.sheets,
                        "请分成几个文件。",
                    ));
                }
                let sheet = listed(record, &book);
                book.sheets.push(sheet);
            }
            0x00FC => strings(reading, &mut book.strings, stream, record)?,
            _ => {}
        }
    }
    Ok(book)
}

fn listed(record: Record<'_>, book: &Book) -> Listed {
    let data = record.data;
    let length = usize::from(data.get(6).copied().unwrap_or_default());
    let name = if book.wide {
        biff::flagged_text(data, 7, length)
    } else {
        biff::bytes_text(data, 7, length, book.page)
    };
    let hidden = data.get(4).is_some_and(|state| state & 3 != 0);
    Listed { name, hidden, at: long(data, 0) as usize }
}

/// The shared texts. What the record says of their count only bounds how many are looked for.
fn strings(
    reading: &mut Reading<'_>,
    strings: &mut Strings,
    stream: &[u8],
    first: Record<'_>,
) -> Outcome<()> {
    let (mut pieces, mut at) = (vec![first.data], first.next);
    while let Some(more) = record(stream, at).filter(|more| more.kind == 0x003C) {
        pieces.push(more.data);
        at = more.next;
    }
    let mut pieces = Pieces::new(pieces, 8);
    let mut text = String::new();
    for index in 0..long(first.data, 4) {
        text.clear();
        if pieces.text(&mut text).is_none() {
            // Too few: cells that point at the missing ones will say so.
            break;
        }
        strings.push(reading, &text)?;
        if index % 65_536 == 65_535 {
            reading.tick("", 0, 0)?;
        }
    }
    Ok(())
}

fn cells(
    reading: &mut Reading<'_>,
    draft: &mut Draft,
    book: &Book,
    stream: &[u8],
    start: usize,
) -> Outcome<()> {
    const TICK: usize = 1 << 18;
    let mut shared = Shared::new(&book.strings);
    let (mut at, mut told) = (start, start);
    // Charts within a sheet are streams of their own within it.
    let mut depth = 0_u32;
    // A formula whose result is words, which come in the next record.
    let mut words = None;
    let mut formulas = Formulas::default();
    if record(stream, at).is_none_or(|record| record.kind != 0x0809) {
        return Err(damaged("找不到这张工作表的内容"));
    }
    loop {
        let Some(record) = record(stream, at) else {
            return Err(damaged("工作表没有写完就断了"));
        };
        at = record.next;
        if at - told > TICK {
            reading.tick(&draft.name, draft.last_row(), (at - told) as u64)?;
            told = at;
        }
        let data = record.data;
        let (row, column) = (short(data, 0), short(data, 2));
        match record.kind {
            0x0809 => depth += 1,
            0x000A => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return formulas.report(draft);
                }
            }
            _ if depth > 1 => {}
            0x0203 if data.len() >= 14 => draft.put(row, column, Value::Number(double(data, 6)))?,
            0x027E if data.len() >= 10 => {
                draft.put(row, column, Value::Number(biff::packed(long(data, 6))))?;
            }
            0x00BD => {
                for (index, cell) in data.get(4..).unwrap_or_default().chunks_exact(6).enumerate() {
                    let column = column.saturating_add(u32::try_from(index).unwrap_or(u32::MAX));
                    draft.put(row, column, Value::Number(biff::packed(long(cell, 2))))?;
                }
            }
            0x00FD if data.len() >= 10 => shared.put(draft, row, column, long(data, 6) as usize)?,
            // LABEL and RSTRING: words in the cell itself.
            0x0204 | 0x00D6 if data.len() >= 8 => {
                let text = text(data, 6, book);
                draft.put(row, column, Value::Text(&text))?;
            }
            0x0205 if data.len() >= 8 => {
                let value = boolean_or_error(number_at(data, 6), data.get(7) == Some(&1));
                draft.put(row, column, value)?;
            }
            // FORMULA, which in BIFF5 has the same number.
            0x0006 | 0x0406 if data.len() >= 14 => {
                words = None;
                formulas.note(row, column, data);
                match (data.get(12..14), number_at(data, 6)) {
                    (Some([0xFF, 0xFF]), 0) => words = Some((row, column)),
                    (Some([0xFF, 0xFF]), 1) => {
                        draft.put(row, column, boolean_or_error(number_at(data, 8), false))?;
                    }
                    (Some([0xFF, 0xFF]), 2) => {
                        draft.put(row, column, boolean_or_error(number_at(data, 8), true))?;
                    }
                    (Some([0xFF, 0xFF]), _) => {}
                    _ => draft.put(row, column, Value::Number(double(data, 6)))?,
                }
            }
            0x0207 => {
                if let Some((row, column)) = words.take() {
                    let text = text(data, 0, book);
                    draft.put(row, column, Value::Text(&text))?;
                }
            }
            0x00E5 => {
                for block in data.get(2..).unwrap_or_default().chunks_exact(8) {
                    let [top, bottom, left, right] = [0, 2, 4, 6].map(|at| short(block, at));
                    draft.merge(Span { top, left, bottom, right })?;
                }
            }
            _ => {}
        }
    }
}

/// Formulas that give nothing. Where all of a sheet do, a program wrote them and nobody calculated.
#[derive(Default)]
struct Formulas {
    calculated: bool,
    empty: Vec<(u32, u32)>,
}

impl Formulas {
    fn note(&mut self, row: u32, column: u32, data: &[u8]) {
        if data.get(12..14) == Some(&[0xFF, 0xFF]) && number_at(data, 6) == 3 {
            self.empty.push((row, column));
        } else {
            self.calculated = true;
        }
    }

    fn report(self, draft: &mut Draft) -> Outcome<()> {
        let never = if self.calculated { Vec::new() } else { self.empty };
        never.into_iter().try_for_each(|(row, column)| draft.put(row, column, Value::Formula))
    }
}

fn number_at(data: &[u8], at: usize) -> u64 {
    super::zip::number(data, at, 1)
}

fn boolean_or_error(code: u64, error: bool) -> Value<'static> {
    if error { Value::Error(biff::error(code)) } else { Value::Boolean(code != 0) }
}

fn text(data: &[u8], at: usize, book: &Book) -> String {
    let length = short(data, at) as usize;
    if book.wide {
        biff::flagged_text(data, at + 2, length)
    } else {
        biff::bytes_text(data, at + 2, length, book.page)
    }
}
