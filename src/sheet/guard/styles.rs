//! The styles of an .xlsx (ECMA-376 part 1, 18.8) as calamine gets them: number formats, which fonts are
//! struck out, and which cells are centred across their neighbours. It passes on nothing else.

use super::opc::{LIST_BYTES, Relation};
use super::package::Package;
use super::ready::Ready;
use super::xml::{Tag, Token, Xml, local};
use crate::sheet::reading::{Outcome, Reading, over};

/// So many cell formats a workbook may have; spreadsheets allow 65 490.
const FORMATS: usize = 1 << 16;

/// The list in hand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    None,
    Fonts,
    CellFormats,
}

/// The part for calamine; one without formats where there is none.
pub(in crate::sheet) fn part(
    reading: &Reading<'_>,
    package: &Package<'_>,
    relations: &[Relation],
) -> Outcome<Vec<u8>> {
    let styles = relations.iter().find(|relation| relation.kind == "styles");
    let bytes = match styles {
        Some(styles) => package.whole(&styles.target, LIST_BYTES)?.unwrap_or_default(),
        None => Vec::new(),
    };
    let (mut formats, mut fonts, mut cells) =
        (Ready::default(), Ready::default(), Ready::default());
    let (mut list, mut is_struck, mut is_centred, mut count) = (List::None, false, false, 0_usize);
    let mut cell = (String::new(), String::new());
    let mut xml = Xml::new(bytes.as_slice(), reading.limits);
    while let Some(token) = xml.next()? {
        match token {
            Token::Start(tag) => match tag.name() {
                "numFmt" => format(&mut formats, &tag),
                "fonts" => list = List::Fonts,
                "cellXfs" => list = List::CellFormats,
                "font" if list == List::Fonts => is_struck = false,
                "strike" if list == List::Fonts => {
                    is_struck = tag.get("val").is_none_or(|val| matches!(&*val, "1" | "true"));
                }
                "xf" if list == List::CellFormats => {
                    is_centred = false;
                    cell = (digits(&tag, "numFmtId"), digits(&tag, "fontId"));
                }
                "alignment" if list == List::CellFormats => {
                    is_centred = tag.get("horizontal").as_deref() == Some("centerContinuous");
                }
                _ => {}
            },
            Token::End(tag) => match local(&tag) {
                "fonts" | "cellXfs" => list = List::None,
                name @ ("font" | "xf") if list != List::None => {
                    count += 1;
                    if count > FORMATS * 2 {
                        return Err(over("格式太多", "更多", FORMATS, "请另存为新的 .xlsx 再试。"));
                    }
                    if name == "font" && list == List::Fonts {
                        let strike = if is_struck { "<strike/>" } else { "" };
                        fonts.markup(&format!("<font>{strike}</font>"));
                    } else if name == "xf" && list == List::CellFormats {
                        let (number, font) = &cell;
                        let centred = if is_centred {
                            "<alignment horizontal=\"centerContinuous\"/>"
                        } else {
                            ""
                        };
                        cells.markup(&format!(
                            "<xf numFmtId=\"{number}\" fontId=\"{font}\">{centred}</xf>"
                        ));
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    let pieces: [&[u8]; 7] = [
        b"<styleSheet><numFmts>",
        &formats.bytes,
        b"</numFmts><fonts>",
        &fonts.bytes,
        b"</fonts><cellXfs>",
        &cells.bytes,
        b"</cellXfs></styleSheet>",
    ];
    Ok(pieces.concat())
}

fn format(formats: &mut Ready, tag: &Tag<'_>) {
    formats.markup("<numFmt");
    formats.attribute("numFmtId", &digits(tag, "numFmtId"));
    formats.attribute("formatCode", &tag.text("formatCode"));
    formats.markup("/>");
}

/// An attribute that is a number, as it is written; 0 where it is none.
fn digits(tag: &Tag<'_>, name: &str) -> String {
    let number = tag.text(name);
    let number = number.trim();
    let is_number =
        (1..=9).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { number.to_owned() } else { "0".to_owned() }
}
