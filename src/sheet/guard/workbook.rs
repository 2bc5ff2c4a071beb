//! The workbook part of an .xlsx (ECMA-376 part 1, 18.2.27): the list of sheets, read here because names
//! and relations may be anything, and the workbook that calamine gets, of one sheet that is exchanged
//! under its hands.

use super::opc::Relation;
use super::xml::{Token, Xml};
use crate::sheet::reading::{Outcome, Reading, over};

/// A sheet as the workbook lists it.
pub(in crate::sheet) struct Listed {
    pub name: String,
    pub hidden: bool,
    /// The place of its relation among the workbook's.
    pub relation: Option<usize>,
}

/// The sheets, and whether days are counted from 1904.
pub(in crate::sheet) fn list(
    reading: &Reading<'_>,
    book: &[u8],
    relations: &[Relation],
) -> Outcome<(Vec<Listed>, bool)> {
    let mut xml = Xml::new(book, reading.limits);
    let (mut listed, mut is_1904) = (Vec::new(), false);
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        match tag.name() {
            "sheet" if listed.len() >= reading.limits.sheets => {
                return Err(over("工作表太多", "更多", reading.limits.sheets, "请分成几个文件。"));
            }
            "sheet" => {
                let id = tag.text("id");
                listed.push(Listed {
                    name: tag.text("name"),
                    hidden: matches!(tag.text("state").as_str(), "hidden" | "veryHidden"),
                    relation: relations.iter().position(|relation| relation.id == id),
                });
            }
            // `<x15:workbookPr>` has the same name and never this attribute.
            "workbookPr" => {
                if let Some(value) = tag.get("date1904") {
                    is_1904 = matches!(&*value, "1" | "true");
                }
            }
            _ => {}
        }
    }
    Ok((listed, is_1904))
}

/// The name of the one sheet that calamine knows of, and its part.
pub(in crate::sheet) const SHEET: &str = "sheet";
pub(in crate::sheet) const SHEET_PART: &str = "xl/worksheets/sheet.xml";

/// A workbook of that sheet: its parts by name.
pub(in crate::sheet) fn parts(is_1904: bool) -> [(&'static str, String); 3] {
    let date = if is_1904 { "<workbookPr date1904=\"1\"/>" } else { "" };
    let office = "/relationships/officeDocument\" Target=\"xl/workbook.xml";
    let root = format!("<Relationships><Relationship Id=\"a\" Type=\"{office}\"/></Relationships>");
    let book = format!(
        "<workbook>{date}<sheets><sheet name=\"{SHEET}\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
    );
    let sheet = "Id=\"a\" Type=\"/worksheet\" Target=\"worksheets/sheet.xml\"";
    let relations = format!("<Relationships><Relationship {sheet}/></Relationships>");
    [("_rels/.rels", root), ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", relations)]
}
