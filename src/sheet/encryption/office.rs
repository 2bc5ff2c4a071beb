//! A locked package (.xlsx, .xlsm, .xlsb): two streams of a compound file, what it is locked with and
//! the package itself ([MS-OFFCRYPTO] 2.3.4). It never inflates anything, and never believes a length.

use super::{agile, standard, unknown};
use crate::sheet::guard::biff::short;
use crate::sheet::reading::{Outcome, Reading, damaged};

/// Bytes that tell how the package is locked. Programs write 1 to 2 KB; with many keys some more.
const INFO: usize = 1 << 16;

/// Before the package its length.
pub(super) const SIZE: usize = 8;

/// Opens a locked package.
pub(in crate::sheet) fn package(
    reading: &mut Reading<'_>,
    info: &[u8],
    mut package: Vec<u8>,
) -> Outcome<Vec<u8>> {
    if info.len() < 8 || info.len() > INFO {
        return Err(damaged("加密信息读不通"));
    }
    let size = package.first_chunk().copied().map(u64::from_le_bytes);
    let most = package.len().saturating_sub(SIZE);
    let size = size.and_then(|size| usize::try_from(size).ok()).filter(|size| *size <= most);
    let size = size.ok_or_else(|| damaged("加密的内容没有写完就断了，可能没有下载完整"))?;
    // What comes behind the last block that holds a byte is filling.
    let end = SIZE + size.div_ceil(super::cipher::BLOCK) * super::cipher::BLOCK;
    if end > package.len() {
        return Err(damaged("加密的内容没有写完就断了，可能没有下载完整"));
    }
    match (short(info, 0), short(info, 2)) {
        (4, 4) => agile::open(reading, info.get(8..).unwrap_or_default(), &mut package)?,
        (2..=4, 2) => {
            standard::open(reading, info, package.get_mut(SIZE..end).unwrap_or_default())?;
        }
        (3 | 4, 3) => return Err(unknown("外接加密程序（Extensible Encryption）")),
        (major, minor) => return Err(unknown(&format!("没有见过的方式（版本 {major}.{minor}）"))),
    }
    package.truncate(SIZE + size);
    package.drain(..SIZE);
    Ok(package)
}
