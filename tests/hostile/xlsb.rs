//! .xlsb that breaks off.

use super::packed::archive;
use super::parts;
use super::{Hostile, add};

pub fn add_all(all: &mut Vec<Hostile>) {
    // BrtBeginSheetData, and nothing behind it.
    add(all, "断了.xlsb", || archive(&parts::xlsb(None, &[0x91, 1, 0], &[])));
    add(all, "工作表是空的.xlsb", || archive(&parts::xlsb(None, &[], &[])));
    add(all, "工作簿是空的.xlsb", || {
        archive(&parts::xlsb(Some(&[]), &[0x91, 1, 0, 0x92, 1, 0], &[]))
    });
}
