//! The site as one zip, to be unpacked into any folder of an intranet's web server. Its entries have no
//! times, so that the same site is the same zip.

use crate::Outcome;
use crate::site::Site;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes it, with all files in a folder named as the zip.
pub fn write(path: &Path, site: &Site) -> Outcome<()> {
    let cannot =
        |error: &dyn std::fmt::Display| format!("{} cannot be written: {error}.", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| cannot(&error))?;
    }
    let folder = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(File::create(path).map_err(|error| cannot(&error))?);
    for (name, bytes) in site {
        writer.start_file(format!("{folder}/{name}"), options).map_err(|error| cannot(&error))?;
        writer.write_all(bytes).map_err(|error| cannot(&error))?;
    }
    writer.finish().map_err(|error| cannot(&error))?;
    Ok(())
}
