//! Workbooks in the manner of the programs that write them, made here part by part: where each declares
//! its prefixes, how it names parts and ways to them, how it writes texts. Nothing is anybody's file.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A package of these parts.
fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Ways from a part: id, kind, target.
fn ways(ways: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let ways: String = ways.iter().map(one).collect();
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{ways}</Relationships>")
}

/// What the parts are; each `(name, kind)` under [`TYPE`].
fn types(defaults: &str, parts: &[(&str, &str)]) -> String {
    let one = |(name, kind): &(&str, &str)| {
        format!("<Override PartName=\"/{name}\" ContentType=\"{TYPE}.{kind}+xml\"/>")
    };
    let parts: String = parts.iter().map(one).collect();
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{defaults}{parts}</Types>"
    )
}

/// Styles with two formats; `own` is a prefix with its colon.
fn styles(own: &str) -> String {
    let colon = own.trim_end_matches(':');
    let declared = if own.is_empty() {
        format!("xmlns=\"{MAIN}\"")
    } else {
        format!("xmlns:{colon}=\"{MAIN}\"")
    };
    let fill =
        |kind: &str| format!("<{own}fill><{own}patternFill patternType=\"{kind}\"/></{own}fill>");
    let border =
        format!("<{own}border><{own}left/><{own}right/><{own}top/><{own}bottom/></{own}border>");
    format!(
        "{HEAD}<{own}styleSheet {declared}><{own}fonts count=\"1\"><{own}font><{own}sz val=\"11\"/><{own}name val=\"宋体\"/></{own}font></{own}fonts><{own}fills count=\"2\">{}{}</{own}fills><{own}borders count=\"1\">{border}</{own}borders><{own}cellStyleXfs count=\"1\"><{own}xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></{own}cellStyleXfs><{own}cellXfs count=\"2\"><{own}xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><{own}xf numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"><{own}alignment horizontal=\"center\"/></{own}xf></{own}cellXfs><{own}cellStyles count=\"1\"><{own}cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></{own}cellStyles></{own}styleSheet>",
        fill("none"),
        fill("gray125")
    )
}

/// Shared texts.
fn texts(all: &[&str]) -> String {
    let texts: String = all.iter().flat_map(|text| ["<si><t>", text, "</t></si>"]).collect();
    let count = all.len();
    format!("{HEAD}<sst xmlns=\"{MAIN}\" count=\"{count}\" uniqueCount=\"{count}\">{texts}</sst>")
}

/// The prefix of relations is declared on each sheet, and nowhere else; ways are absolute.
pub(super) fn openpyxl() -> Vec<u8> {
    let sheet = |name: &str, number: u32| {
        format!(
            "<sheet xmlns:r=\"{OFFICE}\" name=\"{name}\" sheetId=\"{number}\" state=\"visible\" r:id=\"rId{number}\" />"
        )
    };
    package(&[
        ("xl/workbook.xml", format!("<workbook xmlns=\"{MAIN}\"><workbookPr /><bookViews><workbookView visibility=\"visible\" activeTab=\"0\" /></bookViews><sheets>{}{}</sheets><definedNames /><calcPr calcId=\"124519\" fullCalcOnLoad=\"1\" /></workbook>", sheet("数据", 1), sheet("说明", 2))),
        ("xl/_rels/workbook.xml.rels", ways(&[("rId1", "worksheet", "/xl/worksheets/sheet1.xml"), ("rId2", "worksheet", "/xl/worksheets/sheet2.xml"), ("rId3", "styles", "styles.xml"), ("rId4", "sharedStrings", "sharedStrings.xml")])),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{MAIN}\"><sheetPr><outlinePr summaryBelow=\"1\" summaryRight=\"1\" /><pageSetUpPr /></sheetPr><dimension ref=\"A1:B3\" /><sheetViews><sheetView workbookViewId=\"0\"><selection activeCell=\"A1\" sqref=\"A1\" /></sheetView></sheetViews><sheetFormatPr baseColWidth=\"8\" defaultRowHeight=\"15\" /><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\" s=\"1\" t=\"n\"><v>450</v></c></row></sheetData><pageMargins left=\"0.75\" right=\"0.75\" top=\"1\" bottom=\"1\" header=\"0.5\" footer=\"0.5\" /><legacyDrawing xmlns:r=\"{OFFICE}\" r:id=\"anysvml\" /></worksheet>")),
        ("xl/worksheets/_rels/sheet1.xml.rels", ways(&[("comments", "comments", "/xl/comments/comment1.xml"), ("anysvml", "vmlDrawing", "/xl/drawings/commentsDrawing1.vml")])),
        ("xl/comments/comment1.xml", format!("<comments xmlns=\"{MAIN}\"><authors><author>甲</author></authors><commentList><comment ref=\"B3\" authorId=\"0\" shapeId=\"0\"><text><t>用户的批注</t></text></comment></commentList></comments>")),
        ("xl/drawings/commentsDrawing1.vml", "<xml xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\" /></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\" /><v:path gradientshapeok=\"t\" o:connecttype=\"rect\" /></v:shapetype><v:shape id=\"_x0000_s0001\" type=\"#_x0000_t202\" style=\"visibility:hidden\" fillcolor=\"#ffffe1\"><x:ClientData ObjectType=\"Note\"><x:Row>2</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>".to_owned()),
        ("xl/worksheets/sheet2.xml", format!("<worksheet xmlns=\"{MAIN}\"><sheetData /></worksheet>")),
        ("xl/sharedStrings.xml", texts(&["学校名称", "在校生数", "甲小学"])),
        ("xl/styles.xml", styles("")),
        ("_rels/.rels", ways(&[("rId1", "officeDocument", "xl/workbook.xml")])),
        ("[Content_Types].xml", types("<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>", &[("xl/workbook.xml", "sheet.main"), ("xl/worksheets/sheet1.xml", "worksheet"), ("xl/worksheets/sheet2.xml", "worksheet"), ("xl/comments/comment1.xml", "comments"), ("xl/styles.xml", "styles"), ("xl/sharedStrings.xml", "sharedStrings")])),
    ])
}

/// Everything is declared at the root, used or not; the drawing of comments stands before further parts.
pub(super) fn libreoffice() -> Vec<u8> {
    let all = format!(
        "xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\" xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    );
    package(&[
        ("_rels/.rels", ways(&[("rId1", "officeDocument", "xl/workbook.xml")])),
        (
            "xl/_rels/workbook.xml.rels",
            ways(&[
                ("rId1", "styles", "styles.xml"),
                ("rId2", "worksheet", "worksheets/sheet1.xml"),
                ("rId3", "sharedStrings", "sharedStrings.xml"),
            ]),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><fileVersion appName=\"Calc\"/><sheets><sheet name=\"数据\" sheetId=\"1\" state=\"visible\" r:id=\"rId2\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "{HEAD}<worksheet {all}><sheetPr filterMode=\"false\"><pageSetUpPr fitToPage=\"false\"/></sheetPr><dimension ref=\"A1:B2\"/><cols><col collapsed=\"false\" customWidth=\"true\" max=\"1\" min=\"1\" style=\"0\" width=\"11.52\"/></cols><sheetData><row r=\"1\" customFormat=\"false\" ht=\"12.8\" hidden=\"false\"><c r=\"A1\" s=\"0\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"0\" t=\"s\"><v>1</v></c></row><row r=\"2\" customFormat=\"false\" ht=\"12.8\"><c r=\"A2\" s=\"0\" t=\"s\"><v>2</v></c><c r=\"B2\" s=\"1\"><f aca=\"false\">400+50</f><v>450</v></c></row></sheetData><printOptions headings=\"false\"/><pageMargins left=\"0.79\" right=\"0.79\" top=\"1.05\" bottom=\"1.05\" header=\"0.79\" footer=\"0.79\"/><headerFooter differentFirst=\"false\"><oddHeader>&amp;C&amp;A</oddHeader></headerFooter><extLst><ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" uri=\"{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}\"/></extLst></worksheet>"
            ),
        ),
        ("xl/sharedStrings.xml", texts(&["学校名称", "在校生数", "甲小学"])),
        ("xl/styles.xml", styles("")),
        (
            "[Content_Types].xml",
            types(
                "<Default Extension=\"png\" ContentType=\"image/png\"/>",
                &[
                    ("xl/workbook.xml", "sheet.main"),
                    ("xl/worksheets/sheet1.xml", "worksheet"),
                    ("xl/styles.xml", "styles"),
                    ("xl/sharedStrings.xml", "sharedStrings"),
                ],
            ),
        ),
    ])
}

/// Texts stand in their cells, rows come without addresses of cells, the drawing of comments has number 0.
pub(super) fn poi() -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", types("<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>", &[("xl/workbook.xml", "sheet.main"), ("xl/worksheets/sheet1.xml", "worksheet"), ("xl/styles.xml", "styles"), ("xl/comments1.xml", "comments")])),
        ("_rels/.rels", ways(&[("rId1", "officeDocument", "xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels", ways(&[("rId1", "styles", "styles.xml"), ("rId2", "worksheet", "worksheets/sheet1.xml")])),
        ("xl/workbook.xml", format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><workbookPr date1904=\"false\"/><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets><sheet name=\"数据\" r:id=\"rId2\" sheetId=\"1\"/></sheets></workbook>")),
        ("xl/worksheets/sheet1.xml", format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><dimension ref=\"A1\"/><sheetData>\n<row>\n<c t=\"inlineStr\"><is><t>学校名称</t></is></c><c t=\"inlineStr\"><is><t>在校生数</t></is></c></row>\n<row>\n<c t=\"inlineStr\"><is><t>甲小学</t></is></c><c s=\"1\" t=\"n\"><v>450.0</v></c></row>\n</sheetData><pageMargins bottom=\"0.75\" footer=\"0.3\" header=\"0.3\" left=\"0.7\" right=\"0.7\" top=\"0.75\"/><legacyDrawing xmlns:r=\"{OFFICE}\" r:id=\"rId1\"/></worksheet>")),
        ("xl/worksheets/_rels/sheet1.xml.rels", ways(&[("rId1", "vmlDrawing", "../drawings/vmlDrawing0.vml"), ("rId2", "comments", "../comments1.xml")])),
        ("xl/comments1.xml", format!("{HEAD}<comments xmlns=\"{MAIN}\"><authors><author/></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text/></comment></commentList></comments>")),
        ("xl/drawings/vmlDrawing0.vml", "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shape id=\"_x0000_s1025\" type=\"#_x0000_t202\" style=\"position:absolute; visibility:hidden\"><x:ClientData ObjectType=\"Note\"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>".to_owned()),
        ("xl/styles.xml", styles("")),
    ])
}

/// Own namespaces that may be passed over, empty rows with a format of their own, no relations of a sheet.
pub(super) fn wps() -> Vec<u8> {
    let own = "xmlns:etc=\"http://www.wps.cn/officeDocument/2017/etCustomData\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:xr=\"http://schemas.microsoft.com/office/spreadsheetml/2014/revision\" mc:Ignorable=\"xr etc\"";
    package(&[
        (
            "[Content_Types].xml",
            types(
                "",
                &[
                    ("xl/workbook.xml", "sheet.main"),
                    ("xl/worksheets/sheet1.xml", "worksheet"),
                    ("xl/styles.xml", "styles"),
                    ("xl/sharedStrings.xml", "sharedStrings"),
                ],
            ),
        ),
        ("_rels/.rels", ways(&[("rId1", "officeDocument", "xl/workbook.xml")])),
        (
            "xl/_rels/workbook.xml.rels",
            ways(&[
                ("rId3", "sharedStrings", "sharedStrings.xml"),
                ("rId2", "styles", "styles.xml"),
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ]),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><fileVersion appName=\"xl\" lastEdited=\"3\"/><workbookPr/><bookViews><workbookView windowWidth=\"28800\" windowHeight=\"12375\"/></bookViews><sheets><sheet name=\"数据\" sheetId=\"1\" r:id=\"rId1\"/></sheets><calcPr calcId=\"144525\"/></workbook>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "{HEAD}<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\" {own}><sheetPr/><dimension ref=\"A1:B4\"/><sheetFormatPr defaultColWidth=\"9\" defaultRowHeight=\"13.5\" outlineLevelRow=\"3\"/><sheetData><row r=\"1\" spans=\"1:2\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\" spans=\"1:2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" s=\"1\"><v>450</v></c></row><row r=\"4\" s=\"1\" customFormat=\"1\" spans=\"1:2\"/></sheetData><phoneticPr fontId=\"0\" type=\"noConversion\"/><pageMargins left=\"0.75\" right=\"0.75\" top=\"1\" bottom=\"1\" header=\"0.5\" footer=\"0.5\"/><headerFooter/></worksheet>"
            ),
        ),
        ("xl/sharedStrings.xml", texts(&["学校名称", "在校生数", "甲小学"])),
        ("xl/styles.xml", styles("")),
    ])
}

/// Every tag has a prefix, and ids of relations are long and absolute.
pub(super) fn open_xml_sdk() -> Vec<u8> {
    package(&[
        (
            "xl/workbook.xml",
            format!(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><x:workbook xmlns:x=\"{MAIN}\"><x:sheets><x:sheet name=\"数据\" sheetId=\"1\" r:id=\"R5b1f\" xmlns:r=\"{OFFICE}\" /></x:sheets></x:workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            ways(&[
                ("R5b1f", "worksheet", "/xl/worksheets/sheet.xml"),
                ("R77aa", "styles", "/xl/styles.xml"),
            ]),
        ),
        (
            "xl/worksheets/sheet.xml",
            format!(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><x:worksheet xmlns:x=\"{MAIN}\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>学校名称</x:v></x:c><x:c r=\"B1\" t=\"str\"><x:v>在校生数</x:v></x:c></x:row><x:row r=\"2\"><x:c r=\"A2\" t=\"str\"><x:v>甲小学</x:v></x:c><x:c r=\"B2\" s=\"1\"><x:v>450</x:v></x:c></x:row></x:sheetData></x:worksheet>"
            ),
        ),
        ("xl/styles.xml", styles("x:")),
        ("_rels/.rels", ways(&[("R1", "officeDocument", "/xl/workbook.xml")])),
        (
            "[Content_Types].xml",
            types(
                "",
                &[
                    ("xl/workbook.xml", "sheet.main"),
                    ("xl/worksheets/sheet.xml", "worksheet"),
                    ("xl/styles.xml", "styles"),
                ],
            ),
        ),
    ])
}
