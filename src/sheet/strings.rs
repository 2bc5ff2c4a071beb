//! Texts that a workbook's cells share: read from an .xlsx, and kept once in a grid, though each cell
//! has its own.
//! It never compares texts.

use super::draft::Draft;
use super::grid::Kept;
use super::package::Part;
use super::reading::{Outcome, Reading, damaged, megabytes, over, over_text};
use super::xml::{Token, Xml, local};

/// Reads the shared texts of an .xlsx: what they say of their count is not believed.
pub(super) fn read(reading: &mut Reading<'_>, part: Part<'_>, length: u64) -> Outcome<Vec<String>> {
    let limits = *reading.limits;
    let mut xml = Xml::new(part, &limits);
    let (mut texts, mut words, mut complete) = (Vec::new(), 0, false);
    // A text may have pieces of different looks; how it is pronounced is not a part of it.
    let (mut text, mut piece) = (String::new(), String::new());
    let (mut within, mut spoken, mut preserved, mut longest) = (false, false, false, 0);
    reading.total += length;
    loop {
        if let Some(bytes) = xml.progress() {
            reading.tick("", 0, bytes)?;
        }
        match xml.next()? {
            Some(Token::Start(tag)) => match tag.name() {
                "si" => longest = 0,
                "rPh" => spoken = true,
                "t" if !spoken => {
                    within = true;
                    preserved = tag.get("space").is_some_and(|space| space == "preserve");
                }
                _ => {}
            },
            Some(Token::Text(found)) => {
                (words, longest) = (words + found.len(), longest + found.len());
                if within {
                    piece.push_str(&found);
                }
            }
            Some(Token::End(tag)) => match local(&tag) {
                "t" if within => {
                    let trimmed = piece.trim_matches([' ', '\t', '\r', '\n']);
                    unescape(if preserved { &piece } else { trimmed }, &mut text);
                    piece.clear();
                    within = false;
                }
                "rPh" => spoken = false,
                "si" => {
                    texts.push(text.as_str().into());
                    text.clear();
                }
                "sst" => complete = true,
                _ => {}
            },
            Some(Token::Nothing) => {}
            None if complete => return Ok(texts),
            None => return Err(damaged("文字表没有写完就断了")),
        }
        if longest > limits.text_bytes {
            return Err(over_text(&limits));
        }
        if words > limits.texts_bytes || texts.len() > limits.cells {
            let (found, bound) = (megabytes(words as u64), megabytes(limits.texts_bytes as u64));
            let advice = "请删去备注等用不到的列，或分成几个文件。";
            return Err(over("文字总量太大", found, bound, advice));
        }
    }
}

/// Adds words in which a character that XML cannot hold is written as `_x000D_`, in UTF-16.
pub(super) fn unescape(mut words: &str, text: &mut String) {
    while let Some(at) = words.find("_x") {
        let (before, rest) = words.split_at(at);
        text.push_str(before);
        let mut left = rest;
        let units = std::iter::from_fn(|| {
            let (unit, after) = unit(left)?;
            left = after;
            Some(unit)
        });
        text.extend(
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)),
        );
        if left.len() == rest.len() {
            text.push('_');
            left = rest.get(1..).unwrap_or_default();
        }
        words = left;
    }
    text.push_str(words);
}

/// A unit of UTF-16 as `_xD83D_`, and what follows it.
fn unit(words: &str) -> Option<(u16, &str)> {
    let digits = words.strip_prefix("_x")?.get(..4)?;
    let after = words.get(6..)?.strip_prefix('_')?;
    let hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let unit = u16::from_str_radix(digits, 16).ok().filter(|_| hex)?;
    Some((unit, after))
}

/// Which shared texts the sheet in hand has kept, by where they stand in memory. A text that finds its
/// place taken by another is kept once more, no harm done.
pub(super) struct Shared {
    places: Vec<Option<(usize, Kept)>>,
}

const PLACES: usize = 1 << 14;

impl Shared {
    pub fn new() -> Self {
        Self { places: vec![None; PLACES] }
    }

    /// Writes to a cell a text that stands still while the sheet is read.
    pub fn put(&mut self, draft: &mut Draft, row: u32, column: u32, text: &str) -> Outcome<()> {
        let at = text.as_ptr().addr();
        // Texts are at least a word apart.
        let Some(place) = self.places.get_mut((at >> 3) % PLACES) else { return Ok(()) };
        match place {
            Some((known, kept)) if *known == at && !text.is_empty() => {
                draft.put_kept(row, column, *kept)
            }
            _ => {
                if let Some(kept) = draft.put_text(row, column, text)? {
                    *place = Some((at, kept));
                }
                Ok(())
            }
        }
    }
}
