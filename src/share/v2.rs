//! Version 2 of the format: the day on which the county was shared, then everything as in version 1.

use super::Problem;
use super::coder::{Reader, Writer};
use super::snapshot::Snapshot;
use super::v1;
use super::words::Words;

/// Its number.
pub(super) const VERSION: u8 = 2;

/// Days that are known beforehand, so that the digits of any day cost little. A part of the format.
const DAYS: &str = "2026-01-01 2027-10-12 2028-03-15 2029-06-28";

/// Packs a snapshot.
pub(super) fn write(snapshot: &Snapshot) -> Vec<u8> {
    let mut writer = Writer::default();
    Words::knowing(DAYS).code(&mut writer, &snapshot.day);
    // Nothing that is written can be past the end.
    let _ = v1::code(&mut writer, snapshot, &|_| false);
    writer.finish()
}

/// Opens a packed snapshot.
pub(super) fn read(bytes: &[u8]) -> Result<Snapshot, Problem> {
    let mut reader = Reader::new(bytes);
    let mut days = Words::knowing(DAYS);
    let day = days.code(&mut reader, "");
    if days.is_trap() {
        return Err(Problem::Nonsense);
    }
    let told = v1::code(&mut reader, &Snapshot::default(), &Reader::is_past_end)?;
    Ok(Snapshot { day, ..told })
}
