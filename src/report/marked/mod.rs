//! 导出标注: a copy of the user's workbook in which the cells that something was found in are marked and
//! commented, with a sheet that lists all of it.
//!
//! An .xlsx stays what it was but for the marks: only what must change is written anew, all the rest
//! is copied unopened. Of any other format a plain .xlsx is made from what was read. The original is
//! never touched, no value is changed, and nothing is found here that was not found before.

mod cells;
mod comments;
mod edit;
mod links;
mod list;
mod package;
mod plain;
mod styles;

use std::ops::ControlFlow;

use crate::county::SourceFile;
use crate::findings::{Finding, Place, Severity};
use crate::sheet::parts::{self, Parts, Told};
use crate::sheet::{self, Limits, PartsError, Progress};

/// Who comments.
const AUTHOR: &str = "均衡尺";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Something that was found in a file.
#[derive(Clone, Copy, Debug)]
struct Mark<'a> {
    severity: Severity,
    message: &'a str,
    hint: Option<&'a str>,
    /// The sheet, the row and the column from 0, of what was found in a cell.
    cell: Option<(&'a str, u32, u32)>,
}

/// Why there is no copy.
enum Failure {
    /// The package is built in a way that is not known: a plain workbook can still be made.
    Strange,
    /// The package cannot be read or written.
    Parts(PartsError),
}

impl<E: Into<PartsError>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Parts(error.into())
    }
}

type Outcome<T> = Result<T, Failure>;

/// The name of the copy: 原名（检查标注）.xlsx. A workbook with macros keeps them and its ending; of one in a
/// folder or an archive the name says where it was.
pub fn name(original: &str, copy: &[u8]) -> String {
    let original = original.replace(sheet::WITHIN, "_").replace('/', "_");
    let stem = original.rsplit_once('.').map_or(original.as_str(), |(stem, _)| stem);
    let has_macros = memchr::memmem::find(copy, b"xl/vbaProject.bin").is_some();
    format!("{stem}（检查标注）.{}", if has_macros { "xlsm" } else { "xlsx" })
}

/// The marked copy of a file: what `findings` tell of the file of index `file` in the county.
///
/// # Errors
/// When the file cannot be opened or its copy cannot be written.
pub fn copy(
    source: &SourceFile,
    file: u32,
    findings: &[Finding],
    bytes: &[u8],
    password: Option<&str>,
    told: Told<'_>,
) -> Result<Vec<u8>, PartsError> {
    let marks: Vec<_> = findings.iter().filter_map(|one| mark(one, source, file)).collect();
    let limits = Limits::default();
    let unlocked = parts::package(bytes, password, &limits, told)?;
    let is_unlocked = matches!(unlocked, Some(std::borrow::Cow::Owned(_)));
    if let Some(package) = &unlocked
        && let Some(parts) = Parts::open(package, &limits)?
    {
        match package::copy(&parts, &source.name, &marks, is_unlocked, told) {
            Ok(copy) => return Ok(copy),
            Err(Failure::Parts(error)) => return Err(error),
            Err(Failure::Strange) => {}
        }
    }
    let book = sheet::read(&source.name, file, bytes, password, &limits, told);
    if book.sheets.is_empty() {
        return Err(PartsError::Unwritten);
    }
    let names = plain::names(book.sheets.iter().map(|sheet| sheet.name.as_str()));
    let renamed = |mark: &Mark<'_>| {
        let (sheet, row, column) = mark.cell?;
        let index = book.sheets.iter().position(|one| one.name == sheet)?;
        Some((names.get(index)?.as_str(), row, column))
    };
    let marks: Vec<_> = marks.iter().map(|mark| Mark { cell: renamed(mark), ..*mark }).collect();
    let is_locked = is_unlocked || password.is_some();
    plain(&source.name, &book.sheets, &names, &marks, is_locked, told).map_err(|failure| {
        match failure {
            Failure::Parts(error) => error,
            Failure::Strange => PartsError::Unwritten,
        }
    })
}

fn plain(
    title: &str,
    sheets: &[sheet::Sheet],
    names: &[String],
    marks: &[Mark<'_>],
    is_unlocked: bool,
    told: Told<'_>,
) -> Outcome<Vec<u8>> {
    let book = plain::workbook(sheets, names)?;
    // It was made here, of what kept to the limits.
    let limits = Limits { ratio: u64::MAX, ..Limits::default() };
    let parts = Parts::open(&book, &limits)?.ok_or(Failure::Strange)?;
    let mut told = |progress: Progress<'_>| -> ControlFlow<()> { told(progress) };
    package::copy(&parts, title, marks, is_unlocked, &mut told)
}

fn mark<'a>(one: &'a Finding, source: &'a SourceFile, file: u32) -> Option<Mark<'a>> {
    let mark = Mark {
        severity: one.severity,
        message: &one.message,
        hint: one.hint.as_deref(),
        cell: None,
    };
    match &one.place {
        Place::Cell(cell) if cell.file == file => {
            let sheet = source.sheets.get(cell.sheet as usize)?;
            Some(Mark { cell: Some((sheet, cell.row, cell.column)), ..mark })
        }
        Place::File(of) if *of == file => Some(mark),
        // What is about the county as a whole is listed with every file.
        Place::Nowhere => Some(mark),
        Place::File(_) | Place::Cell(_) => None,
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod writers;
