//! 均衡尺 Junheng: whether a county's schools meet the national standard of
//! 县域义务教育优质均衡发展 (教督〔2017〕6号), computed where the files are.
//!
//! One way through the house, no way back:
//!
//! - [`sheet`]: bytes to grids of addressed cells, any format, within limits.
//! - [`intake`]: grids to schools: header paths, synonyms, units, joins.
//! - [`county`]: schools, stages and facts, each with the cell it came from.
//! - [`standard`]: the rule packs, dated values with a citation each.
//! - [`evaluate`]: units, indicators, dispersion; every result carries its trace.
//! - [`remedy`]: what is missing, the least that mends it, what to move, how many pupils there is room for.
//! - [`view model`]: results as a screen shows them, every figure a text.
//! - [`report`]: results as documents, JSON first.
//! - [`work`]: what the user has in hand: what files say, and what was decided about it.
//! - [`share`]: a county small enough for a link.
//! - [`worker`]: everything heavy, off the page's thread.
//! - [`app`]: the page. Its components, like the worker's shell, exist for `wasm32` alone.
//!
//! Errors are sentences for a person: what, where (file, sheet, cell) and what to do. Reading never
//! fails as a whole; it gives what it could read and a list of [`findings::Finding`]s.

pub mod app;
pub mod county;
pub mod evaluate;
pub mod findings;
pub mod intake;
pub mod number;
pub mod pipeline;
pub mod remedy;
pub mod report;
pub mod share;
pub mod sheet;
pub mod standard;
pub mod storage;
pub mod view_model;
pub mod work;
pub mod worker;
