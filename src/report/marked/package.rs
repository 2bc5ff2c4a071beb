//! The package around a marked copy: which parts are changed, which are new, and what leads to them.
//! Everything else is copied as it is, unopened.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::cells;
use super::comments::{self, Said};
use super::edit::{Edits, local, number, prefix, text, value};
use super::links::{Links, name_types, relate};
use super::styles::Styles;
use super::{Failure, Mark, Outcome, RELATIONS, list};
use crate::findings::Severity;
use crate::sheet::PartsError;
use crate::sheet::Progress;
use crate::sheet::packing::Packing;
use crate::sheet::parts::{Parts, Piece, Told};

/// The sheet that lists everything.
const LIST: &str = "检查结果";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";

/// The parts of a copy that are not the original's.
#[derive(Default)]
pub(super) struct Changed {
    /// Held.
    pub parts: BTreeMap<String, Vec<u8>>,
    /// Sheets, changed as they stream by.
    sheets: BTreeMap<String, Edits>,
    /// Names of new parts and what they are.
    pub types: Vec<(String, &'static str)>,
}

/// The marked copy of a package.
pub(super) fn copy(
    parts: &Parts<'_>,
    title: &str,
    marks: &[Mark<'_>],
    is_unlocked: bool,
    told: Told<'_>,
) -> Outcome<Vec<u8>> {
    let relations = parts.relations(&parts.workbook)?;
    let styles_part = relations.iter().find(|one| one.kind == "styles").ok_or(Failure::Strange)?;
    let mut styles = Styles::read(parts, &styles_part.target)?;
    let mut out = Changed::default();
    let listed = listed(parts)?;
    for (index, sheet) in listed.iter().enumerate() {
        let of = |mark: &&Mark<'_>| mark.cell.is_some_and(|(name, ..)| name == sheet.name);
        let marks: Vec<_> = marks.iter().filter(of).collect();
        let part = relations.iter().find(|one| one.id == sheet.id).map(|one| one.target.as_str());
        if let (false, Some(part)) = (marks.is_empty(), part) {
            mark(parts, part, &marks, index + 1, &mut styles, &mut out, told)?;
        }
    }
    add_list(parts, title, marks, is_unlocked, &listed, &mut styles, &mut out)?;
    out.parts.insert(styles_part.target.clone(), styles.written());
    name_types(parts, &mut out)?;
    write(parts, out, told)
}

/// A sheet of the workbook.
struct Listed {
    name: String,
    id: String,
    number: u32,
}

fn listed(parts: &Parts<'_>) -> Outcome<Vec<Listed>> {
    let mut listed = Vec::new();
    parts.scan(
        &parts.workbook,
        &mut |_: Progress<'_>| std::ops::ControlFlow::Continue(()),
        &mut |_, piece| {
            if let Piece::Start(written, _) = piece
                && local(written) == "sheet"
            {
                let of = |name| value(written, name).unwrap_or_default();
                let number = number(written, "sheetId").unwrap_or_default();
                listed.push(Listed { name: of("name"), id: of("id"), number });
            }
        },
    )?;
    Ok(listed)
}

/// Marks the cells of one sheet.
fn mark(
    parts: &Parts<'_>,
    part: &str,
    marks: &[&Mark<'_>],
    block: usize,
    styles: &mut Styles,
    out: &mut Changed,
    told: Told<'_>,
) -> Outcome<()> {
    let (mut wanted, mut said) = (cells::Wanted::new(), Said::new());
    for mark in marks {
        let Some((_, row, column)) = mark.cell else { continue };
        let severity = wanted.entry(row).or_default().entry(column).or_insert(Severity::Notice);
        *severity = (*severity).min(mark.severity);
        let words = said.entry((row, column)).or_default();
        if !words.is_empty() {
            words.push_str("\n\n");
        }
        let _ = write!(words, "【{}】{}", list::word(mark.severity), mark.message);
        if let Some(hint) = mark.hint {
            let _ = write!(words, "\n→ {hint}");
        }
    }
    let mut found = cells::find(parts, part, wanted, styles, told)?;
    let relations = parts.relations(part)?;
    let mut links = Links::new(&relations);
    let old = relations.iter().find(|one| one.kind == "comments" && parts.has(&one.target));
    let boxes = if let Some(old) = old {
        let (bytes, places) = comments::joined(parts, &old.target, &said)?;
        out.parts.insert(old.target.clone(), bytes);
        places
    } else {
        let name = out.free(parts, "xl/comments", "xml");
        out.types.push((name.clone(), COMMENTS));
        links.add("comments", &name);
        out.parts.insert(name, comments::new(&said));
        said.keys().copied().collect()
    };
    if let Some(id) = &found.drawings {
        let old = relations.iter().find(|one| one.id == *id).ok_or(Failure::Strange)?;
        let bytes = parts.whole(&old.target)?.ok_or(Failure::Strange)?;
        // Far from the numbers that the sheet's own boxes have.
        let bytes = comments::more_boxes(&bytes, &boxes, 40_000 + block)?;
        out.parts.insert(old.target.clone(), bytes);
    } else {
        let name = out.free(parts, "xl/drawings/vmlDrawing", "vml");
        found.name_drawings(&links.add("vmlDrawing", &name));
        out.parts.insert(name, comments::boxes(&boxes, block));
    }
    out.sheets.insert(part.to_owned(), found.edits);
    relate(parts, part, &links, out)
}

/// Puts 检查结果 behind the sheets.
fn add_list(
    parts: &Parts<'_>,
    title: &str,
    marks: &[Mark<'_>],
    is_unlocked: bool,
    listed: &[Listed],
    styles: &mut Styles,
    out: &mut Changed,
) -> Outcome<()> {
    let is_taken = |name: &str| listed.iter().any(|one| one.name == name);
    let names = (2..).map(|number| format!("{LIST}{number}"));
    let name = std::iter::once(LIST.to_owned()).chain(names).find(|name| !is_taken(name));
    let part = out.free(parts, "xl/worksheets/sheet", "xml");
    let relations = parts.relations(&parts.workbook)?;
    let mut links = Links::new(&relations);
    let id = links.add("worksheet", &part);
    out.types.push((part.clone(), SHEET));
    out.parts.insert(part, list::sheet(title, marks, is_unlocked, styles));
    relate(parts, &parts.workbook, &links, out)?;
    let number = listed.iter().map(|one| one.number).max().unwrap_or_default().saturating_add(1);
    let bytes = parts.whole(&parts.workbook)?.ok_or(Failure::Strange)?;
    let (mut path, mut end, mut own) = (Vec::<String>::new(), None, None);
    parts.scan_bytes(&bytes, &mut |place, piece| match piece {
        Piece::Start(written, _) => {
            if local(written) == "sheet" {
                own = Some(prefix(written).to_owned());
            }
            path.push(local(written).to_owned());
        }
        Piece::End => {
            if path.pop().is_some_and(|name| name == "sheets") && place.start < place.end {
                end = Some(place.start);
            }
        }
    })?;
    let (Some(end), Some(own)) = (end, own) else { return Err(Failure::Strange) };
    let name = text(&name.unwrap_or_default());
    let mut edits = Edits::default();
    // The prefix is declared here: the workbook may have declared its own on each sheet (openpyxl).
    edits.insert(
        end,
        format!(
            "<{own}sheet xmlns:r=\"{RELATIONS}\" name=\"{name}\" sheetId=\"{number}\" r:id=\"{id}\"/>"
        ),
    );
    out.parts.insert(parts.workbook.clone(), edits.apply(&bytes));
    Ok(())
}

impl Changed {
    /// A name that no part has.
    fn free(&self, parts: &Parts<'_>, name: &str, end: &str) -> String {
        let names = (1_u32..).map(|number| format!("{name}{number}.{end}"));
        let is_free = |name: &String| !parts.has(name) && !self.parts.contains_key(name);
        names.into_iter().find(is_free).unwrap_or_default()
    }

    /// A changed part by its name, whatever the case.
    fn part(&mut self, name: &str) -> Option<Vec<u8>> {
        let key = self.parts.keys().find(|key| key.eq_ignore_ascii_case(name))?.clone();
        self.parts.remove(&key)
    }

    fn sheet(&mut self, name: &str) -> Option<Edits> {
        let key = self.sheets.keys().find(|key| key.eq_ignore_ascii_case(name))?.clone();
        self.sheets.remove(&key)
    }
}

/// Writes the package.
fn write(parts: &Parts<'_>, mut out: Changed, told: Told<'_>) -> Outcome<Vec<u8>> {
    let mut zip = Packing::default();
    parts.copy(&mut zip, &mut |zip, name| {
        if let Some(bytes) = out.part(name) {
            zip.whole(name, &bytes)?;
        } else if let Some(edits) = out.sheet(name) {
            let (mut part, mut done) = (zip.part(name), 0);
            edits.pour(parts, name, &mut |bytes| {
                done += bytes.len() as u64;
                let progress = Progress { sheet: "", rows: 0, done, total: done };
                if told(progress).is_break() {
                    return Err(PartsError::Unwritten);
                }
                Ok(part.put(bytes)?)
            })?;
            part.end()?;
        } else {
            return Ok(false);
        }
        Ok(true)
    })?;
    for (name, bytes) in out.parts {
        zip.whole(&name, &bytes)?;
    }
    Ok(zip.end()?)
}
