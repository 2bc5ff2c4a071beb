//! Office Open XML: from the package to its sheets and shared texts.
//! It never reads styles, drawings, macros or links to other files.

use super::grid::Span;
use super::markup::push;
use super::reading::{Outcome, Reading, damaged, over};
use super::strings::Strings;
use super::xml::{Token, Xml};
use super::zip::{Archive, Entry};

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub name: String,
    pub hidden: bool,
    /// The relation that leads to its part.
    pub relation: String,
}

/// A relation of a part.
pub(super) struct Relation {
    pub id: String,
    /// The last word of its type: `worksheet`, `sharedStrings`.
    pub kind: String,
    /// The part it leads to, from the root of the package.
    pub target: String,
}

/// Parts that list things are small, and read as a whole.
pub(super) const LIST_BYTES: usize = 16 << 20;

/// Reads all sheets.
pub(super) fn read(
    reading: &mut Reading<'_>,
    archive: &Archive<'_>,
    workbook: &str,
) -> Outcome<()> {
    let relations = relations(reading, archive, workbook)?;
    let (sheets, recalculated) = list(reading, archive, workbook)?;
    let strings = match relations.iter().find(|relation| relation.kind == "sharedStrings") {
        Some(relation) => match archive.find(&relation.target) {
            Some(entry) => strings(reading, archive, entry)?,
            None => Strings::default(),
        },
        None => Strings::default(),
    };
    let sheets = worksheets(archive, sheets, &relations);
    reading.total += sheets.iter().filter_map(|(_, entry)| Some((*entry)?.inflated)).sum::<u64>();
    for (sheet, entry) in sheets {
        let mut draft = reading.sheet(sheet.name, sheet.hidden)?;
        let outcome = match entry {
            Some(entry) => archive.part(entry).and_then(|part| {
                let xml = Xml::part(part, reading.limits);
                super::cells::read(reading, &mut draft, xml, &strings, recalculated)
            }),
            None => Err(damaged("找不到这张工作表的内容")),
        };
        match outcome {
            Ok(()) => reading.keep(draft),
            Err(stop) => reading.refuse(Some(&draft.name), stop)?,
        }
    }
    Ok(())
}

/// The worksheets among the listed sheets (charts and macros are none), with their parts.
pub(super) fn worksheets<'a>(
    archive: &'a Archive<'_>,
    sheets: Vec<Listed>,
    relations: &[Relation],
) -> Vec<(Listed, Option<&'a Entry>)> {
    let part = |sheet: Listed| {
        let relation = relations.iter().find(|relation| relation.id == sheet.relation);
        match relation {
            Some(relation) if relation.kind == "worksheet" => {
                Some((sheet, archive.find(&relation.target)))
            }
            Some(_) => None,
            None => Some((sheet, None)),
        }
    };
    sheets.into_iter().filter_map(part).collect()
}

/// The part that holds the workbook, by the package's relations or by its usual name.
pub(super) fn workbook(
    reading: &mut Reading<'_>,
    archive: &Archive<'_>,
) -> Outcome<Option<String>> {
    let root = relations(reading, archive, "")?;
    let by_relation = root
        .into_iter()
        .find(|relation| relation.kind == "officeDocument")
        .map(|relation| relation.target);
    let usual = ["xl/workbook.xml", "xl/workbook.bin"].map(str::to_owned);
    let known = |name: &String| {
        archive.find(name).is_some() && !name.starts_with("word/") && !name.starts_with("ppt/")
    };
    Ok(by_relation.into_iter().chain(usual).find(known))
}

/// The relations of a part.
pub(super) fn relations(
    reading: &mut Reading<'_>,
    archive: &Archive<'_>,
    part: &str,
) -> Outcome<Vec<Relation>> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let mut relations = Vec::new();
    let Some(bytes) = archive.whole(&format!("{folder}{slash}_rels/{file}.rels"), LIST_BYTES)?
    else {
        return Ok(relations);
    };
    let mut xml = Xml::text(bytes, reading.limits, false);
    while let Some(token) = xml.next()? {
        if let Token::Start { name: b"Relationship", attributes, .. } = token {
            let [id, kind, target] = [&b"Id"[..], b"Type", b"Target"]
                .map(|name| attributes.text(name).unwrap_or_default());
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.push(Relation { id, kind, target: resolve(folder, &target) });
        }
    }
    Ok(relations)
}

/// A target seen from a folder, as a path from the root.
fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "" | "." => {}
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

/// The sheets in their order, and whether results wait to be calculated when the file is opened.
fn list(
    reading: &mut Reading<'_>,
    archive: &Archive<'_>,
    workbook: &str,
) -> Outcome<(Vec<Listed>, bool)> {
    let bytes = archive.whole(workbook, LIST_BYTES)?.ok_or_else(|| damaged("找不到工作簿"))?;
    let mut xml = Xml::text(bytes, reading.limits, false);
    let (mut sheets, mut recalculated) = (Vec::new(), false);
    while let Some(token) = xml.next()? {
        match token {
            Token::Start { name: b"sheet", attributes, .. } => {
                if sheets.len() >= reading.limits.sheets {
                    return Err(over(
                        "工作表太多",
                        "更多",
                        reading.limits.sheets,
                        "请分成几个文件。",
                    ));
                }
                sheets.push(Listed {
                    name: attributes.text(b"name").unwrap_or_default(),
                    hidden: attributes.get(b"state").is_some_and(|state| state != b"visible"),
                    relation: attributes.text(b"id").unwrap_or_default(),
                });
            }
            Token::Start { name: b"calcPr", attributes, .. } => {
                recalculated = matches!(attributes.get(b"fullCalcOnLoad"), Some(b"1" | b"true"));
            }
            _ => {}
        }
    }
    Ok((sheets, recalculated))
}

/// Reads the shared texts. What the part says of their count is not believed.
fn strings(reading: &mut Reading<'_>, archive: &Archive<'_>, entry: &Entry) -> Outcome<Strings> {
    let mut xml = Xml::part(archive.part(entry)?, reading.limits);
    reading.total += entry.inflated;
    let mut strings = Strings::default();
    let mut text = String::new();
    // Inside <t>, and inside <rPh>, which tells how characters are pronounced.
    let (mut within, mut spoken) = (false, false);
    loop {
        if let Some(bytes) = xml.progress() {
            reading.tick("", 0, bytes)?;
        }
        let Some(token) = xml.next()? else { break };
        match token {
            Token::Start { name: b"t", closed, .. } => within = !closed && !spoken,
            Token::End(b"t") => within = false,
            Token::Start { name: b"rPh", closed, .. } => spoken = !closed,
            Token::End(b"rPh") => spoken = false,
            Token::Text { bytes, raw } if within => push(bytes, raw, &mut text),
            Token::Start { name: b"si", closed: false, .. } => text.clear(),
            Token::Start { name: b"si", closed: true, .. } => strings.push(reading, "")?,
            Token::End(b"si") => strings.push(reading, &unmask(&text))?,
            _ => {}
        }
        if text.len() > reading.limits.text_bytes {
            return Err(super::reading::over_text(reading.limits));
        }
    }
    Ok(strings)
}

/// Resolves `_x000D_`, which is how a carriage return is written.
pub(super) fn unmask(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains("_x") {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        if let Some(character) =
            code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?))
        {
            plain.push(character);
            rest = after.get(5..).unwrap_or_default();
        } else {
            plain.push_str("_x");
            rest = after;
        }
    }
    plain.push_str(rest);
    plain.into()
}

/// `B3` as (row, column), both from 0, and what follows it.
pub(super) fn address(text: &[u8]) -> Option<((u32, u32), &[u8])> {
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

/// `A1:B3` as a block.
pub(super) fn block(text: &[u8]) -> Option<Span> {
    let ((top, left), rest) = address(text)?;
    let ((bottom, right), _) = address(rest.strip_prefix(b":")?)?;
    Some(Span { top, left, bottom, right })
}
