//! Results as documents, and the workbooks that people start from.
//!
//! It prints what the evaluation found and calculates nothing of its own.

pub mod json;
pub mod sample;
pub mod template;
