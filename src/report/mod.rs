//! Results as documents, and the workbooks that people start from.
//!
//! It never calculates: what stands in a document was computed elsewhere.

pub mod sample;
pub mod template;
