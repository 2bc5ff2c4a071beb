//! Changes to a part of a package: what goes where, all the rest byte by byte as it was.
//! It knows tags and attributes, and nothing of what they mean.

use std::ops::Range;

use quick_xml::escape::{escape, unescape};
use quick_xml::events::BytesStart;

use crate::sheet::PartsError;
use crate::sheet::parts::Parts;

/// Changes, each in place of a range.
#[derive(Default)]
pub(super) struct Edits(Vec<(Range<u64>, String)>);

impl Edits {
    /// Writes a text in place of what stands there.
    pub fn replace(&mut self, place: Range<u64>, text: String) {
        self.0.push((place, text));
    }

    /// Writes a text in front of what stands there.
    pub fn insert(&mut self, at: u64, text: String) {
        self.0.push((at..at, text));
    }

    /// The bytes, changed.
    pub fn apply(self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len());
        let mut to = |bytes: &[u8]| {
            out.extend_from_slice(bytes);
            Ok(())
        };
        let mut pouring = Pouring::new(self);
        // Writing into memory cannot fail.
        let _ = pouring.take(bytes, &mut to).and_then(|()| pouring.end(&mut to));
        out
    }

    /// Gives a part, changed, piece by piece.
    pub fn pour(self, parts: &Parts<'_>, name: &str, to: Taking<'_>) -> Result<(), PartsError> {
        let mut pouring = Pouring::new(self);
        parts.pour(name, &mut |bytes| pouring.take(bytes, to))?;
        pouring.end(to)
    }
}

/// What takes the bytes that come out.
pub(super) type Taking<'t> = &'t mut dyn FnMut(&[u8]) -> Result<(), PartsError>;

struct Pouring {
    edits: std::iter::Peekable<std::vec::IntoIter<(Range<u64>, String)>>,
    /// Where the next byte stands that comes in.
    at: u64,
    /// Up to where nothing is copied: something else stands in its place.
    skip: u64,
}

impl Pouring {
    fn new(edits: Edits) -> Self {
        let mut edits = edits.0;
        // Of several for one place those that came first stay in front.
        edits.sort_by_key(|(place, _)| (place.start, place.end));
        Self { edits: edits.into_iter().peekable(), at: 0, skip: 0 }
    }

    fn take(&mut self, mut bytes: &[u8], to: Taking<'_>) -> Result<(), PartsError> {
        while !bytes.is_empty() {
            while let Some((place, text)) = self.edits.next_if(|(place, _)| place.start <= self.at)
            {
                to(text.as_bytes())?;
                self.skip = self.skip.max(place.end);
            }
            let next = self.edits.peek().map_or(u64::MAX, |(place, _)| place.start);
            let is_skipped = self.at < self.skip;
            let end = if is_skipped { self.skip.min(next) } else { next };
            let length = usize::try_from(end - self.at).unwrap_or(usize::MAX).min(bytes.len());
            let (now, rest) = bytes.split_at(length);
            if !is_skipped {
                to(now)?;
            }
            self.at += length as u64;
            bytes = rest;
        }
        Ok(())
    }

    fn end(&mut self, to: Taking<'_>) -> Result<(), PartsError> {
        self.edits.try_for_each(|(_, text)| to(text.as_bytes()))
    }
}

fn start(written: &str) -> BytesStart<'_> {
    let name = written.find(|letter: char| letter.is_ascii_whitespace()).unwrap_or(written.len());
    BytesStart::from_content(written, name)
}

/// A tag's name without its prefix.
pub(super) fn local(written: &str) -> &str {
    let name =
        written.split(|letter: char| letter.is_ascii_whitespace()).next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default()
}

/// A tag's prefix, with its colon.
pub(super) fn prefix(written: &str) -> &str {
    let name =
        written.split(|letter: char| letter.is_ascii_whitespace()).next().unwrap_or_default();
    name.rfind(':').and_then(|colon| name.get(..=colon)).unwrap_or_default()
}

/// The value of an attribute, by its name without prefix.
pub(super) fn value(written: &str, name: &str) -> Option<String> {
    let tag = start(written);
    let mut attributes = tag.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|one| one.key.local_name().into_inner() == name)?;
    Some(
        unescape(&found.value)
            .map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned),
    )
}

/// The same as a number.
pub(super) fn number(written: &str, name: &str) -> Option<u32> {
    value(written, name)?.trim().parse().ok()
}

/// The tag with other values of attributes that have no prefix.
pub(super) fn changed(written: &str, is_empty: bool, changes: &[(&str, String)]) -> String {
    let tag = start(written);
    let mut out = format!("<{}", tag.name().into_inner());
    let mut push = |key: &str, value: &str| {
        for piece in [" ", key, "=\"", value, "\""] {
            out.push_str(piece);
        }
    };
    for one in tag.attributes().with_checks(false).flatten() {
        let key = one.key.into_inner();
        if changes.iter().all(|(changed, _)| *changed != key) {
            push(key, &one.value.replace('"', "&quot;"));
        }
    }
    for (key, value) in changes {
        push(key, value);
    }
    out.push_str(if is_empty { "/>" } else { ">" });
    out
}

/// A text for XML: what XML cannot hold is left out.
pub(super) fn text(text: &str) -> String {
    let is_kept = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    let kept: String = text
        .chars()
        .filter(is_kept)
        .filter(|letter| !matches!(letter, '\u{FFFE}' | '\u{FFFF}'))
        .collect();
    escape(kept.as_str()).into_owned()
}
