//! Formulas of an .xls ([MS-XLS] 2.5.198) as words, as far as it takes to see whether their result can be
//! 0: sums, differences, products and quotients of cells and numbers, and SUM. Of any other there are none.

use super::biff::short;
use crate::county::column_letters;

/// The parsed expression of a FORMULA record's data.
pub(in crate::sheet) fn words(data: &[u8], wide: bool) -> Option<String> {
    const MOST: usize = 256;
    let length = usize::from(short(data, 20));
    let mut rest = data.get(22..22 + length).filter(|rest| rest.len() <= MOST)?;
    let mut stack: Vec<String> = Vec::new();
    while let Some((token, after)) = rest.split_first() {
        let mut used = 0;
        match token {
            // PtgAdd, PtgSub, PtgMul, PtgDiv.
            0x03..=0x06 => {
                let (right, left) = (stack.pop()?, stack.pop()?);
                let sign = ["+", "-", "*", "/"].get(usize::from(token - 3))?;
                stack.push(format!("({left}{sign}{right})"));
            }
            // PtgParen.
            0x15 => {}
            // PtgAttrSum; the attributes of spaces say nothing.
            0x19 => {
                used = 3;
                match after.first()? {
                    0x10 => {
                        let inner = stack.pop()?;
                        stack.push(format!("SUM({inner})"));
                    }
                    0x40 | 0x41 | 0x01 => {}
                    _ => return None,
                }
            }
            // PtgInt, PtgNum.
            0x1E => {
                used = 2;
                stack.push(short(after, 0).to_string());
            }
            0x1F => {
                used = 8;
                stack.push(f64::from_le_bytes(*after.first_chunk()?).to_string());
            }
            // PtgFuncVar of SUM, whose number is 4.
            0x22 | 0x42 | 0x62 if short(after, 1) == 4 => {
                used = 3;
                let count = usize::from(*after.first()?);
                let from = stack.len().checked_sub(count)?;
                let arguments = stack.split_off(from).join(",");
                stack.push(format!("SUM({arguments})"));
            }
            // PtgRef.
            0x24 | 0x44 | 0x64 => {
                used = if wide { 4 } else { 3 };
                stack.push(place(after, 0, 2, wide));
            }
            // PtgArea.
            0x25 | 0x45 | 0x65 => {
                used = if wide { 8 } else { 6 };
                let (first, last) = if wide { (4, 6) } else { (4, 5) };
                stack.push(format!(
                    "{}:{}",
                    place(after, 0, first, wide),
                    place(after, 2, last, wide)
                ));
            }
            _ => return None,
        }
        rest = after.get(used..)?;
    }
    stack.pop().filter(|_| stack.is_empty())
}

/// A cell whose row and column stand at these places.
fn place(data: &[u8], row: usize, column: usize, wide: bool) -> String {
    let (row, column) = if wide {
        (short(data, row), short(data, column) & 0x3FFF)
    } else {
        (short(data, row) & 0x3FFF, data.get(column).copied().unwrap_or_default().into())
    };
    format!("{}{}", column_letters(column.into()), u32::from(row) + 1)
}
