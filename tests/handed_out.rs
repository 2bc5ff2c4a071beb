//! The workbooks we hand out, as the build script writes them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../build/sample.rs"]
mod sample;
#[path = "../build/template/mod.rs"]
mod template;

#[test]
fn the_crate_holds_what_the_build_writes() {
    assert!(template::template().unwrap() == junheng::report::template::TEMPLATE);
    assert!(sample::sample().unwrap() == junheng::report::template::SAMPLE);
}
