//! What all fuzz targets share: what a fuzzer gives, made into a file ([`wrap`]), and that file through
//! the pipeline ([`judge`]).

#[path = "../../tests/hostile/packed.rs"]
pub mod packed;
#[allow(dead_code, clippy::expect_used)]
#[path = "../../tests/hostile/parts.rs"]
pub mod parts;
pub mod judge;
pub mod wrap;
