//! Tests of the whole room: files of every format in, grids and findings out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod absurd;
mod details;
mod equal;
mod flipped;
mod formats;
mod guards;
mod hostile;
mod known;
mod locked;
mod looks;
mod make;
mod seen_only;
mod shown;

use std::fmt::Write as _;
use std::ops::ControlFlow;

use super::guard::compound::{self, Content};
use super::guard::package;
use super::*;
use crate::findings::Code;

/// Reads with the ordinary limits.
fn read_all(name: &str, bytes: &[u8]) -> Workbook {
    read(name, 7, bytes, None, &Limits::default(), &mut |_| ControlFlow::Continue(()))
}

/// A workbook as lines: sheets, cells, merged blocks, findings.
fn shown(book: &Workbook) -> String {
    let mut out = format!("{:?}\n", book.format);
    for sheet in &book.sheets {
        let _ = writeln!(out, "[{}]{}", sheet.name, if sheet.hidden { " hidden" } else { "" });
        for row in sheet.grid.written_rows() {
            let cells: Vec<_> = sheet
                .grid
                .row(row)
                .map(|(column, value)| {
                    let at = crate::county::Cell { file: 0, sheet: 0, row, column }.a1();
                    match value {
                        Value::Number(number) => format!("{at}={number}"),
                        Value::Text(text) => format!("{at}={text:?}"),
                        other => format!("{at}={other:?}"),
                    }
                })
                .collect();
            let _ = writeln!(out, "{}", cells.join(" "));
        }
        let mut merged = sheet.grid.merged.clone();
        merged.sort_by_key(|span| (span.top, span.left));
        for span in merged {
            let _ = writeln!(
                out,
                "merged {}:{} to {}:{}",
                span.top, span.left, span.bottom, span.right
            );
        }
    }
    for finding in &book.findings {
        let _ = writeln!(
            out,
            "{:?} {:?} {:?} {}",
            finding.severity,
            finding.code,
            finding.place,
            finding.text()
        );
    }
    out
}
