//! An archive of workbooks (.zip): which files it holds, and the bytes of one of them. An .xlsx is a zip,
//! too: which it is, the entries say, never the name.
//!
//! One archive within another is opened, a third is not. What an archive declares is checked by the guard
//! before anything is inflated.

use std::borrow::Cow;

use super::guard::package::{Entry, Package, pull_all};
use super::own_name::WITHIN;
use super::reading::{Outcome, Stop, damaged};
use super::sniff::{self, Kind};
use super::survey::{PassedOver, Survey, ending, passed_by_name, passed_by_size};
use super::{ArchiveError, Limits, own_name};

const LOCKED: &str = "加了压缩包密码。请先用密码解压，再拖入";
const METHOD: &str = "用了少见的压缩方法。请解压后再拖入";
const SUSPICIOUS: &str = "压缩比异常，可能是恶意文件";
const TOO_DEEP: &str = "压缩包套得太深。请解压后再拖入";
const BROKEN: &str = "里面的压缩包读不通，可能没有下载完整";

/// What an archive holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The files that are to be read, each with the archive's name before it.
    pub files: Vec<String>,
    /// Those that are not, and why.
    pub passed: Vec<PassedOver>,
}

/// Lists an archive. `None` where the bytes are none, such as a workbook's.
///
/// # Errors
/// Where nothing in it can be read.
pub fn list(name: &str, bytes: &[u8], limits: &Limits) -> Option<Result<Listing, ArchiveError>> {
    let package = open(bytes, limits)?;
    let (mut survey, mut files) = (Survey::default(), Vec::new());
    collect(&package, name, 0, &mut survey, &mut files);
    // As a folder is read, whatever the order of the entries.
    files.sort();
    Some(if files.is_empty() {
        Err(nothing(name, &survey.passed))
    } else {
        Ok(Listing { files, passed: survey.passed })
    })
}

/// Why there is nothing to read.
fn nothing(name: &str, passed: &[PassedOver]) -> ArchiveError {
    if passed.is_empty() {
        return ArchiveError::Empty(name.to_owned());
    }
    let why = passed.iter().map(|one| {
        let first = one.names.first().map(|path| own_name(path)).unwrap_or_default();
        format!("{} 个（如“{first}”）：{}", one.names.len(), one.why)
    });
    let why = why.collect::<Vec<_>>().join("；");
    ArchiveError::NoTable { name: name.to_owned(), why }
}

/// The package, where it is an archive and no document that is stored as one.
fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Option<Package<'a>> {
    if sniff::sniff(bytes) != Kind::Zip {
        return None;
    }
    let package = Package::of_files(bytes, limits).ok()?;
    let is_document = ["[Content_Types].xml", "mimetype", "content.xml", "_rels/.rels"]
        .into_iter()
        .any(|name| package.find(name).is_some());
    let names: Vec<_> = package.entries.iter().map(|entry| entry.name.as_str()).collect();
    (!is_document && sniff::is_archive(&names)).then_some(package)
}

fn collect(
    package: &Package<'_>,
    around: &str,
    depth: u32,
    survey: &mut Survey,
    files: &mut Vec<String>,
) {
    let limits = *package.limits();
    for entry in package.entries.iter().filter(|entry| !entry.name.ends_with('/')) {
        let name = [around, &entry.name].join(WITHIN);
        let passed = passed_by_name(&entry.name).or_else(|| passed_by_entry(entry, &limits));
        if let Some(why) = passed {
            survey.pass(why, &name);
            continue;
        }
        if ending(&entry.name) == "zip" {
            match inflate(package, entry) {
                Err(_) => {
                    survey.pass(BROKEN, &name);
                    continue;
                }
                Ok(bytes) => {
                    if let Some(inner) = open(&bytes, &limits) {
                        if depth > 0 {
                            survey.pass(TOO_DEEP, &name);
                        } else {
                            collect(&inner, &name, depth + 1, survey, files);
                        }
                        continue;
                    }
                }
            }
        }
        // One file at a time is inflated, so that all may come to what one workbook may.
        if survey.take(&name, entry.inflated, limits.inflated_bytes) {
            files.push(name);
        }
    }
}

fn passed_by_entry(entry: &Entry, limits: &Limits) -> Option<&'static str> {
    if entry.locked {
        Some(LOCKED)
    } else if entry.foreign {
        Some(METHOD)
    } else if entry.is_suspicious(limits) {
        Some(SUSPICIOUS)
    } else {
        passed_by_size(entry.inflated, limits)
    }
}

fn inflate(package: &Package<'_>, entry: &Entry) -> Outcome<Vec<u8>> {
    if entry.inflated > package.limits().file_bytes as u64 {
        return Err(damaged("展开后太大"));
    }
    pull_all(&mut package.part(entry)?)
}

/// Hands out files of archives one by one. What is opened for one of them serves the next.
#[derive(Default)]
pub struct Unpacking<'b> {
    /// The bytes that came last, and the archive that they are.
    outer: Option<(&'b [u8], Option<Package<'b>>)>,
    /// The archive within the archive that was inflated last: what it is called, and its bytes.
    inner: Option<(String, Vec<u8>)>,
}

impl<'b> Unpacking<'b> {
    /// The bytes of the file of this name: those given, unless these are an archive's and the name is of a
    /// file in it.
    ///
    /// # Errors
    /// Where it cannot be inflated.
    pub fn file(
        &mut self,
        name: &str,
        bytes: &'b [u8],
        limits: &Limits,
    ) -> Result<Cow<'b, [u8]>, ArchiveError> {
        let whole = Ok(Cow::Borrowed(bytes));
        if !name.contains(WITHIN) {
            return whole;
        }
        if !self.outer.as_ref().is_some_and(|(last, _)| std::ptr::eq(*last, bytes)) {
            *self = Self { outer: Some((bytes, open(bytes, limits))), inner: None };
        }
        let Some((_, Some(package))) = &self.outer else { return whole };
        let file = match find(package, name) {
            Some(entry) => Some(inflate(package, entry)),
            None => nested(&mut self.inner, package, name),
        };
        match file {
            None => whole,
            Some(Ok(bytes)) => Ok(Cow::Owned(bytes)),
            Some(Err(Stop::Refused(why))) => {
                Err(ArchiveError::Broken { name: name.to_owned(), why: why.to_string() })
            }
            Some(Err(Stop::Cancelled)) => Err(ArchiveError::Unfinished(name.to_owned())),
        }
    }

    /// Whether the bytes are an archive's and the name is of a file in it.
    pub fn is_inner(name: &str, bytes: &[u8], limits: &Limits) -> bool {
        let open = || open(bytes, limits);
        name.contains(WITHIN)
            && open().is_some_and(|package| {
                let is_around = |(around, _): (&str, &str)| find(&package, around).is_some();
                find(&package, name).is_some() || name.rsplit_once(WITHIN).is_some_and(is_around)
            })
    }
}

/// A file of an archive within the archive; `last` is the one that was inflated last.
fn nested(
    last: &mut Option<(String, Vec<u8>)>,
    package: &Package<'_>,
    name: &str,
) -> Option<Outcome<Vec<u8>>> {
    let (around, _) = name.rsplit_once(WITHIN)?;
    if last.as_ref().is_none_or(|(inner, _)| inner != around) {
        *last = match inflate(package, find(package, around)?) {
            Ok(bytes) => Some((around.to_owned(), bytes)),
            Err(stop) => return Some(Err(stop)),
        };
    }
    let (_, bytes) = last.as_ref()?;
    let inner = open(bytes, package.limits())?;
    let entry = find(&inner, name)?;
    Some(inflate(&inner, entry))
}

/// The entry that a file's whole name ends with.
fn find<'p>(package: &'p Package<'_>, name: &str) -> Option<&'p Entry> {
    let is_it = |entry: &&Entry| {
        name.strip_suffix(entry.name.as_str()).is_some_and(|around| around.ends_with(WITHIN))
    };
    package.entries.iter().find(is_it)
}

#[cfg(test)]
mod tests;
