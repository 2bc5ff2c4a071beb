//! Office Open XML (.xlsx, .xlsm): the lists of sheets and texts, then each sheet as it streams by.
//! It never reads styles, drawings, macros or links to other files, nor believes what a part says of
//! its own size.

use junheng_parsing::Texts;

use super::cells::Cells;
use super::draft::Draft;
use super::opc::{self, LIST_BYTES};
use super::package::{Entry, Package};
use super::reading::{Outcome, Reading, Stop, damaged, over, over_text};
use super::strings;
use super::xml::{Pieces, Token, Xml};

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
        None => Texts::default(),
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

/// Reads the cells of a sheet as they stream by.
fn cells(
    reading: &mut Reading<'_>,
    draft: &mut Draft,
    package: &Package<'_>,
    entry: &Entry,
    texts: &Texts,
    recalculated: bool,
) -> Outcome<()> {
    const TOLD: u64 = 1 << 18;
    let mut pieces = Pieces::new(package.part(entry)?, reading.limits);
    let mut cells = Cells::new(draft, texts, recalculated);
    let limits = *reading.limits;
    // Bytes since the last cell, by the piece.
    let (mut count, mut empty, mut untold) = (0, 0, 0);
    loop {
        let more = pieces.next(&mut cells)?;
        let bytes = pieces.progress();
        empty = if cells.count() > count { 0 } else { empty + bytes };
        count = cells.count();
        if empty > limits.run_bytes {
            return Err(over_text(&limits));
        }
        if !more {
            return cells.finish();
        }
        untold += bytes;
        if untold >= TOLD {
            reading.tick(&cells.draft.name, cells.draft.last_row(), untold)?;
            untold = 0;
        }
    }
}
