//! Zip bombs of every shape, directories that lie, parts that are not there.

use super::packed::{Entry, archive, closed, placed, stacked};
use super::parts::{self, SHEET, STRINGS, STYLES, WORKBOOK, with};
use super::{Hostile, MB, add, long};

fn ordinary() -> Vec<Entry> {
    parts::xlsx(&parts::sheet(&parts::rows()), &parts::strings(""))
}

/// An ordinary workbook but for one part, which is spaces and nothing else.
fn bomb(part: &'static str, megabytes: usize) -> impl Fn() -> Vec<u8> {
    move || {
        let spaces = vec![b' '; MB];
        archive(&with(ordinary(), Entry::repeated(part, &[(&spaces, megabytes)])))
    }
}

/// An ordinary workbook whose sheet is described otherwise than it is.
fn lie(change: impl Fn(&mut Entry) + 'static) -> impl Fn() -> Vec<u8> {
    move || {
        let mut all = ordinary();
        all.iter_mut().filter(|part| part.name == SHEET).for_each(&change);
        archive(&all)
    }
}

pub fn add_all(all: &mut Vec<Hostile>) {
    add(all, "炸弹-工作表一吉.xlsx", bomb(SHEET, 1000));
    add(all, "炸弹-共享文字.xlsx", bomb(STRINGS, 700));
    add(all, "炸弹-样式.xlsx", bomb(STYLES, 900));
    add(all, "炸弹-工作簿.xlsx", bomb(WORKBOOK, 900));
    add(all, "炸弹-关系.xlsx", bomb("xl/_rels/workbook.xml.rels", 900));
    add(all, "炸弹-根关系.xlsx", bomb("_rels/.rels", 900));
    add(all, "炸弹-类型.xlsx", bomb("[Content_Types].xml", 900));
    add(all, "炸弹-无关部件.xlsx", bomb("xl/media/image1.png", 900));
    long(all, "炸弹-许多小部件.xlsx", many_sheets);
    long(all, "炸弹-套娃.xlsx", || {
        let spaces = vec![b' '; MB];
        let inner = archive(&[Entry::repeated("里.xlsx", &[(&spaces, 1000)])]);
        let middle: Vec<_> = (0..16).map(|n| Entry::new(&format!("中{n}.xlsx"), &inner)).collect();
        let middle = archive(&middle);
        let outer: Vec<_> = (0..16).map(|n| Entry::new(&format!("外{n}.xlsx"), &middle)).collect();
        archive(&outer)
    });
    long(all, "炸弹-比例不高.xlsx", || {
        let row = "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>".repeat(4000);
        let head = parts::sheet_head();
        let pieces =
            [(head.as_bytes(), 1), (row.as_bytes(), 3500), (parts::SHEET_FOOT.as_bytes(), 1)];
        archive(&with(ordinary(), Entry::repeated(SHEET, &pieces)))
    });
    add(all, "重叠-同一内容六万次.xlsx", || {
        let spaces = vec![b' '; MB];
        let one = Entry::repeated(SHEET, &[(&spaces, 15)]);
        let names: Vec<_> = (0..60_000).map(|n| format!("xl/worksheets/sheet{n}.xml")).collect();
        stacked(&ordinary(), &one, &names)
    });
    add(all, "重叠-同一内容.xlsx", || {
        let one = Entry::new(SHEET, parts::sheet(&parts::rows()));
        let names: Vec<_> = (1..200).map(|n| format!("xl/worksheets/sheet{n}.xml")).collect();
        stacked(&ordinary()[..5], &one, &names)
    });
    add(all, "重叠-错位.xlsx", || {
        placed(&ordinary(), &|index, at| if index == 5 { at - 60 } else { at })
    });
    add(all, "自含-条目指向自己的压缩包.xlsx", || {
        // A stored entry whose content reaches from the beginning of the archive over its directory.
        let mut all = ordinary();
        let whole = archive(&all).len() as u64;
        let mut own = Entry::stored("xl/embeddings/自己.xlsx", b"");
        own.inflated = whole;
        all.insert(0, own);
        let bytes = archive(&all);
        let mut bytes = bytes;
        let declared = u32::try_from(whole).unwrap_or(u32::MAX).to_le_bytes();
        let directory = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap_or(0);
        bytes[directory + 20..directory + 24].copy_from_slice(&declared);
        bytes
    });
    add(all, "条目太多.xlsx", || {
        let many: Vec<_> =
            (0..60_000).map(|n| Entry::stored(&format!("xl/{n}.xml"), b"")).collect();
        archive(&[ordinary(), many].concat())
    });
    add(all, "目录谎报条目数.xlsx", || {
        closed(b"PK\x03\x04".to_vec(), b"PK\x01\x02", u16::MAX)
    });
    add(all, "目录为空.xlsx", || closed(Vec::new(), b"", 0));
    add(all, "谎报大小-偏小.xlsx", || {
        let row = "<row><c><v>1</v></c></row>".repeat(4000);
        let mut part = Entry::repeated(SHEET, &[(row.as_bytes(), 4000)]);
        part.inflated = 200;
        archive(&with(ordinary(), part))
    });
    add(all, "谎报大小-四吉.xlsx", lie(|part| part.inflated = 4_294_967_294));
    add(all, "谎报大小-六十四位.xlsx", lie(|part| part.inflated = 1 << 62));
    add(all, "谎报大小-打包后.xlsx", || {
        let mut bytes = archive(&ordinary());
        let at = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap_or(0);
        bytes[at + 20..at + 24].copy_from_slice(&u32::MAX.to_le_bytes());
        bytes
    });
    add(all, "校验值不符.xlsx", lie(|part| part.check ^= 1));
    add(all, "压缩方法不明.xlsx", lie(|part| part.method = 93));
    add(all, "压缩包加密.xlsx", lie(|part| part.flags = 1));
    add(all, "压缩内容是乱的.xlsx", lie(|part| part.packed.iter_mut().for_each(|b| *b ^= 0x5A)));
    add(all, "缺工作簿.xlsx", || archive(&ordinary()[..2]));
    add(all, "缺工作表.xlsx", || archive(&ordinary()[..5]));
    add(all, "关系成环.xlsx", || {
        let rows = [
            ("rId1", "worksheet", "workbook.xml"),
            ("rId2", "sharedStrings", "../xl/../xl/_rels/workbook.xml.rels"),
            ("rId3", "styles", "workbook.xml"),
        ];
        archive(&with(
            ordinary(),
            Entry::new("xl/_rels/workbook.xml.rels", parts::relations(&rows)),
        ))
    });
    add(all, "关系指向别处.xlsx", || {
        let rows = [
            ("rId1", "worksheet", "../../../../etc/passwd"),
            ("rId2", "sharedStrings", "https://example.com/x.xml"),
        ];
        archive(&with(
            ordinary(),
            Entry::new("xl/_rels/workbook.xml.rels", parts::relations(&rows)),
        ))
    });
}

/// Each part stays below what is looked at closely; together they are three gigabytes.
fn many_sheets() -> Vec<u8> {
    let spaces = vec![b' '; MB];
    let one = Entry::repeated("", &[(&spaces, 15)]);
    let sheets: String = (0..200)
        .map(|n| format!("<sheet name=\"表{n}\" sheetId=\"{}\" r:id=\"s{n}\"/>", n + 1))
        .collect();
    let workbook = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{sheets}</sheets></workbook>"
    );
    let ids: Vec<_> = (0..200).map(|n| (format!("s{n}"), format!("worksheets/s{n}.xml"))).collect();
    let rows: Vec<_> =
        ids.iter().map(|(id, target)| (id.as_str(), "worksheet", target.as_str())).collect();
    let mut all = ordinary();
    all = with(all, Entry::new(WORKBOOK, workbook));
    all = with(all, Entry::new("xl/_rels/workbook.xml.rels", parts::relations(&rows)));
    all.extend((0..200).map(|n| Entry { name: format!("xl/worksheets/s{n}.xml"), ..one.clone() }));
    archive(&all)
}
