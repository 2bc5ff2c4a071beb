//! An .xlsx with and without the faster reader of plain sheets; see `wrap` for what the bytes are.
#![no_main]

use junheng_fuzz::{judge::equal, wrap};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| equal(&wrap::file("xlsx", data)));
