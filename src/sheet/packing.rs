//! Writes a zip by the zip crate: parts packed as they come, and packed parts taken over from another zip.

use std::io::{Cursor, Write as _};

use zip::read::ZipFile;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::guard::virtual_zip::Source;

/// A zip that is being written.
pub(crate) struct Packing(ZipWriter<Cursor<Vec<u8>>>);

/// What is too much for a zip, or stands in it already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooMuch;

/// A part that is being packed.
pub(crate) struct Part<'z> {
    zip: &'z mut ZipWriter<Cursor<Vec<u8>>>,
    begun: ZipResult<()>,
}

impl Default for Packing {
    fn default() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

impl Packing {
    /// Begins a part.
    pub fn part(&mut self, name: &str) -> Part<'_> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(1));
        let begun = self.0.start_file(name, options);
        Part { zip: &mut self.0, begun }
    }

    /// A part whose bytes are all there.
    pub fn whole(&mut self, name: &str, bytes: &[u8]) -> Result<(), TooMuch> {
        let mut part = self.part(name);
        part.put(bytes)?;
        part.end()
    }

    /// A part as another zip has it, still packed.
    pub(super) fn take(
        &mut self,
        name: &str,
        file: ZipFile<'_, Source<'_>>,
    ) -> Result<(), TooMuch> {
        self.0.raw_copy_file_rename(file, name).map_err(|_| TooMuch)
    }

    /// The zip.
    pub fn end(self) -> Result<Vec<u8>, TooMuch> {
        self.0.finish().map(Cursor::into_inner).map_err(|_| TooMuch)
    }
}

impl Part<'_> {
    /// More of it.
    pub fn put(&mut self, bytes: &[u8]) -> Result<(), TooMuch> {
        if self.begun.is_err() {
            return Err(TooMuch);
        }
        self.zip.write_all(bytes).map_err(|_| TooMuch)
    }

    /// Ends it.
    pub fn end(self) -> Result<(), TooMuch> {
        self.begun.map_err(|_| TooMuch)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_was_packed_comes_out() {
        let long = "很长".repeat(50_000).into_bytes();
        let mut zip = Packing::default();
        zip.whole("甲.xml", &long).unwrap();
        zip.whole("empty", b"").unwrap();
        let mut other = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        other.start_file("old", stored).unwrap();
        other.write_all(b"as it is").unwrap();
        let other: Source<'_> = Box::new(other.finish().unwrap());
        let mut other = zip::ZipArchive::new(other).unwrap();
        zip.take("stored", other.by_index_raw(0).unwrap()).unwrap();
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
