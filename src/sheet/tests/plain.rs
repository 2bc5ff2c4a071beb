//! What is plain is read without events: it must be what the events say.

use super::make::*;
use super::*;

/// The same sheet with a space more where it changes nothing but the way it is read.
fn unusual(bytes: &[u8]) -> Vec<u8> {
    const SPACED: [(&[u8], &[u8]); 3] =
        [(b"<c r", b"<c  r"), (b"</row>", b"</row\n>"), (b"<si>", b"<si >")];
    let (mut out, mut rest) = (Vec::new(), bytes);
    while let Some((byte, after)) = rest.split_first() {
        match SPACED.iter().find(|(plain, _)| rest.starts_with(plain)) {
            Some((plain, spaced)) => {
                out.extend_from_slice(spaced);
                rest = &rest[plain.len()..];
            }
            None => {
                out.push(*byte);
                rest = after;
            }
        }
    }
    out
}

/// What an .xlsx of these parts reads as.
fn seen(sheet: &[u8], strings: &[u8], limits: &Limits) -> String {
    let mut parts = xlsx_parts("", "");
    parts.truncate(3);
    parts.push(Entry::new("xl/worksheets/sheet1.xml", sheet));
    parts.push(Entry::new("xl/sharedStrings.xml", strings));
    let bytes = zip(&parts, &|_, at| at);
    shown(&read("表.xlsx", 7, &bytes, None, limits, &mut |_| ControlFlow::Continue(())))
}

fn both_ways(sheet: &[u8], strings: &[u8], limits: &Limits) {
    let plain = seen(sheet, strings, limits);
    let events = seen(&unusual(sheet), &unusual(strings), limits);
    assert_eq!(plain, events, "{}", String::from_utf8_lossy(sheet));
}

const SHEET: &str = "<worksheet><sheetData><row r=\"1\" spans=\"1:4\"><c r=\"A1\" t=\"s\"><v>0</v></c>\
    <c r=\"B1\" s=\"2\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"n\" s=\"3\"><v>-12.50</v></c></row>\n  \
    <row r=\"2\" ht=\"13.5\" x14ac:dyDescent=\"0.15\"><c r=\"A2\" s=\"1\"/><c r=\"B2\"><f>SUM(校!A1:A9)</f><v>0</v></c>\
    <c r=\"C2\"><f t=\"shared\" si=\"0\"/><v>0.1</v></c><c r=\"AB2\"><v>3.8249999999999997</v></c></row>\
    <row r=\"5\"><c r=\"A5\" t=\"s\"><v>2</v></c><c r=\"B5\" t=\"b\"><v>1</v></c><c r=\"C5\"><v></v></c>\
    <c r=\"D5\" t=\"str\"><f>A1</f><v>一小</v></c><c r=\"E5\"><v>5E3</v></c><c r=\"F5\"></c></row>\
    <row r=\"7\"/><row><c><v>8</v></c><c r=\"C8\"><v>08</v></c></row></sheetData></worksheet>";

const STRINGS: &str = "<sst><si><t>第一小学</t></si><si><t xml:space=\"preserve\"> 二小 </t>\
    <phoneticPr fontId=\"1\" type=\"noConversion\"/></si>\n<si><t> </t></si><si><t>三&amp;四</t></si>\
    <si><t>五_x000D_</t></si><si><r><t>六</t></r></si></sst>";

#[test]
fn a_sheet_is_read_alike_with_and_without_events() {
    both_ways(SHEET.as_bytes(), STRINGS.as_bytes(), &Limits::default());
    let waiting = SHEET.replace("<sheetData>", "<calcPr fullCalcOnLoad=\"1\"/><sheetData>");
    both_ways(waiting.as_bytes(), STRINGS.as_bytes(), &Limits::default());
    for shared in 0..8 {
        let sheet = SHEET.replace("<v>0</v></c>", &format!("<v>{shared}</v></c>"));
        both_ways(sheet.as_bytes(), STRINGS.as_bytes(), &Limits::default());
    }
}

#[test]
fn limits_hold_alike_with_and_without_events() {
    let default = Limits::default();
    for limit in 0..24 {
        let limits = [
            Limits { cells: limit, ..default },
            Limits { rows: u32::try_from(limit).unwrap(), ..default },
            Limits { columns: u32::try_from(limit).unwrap(), ..default },
            Limits { text_bytes: limit, ..default },
            Limits { texts_bytes: limit, ..default },
        ];
        for limits in limits {
            both_ways(SHEET.as_bytes(), STRINGS.as_bytes(), &limits);
        }
    }
}

#[test]
fn damaged_sheets_are_read_alike_with_and_without_events() {
    let mut random = 88_172_645_463_325_252_u64;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random >> 16).unwrap() % below
    };
    for turn in 0..1200 {
        let mut parts = [SHEET.as_bytes().to_vec(), STRINGS.as_bytes().to_vec()];
        let part = &mut parts[usize::from(turn % 4 == 0)];
        let at = next(part.len());
        match next(3) {
            0 => part[at] = b"<>/'\"=&;0AZr_ \xFF"[next(15)],
            1 => drop(part.remove(at)),
            _ => part.insert(at, b"<>/'\"=&;0AZr_ \xFF"[next(15)]),
        }
        both_ways(&parts[0], &parts[1], &Limits::default());
    }
}

/// The same .ods content, its cells and rows spaced.
fn unusual_content(content: &str) -> String {
    content
        .replace("<table:table-cell ", "<table:table-cell  ")
        .replace("<table:table-cell/>", "<table:table-cell />")
        .replace("</table:table-row>", "</table:table-row >")
}

fn content_both_ways(content: &str, limits: &Limits) {
    let seen = |content: &str| {
        let kind = Entry::stored("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
        let bytes = zip(&[kind, Entry::new("content.xml", content.as_bytes())], &|_, at| at);
        shown(&read("表.ods", 7, &bytes, None, limits, &mut |_| ControlFlow::Continue(())))
    };
    assert_eq!(seen(content), seen(&unusual_content(content)), "{content}");
}

const CONTENT: &str = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"表\">\
    <table:table-column/><table:table-row><table:table-cell office:value-type=\"string\"><text:p>第一小学</text:p></table:table-cell>\
    <table:table-cell table:style-name=\"ce1\" office:value-type=\"float\" office:value=\"-12.50\" calcext:value-type=\"float\"><text:p>-12.5</text:p></table:table-cell>\
    <table:table-cell/><table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell office:value-type=\"string\"></table:table-cell>\n\
    <table:table-cell table:formula=\"of:=SUM([.A1])\" office:value-type=\"float\" office:value=\"3\"/></table:table-row>\
    <table:table-row table:style-name=\"ro1\"><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"percentage\" office:value=\"0.1\"><text:p>10%</text:p></table:table-cell>\
    <table:table-cell table:formula=\"of:=[.A9]\" office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>\
    <table:table-cell office:value-type=\"string\"><text:p>甲&amp;</text:p><text:p>乙</text:p></table:table-cell>\
    <table:covered-table-cell/><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>\
    <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"string\"><text:p>复</text:p></table:table-cell>\
    <table:table-cell office:value-type=\"float\" office:value=\"5E3\"/></table:table-row><table:table-row>\
    <table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"boolean\" office:boolean-value=\"true\"/><table:table-cell office:value-type=\"float\" office:value=\"9\"/></table:table-row>\
    </table:table></office:spreadsheet></office:body></office:document-content>";

#[test]
fn an_ods_is_read_alike_with_and_without_events() {
    let default = Limits::default();
    content_both_ways(CONTENT, &default);
    for limit in 0..24 {
        let limits = [
            Limits { cells: limit, ..default },
            Limits { rows: u32::try_from(limit).unwrap(), ..default },
            Limits { columns: u32::try_from(limit).unwrap(), ..default },
            Limits { texts_bytes: limit, ..default },
        ];
        for limits in limits {
            content_both_ways(CONTENT, &limits);
        }
    }
}

#[test]
fn a_damaged_ods_is_read_alike_with_and_without_events() {
    let mut random = 2_545_491_414_362_537_u64;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random >> 16).unwrap() % below
    };
    let letters: Vec<char> = CONTENT.chars().collect();
    for _ in 0..1200 {
        let (mut flipped, at) = (letters.clone(), next(letters.len()));
        let other = ['<', '>', '/', '\'', '"', '=', '&', ';', '0', 'A', ' ', '校', ':'][next(13)];
        match next(3) {
            0 => flipped[at] = other,
            1 => drop(flipped.remove(at)),
            _ => flipped.insert(at, other),
        }
        content_both_ways(&flipped.into_iter().collect::<String>(), &Limits::default());
    }
}
