//! Files for the tests: zips with whatever a directory may claim, small workbooks, compound files.

use std::io::Write as _;

use super::*;

/// One entry of a zip, with what the directory is to claim of it.
pub struct Entry {
    pub name: String,
    pub packed: Vec<u8>,
    pub inflated: u64,
    pub check: u32,
    pub method: u16,
    pub flags: u16,
}

impl Entry {
    pub fn new(name: &str, content: &[u8]) -> Self {
        let mut encoder =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(content).unwrap();
        let mut sum = flate2::Crc::new();
        sum.update(content);
        Self {
            name: name.to_owned(),
            packed: encoder.finish().unwrap(),
            inflated: content.len() as u64,
            check: sum.sum(),
            method: 8,
            flags: 0,
        }
    }

    pub fn stored(name: &str, content: &[u8]) -> Self {
        let mut sum = flate2::Crc::new();
        sum.update(content);
        let (packed, inflated) = (content.to_vec(), content.len() as u64);
        Self { name: name.to_owned(), packed, inflated, check: sum.sum(), method: 0, flags: 0 }
    }

    fn header(&self, local: bool, at: usize) -> Vec<u8> {
        let short = |number: u16| number.to_le_bytes().to_vec();
        let long = |number: u64| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes().to_vec();
        let name = u16::try_from(self.name.len()).unwrap();
        let mut parts =
            vec![if local { b"PK\x03\x04".to_vec() } else { b"PK\x01\x02\x14\0".to_vec() }];
        parts.extend([
            short(20),
            short(self.flags),
            short(self.method),
            long(0),
            long(u64::from(self.check)),
        ]);
        parts.extend([long(self.packed.len() as u64), long(self.inflated), short(name), short(0)]);
        if !local {
            parts.extend([short(0), short(0), short(0), long(0), long(at as u64)]);
        }
        parts.push(self.name.clone().into_bytes());
        parts.concat()
    }
}

/// A zip; `places` may send entries of the directory to other headers than their own.
pub fn zip(entries: &[Entry], places: &dyn Fn(usize, usize) -> usize) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (index, entry) in entries.iter().enumerate() {
        directory.extend(entry.header(false, places(index, bytes.len())));
        bytes.extend(entry.header(true, 0));
        bytes.extend(&entry.packed);
    }
    let (start, count) = (bytes.len(), u16::try_from(entries.len()).unwrap());
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    bytes.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    bytes.extend(u32::try_from(start).unwrap().to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// The parts of an .xlsx around one sheet and its shared texts.
pub fn xlsx_parts(sheet: &str, strings: &str) -> Vec<Entry> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations =
        |rows: &str| format!("<?xml version=\"1.0\"?>\n<Relationships>{rows}</Relationships>");
    let root = relations(&format!(
        "<Relationship Id=\"a\" Type=\"{kind}/officeDocument\" Target=\"/xl/workbook.xml\"/>"
    ));
    let book = relations(&format!(
        "<Relationship Id=\"rId1\" Type=\"{kind}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{kind}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    ));
    let workbook = "<x:workbook xmlns:x=\"…\"><x:sheets><x:sheet name=\"数据 &amp; 表\" sheetId=\"1\" r:id='rId1'/></x:sheets></x:workbook>";
    vec![
        Entry::new("_rels/.rels", root.as_bytes()),
        Entry::new("xl/workbook.xml", workbook.as_bytes()),
        Entry::new("xl/_rels/workbook.xml.rels", book.as_bytes()),
        Entry::new("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        Entry::new("xl/sharedStrings.xml", strings.as_bytes()),
    ]
}

/// An .xlsx of one sheet.
pub fn xlsx(sheet_data: &str, strings: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{sheet_data}</sheetData></worksheet>");
    zip(&xlsx_parts(&sheet, &format!("<sst>{strings}</sst>")), &|_, at| at)
}

/// An .ods of what stands in its body.
pub fn ods(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    );
    let kind = Entry::stored("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
    zip(&[kind, Entry::new("content.xml", content.as_bytes())], &|_, at| at)
}

/// A compound file of streams.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = ::cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for (name, content) in streams {
        file.create_stream(format!("/{name}")).unwrap().write_all(content).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// The code of each finding, and its message and hint as one text.
pub fn findings(book: &Workbook) -> Vec<(Code, String)> {
    book.findings.iter().map(|finding| (finding.code, finding.text())).collect()
}

/// Reads, and demands that nothing comes but one finding of `code` that says `words`.
pub fn refused(name: &str, bytes: &[u8], code: Code, words: &str) {
    let book = read_all(name, bytes);
    match findings(&book).as_slice() {
        [(found, message)]
            if *found == code && message.contains(words) && message.contains('。') => {}
        other => panic!("{name}: {other:?}"),
    }
    assert!(book.sheets.iter().all(|sheet| sheet.grid.is_empty()), "{name}");
}
