//! A workbook's package for whoever writes a changed copy of it: parts by name, as pieces that know
//! their places and as bytes, within the same limits as reading.
//! It never changes anything, and gives no part that does not keep to its checksum.

use std::borrow::Cow;
use std::ops::{ControlFlow, Range};

use super::guard::compound::{self, Content};
use super::guard::opc::{self, LIST_BYTES};
use super::guard::package::{Package, Pull};
use super::guard::xml::{Token, Xml};
use super::packing::Packing;
use super::reading::{Outcome, Reading};
use super::sniff::{Kind, sniff};
use super::{Limits, PartsError, Progress, encryption};

pub(crate) use super::guard::opc::Relation;

/// A tag of a part.
pub(crate) enum Piece<'p> {
    /// A start tag, as written between its brackets; whether it is its own end.
    Start(&'p str, bool),
    /// An end tag; of an element without content it has no length.
    End,
}

/// What hears of progress, and may stop it.
pub(crate) type Told<'t> = &'t mut dyn FnMut(Progress<'_>) -> ControlFlow<()>;

/// Hears of each tag with its place.
pub(crate) type Hearing<'h> = &'h mut dyn FnMut(Range<u64>, Piece<'_>);

/// Writes a part anew, or says that it does not.
pub(crate) type Change<'c> = &'c mut dyn FnMut(&mut Packing, &str) -> Result<bool, PartsError>;

/// The parts of an Office package.
pub(crate) struct Parts<'a> {
    package: Package<'a>,
    limits: Limits,
    /// The part that is the workbook.
    pub workbook: String,
}

/// The package that a file is or has in it; `None` where it is something else.
pub(crate) fn package<'a>(
    bytes: &'a [u8],
    password: Option<&str>,
    limits: &Limits,
    told: Told<'_>,
) -> Result<Option<Cow<'a, [u8]>>, PartsError> {
    match sniff(bytes) {
        Kind::Zip => Ok(Some(bytes.into())),
        Kind::Compound => {
            let mut reading = Reading::new("", 0, limits, told);
            reading.password = password;
            match compound::workbook(bytes)? {
                Content::Locked(info, package) => encryption::package(&mut reading, &info, package)
                    .map(|package| Some(package.into()))
                    .map_err(PartsError::from),
                Content::Records(_) => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

impl<'a> Parts<'a> {
    /// The parts of a package; `None` where it holds no workbook written in XML.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Option<Self>, PartsError> {
        let package = Package::open(bytes, limits)?;
        let is_other = package.find("mimetype").is_some();
        let mut nobody = |_: Progress<'_>| ControlFlow::Continue(());
        let reading = Reading::new("", 0, limits, &mut nobody);
        let workbook = opc::workbook(&reading, &package)?;
        let workbook =
            workbook.filter(|name| !is_other && !name.to_ascii_lowercase().ends_with(".bin"));
        Ok(workbook.map(|workbook| Self { package, limits: *limits, workbook }))
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.package.find(name).is_some()
    }

    /// The relations of a part.
    pub fn relations(&self, part: &str) -> Result<Vec<Relation>, PartsError> {
        let mut nobody = |_: Progress<'_>| ControlFlow::Continue(());
        let reading = Reading::new("", 0, &self.limits, &mut nobody);
        Ok(opc::relations(&reading, &self.package, part)?)
    }

    /// A small part as a whole, without a byte order mark.
    pub fn whole(&self, name: &str) -> Result<Option<Vec<u8>>, PartsError> {
        let part = self.package.whole(name, LIST_BYTES)?;
        Ok(part.map(|part| part.strip_prefix(BOM).map(<[u8]>::to_vec).unwrap_or(part)))
    }

    /// Goes through the tags of a part.
    pub fn scan(&self, name: &str, told: Told<'_>, hear: Hearing<'_>) -> Result<(), PartsError> {
        let Some(entry) = self.package.find(name) else { return Ok(()) };
        let part = self.package.part(entry)?;
        let mut reading = Reading::new("", 0, &self.limits, told);
        reading.total = entry.inflated;
        Ok(through(&mut reading, Xml::new(part, &self.limits), hear)?)
    }

    /// Goes through the tags of bytes that are already there.
    pub fn scan_bytes(&self, bytes: &[u8], hear: Hearing<'_>) -> Result<(), PartsError> {
        let mut nobody = |_: Progress<'_>| ControlFlow::Continue(());
        let mut reading = Reading::new("", 0, &self.limits, &mut nobody);
        Ok(through(&mut reading, Xml::new(bytes, &self.limits), hear)?)
    }

    /// Gives all bytes of a part, piece by piece, without a byte order mark.
    pub fn pour(
        &self,
        name: &str,
        to: &mut dyn FnMut(&[u8]) -> Result<(), PartsError>,
    ) -> Result<(), PartsError> {
        let Some(entry) = self.package.find(name) else { return Ok(()) };
        let mut part = self.package.part(entry)?;
        let (mut piece, mut is_first) = (vec![0; 1 << 16], true);
        loop {
            let read = part.pull(&mut piece)?;
            let bytes = piece.get(..read).unwrap_or_default();
            if read == 0 {
                return Ok(());
            }
            to(if is_first { bytes.strip_prefix(BOM).unwrap_or(bytes) } else { bytes })?;
            is_first = false;
        }
    }

    /// Writes the package anew: `change` writes the part of a name and says whether it did; all others
    /// are copied as they are.
    pub fn copy(&self, to: &mut Packing, change: Change<'_>) -> Result<(), PartsError> {
        let mut archive = self.package.archive()?;
        for (index, entry) in self.package.entries.iter().enumerate() {
            if !entry.name.ends_with('/') && !change(to, &entry.name)? {
                let file = archive.by_index_raw(index).map_err(|_| PartsError::Unwritable)?;
                to.take(&entry.name, file).map_err(|_| PartsError::Unwritable)?;
            }
        }
        Ok(())
    }
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

fn through(reading: &mut Reading<'_>, mut xml: Xml<'_>, hear: Hearing<'_>) -> Outcome<()> {
    let mut written = String::new();
    loop {
        if let Some(bytes) = xml.progress() {
            reading.tick("", 0, bytes)?;
        }
        let start = xml.position();
        let is_start = match xml.next()? {
            None => return Ok(()),
            Some(Token::Start(tag)) => {
                written.clear();
                written.push_str(tag.written());
                true
            }
            Some(Token::End(_)) => false,
            Some(_) => continue,
        };
        let end = xml.position();
        if is_start {
            let is_empty = end - start > written.len() as u64 + 2;
            hear(start..end, Piece::Start(&written, is_empty));
        } else {
            hear(start..end, Piece::End);
        }
    }
}
