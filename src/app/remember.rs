//! What is remembered on this machine of tables that the user once explained: headers and what they
//! mean, no school and no figure. It is a convenience: whatever goes wrong costs nothing.

use crate::county::Field;
use crate::intake::Mapping;

/// Where it is kept; another number once the shape of what is kept changes.
#[cfg(target_arch = "wasm32")]
pub const KEY: &str = "junheng-mappings-2";

/// How many quantities are known: they are kept by name, and only ever become more.
const QUANTITIES: usize = Field::ALL.len();

/// As a text: the digits of a checksum, of how many quantities are known, and of the mappings.
pub fn written(mappings: &[Mapping]) -> String {
    let mut bytes = QUANTITIES.to_le_bytes()[..2].to_vec();
    bytes.extend(postcard::to_stdvec(mappings).unwrap_or_default());
    in_digits(&bytes)
}

fn in_digits(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(four.into(), 16).unwrap_or('0');
    let sum = sum(bytes).to_le_bytes();
    sum.iter().chain(bytes).flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// From a text; nothing where it is none that was written here, or by a program that knew of more
/// quantities.
pub fn read(text: &str) -> Vec<Mapping> {
    let digit = |one: u8| char::from(one).to_digit(16).and_then(|four| u8::try_from(four).ok());
    let (twos, []) = text.as_bytes().as_chunks() else { return Vec::new() };
    let byte = |[high, low]: &[u8; 2]| Some(digit(*high)? << 4 | digit(*low)?);
    let bytes: Vec<u8> = twos.iter().map(byte).collect::<Option<_>>().unwrap_or_default();
    let Some((told, bytes)) = bytes.split_first_chunk() else { return Vec::new() };
    if u32::from_le_bytes(*told) != sum(bytes) {
        return Vec::new();
    }
    match bytes {
        [low, high, mappings @ ..]
            if usize::from(u16::from_le_bytes([*low, *high])) <= QUANTITIES =>
        {
            postcard::from_bytes(mappings).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// FNV-1a, against what a storage may do to a text.
fn sum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811c_9dc5, step)
}

/// What is kept in this browser.
#[cfg(target_arch = "wasm32")]
pub fn load() -> Vec<Mapping> {
    let kept = local().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.map(|text| read(&text)).unwrap_or_default()
}

/// Keeps it.
#[cfg(target_arch = "wasm32")]
pub fn keep(mappings: &[Mapping]) {
    let Some(storage) = local() else { return };
    // A full or forbidden storage remembers nothing.
    let _ = if mappings.is_empty() {
        storage.remove_item(KEY)
    } else {
        storage.set_item(KEY, &written(mappings))
    };
}

/// The browser's storage for small texts.
#[cfg(target_arch = "wasm32")]
pub fn local() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{Field, Part};
    use crate::intake::{Assigned, ColumnChange, HeaderRows};

    #[test]
    fn what_is_kept_comes_back() {
        let now = Assigned::Figure {
            field: Field::EquipmentValue,
            part: Part::Junior,
            factor: Some(1_000),
        };
        let mapping = Mapping {
            title: "学校名称、学生规模".into(),
            rows: Some(HeaderRows { shift: -1, depth: 2 }),
            columns: vec![ColumnChange { at: 3, header: "设备".into(), now }],
            ..Mapping::default()
        };
        assert_eq!(read(&written(std::slice::from_ref(&mapping))), [mapping]);
    }

    #[test]
    fn what_is_no_mapping_is_nothing() {
        for text in ["", "0", "zz", "ffffffff", "学校", "01", "00000000", "000000000000"] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn what_was_changed_or_is_of_a_later_program_is_nothing() {
        let now = Assigned::Figure { field: Field::Pupils, part: Part::Whole, factor: None };
        let columns = vec![ColumnChange { at: 3, header: "学生".into(), now }];
        let text = written(&[Mapping { columns, ..Mapping::default() }]);
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
            assert_eq!(read(std::str::from_utf8(&changed).unwrap()), [], "{at}");
            assert_eq!(read(&text[..at]), [], "{at}");
        }
        let mut later = (QUANTITIES + 1).to_le_bytes()[..2].to_vec();
        later.extend([0]);
        assert_eq!(read(&in_digits(&later)), []);
    }
}
