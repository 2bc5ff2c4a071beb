//! Results as documents. It prints what the evaluation found and calculates nothing of its own.

pub mod json;
