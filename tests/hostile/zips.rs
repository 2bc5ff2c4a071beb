//! Archives that are damaged or not what a spreadsheet is.

use super::packed::{Entry, archive};
use super::parts::{self, SHEET, with};
use super::{Hostile, add};

fn ordinary() -> Vec<Entry> {
    parts::xlsx(&parts::sheet(&parts::rows()), &parts::strings(""))
}

/// An ordinary workbook whose sheet's entry is changed.
fn changed(change: impl Fn(&mut Entry) + 'static) -> impl Fn() -> Vec<u8> {
    move || {
        let mut all = ordinary();
        all.iter_mut().filter(|part| part.name == SHEET).for_each(&change);
        archive(&all)
    }
}

pub fn add_all(all: &mut Vec<Hostile>) {
    add(all, "目录为空.xlsx", || archive(&[]));
    add(all, "校验值不符.xlsx", changed(|part| part.check ^= 1));
    add(all, "压缩方法不明.xlsx", changed(|part| part.method = 93));
    add(all, "压缩包加密.xlsx", changed(|part| part.flags = 1));
    add(
        all,
        "压缩内容是乱的.xlsx",
        changed(|part| part.packed.iter_mut().for_each(|b| *b ^= 0x5A)),
    );
    add(all, "缺工作簿.xlsx", || archive(&ordinary()[..2]));
    add(all, "缺工作表.xlsx", || archive(&ordinary()[..5]));
    add(all, "关系指向不存在的部件.xlsx", || {
        let rows = [
            ("rId1", "worksheet", "worksheets/没有.xml"),
            ("rId2", "sharedStrings", "没有.xml"),
            ("rId3", "styles", "没有.xml"),
        ];
        let relations = parts::relations(&rows);
        archive(&with(ordinary(), Entry::new("xl/_rels/workbook.xml.rels", relations)))
    });
    add(all, "格式表断了.xlsx", || {
        archive(&with(
            ordinary(),
            Entry::new(parts::STYLES, "<styleSheet><cellXfs><xf numFmtId=\"9\""),
        ))
    });
}
