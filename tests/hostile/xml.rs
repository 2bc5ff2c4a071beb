//! .xlsx whose sheets and shared texts are absurd: sizes, places, texts, markup.

use super::packed::{Entry, archive};
use super::parts::{self, SHEET, STRINGS, WORKBOOK, with};
use super::{Hostile, MB, add, long};

const ONE: &str = "<row><c><v>1</v></c></row>";

/// A workbook of a sheet's rows and shared texts.
fn book(rows: &str, items: &str) -> Vec<u8> {
    archive(&parts::xlsx(&parts::sheet(rows), &parts::strings(items)))
}

/// A workbook of a whole sheet part.
fn raw(sheet: &str) -> Vec<u8> {
    archive(&parts::xlsx(sheet, &parts::strings("<si><t>校名</t></si>")))
}

/// A sheet of a piece that is repeated, and what stands around it.
fn repeated(before: &str, piece: &[u8], times: usize, after: &str) -> Vec<u8> {
    let head = format!("{}{before}", parts::sheet_head());
    let foot = format!("{after}{}", parts::SHEET_FOOT);
    let pieces = [(head.as_bytes(), 1), (piece, times), (foot.as_bytes(), 1)];
    archive(&with(parts::xlsx("", &parts::strings("")), Entry::repeated(SHEET, &pieces)))
}

pub fn add_all(all: &mut Vec<Hostile>) {
    places(all);
    sizes(all);
    strings(all);
    markup(all);
}

fn places(all: &mut Vec<Hostile>) {
    add(all, "相距极远的两格.xlsx", || {
        book(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>",
            "",
        )
    });
    add(all, "谎报范围.xlsx", || {
        let sheet = parts::sheet(&parts::rows())
            .replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>");
        raw(&sheet)
    });
    add(all, "谎报范围-倒置.xlsx", || {
        let sheet = parts::sheet(&parts::rows())
            .replace("<sheetData>", "<dimension ref=\"XFD1048576:A1\"/><sheetData>");
        raw(&sheet)
    });
    for (name, cells) in [
        ("列号越界.xlsx", "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"),
        ("列号极大.xlsx", "<row r=\"1\"><c r=\"ZZZZZZZZZZZZZZ1\"><v>1</v></c></row>"),
        ("行号越界.xlsx", "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>"),
        ("行号极大.xlsx", "<row r=\"4294967295\"><c r=\"A4294967295\"><v>1</v></c></row>"),
        (
            "行号溢出.xlsx",
            "<row r=\"99999999999999999999\"><c r=\"A99999999999999999999\"><v>1</v></c></row>",
        ),
        ("行号为零.xlsx", "<row r=\"0\"><c r=\"A0\"><v>1</v></c></row>"),
        ("位置是乱的.xlsx", "<row r=\"x\"><c r=\"1A&#0;\"><v>1</v></c></row>"),
    ] {
        add(all, name, move || book(cells, ""));
    }
    add(all, "行号倒序.xlsx", || {
        let rows: String = (1..=3000_u32)
            .rev()
            .map(|n| format!("<row r=\"{}\"><c r=\"A{}\"><v>1</v></c></row>", n * 300, n * 300))
            .collect();
        book(&rows, "")
    });
    add(all, "合并全表十万次.xlsx", || {
        let merge = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(100_001);
        let sheet = parts::sheet(&parts::rows())
            .replace("</sheetData>", &format!("</sheetData><mergeCells>{merge}</mergeCells>"));
        raw(&sheet)
    });
    add(all, "合并全表.xlsx", || {
        let sheet = parts::sheet(&parts::rows()).replace(
            "</sheetData>",
            "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>",
        );
        raw(&sheet)
    });
    add(all, "合并越界.xlsx", || {
        let sheet = parts::sheet(&parts::rows()).replace(
            "</sheetData>",
            "</sheetData><mergeCells><mergeCell ref=\"B2:A1\"/><mergeCell ref=\"A1:ZZZZ99999999999\"/><mergeCell ref=\"\"/></mergeCells>",
        );
        raw(&sheet)
    });
}

fn sizes(all: &mut Vec<Hostile>) {
    long(all, "一百万行.xlsx", || repeated("", ONE.repeat(1024).as_bytes(), 1024, ""));
    long(all, "一百万行带文字.xlsx", || {
        let row = "<row><c t=\"inlineStr\"><is><t>第一小学</t></is></c><c><v>500</v></c></row>";
        repeated("", row.repeat(1024).as_bytes(), 1024, "")
    });
    long(all, "一千三百万格.xlsx", || {
        let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(13));
        repeated("", row.repeat(1024).as_bytes(), 1024, "")
    });
    long(all, "超过一百万行.xlsx", || repeated("", ONE.repeat(1024).as_bytes(), 1200, ""));
    long(all, "空行一亿.xlsx", || repeated("", "<row/>".repeat(10_000).as_bytes(), 10_000, ""));
    long(all, "最宽的行.xlsx", || {
        let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(16_384));
        repeated("", row.as_bytes(), 800, "")
    });
    let letters = || vec![b'a'; MB];
    add(all, "四百兆文字-单元格.xlsx", move || {
        repeated("<row><c t=\"str\"><v>", &letters(), 400, "</v></c></row>")
    });
    add(all, "四百兆文字-内联.xlsx", move || {
        repeated("<row><c t=\"inlineStr\"><is><t>", &letters(), 400, "</t></is></c></row>")
    });
    add(all, "四百兆文字-公式.xlsx", move || {
        repeated("<row><c><f>", &letters(), 400, "</f><v>1</v></c></row>")
    });
    add(all, "四百兆文字-属性.xlsx", move || {
        repeated("<row><c r=\"", &letters(), 400, "\"><v>1</v></c></row>")
    });
    add(all, "四百兆文字-标签名.xlsx", move || {
        repeated("<row><", &letters(), 400, "/></row>")
    });
    add(all, "四百兆文字-注释.xlsx", move || repeated("<!--", &letters(), 400, "-->"));
    add(all, "四百兆文字-共享.xlsx", move || {
        let (head, foot) = (parts::strings("<si><t>"), "</t></si></sst>");
        let head = head.replace("</sst>", "");
        let pieces = [(head.as_bytes(), 1), (&letters()[..], 400), (foot.as_bytes(), 1)];
        let row = "<row><c t=\"s\"><v>0</v></c></row>";
        archive(&with(parts::xlsx(&parts::sheet(row), ""), Entry::repeated(STRINGS, &pieces)))
    });
    add(all, "同一长文字百万次.xlsx", || {
        // 30 000 letters, named by each of 100 000 rows: small as a file, three gigabytes if copied.
        let row = "<row><c t=\"s\"><v>0</v></c></row>".repeat(1000);
        let head = parts::sheet_head();
        let pieces =
            [(head.as_bytes(), 1), (row.as_bytes(), 100), (parts::SHEET_FOOT.as_bytes(), 1)];
        let text = format!("<si><t>{}</t></si>", "字".repeat(30_000));
        archive(&with(parts::xlsx("", &parts::strings(&text)), Entry::repeated(SHEET, &pieces)))
    });
    long(all, "许多长文字.xlsx", || {
        // 20 000 different places, each with 30 000 letters of its own: 600 MB of texts.
        let cell =
            format!("<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "x".repeat(30_000));
        repeated("", cell.as_bytes(), 20_000, "")
    });
    long(all, "碎片文字.xlsx", || {
        let runs = "<r><t>字</t></r>".repeat(2000);
        let text = format!("<c t=\"inlineStr\"><is>{runs}</is></c>");
        repeated("<row>", text.as_bytes(), 2000, "</row>")
    });
}

fn strings(all: &mut Vec<Hostile>) {
    let named = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>";
    add(all, "共享文字谎报四十亿.xlsx", move || {
        let items =
            "<sst count=\"4000000000\" uniqueCount=\"4000000000\"><si><t>校名</t></si></sst>";
        archive(&parts::xlsx(&parts::sheet("<row><c t=\"s\"><v>0</v></c></row>"), items))
    });
    for (name, index) in [
        ("共享文字序号越界.xlsx", "99999"),
        ("共享文字序号极大.xlsx", "99999999999999999999999"),
        ("共享文字序号为负.xlsx", "-1"),
        ("共享文字序号是小数.xlsx", "0.5e3"),
        ("共享文字序号不是数.xlsx", "abc"),
    ] {
        let row = format!("<row><c t=\"s\"><v>{index}</v></c></row>");
        add(all, name, move || book(&row, "<si><t>校名</t></si>"));
    }
    add(all, "共享文字断了.xlsx", move || {
        archive(&parts::xlsx(&parts::sheet(named), "<sst><si><t>校名</t></si><si><t>学"))
    });
    add(all, "共享文字是二进制.xlsx", move || {
        let noise: Vec<u8> =
            (0..60_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        archive(&with(parts::xlsx(&parts::sheet(named), ""), Entry::new(STRINGS, noise)))
    });
    add(all, "共享文字不见了.xlsx", move || {
        let mut parts = parts::xlsx(&parts::sheet(named), "");
        parts.retain(|part| part.name != STRINGS);
        archive(&parts)
    });
    long(all, "共享文字一千万条.xlsx", || {
        let (head, foot) = (parts::strings("").replace("</sst>", ""), "</sst>");
        let item = "<si><t>x</t></si>".repeat(10_000);
        let pieces = [(head.as_bytes(), 1), (item.as_bytes(), 1000), (foot.as_bytes(), 1)];
        archive(&with(
            parts::xlsx(&parts::sheet(&parts::rows()), ""),
            Entry::repeated(STRINGS, &pieces),
        ))
    });
}

fn markup(all: &mut Vec<Hostile>) {
    let laughs = || {
        let mut text = String::from("<!DOCTYPE x [<!ENTITY a0 \"哈哈哈哈哈哈哈哈哈哈\">");
        for level in 1..12 {
            let inner = format!("&a{};", level - 1).repeat(10);
            text += &format!("<!ENTITY a{level} \"{inner}\">");
        }
        text + "]>"
    };
    add(all, "DOCTYPE-工作表.xlsx", move || {
        let row = "<row><c t=\"str\"><v>&a11;</v></c></row>";
        raw(&format!(
            "<?xml version=\"1.0\"?>{}<worksheet><sheetData>{row}</sheetData></worksheet>",
            laughs()
        ))
    });
    add(all, "DOCTYPE-共享文字.xlsx", move || {
        let items = format!("<?xml version=\"1.0\"?>{}<sst><si><t>&a11;</t></si></sst>", laughs());
        archive(&parts::xlsx(&parts::sheet("<row><c t=\"s\"><v>0</v></c></row>"), &items))
    });
    add(all, "DOCTYPE-外部实体.xlsx", || {
        raw(
            "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&f;</v></c></row></sheetData></worksheet>",
        )
    });
    long(all, "嵌套一千万层.xlsx", || {
        repeated("", "<a>".repeat(100_000).as_bytes(), 100, "")
    });
    add(all, "嵌套文字.xlsx", || {
        repeated("<row><c t=\"inlineStr\"><is>", "<t>字".repeat(100_000).as_bytes(), 20, "")
    });
    add(all, "属性十万个.xlsx", || {
        let names: String = (0..100_000).map(|n| format!(" a{n}=\"1\"")).collect();
        book(&format!("<row><c{names}><v>1</v></c></row>"), "")
    });
    add(all, "不是文字编码.xlsx", || {
        let sheet = parts::sheet("<row><c t=\"str\"><v>@@</v></c></row>").into_bytes();
        let sheet: Vec<u8> =
            sheet.into_iter().map(|byte| if byte == b'@' { 0xFF } else { byte }).collect();
        archive(&with(parts::xlsx("", ""), Entry::new(SHEET, sheet)))
    });
    add(all, "工作表断了.xlsx", || raw("<worksheet><sheetData><row><c r=\"A1\"><v>1"));
    add(all, "工作表是空的.xlsx", || raw(""));
    long(all, "工作表十万张.xlsx", || {
        let sheets: String = (0..100_000)
            .map(|n| format!("<sheet name=\"{n}\" sheetId=\"{}\" r:id=\"rId1\"/>", n + 1))
            .collect();
        let workbook = format!(
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{sheets}</sheets></workbook>"
        );
        let all = parts::xlsx(&parts::sheet(&parts::rows()), &parts::strings(""));
        archive(&with(all, Entry::new(WORKBOOK, workbook)))
    });
    add(all, "工作表名一兆.xlsx", || {
        let name = "名".repeat(350_000);
        let workbook = format!(
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        );
        let all = parts::xlsx(&parts::sheet(&parts::rows()), &parts::strings(""));
        archive(&with(all, Entry::new(WORKBOOK, workbook)))
    });
    add(all, "数字极端.xlsx", || {
        let cells: String =
            ["1e999", "-1e999", "NaN", "inf", "1e-999", "0x10", "", "9".repeat(5000).as_str()]
                .iter()
                .map(|text| format!("<c><v>{text}</v></c>"))
                .collect();
        book(&format!("<row>{cells}</row>"), "")
    });
}
