//! A file through the pipeline, or a link, and what must hold whatever it is. Panics where it does not
//! hold: that is how a fuzzer, and the test without one, learn of it.

use std::ops::ControlFlow;

use junheng::county::County;
use junheng::evaluate::evaluate;
use junheng::findings::{Finding, Place};
use junheng::intake::assemble;
use junheng::pipeline;
use junheng::report::json;
use junheng::share::{Envelope, from_fragment, reading, unpack};
use junheng::sheet::{self, Limits, Progress};
use junheng::standard::shipped;

/// Reads, evaluates and writes the document.
pub fn judge(name: &str, bytes: Vec<u8>) {
    let read = pipeline::read(&[(name.to_owned(), bytes)]);
    let nothing = read.county.schools.is_empty() && read.findings.is_empty();
    assert!(!nothing, "neither a finding nor a school");
    told_of(&read.county, read.findings);
}

/// Reads an .xlsx with and without the faster reader of plain sheets: it must answer what calamine does.
pub fn equal(bytes: &[u8]) {
    let limits = Limits::default();
    let mut go_on = |_: Progress<'_>| ControlFlow::Continue(());
    let fast = sheet::read("a.xlsx", 0, bytes, None, &limits, &mut go_on);
    let slow = sheet::read_by_calamine("a.xlsx", 0, bytes, &limits);
    assert_eq!(fast.findings, slow.findings);
    assert_eq!(fast.sheets.len(), slow.sheets.len());
    for (fast, slow) in fast.sheets.iter().zip(&slow.sheets) {
        let (fast, slow) = (&fast.grid, &slow.grid);
        assert_eq!(fast.merged, slow.merged);
        assert_eq!(fast.hidden_rows, slow.hidden_rows);
        assert_eq!(fast.hidden_columns, slow.hidden_columns);
        assert!(fast.written_rows().eq(slow.written_rows()), "other rows");
        for row in fast.written_rows() {
            assert!(fast.row(row).eq(slow.row(row)), "row {row}");
        }
    }
}

/// Opens a link: its letters, its bytes with a checksum, and its contents behind one.
pub fn link(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = from_fragment(text);
    }
    let _ = Envelope::open(data);
    if let Some((version, contents)) = data.split_first()
        && let Ok(snapshot) = unpack(*version, contents)
    {
        let read = assemble(&[reading(&snapshot)]);
        told_of(&read.county, read.findings);
    }
}

/// Evaluates what was read and writes the document.
fn told_of(county: &County, mut findings: Vec<Finding>) {
    let standard = shipped("cn-2017").expect("the standard is shipped");
    let evaluation = evaluate(county, &standard);
    findings.extend(evaluation.findings.iter().cloned());
    findings.iter().for_each(|finding| told(finding, county));
    json::document(county, &standard, &evaluation, &findings).expect("the document is written");
}

/// A finding says something and points at something that is there.
fn told(finding: &Finding, county: &County) {
    assert!(!finding.message.trim().is_empty(), "says nothing: {finding:?}");
    let file = match &finding.place {
        Place::Nowhere => return,
        Place::File(file) => *file,
        Place::Cell(cell) => cell.file,
    };
    assert!(file == 0 || (file as usize) < county.files.len(), "no such file: {finding:?}");
}
