//! .xlsb: records whose lengths and counts are absurd.

use super::packed::archive;
use super::parts::xlsb;
use super::{Hostile, add};

/// A record: its number and length in groups of seven bits.
fn record(kind: u16, claimed: u32, data: &[u8]) -> Vec<u8> {
    let mut bytes = if kind < 128 {
        vec![kind.to_le_bytes()[0]]
    } else {
        vec![(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8]
    };
    let mut left = claimed;
    loop {
        let seven = (left & 0x7F) as u8;
        left >>= 7;
        if left == 0 {
            bytes.push(seven);
            break;
        }
        bytes.push(seven | 0x80);
    }
    bytes.extend(data);
    bytes
}

fn honest(kind: u16, data: &[u8]) -> Vec<u8> {
    record(kind, u32::try_from(data.len()).unwrap_or_default(), data)
}

fn longs(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A sheet of records between its beginning and its end.
fn sheet(records: &[Vec<u8>]) -> Vec<u8> {
    let before =
        [honest(129, b""), honest(148, &longs(&[0, u32::MAX, 0, u32::MAX])), honest(145, b"")];
    [before.concat(), records.concat(), honest(146, b""), honest(130, b"")].concat()
}

fn row(number: u32) -> Vec<u8> {
    honest(0, &[longs(&[number, 0]), vec![0; 9]].concat())
}

fn book(records: &[Vec<u8>], strings: &[u8]) -> Vec<u8> {
    archive(&xlsb(None, &sheet(records), strings))
}

pub fn add_all(all: &mut Vec<Hostile>) {
    let real =
        |column: u32| honest(5, &[longs(&[column, 0]), 1.5_f64.to_le_bytes().to_vec()].concat());
    add(all, "记录长度二百兆.xlsb", || book(&[record(5, 0x0FFF_FFFF, &[0; 16])], b""));
    add(all, "长度永不结束.xlsb", || {
        book(&[vec![5, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]], b"")
    });
    add(all, "行号极大.xlsb", move || book(&[row(u32::MAX), real(0)], b""));
    add(all, "列号极大.xlsb", move || book(&[row(0), real(u32::MAX)], b""));
    add(all, "相距极远的两格.xlsb", move || {
        book(&[row(0), real(0), row(1_048_575), real(16_383)], b"")
    });
    add(all, "文字长度谎报.xlsb", || {
        book(&[row(0), honest(6, &longs(&[0, 0, 0x7FFF_FFFF]))], b"")
    });
    add(all, "共享文字四十亿.xlsb", || {
        book(&[row(0), honest(7, &longs(&[0, 0, 0]))], &honest(159, &longs(&[u32::MAX, u32::MAX])))
    });
    add(all, "共享文字序号越界.xlsb", || {
        book(&[row(0), honest(7, &longs(&[0, 0, u32::MAX]))], &honest(159, &longs(&[0, 0])))
    });
    add(all, "记录残缺.xlsb", || book(&[row(0), honest(5, &[0, 0])], b""));
    add(all, "行记录残缺.xlsb", || book(&[honest(0, &[1])], b""));
    add(all, "工作簿残缺.xlsb", || {
        archive(&xlsb(Some(&honest(156, &longs(&[0, 1, 0x7FFF_FFFF]))), &sheet(&[]), b""))
    });
    add(all, "工作簿为空.xlsb", || archive(&xlsb(Some(b""), &sheet(&[]), b"")));
}
