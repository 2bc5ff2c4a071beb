//! Office Open XML (.xlsx, .xlsm), read by calamine cell by cell, with the style of each: so a percentage,
//! a day and a code with leading zeros are known for what they are. Plain sheets go by [`fast_xlsx`].
//! It never reads drawings, macros or links to other files.

use std::cell::Cell as Slot;
use std::collections::HashSet;
use std::rc::Rc;

use calamine::{DataRef, HorizontalAlignment, Reader as _, Style, Xlsx, XlsxError};
use junheng_parsing::{Known, Style as Look, Texts};

use crate::findings::{Files, Finding};
use crate::sheet::draft::Draft;
use crate::sheet::guard::across::Across;
use crate::sheet::guard::opc::{self, LIST_BYTES};
use crate::sheet::guard::package::{Entry, Package, Pull};
use crate::sheet::guard::shared_strings::{self, Written, put_shared};
use crate::sheet::guard::sheet_part::SheetPart;
use crate::sheet::guard::virtual_zip::{Content, Shared, Source, Store};
use crate::sheet::guard::{styles, workbook};
use crate::sheet::number_format::Shown;
use crate::sheet::reading::{Outcome, Reading, Stop, damaged};
use crate::sheet::remarks::Remark;
use crate::sheet::{Value, fast_xlsx};

/// Reads all sheets.
pub(in crate::sheet) fn read(
    reading: &mut Reading<'_>,
    package: &Package<'_>,
    workbook: &str,
) -> Outcome<()> {
    let relations = opc::relations(reading, package, workbook)?;
    let book = package.whole(workbook, LIST_BYTES)?.ok_or_else(|| damaged("找不到工作簿"))?;
    let (listed, is_1904) = workbook::list(reading, &book, &relations)?;
    let texts = match opc::strings(package, &relations) {
        Some(entry) => shared_strings::read(reading, package.part(entry)?, entry.inflated)?,
        None => Texts::default(),
    };
    let styles = match styles::part(reading, package, &relations) {
        Ok(styles) => styles,
        Err(stop) => {
            tell_without_styles(reading, stop)?;
            b"<styleSheet></styleSheet>".to_vec()
        }
    };
    let parts = opc::sheets(package, &relations);
    reading.total += parts.iter().map(|(_, entry)| entry.inflated).sum::<u64>();
    let mut book = Book::open(reading, package, (&texts, &styles, is_1904))?;
    let mut names = HashSet::new();
    for sheet in &listed {
        let relation = sheet.relation.and_then(|index| relations.get(index));
        if relation.is_some_and(|one| one.kind != "worksheet") {
            // A sheet of a chart or of macros has no cells.
            continue;
        }
        let part = parts.iter().find(|(index, _)| sheet.relation == Some(*index));
        let mut draft = reading.sheet(sheet.name.clone(), sheet.hidden)?;
        let outcome = match part {
            _ if !names.insert(&sheet.name) => Err(damaged("有两张工作表同名")),
            None => Err(damaged("找不到这张工作表的内容")),
            Some((_, entry)) => {
                let part = (package, *entry);
                if reading.may_be_fast
                    && fast_xlsx::read(reading, &mut draft, part, &texts, &book.looks)?
                {
                    reading.keep(draft);
                    continue;
                }
                book.sheet(reading, draft.emptied(), entry)
            }
        };
        if let Err(stop) = outcome {
            reading.refuse(Some(&sheet.name), stop)?;
        }
    }
    Ok(())
}

/// Tells that reading goes on without the styles: percentages and days are then plain numbers.
pub(super) fn tell_without_styles(reading: &mut Reading<'_>, stop: Stop) -> Outcome<()> {
    if matches!(stop, Stop::Cancelled) {
        return Err(stop);
    }
    let finding = Finding::of(&Files::NoStyles { file: &reading.name });
    reading.findings.push(finding.in_file(reading.file));
    Ok(())
}

/// What a style of the workbook means for its cells.
#[derive(Clone, Copy)]
struct Meaning {
    shown: Shown,
    is_centred_across: bool,
    is_struck_out: bool,
    /// Letters in its number format are words behind the figure (`0!m²`), and it shows no day.
    has_literals: bool,
}

impl Meaning {
    fn of(style: &Style) -> Self {
        let shown = style.number_format.as_ref().map(|format| {
            let id = format.format_id.and_then(|id| u16::try_from(id).ok()).unwrap_or_default();
            match Shown::of(&format.format_code) {
                Shown::AsStored => {
                    Shown::built_in(if format.format_code == "General" { id } else { 0 })
                }
                shown => shown,
            }
        });
        let across = Some(HorizontalAlignment::CenterContinuous);
        let has_literals = style.number_format.as_ref().is_some_and(|one| {
            one.format_code.contains('!') && Shown::of(&one.format_code) != Shown::Date
        });
        Self {
            has_literals,
            shown: shown.unwrap_or_default(),
            is_centred_across: style.alignment.as_ref().map(|one| one.horizontal) == across,
            is_struck_out: style.font.as_ref().is_some_and(calamine::Font::has_strikethrough),
        }
    }

    /// What the reader of plain sheets has to know. Numbers pass only in formats of which nobody could
    /// think that they are days.
    fn look(self, style: &Style) -> Look {
        let code = style.number_format.as_ref().map_or("General", |format| &format.format_code);
        let is_simple =
            code == "General" || code.chars().all(|letter| "0#?.,;-()_ *@+$¥￥".contains(letter));
        if self.is_centred_across {
            Look::All
        } else if self.is_struck_out {
            Look::Texts
        } else if self.shown != Shown::AsStored || !is_simple {
            Look::Numbers
        } else {
            Look::Plain
        }
    }
}

/// What calamine reads from.
enum Stream<'a> {
    Sheet(Box<SheetPart<'a>>),
    Texts(Written<'a>),
}

impl Pull for Stream<'_> {
    fn pull(&mut self, room: &mut [u8]) -> Outcome<usize> {
        match self {
            Self::Sheet(sheet) => sheet.pull(room),
            Self::Texts(texts) => texts.pull(room),
        }
    }
}

/// The workbook as calamine has it: one sheet, which is exchanged for each that it is to read.
struct Book<'a> {
    package: &'a Package<'a>,
    texts: &'a Texts,
    styles: &'a [u8],
    is_1904: bool,
    limits: crate::sheet::Limits,
    meanings: Vec<Meaning>,
    /// The same for the reader of plain sheets.
    looks: Vec<Look>,
    /// Opened when a sheet needs it.
    opened: Option<Opened<'a>>,
}

struct Opened<'a> {
    book: Xlsx<Source<'a>>,
    shared: Rc<Shared<Stream<'a>>>,
    /// Which sheet comes next.
    next: Rc<Slot<Option<&'a Entry>>>,
}

impl<'a> Book<'a> {
    fn open(
        reading: &Reading<'_>,
        package: &'a Package<'a>,
        (texts, styles, is_1904): (&'a Texts, &'a [u8], bool),
    ) -> Outcome<Self> {
        let (limits, meanings, looks) = (*reading.limits, Vec::new(), Vec::new());
        let mut book =
            Self { package, texts, styles, is_1904, limits, meanings, looks, opened: None };
        let mut parts = book.parts();
        let sheet = b"<worksheet><sheetData></sheetData></worksheet>".to_vec();
        parts.push((workbook::SHEET_PART.to_owned(), Content::Whole(sheet)));
        let source: Source<'_> = Box::new(Store::<Stream<'_>>::new(parts));
        let unreadable = |_: XlsxError| damaged("格式表读不通");
        let mut empty = Xlsx::new(source).map_err(unreadable)?;
        let cells = empty.worksheet_cells_reader(workbook::SHEET).map_err(unreadable)?;
        book.meanings = cells.styles().iter().map(Meaning::of).collect();
        let looks = book.meanings.iter().zip(cells.styles());
        book.looks = looks.map(|(meaning, style)| meaning.look(style)).collect();
        Ok(book)
    }

    /// The parts that are the same for all sheets.
    fn parts<'s>(&self) -> Vec<(String, Content<'s, Stream<'a>>)> {
        let named = workbook::parts(self.is_1904)
            .map(|(name, content)| (name.to_owned(), Content::Whole(content.into_bytes())));
        let styles = ("xl/styles.xml".to_owned(), Content::Whole(self.styles.to_vec()));
        named.into_iter().chain([styles]).collect()
    }

    /// The workbook with its texts and the place for its sheets.
    fn opened(&mut self) -> Outcome<&mut Opened<'a>> {
        /// Of a sheet nobody knows how long it will be: as long as there is room for in a zip.
        const LONGEST: u64 = 0xC000_0000;
        if self.opened.is_none() {
            let next: Rc<Slot<Option<&'a Entry>>> = Rc::default();
            let (package, texts, limits) = (self.package, self.texts, self.limits);
            let sheet = {
                let next = next.clone();
                move || {
                    let entry = next.get().ok_or_else(|| damaged("找不到这张工作表的内容"))?;
                    let part = SheetPart::new(package.part(entry)?, &limits, texts.len());
                    Ok(Stream::Sheet(Box::new(part)))
                }
            };
            let mut parts = self.parts();
            let words = move || Ok(Stream::Texts(Written::new(texts)));
            let content = Content::Streamed(Written::length(texts), Box::new(words));
            parts.push(("xl/sharedStrings.xml".to_owned(), content));
            let content = Content::Streamed(LONGEST, Box::new(sheet));
            parts.push((workbook::SHEET_PART.to_owned(), content));
            let store = Store::new(parts);
            let shared = store.shared.clone();
            let source: Source<'a> = Box::new(store);
            let book = Xlsx::new(source).map_err(|error| shared.reason(explained(&error)))?;
            self.opened = Some(Opened { book, shared, next });
        }
        self.opened.as_mut().ok_or_else(|| damaged("找不到工作簿"))
    }

    /// Reads a sheet.
    fn sheet(
        &mut self,
        reading: &mut Reading<'_>,
        mut draft: Draft,
        entry: &'a Entry,
    ) -> Outcome<()> {
        const TOLD: u64 = 1 << 18;
        let meanings = std::mem::take(&mut self.meanings);
        let opened = self.opened()?;
        opened.next.set(Some(entry));
        let shared = &opened.shared;
        let told = |error| shared.reason(explained(&error));
        let mut sheet =
            Sheet { draft: &mut draft, known: Known::default(), across: Across::default() };
        let mut served = shared.served.get();
        let outcome = (|| {
            let mut cells = opened.book.worksheet_cells_reader(workbook::SHEET).map_err(told)?;
            while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(told)? {
                if shared.served.get() - served >= TOLD {
                    let now = shared.served.get();
                    reading.tick(&sheet.draft.name, sheet.draft.last_row(), now - served)?;
                    served = now;
                }
                let (row, column) = cell.get_position();
                let meaning = meanings.get(style).copied();
                sheet.put(row, column, cell.get_value(), meaning)?;
            }
            sheet.across.end().map_or(Ok(()), |span| sheet.draft.merge(span))
        })();
        self.meanings = meanings;
        outcome?;
        let opened = self.opened()?;
        let stream = opened.shared.open.borrow_mut().take();
        let Some(Stream::Sheet(part)) = stream else {
            return Err(damaged("工作表没有内容"));
        };
        let found = part.finish()?;
        found.merged.into_iter().try_for_each(|span| draft.merge(span))?;
        for (row, column) in found.without_result {
            draft.put(row, column, Value::Formula)?;
        }
        for (row, column, name) in &found.errors {
            draft.put(*row, *column, Value::Error(name))?;
        }
        for (row, column, remark) in found.remarks {
            draft.remark(row, column, remark);
        }
        (draft.hidden_rows, draft.hidden_columns) = (found.hidden_rows, found.hidden_columns);
        reading.keep_without(draft, &|grid| found.zeros.uncalculated(grid));
        Ok(())
    }
}

/// A sheet while its cells come.
struct Sheet<'d> {
    draft: &'d mut Draft,
    known: Known,
    across: Across,
}

impl Sheet<'_> {
    fn put(
        &mut self,
        row: u32,
        column: u32,
        value: &DataRef<'_>,
        meaning: Option<Meaning>,
    ) -> Outcome<()> {
        let is_empty = matches!(value, DataRef::Empty);
        let is_centred = meaning.is_some_and(|meaning| meaning.is_centred_across);
        if let Some(span) = self.across.next((row, column), is_centred, is_empty) {
            self.draft.merge(span)?;
        }
        if is_empty {
            return Ok(());
        }
        if meaning.is_some_and(|meaning| meaning.is_struck_out) {
            self.draft.remark(row, column, Remark::AllStruckOut);
        }
        let shown = meaning.map(|meaning| meaning.shown).unwrap_or_default();
        match value {
            DataRef::Float(number) => shown.put(self.draft, row, column, *number),
            // calamine 0.38 takes the letter in `0!m²` for a month.
            DataRef::DateTime(date) if meaning.is_some_and(|meaning| meaning.has_literals) => {
                shown.put(self.draft, row, column, date.as_f64())
            }
            DataRef::SharedString(text) => {
                put_shared(&mut self.known, self.draft, (row, column), text)
            }
            other => self.draft.put_data(row, column, &other.clone().into()),
        }
    }
}

/// What calamine says, for a person.
fn explained(error: &XlsxError) -> Stop {
    damaged(match error {
        XlsxError::WorksheetNotFound(_) | XlsxError::FileNotFound(_) => "找不到这张工作表的内容",
        XlsxError::NotAWorksheet(_) => "这张工作表里没有单元格",
        XlsxError::Alphanumeric(_)
        | XlsxError::RangeWithoutRowComponent
        | XlsxError::RangeWithoutColumnComponent => "行号或单元格的位置不对",
        XlsxError::CellTAttribute(_)
        | XlsxError::CellError(_)
        | XlsxError::ParseFloat(_)
        | XlsxError::UnexpectedNode(_)
        | XlsxError::Unexpected(_)
        | XlsxError::Unrecognized { .. } => "单元格或工作表的写法不对",
        _ => "内容读不通，可能没有写完就断了",
    })
}
