//! Results as documents, and the workbooks we hand out.
//! It prints what the evaluation found and calculates nothing of its own.

pub mod json;
pub mod marked;
pub mod template;
