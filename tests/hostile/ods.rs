//! .ods: a few bytes that say a lot is repeated.

use super::packed::{Entry, archive};
use super::parts::{self, CONTENT_FOOT, CONTENT_HEAD};
use super::{Hostile, MB, add, long};

const CELL: &str = "<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>";

fn repeated(rows: &str, columns: &str) -> Vec<u8> {
    parts::ods_of(&format!(
        "<table:table table:name=\"炸\"><table:table-row table:number-rows-repeated=\"{rows}\">\
         <table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{columns}\"><text:p>x</text:p>\
         </table:table-cell></table:table-row></table:table>"
    ))
}

pub fn add_all(all: &mut Vec<Hostile>) {
    long(all, "重复-全表.ods", || repeated("1048576", "16384"));
    long(all, "重复-一列.ods", || repeated("1048576", "1"));
    for (name, rows, columns) in [
        ("重复-行四十亿.ods", "4000000000", "1"),
        ("重复-列四十亿.ods", "1", "4000000000"),
        ("重复-溢出.ods", "18446744073709551615", "18446744073709551615"),
        ("重复-为负.ods", "-1", "-1"),
        ("重复-为零.ods", "0", "0"),
        ("重复-不是数.ods", "很多", "1e9"),
    ] {
        add(all, name, move || repeated(rows, columns));
    }
    add(all, "重复-空白全表.ods", || {
        parts::ods_of(
            "<table:table table:name=\"空\"><table:table-row table:number-rows-repeated=\"1048576\">\
             <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>",
        )
    });
    add(all, "重复-全表之后一格.ods", || {
        parts::ods_of(&format!(
            "<table:table table:name=\"远\"><table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell/></table:table-row>\
             <table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/>{CELL}</table:table-row></table:table>"
        ))
    });
    add(all, "重复-许多次.ods", || {
        let row = format!(
            "<table:table-row table:number-rows-repeated=\"1000\">{CELL}</table:table-row>"
        );
        parts::ods_of(&format!("<table:table>{}</table:table>", row.repeat(2000)))
    });
    add(all, "空格四十亿.ods", || {
        parts::ods_of(
            "<table:table><table:table-row><table:table-cell office:value-type=\"string\"><text:p>一<text:s text:c=\"4000000000\"/>二</text:p></table:table-cell></table:table-row></table:table>",
        )
    });
    add(all, "空格许多次.ods", || {
        let spaces = "<text:s text:c=\"60000\"/>".repeat(20_000);
        parts::ods_of(&format!(
            "<table:table><table:table-row><table:table-cell office:value-type=\"string\"><text:p>{spaces}</text:p></table:table-cell></table:table-row></table:table>"
        ))
    });
    add(all, "合并四十亿.ods", || {
        parts::ods_of(
            "<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"4000000000\" table:number-rows-spanned=\"4000000000\" office:value-type=\"string\"><text:p>校名</text:p></table:table-cell></table:table-row></table:table>",
        )
    });
    add(all, "表中有表.ods", || {
        let inner = "<table:table><table:table-row><table:table-cell>".repeat(20_000);
        parts::ods_of(&inner)
    });
    add(all, "四百兆文字.ods", || {
        let letters = vec![b'a'; MB];
        let head = format!(
            "{CONTENT_HEAD}<table:table><table:table-row><table:table-cell office:value-type=\"string\"><text:p>"
        );
        let pieces = [(head.as_bytes(), 1), (&letters[..], 400), (CONTENT_FOOT.as_bytes(), 1)];
        archive(&parts::ods(Entry::repeated("content.xml", &pieces)))
    });
    add(all, "炸弹.ods", || {
        let spaces = vec![b' '; MB];
        archive(&parts::ods(Entry::repeated("content.xml", &[(&spaces, 900)])))
    });
    add(all, "DOCTYPE.ods", || {
        let content = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><office:document-content><office:body><office:spreadsheet><table:table><table:table-row><table:table-cell><text:p>&b;</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
        archive(&parts::ods(Entry::new("content.xml", content)))
    });
    add(all, "没有内容.ods", || archive(&parts::ods(Entry::new("meta.xml", "<x/>"))));
}
