//! Excel's binary workbook in a zip (.xlsb), read by calamine from a [`Store`] of records that were
//! looked through.
//! It never passes on a record that calamine would not look through itself.

use calamine::{
    Data, DataRef, ExcelDateTime, ExcelDateTimeType, Reader as _, SheetType, SheetVisible, Xlsb,
    XlsbError,
};

use junheng_parsing::Known;

use crate::sheet::draft::Draft;
use crate::sheet::guard::opc;
use crate::sheet::guard::package::Package;
use crate::sheet::guard::shared_strings::put_shared;
use crate::sheet::guard::virtual_zip::{Content, Shared as Open, Source, Store};
use crate::sheet::guard::xlsb_records::{Cells, Records, long, marked, word_bytes, words, write};
use crate::sheet::guard::xlsb_styles::Styles;
use crate::sheet::number_format::Shown;
use crate::sheet::reading::{Outcome, Reading, Stop, damaged, over, over_text};

/// Reads all sheets.
pub(in crate::sheet) fn read(
    reading: &mut Reading<'_>,
    package: &Package<'_>,
    workbook: &str,
) -> Outcome<()> {
    let mut relations = opc::relations(reading, package, workbook)?;
    let (list, is_1904) = list(reading, package, workbook, &relations)?;
    let styles = match styles(reading, package, &relations) {
        Ok(styles) => styles,
        Err(stop) => {
            super::xlsx::tell_without_styles(reading, stop)?;
            Styles::default()
        }
    };
    // calamine ends at once where an id in the list is not exactly one of these.
    for (index, relation) in relations.iter_mut().enumerate() {
        relation.id = format!("r{index}");
    }
    let missing = [MISSING.to_owned()];
    let mut parts = vec![
        ("xl/workbook.bin".to_owned(), Content::Whole(list)),
        (
            "xl/_rels/workbook.bin.rels".to_owned(),
            Content::Whole(opc::written(&relations, &missing)),
        ),
    ];
    let mut count = 0;
    if let Some(entry) = opc::strings(package, &relations) {
        let records = Records::new(package.part(entry)?, reading.limits);
        let (strings, found) = strings(reading, records, &styles)?;
        count = found;
        parts.push(("xl/sharedStrings.bin".to_owned(), Content::Whole(strings)));
    }
    let limits = *reading.limits;
    for (index, entry) in opc::sheets(package, &relations) {
        reading.total += entry.inflated;
        let styles = &styles;
        let open =
            move || Ok(Cells::new(Records::new(package.part(entry)?, &limits), count, styles));
        let length = entry.inflated.saturating_add(64);
        parts.push((format!("xl/worksheets/{index}"), Content::Streamed(length, Box::new(open))));
    }
    let store = Store::new(parts);
    let shared = store.shared.clone();
    let told = |error| shared.reason(explained(&error));
    let store: Source<'_> = Box::new(store);
    let mut book = Xlsb::new(store).map_err(told)?;
    let listed = book.sheets_metadata().to_vec();
    let mut names = std::collections::HashSet::new();
    for sheet in listed.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let hidden = sheet.visible != SheetVisible::Visible;
        let mut draft = reading.sheet(sheet.name.clone(), hidden)?;
        let outcome = if names.insert(&sheet.name) {
            cells(reading, &mut draft, (&mut book, is_1904), &shared)
        } else {
            Err(damaged("有两张工作表同名"))
        };
        match outcome {
            Ok(()) => reading.keep(draft),
            Err(stop) => reading.refuse(Some(&draft.name), stop)?,
        }
    }
    Ok(())
}

/// The relation of sheets that lead nowhere.
const MISSING: &str = "missing";

/// The styles; none where there is no such part.
fn styles(
    reading: &Reading<'_>,
    package: &Package<'_>,
    relations: &[opc::Relation],
) -> Outcome<Styles> {
    let relation = relations.iter().find(|relation| relation.kind == "styles");
    match relation.and_then(|relation| package.find(&relation.target)) {
        Some(entry) => Styles::read(Records::new(package.part(entry)?, reading.limits)),
        None => Ok(Styles::default()),
    }
}

/// The list of sheets, without names and links, under our names for their relations; and whether days are
/// counted from 1904.
fn list(
    reading: &Reading<'_>,
    package: &Package<'_>,
    workbook: &str,
    relations: &[opc::Relation],
) -> Outcome<(Vec<u8>, bool)> {
    let entry = package.find(workbook).ok_or_else(|| damaged("找不到工作簿"))?;
    let mut records = Records::new(package.part(entry)?, reading.limits);
    let (mut list, mut sheets, mut is_1904) = (Vec::new(), 0, false);
    while let Some((kind, data)) = records.next()? {
        // BrtWbProp.
        is_1904 |= kind == 0x99 && long(data, 0) & 1 != 0;
        if kind != 0x9C {
            continue;
        }
        sheets += 1;
        if sheets > reading.limits.sheets {
            return Err(over("工作表太多", "更多", reading.limits.sheets, "请分成几个文件。"));
        }
        let unreadable = || damaged("工作表的名单读不通");
        let relation = word_bytes(data, 8).ok_or_else(unreadable)?;
        let name = word_bytes(data, 12 + relation.len()).ok_or_else(unreadable)?;
        let id = encoding_rs::UTF_16LE.decode_without_bom_handling(relation).0;
        let id = match relations.iter().position(|relation| relation.id == id) {
            Some(index) => format!("r{index}"),
            None => MISSING.to_owned(),
        };
        // Known states are 0 to 2.
        let state = long(data, 0).min(2).to_le_bytes();
        let (id, name) = (words(&id), [&counted(name.len()), name].concat());
        write(&mut list, 0x9C, &[&state, &[0; 4], &id, &name]);
    }
    write(&mut list, 0x90, &[]);
    write(&mut list, 0x9D, &[]);
    Ok((list, is_1904))
}

/// How many characters of UTF-16 there are in so many bytes, as records say it.
fn counted(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes / 2).unwrap_or_default().to_le_bytes()
}

/// The shared texts, with marks where pieces of them look apart, under their true count.
fn strings(
    reading: &mut Reading<'_>,
    mut records: Records<'_>,
    styles: &Styles,
) -> Outcome<(Vec<u8>, usize)> {
    let limits = *reading.limits;
    let (mut texts, mut count) = (Vec::new(), 0_u32);
    while let Some((kind, data)) = records.next()? {
        if kind == 0x13 {
            let plain = word_bytes(data, 1).ok_or_else(|| damaged("文字表读不通"))?;
            if plain.len() > limits.text_bytes {
                return Err(over_text(&limits));
            }
            match marked(data, 0, &styles.looks) {
                Some(text) => write(&mut texts, 0x13, &[&[0], &words(&text)]),
                None => write(&mut texts, 0x13, &[&[0], &counted(plain.len()), plain]),
            }
            count += 1;
        }
        if texts.len() > limits.texts_bytes || count as usize > limits.cells {
            return Err(over(
                "文字总量太大",
                crate::sheet::reading::megabytes(texts.len() as u64),
                crate::sheet::reading::megabytes(limits.texts_bytes as u64),
                "请删去备注等用不到的列，或分成几个文件。",
            ));
        }
        if let Some(bytes) = records.progress() {
            reading.tick("", 0, bytes)?;
        }
    }
    let mut strings = Vec::with_capacity(texts.len() + 16);
    write(&mut strings, 0x9F, &[&count.to_le_bytes(), &count.to_le_bytes()]);
    strings.append(&mut texts);
    Ok((strings, count as usize))
}

fn cells(
    reading: &mut Reading<'_>,
    draft: &mut Draft,
    (book, is_1904): (&mut Xlsb<Source<'_>>, bool),
    open: &Open<Cells<'_>>,
) -> Outcome<()> {
    const TOLD: u64 = 1 << 18;
    let told = |error| open.reason(explained(&error));
    let mut known = Known::default();
    let mut served = open.served.get();
    let mut cells = book.worksheet_cells_reader(&draft.name).map_err(told)?;
    while let Some(cell) = cells.next_cell().map_err(told)? {
        if open.served.get() - served >= TOLD {
            reading.tick(&draft.name, draft.last_row(), open.served.get() - served)?;
            served = open.served.get();
        }
        let (row, column) = cell.get_position();
        match cell.get_value() {
            DataRef::Float(number) => {
                let mut open = open.open.borrow_mut();
                let shown = open.as_mut().and_then(|cells| cells.shown.remove(&(row, column)));
                drop(open);
                match shown.unwrap_or_default() {
                    Shown::Date => {
                        let kind = ExcelDateTimeType::DateTime;
                        let date = ExcelDateTime::new(*number, kind, is_1904);
                        draft.put_data(row, column, &Data::DateTime(date))?;
                    }
                    shown => shown.put(draft, row, column, *number)?,
                }
            }
            DataRef::SharedString(text) => put_shared(&mut known, draft, (row, column), text)?,
            other => draft.put_data(row, column, &other.clone().into())?,
        }
    }
    drop(cells);
    let mut rest = open.open.borrow_mut().take().ok_or_else(|| damaged("工作表没有内容"))?;
    rest.finish()?;
    for (row, column, remark) in rest.remarks {
        draft.remark(row, column, remark);
    }
    (draft.hidden_rows, draft.hidden_columns) = (rest.hidden_rows, rest.hidden_columns);
    rest.merged.into_iter().try_for_each(|span| draft.merge(span))
}

/// What calamine says, for a person.
fn explained(error: &XlsbError) -> Stop {
    damaged(match error {
        XlsbError::WorksheetNotFound(_) | XlsbError::FileNotFound(_) => "找不到这张工作表的内容",
        _ => "内容读不通，可能没有写完就断了",
    })
}
