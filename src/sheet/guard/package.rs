//! A zip in memory: its directory, checked before anything is inflated, and its parts as streams.
//! It never inflates more than a part declares, and never writes.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::io::{Cursor, Read};

use flate2::bufread::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use crate::sheet::Limits;
use crate::sheet::encoding;
use crate::sheet::guard::doubled;
use crate::sheet::guard::virtual_zip::Source;
use crate::sheet::reading::{Outcome, Refusal, damaged, megabytes, over};

/// Something whose bytes come piece by piece.
pub(in crate::sheet) trait Pull {
    /// Writes more bytes into `room` and tells how many; 0 at the end.
    fn pull(&mut self, room: &mut [u8]) -> Outcome<usize>;
}

/// One entry of the directory.
#[derive(Clone, Debug)]
pub(in crate::sheet) struct Entry {
    pub name: String,
    /// Bytes after inflating, as declared.
    pub inflated: u64,
    check: u32,
    stored: bool,
    /// Encrypted by a password of the archive's.
    pub locked: bool,
    /// Of a method or encryption that no spreadsheet uses.
    pub foreign: bool,
    packed: std::ops::Range<usize>,
}

impl Entry {
    fn ratio(&self) -> u64 {
        self.inflated / (self.packed.len() as u64).max(1)
    }

    /// Whether it is packed so densely that it may be made to do harm.
    pub fn is_suspicious(&self, limits: &Limits) -> bool {
        self.inflated > limits.ratio_from && self.ratio() > limits.ratio
    }
}

/// The flag of an entry whose name is UTF-8 (APPNOTE 4.4.4, bit 11).
const UTF_8: u16 = 1 << 11;

/// A zip whose directory was checked.
pub(in crate::sheet) struct Package<'a> {
    bytes: &'a [u8],
    limits: Limits,
    pub entries: Vec<Entry>,
    /// Bytes of all parts that were opened.
    inflated: Cell<u64>,
    /// Where those parts stand: one that is read again counts once.
    opened: RefCell<HashSet<usize>>,
}

impl<'a> Package<'a> {
    /// Reads and checks the directory of a document: of parts with one name there is the last.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Outcome<Self> {
        Self::read(bytes, limits, false)
    }

    /// Reads and checks the directory of an archive of files: those with one name are numbered.
    pub fn of_files(bytes: &'a [u8], limits: &Limits) -> Outcome<Self> {
        Self::read(bytes, limits, true)
    }

    fn read(bytes: &'a [u8], limits: &Limits, are_files: bool) -> Outcome<Self> {
        // Counted before the library makes room for them.
        let count = memchr::memmem::find_iter(bytes, b"PK\x01\x02").count();
        if count > limits.zip_entries {
            return Err(over(
                "压缩包里的条目太多",
                count,
                limits.zip_entries,
                "请另存为新的 .xlsx 再试。",
            ));
        }
        let unreadable = |_| damaged("压缩包的目录读不通，文件可能没有下载完整");
        let source: Source<'_> = Box::new(Cursor::new(bytes));
        let first = ZipArchive::new(source).map_err(unreadable)?;
        // Of entries with one name the library knows the last only: it gets the directory with stand-ins.
        let parted = (are_files && first.has_duplicate_names())
            .then(|| doubled::parted(bytes, first.central_directory_start()))
            .flatten();
        let mut archive = match &parted {
            Some(parted) => {
                let source: Source<'_> = Box::new(Cursor::new(parted.bytes.as_slice()));
                ZipArchive::new(source).map_err(unreadable)?
            }
            None => first,
        };
        if archive.has_overlapping_entries().map_err(unreadable)? {
            return Err(damaged("压缩包的条目互相重叠，正常的表格不会这样"));
        }
        let mut entries = Vec::with_capacity(archive.len());
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(unreadable)?;
            // Archives written in China name their entries in GBK, without a word about it.
            let written = parted.as_ref().and_then(|parted| parted.names.get(index));
            let raw = written.map_or_else(|| file.name_raw(), Vec::as_slice);
            let is_utf_8 = file.flags().as_u16() & UTF_8 != 0;
            let name = if is_utf_8 { String::from_utf8_lossy(raw) } else { encoding::name(raw) };
            let name = name.replace('\\', "/").replace(char::is_control, "");
            let packed = file.data_start().and_then(|start| {
                let start = usize::try_from(start).ok()?;
                Some(start..start.checked_add(usize::try_from(file.compressed_size()).ok()?)?)
            });
            let method = file.compression();
            entries.push(Entry {
                name: name.trim_start_matches('/').to_owned(),
                inflated: file.size(),
                check: file.crc32(),
                stored: method == CompressionMethod::Stored,
                locked: file.encrypted(),
                foreign: file.encrypted()
                    || !matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated),
                packed: packed
                    .filter(|packed| packed.end <= bytes.len())
                    .ok_or_else(|| damaged("压缩包的内容读不通"))?,
            });
        }
        if are_files {
            doubled::number(entries.iter_mut().map(|entry| &mut entry.name));
        }
        Ok(Self {
            bytes,
            limits: *limits,
            entries,
            inflated: Cell::new(0),
            opened: RefCell::default(),
        })
    }

    /// The bounds that hold for it.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The entry of a name, whatever the case.
    pub fn find(&self, name: &str) -> Option<&Entry> {
        let name = name.trim_start_matches('/');
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// An entry as a stream.
    pub fn part(&self, entry: &Entry) -> Outcome<Part<'a>> {
        let limits = &self.limits;
        if entry.foreign {
            return Err(Refusal::LockedPart.into());
        }
        let advice = "请删去用不到的行列、格式和工作表后另存，或分成几个文件。";
        if entry.inflated > limits.part_bytes {
            let (found, bound) = (megabytes(entry.inflated), megabytes(limits.part_bytes));
            return Err(over("展开后太大", found, bound, advice));
        }
        if entry.is_suspicious(limits) {
            let ratio = entry.ratio();
            let (found, bound) = (format!("{ratio} 倍"), format!("{} 倍", limits.ratio));
            return Err(over("压缩比异常，可能是恶意文件", found, bound, advice));
        }
        let is_new = !self.opened.borrow().contains(&entry.packed.start);
        let total = self.inflated.get().saturating_add(if is_new { entry.inflated } else { 0 });
        if total > limits.inflated_bytes {
            let (found, bound) = (megabytes(total), megabytes(limits.inflated_bytes));
            return Err(over("全部展开后太大", found, bound, advice));
        }
        if self.opened.borrow_mut().insert(entry.packed.start) {
            self.inflated.set(total);
        }
        let packed = self.bytes.get(entry.packed.clone()).unwrap_or_default();
        let source = if entry.stored {
            Packed::Stored(packed)
        } else {
            Packed::Deflated(DeflateDecoder::new(packed))
        };
        Ok(Part { source, left: entry.inflated, check: entry.check, sum: crc32fast::Hasher::new() })
    }

    /// The zip once more, for whoever takes over its entries as they are packed.
    pub fn archive(&self) -> Outcome<ZipArchive<Source<'a>>> {
        let source: Source<'a> = Box::new(Cursor::new(self.bytes));
        ZipArchive::new(source).map_err(|_| damaged("压缩包的目录读不通，文件可能没有下载完整"))
    }

    /// A small part as a whole; `None` where there is none.
    pub fn whole(&self, name: &str, limit: usize) -> Outcome<Option<Vec<u8>>> {
        let Some(entry) = self.find(name) else { return Ok(None) };
        if entry.inflated > limit as u64 {
            return Err(over(
                "展开后太大",
                megabytes(entry.inflated),
                megabytes(limit as u64),
                "请另存为新的 .xlsx 再试。",
            ));
        }
        pull_all(&mut self.part(entry)?).map(Some)
    }
}

/// All that is left of a stream, which must be small.
pub(in crate::sheet) fn pull_all(stream: &mut impl Pull) -> Outcome<Vec<u8>> {
    const PIECE: usize = 1 << 16;
    let mut bytes = Vec::new();
    loop {
        let old = bytes.len();
        bytes.resize(old + PIECE, 0);
        let read = stream.pull(bytes.get_mut(old..).unwrap_or_default())?;
        bytes.truncate(old + read);
        if read == 0 {
            return Ok(bytes);
        }
    }
}

enum Packed<'a> {
    Stored(&'a [u8]),
    Deflated(DeflateDecoder<&'a [u8]>),
}

/// A part being inflated; at its end its size and its checksum are compared.
pub(in crate::sheet) struct Part<'a> {
    source: Packed<'a>,
    left: u64,
    check: u32,
    sum: crc32fast::Hasher,
}

impl Pull for Part<'_> {
    fn pull(&mut self, room: &mut [u8]) -> Outcome<usize> {
        let read = match &mut self.source {
            Packed::Stored(bytes) => bytes.read(room),
            Packed::Deflated(bytes) => bytes.read(room),
        };
        let read = read.map_err(|_| damaged("压缩的内容展不开"))?;
        self.sum.update(room.get(..read).unwrap_or_default());
        let other_size = || damaged("展开的内容与声明的大小不符");
        self.left = self.left.checked_sub(read as u64).ok_or_else(other_size)?;
        if read == 0 && !room.is_empty() {
            if self.left > 0 {
                return Err(other_size());
            }
            if self.sum.clone().finalize() != self.check {
                return Err(damaged("内容与校验值不符"));
            }
        }
        Ok(read)
    }
}

impl Pull for &[u8] {
    fn pull(&mut self, room: &mut [u8]) -> Outcome<usize> {
        self.read(room).map_err(|_| damaged("内容读不通"))
    }
}
