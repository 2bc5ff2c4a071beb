//! The records of BIFF5 and BIFF8, and the words in them.
//! It never believes a length: what a record does not hold is not there.

use super::zip::number;

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
    let kind = u16::try_from(number(header, 0, 2)).ok()?;
    let next = at + 4 + usize::try_from(number(header, 2, 2)).ok()?;
    Some(Record { kind, data: stream.get(at + 4..next)?, next })
}

/// 16 bits of a record.
pub(super) fn short(data: &[u8], at: usize) -> u32 {
    u32::try_from(number(data, at, 2)).unwrap_or_default()
}

/// 32 bits of a record.
pub(super) fn long(data: &[u8], at: usize) -> u32 {
    u32::try_from(number(data, at, 4)).unwrap_or_default()
}

/// A double of a record.
pub(super) fn double(data: &[u8], at: usize) -> f64 {
    f64::from_bits(number(data, at, 8))
}

/// A number as RK packs it: 30 bits of a double or a whole number, perhaps of hundredths.
pub(super) fn packed(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

/// What an error's number stands for.
pub(super) fn error(code: u64) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}

/// Words in the bytes of a code page (BIFF5). Files here are in the Chinese one whatever number their
/// program wrote, unless it is UTF-8's.
pub(super) fn bytes_text(data: &[u8], at: usize, length: usize, page: u32) -> String {
    let end = at.saturating_add(length).min(data.len());
    let bytes = data.get(at..end).unwrap_or_default();
    if page == 65_001 {
        String::from_utf8_lossy(bytes).into_owned()
    } else {
        super::gb18030::decode_lossy(bytes)
    }
}

/// Words in UTF-16, or in its lower halves only.
pub(super) fn wide_text(data: &[u8], wide: bool) -> String {
    if wide {
        let units =
            data.chunks_exact(2).map(|pair| u16::try_from(short(pair, 0)).unwrap_or_default());
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    } else {
        data.iter().map(|byte| char::from(*byte)).collect()
    }
}

/// Words with their length in front (BIFF8): flags, then characters.
pub(super) fn flagged_text(data: &[u8], at: usize, length: usize) -> String {
    let flags = number(data, at, 1);
    let wide = flags & 1 != 0;
    // Runs of formats and phonetic hints stand between the flags and the words.
    let at = at + 1 + if flags & 8 == 0 { 0 } else { 2 } + if flags & 4 == 0 { 0 } else { 4 };
    let bytes = if wide { length.saturating_mul(2) } else { length };
    let end = at.saturating_add(bytes).min(data.len());
    wide_text(data.get(at..end).unwrap_or_default(), wide)
}

/// Shared texts: a list that goes on over records, broken anywhere. A text that is broken begins anew
/// with flags, so that its halves may be of different widths.
pub(super) struct Pieces<'a> {
    all: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl<'a> Pieces<'a> {
    pub fn new(pieces: Vec<&'a [u8]>, at: usize) -> Self {
        Self { all: pieces, piece: 0, at }
    }

    /// What is left of the piece in hand, after going on to the next one where nothing is.
    fn rest(&mut self) -> Option<&'a [u8]> {
        loop {
            let piece = *self.all.get(self.piece)?;
            match piece.get(self.at..) {
                Some(rest) if !rest.is_empty() => return Some(rest),
                _ => (self.piece, self.at) = (self.piece + 1, 0),
            }
        }
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let rest = self.rest()?;
        let taken = rest.get(..length.min(rest.len()))?;
        self.at += taken.len();
        Some(taken)
    }

    fn number(&mut self, length: usize) -> Option<usize> {
        usize::try_from(number(self.take(length)?, 0, length)).ok()
    }

    fn skip(&mut self, mut length: usize) -> Option<()> {
        while length > 0 {
            length -= self.take(length)?.len();
        }
        Some(())
    }

    /// The next text, appended to `text`.
    pub fn text(&mut self, text: &mut String) -> Option<()> {
        let mut left = self.number(2)?;
        let mut flags = self.number(1)?;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let hints = if flags & 4 == 0 { 0 } else { self.number(4)? };
        let mut first = true;
        while left > 0 {
            let ended = self.all.get(self.piece).is_none_or(|piece| self.at >= piece.len());
            if ended && !first {
                flags = self.number(1)?;
            }
            first = false;
            let wide = flags & 1 != 0;
            let rest = self.rest()?;
            let (width, room) = if wide { (2, rest.len() / 2) } else { (1, rest.len()) };
            let count = left.min(room);
            if count == 0 {
                return None;
            }
            text.push_str(&wide_text(self.take(count * width)?, wide));
            left -= count;
        }
        self.skip(runs.saturating_mul(4))?;
        self.skip(hints)
    }
}
