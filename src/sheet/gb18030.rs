//! GB18030 (and with it GBK and GB2312) to words, by the national standard's table.
//! It never writes the encoding. A general library of encodings would weigh as much as all of the
//! readers here: it brings the tables of every other encoding along.

/// 23 940 characters of two bytes, by lead and trail byte, 0 where there is none; then the runs of
/// characters of four bytes as pairs of the first one's number and its code point. All of 16 bits,
/// little endian. A test compares every one with another implementation.
const TABLE: &[u8] = include_bytes!("gb18030.bin");

/// Characters of two bytes.
const PAIRS: usize = 126 * 190;

fn entry(index: usize) -> Option<u32> {
    let bytes = TABLE.get(index * 2..index * 2 + 2)?;
    bytes.iter().rev().try_fold(0, |number, byte| Some(number << 8 | u32::from(*byte)))
}

/// The text of `bytes`; `None` where they are not GB18030.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    decode_with(bytes, |_| None)
}

/// The same, with U+FFFD for what is not GB18030.
pub(super) fn decode_lossy(bytes: &[u8]) -> String {
    decode_with(bytes, |_| Some(char::REPLACEMENT_CHARACTER)).unwrap_or_default()
}

fn decode_with(bytes: &[u8], invalid: impl Fn(u8) -> Option<char>) -> Option<String> {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(first) = rest.first() {
        let (character, length) = match rest {
            [0..=0x7F, ..] => (Some(char::from(*first)), 1),
            [0x80, ..] => (Some('€'), 1),
            [a @ 0x81..=0xFE, b @ 0x30..=0x39, c @ 0x81..=0xFE, d @ 0x30..=0x39, ..] => {
                (four(*a, *b, *c, *d), 4)
            }
            [a @ 0x81..=0xFE, b @ (0x40..=0x7E | 0x80..=0xFE), ..] => (two(*a, *b), 2),
            _ => (None, 1),
        };
        if let Some(character) = character {
            text.push(character);
            rest = rest.get(length..).unwrap_or_default();
        } else {
            text.push(invalid(*first)?);
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    Some(text)
}

fn two(lead: u8, trail: u8) -> Option<char> {
    let offset = if trail < 0x7F { 0x40 } else { 0x41 };
    let index = usize::from(lead - 0x81) * 190 + usize::from(trail - offset);
    entry(index).filter(|code| *code != 0).and_then(char::from_u32)
}

fn four(a: u8, b: u8, c: u8, d: u8) -> Option<char> {
    let [a, b, c, d] = [a - 0x81, b - 0x30, c - 0x81, d - 0x30].map(u32::from);
    let number = ((a * 10 + b) * 126 + c) * 10 + d;
    match number {
        0..39_420 => {
            let runs = (TABLE.len() / 2 - PAIRS) / 2;
            // The last run that begins at this number or before.
            let (mut low, mut high) = (0, runs);
            while low + 1 < high {
                let middle = usize::midpoint(low, high);
                if entry(PAIRS + middle * 2)? <= number { low = middle } else { high = middle }
            }
            char::from_u32(entry(PAIRS + low * 2 + 1)? + number - entry(PAIRS + low * 2)?)
        }
        189_000..=1_237_575 => char::from_u32(0x1_0000 + number - 189_000),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;

    fn theirs(bytes: &[u8]) -> Option<String> {
        GB18030
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(std::borrow::Cow::into_owned)
    }

    fn quad(number: u32) -> [u8; 4] {
        let byte = |from: u32, value: u32| u8::try_from(from + value).unwrap();
        [
            byte(0x81, number / 12_600),
            byte(0x30, number / 1260 % 10),
            byte(0x81, number / 10 % 126),
            byte(0x30, number % 10),
        ]
    }

    /// With `UPDATE_EXPECT=1` writes the table anew.
    #[test]
    fn the_table_is_the_standards() {
        let code =
            |bytes: &[u8]| theirs(bytes).and_then(|text| Some(u32::from(text.chars().next()?)));
        let mut table = Vec::new();
        for index in 0..PAIRS {
            let (lead, trail) = (0x81 + index / 190, index % 190 + 0x40);
            let trail = if trail < 0x7F { trail } else { trail + 1 };
            let bytes = [u8::try_from(lead).unwrap(), u8::try_from(trail).unwrap()];
            table.push(u16::try_from(code(&bytes).unwrap_or(0)).unwrap());
        }
        let mut last = None;
        for number in 0..39_420 {
            let code = code(&quad(number)).unwrap();
            if last != Some(code.wrapping_sub(1)) {
                table.extend([u16::try_from(number).unwrap(), u16::try_from(code).unwrap()]);
            }
            last = Some(code);
        }
        let bytes: Vec<u8> = table.into_iter().flat_map(u16::to_le_bytes).collect();
        if std::env::var_os("UPDATE_EXPECT").is_some() && bytes != TABLE {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/sheet/gb18030.bin"), &bytes)
                .unwrap();
        }
        assert!(bytes == TABLE);
    }

    #[test]
    fn every_short_sequence_decodes_as_elsewhere() {
        for lead in 0..=255_u8 {
            assert_eq!(decode(&[lead]), theirs(&[lead]), "{lead:x}");
            for trail in 0..=255_u8 {
                let bytes = [lead, trail];
                assert_eq!(decode(&bytes), theirs(&bytes), "{bytes:x?}");
            }
        }
        for number in (0..39_500).chain(188_990..189_100).chain(1_237_000..1_238_000) {
            assert_eq!(decode(&quad(number)), theirs(&quad(number)), "{number}");
        }
    }

    #[test]
    fn what_is_damaged_is_told_or_replaced() {
        assert_eq!(decode(b"\xB5\xDA\xD2\xBB\xD0"), None);
        assert_eq!(decode_lossy(b"\xB5\xDA\xD2\xBB\xFF"), "第一\u{FFFD}");
    }
}
