//! The records of BIFF5 and BIFF8, and the shared texts that go on over several.
//! It never believes a length: what a record does not hold is not there.

use std::collections::HashMap;

use crate::sheet::guard::sheet_part::push_piece;
use crate::sheet::guard::xlsb_records::long;
use crate::sheet::runs;

/// One record, without those that continue it.
#[derive(Clone, Copy, Debug)]
pub(in crate::sheet) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
    /// Where the next record begins.
    pub next: usize,
}

/// The record at `at`; `None` at the end, or where the stream breaks off.
pub(in crate::sheet) fn record(stream: &[u8], at: usize) -> Option<Record<'_>> {
    let header = stream.get(at..at.checked_add(4)?)?;
    let next = at + 4 + usize::from(short(header, 2));
    Some(Record { kind: short(header, 0), data: stream.get(at + 4..next)?, next })
}

/// 16 bits of a record.
pub(in crate::sheet) fn short(data: &[u8], at: usize) -> u16 {
    let bytes = data.get(at..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default();
    u16::from_le_bytes(bytes)
}

/// Appends a record; one that is too long for a record is left out.
pub(in crate::sheet) fn write(to: &mut Vec<u8>, kind: u16, pieces: &[&[u8]]) {
    let length = pieces.iter().map(|piece| piece.len()).sum::<usize>();
    if let Ok(length) = u16::try_from(length) {
        to.extend(kind.to_le_bytes());
        to.extend(length.to_le_bytes());
        for piece in pieces {
            to.extend_from_slice(piece);
        }
    }
}

/// So many records may continue the shared texts: an .xls of 64 MB needs 8 000, and calamine takes
/// time with the square of them.
const PIECES: usize = 16_384;

/// The shared texts: whole ones, in as many records as they came in.
#[derive(Default)]
pub(in crate::sheet) struct Texts<'a> {
    pieces: Vec<&'a [u8]>,
    /// For each text how long it may get in UTF-8.
    pub lengths: Vec<u32>,
    /// Texts with pieces that look apart, between the marks of [`runs`].
    pub marked: HashMap<u32, String>,
}

/// How each font of a workbook looks apart, by its number in a run: there is no number 4.
#[derive(Default)]
pub(in crate::sheet) struct Looks(Vec<Option<char>>);

impl Looks {
    /// Adds a FONT record.
    pub fn add(&mut self, font: &[u8]) {
        if self.0.len() == 4 {
            self.0.push(None);
        }
        self.next(short(font, 2), short(font, 8));
    }

    /// Adds the next font: its flags, and whether it is raised or lowered.
    pub fn next(&mut self, flags: u16, script: u16) {
        /// Spreadsheets allow 512 fonts, and some writers write one for each cell.
        const FONTS: usize = 1 << 13;
        let look = match (flags & 8 != 0, script) {
            (true, _) => Some(runs::STRUCK_OUT),
            (false, 1 | 2) => Some(runs::SUPERSCRIPT),
            _ => None,
        };
        if self.0.len() < FONTS {
            self.0.push(look);
        }
    }

    fn any(&self) -> bool {
        self.0.iter().any(Option::is_some)
    }

    /// Whether all that is written in a font is struck out.
    pub fn is_struck(&self, font: u16) -> bool {
        self.of(font) == Some(runs::STRUCK_OUT)
    }

    fn of(&self, font: u16) -> Option<char> {
        self.0.get(usize::from(font)).copied().flatten()
    }

    /// A text of which pieces begin at some letters, each in its font; `None` where none looks apart.
    pub fn mark(&self, units: &[u16], pieces: &[u8]) -> Option<String> {
        let begins = |piece: &[u8]| (usize::from(short(piece, 0)), self.of(short(piece, 2)));
        let pieces: Vec<(usize, Option<char>)> = pieces.chunks_exact(4).map(begins).collect();
        marked(units, &pieces, String::from_utf16_lossy)
    }

    /// The text of an RSTRING record, behind its place: with its length in front, its pieces behind it, in
    /// BIFF5 in bytes.
    pub fn mark_record(&self, data: &[u8], wide: bool) -> Option<String> {
        let (count, rest) = (usize::from(short(data, 0)), data.get(2..)?);
        if !wide {
            let (bytes, rest) = rest.split_at_checked(count)?;
            let begins = |piece: &[u8]| {
                let (begin, font) = (piece.first().copied(), piece.last().copied());
                (usize::from(begin.unwrap_or_default()), self.of(font.unwrap_or_default().into()))
            };
            let pieces: Vec<_> = rest.get(1..)?.chunks_exact(2).map(begins).collect();
            let words =
                |bytes: &[u8]| encoding_rs::GBK.decode_without_bom_handling(bytes).0.into_owned();
            return marked(bytes, &pieces, words);
        }
        let (flags, rest) = rest.split_first()?;
        let width = 1 + usize::from(flags & 1);
        let (letters, rest) = rest.split_at_checked(count * width)?;
        let units: Vec<u16> = letters
            .chunks_exact(width)
            .map(|letter| match letter {
                [one] => u16::from(*one),
                _ => short(letter, 0),
            })
            .collect();
        self.mark(&units, rest.get(2..)?)
    }
}

/// A text with marks around its pieces, each of which has its beginning and its look; `None` where none
/// looks apart, or where they do not follow one another.
fn marked<T>(
    letters: &[T],
    pieces: &[(usize, Option<char>)],
    words: impl Fn(&[T]) -> String,
) -> Option<String> {
    if pieces.iter().all(|(_, look)| look.is_none()) || !pieces.is_sorted_by_key(|(at, _)| at) {
        return None;
    }
    let mut text = String::new();
    let starts = [(0, None)].into_iter().chain(pieces.iter().copied());
    let ends = pieces.iter().map(|(begin, _)| *begin).chain([letters.len()]);
    for ((start, look), end) in starts.zip(ends) {
        let piece = letters.get(start..end.min(letters.len()));
        if let Some(piece) = piece.filter(|piece| !piece.is_empty()) {
            push_piece(&mut text, &words(piece), true, look);
        }
    }
    Some(text)
}

impl<'a> Texts<'a> {
    /// Looks through the record and those that continue it, up to the first text that is broken.
    pub fn new(stream: &'a [u8], first: Record<'a>, looks: &Looks) -> Self {
        let (mut pieces, mut at) = (vec![first.data.get(8..).unwrap_or_default()], first.next);
        while let Some(more) = record(stream, at).filter(|more| more.kind == 0x003C) {
            if !more.data.is_empty() && pieces.len() < PIECES {
                pieces.push(more.data);
            }
            at = more.next;
        }
        let mut walk = Walk { pieces: &pieces, piece: 0, at: 0 };
        let (mut lengths, mut end) = (Vec::new(), (0, 0));
        let mut marked = HashMap::new();
        while let Some((length, text)) = walk.text(looks) {
            if let (Some(text), Ok(index)) = (text, u32::try_from(lengths.len())) {
                marked.insert(index, text);
            }
            lengths.push(length);
            end = (walk.piece, walk.at);
        }
        pieces.truncate(end.0 + 1);
        if let Some(last) = pieces.last_mut() {
            *last = last.get(..end.1).unwrap_or_default();
        }
        Self { pieces, lengths, marked }
    }

    /// Appends them.
    pub fn write(&self, to: &mut Vec<u8>) {
        let count = u32::try_from(self.lengths.len()).unwrap_or_default().to_le_bytes();
        for (index, piece) in self.pieces.iter().enumerate() {
            match index {
                0 if piece.len() > usize::from(u16::MAX) - 8 => return,
                0 => write(to, 0x00FC, &[&count, &count, piece]),
                _ if piece.is_empty() => {}
                _ => write(to, 0x003C, &[piece]),
            }
        }
    }
}

/// Goes through the texts as calamine will.
struct Walk<'p, 'a> {
    pieces: &'p [&'a [u8]],
    piece: usize,
    at: usize,
}

impl<'a> Walk<'_, 'a> {
    /// What is left of the piece in hand.
    fn rest(&self) -> &'a [u8] {
        self.pieces.get(self.piece).and_then(|piece| piece.get(self.at..)).unwrap_or_default()
    }

    /// Goes on to the next piece.
    fn turn(&mut self) -> Option<()> {
        (self.piece, self.at) = (self.piece + 1, 0);
        self.pieces.get(self.piece).map(|_| ())
    }

    /// Bytes that no record's end parts.
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.rest().get(..length)?;
        self.at += length;
        Some(taken)
    }

    fn skip(&mut self, mut length: usize) -> Option<()> {
        while length > 0 {
            if self.rest().is_empty() {
                self.turn()?;
            }
            let most = length.min(self.rest().len());
            self.at += most;
            length -= most;
        }
        Some(())
    }

    /// So many bytes, from as many pieces as they stand in.
    fn bytes(&mut self, length: usize) -> Option<Vec<u8>> {
        let mut all = Vec::new();
        while all.len() < length {
            if self.rest().is_empty() {
                self.turn()?;
            }
            let most = (length - all.len()).min(self.rest().len());
            all.extend_from_slice(self.take(most)?);
        }
        Some(all)
    }

    /// Goes past a text: how long it may get in UTF-8, and its words where pieces of it look apart.
    fn text(&mut self, looks: &Looks) -> Option<(u32, Option<String>)> {
        if self.rest().is_empty() {
            self.turn()?;
        }
        let head = self.take(3)?;
        let (count, flags) = (short(head, 0), head.last()?);
        let runs = if flags & 8 == 0 { 0 } else { usize::from(short(self.take(2)?, 0)) };
        let hints = if flags & 4 == 0 { 0 } else { long(self.take(4)?, 0) as usize };
        let (mut wide, mut left) = (flags & 1 != 0, usize::from(count));
        let is_told = runs > 0 && looks.any();
        let mut units: Vec<u16> = Vec::new();
        while left > 0 {
            let width = 1 + usize::from(wide);
            let most = left.min(self.rest().len() / width);
            let letters = self.take(most * width)?;
            if is_told && wide {
                units.extend(letters.chunks_exact(2).map(|pair| short(pair, 0)));
            } else if is_told {
                units.extend(letters.iter().map(|letter| u16::from(*letter)));
            }
            left -= most;
            if left > 0 {
                // A text that is parted begins anew with flags; half a character is none.
                if !self.rest().is_empty() {
                    return None;
                }
                self.turn()?;
                wide = self.take(1)?.first()? & 1 != 0;
            }
        }
        let pieces = runs.checked_mul(4)?;
        let text = if is_told {
            looks.mark(&units, &self.bytes(pieces)?)
        } else {
            self.skip(pieces)?;
            None
        };
        self.skip(hints)?;
        Some((u32::from(count) * 3, text))
    }
}

/// Words with their length in front: in UTF-16 or the lower halves of it, else in the code page, which is
/// the Chinese one whatever number their program wrote.
pub(in crate::sheet) fn words(count: usize, rest: &[u8], wide: bool) -> String {
    match rest.split_first() {
        Some((flags, rest)) if wide && flags & 1 != 0 => {
            let units = rest.chunks_exact(2).take(count).map(|pair| short(pair, 0));
            char::decode_utf16(units)
                .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()
        }
        Some((_, rest)) if wide => rest.iter().take(count).map(|byte| char::from(*byte)).collect(),
        _ if wide => String::new(),
        _ => {
            let bytes = rest.get(..count.min(rest.len())).unwrap_or_default();
            encoding_rs::GBK.decode_without_bom_handling(bytes).0.into_owned()
        }
    }
}

/// The name of a sheet, or a number format of BIFF5, whose length is a byte.
pub(in crate::sheet) fn name(data: &[u8], wide: bool) -> String {
    let Some((count, rest)) = data.split_first() else { return String::new() };
    let mut name = words(usize::from(*count), rest, wide);
    name.retain(|letter| letter != '\0');
    name
}

/// The numbers of records ([MS-XLS] 2.3.2).
pub(in crate::sheet) mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000A;
    pub const DATE_1904: u16 = 0x0022;
    pub const FONT: u16 = 0x0031;
    pub const COL_INFO: u16 = 0x007D;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00BD;
    pub const MUL_BLANK: u16 = 0x00BE;
    pub const R_STRING: u16 = 0x00D6;
    pub const XF: u16 = 0x00E0;
    pub const MERGE_CELLS: u16 = 0x00E5;
    pub const SST: u16 = 0x00FC;
    pub const LABEL_SST: u16 = 0x00FD;
    pub const BLANK: u16 = 0x0201;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOL_ERR: u16 = 0x0205;
    /// FORMULA of BIFF3 and of BIFF4, which some writers put into later files.
    pub const FORMULA_3: u16 = 0x0206;
    pub const FORMULA_4: u16 = 0x0406;
    pub const STRING: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const RK: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BOF: u16 = 0x0809;
}
