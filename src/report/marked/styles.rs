//! The styles of marked cells: each cell's own, with another ground. Number formats, borders and fonts
//! stay the user's.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::edit::{Edits, changed, local, number, prefix};
use super::{Failure, Outcome};
use crate::findings::Severity;
use crate::sheet::parts::{Parts, Piece};

/// Grounds on which black words can be read.
const GROUNDS: [(Severity, &str); 3] = [
    (Severity::Error, "FFF6B8AE"),
    (Severity::Warning, "FFFFE08A"),
    (Severity::Notice, "FFCFE2F7"),
];

/// The styles of a workbook, and those that are added.
pub(super) struct Styles {
    bytes: Vec<u8>,
    /// The prefix of the part's tags.
    prefix: String,
    fills: List,
    formats: List,
    /// For each format its place, and its start tag's.
    known: Vec<(Range<u64>, u64, String)>,
    added: HashMap<(u32, Severity), u32>,
    order: Vec<(u32, Severity)>,
}

/// A list in the part: its start tag, where it ends, how many it holds.
#[derive(Default)]
struct List {
    start: Range<u64>,
    written: String,
    end: u64,
    count: u32,
}

impl Styles {
    /// Looks through the part.
    pub fn read(parts: &Parts<'_>, name: &str) -> Outcome<Self> {
        let bytes = parts.whole(name)?.ok_or(Failure::Strange)?;
        let (mut path, mut open_format) = (Vec::<String>::new(), None);
        let (mut fills, mut formats, mut known) = (None::<List>, None::<List>, Vec::new());
        let mut own_prefix = String::new();
        parts.scan_bytes(&bytes, &mut |place, piece| match piece {
            Piece::Start(written, is_empty) => {
                let name = local(written);
                let list = || List {
                    start: place.clone(),
                    written: written.to_owned(),
                    ..List::default()
                };
                match (path.len(), name) {
                    (0, _) => prefix(written).clone_into(&mut own_prefix),
                    (1, "fills") if !is_empty => fills = Some(list()),
                    (1, "cellXfs") if !is_empty => formats = Some(list()),
                    (2, "fill") if is_in(&path, "fills") => count(&mut fills),
                    (2, "xf") if is_in(&path, "cellXfs") => {
                        count(&mut formats);
                        open_format = Some((place.clone(), written.to_owned()));
                    }
                    _ => {}
                }
                path.push(name.to_owned());
            }
            Piece::End => {
                let name = path.pop().unwrap_or_default();
                match (path.len(), name.as_str()) {
                    (1, "fills") => end(&mut fills, place.start),
                    (1, "cellXfs") => end(&mut formats, place.start),
                    (2, "xf") => {
                        if let Some((start, written)) = open_format.take() {
                            known.push((start.start..place.end, start.end, written));
                        }
                    }
                    _ => {}
                }
            }
        })?;
        let whole = |list: Option<List>| list.filter(|list| list.end > 0).ok_or(Failure::Strange);
        let (fills, formats) = (whole(fills)?, whole(formats)?);
        if known.is_empty() {
            return Err(Failure::Strange);
        }
        let (added, order) = (HashMap::new(), Vec::new());
        Ok(Self { bytes, prefix: own_prefix, fills, formats, known, added, order })
    }

    /// The number of a style like `base`, on the ground of this severity.
    pub fn like(&mut self, base: u32, severity: Severity) -> u32 {
        let next = self.formats.count + u32::try_from(self.order.len()).unwrap_or_default();
        *self.added.entry((base, severity)).or_insert_with(|| {
            self.order.push((base, severity));
            next
        })
    }

    /// The number of the style of long texts.
    pub fn wrapped(&self) -> u32 {
        self.formats.count + u32::try_from(self.order.len()).unwrap_or_default()
    }

    /// The part with what was added.
    pub fn written(self) -> Vec<u8> {
        let mut edits = Edits::default();
        let own = &self.prefix;
        let fill = |(_, colour): (Severity, &str)| {
            format!(
                "<{own}fill><{own}patternFill patternType=\"solid\"><{own}fgColor rgb=\"{colour}\"/><{own}bgColor indexed=\"64\"/></{own}patternFill></{own}fill>"
            )
        };
        let fills: String = GROUNDS.into_iter().map(fill).collect();
        self.fills.grow(&mut edits, 3, fills);
        let mut formats = String::new();
        for (base, severity) in &self.order {
            let ground = GROUNDS.iter().position(|(one, _)| one == severity).unwrap_or_default();
            let ground = self.fills.count + u32::try_from(ground).unwrap_or_default();
            let changes = [("fillId", ground.to_string()), ("applyFill", "1".to_owned())];
            let base = self.known.get(*base as usize).or_else(|| self.known.first());
            let Some((place, begun, written)) = base else { continue };
            let is_empty = place.end == *begun;
            formats.push_str(&changed(written, is_empty, &changes));
            let rest = usize::try_from(*begun).ok().zip(usize::try_from(place.end).ok());
            let rest = rest.and_then(|(from, to)| self.bytes.get(from..to)).unwrap_or_default();
            formats.push_str(&String::from_utf8_lossy(rest));
        }
        let _ = write!(
            formats,
            "<{own}xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><{own}alignment vertical=\"top\" wrapText=\"1\"/></{own}xf>"
        );
        let more = u32::try_from(self.order.len()).unwrap_or_default() + 1;
        self.formats.grow(&mut edits, more, formats);
        edits.apply(&self.bytes)
    }
}

impl List {
    fn grow(&self, edits: &mut Edits, by: u32, more: String) {
        if number(&self.written, "count").is_some() {
            let count = ("count", (self.count + by).to_string());
            edits.replace(self.start.clone(), changed(&self.written, false, &[count]));
        }
        edits.insert(self.end, more);
    }
}

fn is_in(path: &[String], list: &str) -> bool {
    path.last().is_some_and(|last| last == list)
}

fn count(list: &mut Option<List>) {
    if let Some(list) = list {
        list.count += 1;
    }
}

fn end(list: &mut Option<List>, at: u64) {
    if let Some(list) = list {
        list.end = at;
    }
}
