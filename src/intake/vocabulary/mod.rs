//! The words of headers, labels, stages, kinds and units, as tables, and the spelling in which they are compared.
//! It reads no cell and no school.

pub(super) mod arts;
pub(super) mod county_form;
pub(super) mod headers;
pub(super) mod other_items;
pub(super) mod school_kind;
pub(super) mod spelling;
pub(super) mod stage;
pub(super) mod unit;
