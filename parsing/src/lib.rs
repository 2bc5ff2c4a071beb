//! The loops in which reading spends its time: cells of an .xlsx by calamine, XML by quick-xml.
//!
//! Both libraries are generic over what they read from, so they are compiled where they are used, and
//! as that crate is. The worker is compiled for size, this crate for speed (`Cargo.toml`, profiles):
//! nothing here is generic, and nothing here decides anything.
//!
//! Nothing here is put into the loop that calls it, either: browsers begin with slow code and put the
//! fast code of a function in place when it is called again, and such a loop is called once a file.

use std::io::{BufReader, Read, Seek};

use calamine::{XlsxCellFormulaMetadataRecord, XlsxCellReader, XlsxError};
use quick_xml::events::Event;
use zip::ZipArchive;

/// Bytes that are taken from a source at one go.
pub const PIECE: usize = 1 << 16;

/// Something to read from anywhere.
pub trait Seekable: Read + Seek {}

impl<T: Read + Seek> Seekable for T {}

/// What calamine and the zip library read from. One type for all of them: each other one would bring
/// the libraries along once more.
pub type Source<'a> = Box<dyn Seekable + 'a>;

/// The cells of an .xlsx sheet as they stream by.
pub struct Cells<'a, 's>(XlsxCellReader<'a, Source<'s>>);

impl<'a, 's> Cells<'a, 's> {
    /// The cells of the sheet that is a package's first part, stored without packing; its sum is not
    /// compared. Dates stay the numbers that they are: formats are not looked up.
    ///
    /// # Errors
    /// What calamine says of a part without cells.
    pub fn new(
        package: &'a mut ZipArchive<Source<'s>>,
        strings: &'a [String],
    ) -> Result<Self, XlsxError> {
        let part = BufReader::with_capacity(PIECE, package.by_index_raw(0)?);
        let mut xml = quick_xml::Reader::from_reader(part);
        // As calamine has it.
        let config = xml.config_mut();
        config.check_end_names = false;
        config.expand_empty_elements = true;
        XlsxCellReader::new(xml, strings, &[], &[], false).map(Self)
    }

    /// The next cell; `None` behind the last one.
    ///
    /// # Errors
    /// What calamine says of the sheet.
    #[inline(never)]
    #[allow(clippy::should_implement_trait)] // An iterator has no errors apart.
    pub fn next(&mut self) -> Result<Option<XlsxCellFormulaMetadataRecord<'a>>, XlsxError> {
        self.0.next_cell_with_formula_metadata()
    }
}

/// XML as it streams by.
pub struct Events<'s>(quick_xml::Reader<BufReader<Box<dyn Read + 's>>>);

impl<'s> Events<'s> {
    /// The events of a source. Tags need not match: spreadsheets are read leniently.
    pub fn new(source: Box<dyn Read + 's>) -> Self {
        let mut reader = quick_xml::Reader::from_reader(BufReader::with_capacity(PIECE, source));
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Self(reader)
    }

    /// The next event, held in `buffer`.
    ///
    /// # Errors
    /// What quick-xml says of the source.
    #[inline(never)]
    pub fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> quick_xml::Result<Event<'b>> {
        self.0.read_event_into(buffer)
    }
}
