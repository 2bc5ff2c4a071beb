//! One written cell to one figure, answer, code or place. It never takes a blank for 0.

pub(super) mod answer;
pub(super) mod code;
pub(super) mod figure;
pub(super) mod merged_figures;
pub(super) mod money;
pub(super) mod place_name;
pub(super) mod reader;
