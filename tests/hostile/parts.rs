//! Small whole workbooks of each format, made of parts that a test or a fuzzer may replace.

use std::io::Write;

use super::packed::{Entry, archive};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The places of an .xlsx that are often replaced.
pub const SHEET: &str = "xl/worksheets/sheet1.xml";
pub const STRINGS: &str = "xl/sharedStrings.xml";
pub const STYLES: &str = "xl/styles.xml";
pub const WORKBOOK: &str = "xl/workbook.xml";

/// What stands around a sheet's rows.
pub fn sheet(rows: &str) -> String {
    format!("{}{rows}{}", sheet_head(), SHEET_FOOT)
}

/// The beginning of a sheet.
pub fn sheet_head() -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns=\"{MAIN}\"><sheetData>")
}

/// Its end.
pub const SHEET_FOOT: &str = "</sheetData></worksheet>";

/// Shared texts around their items.
pub fn strings(items: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sst xmlns=\"{MAIN}\">{items}</sst>")
}

/// A sheet of a county of two schools, for the parts around it to be hostile.
pub fn rows() -> String {
    let row = |cells: &[&str]| {
        let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())
    };
    row(&["学校名称", "办学类型", "在校学生数"])
        + &row(&["第一小学", "小学", "500"])
        + &row(&["第一中学", "初中", "600"])
}

/// The parts of an .xlsx with one sheet (the whole part) and shared texts (the whole part).
pub fn xlsx(sheet: &str, strings: &str) -> Vec<Entry> {
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
         <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
         <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>"
    );
    let workbook = format!(
        "<?xml version=\"1.0\"?><workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"数据\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>"
    );
    vec![
        Entry::new("[Content_Types].xml", types),
        Entry::new("_rels/.rels", relations(&[("rId1", "officeDocument", "xl/workbook.xml")])),
        Entry::new(WORKBOOK, workbook),
        Entry::new(
            "xl/_rels/workbook.xml.rels",
            relations(&[
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "sharedStrings", "sharedStrings.xml"),
                ("rId3", "styles", "styles.xml"),
            ]),
        ),
        Entry::new(STYLES, styles),
        Entry::new(SHEET, sheet),
        Entry::new(STRINGS, strings),
    ]
}

/// A part of relations: (id, kind, target).
pub fn relations(rows: &[(&str, &str, &str)]) -> String {
    let row = |(id, kind, target): &(&str, &str, &str)| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\">{}</Relationships>",
        rows.iter().map(row).collect::<String>()
    )
}

/// Puts a part in the place of the one of its name.
pub fn with(mut parts: Vec<Entry>, part: Entry) -> Vec<Entry> {
    parts.retain(|old| old.name != part.name);
    parts.push(part);
    parts
}

/// The parts of an .xlsb around the records of one sheet and of the shared texts.
pub fn xlsb(workbook: Option<&[u8]>, sheet: &[u8], strings: &[u8]) -> Vec<Entry> {
    // BrtBeginBook, BrtBeginBundleShs, BrtBundleSh, BrtEndBundleShs, BrtEndBook.
    let mut bundle = vec![0, 0, 0, 0, 1, 0, 0, 0];
    bundle.extend(wide("rId1"));
    bundle.extend(wide("数据"));
    let mut book = vec![0x83, 0x01, 0, 0x8F, 0x01, 0, 0x9C, 0x01];
    book.push(u8::try_from(bundle.len()).unwrap_or_default());
    book.extend(bundle);
    book.extend([0x90, 0x01, 0, 0x84, 0x01, 0]);
    vec![
        Entry::new("_rels/.rels", relations(&[("rId1", "officeDocument", "xl/workbook.bin")])),
        Entry::new("xl/workbook.bin", workbook.unwrap_or(&book)),
        Entry::new(
            "xl/_rels/workbook.bin.rels",
            relations(&[
                ("rId1", "worksheet", "worksheets/sheet1.bin"),
                ("rId2", "sharedStrings", "sharedStrings.bin"),
            ]),
        ),
        Entry::new("xl/worksheets/sheet1.bin", sheet),
        Entry::new("xl/sharedStrings.bin", strings),
    ]
}

/// A text of .xlsb: its length, then UTF-16.
pub fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = u32::try_from(units.len()).unwrap_or_default().to_le_bytes().to_vec();
    bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    bytes
}

const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// What stands around the tables of an .ods.
pub const CONTENT_HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>";
/// Its end.
pub const CONTENT_FOOT: &str = "</office:spreadsheet></office:body></office:document-content>";

/// The parts of an .ods.
pub fn ods(content: Entry) -> Vec<Entry> {
    let manifest = format!(
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{ODS}\"/></manifest:manifest>"
    );
    vec![
        Entry::stored("mimetype", ODS.as_bytes()),
        Entry::new("META-INF/manifest.xml", manifest),
        content,
    ]
}

/// An .ods of these tables.
pub fn ods_of(tables: &str) -> Vec<u8> {
    let content = format!("{CONTENT_HEAD}{tables}{CONTENT_FOOT}");
    archive(&ods(Entry::new("content.xml", content)))
}

/// A compound file of streams, as Excel writes it.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let memory = std::io::Cursor::new(Vec::new());
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, memory)
        .expect("memory can be written");
    for (name, content) in streams {
        let mut stream = file.create_stream(format!("/{name}")).expect("a name that may stand");
        stream.write_all(content).expect("memory can be written");
    }
    file.flush().expect("memory can be written");
    file.into_inner().into_inner()
}

/// One record of BIFF.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = kind.to_le_bytes().to_vec();
    bytes.extend(u16::try_from(data.len()).unwrap_or(u16::MAX).to_le_bytes());
    bytes.extend(data);
    bytes
}

/// The stream of an .xls with these records among its globals and these in its one sheet.
pub fn biff(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let bof = |kind: u8| {
        let data = [0, 6, kind, 0, 0xBB, 0x0D, 0xCC, 7, 0, 0, 0, 0, 6, 3, 0, 0];
        record(0x0809, &data)
    };
    let begin = [bof(5), record(0x0042, &[0xB0, 4])].concat();
    let globals = [globals.concat(), record(0x000A, &[])].concat();
    let name = b"\x04\0data";
    let start = begin.len() + 4 + 6 + name.len() + globals.len();
    let mut bound = u32::try_from(start).unwrap_or(u32::MAX).to_le_bytes().to_vec();
    bound.extend([0, 0]);
    bound.extend(name);
    [begin, record(0x0085, &bound), globals, bof(0x10), sheet.concat(), record(0x000A, &[])]
        .concat()
}

/// An .xls of these records.
pub fn xls(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let mut stream = biff(globals, sheet);
    // Streams of 4096 bytes and more have sectors of their own, as all real ones.
    stream.resize(stream.len().max(4096), 0);
    compound(&[("Workbook", &stream)])
}
