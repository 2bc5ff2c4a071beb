//! .xlsx whose sheets and shared texts are damaged or say what no spreadsheet says.

use super::packed::{Entry, archive};
use super::parts::{self, SHEET, STRINGS, WORKBOOK, with};
use super::{Hostile, add};

/// A workbook of a sheet's rows and shared texts.
fn book(rows: &str, items: &str) -> Vec<u8> {
    archive(&parts::xlsx(&parts::sheet(rows), &parts::strings(items)))
}

/// A workbook of a whole sheet part.
fn raw(sheet: &str) -> Vec<u8> {
    archive(&parts::xlsx(sheet, &parts::strings("<si><t>校名</t></si>")))
}

pub fn add_all(all: &mut Vec<Hostile>) {
    places(all);
    cells(all);
    markup(all);
}

fn places(all: &mut Vec<Hostile>) {
    for (name, cells) in [
        ("列号越界.xlsx", "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"),
        ("行号越界.xlsx", "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>"),
        ("行号为零.xlsx", "<row r=\"0\"><c r=\"A0\"><v>1</v></c></row>"),
        ("位置是乱的.xlsx", "<row r=\"x\"><c r=\"1A\"><v>1</v></c></row>"),
    ] {
        add(all, name, move || book(cells, ""));
    }
    add(all, "行号倒序.xlsx", || {
        let row = |n: u32| format!("<row r=\"{n}\"><c r=\"A{n}\"><v>1</v></c></row>");
        book(&(1..=300).rev().map(row).collect::<String>(), "")
    });
    add(all, "合并倒置.xlsx", || {
        let merged =
            "</sheetData><mergeCells><mergeCell ref=\"B2:A1\"/><mergeCell ref=\"\"/></mergeCells>";
        raw(&parts::sheet(&parts::rows()).replace("</sheetData>", merged))
    });
}

fn cells(all: &mut Vec<Hostile>) {
    for (name, cell) in [
        ("共享文字序号越界.xlsx", "<c t=\"s\"><v>99</v></c>"),
        ("共享文字序号为负.xlsx", "<c t=\"s\"><v>-1</v></c>"),
        ("共享文字序号不是数.xlsx", "<c t=\"s\"><v>abc</v></c>"),
        ("错误值不明.xlsx", "<c t=\"e\"><v>#SPILL!</v></c>"),
        ("真假不明.xlsx", "<c t=\"b\"><v>也许</v></c>"),
        ("类型不明.xlsx", "<c t=\"奇\"><v>1</v></c>"),
        ("不是数.xlsx", "<c t=\"n\"><v>NaN</v></c>"),
    ] {
        add(all, name, move || book(&format!("<row>{cell}</row>"), "<si><t>校名</t></si>"));
    }
    let named = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>";
    add(all, "共享文字断了.xlsx", move || {
        archive(&parts::xlsx(&parts::sheet(named), "<sst><si><t>校名</t></si><si><t>学"))
    });
    add(all, "共享文字不见了.xlsx", move || {
        let mut parts = parts::xlsx(&parts::sheet(named), "");
        parts.retain(|part| part.name != STRINGS);
        archive(&parts)
    });
    add(all, "共享文字是别的.xlsx", move || {
        archive(&with(parts::xlsx(&parts::sheet(named), ""), Entry::new(STRINGS, b"\x89PNG\r\n")))
    });
}

fn markup(all: &mut Vec<Hostile>) {
    add(all, "DOCTYPE.xlsx", || {
        raw(
            "<!DOCTYPE worksheet><worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
        )
    });
    add(all, "工作表断了.xlsx", || raw("<worksheet><sheetData><row><c r=\"A1\"><v>1"));
    add(all, "工作表是空的.xlsx", || raw(""));
    add(all, "工作表没有单元格.xlsx", || raw("<worksheet></worksheet>"));
    add(all, "工作表是别的.xlsx", || {
        archive(&with(parts::xlsx("", ""), Entry::new(SHEET, b"\x89PNG\r\n\x1A\n")))
    });
    add(all, "工作表同名.xlsx", || {
        let sheet = |id: u8| format!("<sheet name=\"数据\" sheetId=\"{id}\" r:id=\"rId1\"/>");
        let workbook = format!(
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{}{}</sheets></workbook>",
            sheet(1),
            sheet(2)
        );
        let all = parts::xlsx(&parts::sheet(&parts::rows()), &parts::strings(""));
        archive(&with(all, Entry::new(WORKBOOK, workbook)))
    });
}
