//! The sheet 检查结果: all findings of the file, each with a link to its cell. Without one row of
//! headers that a reader could take for a table of schools.

use super::Mark;
use super::edit::text;
use super::styles::Styles;
use crate::county::a1;
use crate::findings::Severity;
use std::fmt::Write as _;

/// What a severity is called.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Notice => "提示",
    }
}

/// What stands above the list.
const ABOUT: &str = "红底的单元格是错误，黄底的是警告，蓝底的是提示；把鼠标停在上面，批注里写着原因和办法。这是一份副本，除底色、批注和本表以外与原文件相同，原文件没有改动。";
const UNLOCKED: &str = "原文件有打开密码，这份副本没有，请妥善保管。";

/// The part of the sheet.
pub(super) fn sheet(
    name: &str,
    marks: &[Mark<'_>],
    is_unlocked: bool,
    styles: &mut Styles,
) -> Vec<u8> {
    let grounds = [Severity::Error, Severity::Warning, Severity::Notice];
    let grounds = grounds.map(|severity| (severity, styles.like(0, severity)));
    let wrapped = styles.wrapped();
    let (mut rows, mut links) = (String::new(), String::new());
    let mut number = 0_u32;
    let mut row = |cells: &[(&str, u32)]| {
        number += 1;
        let _ = write!(rows, "<row r=\"{number}\">");
        for ((words, style), column) in cells.iter().zip(["A", "B", "C", "D"]) {
            let words = text(words);
            let _ = write!(
                rows,
                "<c r=\"{column}{number}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>"
            );
        }
        rows.push_str("</row>");
        number
    };
    let count = |severity| marks.iter().filter(|mark| mark.severity == severity).count();
    let counts = grounds.map(|(severity, _)| format!("{} {} 条", word(severity), count(severity)));
    row(&[
        ("", 0),
        ("", 0),
        (&format!("均衡尺检查结果：{name}（{}）", counts.join("，")), wrapped),
    ]);
    row(&[("", 0), ("", 0), (ABOUT, wrapped)]);
    if is_unlocked {
        row(&[("", 0), ("", 0), (UNLOCKED, wrapped)]);
    }
    for (severity, style) in grounds {
        for mark in marks.iter().filter(|mark| mark.severity == severity) {
            let place = mark.cell.map(|(sheet, row, column)| (sheet, a1(row, column)));
            let shown = place.as_ref().map(|(sheet, cell)| format!("{sheet}!{cell}"));
            let shown = shown.unwrap_or_default();
            let hint = mark.hint.unwrap_or_default();
            let number = row(&[
                (word(severity), style),
                (&shown, wrapped),
                (mark.message, wrapped),
                (hint, wrapped),
            ]);
            if let Some((sheet, cell)) = place {
                let target = text(&format!("'{}'!{cell}", sheet.replace('\'', "''")));
                let _ = write!(
                    links,
                    "<hyperlink ref=\"B{number}\" location=\"{target}\" display=\"{}\"/>",
                    text(&shown)
                );
            }
        }
    }
    let links = if links.is_empty() { links } else { format!("<hyperlinks>{links}</hyperlinks>") };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cols><col min=\"1\" max=\"1\" width=\"8\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"18\" customWidth=\"1\"/><col min=\"3\" max=\"3\" width=\"70\" customWidth=\"1\"/><col min=\"4\" max=\"4\" width=\"50\" customWidth=\"1\"/></cols><sheetData>{rows}</sheetData>{links}</worksheet>"
    )
    .into_bytes()
}
