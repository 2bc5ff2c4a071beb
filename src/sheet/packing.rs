//! Writes a zip: parts packed as they come, and packed parts taken over from another zip. The zip
//! library could, and would bring a second packer along that weighs more than all the rest.
//! It never writes more than 4 GB or 65 535 parts, the most that a plain zip holds.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Names are in UTF-8.
const UTF8: u16 = 1 << 11;

/// A zip that is being written.
#[derive(Default)]
pub(crate) struct Packing {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: usize,
}

/// What is too much for a zip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooMuch;

/// A part that is being packed.
pub(crate) struct Part<'z> {
    zip: &'z mut Packing,
    name: String,
    packed: DeflateEncoder<Vec<u8>>,
    sum: crc32fast::Hasher,
    length: u64,
}

impl Packing {
    /// Begins a part.
    pub fn part(&mut self, name: &str) -> Part<'_> {
        let packed = DeflateEncoder::new(Vec::new(), Compression::fast());
        let (name, sum) = (name.to_owned(), crc32fast::Hasher::new());
        Part { zip: self, name, packed, sum, length: 0 }
    }

    /// A part whose bytes are all there.
    pub fn whole(&mut self, name: &str, bytes: &[u8]) -> Result<(), TooMuch> {
        let mut part = self.part(name);
        part.put(bytes)?;
        part.end()
    }

    /// A part as another zip has it: packed, its sum and its length before packing.
    pub fn take(
        &mut self,
        name: &str,
        packed: &[u8],
        is_stored: bool,
        (sum, length): (u32, u64),
    ) -> Result<(), TooMuch> {
        let number = |number: u64| u32::try_from(number).map_err(|_| TooMuch);
        let named = u16::try_from(name.len()).map_err(|_| TooMuch)?;
        let at = number(self.bytes.len() as u64)?;
        let method = if is_stored { STORED } else { DEFLATED };
        // Version, flags, method; no time, and the first day that there is.
        let mut fields = [20, UTF8, method, 0, 0x21].map(u16::to_le_bytes).concat();
        fields.extend(
            [sum, number(packed.len() as u64)?, number(length)?].map(u32::to_le_bytes).concat(),
        );
        fields.extend([named, 0].map(u16::to_le_bytes).concat());
        for piece in [b"PK\x03\x04", fields.as_slice(), name.as_bytes(), packed] {
            self.bytes.extend_from_slice(piece);
        }
        for piece in
            [b"PK\x01\x02\x14\0", fields.as_slice(), &[0; 10], &at.to_le_bytes(), name.as_bytes()]
        {
            self.directory.extend_from_slice(piece);
        }
        self.count += 1;
        Ok(())
    }

    /// The zip.
    pub fn end(mut self) -> Result<Vec<u8>, TooMuch> {
        let count = u16::try_from(self.count).map_err(|_| TooMuch)?;
        let number = |number: usize| u32::try_from(number).map_err(|_| TooMuch);
        let (at, length) = (number(self.bytes.len())?, number(self.directory.len())?);
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend([count, count].map(u16::to_le_bytes).concat());
        self.bytes.extend([length, at].map(u32::to_le_bytes).concat());
        self.bytes.extend([0, 0]);
        Ok(self.bytes)
    }
}

impl Part<'_> {
    /// More of it.
    pub fn put(&mut self, bytes: &[u8]) -> Result<(), TooMuch> {
        self.sum.update(bytes);
        self.length += bytes.len() as u64;
        self.packed.write_all(bytes).map_err(|_| TooMuch)
    }

    /// Ends it.
    pub fn end(self) -> Result<(), TooMuch> {
        let Self { zip, name, packed, sum, length } = self;
        let packed = packed.finish().map_err(|_| TooMuch)?;
        zip.take(&name, &packed, false, (sum.finalize(), length))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::{Cursor, Read as _};

    use super::*;

    #[test]
    fn what_was_packed_comes_out() {
        let long = "很长".repeat(50_000).into_bytes();
        let mut zip = Packing::default();
        zip.whole("甲.xml", &long).unwrap();
        zip.whole("empty", b"").unwrap();
        zip.take("stored", b"as it is", true, (crc32fast::hash(b"as it is"), 8)).unwrap();
        let bytes = zip.end().unwrap();
        assert!(bytes.len() < long.len() / 10);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for (name, content) in
            [("甲.xml", long.as_slice()), ("empty", b""), ("stored", b"as it is")]
        {
            let mut out = Vec::new();
            archive.by_name(name).unwrap().read_to_end(&mut out).unwrap();
            assert_eq!(out, content, "{name}");
        }
    }

    #[test]
    fn a_name_may_be_too_long() {
        assert_eq!(Packing::default().whole(&"a".repeat(70_000), b""), Err(TooMuch));
    }
}
