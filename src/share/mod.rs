//! A county small enough for a link (分享链接): a [`Snapshot`] of its figures, packed, checked by a
//! checksum and written in the letters that an address may hold.
//!
//! The format has a schema of its own (docs/link.md), with a number for each version; an old version is
//! read for ever. It knows no screen and no storage; who may read a link is not its business, but a
//! sealed one keeps its contents to who knows the passphrase.

mod address;
mod coder;
mod column;
mod convert;
mod differing;
mod envelope;
mod fields;
mod model;
mod seal;
mod snapshot;
mod v1;
mod v2;
mod v3;
mod words;

pub use address::{Hash, hash_of};
pub use convert::{Contents, SOURCE, Scope, reading, snapshot};
pub use differing::{DifferingShot, TotalShot};
pub use envelope::{Envelope, FILE_MAGIC, Sealed, from_file, from_fragment, to_file, to_fragment};
pub use seal::{WrongPassphrase, seal, unseal};
pub use snapshot::{AnswerShot, ClassShot, MonitoredShot, SchoolShot, Snapshot, Told};

use std::fmt;

/// Why a link or a file cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is nothing in it, or something else.
    NoLink,
    /// A letter that no link has.
    Letters,
    /// It is cut off, or changed on the way.
    Damaged,
    /// A later version of the program wrote it.
    Newer(u8),
    /// Longer than anything that is written.
    TooLong,
    /// It says things that do not fit together.
    Nonsense,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLink => out.write_str("这不是均衡尺的分享链接或分享文件。请向发送人索取完整的链接。"),
            Self::Letters => out.write_str(
                "链接里有不该出现的字符，可能在转发时被改动。请向发送人重新索取，并整条复制。",
            ),
            Self::Damaged => out.write_str(
                "链接不完整或已损坏（校验不符），可能在复制或转发时被截断。请向发送人重新索取，并整条复制。",
            ),
            Self::Newer(version) => write!(
                out,
                "这个链接由更新版本的均衡尺制作（格式 {version}）。请刷新本页或换用新版本后再打开。"
            ),
            Self::TooLong => out.write_str("链接太长，不会是均衡尺制作的。请向发送人索取 .junheng 文件。"),
            Self::Nonsense => out.write_str("链接的内容前后矛盾，无法打开。请向发送人重新索取。"),
        }
    }
}

/// The version in which a snapshot is written: no later one than it needs, so that older programs open it.
pub fn version(snapshot: &Snapshot) -> u8 {
    if snapshot.differing == DifferingShot::default() { v2::VERSION } else { v3::VERSION }
}

/// Packs a snapshot, in its [`version`].
pub fn pack(snapshot: &Snapshot) -> Vec<u8> {
    if version(snapshot) == v2::VERSION { v2::write(snapshot) } else { v3::write(snapshot) }
}

/// Opens what [`pack`] gave, of this version or an older one.
///
/// # Errors
/// Why it cannot be opened.
pub fn unpack(version: u8, bytes: &[u8]) -> Result<Snapshot, Problem> {
    match version {
        v1::VERSION => v1::read(bytes),
        v2::VERSION => v2::read(bytes),
        v3::VERSION => v3::read(bytes),
        newer => Err(Problem::Newer(newer)),
    }
}

#[cfg(test)]
mod tests;
