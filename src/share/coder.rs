//! Bits with a probability each, packed as tightly as the probabilities allow: a binary arithmetic
//! coder with carry, as in LZMA, and adaptive models of bits. A general compressor (deflate, zstd,
//! brotli) spends half as much again on a few kilobytes of names and figures.
//!
//! It knows no school. Reading damaged bytes gives wrong bits and never an error: the checksum around
//! it tells.

/// Bits of a probability.
const BITS: u32 = 16;
/// A half.
const HALF: u16 = 1 << (BITS - 1);
/// The range is kept above this.
const LEAST: u32 = 1 << 24;

/// The probability of a bit, learned from those before it: quickly at first, then ever more slowly.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bit {
    /// That it is 0.
    zero: u16,
    seen: u8,
}

impl Default for Bit {
    fn default() -> Self {
        Self { zero: HALF, seen: 0 }
    }
}

impl Bit {
    /// So many bits are remembered before old ones fade.
    const SLOWEST: u8 = 60;
    /// No bit is ever taken for certain.
    const LEAST: u16 = 1 << (BITS - 11);

    fn learn(&mut self, bit: bool) {
        let target = if bit { Self::LEAST } else { u16::MAX - Self::LEAST };
        let divisor = i32::from(self.seen) + 2;
        let step = (i32::from(target) - i32::from(self.zero)) / divisor;
        // Between two probabilities lies a probability.
        self.zero = u16::try_from(i32::from(self.zero) + step).unwrap_or(HALF);
        self.zero = self.zero.clamp(Self::LEAST, u16::MAX - Self::LEAST);
        self.seen = (self.seen + 1).min(Self::SLOWEST);
    }

    fn bound(self, range: u32) -> u32 {
        (range >> BITS) * u32::from(self.zero)
    }
}

/// Where a range is divided of which `ones` in `all` are for a 1.
fn divided(range: u32, ones: u32, all: u32) -> u32 {
    let all = all.max(2);
    let zeros = all.saturating_sub(ones).clamp(1, all - 1);
    // At most the range, and at least one for either: a range is far larger than any count.
    let bound = u64::from(range) * u64::from(zeros) / u64::from(all);
    u32::try_from(bound).unwrap_or(range >> 1).clamp(1, range - 1)
}

/// Where bits go to or come from: one way of writing serves both, so that they cannot differ.
pub(super) trait Coder {
    /// Whether bits are written; what is coded by a reader is what it returns.
    fn bit(&mut self, model: &mut Bit, bit: bool) -> bool;

    /// A bit that is 1 in `ones` of `all` cases; neither is certain.
    fn chance(&mut self, ones: u32, all: u32, bit: bool) -> bool;

    /// A bit without a model.
    fn raw(&mut self, bit: bool) -> bool {
        self.chance(1, 2, bit)
    }

    /// `count` bits of a number without a model, the highest first.
    fn raws(&mut self, value: u64, count: u32) -> u64 {
        (0..count).rev().fold(0, |read, at| read << 1 | u64::from(self.raw(value >> at & 1 == 1)))
    }
}

/// Writes.
#[derive(Debug)]
pub(super) struct Writer {
    low: u64,
    range: u32,
    cache: u8,
    pending: u64,
    bytes: Vec<u8>,
}

impl Default for Writer {
    fn default() -> Self {
        // No byte stands before the first one that a carry could reach.
        Self { low: 0, range: u32::MAX, cache: 0, pending: 0, bytes: Vec::new() }
    }
}

impl Writer {
    /// All bytes.
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        // The first byte is always 0; a reader goes on with zeros where the bytes end.
        let mut bytes = self.bytes.split_off(1);
        while bytes.last() == Some(&0) {
            bytes.pop();
        }
        bytes
    }

    fn shift(&mut self) {
        if self.low < 0xFF00_0000 || self.low > 0xFFFF_FFFF {
            let carry = u8::from(self.low > 0xFFFF_FFFF);
            self.bytes.push(self.cache.wrapping_add(carry));
            for _ in 0..self.pending {
                self.bytes.push(0xFF_u8.wrapping_add(carry));
            }
            self.pending = 0;
            self.cache = (self.low >> 24 & 0xFF) as u8;
        } else {
            self.pending += 1;
        }
        self.low = (self.low & 0x00FF_FFFF) << 8;
    }

    fn narrow(&mut self, bound: u32, bit: bool) {
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        while self.range < LEAST {
            self.range <<= 8;
            self.shift();
        }
    }
}

impl Coder for Writer {
    fn bit(&mut self, model: &mut Bit, bit: bool) -> bool {
        self.narrow(model.bound(self.range), bit);
        model.learn(bit);
        bit
    }

    fn chance(&mut self, ones: u32, all: u32, bit: bool) -> bool {
        self.narrow(divided(self.range, ones, all), bit);
        bit
    }
}

/// Reads what [`Writer`] wrote; what it is given to code is ignored.
#[derive(Debug)]
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    code: u32,
    range: u32,
}

impl<'b> Reader<'b> {
    /// So many bytes behind the end are read as zeros before [`Self::is_past_end`] says so.
    const GRACE: usize = 8;

    /// Reads from the beginning.
    pub fn new(bytes: &'b [u8]) -> Self {
        let mut reader = Self { bytes, at: 0, code: 0, range: u32::MAX };
        for _ in 0..4 {
            reader.code = reader.code << 8 | reader.next();
        }
        reader
    }

    /// Whether more was read than anybody wrote: the bytes are damaged, and there is no use going on.
    pub fn is_past_end(&self) -> bool {
        self.at > self.bytes.len() + Self::GRACE
    }

    fn next(&mut self) -> u32 {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        u32::from(byte)
    }

    fn narrow(&mut self, bound: u32) -> bool {
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        while self.range < LEAST {
            self.range <<= 8;
            self.code = self.code << 8 | self.next();
        }
        bit
    }
}

impl Coder for Reader<'_> {
    fn bit(&mut self, model: &mut Bit, _: bool) -> bool {
        let bit = self.narrow(model.bound(self.range));
        model.learn(bit);
        bit
    }

    fn chance(&mut self, ones: u32, all: u32, _: bool) -> bool {
        self.narrow(divided(self.range, ones, all))
    }
}
