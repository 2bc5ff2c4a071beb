//! A small writer of .xls (BIFF8): words in pieces of four looks, numbers, merged cells, hidden rows.
//! Tests only.

use std::collections::{BTreeSet, HashMap};
use std::io::{Cursor, Write};

use super::table::{CellValue, Table};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const FONT: u16 = 0x0031;
const XF: u16 = 0x00E0;
const ROW: u16 = 0x0208;
const CODEPAGE: u16 = 0x0042;
const BOUNDSHEET: u16 = 0x0085;
const SST: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;
const DIMENSIONS: u16 = 0x0200;
const LABELSST: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027E;
const MERGEDCELLS: u16 = 0x00E5;
/// No record holds more; what is longer goes on in a CONTINUE record.
const LONGEST: usize = 8224;

/// How a piece of a text looks; the number of its font, of which there is no fourth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    Plain = 0,
    Struck = 5,
    Raised = 6,
    Lowered = 7,
}

/// What the last table holds beside plain cells.
#[derive(Clone, Debug, Default)]
pub struct Odd {
    /// Texts of several pieces, by what is written in their cells.
    pub rich: HashMap<String, Vec<(String, Look)>>,
    pub hidden: BTreeSet<usize>,
    /// A cell in which everything is struck out.
    pub struck: Option<(usize, usize)>,
}

/// The bytes of a workbook with these sheets.
pub fn xls(tables: &[Table]) -> Vec<u8> {
    xls_with(tables, &Odd::default())
}

/// The same; some of the last table's cells in an odd manner.
pub fn xls_with(tables: &[Table], odd: &Odd) -> Vec<u8> {
    let strings = Strings::of(tables, odd);
    let none = Odd::default();
    let odds = (1..=tables.len()).map(|number| if number == tables.len() { odd } else { &none });
    let sheets: Vec<Vec<u8>> =
        tables.iter().zip(odds).map(|(table, odd)| sheet(table, &strings, odd)).collect();
    let mut globals = Vec::new();
    record(&mut globals, BOF, &bof(0x0005));
    record(&mut globals, CODEPAGE, &1200u16.to_le_bytes());
    // Fonts 0 to 3 and 5 to 7, then the format of all cells and that of what is struck out.
    for (struck, script) in [(0, 0), (0, 0), (0, 0), (0, 0), (8, 0), (0, 1), (0, 2)] {
        let mut font = Vec::new();
        for word in [220u16, struck, 0x7FFF, 400, script, 0] {
            font.extend(word.to_le_bytes());
        }
        font.extend([0, 0, 5, 0]);
        font.extend(b"Arial");
        record(&mut globals, FONT, &font);
    }
    for font in [0u16, 5] {
        record(&mut globals, XF, &[&font.to_le_bytes()[..], &[0; 18]].concat());
    }
    let names: Vec<Vec<u8>> = tables.iter().map(|table| short_name(&table.name)).collect();
    let shared = strings.records();
    let bounds: usize = names.iter().map(|name| 4 + 6 + name.len()).sum();
    let mut start = globals.len() + bounds + shared.len() + 4;
    for ((name, sheet), table) in names.iter().zip(&sheets).zip(tables) {
        let mut data = u32::try_from(start).unwrap().to_le_bytes().to_vec();
        data.extend([u8::from(table.hidden), 0]);
        data.extend(name);
        record(&mut globals, BOUNDSHEET, &data);
        start += sheet.len();
    }
    globals.extend(shared);
    record(&mut globals, EOF, &[]);
    globals.extend(sheets.concat());

    // Version 3, with sectors of 512 bytes, is what Excel itself writes.
    let memory = Cursor::new(Vec::new());
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, memory).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(&globals).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
    assert!(data.len() <= LONGEST, "record {kind:#06x} is too long");
    out.extend(kind.to_le_bytes());
    out.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
    out.extend(data);
}

fn bof(kind: u16) -> Vec<u8> {
    let mut data = Vec::new();
    for word in [0x0600u16, kind, 0x0DBB, 0x07CC] {
        data.extend(word.to_le_bytes());
    }
    data.extend(0x0000_00C1u32.to_le_bytes());
    data.extend(0x0000_0306u32.to_le_bytes());
    data
}

fn short_name(name: &str) -> Vec<u8> {
    let units: Vec<u16> = name.encode_utf16().collect();
    let mut data = vec![u8::try_from(units.len()).unwrap(), 1];
    data.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    data
}

fn sheet(table: &Table, strings: &Strings, odd: &Odd) -> Vec<u8> {
    let mut out = Vec::new();
    record(&mut out, BOF, &bof(0x0010));
    let mut dimensions = Vec::new();
    dimensions.extend(0u32.to_le_bytes());
    dimensions.extend(u32::try_from(table.rows.len()).unwrap().to_le_bytes());
    dimensions.extend(0u16.to_le_bytes());
    dimensions.extend(u16::try_from(table.width()).unwrap().to_le_bytes());
    dimensions.extend(0u16.to_le_bytes());
    record(&mut out, DIMENSIONS, &dimensions);
    for row in &odd.hidden {
        let mut data = u16::try_from(*row).unwrap().to_le_bytes().to_vec();
        data.extend([0; 10]);
        data.extend(0x0000_0120u32.to_le_bytes());
        record(&mut out, ROW, &data);
    }
    for (row, column, value) in table.cells() {
        let mut data = Vec::new();
        let format = usize::from(odd.struck == Some((row, column)));
        for number in [row, column, format] {
            data.extend(u16::try_from(number).unwrap().to_le_bytes());
        }
        match value {
            CellValue::Blank => {}
            CellValue::Text(text) => {
                data.extend(strings.index[text].to_le_bytes());
                record(&mut out, LABELSST, &data);
            }
            CellValue::Number(number) => match short(*number) {
                Some(rk) => {
                    data.extend(rk.to_le_bytes());
                    record(&mut out, RK, &data);
                }
                None => {
                    data.extend(number.to_le_bytes());
                    record(&mut out, NUMBER, &data);
                }
            },
        }
    }
    for merges in table.merged.chunks(1000) {
        let mut data = u16::try_from(merges.len()).unwrap().to_le_bytes().to_vec();
        for merge in merges {
            for corner in [merge.top, merge.bottom, merge.left, merge.right] {
                data.extend(u16::try_from(corner).unwrap().to_le_bytes());
            }
        }
        record(&mut out, MERGEDCELLS, &data);
    }
    record(&mut out, EOF, &[]);
    out
}

/// A number in the 30 bits that Excel prefers: whole, or whole hundredths.
fn short(number: f64) -> Option<u32> {
    let fits = |n: f64| n.fract() == 0.0 && n.abs() < f64::from(1 << 28);
    #[allow(clippy::cast_possible_truncation)]
    let packed = |n: f64, flags: u32| ((n as i32) << 2).cast_unsigned() | flags;
    if fits(number) {
        Some(packed(number, 2))
    } else if fits(number * 100.0) && number * 100.0 / 100.0 == number {
        Some(packed(number * 100.0, 3))
    } else {
        None
    }
}

/// The shared strings of a workbook.
struct Strings {
    index: HashMap<String, u32>,
    list: Vec<String>,
    rich: HashMap<String, Vec<(String, Look)>>,
    used: u32,
}

impl Strings {
    fn of(tables: &[Table], odd: &Odd) -> Self {
        let rich = odd.rich.clone();
        let mut strings = Self { index: HashMap::new(), list: Vec::new(), used: 0, rich };
        for (_, _, value) in tables.iter().flat_map(Table::cells) {
            if let CellValue::Text(text) = value {
                strings.used += 1;
                if !strings.index.contains_key(text) {
                    let next = u32::try_from(strings.list.len()).unwrap();
                    strings.index.insert(text.clone(), next);
                    strings.list.push(text.clone());
                }
            }
        }
        strings
    }

    /// SST and its CONTINUE records. A text may be cut between characters: what follows then begins
    /// with its width once more. The head of a text is never cut.
    fn records(&self) -> Vec<u8> {
        let mut blocks = vec![Vec::new()];
        let count = u32::try_from(self.list.len()).unwrap();
        blocks[0].extend(self.used.to_le_bytes());
        blocks[0].extend(count.to_le_bytes());
        for written in &self.list {
            let plain = vec![(written.clone(), Look::Plain)];
            let pieces = self.rich.get(written).unwrap_or(&plain);
            let text: String = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
            let mut runs = Vec::new();
            let mut begun = 0u16;
            for (piece, look) in pieces {
                if self.rich.contains_key(written) {
                    runs.extend(begun.to_le_bytes());
                    runs.extend((*look as u16).to_le_bytes());
                }
                begun += u16::try_from(piece.encode_utf16().count()).unwrap();
            }
            let units: Vec<u16> = text.encode_utf16().collect();
            let wide = units.iter().any(|unit| *unit > 0xFF);
            if blocks.last().unwrap().len() + 7 > LONGEST {
                blocks.push(Vec::new());
            }
            let block = blocks.last_mut().unwrap();
            block.extend(u16::try_from(units.len()).unwrap().to_le_bytes());
            block.push(u8::from(wide) | if runs.is_empty() { 0 } else { 8 });
            if !runs.is_empty() {
                block.extend(u16::try_from(runs.len() / 4).unwrap().to_le_bytes());
            }
            for unit in units {
                let bytes = unit.to_le_bytes();
                let bytes = if wide { &bytes[..] } else { &bytes[..1] };
                if blocks.last().unwrap().len() + bytes.len() > LONGEST {
                    blocks.push(vec![u8::from(wide)]);
                }
                blocks.last_mut().unwrap().extend(bytes);
            }
            if blocks.last().unwrap().len() + runs.len() > LONGEST {
                blocks.push(Vec::new());
            }
            blocks.last_mut().unwrap().extend(runs);
        }
        let mut out = Vec::new();
        for (number, block) in blocks.iter().enumerate() {
            record(&mut out, if number == 0 { SST } else { CONTINUE }, block);
        }
        out
    }
}
