//! What is remembered on this machine of tables that the user once explained: headers and what they
//! mean, no school and no figure. It is a convenience: whatever goes wrong costs nothing.

use crate::intake::Mapping;

/// Where it is kept; another number once the shape of what is kept changes.
#[cfg(target_arch = "wasm32")]
pub const KEY: &str = "junheng-mappings-1";

/// As a text.
pub fn written(mappings: &[Mapping]) -> String {
    let bytes = postcard::to_stdvec(mappings).unwrap_or_default();
    let digit = |four: u8| char::from_digit(four.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// From a text; nothing where it is none that was written here.
pub fn read(text: &str) -> Vec<Mapping> {
    let bytes = text.as_bytes().chunks(2).map(|two| {
        let two = std::str::from_utf8(two).ok()?;
        u8::from_str_radix(two, 16).ok()
    });
    let bytes: Option<Vec<u8>> = bytes.collect();
    bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default()
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
        for text in ["", "0", "zz", "ffffffff", "学校", "01"] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
