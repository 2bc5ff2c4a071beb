//! The styles of an .xlsb ([MS-XLSB] 2.1.7.50): number formats, and which fonts are struck out or raised.
//! It passes on nothing: calamine gets no styles.

use std::collections::HashMap;

use super::biff::{Looks, short};
use super::xlsb_records::{Records, word_bytes};
use crate::sheet::number_format::Shown;
use crate::sheet::reading::{Outcome, over};

/// So many cell formats a workbook may have; spreadsheets allow 65 490.
const FORMATS: usize = 1 << 16;

/// A format of cells.
#[derive(Clone, Copy, Default)]
pub(in crate::sheet) struct Format {
    /// How it shows numbers.
    pub shown: Shown,
    /// Whether all in it is struck out.
    pub is_struck: bool,
    /// Whether it centres words across the empty cells behind them.
    pub is_centred: bool,
}

/// What the styles say.
#[derive(Default)]
pub(in crate::sheet) struct Styles {
    /// How its fonts look apart.
    pub looks: Looks,
    formats: Vec<Format>,
}

impl Styles {
    /// Reads the part.
    pub fn read(mut records: Records<'_>) -> Outcome<Self> {
        let (mut styles, mut codes) = (Self::default(), HashMap::new());
        let mut is_of_cells = false;
        while let Some((kind, data)) = records.next()? {
            match kind {
                // BrtFont, BrtFmt, the beginning and the end of the formats of cells, BrtXF.
                0x2B => styles.looks.next(short(data, 2), short(data, 6)),
                0x2C => {
                    let code = word_bytes(data, 2).unwrap_or_default();
                    let code = encoding_rs::UTF_16LE.decode_without_bom_handling(code).0;
                    codes.insert(short(data, 0), Shown::of(&code));
                }
                0x269 => is_of_cells = true,
                0x26A => is_of_cells = false,
                0x2F if is_of_cells => {
                    let id = short(data, 2);
                    let shown = codes.get(&id).copied().unwrap_or_else(|| Shown::built_in(id));
                    let is_struck = styles.looks.is_struck(short(data, 4));
                    let is_centred = data.get(12).is_some_and(|alignment| alignment & 7 == 6);
                    styles.formats.push(Format { shown, is_struck, is_centred });
                }
                _ => {}
            }
            if styles.formats.len() > FORMATS || codes.len() > FORMATS {
                return Err(over("格式太多", "更多", FORMATS, "请另存为新的 .xlsb 再试。"));
            }
        }
        Ok(styles)
    }

    /// The cell format of a number; a plain one where there is none.
    pub fn of(&self, format: u32) -> Format {
        let format = usize::try_from(format).unwrap_or(usize::MAX);
        self.formats.get(format).copied().unwrap_or_default()
    }
}
