//! .xls that breaks off or has nothing in it.

use super::parts::{biff, compound, record, xls};
use super::{Hostile, add};

pub fn add_all(all: &mut Vec<Hostile>) {
    add(all, "没有结尾.xls", || {
        let mut stream = biff(&[], &[]);
        stream.truncate(stream.len() - 4);
        stream.resize(5000, 0x55);
        compound(&[("Workbook", &stream)])
    });
    add(all, "没有单元格.xls", || xls(&[], &[]));
    add(all, "公式残缺.xls", || xls(&[], &[record(0x0006, &[0, 0, 0, 0, 0, 0])]));
    add(all, "列号越界.xls", || {
        let place = [0, 0, 0xFF, 0xFF, 0, 0];
        xls(&[], &[record(0x0203, &[&place[..], &1.5_f64.to_le_bytes()].concat())])
    });
    add(all, "没有工作簿流.xls", || compound(&[("Nothing", &[0; 5000])]));
    add(all, "工作簿流为空.xls", || compound(&[("Workbook", b"")]));
}
