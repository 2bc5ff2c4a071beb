//! Gives what a wasm module imports from its script short names, in both: wasm-bindgen's own carry a hash
//! each, which no compression makes smaller. Knows of the import section only; whatever it does not
//! understand is an error, and nothing else is touched.

use crate::wasm::{HEADER, unsigned};

/// The section of imports, and an import that is a function.
const IMPORTS: u8 = 2;
const FUNCTION: u8 = 0;

/// The module and its script with other names.
pub fn shortened(module: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let mut rest = module.strip_prefix(HEADER)?;
    let (mut made, mut script) = (HEADER.to_vec(), script.to_owned());
    while let Some((&kind, after_kind)) = rest.split_first() {
        let (length, after_length) = unsigned(after_kind)?;
        let (section, after) = after_length.split_at_checked(length)?;
        let section =
            if kind == IMPORTS { imports(section, &mut script)? } else { section.to_vec() };
        made.push(kind);
        write_unsigned(&mut made, section.len());
        made.extend(section);
        rest = after;
    }
    Some((made, script))
}

fn imports(section: &[u8], script: &mut String) -> Option<Vec<u8>> {
    let (count, mut rest) = unsigned(section)?;
    let mut made = Vec::new();
    write_unsigned(&mut made, count);
    for index in 0..count {
        let (from, after) = text(rest)?;
        let (name, after) = text(after)?;
        let (&kind, after) = after.split_first()?;
        let (of, after) = unsigned(after)?;
        let old = format!(" {name}: function(");
        if kind != FUNCTION || script.matches(&old).count() != 1 {
            return None;
        }
        let short = format!("_{index}");
        *script = script.replace(&old, &format!(" {short}: function("));
        for word in [from, &short] {
            write_unsigned(&mut made, word.len());
            made.extend(word.as_bytes());
        }
        made.push(FUNCTION);
        write_unsigned(&mut made, of);
        rest = after;
    }
    rest.is_empty().then_some(made)
}

fn text(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (length, after) = unsigned(bytes)?;
    let (text, after) = after.split_at_checked(length)?;
    Some((std::str::from_utf8(text).ok()?, after))
}

fn write_unsigned(bytes: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            return bytes.push(low);
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::{shortened, write_unsigned};
    use crate::wasm::HEADER;

    fn module(entries: &[u8]) -> Vec<u8> {
        let mut module = HEADER.to_vec();
        module.push(2);
        write_unsigned(&mut module, entries.len());
        module.extend(entries);
        module.extend([1, 2, 7, 7]);
        module
    }

    #[test]
    fn module_and_script_agree_on_the_new_names() {
        let old = module(b"\x01\x01m\x05a_0ff\x00\x83\x01");
        let new = module(b"\x01\x01m\x02_0\x00\x83\x01");
        let script = "{ a_0ff: function(x) { a_0ffe } }";
        let short = "{ _0: function(x) { a_0ffe } }";
        assert_eq!(shortened(&old, script), Some((new, short.to_owned())));
        // A name that the script does not have, and an import that is no function.
        assert_eq!(shortened(&old, "{}"), None);
        assert_eq!(shortened(&module(b"\x01\x01m\x05a_0ff\x02\x00\x01"), script), None);
    }
}
