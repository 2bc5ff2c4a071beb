//! A workbook as it was read, written as a plain .xlsx: values and merged blocks, one font. For files
//! that are no .xlsx themselves, or one that cannot be changed in place.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use super::Outcome;
use super::edit::text;
use crate::county::column_letters;
use crate::sheet::packing::{Packing, Part};
use crate::sheet::{Grid, Sheet, Value};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// Spreadsheets take so many characters in a cell.
const LETTERS: usize = 32_767;

/// The errors that spreadsheets know as such; others are words.
const ERRORS: [&str; 7] = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];

/// Names that a spreadsheet takes for the sheets, in their order.
pub(super) fn names<'s>(sheets: impl Iterator<Item = &'s str>) -> Vec<String> {
    let mut taken = HashSet::new();
    let named = sheets.map(|name| {
        let is_kept = |letter: &char| !letter.is_control() && !"[]:*?/\\".contains(*letter);
        let kept: String =
            name.trim().trim_matches('\'').chars().filter(is_kept).take(28).collect();
        let kept = if kept.is_empty() { "表".to_owned() } else { kept };
        let mut name = kept.clone();
        let mut number = 1;
        while !taken.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{kept}{number}");
        }
        name
    });
    named.collect()
}

/// The workbook; `names` are those of its sheets.
pub(super) fn workbook(sheets: &[Sheet], names: &[String]) -> Outcome<Vec<u8>> {
    let mut zip = Packing::default();
    let mut part = |name: &str, text: &str| zip.whole(name, text.as_bytes());
    let (mut listed, mut related, mut typed) = (String::new(), String::new(), String::new());
    // A spreadsheet does not open a workbook without a sheet that is seen.
    let may_hide = sheets.iter().any(|sheet| !sheet.hidden);
    for ((number, name), sheet) in (1..).zip(names).zip(sheets) {
        let state = if sheet.hidden && may_hide { " state=\"hidden\"" } else { "" };
        let _ = write!(
            listed,
            "<sheet name=\"{}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>",
            text(name)
        );
        let _ = write!(
            related,
            "<Relationship Id=\"rId{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
        let _ = write!(
            typed,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        );
    }
    typed += "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>";
    part(
        "[Content_Types].xml",
        &format!(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{typed}</Types>"
        ),
    )?;
    part(
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    )?;
    part(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{listed}</sheets></workbook>"
        ),
    )?;
    part(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{related}<Relationship Id=\"styles\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/><Relationship Id=\"texts\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
        ),
    )?;
    part(
        "xl/styles.xml",
        &format!(
            "<styleSheet xmlns=\"{MAIN}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"等线\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs></styleSheet>"
        ),
    )?;
    let mut texts = Texts::default();
    for (number, sheet) in (1..).zip(sheets) {
        let name = format!("xl/worksheets/sheet{number}.xml");
        let mut part = zip.part(&name);
        cells(&sheet.grid, &mut texts, &mut part)?;
        part.end()?;
    }
    let mut part = zip.part("xl/sharedStrings.xml");
    texts.write(&mut part)?;
    part.end()?;
    Ok(zip.end()?)
}

/// The texts of all cells, each once: a million cells may hold the same long one.
#[derive(Default)]
struct Texts<'g> {
    texts: Vec<&'g str>,
    /// By where a text is kept: the grid keeps equal ones once.
    numbers: HashMap<(usize, usize), usize>,
}

impl<'g> Texts<'g> {
    fn number(&mut self, text: &'g str) -> usize {
        let next = self.texts.len();
        let number = *self.numbers.entry((text.as_ptr().addr(), text.len())).or_insert(next);
        if number == next {
            self.texts.push(text);
        }
        number
    }

    fn write(&self, to: &mut Part<'_>) -> Outcome<()> {
        let mut put = |text: &str| to.put(text.as_bytes());
        put(&format!("<sst xmlns=\"{MAIN}\">"))?;
        for words in &self.texts {
            let words: String = words.chars().take(LETTERS).collect();
            put(&format!("<si><t xml:space=\"preserve\">{}</t></si>", text(&words)))?;
        }
        Ok(put("</sst>")?)
    }
}

fn cells<'g>(grid: &'g Grid, texts: &mut Texts<'g>, to: &mut Part<'_>) -> Outcome<()> {
    let mut put = |text: &str| to.put(text.as_bytes());
    put(&format!("<worksheet xmlns=\"{MAIN}\"><sheetData>"))?;
    for row in grid.written_rows() {
        let number = u64::from(row) + 1;
        put(&format!("<row r=\"{number}\">"))?;
        for (column, value) in grid.row(row) {
            let at = format!("{}{number}", column_letters(column));
            match value {
                Value::Number(number) => put(&format!("<c r=\"{at}\"><v>{number}</v></c>"))?,
                Value::Boolean(is_true) => {
                    put(&format!("<c r=\"{at}\" t=\"b\"><v>{}</v></c>", u8::from(is_true)))?;
                }
                Value::Error(error) if ERRORS.contains(&error) => {
                    put(&format!("<c r=\"{at}\" t=\"e\"><v>{error}</v></c>"))?;
                }
                Value::Text(words) | Value::Error(words) => {
                    put(&format!("<c r=\"{at}\" t=\"s\"><v>{}</v></c>", texts.number(words)))?;
                }
                Value::Blank | Value::Formula => {}
            }
        }
        put("</row>")?;
    }
    put("</sheetData>")?;
    if !grid.merged.is_empty() {
        put(&format!("<mergeCells count=\"{}\">", grid.merged.len()))?;
        for span in &grid.merged {
            let (left, right) = (column_letters(span.left), column_letters(span.right));
            let (top, bottom) = (u64::from(span.top) + 1, u64::from(span.bottom) + 1);
            put(&format!("<mergeCell ref=\"{left}{top}:{right}{bottom}\"/>"))?;
        }
        put("</mergeCells>")?;
    }
    Ok(put("</worksheet>")?)
}
