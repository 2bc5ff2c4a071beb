//! Each bound of [`Limits`], made small, stops ordinary files of each format that it holds for, with a
//! sentence; without it they are read.

use super::*;

const FILES: [(&str, &str); 7] = [
    ("xlsx", "sheet.xlsx"),
    ("xlsb", "sheet.xlsb"),
    ("xls", "biff8.xls"),
    ("ods", "sheet.ods"),
    ("xml", "excel2003.xls"),
    ("html", "html.xls"),
    ("csv", ""),
];

fn file(name: &str) -> Vec<u8> {
    if name.is_empty() {
        return "学校名称,办学类型,学生数\n河口第一小学,小学,5\n河口第二小学,小学,6\n柳河初级中学,初中,7\n".into();
    }
    std::fs::read(format!("{}/tests/fixtures/sheet/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn every_bound_stops_ordinary_files_with_a_sentence() {
    let all = Limits::default();
    let bounds: [(&str, Limits, &str); 16] = [
        ("file_bytes", Limits { file_bytes: 50, ..all }, "xlsx xlsb xls ods xml html csv"),
        ("unstreamed_bytes", Limits { unstreamed_bytes: 50, ..all }, "xls xml html csv"),
        ("zip_entries", Limits { zip_entries: 2, ..all }, "xlsx xlsb ods"),
        ("part_bytes", Limits { part_bytes: 100, ..all }, "xlsx xlsb ods"),
        ("inflated_bytes", Limits { inflated_bytes: 900, ..all }, "xlsx xlsb ods"),
        ("ratio", Limits { ratio: 1, ratio_from: 100, ..all }, "xlsx ods"),
        ("sheets", Limits { sheets: 1, ..all }, "xlsx xlsb xls ods xml"),
        ("cells", Limits { cells: 5, ..all }, "xlsx xlsb xls ods xml html csv"),
        ("unstreamed_cells", Limits { unstreamed_cells: 5, ..all }, "xls xml html csv"),
        ("block_cells", Limits { block_cells: 5, ..all }, "xls ods"),
        ("run_bytes", Limits { run_bytes: 20, ..all }, "xlsx"),
        ("rows", Limits { rows: 3, ..all }, "xlsx xlsb xls ods xml html csv"),
        ("columns", Limits { columns: 2, ..all }, "xlsx xlsb xls ods xml html csv"),
        ("text_bytes", Limits { text_bytes: 8, ..all }, "xlsx xlsb xls ods xml html csv"),
        ("texts_bytes", Limits { texts_bytes: 30, ..all }, "xlsx xlsb xls ods xml html csv"),
        ("merged", Limits { merged: 1, ..all }, "xlsx xlsb xls ods xml html"),
    ];
    for (format, name) in FILES {
        let bytes = file(name);
        let told = |limits: &Limits| {
            let mut go_on = |_: Progress<'_>| ControlFlow::Continue(());
            let book = read("表", 0, &bytes, None, limits, &mut go_on);
            let mut over =
                book.findings.into_iter().filter(|finding| finding.code == Code::OverLimit);
            over.next().map(|finding| finding.text())
        };
        assert_eq!(told(&all), None, "{format}");
        for (bound, limits, formats) in &bounds {
            let sentence = told(limits);
            let is_bound = formats.split(' ').any(|one| one == format);
            assert!(
                !is_bound || sentence.is_some_and(|told| told.contains('。')),
                "{bound} {format}"
            );
        }
    }
}

/// What a sheet says of its own size never reaches calamine, which would make room for it.
#[test]
fn dimensions_and_counts_are_not_passed_on() {
    use super::guard::biff::{kind, record, write};
    use super::guard::xls_records::{Counts, Globals, copy};

    let mut stream = Vec::new();
    write(&mut stream, kind::BOF, &[&[0, 6, 16, 0, 0, 0, 0, 0]]);
    write(&mut stream, 0x0200, &[&[0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0]]);
    write(&mut stream, kind::NUMBER, &[&[5, 0, 7, 0, 0, 0], &1.5_f64.to_le_bytes()]);
    write(&mut stream, kind::EOF, &[]);
    let limits = Limits::default();
    let mut go_on = |_: Progress<'_>| ControlFlow::Continue(());
    let mut reading = Reading::new("表", 0, &limits, &mut go_on);
    let texts = guard::biff::Texts::default();
    let globals = Globals { wide: true, ..Globals::default() };
    let (mut counts, mut to) = (Counts::new(&limits, &texts), Vec::new());
    let found = copy(&mut reading, &mut counts, (&stream, 0), &globals, &mut to).unwrap();
    let only = record(&to, 0).unwrap();
    // One record, at the first place: rows and columns without cells are left out, and remembered.
    assert_eq!(
        (only.kind, only.next, &only.data[..4]),
        (kind::NUMBER, to.len(), &[0, 0, 0, 0][..])
    );
    assert_eq!((found.rows, found.columns), (vec![5], vec![7]));
    let mut texts = junheng_parsing::Texts::default();
    texts.push("校 <名>");
    let mut written = guard::shared_strings::Written::new(&texts);
    let written = guard::package::pull_all(&mut written).unwrap();
    assert!(written.starts_with(b"<sst><si>"), "without counts");
    assert!(written.len() as u64 <= guard::shared_strings::Written::length(&texts));
}
