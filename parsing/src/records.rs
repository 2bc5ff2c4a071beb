//! The cells of an .xls sheet that are numbers or shared texts, nearly all of a file, from its records
//! to the grid.
//! It never takes a record that is too short, nor what passes a bound: these are left to whoever knows
//! what to say of them.

use crate::builder::GridBuilder;
use crate::rows::Bounds;
use crate::texts::{Known, Texts};

/// Where a sheet's records are read.
#[derive(Debug, Default)]
pub struct Records {
    /// The row in hand, from 0.
    pub row: u32,
    /// Shared texts that the grid has.
    pub known: Known,
}

impl Records {
    /// Takes records from the front of these bytes, and tells how many bytes that were.
    #[inline(never)]
    pub fn take(
        &mut self,
        bytes: &[u8],
        texts: &Texts,
        grid: &mut GridBuilder,
        bounds: &Bounds,
    ) -> usize {
        let mut rest = bytes;
        while let [kind, high, low, top, after @ ..] = rest {
            let length = usize::from(u16::from_le_bytes([*low, *top]));
            let Some((data, after)) = after.split_at_checked(length) else { break };
            let kind = u16::from_le_bytes([*kind, *high]);
            if self.record(kind, data, texts, grid, bounds).is_none() {
                break;
            }
            rest = after;
        }
        bytes.len() - rest.len()
    }

    /// One record, if it is a plain one. A function of its own for each: see the crate.
    #[inline(never)]
    fn record(
        &mut self,
        kind: u16,
        data: &[u8],
        texts: &Texts,
        grid: &mut GridBuilder,
        bounds: &Bounds,
    ) -> Option<()> {
        // A row and blank cells hold nothing.
        if matches!(kind, 0x0208 | 0x0201 | 0x00BE) {
            return Some(());
        }
        let (head, cell) = data.split_first_chunk::<6>()?;
        let row = u32::from(u16::from_le_bytes([head[0], head[1]]));
        let column = u32::from(u16::from_le_bytes([head[2], head[3]]));
        if row >= bounds.rows || column >= bounds.columns || grid.weight() >= bounds.cells {
            return None;
        }
        match kind {
            0x0203 => grid.put_number(row, column, f64::from_le_bytes(*cell.first_chunk()?)),
            0x027E => grid.put_number(row, column, packed(*cell.first_chunk()?)),
            0x00FD => {
                let index = usize::try_from(u32::from_le_bytes(*cell.first_chunk()?)).ok()?;
                let kept = match self.known.get(index) {
                    Some(kept) => kept,
                    None => self.known.keep(index, texts, grid, bounds)?,
                };
                grid.put_kept(row, column, kept);
            }
            // Many in a row: a format and a number each, and the last column.
            0x00BD => {
                let cells = data.get(4..data.len() - 2)?.chunks_exact(6);
                let end = column.checked_add(u32::try_from(cells.len()).ok()?)?;
                if end > bounds.columns || grid.weight() + cells.len() > bounds.cells {
                    return None;
                }
                for (column, cell) in (column..end).zip(cells) {
                    let (_, number) = cell.split_last_chunk::<4>()?;
                    grid.put_number(row, column, packed(*number));
                }
            }
            _ => return None,
        }
        self.row = row;
        Some(())
    }
}

/// A number in four bytes: whole or the upper half of a float, and maybe a hundred times too large.
pub fn packed(bytes: [u8; 4]) -> f64 {
    let [low, ..] = bytes;
    let number = if low & 2 == 0 {
        f64::from_bits(u64::from(u32::from_le_bytes(bytes) & !3) << 32)
    } else {
        f64::from(i32::from_le_bytes(bytes) >> 2)
    };
    if low & 1 == 0 { number } else { number / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_whole_or_hundredths_or_half_a_float() {
        let whole = |number: i32, hundredths: i32| (number << 2 | 2 | hundredths).to_le_bytes();
        assert_eq!(packed(whole(1234, 0)).to_bits(), 1234_f64.to_bits());
        assert_eq!(packed(whole(-1, 1)).to_bits(), (-0.01_f64).to_bits());
        assert_eq!(packed([0, 0, 0xF8, 0x3F]).to_bits(), 1.5_f64.to_bits());
        assert_eq!(packed([1, 0, 0xF8, 0x3F]).to_bits(), 0.015_f64.to_bits());
    }

    #[test]
    fn records_that_are_not_plain_are_left() {
        let bounds = Bounds { rows: 9, columns: 9, cells: 99, texts: 99 };
        let mut texts = Texts::default();
        texts.push("小学");
        let record = |kind: u16, row: u8, rest: &[u8]| {
            let length = 6 + u8::try_from(rest.len()).unwrap_or_default();
            [&kind.to_le_bytes()[..], &[length, 0, row, 0, 1, 0, 0, 0], rest].concat()
        };
        let plain = [
            record(0x0203, 0, &2.5_f64.to_le_bytes()),
            record(0x027E, 1, &[6, 0, 0, 0]),
            record(0x0201, 1, &[]),
            record(0x00BD, 2, &[6, 0, 0, 0, 0, 0, 7, 0, 0, 0, 2, 0]),
            record(0x00FD, 2, &[0; 4]),
        ]
        .concat();
        for other in [
            record(0x0203, 3, &[0; 4]),
            record(0x0203, 9, &[0; 8]),
            record(0x00BD, 3, &[0; 60]),
            record(0x00FD, 3, &[1, 0, 0, 0]),
            record(0x0006, 3, &[0; 14]),
            vec![3, 2, 14],
        ] {
            let (mut records, mut grid) = (Records::default(), GridBuilder::default());
            let bytes = [&plain[..], &other].concat();
            assert_eq!(records.take(&bytes, &texts, &mut grid, &bounds), plain.len());
            assert_eq!(records.row, 2);
        }
    }
}
