//! Bytes to grids of addressed cells, whatever the format, within limits.
//!
//! It never knows what a header means. Reading never fails as a whole: it gives the sheets that could
//! be read and findings for what could not.

mod address;
pub(crate) mod archive;
mod draft;
mod encoding;
mod encryption;
mod error;
mod fast_xlsx;
mod formats;
mod guard;
mod limits;
mod number_format;
mod own_name;
pub(crate) mod packing;
pub(crate) mod parts;
mod reading;
mod remarks;
mod runs;
mod sniff;
mod survey;
mod uncalculated;

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::findings::{Files, Finding};
use formats::{csv, html, ods, spreadsheetml, xls, xlsb, xlsx};
use guard::compound::{self, Content};
use guard::{opc, package};
use reading::{Outcome, Reading};
use sniff::Kind;

pub(crate) use encoding::decode;
pub use error::{ArchiveError, OtherFile, PartsError, Refusal, Stop};
pub use junheng_parsing::{Grid, GridBuilder, Kept, Span, Value};
pub use limits::Limits;
pub use own_name::{WITHIN, outermost, own_name};
pub use survey::{PassedOver, survey};

/// How far reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The sheet being read.
    pub sheet: &'a str,
    /// The row of it that was read last.
    pub rows: u32,
    /// Bytes read so far, out of `total`.
    pub done: u64,
    /// Bytes to read, as far as known by now.
    pub total: u64,
}

/// What the bytes turned out to be; told from the content, never from the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Office Open XML (.xlsx, .xlsm).
    Xlsx,
    /// Excel's binary workbook in a zip (.xlsb).
    Xlsb,
    /// BIFF (.xls).
    Xls,
    /// `OpenDocument` (.ods).
    Ods,
    /// Text with separators (.csv, .tsv), in any of the usual encodings.
    Csv,
    /// An HTML table, often saved under the name .xls.
    Html,
    /// The XML that Excel 2003 wrote.
    SpreadsheetMl,
}

/// One sheet of a workbook.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its name; for formats without sheets the file's name without its ending.
    pub name: String,
    /// Whether its author hid it.
    pub hidden: bool,
    /// Its cells.
    pub grid: Grid,
}

/// What could be read of a file.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    /// The format, where it could be told.
    pub format: Option<Format>,
    /// The sheets that could be read, in their order.
    pub sheets: Vec<Sheet>,
    /// What could not be read, and what to do about it. Places point at file index `file`
    /// as given to the reader.
    pub findings: Vec<Finding>,
}

/// Reads a file. `name` is for messages and for formats without sheet names; `file` goes into the
/// places of the findings. `password` opens a locked file; others are read without. `progress` is called now and then; when it breaks, because the user
/// cancelled or time is up, all that was read is dropped and a finding says so.
pub fn read(
    name: &str,
    file: u32,
    bytes: &[u8],
    password: Option<&str>,
    limits: &Limits,
    progress: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
) -> Workbook {
    if is_owner_file(name, bytes) {
        let findings = vec![Finding::of(&Files::TemporaryFile { file: &name }).in_file(file)];
        return Workbook { findings, ..Workbook::default() };
    }
    let mut reading = Reading::new(name, file, limits, progress);
    reading.password = password;
    finish(reading, bytes)
}

/// Reads a file without the faster reader of plain .xlsx sheets: what [`read`] must give, too, which a test
/// and a fuzz target compare.
pub fn read_by_calamine(name: &str, file: u32, bytes: &[u8], limits: &Limits) -> Workbook {
    let mut go_on = |_: Progress<'_>| ControlFlow::Continue(());
    let mut reading = Reading::new(name, file, limits, &mut go_on);
    reading.may_be_fast = false;
    finish(reading, bytes)
}

fn finish(mut reading: Reading<'_>, bytes: &[u8]) -> Workbook {
    let (name, file, mut format) = (reading.name, reading.file, None);
    let mut outcome = open(&mut reading, bytes, &mut format);
    if let Err(stop) = outcome {
        outcome = reading.refuse(None, stop);
    }
    if outcome.is_err() {
        let findings = vec![Finding::of(&Files::Stopped { file: &name }).in_file(file)];
        return Workbook { format, sheets: Vec::new(), findings };
    }
    let nothing = reading.sheets.iter().all(|sheet| sheet.grid.is_empty());
    let mut findings = reading.findings;
    if nothing && findings.is_empty() {
        findings.push(Finding::of(&Files::Empty { file: &name }).in_file(file));
    }
    Workbook { format, sheets: reading.sheets, findings }
}

/// The owner file that Excel and WPS lay beside an open workbook: its name begins with ~$, and it holds
/// nothing but the name of who opened it. A workbook that somebody called so is larger.
fn is_owner_file(name: &str, bytes: &[u8]) -> bool {
    const LARGEST: usize = 512;
    own_name(name).starts_with("~$") && bytes.len() <= LARGEST
}

fn open(reading: &mut Reading<'_>, bytes: &[u8], format: &mut Option<Format>) -> Outcome<()> {
    let limits = reading.limits;
    if bytes.len() > limits.file_bytes {
        return Err(reading::over(
            "文件太大",
            reading::megabytes(bytes.len() as u64),
            reading::megabytes(limits.file_bytes as u64),
            "请删去图片和用不到的工作表，或分成几个文件。",
        ));
    }
    match sniff::sniff(bytes) {
        Kind::Empty => Ok(()),
        Kind::Zip => packed(reading, bytes, format),
        Kind::Compound => {
            reading.unstreamed(bytes.len())?;
            match compound::workbook(bytes)? {
                Content::Records(records) => {
                    *format = Some(Format::Xls);
                    xls::read(reading, &records)
                }
                Content::Locked(info, package) => {
                    let bytes = encryption::package(reading, &info, package)?;
                    packed(reading, &bytes, format)
                }
            }
        }
        Kind::Records => {
            *format = Some(Format::Xls);
            xls::read(reading, bytes)
        }
        kind @ (Kind::Text | Kind::Html | Kind::SpreadsheetMl) => {
            reading.unstreamed(bytes.len())?;
            let text =
                encoding::decode(bytes).ok_or_else(|| reading::damaged("文字的编码认不出来"))?;
            match kind {
                Kind::Html => {
                    *format = Some(Format::Html);
                    html::read(reading, &text)
                }
                Kind::SpreadsheetMl => {
                    *format = Some(Format::SpreadsheetMl);
                    spreadsheetml::read(reading, &text)
                }
                _ => {
                    *format = Some(Format::Csv);
                    csv::read(reading, &text)
                }
            }
        }
        Kind::Guarded => Err(encryption::guarded()),
        Kind::Owner => {
            let notice = Finding::of(&Files::OwnerFile { file: &reading.name });
            reading.findings.push(notice.in_file(reading.file));
            Ok(())
        }
        Kind::Other(other) => Err(Refusal::Other(other).into()),
    }
}

/// Reads what is packed in a zip.
fn packed(reading: &mut Reading<'_>, bytes: &[u8], format: &mut Option<Format>) -> Outcome<()> {
    let package = package::Package::open(bytes, reading.limits)?;
    let names: Vec<_> = package.entries.iter().map(|entry| entry.name.as_str()).collect();
    let other = Stop::from(Refusal::Other(sniff::other_zip(&names)));
    // Some programs leave the type to the manifest.
    let kind = match package.whole("mimetype", 256)? {
        Some(kind) => Some(kind),
        None if package.find("content.xml").is_some() => {
            package.whole("META-INF/manifest.xml", opc::LIST_BYTES)?
        }
        None => None,
    };
    if let Some(kind) = kind {
        let is_spreadsheet = memchr::memmem::find(&kind, ods::MEDIA_TYPE.as_bytes()).is_some();
        if !is_spreadsheet {
            return Err(other);
        }
        *format = Some(Format::Ods);
        return ods::read(reading, &package);
    }
    match opc::workbook(reading, &package)? {
        Some(workbook) if workbook.to_ascii_lowercase().as_bytes().ends_with(b".bin") => {
            *format = Some(Format::Xlsb);
            xlsb::read(reading, &package, &workbook)
        }
        Some(workbook) => {
            *format = Some(Format::Xlsx);
            xlsx::read(reading, &package, &workbook)
        }
        None => Err(other),
    }
}

/// A number as files write it; short ones, the most of them, without the general parser.
fn number(text: &str) -> Option<f64> {
    if let Some((number, [])) = junheng_parsing::decimal(text.as_bytes()) {
        return Some(number);
    }
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// A file's own name without its ending.
fn stem(name: &str) -> String {
    let name = own_name(name);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests;
