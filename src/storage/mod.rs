//! What is kept on this machine: the work in hand as bytes, and the bytes as work again, today's and
//! those of every earlier version (docs/storage.md). All of it in one file (备份) is `backup`.
//!
//! It knows no browser and no storage. What cannot be read is told in a sentence; nothing is mended, and
//! nothing is ever thrown away here.

mod backup;
mod label;
mod v1;

use std::fmt;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::bufread::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::{Deserialize, Serialize};

use crate::intake::Typed;
use crate::standard::Own;
use crate::work::{Steps, Unfinished, Work};

pub use crate::storage::backup::{BACKUP_ENDING, Kept, backup, restore};
pub use crate::storage::label::{Label, label};

/// Everything that the user has at hand, and that is there again when the page is opened anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InHand {
    /// The county.
    pub work: Work,
    /// 手工填写, as it was typed.
    pub form: Typed,
    /// The user's own standards, in use or not.
    pub packs: Vec<Own>,
    /// The steps that can be undone and done again.
    pub steps: Steps,
    /// What stands in open fields.
    pub unfinished: Unfinished,
}

impl InHand {
    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        let is_blank = |(_, _, text): &(_, _, String)| text.trim().is_empty();
        self.work.is_empty()
            && self.form.figures.iter().all(is_blank)
            && self.unfinished == Unfinished::default()
    }
}

/// What is kept begins with this.
const MAGIC: &[u8; 8] = b"JHKEPT\r\n";
/// The checksum behind the version.
const CHECK: usize = 4;
/// Nothing that was kept unpacks to more: a hundred times 300 schools.
const LARGEST: u64 = 256 << 20;

/// Why what was kept cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is something else.
    Foreign,
    /// It was cut off or changed.
    Damaged,
    /// A later version of the program wrote it.
    Newer(u8),
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => out.write_str(
                "这不是均衡尺保存的数据。备份文件以 .junheng-backup 结尾，请重新选择。",
            ),
            Self::Damaged => out.write_str(
                "保存的内容已损坏（校验不符），无法打开。它没有被改动，也没有被删除；请改用备份文件，或重新拖入原来的表格。",
            ),
            Self::Newer(version) => write!(
                out,
                "这份数据由更新版本的均衡尺保存（格式 {version}），没有被改动。请刷新本页，换用新版本后再打开。"
            ),
        }
    }
}

/// As bytes, in today's version.
///
/// # Errors
/// Never for work that was read by this program.
pub fn write(in_hand: &InHand) -> Result<Vec<u8>, Problem> {
    let (version, text) = v1::write(in_hand).ok_or(Problem::Damaged)?;
    // What is kept is written often and read seldom.
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&text).map_err(|_| Problem::Damaged)?;
    let packed = packed.finish().map_err(|_| Problem::Damaged)?;
    let sum = crc32fast::hash(&packed).to_le_bytes();
    Ok([&MAGIC[..], &[version], &sum, &packed].concat())
}

/// From bytes, of today's version or an older one.
///
/// # Errors
/// Why they cannot be read.
pub fn read(bytes: &[u8]) -> Result<InHand, Problem> {
    let bytes = bytes.strip_prefix(MAGIC.as_slice()).ok_or(Problem::Foreign)?;
    let (version, rest) = bytes.split_first().ok_or(Problem::Damaged)?;
    let (sum, packed) = rest.split_first_chunk::<CHECK>().ok_or(Problem::Damaged)?;
    if *version > v1::WITH_PERSONS {
        return Err(Problem::Newer(*version));
    }
    if crc32fast::hash(packed).to_le_bytes() != *sum {
        return Err(Problem::Damaged);
    }
    let mut text = Vec::new();
    let read = DeflateDecoder::new(packed).take(LARGEST).read_to_end(&mut text);
    read.map_err(|_| Problem::Damaged)?;
    match *version {
        v1::VERSION | v1::WITH_PERSONS => v1::read(&text).ok_or(Problem::Damaged),
        _ => Err(Problem::Damaged),
    }
}
