//! Office Open XML (.xlsx, .xlsm), read by calamine from a [`Store`] of the parts with cells.
//! It never passes on styles, drawings, macros or links to other files, nor what a part says of its
//! own size.

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::draft::Draft;
use super::grid::{Span, Value};
use super::opc::{self, LIST_BYTES};
use super::package::{Entry, Package};
use super::reading::{Outcome, Reading, Stop, damaged, megabytes, over, over_text};
use super::store::{Content, Shared as Open, Store};
use super::strings::Shared;
use super::watched::Watched;
use super::xml::{Token, Xml, local};

/// Reads all sheets.
pub(super) fn read(
    reading: &mut Reading<'_>,
    package: &Package<'_>,
    workbook: &str,
) -> Outcome<()> {
    let relations = opc::relations(reading, package, workbook)?;
    let book = package.whole(workbook, LIST_BYTES)?.ok_or_else(|| damaged("找不到工作簿"))?;
    let (ids, recalculated) = list(reading, &book)?;
    let known = |id: &String| relations.iter().any(|relation| relation.id == *id);
    let missing: Vec<_> = ids.into_iter().filter(|id| !known(id)).collect();
    let root = b"<Relationships><Relationship Type=\"/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    let mut parts = vec![
        ("_rels/.rels".to_owned(), Content::Whole(root.to_vec())),
        ("xl/workbook.xml".to_owned(), Content::Whole(book)),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            Content::Whole(opc::written(&relations, &missing)),
        ),
    ];
    if let Some(entry) = opc::strings(package, &relations) {
        parts.push(("xl/sharedStrings.xml".to_owned(), strings(reading, package, entry)?));
    }
    let limits = *reading.limits;
    for (name, entry) in opc::sheets(package, &relations) {
        reading.total += entry.inflated;
        let open = move || Ok(Watched::sheet(package.part(entry)?, &limits));
        parts.push((format!("xl/{name}"), Content::Streamed(entry.inflated, Box::new(open))));
    }
    let store = Store::new(parts);
    let shared = store.shared.clone();
    let told = |error| shared.reason(explained(&error));
    let mut book = Xlsx::new(store).map_err(told)?;
    let listed = book.sheets_metadata().to_vec();
    let mut names = std::collections::HashSet::new();
    for sheet in listed.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let hidden = sheet.visible != SheetVisible::Visible;
        let mut draft = reading.sheet(sheet.name.clone(), hidden)?;
        let outcome = if names.insert(&sheet.name) {
            cells(reading, &mut draft, &mut book, &shared, recalculated)
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

/// The sheets' relations, and whether results wait to be calculated when the file is opened.
fn list(reading: &Reading<'_>, book: &[u8]) -> Outcome<(Vec<String>, bool)> {
    let mut xml = Xml::new(book, reading.limits);
    let (mut ids, mut recalculated) = (Vec::new(), false);
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        match tag.name() {
            "sheet" if ids.len() >= reading.limits.sheets => {
                return Err(over("工作表太多", "更多", reading.limits.sheets, "请分成几个文件。"));
            }
            "sheet" => ids.push(tag.text("id")),
            "calcPr" => {
                recalculated = matches!(tag.text("fullCalcOnLoad").as_str(), "1" | "true");
            }
            _ => {}
        }
    }
    Ok((ids, recalculated))
}

/// The shared texts, without what they say of their count, for which calamine would make room.
fn strings<'p>(
    reading: &mut Reading<'_>,
    package: &'p Package<'_>,
    entry: &'p Entry,
) -> Outcome<Content<'p, Watched<'p>>> {
    let limits = *reading.limits;
    let broken = || damaged("文字表没有写完就断了");
    if entry.inflated <= limits.text_bytes as u64 {
        // Nothing in it can be too long or too much.
        let bytes = package.whole(&entry.name, limits.text_bytes)?.unwrap_or_default();
        let begun = begin(&mut Xml::new(bytes.as_slice(), &limits))?;
        let begun = usize::try_from(begun.ok_or_else(broken)?).unwrap_or(usize::MAX);
        let (head, rest) = bytes.split_at_checked(begun).ok_or_else(broken)?;
        let end: &[u8] = if head.ends_with(b"/>") { b"</sst>" } else { b"" };
        if end.is_empty() && !rest.trim_ascii_end().ends_with(b"sst>") {
            return Err(broken());
        }
        return Ok(Content::Whole([b"<sst>", rest, end].concat()));
    }
    let mut xml = Xml::new(package.part(entry)?, &limits);
    let begun = begin(&mut xml)?.ok_or_else(broken)?;
    let (mut count, mut words, mut longest, mut complete) = (0_usize, 0_usize, 0_usize, false);
    reading.total += entry.inflated;
    loop {
        if let Some(bytes) = xml.progress() {
            reading.tick("", 0, bytes)?;
        }
        match xml.next()? {
            Some(Token::Start(tag)) if tag.name() == "si" => (count, longest) = (count + 1, 0),
            Some(Token::Text(text)) => {
                (words, longest) = (words + text.len(), longest + text.len());
            }
            Some(Token::End(tag)) => complete |= local(&tag) == "sst",
            Some(_) => {}
            None if complete => break,
            None => return Err(broken()),
        }
        if longest > limits.text_bytes {
            return Err(over_text(&limits));
        }
        if words > limits.texts_bytes || count > limits.cells {
            let (found, bound) = (megabytes(words as u64), megabytes(limits.texts_bytes as u64));
            let advice = "请删去备注等用不到的列，或分成几个文件。";
            return Err(over("文字总量太大", found, bound, advice));
        }
    }
    let open = move || Ok(Watched::known(package.part(entry)?, &limits, b"<sst>", begun));
    Ok(Content::Streamed(entry.inflated, Box::new(open)))
}

/// Where the list of texts begins.
fn begin(xml: &mut Xml<'_>) -> Outcome<Option<u64>> {
    while let Some(token) = xml.next()? {
        if let Token::Start(tag) = token
            && tag.name() == "sst"
        {
            return Ok(Some(xml.position()));
        }
    }
    Ok(None)
}

/// Reads the cells of a sheet as they stream by, then what stands behind them.
fn cells<'p>(
    reading: &mut Reading<'_>,
    draft: &mut Draft,
    book: &mut Xlsx<Store<'p, Watched<'p>>>,
    open: &Open<Watched<'p>>,
    recalculated: bool,
) -> Outcome<()> {
    const TOLD: u64 = 1 << 18;
    let told = |error| open.reason(explained(&error));
    let (mut zeros, mut all_zero) = (Vec::new(), recalculated);
    let mut kept = Shared::new();
    let mut served = open.served.get();
    let mut cells = book.worksheet_cells_reader(&draft.name).map_err(told)?;
    let run = open.open.borrow().as_ref().map(Watched::run);
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(told)? {
        if let Some(run) = &run {
            run.set(0);
        }
        if open.served.get() - served >= TOLD {
            reading.tick(&draft.name, draft.last_row(), open.served.get() - served)?;
            served = open.served.get();
        }
        let (row, column) = cell.pos;
        if cell.formula.is_some() && recalculated {
            match cell.value {
                DataRef::Float(0.0) | DataRef::Int(0) => zeros.push(cell.pos),
                DataRef::Empty => {}
                _ => all_zero = false,
            }
        }
        match cell.value {
            DataRef::Empty if cell.formula.is_some() => draft.put(row, column, Value::Formula)?,
            DataRef::Empty => draft.put(row, column, Value::Blank)?,
            DataRef::Float(number) => draft.put(row, column, Value::Number(number))?,
            DataRef::SharedString(text) => kept.put(draft, row, column, text)?,
            other => draft.put_data(row, column, &other.into())?,
        }
    }
    drop(cells);
    let rest = open.open.borrow_mut().take().ok_or_else(|| damaged("工作表没有内容"))?;
    if behind(reading, draft, rest)? {
        return Err(damaged("工作表没有写完就断了"));
    }
    if all_zero {
        // Results that nobody calculated yet.
        zeros.into_iter().try_for_each(|(row, column)| draft.put(row, column, Value::Formula))?;
    }
    Ok(())
}

/// Reads the merged blocks, which stand behind the cells; tells whether the end is missing.
fn behind(reading: &mut Reading<'_>, draft: &mut Draft, rest: Watched<'_>) -> Outcome<bool> {
    let mut xml = Xml::new(rest.behind(), reading.limits);
    let mut broken = true;
    loop {
        if let Some(bytes) = xml.progress() {
            reading.tick(&draft.name, draft.last_row(), bytes)?;
        }
        match xml.next()? {
            Some(Token::Start(tag)) if tag.name() == "mergeCell" => {
                if let Some(span) = tag.get("ref").and_then(|block| block_of(block.as_bytes())) {
                    draft.merge(span)?;
                }
            }
            Some(Token::End(tag)) => broken &= local(&tag) != "worksheet",
            Some(_) => {}
            None => return Ok(broken),
        }
    }
}

/// `A1:B3` as a block.
fn block_of(text: &[u8]) -> Option<Span> {
    let ((top, left), rest) = address(text)?;
    let ((bottom, right), _) = address(rest.strip_prefix(b":")?)?;
    Some(Span { top, left, bottom, right })
}

/// `B3` as (row, column), both from 0, and what follows it.
fn address(text: &[u8]) -> Option<((u32, u32), &[u8])> {
    let (mut column, mut row, mut at) = (0_u32, 0_u32, 0);
    while let Some(letter) = text.get(at).map(u8::to_ascii_uppercase).filter(u8::is_ascii_uppercase)
    {
        column = column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)?;
        at += 1;
    }
    while let Some(digit) = text.get(at).filter(|byte| byte.is_ascii_digit()) {
        row = row.checked_mul(10)?.checked_add(u32::from(digit - b'0'))?;
        at += 1;
    }
    Some(((row.checked_sub(1)?, column.checked_sub(1)?), text.get(at..).unwrap_or_default()))
}

/// What calamine says, for a person.
fn explained(error: &XlsxError) -> Stop {
    let what = match error {
        XlsxError::WorksheetNotFound(_) | XlsxError::FileNotFound(_) => "找不到这张工作表的内容",
        XlsxError::NotAWorksheet(_) => "这张工作表里没有单元格",
        XlsxError::Alphanumeric(_)
        | XlsxError::RangeWithoutRowComponent
        | XlsxError::RangeWithoutColumnComponent => "行号或单元格的位置不对",
        XlsxError::Unexpected(_) => "单元格指向不存在的文字",
        XlsxError::CellError(name) => {
            let name: String = name.chars().take(16).collect();
            return damaged(&format!("有认不出的错误值 {name}，请先在原表中改正该公式"));
        }
        XlsxError::CellTAttribute(_)
        | XlsxError::ParseFloat(_)
        | XlsxError::UnexpectedNode(_)
        | XlsxError::Unrecognized { .. } => "单元格或工作表的写法不对",
        _ => "内容读不通，可能没有写完就断了",
    };
    damaged(what)
}
