//! Zips by hand: whatever their directory is to claim, and parts of a gigabyte that take no time to
//! pack. Used by the hostile files and by the fuzz targets.

use flate2::{Compress, Compression, Crc, FlushCompress};

/// One entry of a zip, with what is to be claimed of it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    pub packed: Vec<u8>,
    pub inflated: u64,
    pub check: u32,
    pub method: u16,
    pub flags: u16,
}

impl Entry {
    /// Deflated.
    pub fn new(name: &str, content: impl AsRef<[u8]>) -> Self {
        Self::repeated(name, &[(content.as_ref(), 1)])
    }

    /// As it is.
    pub fn stored(name: &str, content: &[u8]) -> Self {
        let mut sum = Crc::new();
        sum.update(content);
        Self {
            name: name.to_owned(),
            packed: content.to_vec(),
            inflated: content.len() as u64,
            check: sum.sum(),
            method: 0,
            flags: 0,
        }
    }

    /// Pieces, each so many times. A piece is packed once and its packed bytes are repeated, so that
    /// what inflates to a gigabyte is made in no time.
    pub fn repeated(name: &str, pieces: &[(&[u8], usize)]) -> Self {
        let (mut packed, mut sum, mut inflated) = (Vec::new(), Crc::new(), 0);
        for (piece, times) in pieces {
            let block = deflated(piece);
            let mut own = Crc::new();
            own.update(piece);
            for _ in 0..*times {
                packed.extend(&block);
                sum.combine(&own);
            }
            inflated += (piece.len() * times) as u64;
        }
        // The last block, with nothing in it.
        packed.extend([3, 0]);
        let name = name.to_owned();
        Self { name, packed, inflated, check: sum.sum(), method: 8, flags: 0 }
    }

    fn header(&self, local: bool, at: u64) -> Vec<u8> {
        let short = |number: u16| number.to_le_bytes().to_vec();
        let long = |number: u64| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes().to_vec();
        let mut extra = Vec::new();
        if self.inflated >= u64::from(u32::MAX) {
            extra.extend([1, 0, 8, 0]);
            extra.extend(self.inflated.to_le_bytes());
        }
        let mut parts = vec![
            if local { b"PK\x03\x04".to_vec() } else { b"PK\x01\x02\x14\0".to_vec() },
            short(20),
            short(self.flags),
            short(self.method),
            long(0),
            long(u64::from(self.check)),
            long(self.packed.len() as u64),
            long(self.inflated),
            short(u16::try_from(self.name.len()).unwrap_or(u16::MAX)),
            short(u16::try_from(extra.len()).unwrap_or(u16::MAX)),
        ];
        if !local {
            parts.extend([short(0), short(0), short(0), long(0), long(at)]);
        }
        parts.extend([self.name.clone().into_bytes(), extra]);
        parts.concat()
    }
}

/// A piece as deflate blocks that end on a whole byte and look back on nothing before them.
fn deflated(piece: &[u8]) -> Vec<u8> {
    let mut packer = Compress::new(Compression::default(), false);
    let mut out = Vec::with_capacity(piece.len() + piece.len() / 8 + 1024);
    let done = packer.compress_vec(piece, &mut out, FlushCompress::Full);
    assert!(done.is_ok() && packer.total_in() == piece.len() as u64);
    out
}

/// An honest zip.
pub fn archive(entries: &[Entry]) -> Vec<u8> {
    placed(entries, &|_, at| at)
}

/// A zip whose directory sends the entry of an index, which is at a place, to another place.
pub fn placed(entries: &[Entry], place: &dyn Fn(usize, u64) -> u64) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (index, entry) in entries.iter().enumerate() {
        directory.extend(entry.header(false, place(index, bytes.len() as u64)));
        bytes.extend(entry.header(true, 0));
        bytes.extend(&entry.packed);
    }
    let count = u16::try_from(entries.len()).unwrap_or(u16::MAX);
    closed(bytes, &directory, count)
}

/// The end of a zip: the directory and what it claims to hold.
pub fn closed(mut bytes: Vec<u8>, directory: &[u8], count: u16) -> Vec<u8> {
    let start = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let length = u32::try_from(directory.len()).unwrap_or(u32::MAX);
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    bytes.extend(length.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// Many entries of the directory, all at the one place: what inflates is one part, many times.
pub fn stacked(parts: &[Entry], one: &Entry, names: &[String]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in parts {
        directory.extend(entry.header(false, bytes.len() as u64));
        bytes.extend(entry.header(true, 0));
        bytes.extend(&entry.packed);
    }
    let at = bytes.len() as u64;
    bytes.extend(one.header(true, 0));
    bytes.extend(&one.packed);
    for name in names {
        directory.extend(Entry { name: name.clone(), ..one.clone() }.header(false, at));
    }
    let count = u16::try_from(parts.len() + names.len()).unwrap_or(u16::MAX);
    closed(bytes, &directory, count)
}
