//! Compound files (OLE): the records of an .xls, put in order, or a locked package. Forgiving: a table that is longer than
//! the file, as widespread writers make it, is no reason to refuse the file.
//! It never follows a chain longer than the file, so that no loop holds it.

use crate::sheet::reading::{Outcome, Refusal, Stop, damaged};
use crate::sheet::{encryption, sniff};

const END: u32 = 0xFFFF_FFFE;
const ENTRY: usize = 128;

/// What a compound file has in it.
pub(in crate::sheet) enum Content {
    /// The records of an .xls.
    Records(Vec<u8>),
    /// How a package is locked, and the package.
    Locked(Vec<u8>, Vec<u8>),
}

/// The workbook in a compound file.
pub(in crate::sheet) fn workbook(bytes: &[u8]) -> Outcome<Content> {
    let file = Compound::open(bytes)?;
    let names = file.names();
    if let Some(package) = file.stream("EncryptedPackage")? {
        // Without it the key is with a server that manages rights.
        let info = file.stream("EncryptionInfo")?;
        let info = info.ok_or_else(|| encryption::unknown("权限管理（IRM）"))?;
        return Ok(Content::Locked(info, package));
    }
    let other = || Stop::from(Refusal::Other(sniff::other_compound(&names)));
    match file.stream("Workbook")? {
        Some(records) => Ok(Content::Records(records)),
        None => file.stream("Book")?.map(Content::Records).ok_or_else(other),
    }
}

/// Numbers of a record, little endian; 0 beyond its end.
fn number(bytes: &[u8], at: usize, length: usize) -> u64 {
    let field = bytes.get(at..at.saturating_add(length)).unwrap_or_default();
    field.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// A compound file in memory.
struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// For each sector the one that follows it.
    next: Vec<u32>,
    /// The same for the small sectors of the mini stream.
    mini_next: Vec<u32>,
    mini: Vec<u8>,
    mini_sector: usize,
    mini_cutoff: u64,
    entries: Vec<Stream>,
}

/// A stream's entry in the directory.
struct Stream {
    name: String,
    start: u32,
    size: u64,
}

fn short(bytes: &[u8], at: usize) -> u32 {
    u32::try_from(number(bytes, at, 4)).unwrap_or(END)
}

impl<'a> Compound<'a> {
    /// Reads the tables and the directory.
    fn open(bytes: &'a [u8]) -> Outcome<Self> {
        Self::tables(bytes).ok_or_else(|| damaged("文件结构读不通，可能没有下载完整"))
    }

    fn tables(bytes: &'a [u8]) -> Option<Self> {
        let header = bytes.get(..512)?;
        let sector = match number(header, 30, 2) {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            mini_next: Vec::new(),
            mini: Vec::new(),
            mini_sector: 64,
            mini_cutoff: number(header, 56, 4),
            entries: Vec::new(),
        };
        // Where the table of sectors is: 109 places in the header, the rest in a chain of its own.
        let mut places: Vec<u32> = (0..109).map(|index| short(header, 76 + 4 * index)).collect();
        let (mut more, sectors) = (short(header, 68), bytes.len() / sector);
        for _ in 0..sectors {
            let Some(block) = file.block(more) else { break };
            let last = sector - 4;
            places.extend((0..last / 4).map(|index| short(block, 4 * index)));
            more = short(block, last);
        }
        places.truncate(sectors);
        for place in places {
            if let Some(block) = file.block(place) {
                file.next.extend((0..sector / 4).map(|index| short(block, 4 * index)));
            }
        }
        file.next.truncate(sectors);
        let directory = file.chain(short(header, 48), usize::MAX)?;
        for entry in directory.chunks_exact(ENTRY) {
            let length = usize::try_from(number(entry, 64, 2)).ok()?.saturating_sub(2).min(62);
            let name: Vec<u16> = entry
                .get(..length)?
                .chunks_exact(2)
                .map(|pair| {
                    u16::from(*pair.first().unwrap_or(&0))
                        | u16::from(*pair.last().unwrap_or(&0)) << 8
                })
                .collect();
            // Files of sector size 512 may have rubbish in the upper half of the size.
            let size = if sector == 512 { number(entry, 120, 4) } else { number(entry, 120, 8) };
            let (kind, start) = (number(entry, 66, 1), short(entry, 116));
            if kind == 5 {
                file.mini = file.chain(start, usize::try_from(size).ok()?)?;
            } else if kind == 2 {
                file.entries.push(Stream { name: String::from_utf16_lossy(&name), start, size });
            }
        }
        let table = file.chain(short(header, 60), usize::MAX).unwrap_or_default();
        file.mini_next = (0..table.len() / 4).map(|index| short(&table, 4 * index)).collect();
        Some(file)
    }

    /// The names of the streams.
    fn names(&self) -> Vec<&str> {
        self.entries.iter().map(|entry| entry.name.as_str()).collect()
    }

    /// A stream as a whole; `None` where there is none.
    fn stream(&self, name: &str) -> Outcome<Option<Vec<u8>>> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
        else {
            return Ok(None);
        };
        let bytes =
            if entry.size < self.mini_cutoff { self.mini_chain(entry) } else { self.large(entry) };
        bytes.map(Some).ok_or_else(|| damaged("文件没有写完就断了"))
    }

    fn large(&self, entry: &Stream) -> Option<Vec<u8>> {
        let size = usize::try_from(entry.size).ok()?;
        self.chain(entry.start, size).filter(|bytes| bytes.len() == size)
    }

    fn mini_chain(&self, entry: &Stream) -> Option<Vec<u8>> {
        let size = usize::try_from(entry.size).ok()?;
        let (mut bytes, mut at) = (Vec::new(), entry.start);
        while bytes.len() < size {
            let start = (at as usize).checked_mul(self.mini_sector)?;
            let end = start.checked_add(self.mini_sector)?.min(self.mini.len());
            bytes.extend_from_slice(self.mini.get(start..end).filter(|block| !block.is_empty())?);
            at = *self.mini_next.get(at as usize)?;
        }
        bytes.truncate(size);
        Some(bytes)
    }

    /// A sector; the last one of a file may be short.
    fn block(&self, index: u32) -> Option<&'a [u8]> {
        let start = (index as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|block| !block.is_empty())
    }

    /// The sectors of a chain up to `size` bytes; `None` when it leads out of the file or in a circle.
    fn chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let (mut bytes, mut at) = (Vec::new(), start);
        let mut sectors = 0;
        while at < END - 1 && bytes.len() < size {
            bytes.extend_from_slice(self.block(at)?);
            at = *self.next.get(at as usize)?;
            sectors += 1;
            if sectors > self.next.len() {
                return None;
            }
        }
        bytes.truncate(size);
        Some(bytes)
    }
}
