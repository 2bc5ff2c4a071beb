//! .xls sheets whose cells stand far apart, hold long texts or break off: read for what they hold.

use super::make::*;
use super::*;

/// An .xls stream of one sheet with these records.
fn records(sheet: &[(u16, &[u8])]) -> Vec<u8> {
    let mut stream = vec![9, 8, 8, 0, 0, 6, 5, 0, 0, 0, 0, 0];
    stream.extend([0x85, 0, 10, 0, 30, 0, 0, 0, 0, 0, 2, 0, b'a', b'b', 0x0A, 0, 0, 0]);
    stream.extend([9, 8, 8, 0, 0, 6, 16, 0, 0, 0, 0, 0]);
    for (kind, data) in sheet {
        stream.extend(kind.to_le_bytes());
        stream.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
        stream.extend(*data);
    }
    stream.extend([0x0A, 0, 0, 0]);
    stream
}

#[test]
fn cells_far_apart_in_xls_take_no_memory() {
    let number = |row: u16, column: u16| {
        [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &1.5_f64.to_le_bytes()].concat()
    };
    let (first, last) = (number(0, 0), number(65_535, 65_535));
    let far = records(&[(0x0203, &first), (0x0203, &last)]);
    refused("a.xls", &far, Code::OverLimit, "位置超出");
    // Far apart, but within what such a sheet may be: nothing is held in between.
    let corner = number(65_535, 255);
    let book = read_all("a.xls", &records(&[(0x0203, &first), (0x0203, &corner)]));
    assert_eq!((book.sheets[0].grid.len(), book.findings.len()), (2, 0));
    assert_eq!(book.sheets[0].grid.get(65_535, 255), Value::Number(1.5));
    refused("a.xls", &records(&[(0x0203, &[0, 0])]), Code::DamagedFile, "写法");
    let book = read_all("a.xls", &records(&[(0x0203, &number(0, 1)), (0x00FD, &[0; 10])]));
    assert_eq!(book.sheets[0].grid.len(), 1);
    assert!(findings(&book)[0].1.contains("A1 指向不存在的文字"));
}

/// One long text and many cells that hold it: the grid has it once; calamine has it for each cell, so all of
/// them are bounded.
#[test]
fn a_long_text_of_many_cells_is_bounded() {
    let mut stream = vec![9, 8, 8, 0, 0, 6, 5, 0, 0, 0, 0, 0];
    stream.extend([0x85, 0, 10, 0, 0, 0, 0, 0, 0, 0, 2, 0, b'a', b'b']);
    let mut texts = vec![1, 0, 0, 0, 1, 0, 0, 0];
    texts.extend(8000_u16.to_le_bytes());
    texts.push(0);
    texts.extend([b'x'; 8000]);
    stream.extend(0xFC_u16.to_le_bytes());
    stream.extend(u16::try_from(texts.len()).unwrap().to_le_bytes());
    stream.extend(texts);
    stream.extend([0x0A, 0, 0, 0]);
    let start = u32::try_from(stream.len()).unwrap();
    stream[16..20].copy_from_slice(&start.to_le_bytes());
    stream.extend([9, 8, 8, 0, 0, 6, 16, 0, 0, 0, 0, 0]);
    for row in 0..600_u16 {
        stream.extend([0xFD, 0, 10, 0]);
        stream.extend(row.to_le_bytes());
        stream.extend([0; 8]);
    }
    stream.extend([0x0A, 0, 0, 0]);
    let limits = Limits { texts_bytes: 600 * 8000 * 3, ..Limits::default() };
    let read = |limits: &Limits| {
        super::read("a.xls", 7, &stream, None, limits, &mut |_| ControlFlow::Continue(()))
    };
    let book = read(&limits);
    assert_eq!((book.sheets[0].grid.len(), book.findings.len()), (600, 0));
    assert_eq!(book.sheets[0].grid.get(599, 0), Value::Text(&"x".repeat(8000)));
    let book = read(&Limits { texts_bytes: 600 * 8000 * 3 - 1, ..limits });
    assert!(book.sheets.is_empty() && book.findings[0].message.contains("文字总量太大"));
}
