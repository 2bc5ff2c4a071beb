//! Whether figures can be right: against each other, against other schools, against their totals. It changes
//! none.

pub(super) mod outlier;
pub(super) mod plausible;
pub(super) mod school;
pub(super) mod total_rows;
