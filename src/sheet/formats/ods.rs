//! OpenDocument sheets (.ods), read by calamine from tables that were looked through.
//! It never reads macros or the copies of other documents inside.

use calamine::{Data, Ods, Reader as _};
use junheng_parsing::Kept;

use crate::sheet::Value;
use crate::sheet::draft::Draft;
use crate::sheet::encryption;
use crate::sheet::guard::ods::{self, Note, Row, Table};
use crate::sheet::guard::opc::LIST_BYTES;
use crate::sheet::guard::package::Package;
use crate::sheet::guard::virtual_zip::{Content, Source, Store};
use crate::sheet::guard::xml::{Token, Xml};
use crate::sheet::reading::{Outcome, Reading, damaged};

/// The media type of a spreadsheet (OpenDocument 1.3 part 2, 3.3).
pub(in crate::sheet) const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// What the manifest of an .ods says: nothing of passwords.
const MANIFEST: &str = "<manifest:manifest></manifest:manifest>";

/// Reads all sheets.
pub(in crate::sheet) fn read(reading: &mut Reading<'_>, package: &Package<'_>) -> Outcome<()> {
    let entry = package.find("content.xml").ok_or_else(|| damaged("找不到表格内容"))?;
    if is_encrypted(reading, package)? {
        return Err(encryption::unknown("OpenDocument 的方式"));
    }
    reading.total += entry.inflated;
    let content = ods::Content::new(package.part(entry)?, reading.limits);
    let (content, tables) = content.whole(reading)?;
    let whole = |name: &str, bytes: Vec<u8>| (name.to_owned(), Content::Whole(bytes));
    let store: Store<'_, &[u8]> = Store::new(vec![
        whole("mimetype", MEDIA_TYPE.into()),
        whole("META-INF/manifest.xml", MANIFEST.into()),
        whole("content.xml", content),
    ]);
    let source: Source<'_> = Box::new(store);
    let mut book = Ods::new(source).map_err(|_| damaged("内容读不通，可能没有写完就断了"))?;
    for (index, table) in tables.into_iter().enumerate() {
        let name = table.name.clone();
        let outcome = sheet(reading, &mut book, &index.to_string(), table);
        if let Err(stop) = outcome {
            reading.refuse(Some(&name), stop)?;
        }
    }
    Ok(())
}

/// Writes what calamine read of a table to where it belongs.
fn sheet(
    reading: &mut Reading<'_>,
    book: &mut Ods<Source<'_>>,
    listed: &str,
    table: Table,
) -> Outcome<()> {
    let mut draft = reading.sheet(table.name, table.hidden)?;
    if let Some(stop) = table.broken {
        return Err(stop);
    }
    let cells = book.worksheet_range(listed).map_err(|_| damaged("找不到这张工作表的内容"))?;
    for (index, row) in table.rows.iter().enumerate() {
        const TOLD: usize = 4096;
        if index % TOLD == 0 {
            reading.tick(&draft.name, draft.last_row(), 0)?;
        }
        let at = |column| (u32::try_from(index).unwrap_or(u32::MAX), column);
        let found: Vec<&Data> = (0..u32::try_from(row.cells.len()).unwrap_or_default())
            .map(|column| cells.get_value(at(column)).unwrap_or(&Data::Empty))
            .collect();
        put(&mut draft, row, &found)?;
    }
    table.merged.into_iter().try_for_each(|span| draft.merge(span))?;
    for ((top, rows), (left, columns)) in table.without_result {
        for row in top..top.saturating_add(rows) {
            for column in left..left.saturating_add(columns) {
                draft.put(row, column, Value::Formula)?;
            }
        }
    }
    (draft.hidden_rows, draft.hidden_columns) = (table.hidden_rows, table.hidden_columns);
    reading.keep_without(draft, &|grid| table.zeros.uncalculated(grid));
    Ok(())
}

/// Writes a row as often as it is repeated.
fn put(draft: &mut Draft, row: &Row, found: &[&Data]) -> Outcome<()> {
    let mut kept: Vec<Option<Kept>> = vec![None; found.len()];
    for number in row.rows.0..row.rows.0.saturating_add(row.rows.1) {
        for (((columns, note), data), kept) in row.cells.iter().zip(found).zip(&mut kept) {
            for column in columns.0..columns.0.saturating_add(columns.1) {
                match (data, note, *kept) {
                    (_, _, Some(kept)) => draft.put_kept(number, column, kept)?,
                    (Data::String(text), Note::Error, None) => {
                        let name: String = text.chars().take(16).collect();
                        draft.put(number, column, Value::Error(&name))?;
                    }
                    (Data::String(text), _, None) => {
                        *kept = draft.put_text(number, column, text)?;
                    }
                    (Data::Float(stored), Note::Shown(shown), None) => {
                        shown.put(draft, number, column, *stored)?;
                    }
                    (data, ..) => draft.put_data(number, column, data)?,
                }
            }
        }
    }
    Ok(())
}

/// Whether the content is locked.
fn is_encrypted(reading: &Reading<'_>, package: &Package<'_>) -> Outcome<bool> {
    let Some(bytes) = package.whole("META-INF/manifest.xml", LIST_BYTES)? else {
        return Ok(false);
    };
    let mut xml = Xml::new(bytes.as_slice(), reading.limits);
    // Some writers put a harmless DOCTYPE into the manifest: no reason to go on reading it.
    while let Ok(Some(token)) = xml.next() {
        if matches!(token, Token::Start(tag) if tag.name() == "encryption-data") {
            return Ok(true);
        }
    }
    Ok(false)
}
