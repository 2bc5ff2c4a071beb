//! The contents of a link behind its checksum, and what they would say as a file.
#![no_main]

use junheng::intake::assemble;
use junheng::share::{Envelope, from_fragment, reading, unpack};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = from_fragment(text);
    }
    let _ = Envelope::open(data);
    if let Some((version, contents)) = data.split_first()
        && let Ok(snapshot) = unpack(*version, contents)
    {
        let _ = assemble(&[reading(&snapshot)]);
    }
});
