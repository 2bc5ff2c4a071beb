//! The records of BIFF5 and BIFF8, and the shared texts that go on over several.
//! It never believes a length: what a record does not hold is not there.

use junheng_parsing::Texts;

use super::records::long;

/// One record, without those that continue it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
    /// Where the next record begins.
    pub next: usize,
}

/// The record at `at`; `None` at the end, or where the stream breaks off.
pub(super) fn record(stream: &[u8], at: usize) -> Option<Record<'_>> {
    let header = stream.get(at..at.checked_add(4)?)?;
    let next = at + 4 + usize::from(short(header, 2));
    Some(Record { kind: short(header, 0), data: stream.get(at + 4..next)?, next })
}

/// 16 bits of a record.
pub(super) fn short(data: &[u8], at: usize) -> u16 {
    let bytes = data.get(at..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default();
    u16::from_le_bytes(bytes)
}

/// Words with their length in front: in UTF-16 or the lower halves of it, else in the code page, which is
/// the Chinese one whatever number their program wrote.
pub(super) fn words(data: &[u8], wide: bool, into: &mut String) {
    let (count, rest) = (usize::from(short(data, 0)), data.get(2..).unwrap_or_default());
    if let (true, Some((flags, rest))) = (wide, rest.split_first()) {
        let mut units = Vec::new();
        letters(rest, count, flags & 1 != 0, &mut units);
        told(&units, into);
    } else if !wide {
        let bytes = rest.get(..count.min(rest.len())).unwrap_or_default();
        into.push_str(&encoding_rs::GBK.decode_without_bom_handling(bytes).0);
    }
}

/// The name of a sheet, whose length is a byte.
pub(super) fn name(data: &[u8], wide: bool) -> String {
    let mut name = String::new();
    if let Some((count, rest)) = data.split_first() {
        words(&[&[*count, 0], rest].concat(), wide, &mut name);
    }
    name.retain(|letter| letter != '\0');
    name
}

/// Adds as many units of UTF-16 as there are, up to `count`.
fn letters(bytes: &[u8], count: usize, whole: bool, units: &mut Vec<u16>) {
    if whole {
        let pairs = bytes.chunks_exact(2).take(count);
        units.extend(pairs.map(|pair| short(pair, 0)));
    } else {
        units.extend(bytes.iter().take(count).map(|byte| u16::from(*byte)));
    }
}

fn told(units: &[u16], into: &mut String) {
    let letters = char::decode_utf16(units.iter().copied());
    into.extend(letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

/// The shared texts in a record and those that continue it, up to the first text that is broken.
pub(super) fn texts(stream: &[u8], first: Record<'_>) -> Texts {
    let (mut pieces, mut at) = (vec![first.data.get(8..).unwrap_or_default()], first.next);
    while let Some(more) = record(stream, at).filter(|more| more.kind == 0x003C) {
        if !more.data.is_empty() {
            pieces.push(more.data);
        }
        at = more.next;
    }
    let mut walk = Walk { pieces: &pieces, piece: 0, at: 0, units: Vec::new() };
    let (mut texts, mut text) = (Texts::default(), String::new());
    while walk.text().is_some() {
        text.clear();
        told(&walk.units, &mut text);
        texts.push(&text);
    }
    texts
}

/// Goes through the texts.
struct Walk<'p, 'a> {
    pieces: &'p [&'a [u8]],
    piece: usize,
    at: usize,
    /// The text in hand.
    units: Vec<u16>,
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

    /// Goes past a text, which then is in [`Self::units`].
    fn text(&mut self) -> Option<()> {
        self.units.clear();
        if self.rest().is_empty() {
            self.turn()?;
        }
        let head = self.take(3)?;
        let (count, flags) = (short(head, 0), head.last()?);
        let runs = if flags & 8 == 0 { 0 } else { usize::from(short(self.take(2)?, 0)) };
        let hints = if flags & 4 == 0 { 0 } else { long(self.take(4)?, 0) as usize };
        let (mut wide, mut left) = (flags & 1 != 0, usize::from(count));
        while left > 0 {
            let width = 1 + usize::from(wide);
            let most = left.min(self.rest().len() / width);
            letters(self.rest(), most, wide, &mut self.units);
            self.at += most * width;
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
        self.skip(runs.checked_mul(4)?)?;
        self.skip(hints)
    }
}
