//! A file through the front door, and what must hold whatever it is. Panics where it does not hold:
//! that is how a fuzzer, and the test without one, learn of it.

use junheng::county::County;
use junheng::door;
use junheng::evaluate::evaluate;
use junheng::finding::{Finding, Place};
use junheng::report::json;
use junheng::standard::shipped;

/// Reads, evaluates and writes the document.
pub fn judge(name: &str, bytes: Vec<u8>) {
    let read = door::read(&[(name.to_owned(), bytes)]);
    let (county, mut findings) = (read.county, read.findings);
    assert!(!county.schools.is_empty() || !findings.is_empty(), "neither a finding nor a school");
    let standard = shipped("cn-2017").expect("the standard is shipped");
    let evaluation = evaluate(&county, &standard);
    findings.extend(evaluation.findings.iter().cloned());
    findings.iter().for_each(|finding| told(finding, &county));
    json::document(&county, &standard, &evaluation, &findings).expect("the document is written");
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
