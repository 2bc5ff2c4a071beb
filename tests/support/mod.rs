//! Made-up counties, the truth about them, and files that tell of them in many guises.
//!
//! Shared by the integration tests and the benchmark. It never uses the crate's own evaluation: what
//! it holds to be true is computed here from the text of the standard.

#![allow(dead_code, missing_docs, clippy::pedantic)]

pub mod asked;
pub mod compare;
pub mod county;
pub mod facts;
pub mod fraction;
pub mod made;
mod names;
pub mod shapes;
pub mod table;
pub mod truth;
pub mod write;
pub mod xls;
