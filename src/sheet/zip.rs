//! A zip in memory: its directory, checked before anything is inflated, and its parts as streams.
//! It never inflates more than a part declares, and never writes.

use std::cell::Cell;
use std::io::Read;

use flate2::bufread::DeflateDecoder;

use super::Limits;
use super::reading::{Outcome, Stop, damaged, megabytes, over};
use crate::finding::Code;

/// One entry of the directory.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub name: String,
    /// Bytes after inflating, as declared.
    pub inflated: u64,
    packed: u64,
    check: u32,
    stored: bool,
    /// Of a method or encryption that no spreadsheet uses.
    foreign: bool,
    start: usize,
    end: usize,
}

/// A zip whose directory was checked.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    limits: Limits,
    pub entries: Vec<Entry>,
    inflated: Cell<u64>,
}

/// Numbers of a record, little endian; 0 beyond its end.
pub(super) fn number(bytes: &[u8], at: usize, length: usize) -> u64 {
    let field = bytes.get(at..at.saturating_add(length)).unwrap_or_default();
    field.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn place(bytes: &[u8], at: usize, length: usize) -> usize {
    usize::try_from(number(bytes, at, length)).unwrap_or(usize::MAX)
}

impl<'a> Archive<'a> {
    /// Reads and checks the directory.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Outcome<Self> {
        let (mut at, count) =
            directory(bytes).ok_or_else(|| damaged("压缩包的目录不见了，文件可能没有下载完整"))?;
        if count > limits.zip_entries as u64 {
            return Err(over(
                "压缩包里的条目太多",
                count,
                limits.zip_entries,
                "请另存为新的 .xlsx 再试。",
            ));
        }
        let mut entries = Vec::new();
        for _ in 0..count {
            let (entry, next) = entry(bytes, at).ok_or_else(|| damaged("压缩包的目录读不通"))?;
            entries.push(entry);
            at = next;
        }
        let mut ranges: Vec<_> = entries.iter().map(|entry| (entry.start, entry.end)).collect();
        ranges.sort_unstable();
        if ranges.windows(2).any(|pair| matches!(pair, [first, second] if first.1 > second.0)) {
            return Err(damaged("压缩包的条目互相重叠，正常的表格不会这样"));
        }
        Ok(Self { bytes, limits: *limits, entries, inflated: Cell::new(0) })
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
            let sentence = "文件加了压缩包密码或用了少见的压缩方法，读不了。请用 Excel 或 WPS 另存为普通的 .xlsx 再导入。";
            return Err(Stop::Refused(Code::PasswordProtected, sentence.to_owned()));
        }
        let advice = "请删去用不到的行列、格式和工作表后另存，或分成几个文件。";
        if entry.inflated > limits.part_bytes {
            return Err(over(
                "展开后太大",
                megabytes(entry.inflated),
                megabytes(limits.part_bytes),
                advice,
            ));
        }
        if entry.inflated > limits.ratio_from && entry.inflated / entry.packed.max(1) > limits.ratio
        {
            let ratio = format!("{} 倍", entry.inflated / entry.packed.max(1));
            return Err(over(
                "压缩比异常，可能是恶意文件",
                ratio,
                format!("{} 倍", limits.ratio),
                advice,
            ));
        }
        let total = self.inflated.get().saturating_add(entry.inflated);
        if total > limits.inflated_bytes {
            return Err(over(
                "全部展开后太大",
                megabytes(total),
                megabytes(limits.inflated_bytes),
                advice,
            ));
        }
        self.inflated.set(total);
        let data = data(self.bytes, entry).ok_or_else(|| damaged("压缩包的内容读不通"))?;
        let source = if entry.stored {
            Source::Stored(data)
        } else {
            Source::Deflated(DeflateDecoder::new(data))
        };
        Ok(Part { source, left: entry.inflated, check: entry.check, sum: flate2::Crc::new() })
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
        let mut part = self.part(entry)?;
        let mut bytes = Vec::new();
        while part.fill(&mut bytes, 1 << 16)? > 0 {}
        Ok(Some(bytes))
    }
}

/// Where the directory begins and how many entries it has.
fn directory(bytes: &[u8]) -> Option<(usize, u64)> {
    const END: usize = 22;
    let from = bytes.len().saturating_sub(END + usize::from(u16::MAX));
    let tail = bytes.get(from..)?;
    let at = from + tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let end = bytes.get(at..at + END)?;
    let (count, start) = (number(end, 10, 2), place(end, 16, 4));
    let locator = at.checked_sub(20).and_then(|locator| bytes.get(locator..at)).unwrap_or_default();
    if locator.starts_with(b"PK\x06\x07") {
        let wide = bytes.get(place(locator, 8, 8)..)?;
        if wide.starts_with(b"PK\x06\x06") {
            return Some((place(wide, 48, 8), number(wide, 32, 8)));
        }
    }
    Some((start, count))
}

/// The directory's record at `at`, and where the next one is.
fn entry(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    let record = bytes.get(at..)?;
    let fixed = record.get(..46).filter(|fixed| fixed.starts_with(b"PK\x01\x02"))?;
    let (flags, method) = (number(fixed, 8, 2), number(fixed, 10, 2));
    let (named, extra) = (place(fixed, 28, 2), place(fixed, 30, 2));
    let name = record.get(46..46 + named)?;
    let mut more = record.get(46 + named..46 + named + extra)?;
    let (mut packed, mut inflated, mut header) =
        (number(fixed, 20, 4), number(fixed, 24, 4), number(fixed, 42, 4));
    // Zip64: eight bytes for each of these that is full.
    while more.len() >= 4 {
        let length = place(more, 2, 2);
        let field = more.get(4..4 + length).unwrap_or_default();
        if number(more, 0, 2) == 1 {
            let mut read = 0;
            for value in [&mut inflated, &mut packed, &mut header] {
                if *value == u64::from(u32::MAX) && field.len() >= read + 8 {
                    *value = number(field, read, 8);
                    read += 8;
                }
            }
        }
        more = more.get(4 + length..).unwrap_or_default();
    }
    let header = usize::try_from(header).ok()?;
    let local = bytes
        .get(header..)
        .filter(|local| local.len() >= 30 && local.starts_with(b"PK\x03\x04"))?;
    let start = header.checked_add(30 + place(local, 26, 2) + place(local, 28, 2))?;
    let end = start.checked_add(usize::try_from(packed).ok()?)?;
    if end > bytes.len() {
        return None;
    }
    let entry = Entry {
        name: String::from_utf8_lossy(name).replace('\\', "/").trim_start_matches('/').to_owned(),
        inflated,
        packed,
        check: u32::try_from(number(fixed, 16, 4)).unwrap_or_default(),
        stored: method == 0,
        foreign: flags & 1 != 0 || !matches!(method, 0 | 8),
        start: header,
        end,
    };
    let comment = place(fixed, 32, 2);
    Some((entry, at + 46 + named + extra + comment))
}

/// The packed bytes of an entry.
fn data<'a>(bytes: &'a [u8], entry: &Entry) -> Option<&'a [u8]> {
    let packed = usize::try_from(entry.packed).ok()?;
    bytes.get(entry.end.checked_sub(packed)?..entry.end)
}

enum Source<'a> {
    Stored(&'a [u8]),
    Deflated(DeflateDecoder<&'a [u8]>),
}

/// A part being inflated.
pub(super) struct Part<'a> {
    source: Source<'a>,
    left: u64,
    check: u32,
    sum: flate2::Crc,
}

impl Part<'_> {
    /// Adds up to `wanted` bytes to `buffer`; 0 at the end, where the checksum is compared.
    pub fn fill(&mut self, buffer: &mut Vec<u8>, wanted: usize) -> Outcome<usize> {
        let old = buffer.len();
        buffer.resize(old + wanted, 0);
        let room = buffer.get_mut(old..).unwrap_or_default();
        let read = match &mut self.source {
            Source::Stored(bytes) => bytes.read(room),
            Source::Deflated(bytes) => bytes.read(room),
        };
        let read = read.map_err(|_| damaged("压缩的内容展不开"))?;
        self.sum.update(room.get(..read).unwrap_or_default());
        buffer.truncate(old + read);
        let too_much = damaged("展开的内容与声明的大小不符");
        match self.left.checked_sub(read as u64) {
            None => return Err(too_much),
            Some(left) => self.left = left,
        }
        if read == 0 && wanted > 0 {
            if self.left > 0 {
                return Err(too_much);
            }
            if self.sum.sum() != self.check {
                return Err(damaged("内容与校验值不符"));
            }
        }
        Ok(read)
    }
}
