//! What libraries get to see of a file that nobody knows: parts within the limits, in the writing that
//! they expect, with what they would believe (sizes, counts, extents, repeats) put right. On the way one
//! inspection notes what they do not tell: hidden rows and columns, pieces of text that look apart,
//! formulas that were never calculated, cells that hold what no cell can hold.
//!
//! The guard knows how a format writes things, and never what a cell is worth: that is for the library.

pub(super) mod across;
pub(super) mod biff;
pub(super) mod cell_kind;
pub(super) mod compound;
pub(super) mod container;
mod doubled;
pub(super) mod ods;
pub(super) mod opc;
pub(super) mod package;
pub(super) mod ready;
pub(super) mod shared_strings;
pub(super) mod sheet_part;
pub(super) mod styles;
pub(super) mod virtual_zip;
pub(super) mod workbook;
pub(super) mod xls_formula;
pub(super) mod xls_records;
pub(super) mod xlsb_records;
pub(super) mod xlsb_styles;
pub(super) mod xml;
