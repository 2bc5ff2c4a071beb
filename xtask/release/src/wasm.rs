//! Takes the sections out of a wasm module that a browser does not need: names, producers and the
//! like. Never changes what the module does; knows only the outer shape of the format.

const CUSTOM: u8 = 0;
/// How every module begins.
const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// The module without its custom sections, or nothing if this is no wasm module.
pub fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let mut rest = module.strip_prefix(HEADER)?;
    let mut kept = HEADER.to_vec();
    while let Some((&kind, after_kind)) = rest.split_first() {
        let (length, after_length) = unsigned(after_kind)?;
        let after = after_length.get(length..)?;
        if kind != CUSTOM {
            kept.extend_from_slice(&rest[..rest.len() - after.len()]);
        }
        rest = after;
    }
    Some(kept)
}

/// A LEB128 number of at most 32 bits, and what follows it.
fn unsigned(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value: u32 = 0;
    for (index, &byte) in bytes.iter().take(5).enumerate() {
        value |= u32::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((usize::try_from(value).ok()?, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{HEADER, without_custom_sections};

    fn module(sections: &[&[u8]]) -> Vec<u8> {
        [&[HEADER], sections].concat().concat()
    }

    #[test]
    fn takes_out_custom_sections_only() {
        let kept: &[u8] = &[1, 2, 7, 7];
        let custom: &[u8] = &[0, 0x82, 0x00, 9, 9];
        let stripped = without_custom_sections(&module(&[custom, kept, custom]));
        assert_eq!(stripped, Some(module(&[kept])));
    }

    #[test]
    fn refuses_what_is_no_whole_module() {
        assert_eq!(without_custom_sections(b"<!DOCTYPE html>"), None);
        assert_eq!(without_custom_sections(&module(&[&[1, 5, 7]])), None);
        assert_eq!(
            without_custom_sections(&module(&[&[1, 0x80, 0x80, 0x80, 0x80, 0x80, 1]])),
            None
        );
    }
}
