//! What the program is made of, for those who want to check it, and the edition to take along. It shows
//! the published checksums and compares nothing: whoever doubts the page should not have to believe it.

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::services::worker;
use crate::app::text::program as say;

/// The panel.
pub fn panel() -> Tag {
    let panel = tag("section", "panel program").kid(words("h2", "", say::HEADING));
    let Some(sums) = worker::sums() else {
        return panel.kid(words("p", "", say::IS_SINGLE));
    };
    let single = tag("p", "").kid(file("./均衡尺.html", say::SINGLE)).words(say::SINGLE_NOTE);
    let files = tag("p", "note")
        .kid(file("./SHA256SUMS", say::SUMS_FILE))
        .kid(file("./junheng.cdx.json", say::BILL));
    panel.kid(single).kid(words("p", "", say::SUMS_NOTE)).kid(table(&sums)).kid(files)
}

fn file(address: &'static str, name: &'static str) -> Tag {
    words("a", "", name).with("href", address).with("download", "")
}

fn table(sums: &str) -> Tag {
    let rows: Vec<Tag> = sums.lines().filter_map(row).collect();
    if rows.is_empty() {
        return words("p", "note", say::NO_SUMS);
    }
    let summary = text("summary", "", say::sums(rows.len()));
    let head = tag("tr", "").kid(bits::column("", say::FILE)).kid(bits::column("", say::SUM));
    let table = tag("table", "plain")
        .kid(words("caption", "unseen", say::HEADING))
        .kid(tag("thead", "").kid(head))
        .kid(tag("tbody", "").kids(rows));
    tag("details", "").kid(summary).kid(table)
}

fn row(line: &str) -> Option<Tag> {
    let (sum, name) = line.split_once(' ')?;
    let name = name.trim_start();
    let sum = tag("td", "").kid(text("code", "", sum.to_owned()));
    Some(tag("tr", "").kid(text("th", "", name.to_owned()).with("scope", "row")).kid(sum))
}
