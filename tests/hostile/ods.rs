//! .ods that is damaged or says what no spreadsheet says.

use super::packed::{Entry, archive};
use super::parts;
use super::{Hostile, add};

fn repeated(rows: &str, columns: &str) -> Vec<u8> {
    parts::ods_of(&format!(
        "<table:table table:name=\"表\"><table:table-row table:number-rows-repeated=\"{rows}\">\
         <table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{columns}\"><text:p>x</text:p>\
         </table:table-cell></table:table-row></table:table>"
    ))
}

pub fn add_all(all: &mut Vec<Hostile>) {
    for (name, rows, columns) in [
        ("重复-为负.ods", "-1", "-1"),
        ("重复-为零.ods", "0", "0"),
        ("重复-不是数.ods", "很多", "几个"),
    ] {
        add(all, name, move || repeated(rows, columns));
    }
    add(all, "DOCTYPE.ods", || {
        let content = "<!DOCTYPE x><office:document-content><office:body><office:spreadsheet><table:table><table:table-row><table:table-cell><text:p>校名</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
        archive(&parts::ods(Entry::new("content.xml", content)))
    });
    add(all, "断了.ods", || {
        parts::ods_of("<table:table><table:table-row><table:table-cell><text:p>校")
    });
    add(all, "没有内容.ods", || archive(&parts::ods(Entry::new("meta.xml", "<x/>"))));
}
