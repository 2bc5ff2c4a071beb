//! Version 2 of the format: the day on which the county was shared, then everything as in version 1.

use super::Problem;
use super::coder::{Coder, Reader, Writer};
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
    // Nothing that is written can be past the end.
    let _ = code(&mut writer, snapshot, &|_| false);
    writer.finish()
}

/// Opens a packed snapshot.
pub(super) fn read(bytes: &[u8]) -> Result<Snapshot, Problem> {
    code(&mut Reader::new(bytes), &Snapshot::default(), &Reader::is_past_end)
}

/// Codes a snapshot and returns what was coded.
pub(super) fn code<C: Coder>(
    coder: &mut C,
    snapshot: &Snapshot,
    is_past_end: &dyn Fn(&C) -> bool,
) -> Result<Snapshot, Problem> {
    let mut days = Words::knowing(DAYS);
    let day = days.code(coder, &snapshot.day);
    if days.is_trap() {
        return Err(Problem::Nonsense);
    }
    let told = v1::code(coder, snapshot, is_past_end)?;
    Ok(Snapshot { day, ..told })
}
