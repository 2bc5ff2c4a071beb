//! Zips by hand, so that an entry may be damaged. Used by the damaged files and by the fuzz targets.

use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

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
        let content = content.as_ref();
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        let packed = encoder.write_all(content).and_then(|()| encoder.finish());
        Self { packed: packed.unwrap_or_default(), method: 8, ..Self::stored(name, content) }
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

    fn header(&self, local: bool, at: u64) -> Vec<u8> {
        let short = |number: u16| number.to_le_bytes().to_vec();
        let long = |number: u64| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes().to_vec();
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
            short(0),
        ];
        if !local {
            parts.extend([short(0), short(0), short(0), long(0), long(at)]);
        }
        parts.push(self.name.clone().into_bytes());
        parts.concat()
    }
}

/// A zip of entries.
pub fn archive(entries: &[Entry]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        directory.extend(entry.header(false, bytes.len() as u64));
        bytes.extend(entry.header(true, 0));
        bytes.extend(&entry.packed);
    }
    let count = u16::try_from(entries.len()).unwrap_or(u16::MAX);
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
