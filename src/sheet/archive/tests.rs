//! Archives as offices make them, and as somebody with bad intentions might.

#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write as _};

use expect_test::{Expect, expect};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

/// A zip of these entries.
fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        if name.ends_with('/') {
            zip.add_directory(*name, options).unwrap();
        } else {
            zip.start_file(*name, options).unwrap();
            zip.write_all(bytes).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// The same, each name written in GBK, without a flag: `?` of the zip stands for a byte of it.
fn gbk(name: &str, bytes: &[u8]) -> Vec<u8> {
    let (raw, ..) = encoding_rs::GBK.encode(name);
    let stand_in = "?".repeat(raw.len());
    let mut zip = zip(&[(&stand_in, bytes)]);
    while let Some(at) = memchr::memmem::find(&zip, stand_in.as_bytes()) {
        zip[at..at + raw.len()].copy_from_slice(&raw);
    }
    zip
}

/// Sets the bits of the flags by which an entry is encrypted.
fn locked(mut zip: Vec<u8>) -> Vec<u8> {
    for (magic, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = memchr::memmem::find_iter(&zip, magic).collect();
        for at in places {
            zip[at + flags] |= 1;
        }
    }
    zip
}

fn told(bytes: &[u8]) -> String {
    match list("县.zip", bytes, &Limits::default()) {
        None => "no archive".to_owned(),
        Some(Err(sentence)) => sentence.to_string(),
        Some(Ok(Listing { files, passed })) => {
            let passed =
                passed.iter().map(|one| format!("- {}：{}", one.why, one.names.join("、")));
            files.into_iter().chain(passed).collect::<Vec<_>>().join("\n")
        }
    }
}

#[allow(clippy::needless_pass_by_value)] // An expectation is written where it is used.
fn check(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&told(bytes));
}

#[test]
fn files_are_named_with_their_way_and_the_others_are_told() {
    let bytes = zip(&[
        ("一中/", b""),
        ("一中/花名册.xlsx", b"PK"),
        ("二中/花名册.xlsx", b"PK"),
        ("__MACOSX/一中/._花名册.xlsx", b"x"),
        ("一中/~$花名册.xlsx", b"x"),
        ("一中/.DS_Store", b"x"),
        ("通知.docx", b"PK"),
        ("空.xlsx", b""),
        ("旧\\表.csv", b"a,b"),
    ]);
    check(
        &bytes,
        expect![[r"
        县.zip › 一中/花名册.xlsx
        县.zip › 二中/花名册.xlsx
        县.zip › 旧/表.csv
        - 隐藏文件或系统文件：县.zip › __MACOSX/一中/._花名册.xlsx、县.zip › 一中/.DS_Store
        - 打开工作簿时留下的临时文件（~$ 开头），里面没有数据：县.zip › 一中/~$花名册.xlsx
        - 文字、图片、PDF、程序等，不是表格：县.zip › 通知.docx
        - 空文件：县.zip › 空.xlsx"]],
    );
}

/// An archive of files whose names come twice: written with others as long, which are then put right.
fn doubled(entries: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let written: Vec<_> = entries.iter().map(|(stand_in, _, bytes)| (*stand_in, *bytes)).collect();
    let mut bytes = zip(&written);
    for (stand_in, name, _) in entries {
        assert_eq!(stand_in.len(), name.len());
        while let Some(at) = memchr::memmem::find(&bytes, stand_in.as_bytes()) {
            bytes[at..at + name.len()].copy_from_slice(name.as_bytes());
        }
    }
    bytes
}

#[test]
fn two_files_of_one_name_are_two_files() {
    let bytes = doubled(&[
        ("A.csv", "1.csv", b"old"),
        ("2.CSV", "2.csv", b"other"),
        ("B.csv", "1.csv", b"new"),
        ("C/D/", "C/E/", b""),
        ("C/F/", "C/E/", b""),
        ("C\\G.csv", "C\\H.csv", b"left"),
        ("C/J.csv", "C/H.csv", b"right"),
    ]);
    check(
        &bytes,
        expect![[r"
        县.zip › 1 (2).csv
        县.zip › 1.csv
        县.zip › 2.csv
        县.zip › C/H (2).csv
        县.zip › C/H.csv"]],
    );
    let mut unpacking = Unpacking::default();
    let files = [
        ("1 (2).csv", &b"old"[..]),
        ("1.csv", b"new"),
        ("2.csv", b"other"),
        ("C/H (2).csv", b"left"),
        ("C/H.csv", b"right"),
    ];
    for (name, content) in files {
        let whole = format!("县.zip › {name}");
        let file = unpacking.file(&whole, &bytes, &Limits::default()).unwrap();
        assert_eq!(file.as_ref(), content, "{name}");
        assert!(Unpacking::is_inner(&whole, &bytes, &Limits::default()));
    }
}

#[test]
fn names_in_gbk_are_read_without_a_flag() {
    // The bytes of 一小.csv are letters of UTF-8, too.
    for name in [
        "县直/第一小学.xls",
        "一小.csv",
        "花名册.xlsx",
        "青山镇中心小学（本部）.csv",
        "汇总表\\小学.xls",
    ] {
        let bytes = gbk(name, b"a,b");
        assert_eq!(told(&bytes), format!("县.zip › {}", name.replace('\\', "/")));
        let whole = format!("县.zip › {}", name.replace('\\', "/"));
        let file = Unpacking::default().file(&whole, &bytes, &Limits::default()).unwrap();
        assert_eq!(file.as_ref(), b"a,b", "{name}");
    }
}

#[test]
fn a_name_that_is_said_to_be_utf_8_is_that() {
    check(
        &zip(&[("һС.csv", b"a"), ("Ěcole.csv", b"b")]),
        expect![[r"
        县.zip › Ěcole.csv
        县.zip › һС.csv"]],
    );
}

#[test]
fn one_archive_within_another_is_opened_and_a_third_is_not() {
    let third = zip(&[("丙.csv", b"3")]);
    let second = zip(&[("乙.csv", b"2"), ("丙.zip", &third)]);
    let bytes = zip(&[("甲.csv", b"1"), ("一中/乙.zip", &second), ("坏.zip", b"PK\x03\x04")]);
    check(
        &bytes,
        expect![[r"
            县.zip › 一中/乙.zip › 乙.csv
            县.zip › 坏.zip
            县.zip › 甲.csv
            - 压缩包套得太深。请解压后再拖入：县.zip › 一中/乙.zip › 丙.zip"]],
    );
    let mut unpacking = Unpacking::default();
    for (name, content) in [("县.zip › 甲.csv", b"1"), ("县.zip › 一中/乙.zip › 乙.csv", b"2")]
    {
        let file = unpacking.file(name, &bytes, &Limits::default()).unwrap();
        assert_eq!(file.as_ref(), content, "{name}");
        assert!(Unpacking::is_inner(name, &bytes, &Limits::default()));
    }
    assert!(!Unpacking::is_inner("县.zip", &bytes, &Limits::default()));
}

#[test]
fn a_workbook_is_no_archive_whatever_it_is_called() {
    let documents: [&[(&str, &[u8])]; 5] = [
        &[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<x/>")],
        &[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")],
        &[("content.xml", b"<x/>")],
        &[("word/document.xml", b"<x/>")],
        &[("Index/Document.iwa", b"x")],
    ];
    for entries in documents {
        assert_eq!(told(&zip(entries)), "no archive", "{entries:?}");
    }
    for bytes in [&b"\xD0\xCF\x11\xE0"[..], b"a,b", b"", b"PK\x03\x04 broken"] {
        assert_eq!(told(bytes), "no archive");
    }
}

#[test]
fn an_archive_without_a_table_says_what_is_in_it() {
    check(
        &locked(zip(&[("一中.xlsx", b"PK"), ("二中.xlsx", b"PK")])),
        expect![
            "“县.zip”是压缩包，里面没有能读的表格。2 个（如“一中.xlsx”）：加了压缩包密码。请先用密码解压，再拖入。"
        ],
    );
    check(
        &zip(&[("通知.pdf", b"x"), ("照片/一.jpg", b"x")]),
        expect![
            "“县.zip”是压缩包，里面没有能读的表格。2 个（如“通知.pdf”）：文字、图片、PDF、程序等，不是表格。"
        ],
    );
    check(&zip(&[("空/", b"")]), expect!["“县.zip”是空的压缩包，里面没有文件。请确认选对了文件。"]);
}

#[test]
fn what_is_made_to_do_harm_is_not_inflated() {
    let zeros = vec![b'a'; 20 << 20];
    check(
        &zip(&[("册.csv", b"a"), ("弹.csv", &zeros)]),
        expect![[r"
        县.zip › 册.csv
        - 压缩比异常，可能是恶意文件：县.zip › 弹.csv"]],
    );
    let small = Limits { file_bytes: 10, inflated_bytes: 15, ..Limits::default() };
    let bytes = zip(&[("大.csv", &[b'a'; 11]), ("一.csv", &[b'a'; 9]), ("二.csv", &[b'a'; 9])]);
    let listing = list("县.zip", &bytes, &small).unwrap().unwrap();
    assert_eq!(listing.files, ["县.zip › 一.csv"]);
    let why: Vec<_> = listing.passed.iter().map(|one| (one.why.as_str(), &one.names)).collect();
    assert_eq!(why.len(), 2, "{why:?}");
    // What is asked for although it was passed over is refused.
    let file = Unpacking::default().file("县.zip › 大.csv", &bytes, &small);
    assert!(file.is_err(), "{file:?}");
    let many = Limits { zip_entries: 2, ..Limits::default() };
    assert_eq!(list("县.zip", &bytes, &many), None, "the guard refuses the directory");
}

#[test]
fn ways_out_of_the_archive_are_names_and_nothing_else() {
    check(
        &zip(&[("../../etc/册.csv", b"a"), ("/绝对/册.csv", b"b"), ("C:/册.csv", b"c")]),
        expect![[r"
            县.zip › ../../etc/册.csv
            县.zip › C:/册.csv
            县.zip › 绝对/册.csv"]],
    );
}

/// Whatever a byte of it becomes, an archive is listed or refused, and what is listed is the file or a sentence.
#[test]
fn damaged_archives_end_in_a_listing_or_a_sentence() {
    let inner = zip(&[("乙.csv", b"2,2,2")]);
    let whole = zip(&[("一中/甲.csv", b"1,1,1"), ("乙.zip", &inner)]);
    let limits = Limits::default();
    for at in 0..whole.len() {
        for change in [0xFF, 0x01, 0x80] {
            let mut bytes = whole.clone();
            bytes[at] ^= change;
            let Some(Ok(listing)) = list("县.zip", &bytes, &limits) else { continue };
            let mut unpacking = Unpacking::default();
            for name in &listing.files {
                if let Ok(file) = unpacking.file(name, &bytes, &limits) {
                    let known = [&b"1,1,1"[..], b"2,2,2", &inner, &bytes];
                    assert!(known.contains(&file.as_ref()), "{at} {change} {name}");
                }
            }
        }
    }
    for end in 0..whole.len() {
        drop(list("县.zip", &whole[..end], &limits));
    }
}
