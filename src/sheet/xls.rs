//! Excel's binary workbook (.xls), BIFF5 and BIFF8, read by calamine from records that were looked
//! through.
//! It never lets calamine hold a block of cells that is larger than the limits allow.

use std::io::Cursor;

use calamine::{Reader as _, SheetVisible, Xls, XlsOptions};

use super::biff::{Record, Texts, record, short, write};
use super::plain::{Counts, Plain};
use super::reading::{Outcome, Reading, Stop, damaged, over};
use super::records::long;
use super::{Span, Value};
use super::{container, locked};

/// A sheet as the workbook lists it, and what is known of its cells.
struct Listed {
    at: usize,
    /// Where the place of its records is to be written.
    place: usize,
    outcome: Outcome<Plain>,
}

/// Reads all sheets of a stream of records.
pub(super) fn read(reading: &mut Reading<'_>, stream: &[u8]) -> Outcome<()> {
    reading.unstreamed(stream.len())?;
    let opened = locked::records(reading, stream)?;
    let stream = opened.as_deref().unwrap_or(stream);
    reading.total = stream.len() as u64;
    let (mut records, mut sheets, texts, wide) = globals(reading, stream)?;
    let mut counts = Counts::new(reading.limits, &texts.lengths);
    for sheet in &mut sheets {
        let place = u32::try_from(records.len()).unwrap_or(u32::MAX);
        if let Some(field) = records.get_mut(sheet.place..sheet.place + 4) {
            field.copy_from_slice(&place.to_le_bytes());
        }
        let (start, before) = (records.len(), counts.clone());
        bof(&mut records, wide, 0x10);
        sheet.outcome = Plain::copy(reading, &mut counts, stream, sheet.at, wide, &mut records);
        if matches!(sheet.outcome, Err(Stop::Cancelled)) {
            return Err(Stop::Cancelled);
        }
        if sheet.outcome.is_err() {
            records.truncate(start);
            counts = before;
            bof(&mut records, wide, 0x10);
        }
        write(&mut records, 0x000A, &[]);
    }
    let file = container::around(&records);
    drop(records);
    let mut options = XlsOptions::default();
    // Files here are in the Chinese code page whatever number their program wrote.
    options.force_codepage = Some(if wide { 1200 } else { 936 });
    let book = Xls::new_with_options(Cursor::new(file), options);
    let mut book = book.map_err(|_| damaged("内容读不通，可能没有写完就断了"))?;
    let listed = book.sheets_metadata().to_vec();
    let mut names = std::collections::HashSet::new();
    for (sheet, found) in listed.iter().zip(sheets) {
        let hidden = sheet.visible != SheetVisible::Visible;
        let mut draft = reading.sheet(sheet.name.clone(), hidden)?;
        let outcome = found.outcome.and_then(|plain| {
            if !names.insert(&sheet.name) {
                return Err(damaged("有两张工作表同名"));
            }
            let missing = |_| damaged("找不到这张工作表的内容");
            let cells = book.worksheet_range(&sheet.name).map_err(missing)?;
            let (top, left) = cells.start().unwrap_or_default();
            for (row, column, data) in cells.used_cells() {
                let place =
                    |from: u32, by| from.saturating_add(u32::try_from(by).unwrap_or(u32::MAX));
                draft.put_data(place(top, row), place(left, column), data)?;
            }
            for block in book.merge_cells_by_sheet_name(&sheet.name).map_err(missing)? {
                let ((top, left), (bottom, right)) = (block.start, block.end);
                draft.merge(Span { top, left, bottom, right })?;
            }
            let mut never = plain.never_calculated().into_iter();
            never.try_for_each(|(row, column)| draft.put(row, column, Value::Formula))
        });
        match outcome {
            Ok(()) => reading.keep(draft),
            Err(stop) => reading.refuse(Some(&sheet.name), stop)?,
        }
    }
    Ok(())
}

fn bof(to: &mut Vec<u8>, wide: bool, kind: u8) {
    write(to, 0x0809, &[&[0, if wide { 6 } else { 5 }, kind, 0, 0, 0, 0, 0]]);
}

/// What the workbook says of all its sheets, as calamine is to read it: without names, links, formats.
fn globals<'a>(
    reading: &Reading<'_>,
    stream: &'a [u8],
) -> Outcome<(Vec<u8>, Vec<Listed>, Texts<'a>, bool)> {
    let first = record(stream, 0).filter(|first| first.kind == 0x0809);
    let first = first.ok_or_else(|| damaged("不是 Excel 97—2003 或 Excel 5.0/95 的工作簿"))?;
    let wide = short(first.data, 0) >= 0x0600;
    let (mut records, mut sheets, mut texts) = (Vec::new(), Vec::new(), Texts::default());
    bof(&mut records, wide, 5);
    let mut at = first.next;
    // Only the first of the streams within: the sheets follow it.
    loop {
        let Some(record) = record(stream, at) else {
            return Err(damaged("工作簿没有写完就断了"));
        };
        at = record.next;
        match record.kind {
            0x000A => break,
            // Kind 0 is a sheet of cells; others are charts and macros.
            0x0085 if record.data.get(5) == Some(&0) => {
                if sheets.len() >= reading.limits.sheets {
                    let bound = reading.limits.sheets;
                    return Err(over("工作表太多", "更多", bound, "请分成几个文件。"));
                }
                let place = records.len() + 4;
                list(&mut records, record, wide);
                let outcome = Err(damaged("找不到这张工作表的内容"));
                sheets.push(Listed { at: long(record.data, 0) as usize, place, outcome });
            }
            0x00FC if wide => texts = Texts::new(stream, record),
            _ => {}
        }
    }
    texts.write(&mut records);
    write(&mut records, 0x000A, &[]);
    Ok((records, sheets, texts, wide))
}

/// Passes on a sheet's entry: its place to be filled in, its state, its name.
fn list(to: &mut Vec<u8>, record: Record<'_>, wide: bool) {
    let state = record.data.get(4).map_or(0, |state| (state & 3).min(2));
    let name = record.data.get(6..).filter(|name| name.len() >= 2).unwrap_or(&[0, 0]);
    // Without wide characters a name has no flags, and its length alone is enough.
    let name = if wide || name.len() > 2 { name } else { &[0, 0] };
    write(to, 0x0085, &[&[0; 4], &[state, 0], name]);
}
