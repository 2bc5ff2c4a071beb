//! .xls: records and compound files whose sizes are absurd.

use super::parts::{biff, compound, record, xls};
use super::{Hostile, add, fixture, long};

fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// Puts a number of four bytes at a place of an ordinary .xls.
fn changed(places: &'static [(usize, u32)]) -> impl Fn() -> Vec<u8> {
    move || {
        let mut bytes = fixture("biff8.xls");
        for (at, number) in places {
            bytes[*at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        bytes
    }
}

pub fn add_all(all: &mut Vec<Hostile>) {
    records(all);
    compounds(all);
}

fn records(all: &mut Vec<Hostile>) {
    const NUMBER: u16 = 0x0203;
    let number = |row: u16, column: u16| {
        record(NUMBER, &[words(&[row, column, 0]), 1.5_f64.to_le_bytes().to_vec()].concat())
    };
    let dimensions = |rows: u32, columns: u16| {
        let mut data = [0_u32.to_le_bytes(), rows.to_le_bytes()].concat();
        data.extend(words(&[0, columns, 0]));
        record(0x0200, &data)
    };
    add(all, "谎报范围.xls", move || xls(&[], &[dimensions(u32::MAX, u16::MAX), number(0, 0)]));
    add(all, "相距极远的两格.xls", move || {
        xls(&[], &[dimensions(65_536, 256), number(0, 0), number(65_535, 255)])
    });
    add(all, "列号越界.xls", move || xls(&[], &[number(65_535, 65_535)]));
    add(all, "范围倒置.xls", move || {
        let data = [&9_u32.to_le_bytes()[..], &[0; 4], &words(&[9, 0, 0])].concat();
        xls(&[], &[record(0x0200, &data), number(3, 3)])
    });
    add(all, "共享文字四十亿.xls", || xls(&[record(0x00FC, &[0xFF; 8])], &[]));
    add(all, "共享文字长度谎报.xls", move || {
        let sst = [&1_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &[0xFF, 0xFF, 1, 65]].concat();
        let label = record(0x00FD, &[words(&[0, 0, 0]), vec![0; 4]].concat());
        xls(&[record(0x00FC, &sst)], &[label])
    });
    add(all, "共享文字附注极长.xls", || {
        // A text with formatting runs and far-eastern data of gigabytes.
        let text = [&words(&[1])[..], &[0x0C], &words(&[0xFFFF]), &[0xFF; 4], b"A"].concat();
        let sst = [&1_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &text].concat();
        xls(&[record(0x00FC, &sst)], &[])
    });
    add(all, "共享文字序号越界.xls", || {
        xls(&[], &[record(0x00FD, &[words(&[0, 0, 0]), vec![0xFF; 4]].concat())])
    });
    add(all, "文字长度谎报.xls", || {
        xls(&[], &[record(0x0204, &[&words(&[0, 0, 0, 0xFFFF])[..], &[1, 65, 0]].concat())])
    });
    add(all, "多个数倒置.xls", || {
        // MULRK whose last column stands before its first.
        xls(&[], &[record(0x00BD, &words(&[0, 200, 0, 0, 0, 3]))])
    });
    add(all, "公式残缺.xls", || xls(&[], &[record(0x0006, &words(&[0, 0, 0]))]));
    add(all, "记录长度越界.xls", || {
        let mut stream = biff(&[], &[]);
        stream.truncate(stream.len() - 4);
        stream.extend(words(&[NUMBER, 0xFFFF, 1, 1]));
        stream.resize(5000, 0x55);
        compound(&[("Workbook", &stream)])
    });
    add(all, "续记录两万个.xls", || {
        let mut globals = vec![record(0x00FC, &[1, 0, 0, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0])];
        globals.extend((0..20_000).map(|_| record(0x003C, &[0, 65, 65])));
        xls(&globals, &[])
    });
    add(all, "工作表位置越界.xls", || {
        let bound = [&[0xFF; 4][..], &[0, 0, 4, 0], b"data"].concat();
        xls(&[record(0x0085, &bound)], &[])
    });
    add(all, "工作表三万张.xls", || {
        // All of them at the one place.
        let bound = [&0_u32.to_le_bytes()[..], &[0, 0, 4, 0], b"data"].concat();
        xls(&vec![record(0x0085, &bound); 30_000], &[])
    });
    add(all, "合并极多.xls", || {
        let block = words(&[0, 0xFFFF, 0, 0xFFFF]);
        let merged = record(0x00E5, &[words(&[1000]), block.repeat(1000)].concat());
        xls(&[], &vec![merged; 300])
    });
    add(all, "合并个数谎报.xls", || {
        xls(&[], &[record(0x00E5, &words(&[0xFFFF, 0, 1, 0, 1]))])
    });
    add(all, "没有结尾.xls", || {
        let mut stream = biff(&[], &[]);
        stream.truncate(stream.len() - 4);
        while stream.len() < 60_000 {
            stream.extend(record(0x0201, &words(&[0, 0, 0])));
        }
        compound(&[("Workbook", &stream)])
    });
    long(all, "旧版全满.xls", move || {
        // 65 536 rows of 40 numbers, all of them written.
        let rows = (0..=u16::MAX).flat_map(|row| {
            [record(
                0x00BD,
                &[words(&[row, 0]), words(&[0, 1, 1]).repeat(40), words(&[39])].concat(),
            )]
        });
        // A compound file of more than 7 MB; that is what the library is for.
        xls(&[], &rows.collect::<Vec<_>>())
    });
}

fn compounds(all: &mut Vec<Hostile>) {
    add(all, "扇区大小为二的三十一次方.xls", changed(&[(30, 31)]));
    add(all, "扇区大小为一.xls", changed(&[(30, 0)]));
    add(all, "分配表极多.xls", changed(&[(44, u32::MAX)]));
    add(all, "分配表在别处.xls", changed(&[(76, 0x00FF_FFFF)]));
    add(all, "目录在别处.xls", changed(&[(48, 0x7FFF_FFFF)]));
    add(all, "目录指向自己.xls", changed(&[(48, 0)]));
    add(all, "二级分配表成环.xls", changed(&[(68, 0), (72, u32::MAX)]));
    add(all, "小扇区表极多.xls", changed(&[(60, 1), (64, u32::MAX)]));
    add(all, "分配表成环.xls", || {
        let mut bytes = fixture("biff8.xls");
        let first = 76;
        let sector = u32::from_le_bytes([
            bytes[first],
            bytes[first + 1],
            bytes[first + 2],
            bytes[first + 3],
        ]) as usize;
        let table = (sector + 1) * 512;
        for (index, at) in (table..(table + 512).min(bytes.len() - 3)).step_by(4).enumerate() {
            let next = u32::try_from(index).unwrap_or_default();
            bytes[at..at + 4].copy_from_slice(&next.to_le_bytes());
        }
        bytes
    });
    add(all, "流长度四吉.xls", || {
        let mut bytes = fixture("biff8.xls");
        let name: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let entry = bytes.windows(name.len()).position(|part| part == name).unwrap_or(512);
        bytes[entry + 120..entry + 124].copy_from_slice(&u32::MAX.to_le_bytes());
        bytes
    });
    add(all, "没有工作簿流.xls", || compound(&[("Nothing", &[0; 5000])]));
    add(all, "工作簿流为空.xls", || compound(&[("Workbook", b"")]));
}
