//! Tables to the bytes of a file in each format that people send. Tests only.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};

use rust_xlsxwriter::{Format as CellFormat, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::table::{CellValue, Table};
use super::xls;

/// A file format, encoding included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Xls,
    Ods,
    CsvUtf8,
    CsvBom,
    CsvGbk,
}

impl Format {
    pub const ALL: [Self; 6] =
        [Self::Xlsx, Self::Xls, Self::Ods, Self::CsvUtf8, Self::CsvBom, Self::CsvGbk];

    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::CsvUtf8 | Self::CsvBom | Self::CsvGbk => "csv",
        }
    }

    /// Whether a file holds one table only, without a sheet name and merged cells.
    pub fn is_text(self) -> bool {
        self.ending() == "csv"
    }

    /// The bytes of a file with these sheets; a text format takes the last one, the table itself.
    pub fn write(self, tables: &[Table]) -> Vec<u8> {
        let last = tables.last().expect("a table to write");
        match self {
            Self::Xlsx => xlsx(tables),
            Self::Xls => xls::xls(tables),
            Self::Ods => ods(tables),
            Self::CsvUtf8 => csv(last).into_bytes(),
            Self::CsvBom => format!("\u{feff}{}", csv(last)).into_bytes(),
            Self::CsvGbk => {
                let (bytes, _, lost) = encoding_rs::GBK.encode(&csv(last)).to_owned_parts();
                assert!(!lost, "a character that GBK does not have");
                bytes
            }
        }
    }
}

trait OwnedParts {
    fn to_owned_parts(self) -> (Vec<u8>, &'static encoding_rs::Encoding, bool);
}

impl OwnedParts for (std::borrow::Cow<'_, [u8]>, &'static encoding_rs::Encoding, bool) {
    fn to_owned_parts(self) -> (Vec<u8>, &'static encoding_rs::Encoding, bool) {
        (self.0.into_owned(), self.1, self.2)
    }
}

/// .xlsx, by `rust_xlsxwriter`.
pub fn xlsx(tables: &[Table]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&table.name).unwrap().set_hidden(table.hidden);
        let plain = CellFormat::new();
        for merge in &table.merged {
            let (left, right) = (narrow(merge.left), narrow(merge.right));
            sheet.merge_range(merge.top, left, merge.bottom, right, "", &plain).unwrap();
        }
        for (row, column, value) in table.cells() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match value {
                CellValue::Blank => {}
                CellValue::Number(number) => drop(sheet.write(row, column, *number).unwrap()),
                CellValue::Text(text) => drop(sheet.write(row, column, text).unwrap()),
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap()
}

/// What the last table of an .ods holds beside plain cells.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    /// Cells as they stand in the XML, from `<table:table-cell` to its end.
    pub cells: BTreeMap<(usize, usize), String>,
    /// Rows that nobody sees.
    pub hidden: BTreeSet<usize>,
}

/// .ods: a zip with the content and nothing that a reader could do without.
pub fn ods(tables: &[Table]) -> Vec<u8> {
    ods_with(tables, &Raw::default())
}

/// The same; some cells of the last table as they are given.
pub fn ods_with(tables: &[Table], raw: &Raw) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let parts = [
        ("mimetype", stored, "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", packed, MANIFEST.to_owned()),
        ("content.xml", packed, content(tables, raw)),
    ];
    for (name, options, text) in parts {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

fn content(tables: &[Table], raw: &Raw) -> String {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.2"><office:automatic-styles><style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style><style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="struck" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles><office:body><office:spreadsheet>"#,
    );
    for (number, table) in tables.iter().enumerate() {
        let raw = Some(raw).filter(|_| number + 1 == tables.len());
        let style = if table.hidden { r#" table:style-name="hidden""# } else { "" };
        xml += &format!(r#"<table:table table:name="{}"{style}>"#, escaped(&table.name));
        for (r, row) in table.rows.iter().enumerate() {
            let hidden = raw.is_some_and(|raw| raw.hidden.contains(&r));
            let hidden = if hidden { r#" table:visibility="collapse""# } else { "" };
            xml += &format!("<table:table-row{hidden}>");
            let mut blanks = 0;
            for (c, value) in row.iter().enumerate() {
                if let Some(cell) = raw.and_then(|raw| raw.cells.get(&(r, c))) {
                    xml += &repeated(blanks);
                    blanks = 0;
                    xml += cell;
                    continue;
                }
                let spans = spans(table, r, c);
                if *value == CellValue::Blank && spans.is_empty() {
                    blanks += 1;
                    continue;
                }
                xml += &repeated(blanks);
                blanks = 0;
                xml += &match value {
                    CellValue::Blank => format!("<table:table-cell{spans}/>"),
                    CellValue::Number(n) => format!(
                        r#"<table:table-cell office:value-type="float" office:value="{n}"{spans}><text:p>{n}</text:p></table:table-cell>"#
                    ),
                    CellValue::Text(text) => {
                        let paragraphs: String = text
                            .split('\n')
                            .map(|p| format!("<text:p>{}</text:p>", escaped(p)))
                            .collect();
                        format!(
                            r#"<table:table-cell office:value-type="string"{spans}>{paragraphs}</table:table-cell>"#
                        )
                    }
                };
            }
            xml += &repeated(blanks);
            xml += "</table:table-row>";
        }
        // What a spreadsheet program writes behind the last row: a million of nothing.
        xml += r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>"#;
    }
    xml + "</office:spreadsheet></office:body></office:document-content>"
}

fn repeated(blanks: usize) -> String {
    match blanks {
        0 => String::new(),
        1 => "<table:table-cell/>".to_owned(),
        _ => format!(r#"<table:table-cell table:number-columns-repeated="{blanks}"/>"#),
    }
}

fn spans(table: &Table, row: usize, column: usize) -> String {
    let here = |top: u32, left: u32| (top as usize, left as usize) == (row, column);
    table.merged.iter().find(|m| here(m.top, m.left)).map_or_else(String::new, |m| {
        let (columns, rows) = (m.right - m.left + 1, m.bottom - m.top + 1);
        format!(r#" table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}""#)
    })
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// .csv with commas, quotes where needed and lines ended as Windows ends them.
pub fn csv(table: &Table) -> String {
    let width = table.width();
    let mut text = String::new();
    for row in &table.rows {
        let cells = (0..width).map(|c| match row.get(c).unwrap_or(&CellValue::Blank) {
            CellValue::Blank => String::new(),
            CellValue::Number(number) => number.to_string(),
            CellValue::Text(words) if words.contains([',', '"', '\n', '\r']) => {
                format!("\"{}\"", words.replace('"', "\"\""))
            }
            CellValue::Text(words) => words.clone(),
        });
        text += &cells.collect::<Vec<_>>().join(",");
        text += "\r\n";
    }
    text
}
