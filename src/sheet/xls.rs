//! Excel's binary workbook (.xls), BIFF5 and BIFF8: the list of sheets and texts, then each sheet's
//! records.
//! It never reads names, links, formats or macros.

use std::collections::HashSet;

use junheng_parsing::Texts;

use super::biff::{name, record, short, texts};
use super::biff_cells::{self, Book};
use super::locked;
use super::reading::{Outcome, Reading, damaged, over};
use super::records::long;

/// A sheet as the workbook lists it.
struct Listed {
    at: usize,
    hidden: bool,
    name: String,
}

/// Reads all sheets of a stream of records.
pub(super) fn read(reading: &mut Reading<'_>, stream: &[u8]) -> Outcome<()> {
    reading.unstreamed(stream.len())?;
    let opened = locked::records(reading, stream)?;
    let stream = opened.as_deref().unwrap_or(stream);
    reading.total = stream.len() as u64;
    let (sheets, book) = globals(reading, stream)?;
    let mut names = HashSet::new();
    for sheet in &sheets {
        let mut draft = reading.sheet(sheet.name.clone(), sheet.hidden)?;
        let outcome = if names.insert(&sheet.name) {
            biff_cells::read(reading, &mut draft, &book, sheet.at)
        } else {
            Err(damaged("有两张工作表同名"))
        };
        match outcome {
            Ok(()) => reading.keep(draft),
            Err(stop) => reading.refuse(Some(&sheet.name), stop)?,
        }
    }
    Ok(())
}

/// What the workbook says of all its sheets.
fn globals<'a>(reading: &Reading<'_>, stream: &'a [u8]) -> Outcome<(Vec<Listed>, Book<'a>)> {
    let first = record(stream, 0).filter(|first| first.kind == 0x0809);
    let first = first.ok_or_else(|| damaged("不是 Excel 97—2003 或 Excel 5.0/95 的工作簿"))?;
    let wide = short(first.data, 0) >= 0x0600;
    let mut book = Book { stream, wide, texts: Texts::default() };
    let (mut sheets, mut at) = (Vec::new(), first.next);
    // Only the first of the streams within: the sheets follow it.
    loop {
        let Some(record) = record(stream, at) else {
            return Err(damaged("工作簿没有写完就断了"));
        };
        at = record.next;
        match record.kind {
            0x000A => return Ok((sheets, book)),
            // Kind 0 is a sheet of cells; others are charts and macros.
            0x0085 if record.data.get(5) == Some(&0) => {
                if sheets.len() >= reading.limits.sheets {
                    let bound = reading.limits.sheets;
                    return Err(over("工作表太多", "更多", bound, "请分成几个文件。"));
                }
                sheets.push(Listed {
                    at: long(record.data, 0) as usize,
                    hidden: record.data.get(4).is_some_and(|state| state & 3 != 0),
                    name: name(record.data.get(6..).unwrap_or_default(), wide),
                });
            }
            0x00FC if wide => book.texts = texts(stream, record),
            _ => {}
        }
    }
}
