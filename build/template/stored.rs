//! The same workbook with nothing in it deflated: what the worker carries is compressed on its way as
//! one, and text that two workbooks share then weighs once. It changes no part of a workbook.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The workbook with all its parts stored.
pub fn stored(workbook: Vec<u8>) -> Result<Vec<u8>, ZipError> {
    let mut parts = ZipArchive::new(Cursor::new(workbook))?;
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for index in 0..parts.len() {
        let mut part = parts.by_index(index)?;
        let name = part.name()?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        written.start_file(name, options)?;
        written.write_all(&bytes)?;
    }
    Ok(written.finish()?.into_inner())
}
