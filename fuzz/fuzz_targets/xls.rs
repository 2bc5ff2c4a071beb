//! .xls through the pipeline; see `wrap` for what the bytes are.
#![no_main]

use junheng_fuzz::{judge::judge, wrap};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| judge("a.xls", wrap::file("xls", data)));
