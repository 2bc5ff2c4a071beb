//! The front door: files in, a county or its evaluation out. The worker, the examples and the tests
//! all come in here, so that they cannot differ.

use std::ops::ControlFlow;

use crate::evaluate::evaluate;
use crate::intake::{Assembled, FileReading, Mapping, assemble, understand};
use crate::report::json;
use crate::sheet::{self, Limits, Progress};
use crate::standard::{Standard, shipped};

/// Reads one file, tables of some layouts as the user said. `progress` may stop it; then the reading
/// holds nothing but a finding.
pub fn read_one(
    name: &str,
    bytes: &[u8],
    mappings: &[Mapping],
    progress: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
) -> FileReading {
    read_locked(name, bytes, None, mappings, progress)
}

/// The same; `password` opens a locked file.
pub fn read_locked(
    name: &str,
    bytes: &[u8],
    password: Option<&str>,
    mappings: &[Mapping],
    progress: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
) -> FileReading {
    let workbook = sheet::read(name, 0, bytes, password, &Limits::default(), progress);
    understand(name, &workbook, mappings)
}

/// Reads files as one county.
pub fn read(files: &[(String, Vec<u8>)]) -> Assembled {
    let mut carry_on = |_: Progress<'_>| ControlFlow::Continue(());
    let readings: Vec<FileReading> =
        files.iter().map(|(name, bytes)| read_one(name, bytes, &[], &mut carry_on)).collect();
    assemble(&readings)
}

/// Reads files as one county and evaluates it: the JSON document of [`json`].
///
/// # Errors
/// A sentence when there is no such standard, or when no file holds a school.
pub fn evaluate_to_json(files: &[(String, Vec<u8>)], standard: &str) -> Result<String, String> {
    evaluated_to_json(read(files), &shipped(standard)?)
}

/// Evaluates a county: the JSON document of [`json`].
///
/// # Errors
/// A sentence when there is no school.
pub fn evaluated_to_json(assembled: Assembled, standard: &Standard) -> Result<String, String> {
    let Assembled { county, mut findings } = assembled;
    if county.schools.is_empty() {
        let first = findings.iter().min_by_key(|one| one.severity);
        let told = first.map_or("文件里没有找到学校", |one| one.message.as_str());
        return Err(told.replace('\n', " "));
    }
    let evaluation = evaluate(&county, standard);
    findings.extend(evaluation.findings.iter().cloned());
    json::document(&county, standard, &evaluation, &findings)
}
