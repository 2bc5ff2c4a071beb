//! Excel's binary workbook (.xls), BIFF5 and BIFF8, read by calamine from records that were looked
//! through.
//! It never reads names, links or macros.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::Cursor;

use calamine::{Data, Reader as _, Xls, XlsOptions};

use crate::sheet::guard::biff::{Looks, Texts, kind, name, record, short, words, write};
use crate::sheet::guard::container;
use crate::sheet::guard::xls_records::{Counts, Globals, Inspection, copy};
use crate::sheet::guard::xlsb_records::long;
use crate::sheet::number_format::Shown;
use crate::sheet::reading::{Outcome, Reading, Stop, damaged, over};
use crate::sheet::{Value, encryption};

/// A sheet as the workbook lists it, and what was noted of its cells.
struct Listed {
    name: String,
    hidden: bool,
    at: usize,
    /// Where the place of its records is to be written.
    place: usize,
    outcome: Outcome<Inspection>,
}

/// Reads all sheets of a stream of records.
pub(in crate::sheet) fn read(reading: &mut Reading<'_>, stream: &[u8]) -> Outcome<()> {
    reading.unstreamed(stream.len())?;
    let opened = encryption::records(reading, stream)?;
    let stream = opened.as_deref().unwrap_or(stream);
    reading.total = stream.len() as u64;
    let Workbook { mut records, mut sheets, texts, globals } = workbook(reading, stream)?;
    let mut counts = Counts::new(reading.limits, &texts);
    for sheet in &mut sheets {
        let place = u32::try_from(records.len()).unwrap_or(u32::MAX);
        if let Some(field) = records.get_mut(sheet.place..sheet.place + 4) {
            field.copy_from_slice(&place.to_le_bytes());
        }
        begin(&mut records, globals.wide, 0x10);
        let (start, before) = (records.len(), counts.clone());
        sheet.outcome = copy(reading, &mut counts, (stream, sheet.at), &globals, &mut records);
        match sheet.outcome {
            Ok(_) => {}
            Err(Stop::Cancelled) => return Err(Stop::Cancelled),
            Err(_) => {
                records.truncate(start);
                counts = before;
            }
        }
        write(&mut records, kind::EOF, &[]);
    }
    let file = container::around(&records);
    drop(records);
    let mut options = XlsOptions::default();
    // Files here are in the Chinese code page whatever number their program wrote.
    options.force_codepage = Some(if globals.wide { 1200 } else { 936 });
    let book = Xls::new_with_options(Cursor::new(file), options);
    let mut book = book.map_err(|_| damaged("内容读不通，可能没有写完就断了"))?;
    let mut names = HashSet::new();
    for (index, sheet) in sheets.into_iter().enumerate() {
        let is_new = names.insert(sheet.name.clone());
        let outcome = match sheet.outcome {
            Ok(_) if !is_new => Err(damaged("有两张工作表同名")),
            Ok(found) => {
                let listed = (sheet.name.clone(), sheet.hidden);
                put(reading, listed, &mut book, (&index.to_string(), &texts), found)
            }
            Err(stop) => Err(stop),
        };
        if let Err(stop) = outcome {
            reading.refuse(Some(&sheet.name), stop)?;
        }
    }
    Ok(())
}

/// Writes what calamine read of a sheet, and what was noted of it.
fn put(
    reading: &mut Reading<'_>,
    (name, hidden): (String, bool),
    book: &mut Xls<Cursor<Vec<u8>>>,
    (listed, texts): (&str, &Texts<'_>),
    found: Inspection,
) -> Outcome<()> {
    let mut draft = reading.sheet(name, hidden)?;
    let missing = |_| damaged("找不到这张工作表的内容");
    let cells = book.worksheet_range(listed).map_err(missing)?;
    let (top, left) = cells.start().unwrap_or_default();
    let original = |all: &[u16], from: u32, by: usize| {
        let rank = usize::try_from(from).unwrap_or_default().saturating_add(by);
        all.get(rank).copied().unwrap_or(u16::MAX)
    };
    for (row, column, data) in cells.used_cells() {
        let (row, column) =
            (original(&found.rows, top, row), original(&found.columns, left, column));
        let shown = found.shown.get(&(row, column)).copied().unwrap_or_default();
        #[allow(clippy::cast_precision_loss)] // An RK has 30 bits.
        let number = match data {
            Data::Float(number) => Some(*number),
            Data::Int(number) => Some(*number as f64),
            _ => None,
        };
        let shared = || texts.marked.get(found.marked.get(&(row, column))?);
        let marked = found.words.get(&(row, column)).or_else(shared);
        match number {
            _ if let Some(text) = marked => {
                draft.put(row.into(), column.into(), Value::Text(text))?;
            }
            Some(number) => shown.put(&mut draft, row.into(), column.into(), number)?,
            None => draft.put_data(row.into(), column.into(), data)?,
        }
    }
    found.merged.into_iter().try_for_each(|span| draft.merge(span))?;
    for (row, column) in found.without_result {
        draft.put(row, column, Value::Formula)?;
    }
    for (row, column, remark) in found.remarks {
        draft.remark(row, column, remark);
    }
    (draft.hidden_rows, draft.hidden_columns) = (found.hidden_rows, found.hidden_columns);
    reading.keep_without(draft, &|grid| found.zeros.uncalculated(grid));
    Ok(())
}

/// BOF of the workbook (5) or of a sheet (16).
fn begin(to: &mut Vec<u8>, wide: bool, kind: u8) {
    write(to, kind::BOF, &[&[0, if wide { 6 } else { 5 }, kind, 0, 0, 0, 0, 0]]);
}

/// What the workbook says of all its sheets, and as calamine is to read it: without names and links.
struct Workbook<'a> {
    records: Vec<u8>,
    sheets: Vec<Listed>,
    texts: Texts<'a>,
    globals: Globals,
}

fn workbook<'a>(reading: &Reading<'_>, stream: &'a [u8]) -> Outcome<Workbook<'a>> {
    /// Spreadsheets allow 4 050 cell formats.
    const FORMATS: usize = 1 << 13;
    let first = record(stream, 0).filter(|first| first.kind == kind::BOF);
    let first = first.ok_or_else(|| damaged("不是 Excel 97—2003 或 Excel 5.0/95 的工作簿"))?;
    let wide = short(first.data, 0) >= 0x0600;
    let (mut records, mut sheets, mut texts) = (Vec::new(), Vec::new(), Texts::default());
    let (mut numbers, mut formats) = (HashMap::new(), Vec::new());
    let mut looks = Looks::default();
    let (mut struck, mut centred) = (BTreeSet::new(), BTreeSet::new());
    begin(&mut records, wide, 5);
    let mut at = first.next;
    // Only the first of the streams within: the sheets follow it.
    loop {
        let Some(record) = record(stream, at) else {
            return Err(damaged("工作簿没有写完就断了"));
        };
        at = record.next;
        let data = record.data;
        match record.kind {
            kind::EOF => break,
            // Type 0 is a sheet of cells; others are charts and macros.
            kind::BOUND_SHEET if data.get(5) == Some(&0) => {
                if sheets.len() >= reading.limits.sheets {
                    let bound = reading.limits.sheets;
                    return Err(over("工作表太多", "更多", bound, "请分成几个文件。"));
                }
                let place = records.len() + 4;
                list(&mut records, sheets.len(), wide);
                sheets.push(Listed {
                    name: name(data.get(6..).unwrap_or_default(), wide),
                    hidden: data.get(4).is_some_and(|state| state & 3 != 0),
                    at: long(data, 0) as usize,
                    place,
                    outcome: Err(damaged("找不到这张工作表的内容")),
                });
            }
            kind::FONT => looks.add(data),
            kind::SST if wide => texts = Texts::new(stream, record, &looks),
            kind::DATE_1904 => {
                write(&mut records, kind::DATE_1904, &[&short(data, 0).to_le_bytes()]);
            }
            kind::FORMAT => {
                let rest = data.get(2..).unwrap_or_default();
                let code = if wide {
                    words(usize::from(short(rest, 0)), rest.get(2..).unwrap_or_default(), true)
                } else {
                    name(rest, false)
                };
                numbers.insert(short(data, 0), Shown::of(&code));
            }
            kind::XF if formats.len() < FORMATS => {
                let id = short(data, 2);
                if looks.is_struck(short(data, 0)) {
                    struck.extend(u16::try_from(formats.len()));
                }
                // The horizontal alignment of [MS-XLS] 2.4.353: 6 is across a selection.
                if data.get(6).is_some_and(|alignment| alignment & 7 == 6) {
                    centred.extend(u16::try_from(formats.len()));
                }
                formats.push(numbers.get(&id).copied().unwrap_or_else(|| Shown::built_in(id)));
            }
            _ => {}
        }
    }
    // What calamine asks of a format is whether it is a day: 14 is, 0 is not.
    for shown in &formats {
        let id: u16 = if *shown == Shown::Date { 14 } else { 0 };
        write(&mut records, kind::XF, &[&[0, 0], &id.to_le_bytes(), &[0; 16]]);
    }
    texts.write(&mut records);
    write(&mut records, kind::EOF, &[]);
    Ok(Workbook {
        records,
        sheets,
        texts,
        globals: Globals { wide, formats, struck, centred, looks },
    })
}

/// A sheet's entry for calamine: its place to be filled in, its name the place in the list.
fn list(to: &mut Vec<u8>, index: usize, wide: bool) {
    let name = index.to_string();
    let length = u8::try_from(name.len()).unwrap_or_default();
    let flags: &[u8] = if wide { &[0] } else { &[] };
    write(to, kind::BOUND_SHEET, &[&[0; 4], &[0, 0, length], flags, name.as_bytes()]);
}
