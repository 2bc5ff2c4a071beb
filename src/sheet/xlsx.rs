//! Office Open XML (.xlsx, .xlsm): the cells are read by calamine, from a [`Store`] of the one sheet,
//! the lists around them here.
//! It never reads styles, drawings, macros or links to other files, nor believes what a part says of
//! its own size.

use calamine::{DataRef, XlsxCellFormulaMetadataRecord, XlsxError};
use junheng_parsing::{Cells, Source};
use zip::ZipArchive;

use super::draft::Draft;
use super::grid::{Span, Value};
use super::opc::{self, LIST_BYTES};
use super::package::{Entry, Package};
use super::reading::{Outcome, Reading, Stop, damaged, over};
use super::store::{Content, Store};
use super::strings::{self, Shared};
use super::watched::Watched;
use super::xml::{Token, Xml, local};

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    relation: String,
}

/// Reads all sheets.
pub(super) fn read(
    reading: &mut Reading<'_>,
    package: &Package<'_>,
    workbook: &str,
) -> Outcome<()> {
    let relations = opc::relations(reading, package, workbook)?;
    let book = package.whole(workbook, LIST_BYTES)?.ok_or_else(|| damaged("找不到工作簿"))?;
    let (listed, recalculated) = list(reading, &book)?;
    let texts = match opc::strings(package, &relations) {
        Some(entry) => strings::read(reading, package.part(entry)?, entry.inflated)?,
        None => Vec::new(),
    };
    let parts = opc::sheets(package, &relations);
    reading.total += parts.iter().map(|(_, entry)| entry.inflated).sum::<u64>();
    let mut names = std::collections::HashSet::new();
    for sheet in &listed {
        let relation = relations.iter().position(|relation| relation.id == sheet.relation);
        if relation
            .and_then(|index| relations.get(index))
            .is_some_and(|one| one.kind != "worksheet")
        {
            // A sheet of a chart or of macros has no cells.
            continue;
        }
        let part = parts.iter().find(|(index, _)| relation == Some(*index));
        let mut draft = reading.sheet(sheet.name.clone(), sheet.hidden)?;
        let outcome = match part {
            _ if !names.insert(&sheet.name) => Err(damaged("有两张工作表同名")),
            None => Err(missing()),
            Some((_, entry)) => cells(reading, &mut draft, package, entry, &texts, recalculated),
        };
        match outcome {
            Ok(()) => reading.keep(draft),
            Err(stop) => reading.refuse(Some(&draft.name), stop)?,
        }
    }
    Ok(())
}

fn missing() -> Stop {
    damaged("找不到这张工作表的内容")
}

/// The sheets, and whether results wait to be calculated when the file is opened.
fn list(reading: &Reading<'_>, book: &[u8]) -> Outcome<(Vec<Listed>, bool)> {
    let mut xml = Xml::new(book, reading.limits);
    let (mut listed, mut recalculated) = (Vec::new(), false);
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        match tag.name() {
            "sheet" if listed.len() >= reading.limits.sheets => {
                return Err(over("工作表太多", "更多", reading.limits.sheets, "请分成几个文件。"));
            }
            "sheet" => listed.push(Listed {
                name: tag.text("name"),
                hidden: matches!(tag.text("state").as_str(), "hidden" | "veryHidden"),
                relation: tag.text("id"),
            }),
            "calcPr" => {
                recalculated = matches!(tag.text("fullCalcOnLoad").as_str(), "1" | "true");
            }
            _ => {}
        }
    }
    Ok((listed, recalculated))
}

/// Reads the cells of a sheet as they stream by, then what stands behind them.
fn cells(
    reading: &mut Reading<'_>,
    draft: &mut Draft,
    package: &Package<'_>,
    entry: &Entry,
    texts: &[String],
    recalculated: bool,
) -> Outcome<()> {
    let limits = *reading.limits;
    let open = move || Ok(Watched::new(package.part(entry)?, &limits));
    let content = Content::Streamed(entry.inflated, Box::new(open));
    let store = Store::new(vec![("sheet".to_owned(), content)]);
    let open = store.shared.clone();
    let told = |error: XlsxError| open.reason(explained(&error));
    let store: Source<'_> = Box::new(store);
    let mut archive = ZipArchive::new(store).map_err(|error| told(error.into()))?;
    let mut cells = Cells::new(&mut archive, texts).map_err(told)?;
    let run = open.open.borrow().as_ref().map(Watched::run).unwrap_or_default();
    let kept = Shared::new();
    let mut sheet = Sheet { draft, kept, recalculated, zeros: Vec::new(), all_zero: true };
    let mut served = 0;
    while let Some(cell) = cells.next().map_err(told)? {
        served += run.take();
        if served >= TOLD {
            reading.tick(&sheet.draft.name, sheet.draft.last_row(), served)?;
            served = 0;
        }
        sheet.put(cell)?;
    }
    drop(cells);
    let rest = open.open.borrow_mut().take().ok_or_else(|| damaged("工作表没有内容"))?;
    if behind(reading, sheet.draft, rest)? {
        return Err(damaged("工作表没有写完就断了"));
    }
    sheet.end()
}

/// Bytes after which the caller is told how far reading is.
const TOLD: u64 = 1 << 18;

/// A sheet while its cells stream by.
struct Sheet<'d> {
    draft: &'d mut Draft,
    kept: Shared,
    /// Whether results wait to be calculated when the file is opened.
    recalculated: bool,
    /// Where a formula's result is 0, and whether all are.
    zeros: Vec<(u32, u32)>,
    all_zero: bool,
}

impl Sheet<'_> {
    /// Writes a cell. A function of its own, never a part of the loop: browsers put the fast code of
    /// a function in place when it is called, and the loop is called once.
    #[inline(never)]
    fn put(&mut self, cell: XlsxCellFormulaMetadataRecord<'_>) -> Outcome<()> {
        let (row, column) = cell.pos;
        if cell.formula.is_some() && self.recalculated {
            match cell.value {
                DataRef::Float(0.0) | DataRef::Int(0) => self.zeros.push(cell.pos),
                DataRef::Empty => {}
                _ => self.all_zero = false,
            }
        }
        match cell.value {
            DataRef::Empty if cell.formula.is_some() => self.draft.put(row, column, Value::Formula),
            DataRef::Empty => self.draft.put(row, column, Value::Blank),
            DataRef::Float(number) => self.draft.put(row, column, Value::Number(number)),
            DataRef::SharedString(text) => self.kept.put(self.draft, row, column, text),
            other => self.draft.put_data(row, column, &other.into()),
        }
    }

    /// Results that nobody calculated yet are none.
    fn end(self) -> Outcome<()> {
        let mut zeros = self.zeros.into_iter().filter(|_| self.all_zero);
        zeros.try_for_each(|(row, column)| self.draft.put(row, column, Value::Formula))
    }
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
