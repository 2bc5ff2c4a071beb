//! The contents of a link behind its checksum, and what they would say as a file.
#![no_main]

use junheng_fuzz::judge::link;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| link(data));
